"""Tests joined: all, any, not, and what time, the person or an unread text changes.

A node answers four questions about a record. ``truth`` is the three-valued answer in four
readings (`screener.logic.truth`). ``ready`` is the first day it is true once the person
has cured what a person can. ``unsettled`` names the facts that keep it unknown.
``cures`` says what it waits for. All but ``truth`` are asked only when needed.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from typing import Protocol

from screener.facts.calendar import Span, later_of
from screener.law.kinds import Cure
from screener.logic import truth as t
from screener.logic.truth import Truth
from screener.logic.view import FactRef, View

NEVER = Span(date.max, date.max)
"""No day that can be named: it is never true, or the date does not follow."""


class Node(Protocol):
    """A compiled test."""

    def truth(self, view: View) -> Truth:
        """The answer for this record, in all four readings."""

    def ready(self, view: View, favor: bool) -> Span:
        """The first day it is true, with the open points read in favor or against."""

    def unsettled(self, view: View, readings: int) -> Iterator[FactRef]:
        """The facts that keep it unknown in any of ``readings`` (bits of `truth`)."""

    def cures(self, view: View) -> Iterator[Cure]:
        """What an unmet but curable test waits for."""

    def facts(self) -> Iterator[str]:
        """The names of the facts it looks at, in the order of the rule file."""


def today(view: View) -> Span:
    """The day of asking, as a span."""
    return Span(view.docket.as_of, view.docket.as_of)


def ready_from_truth(value: Truth, view: View, favor: bool, cured: Span) -> Span:
    """When a test without dates of its own is true: now, when ``cured``, or never."""
    now = t.NOW_FAVOR if favor else t.NOW_AGAINST
    later = t.LATER_FAVOR if favor else t.LATER_AGAINST
    can_now, must_now = bool(value & now), not value & (now << 4)
    if must_now:
        return today(view)
    eventually = cured if value & later else NEVER
    surely = cured if not value & (later << 4) else NEVER
    return Span(view.docket.as_of if can_now else eventually.earliest, surely.latest)


@dataclass(frozen=True, slots=True)
class All:
    """True when every part is."""

    parts: tuple[Node, ...]

    def truth(self, view: View) -> Truth:
        result = t.MET
        for part in self.parts:
            value = part.truth(view)
            result = (result & value & 0x0F) | ((result | value) & 0xF0)
            if result == t.UNMET:
                break  # nothing that follows can make it true in any reading
        return result

    def ready(self, view: View, favor: bool) -> Span:
        return later_of(part.ready(view, favor) for part in self.parts)

    def unsettled(self, view: View, readings: int) -> Iterator[FactRef]:
        return _unsettled_parts(self, self.parts, view, readings)

    def cures(self, view: View) -> Iterator[Cure]:
        for part in self.parts:
            yield from part.cures(view)

    def facts(self) -> Iterator[str]:
        for part in self.parts:
            yield from part.facts()


@dataclass(frozen=True, slots=True)
class Any:
    """True when one part is."""

    parts: tuple[Node, ...]

    def truth(self, view: View) -> Truth:
        result = t.UNMET
        for part in self.parts:
            value = part.truth(view)
            result = ((result | value) & 0x0F) | (result & value & 0xF0)
            if result == t.MET:
                break  # nothing that follows can make it false in any reading
        return result

    def ready(self, view: View, favor: bool) -> Span:
        spans = [part.ready(view, favor) for part in self.parts]
        return Span(min(s.earliest for s in spans), min(s.latest for s in spans))

    def unsettled(self, view: View, readings: int) -> Iterator[FactRef]:
        return _unsettled_parts(self, self.parts, view, readings)

    def cures(self, view: View) -> Iterator[Cure]:
        if self.truth(view) & t.NOW_FAVOR:
            return
        for part in self.parts:
            if part.truth(view) & t.LATER_FAVOR:
                yield from part.cures(view)

    def facts(self) -> Iterator[str]:
        for part in self.parts:
            yield from part.facts()


def _unsettled_parts(
    whole: Node, parts: tuple[Node, ...], view: View, readings: int
) -> Iterator[FactRef]:
    still = t.unsettled(whole.truth(view)) & readings
    if still:
        for part in parts:
            yield from part.unsettled(view, still)


@dataclass(frozen=True, slots=True)
class Not:
    """True when the part is false. The part must not be curable (the loader sees to it)."""

    part: Node

    def truth(self, view: View) -> Truth:
        return t.negate(self.part.truth(view))

    def ready(self, view: View, favor: bool) -> Span:
        return ready_from_truth(self.truth(view), view, favor, NEVER)

    def unsettled(self, view: View, readings: int) -> Iterator[FactRef]:
        swapped = (readings & 0b0101) << 1 | (readings & 0b1010) >> 1
        return self.part.unsettled(view, swapped)

    def cures(self, view: View) -> Iterator[Cure]:
        return iter(())

    def facts(self) -> Iterator[str]:
        return self.part.facts()


@dataclass(frozen=True, slots=True)
class Curable:
    """What is unmet can be cured: by time (``wait``), or by the person."""

    part: Node
    cure: Cure

    def truth(self, view: View) -> Truth:
        return t.curable(self.part.truth(view))

    def ready(self, view: View, favor: bool) -> Span:
        cured = NEVER if self.cure == "wait" else today(view)
        return ready_from_truth(self.truth(view), view, favor, cured)

    def unsettled(self, view: View, readings: int) -> Iterator[FactRef]:
        return self.part.unsettled(view, readings & 0b0011)

    def cures(self, view: View) -> Iterator[Cure]:
        if not self.truth(view) & t.NOW_FAVOR:
            yield self.cure

    def facts(self) -> Iterator[str]:
        return self.part.facts()


@dataclass(frozen=True, slots=True)
class Unconfirmed:
    """Nobody has read the words: what favors the person stands, anything else is open.

    ``favors`` is False where truth goes against the person (inside ``not``, or a record
    counted against a limit).
    """

    part: Node
    favors: bool = True

    def truth(self, view: View) -> Truth:
        value = self.part.truth(view)
        return t.unconfirmed(value) if self.favors else t.unconfirmed_exclusion(value)

    def ready(self, view: View, favor: bool) -> Span:
        if not self.favors:
            return ready_from_truth(self.truth(view), view, favor, NEVER)
        return today(view) if favor else self.part.ready(view, favor)

    def unsettled(self, view: View, readings: int) -> Iterator[FactRef]:
        return self.part.unsettled(view, readings & (0b0101 if self.favors else 0b1010))

    def cures(self, view: View) -> Iterator[Cure]:
        return self.part.cures(view)

    def facts(self) -> Iterator[str]:
        return self.part.facts()
