"""The outcome of one remedy for one record in one world, in the order of the contract."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from screener.facts.answers import Record
from screener.law.remedy import Remedy

from .evaluate import Cured, Evaluator, How

LEFT_OUT = "left_out"
NOT_ELIGIBLE = "not_eligible"
NEEDS_REVIEW = "needs_review"
LIKELY = "likely_eligible"
NOT_YET = "not_yet"


@dataclass(frozen=True)
class Result:
    """The answer in one world."""

    outcome: str
    eligible_on: tuple[date, date] | None = None
    waiting_for: frozenset[str] = frozenset()


@dataclass(frozen=True)
class _Read:
    """The answer in one reading of the open points."""

    outcome: str
    day: date | None
    """The first day, supposing the person has cured what a person can."""
    cures: frozenset[str]


def version_on(versions: list[Remedy], as_of: date) -> tuple[Remedy, date] | None:
    """The version to apply and the day to ask for: today's, else the next one's first day."""
    for version in versions:
        law = version.in_force
        if (law.from_ is None or law.from_ <= as_of) and (law.until is None or as_of <= law.until):
            return version, as_of
    coming = [v for v in versions if v.in_force.from_ is not None and v.in_force.from_ > as_of]
    if not coming:
        return None
    first = min(coming, key=lambda v: v.in_force.from_ or date.max)
    return first, first.in_force.from_ or as_of


def decide(evaluator: Evaluator, remedy: Remedy, record: Record, day: date) -> Result:
    """The outcome when the person asks on ``day`` (after today: the law's first day)."""
    for fact, options in remedy.covers.items():
        if evaluator.world.option(record, fact) not in options:
            return Result(LEFT_OUT)
    if remedy.lawyer_only is not None:
        return Result(NEEDS_REVIEW)
    today = evaluator.world.knowledge.case.as_of
    favor = _read(evaluator, remedy, record, day, favor=True)
    if favor.outcome == NOT_ELIGIBLE:
        return Result(NOT_ELIGIBLE)
    against = _read(evaluator, remedy, record, day, favor=False)
    if favor.outcome != against.outcome:
        days = [read.day for read in (favor, against) if read.day is not None]
        return Result(NEEDS_REVIEW, _range(days, today))
    if favor.outcome == LIKELY and day == today:
        return Result(LIKELY)
    waiting_for = favor.cures | against.cures
    if day > today:
        waiting_for |= {"law"}
    if favor.day is None or against.day is None:
        return Result(NOT_YET, None, waiting_for)
    return Result(NOT_YET, _range([favor.day, against.day], today), waiting_for)


def _read(evaluator: Evaluator, remedy: Remedy, record: Record, day: date, *, favor: bool) -> _Read:
    now = How(day, favor)
    conditions = remedy.conditions
    if all(evaluator.holds(condition, record, now) for condition in conditions):
        return _Read(LIKELY, day, frozenset())
    cured = How(day, favor, Cured.EVERYTHING)
    if evaluator.first_day(conditions, record, cured) is None:
        return _Read(NOT_ELIGIBLE, None, frozenset())
    found = [evaluator.cures(condition, record, now) or frozenset() for condition in conditions]
    first = evaluator.first_day(conditions, record, How(day, favor, Cured.BY_PERSON))
    return _Read(NOT_YET, first, frozenset[str]().union(*found))


def _range(days: list[date], today: date) -> tuple[date, date] | None:
    """The first and the last day, where a day after today is among them."""
    later = max(days, default=today) > today
    return (min(days), max(days)) if later else None
