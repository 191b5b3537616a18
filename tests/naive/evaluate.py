"""Tests of the law in one world: met or not, on one day, in one reading.

The open points of the law are read twice: all in the person's favor, and all against. A
test inside `not` is read the other way round, so that the reading stays the person's.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, replace
from datetime import date
from enum import IntEnum

from screener.facts.answers import Record
from screener.law.tests import FactTest, Test

from .counts import Counting
from .places import MET, OPEN, UNMET
from .waits import NEVER, NOT_BEGUN, Waiting
from .world import Asked, World


class Cured(IntEnum):
    """What is supposed to be cured already."""

    NOTHING = 0
    BY_PERSON = 1
    """Money, cases, warrants, supervision and trafficking."""
    EVERYTHING = 2
    """Also what time cures on no known day."""


@dataclass(frozen=True)
class How:
    """How a test is read: on which day, in whose favor, with what cured."""

    day: date
    favor: bool
    cured: Cured = Cured.NOTHING
    flipped: bool = False
    """True inside `not`: there it is good for the person when the test is false."""

    @property
    def open_is(self) -> bool:
        """The truth of an open point."""
        return self.favor != self.flipped

    def cures(self, cure: str | None) -> bool:
        """True when an unmet test with this cure counts as met."""
        if cure is None:
            return False
        return self.cured >= (Cured.EVERYTHING if cure == "wait" else Cured.BY_PERSON)


class Evaluator:
    """The tests of one place's law in one world."""

    def __init__(self, world: World, home: str, *, unseen_restarts: bool) -> None:
        self.world = world
        self.home = home
        self.turning: set[date] = set()
        """Days on which something looked at changes by itself."""
        self._counting = Counting(self)
        self._waiting = Waiting(self, unseen_restarts=unseen_restarts)

    def holds(self, test: Test, record: Record, how: How) -> bool:
        """True when a test is met, or counts as met."""
        if not test.confirmed and how.favor:
            return not how.flipped  # met, or open and read in the person's favor
        if test.wait is not None:
            due = self._waiting.due(test.wait, record, how)
            if due.kind == NOT_BEGUN:
                return how.cured == Cured.EVERYTHING
            if due.kind == NEVER:
                return how.cured == Cured.EVERYTHING and test.if_unmet is not None
            self.turning.add(due.day)
            return how.day >= due.day
        return self._own(test, record, how) or how.cures(test.if_unmet)

    def truth(self, test: Test, record: Record, day: date, *, open_is: bool, adverse: bool) -> bool:
        """A test inside a wait or count; ``adverse`` when it is bad for the person if true."""
        return self.holds(test, record, How(day, favor=open_is != adverse, flipped=adverse))

    def _own(self, test: Test, record: Record, how: How) -> bool:
        if test.all is not None:
            return all(self.holds(part, record, how) for part in test.all)
        if test.any is not None:
            return any(self.holds(part, record, how) for part in test.any)
        if test.not_ is not None:
            inside = replace(how, flipped=not how.flipped, cured=Cured.NOTHING)
            return not self.holds(test.not_, record, inside)
        if test.listed is not None:
            return _read(self.world.on_list(record, test.listed, self.home), how)
        if test.count is not None:
            return self._counting.holds(test.count, record, how)
        ((fact, options),) = test.facts.items()
        return _read(self.placed(fact, options, record), how)

    def placed(self, fact: str, test: FactTest, record: Record) -> str:
        """Where the value of a fact stands: met, open, unmet, or what it waits for."""
        question = self.world.knowledge.questions.facts[fact]
        if question.type == "list":
            has = self.world.listing(record, fact)
            if test.includes:
                if has & set(test.includes):
                    return MET
                return OPEN if has & set(test.open) else UNMET
            places = [_place(test, option) for option in sorted(has) or ["none"]]
            curable = sorted(set(places) - {MET, OPEN, UNMET})
            return next(p for p in (MET, OPEN, *curable, UNMET) if p in places)
        if question.type == "number":
            return MET if _number_fits(test, self.world.number(record, fact)) else UNMET
        if question.type == "date":
            day = self.world.day(record, fact)
            return MET if day is not None and _day_fits(test, day) else UNMET
        if fact == "class" and record.jurisdiction != self.home:
            classes = tuple(self.world.knowledge.places[self.home].law.writing.classes)
            return _place(test, str(self.world.pick(Asked(fact, record.id, "here"), classes)))
        return _place(test, self.world.option(record, fact))

    def cures(self, test: Test, record: Record, how: How) -> frozenset[str] | None:
        """What an unmet test waits for: empty when it is met, None when nothing cures it."""
        if self.holds(test, record, how):
            return frozenset()
        if test.if_unmet is not None:
            return frozenset({test.if_unmet})
        if test.all is not None:
            parts = [self.cures(part, record, how) for part in test.all]
            return None if None in parts else _union(parts)
        if test.any is not None:
            parts = [self.cures(part, record, how) for part in test.any]
            curable = [part for part in parts if part is not None]
            return _union(curable) if curable else None
        if test.wait is not None:
            due = self._waiting.due(test.wait, record, how)
            return None if due.kind == NEVER else due.cures
        for fact, options in test.facts.items():
            place = self.placed(fact, options, record)
            if place not in (MET, OPEN, UNMET):
                return frozenset({place})
        return None if self.first_day([test], record, how) is None else frozenset({"wait"})

    def first_day(self, tests: Iterable[Test], record: Record, how: How) -> date | None:
        """The first day from ``how.day`` on which all tests hold, or None.

        What was looked at on a day stays as it is until the next turning day among it, so
        only those days need to be tried.
        """
        tests = tuple(tests)
        while True:
            self.turning = set()
            if all(self.holds(test, record, how) for test in tests):
                return how.day
            later = [day for day in self.turning if day > how.day]
            if not later:
                return None
            how = replace(how, day=min(later))


def _read(place: str, how: How) -> bool:
    """A place as truth: open as the reading has it, curable when that is cured."""
    if place == OPEN:
        return how.open_is
    return place == MET or (place != UNMET and how.cures(place))


def _place(test: FactTest, option: str) -> str:
    for wanted in (option, "rest"):
        for place, options in ((MET, test.met), (OPEN, test.open), (UNMET, test.unmet)):
            if wanted in options:
                return place
        for cure, options in test.curable.items():
            if wanted in options:
                return cure
    return UNMET


def _number_fits(test: FactTest, number: int) -> bool:
    return (
        (test.at_least is None or number >= test.at_least)
        and (test.more_than is None or number > test.more_than)
        and (test.at_most is None or number <= test.at_most)
        and (test.less_than is None or number < test.less_than)
    )


def _day_fits(test: FactTest, day: date) -> bool:
    return (
        (test.before is None or day < test.before)
        and (test.on_or_before is None or day <= test.on_or_before)
        and (test.after is None or day > test.after)
        and (test.on_or_after is None or day >= test.on_or_after)
    )


def _union(parts: Iterable[frozenset[str] | None]) -> frozenset[str]:
    return frozenset(cure for part in parts for cure in part or ())
