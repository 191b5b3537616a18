"""Screening: one person's records against every remedy that could apply."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass

from screener.facts.answers import Case
from screener.facts.calendar import Span
from screener.logic.rulebook import Rulebook
from screener.logic.view import Docket, FactRef, View
from screener.screening.branches import with_branches
from screener.screening.judgement import Judgement, judge
from screener.screening.order import best_of, better_than, in_order
from screener.screening.refills import Refills


@dataclass(frozen=True, slots=True)
class RecordAnswer:
    """Every remedy that could apply to one record, best first."""

    view: View
    judgements: tuple[Judgement, ...]
    best: Judgement | None
    better: Judgement | None
    known_place: bool
    """False where this installation has no rules for the record's jurisdiction."""


@dataclass(frozen=True, slots=True)
class Screening:
    """The answer for one person. ``contradictions`` names facts that cannot all be true."""

    case: Case
    rules_version: str
    records: tuple[RecordAnswer, ...]
    contradictions: tuple[tuple[FactRef, ...], ...]
    next_question: FactRef | None


def screen(case: Case, rules: Rulebook) -> Screening:
    """Screen every record of a case (those of ``case.jurisdictions``, where it names some)."""
    refills = Refills(case, rules)
    docket = refills.docket
    answers = tuple(
        _record(view, index, refills)
        for index, view in enumerate(docket.views)
        if case.jurisdictions is None or view.place in case.jurisdictions
    )
    return Screening(
        case=case,
        rules_version=rules.version,
        records=answers,
        contradictions=tuple(_contradictions(docket)),
        next_question=_next_question(answers, rules),
    )


def _record(view: View, index: int, refills: Refills) -> RecordAnswer:
    law = refills.rules.jurisdictions.get(view.place)
    if law is None:
        return RecordAnswer(view, (), None, None, known_place=False)
    judgements: list[Judgement] = []
    for versions in law.remedies.values():
        judgement = judge(versions, view, index, refills.on)
        if judgement is not None:
            judgement = with_branches(judgement, versions, index, refills)
        if judgement is not None:
            judgements.append(judgement)
    ordered = in_order(judgements)
    best = best_of(ordered)
    return RecordAnswer(view, ordered, best, better_than(best, ordered), known_place=True)


def _contradictions(docket: Docket) -> Iterable[tuple[FactRef, ...]]:
    """Dates in an order that cannot be. A warning, never a refusal."""
    began, ended = (docket.person.get(f"trafficking_{verb}_on") for verb in ("began", "ended"))
    if _surely_before(ended, began):
        yield (FactRef("trafficking_began_on", None), FactRef("trafficking_ended_on", None))
    born = docket.person.get("birth_date")
    for view in docket.views:
        happened, ended = (view.values.get(f"{what}_date") for what in ("offense", "disposition"))
        if _surely_before(ended, happened):
            yield (FactRef("offense_date", view.id), FactRef("disposition_date", view.id))
        if _surely_before(happened, born):
            yield (FactRef("birth_date", None), FactRef("offense_date", view.id))


def _surely_before(first: object, second: object) -> bool:
    return isinstance(first, Span) and isinstance(second, Span) and first.latest < second.earliest


def _next_question(answers: tuple[RecordAnswer, ...], rules: Rulebook) -> FactRef | None:
    """The missing fact that keeps most remedies undecided; staff-only facts come last."""
    count: Counter[FactRef] = Counter()
    for answer in answers:
        for judgement in answer.judgements:
            count.update(judgement.missing)
    if not count:
        return None
    position = {name: index for index, name in enumerate(rules.catalog.facts)}
    return min(
        count,
        key=lambda ref: (
            rules.catalog[ref.fact].staff_only,
            -count[ref],
            position[ref.fact],
            ref.record or "",
        ),
    )
