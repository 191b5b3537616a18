"""One remedy for one record: the outcome, when, what it waits for and what is missing."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, replace
from datetime import date

from screener.facts.calendar import Span
from screener.law.kinds import Cure
from screener.logic import truth as t
from screener.logic.compiled import CompiledRemedy
from screener.logic.view import Docket, FactRef, View
from screener.screening.outcomes import OUTCOMES, Outcome, Settled

WaitingFor = Cure | str
CURES_IN_ORDER = ("law", "wait", "money", "case", "warrant", "supervision", "trafficking")


@dataclass(frozen=True, slots=True)
class Branch:
    """What one answer to the one missing fact would give."""

    answer: object
    outcome: Outcome | None
    """None: the remedy would not cover the record at all."""
    eligible_on: Span | None


@dataclass(frozen=True, slots=True)
class Judgement:
    """The answer for one remedy and one record."""

    remedy: CompiledRemedy
    view: View
    """The record as looked at; for a law not yet in force, on its first day."""
    outcome: Outcome
    eligible_on: Span | None = None
    waiting_for: tuple[WaitingFor, ...] = ()
    missing: tuple[FactRef, ...] = ()
    branches: tuple[Branch, ...] = ()
    law_from: date | None = None
    """The first day of a law that is enacted and not yet in force."""


DocketOn = Callable[[date], Docket]


def possible(remedy: CompiledRemedy, view: View) -> frozenset[Settled]:
    """The outcomes that some filling in of the facts gives, ``left_out`` among them."""
    covers = remedy.covers.truth(view)
    if covers == t.UNMET:
        return frozenset({"left_out"})
    if remedy.lawyer_only is not None:
        found: frozenset[Settled] = frozenset({"needs_review"})
    else:
        found = OUTCOMES[remedy.whole.truth(view)]
    return found if covers == t.MET else found | {"left_out"}


def judge(
    versions: tuple[CompiledRemedy, ...], view: View, index: int, docket_on: DocketOn
) -> Judgement | None:
    """The judgement of a remedy (all its versions) for one record; None: left out.

    The version in force on the day of asking decides. One that is enacted and not yet in
    force is looked at on its first day, where there is no other or the other says no.
    ``index`` is the record's place in its docket.
    """
    as_of = view.docket.as_of
    current = next((v for v in versions if _in_force(v, as_of)), None)
    coming = next((v for v in versions if _starts_after(v, as_of)), None)
    if current is not None:
        now = possible(current, view)
        if coming is None or now != frozenset({"not_eligible"}):
            return _judged(current, view, now)
        then = _judged_then(coming, index, docket_on)
        if then is not None and then.outcome == "not_yet":
            return then
        return _judged(current, view, now)
    return None if coming is None else _judged_then(coming, index, docket_on)


def _in_force(version: CompiledRemedy, day: date) -> bool:
    first, last = version.in_force_from, version.in_force_until
    return (first is None or first <= day) and (last is None or day <= last)


def _starts_after(version: CompiledRemedy, day: date) -> bool:
    return version.in_force_from is not None and version.in_force_from > day


def _judged_then(coming: CompiledRemedy, index: int, docket_on: DocketOn) -> Judgement | None:
    first = coming.in_force_from
    assert first is not None
    view = docket_on(first).views[index]
    then = _judged(coming, view, possible(coming, view))
    if then is None or then.outcome not in ("likely_eligible", "not_yet"):
        return None if then is None else replace(then, law_from=first)
    starts = Span(first, first) if then.eligible_on is None else then.eligible_on
    known = then.outcome == "likely_eligible" or then.eligible_on is not None
    return replace(
        then,
        outcome="not_yet",
        waiting_for=("law", *then.waiting_for),
        eligible_on=starts if known or set(then.waiting_for) <= {"case", "warrant"} else None,
        law_from=first,
    )


def _judged(remedy: CompiledRemedy, view: View, found: frozenset[Settled]) -> Judgement | None:
    if found == frozenset({"left_out"}):
        return None
    if len(found) > 1:
        missing = tuple(dict.fromkeys(_missing(remedy, view)))
        return Judgement(remedy, view, "needs_info", missing=missing)
    (outcome,) = found
    assert outcome != "left_out"
    if outcome not in ("not_yet", "needs_review"):
        return Judgement(remedy, view, outcome)
    waiting = tuple(sorted(set(remedy.whole.cures(view)), key=CURES_IN_ORDER.index))
    return Judgement(
        remedy,
        view,
        outcome,
        eligible_on=_eligible_on(remedy, view, outcome),
        waiting_for=waiting if outcome == "not_yet" else (),
    )


def _missing(remedy: CompiledRemedy, view: View) -> list[FactRef]:
    missing = list(remedy.covers.unsettled(view, 0b1111))
    if remedy.lawyer_only is None:
        missing.extend(remedy.whole.unsettled(view, 0b1111))
    return missing


def _eligible_on(remedy: CompiledRemedy, view: View, outcome: Outcome) -> Span | None:
    """The first day it would be true, where a date follows from the facts given."""
    if remedy.lawyer_only is not None:
        return None
    as_of = view.docket.as_of
    favor = remedy.whole.ready(view, favor=True)
    strict = remedy.whole.ready(view, favor=False)
    if outcome == "not_yet":
        span = Span(min(favor.earliest, strict.earliest), max(favor.latest, strict.latest))
    else:  # where the strict reading only adds a wait its end is the date, else the favorable
        span = strict if as_of < strict.latest < date.max else favor
    if span.latest == date.max or span.latest <= as_of:
        return None
    return Span(max(span.earliest, as_of), span.latest)
