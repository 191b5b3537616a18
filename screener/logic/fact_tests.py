"""Tests of one fact: options placed, numbers and dates compared."""

from __future__ import annotations

from abc import ABC, abstractmethod
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from functools import reduce
from operator import or_

from screener.facts.calendar import Span
from screener.facts.catalog import NONE, Listing
from screener.law.kinds import Cure
from screener.logic import truth as t
from screener.logic.nodes import NEVER, ready_from_truth, today
from screener.logic.truth import Truth
from screener.logic.view import FactRef, View


@dataclass(frozen=True, slots=True)
class FactName:
    """A fact in a test, and how to name it when it is missing."""

    name: str
    of_person: bool

    def ref(self, view: View) -> FactRef:
        """The fact of the person or of this record."""
        return FactRef(self.name, None if self.of_person else view.id)


class OfOneFact(ABC):
    """A test of one fact that neither time nor the person cures."""

    __slots__ = ()
    fact: FactName

    @abstractmethod
    def truth(self, view: View) -> Truth:
        """The answer for this record, in all four readings."""

    def ready(self, view: View, favor: bool) -> Span:
        return ready_from_truth(self.truth(view), view, favor, NEVER)

    def unsettled(self, view: View, readings: int) -> Iterator[FactRef]:
        if t.unsettled(self.truth(view)) & readings:
            yield self.fact.ref(view)

    def cures(self, view: View) -> Iterator[Cure]:
        return iter(())

    def facts(self) -> Iterator[str]:
        yield self.fact.name


@dataclass(frozen=True, slots=True)
class Placed(OfOneFact):
    """Every option of a one-of or yes/no fact has its answer; unknown is their union."""

    fact: FactName
    name: str
    """The fact's name once more: this test is asked more often than any other."""
    table: Mapping[str, Truth]
    cure_of: Mapping[str, Cure]
    unknown: Truth

    def truth(self, view: View) -> Truth:
        value = view.values.get(self.name)
        if value.__class__ is str:
            return self.table[value]
        if value is None:
            return self.unknown
        assert isinstance(value, frozenset)
        return reduce(or_, (self.table[option] for option in value))

    def ready(self, view: View, favor: bool) -> Span:
        cured = today(view) if self._dated_by_person(view) else NEVER
        return ready_from_truth(self.truth(view), view, favor, cured)

    def _dated_by_person(self, view: View) -> bool:
        return "wait" not in set(self.cures(view))

    def unsettled(self, view: View, readings: int) -> Iterator[FactRef]:
        if t.unsettled(self.truth(view)) & readings:
            if self.fact.of_person:
                yield self.fact.ref(view)
            else:
                yield from view.asked_for(self.fact.name)

    def cures(self, view: View) -> Iterator[Cure]:
        value = view.values.get(self.fact.name)
        if isinstance(value, str) and value in self.cure_of:
            yield self.cure_of[value]


@dataclass(frozen=True, slots=True)
class PlacedClass(Placed):
    """The class of an offense: each state names its own, so another's is not known here."""

    place: str = ""

    def truth(self, view: View) -> Truth:
        return Placed.truth(self, view) if view.place == self.place else self.unknown


@dataclass(frozen=True, slots=True)
class PlacedList(OfOneFact):
    """A list fact: met when one option in it is. ``none`` is the answer of an empty list."""

    fact: FactName
    table: Mapping[str, Truth]

    def truth(self, view: View) -> Truth:
        value = view.values.get(self.fact.name)
        if value is None:
            listing = Listing(frozenset(), complete=False)
        else:
            assert isinstance(value, Listing)
            listing = value
        result = t.UNMET
        for option, answer in self.table.items():
            if option == NONE:
                if listing.complete and not listing.has:
                    result = t.either(result, answer)
                elif not listing.complete and not listing.has:
                    result = t.either(result, answer | t.UNMET)
            elif option in listing.has:
                result = t.either(result, answer)
            elif not listing.complete:
                result = t.either(result, answer | t.UNMET)
        return result


@dataclass(frozen=True, slots=True)
class Includes(OfOneFact):
    """A list of remedy ids or kinds holds one of these."""

    fact: FactName
    options: frozenset[str]
    open: frozenset[str]
    """Ids or kinds of which the words do not say whether they count."""

    def truth(self, view: View) -> Truth:
        value = view.values.get(self.fact.name)
        if value is None:
            return t.UNKNOWN
        assert isinstance(value, Listing)
        if value.has & self.options:
            return t.MET
        return t.OPEN if value.has & self.open else t.UNMET


@dataclass(frozen=True, slots=True)
class Number(OfOneFact):
    """A whole number between two bounds, both included; None is no bound."""

    fact: FactName
    low: int | None
    high: int | None

    def truth(self, view: View) -> Truth:
        value = view.values.get(self.fact.name)
        if value is None:
            return t.UNKNOWN
        if isinstance(value, int):
            least = most = value
        else:
            assert isinstance(value, tuple)
            least, most = value  # type: ignore[assignment]
        if (self.low is not None and most < self.low) or (
            self.high is not None and least > self.high
        ):
            return t.UNMET
        inside = (self.low is None or least >= self.low) and (
            self.high is None or most <= self.high
        )
        return t.MET if inside else t.UNKNOWN


@dataclass(frozen=True, slots=True)
class DateBetween(OfOneFact):
    """A date between two days, both included; None is no bound."""

    fact: FactName
    first: date | None
    last: date | None

    def truth(self, view: View) -> Truth:
        value = view.values.get(self.fact.name)
        if value is None:
            return t.UNKNOWN
        assert isinstance(value, Span)
        if (self.first is not None and value.latest < self.first) or (
            self.last is not None and value.earliest > self.last
        ):
            return t.UNMET
        inside = (self.first is None or value.earliest >= self.first) and (
            self.last is None or value.latest <= self.last
        )
        return t.MET if inside else t.UNKNOWN
