"""The days and numbers that matter: where the tests of a remedy change their answer.

A missing or rough date need only be tried on the days around these; a missing number only
at these. Lists need only be tried with the options some test names.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator
from datetime import date

from screener.facts.catalog import CAN_LIE_AHEAD
from screener.law.remedy import Remedy
from screener.law.tests import Count, FactTest, Lapse, Restart, Test, Wait
from screener.law.tests import Length as LawLength

from .days import DAY, Length, after, last_start
from .knowledge import Knowledge


def length_of(law: Lapse | LawLength | Wait, *, more_than: bool = False) -> Length:
    """A length of the law as the judge's calendar takes it."""
    return Length(law.years, law.months, law.days, more_than)


def every_test(tests: Iterable[Test]) -> Iterator[Test]:
    """All tests, and all tests inside them."""
    for test in tests:
        yield test
        inner = [*(test.all or ()), *(test.any or ())]
        if test.not_ is not None:
            inner.append(test.not_)
        if test.count is not None:
            inner.append(test.count.which)
        if test.wait is not None:
            inner += [start.when for start in test.wait.from_ if start.when is not None]
            inner += [length.when for length in test.wait.lengths if length.when is not None]
            inner += [] if test.wait.restart is None else [test.wait.restart.which]
        yield from every_test(inner)


class Edges:
    """The values worth trying, by fact, for one remedy asked for on ``day``."""

    def __init__(self, remedy: Remedy, knowledge: Knowledge, day: date) -> None:
        self.day = day
        self.knowledge = knowledge
        self.days: dict[str, set[date]] = defaultdict(set)
        self.numbers: dict[str, set[int]] = defaultdict(set)
        self.words: dict[str, set[str]] = defaultdict(set)
        self.names: dict[int, str] = {}
        """Each count by its identity: two counts of the same words have the same name."""
        for test in every_test(remedy.conditions):
            for fact, options in test.facts.items():
                self._fact(fact, options)
            if test.wait is not None:
                self._wait(test.wait)
            if test.count is not None:
                self._count(test.count)
        for place in knowledge.places.values():
            for entry in place.law.offense_map:
                if entry.from_ is not None:
                    self._around("offense_date", entry.from_)
                if entry.until is not None:
                    self._around("offense_date", entry.until)

    def dates(self, fact: str, earliest: date, latest: date) -> list[date]:
        """The days to try for a date between two days."""
        days = {earliest, latest, self.day, *self.days[fact]}
        if fact in CAN_LIE_AHEAD:
            days |= {self.knowledge.case.as_of, self.knowledge.case.as_of + DAY}
        return sorted(day for day in days if earliest <= day <= latest)

    def whole_numbers(self, fact: str, low: int, high: int) -> list[int]:
        """The numbers to try between two numbers."""
        return sorted(n for n in {low, high, *self.numbers[fact]} if low <= n <= high)

    def _around(self, fact: str, day: date) -> None:
        self.days[fact] |= {day - DAY, day, day + DAY}

    def _run_out(self, fact: str, length: Length, day: date) -> None:
        """The last day from which a length is over by ``day``, and the next."""
        last = last_start(day, length)
        self.days[fact] |= {last, last + DAY}

    def _fact(self, fact: str, test: FactTest) -> None:
        for number in (test.at_least, test.more_than, test.at_most, test.less_than):
            if number is not None:
                self.numbers[fact] |= {number - 1, number, number + 1}
        for day in (test.before, test.on_or_before, test.after, test.on_or_after):
            if day is not None:
                self._around(fact, day)
        for options in (test.met, test.open, test.unmet, test.includes, *test.curable.values()):
            self.words[fact] |= set(options) - {"rest", "none"}

    def _wait(self, wait: Wait) -> None:
        facts = [start.date for start in wait.from_]
        if isinstance(wait.restart, Restart):
            facts.append(wait.restart.dated_by)
        for length in wait.lengths or (wait,):
            for fact in facts:
                self._run_out(fact, length_of(length, more_than=wait.more_than), self.day)

    def _count(self, count: Count) -> None:
        self.names[id(count)] = repr(count)
        window = count.window
        if window is None:
            return
        dated = [window.dated_by, *(f for f, how in count.known_from.items() if f.endswith("_on"))]
        if window.before_asking is not None:
            for fact in dated:
                self._run_out(fact, length_of(window.before_asking), self.day)
        for own in filter(None, (*window.after, window.before)):
            for fact in dated:
                self._beside(fact, own)
                self._beside(own, fact)
        for start in window.after if window.after_for is not None else ():
            length = length_of(window.after_for)
            for end in self._given_ends(start):
                self._around(window.dated_by, after(end, length))
            for end in self._given_ends(window.dated_by):
                self._run_out(start, length, end)

    def _beside(self, fact: str, other: str) -> None:
        """The days around every given day of another date."""
        for end in self._given_ends(other):
            self._around(fact, end)

    def _given_ends(self, fact: str) -> Iterator[date]:
        for record in (None, *self.knowledge.case.records):
            if self.knowledge.given(record, fact) is not None:
                span = self.knowledge.span(record, fact)
                yield span.earliest
                yield span.latest
