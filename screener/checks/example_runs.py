"""Examples laid out and run: which person, which record, and what the rules answer."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from screener.facts.answers import InvalidRequest, read_case
from screener.facts.calendar import Span
from screener.law.examples import Example
from screener.logic.compiled import CompiledRemedy, with_parts
from screener.logic.rulebook import Rulebook
from screener.screening.branches import with_branches
from screener.screening.judgement import Judgement, judge
from screener.screening.outcomes import BECAUSE
from screener.screening.refills import Refills


class BadExample(ValueError):
    """An example that cannot be laid out; the message says why."""


@dataclass(frozen=True, slots=True)
class Laid:
    """One example laid out: with ``each`` one for every option."""

    example: Example
    name: str
    refills: Refills


def lay_out(
    examples: Sequence[Example], place: str, rules: Rulebook
) -> Iterator[tuple[int, Laid | BadExample]]:
    """Every example of a remedy with its position, laid out or with what is wrong with it."""
    whole: dict[str, Example] = {}
    for index, example in enumerate(examples):
        try:
            if example.id in whole:
                raise BadExample("the id stands twice in this remedy")
            merged = _merged(example, whole)
        except BadExample as error:
            yield index, error
            continue
        whole[example.id] = merged
        for name, person, record in _each(merged, rules):
            try:
                yield index, _laid(merged, name, person, record, place, rules)
            except BadExample as error:
                yield index, error


def _merged(example: Example, earlier: Mapping[str, Example]) -> Example:
    if example.like is None:
        return example
    base = earlier.get(example.like)
    if base is None:
        raise BadExample(f"like names no earlier example “{example.like}”")
    person = base.person | example.person
    record = base.record | example.record
    for name in example.without:
        if person.pop(name, None) is None and record.pop(name, None) is None:
            raise BadExample(f"without names “{name}”, which is not there")
    return example.model_copy(
        update={
            "person": person,
            "record": record,
            "as_of": example.as_of or base.as_of,
            "others": base.others if example.others is None else example.others,
        }
    )


def _each(
    example: Example, rules: Rulebook
) -> Iterator[tuple[str, dict[str, Any], dict[str, Any]]]:
    if not example.each:
        yield example.id, example.person, example.record
        return
    ((fact, options),) = example.each.items()
    for option in options:
        value: Any = option
        known = rules.catalog.facts.get(fact)
        if known is not None and known.type == "list":
            value = [option]
        name = f"{example.id} ({option})"
        if known is not None and known.scope == "person":
            yield name, example.person | {fact: value}, example.record
        else:
            yield name, example.person, example.record | {fact: value}


def _laid(
    example: Example,
    name: str,
    person: dict[str, Any],
    record: dict[str, Any],
    place: str,
    rules: Rulebook,
) -> Laid:
    others = [
        {"jurisdiction": place, **other} | {"id": f"other-{index}"}
        for index, other in enumerate(example.others or (), start=1)
    ]
    request = {
        "person": person,
        "records": [{"id": "this", "jurisdiction": place, **record}, *others],
    }
    assert example.as_of is not None
    try:
        case = read_case(request, rules.catalog, today=example.as_of, from_text=True)
    except InvalidRequest as error:
        places = "; ".join(f"{r.pointer}: {r.detail}" for r in error.refusals)
        raise BadExample(f"the example does not hold together: {places}") from error
    return Laid(example, name, Refills(case, rules))


def run(laid: Laid, versions: tuple[CompiledRemedy, ...]) -> Judgement | None:
    """What the rules answer for a laid-out example."""
    judgement = judge(versions, laid.refills.docket.views[0], 0, laid.refills.on)
    return None if judgement is None else with_branches(judgement, versions, 0, laid.refills)


def mismatch(laid: Laid, judgement: Judgement | None) -> str | None:
    """How the answer differs from what the example expects; None when it does not."""
    expected = laid.example
    if judgement is None:
        return None if expected.expect == "left_out" else f"left_out, not {expected.expect}"
    if judgement.outcome != expected.expect:
        return f"{judgement.outcome}{_why(judgement)}, not {expected.expect}"
    found = not_met(judgement)
    if set(found) != set(expected.because):
        return f"because: {_list(found)}, not {_list(expected.because)}"
    if (wrong := _date_mismatch(judgement, expected)) is not None:
        return wrong
    if expected.waiting_for and set(judgement.waiting_for) != set(expected.waiting_for):
        return f"waiting_for: {_list(judgement.waiting_for)}, not {_list(expected.waiting_for)}"
    missing = {ref.fact for ref in judgement.missing}
    if missing != set(expected.missing):
        return f"missing: {_list(sorted(missing))}, not {_list(expected.missing)}"
    return _parts_mismatch(judgement, expected)


def _why(judgement: Judgement) -> str:
    return (
        f" (because: {_list(not_met(judgement))})" if judgement.outcome != "likely_eligible" else ""
    )


def _date_mismatch(judgement: Judgement, expected: Example) -> str | None:
    wanted = expected.eligible_on
    if wanted is None and judgement.outcome != "not_yet":
        return None
    span: Span | None = None
    if wanted is not None:
        span = Span(wanted, wanted) if isinstance(wanted, date) else Span(*wanted)
    if judgement.eligible_on == span:
        return None
    return f"eligible_on: {_day(judgement.eligible_on)}, not {_day(span)}"


def _parts_mismatch(judgement: Judgement, expected: Example) -> str | None:
    if not expected.parts_met:
        return None
    met = {
        part.id
        for part in with_parts(judgement.remedy.conditions)
        if BECAUSE[part.node.truth(judgement.view)] == "met"
    }
    lacking = [name for name in expected.parts_met if name not in met]
    return f"part not met: {_list(lacking)}" if lacking else None


def not_met(judgement: Judgement) -> list[str]:
    """The conditions of a judgement that are not met: unmet, curable, unknown or open."""
    return [
        part.id
        for part in judgement.remedy.conditions
        if BECAUSE[part.node.truth(judgement.view)] != "met"
    ]


def _list(names: Sequence[str]) -> str:
    return ", ".join(names) or "none"


def _day(span: Span | None) -> str:
    if span is None:
        return "no date"
    if span.exact:
        return span.earliest.isoformat()
    return f"{span.earliest.isoformat()} to {span.latest.isoformat()}"
