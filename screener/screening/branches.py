"""With one missing fact: what each answer to it would give."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import replace
from datetime import timedelta
from itertools import pairwise

from screener.facts.calendar import Span
from screener.facts.catalog import CAN_LIE_AHEAD, Fact, Listing, Value
from screener.logic.compiled import CompiledRemedy
from screener.logic.landmarks import last_days_of_groups, numbers_to_try
from screener.logic.nodes import All
from screener.logic.rulebook import Rulebook
from screener.logic.view import FactRef, View
from screener.screening.judgement import Branch, Judgement, judge
from screener.screening.refills import Refills

_DAY = timedelta(days=1)
#: Facts whose answers cannot be listed.
_NOT_LISTED = frozenset({"statute", "original_statute", "records_complete"})


def with_branches(
    judgement: Judgement,
    versions: tuple[CompiledRemedy, ...],
    index: int,
    refills: Refills,
) -> Judgement | None:
    """The judgement with its branches; None when every answer leaves the remedy out.

    Where every answer gives one and the same outcome, that is the outcome: the fact did not
    matter after all.
    """
    if judgement.outcome != "needs_info" or len(judgement.missing) != 1:
        return judgement
    (ref,) = judgement.missing
    branches: list[Branch] = []
    judged: list[Judgement | None] = []
    for answer, value in _answers(judgement, ref, refills.rules):
        filled = refills.with_value(ref, value, index)
        result = judge(versions, filled.docket.views[index], index, filled.on)
        judged.append(result)
        branches.append(
            Branch(answer, result.outcome, result.eligible_on)
            if result is not None
            else Branch(answer, None, None)
        )
    if len({None if j is None else j.outcome for j in judged}) == 1:
        first = judged[0]
        if first is None or first.outcome != "needs_info":
            return None if first is None else _widest(judged, judgement.view)
    return replace(judgement, branches=tuple(_grouped(branches)))


def _widest(judged: list[Judgement | None], view: View) -> Judgement:
    """One judgement for answers that agree: dates span what any of them gives."""
    kept = [j for j in judged if j is not None]
    spans = [j.eligible_on for j in kept]
    waiting = kept[0].waiting_for
    eligible_on = None
    if all(span is not None for span in spans):
        known = [span for span in spans if span is not None]
        eligible_on = Span(min(s.earliest for s in known), max(s.latest for s in known))
    if any(j.waiting_for != waiting for j in kept):
        found = {cure for j in kept for cure in j.waiting_for}
        waiting = tuple(sorted(found))
    return replace(kept[0], view=view, eligible_on=eligible_on, waiting_for=waiting)


def _answers(judgement: Judgement, ref: FactRef, rules: Rulebook) -> Iterable[tuple[object, Value]]:
    fact = rules.catalog[ref.fact]
    if fact.name in _NOT_LISTED:
        return
    if fact.name == "class":
        law = rules.jurisdictions.get(judgement.view.place)
        for name in () if law is None else law.class_levels:
            yield name, name
    elif fact.type in ("yes_no", "one_of"):
        for option in fact.options:
            yield option, option
    elif fact.type == "list" and not fact.open_options:
        yield [], Listing(frozenset(), True)
        for option in fact.options:
            yield [option], Listing(frozenset({option}), True)
    elif fact.type == "number":
        yield from ((n, n) for n in numbers_to_try(_nodes(judgement), fact.name))
    elif fact.type == "date":
        yield from _dates(judgement, fact, ref)


def _nodes(judgement: Judgement) -> All:
    return All((judgement.remedy.covers, judgement.remedy.whole))


def _dates(judgement: Judgement, fact: Fact, ref: FactRef) -> Iterator[tuple[object, Value]]:
    view = judgement.view
    as_of = view.docket.as_of
    owner = view
    if ref.record is not None and ref.record != view.id:
        owner = next(v for v in view.docket.views if v.id == ref.record)
    given = owner.values.get(fact.name)
    first = given.earliest if isinstance(given, Span) else None
    last = given.latest if isinstance(given, Span) else None
    if last is None and fact.name not in CAN_LIE_AHEAD:
        last = as_of
    turns = [
        day
        for day in last_days_of_groups(_nodes(judgement), fact.name, as_of)
        if (first is None or day >= first) and (last is None or day < last)
    ]
    if not turns:
        return
    yield {"on_or_before": turns[0].isoformat()}, Span(turns[0], turns[0])
    for before, until in pairwise(turns):
        yield (
            {"after": before.isoformat(), "on_or_before": until.isoformat()},
            Span(until, until),
        )
    after = turns[-1] + _DAY
    yield {"after": turns[-1].isoformat()}, Span(after, last) if last else Span(after, after)


def _grouped(branches: list[Branch]) -> Iterator[Branch]:
    """Options that give the same answer stand together."""
    groups: dict[tuple[object, object], list[object]] = {}
    for branch in branches:
        groups.setdefault((branch.outcome, branch.eligible_on), []).append(branch.answer)
    for branch in branches:
        answers = groups.pop((branch.outcome, branch.eligible_on), None)
        if answers is None:
            continue
        single = len(answers) == 1
        yield replace(branch, answer=answers[0] if single else answers)
