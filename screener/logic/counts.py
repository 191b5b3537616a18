"""Counts and look-backs over the person's records, in the law's own unit.

A count is a range: what surely qualifies, to that plus what might. Records that were not
given have no upper end unless they are all there are, or a fact of the person bounds
them. A look-back never counts the record itself unless the law does (``with_this``).
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from typing import Literal

from screener.facts.calendar import Period, Span, add
from screener.facts.catalog import NO
from screener.law.kinds import Cure
from screener.logic import truth as t
from screener.logic.nodes import NEVER, Node, today
from screener.logic.starts import asked_for_date, possible_days
from screener.logic.truth import Truth
from screener.logic.view import FactRef, View
from screener.logic.waits import in_place
from screener.logic.windows import WindowOf

NO_END = 10**9
_LABEL = {"case": "case_id", "incident": "incident", "arrest": "arrest_id"}
_LATEST = ("last_conviction_on", "last_arrest_on")
_LIFETIME = ("total_convictions", "felony_convictions", "misdemeanor_convictions")


@dataclass(frozen=True, slots=True)
class Counted:
    """One record in a count: how surely it qualifies, its date and its label."""

    truth: Truth
    dated: Span
    label: str | None
    told: bool = False
    """True when a date the person told stands for it: the record itself was not given."""


@dataclass(frozen=True, slots=True)
class AtLeast:
    """At least ``least`` of the records qualify. Its negation is "at most ``least`` - 1"."""

    which: Node
    with_this: bool
    place: str
    here: str
    unit: Literal["record", "case", "incident", "arrest"]
    window: WindowOf | None
    least: int
    known_from: Mapping[str, Literal["counts", "bounds"]]
    known_of_record: frozenset[str]
    """Those facts of ``known_from`` that are asked of the record, not of the person."""

    def truth(self, view: View) -> Truth:
        """Now; what time does to a look-back is the business of :class:`AtMost`."""
        return view.remembered(self, self._truth)

    def _truth(self, view: View) -> Truth:
        counted = self.counted(view)
        unseen = self.unseen(view, counted)
        result = 0
        for reading in (t.NOW_AGAINST, t.NOW_FAVOR, t.LATER_AGAINST, t.LATER_FAVOR):
            surely, perhaps = self._range(counted, reading)
            if perhaps + unseen >= self.least:
                result |= reading
            if surely < self.least:
                result |= reading << 4
        return result

    def _range(self, counted: list[Counted], reading: int) -> tuple[int, int]:
        sure = [c for c in counted if not c.truth & (reading << 4)]
        may = [c for c in counted if c.truth & reading]
        if self.unit == "record":
            return len(sure), len(may)
        labels = {c.label for c in sure if c.label is not None}
        fewest = max(len(labels), 1 if sure else 0)
        known = {c.label for c in may if c.label is not None}
        return fewest, len(known) + sum(c.label is None for c in may)

    def counted(self, view: View) -> list[Counted]:
        """Every record that can qualify, and what the person's facts say of others."""
        dated_by = "disposition_date" if self.window is None else self.window.dated_by
        result: list[Counted] = []
        truths = view.docket.truths(self.which)
        for other, value in zip(view.docket.views, truths, strict=True):
            if not value & 0x0F or (other is view and not self.with_this):
                continue
            if not in_place(other, self.place, self.here):
                continue
            given = other.values.get(dated_by)
            dated = given if isinstance(given, Span) else possible_days(dated_by, other)
            if self.window is not None:
                value = t.both(value, self._inside(view, other, dated))
            label = self._label(other)
            if self.unit != "record" and other is not view and not self.with_this:
                value = t.both(value, self._another_unit(view, label))
            if value & 0x0F:
                result.append(Counted(value, dated, label))
        result.extend(self._told(view, result))
        return result

    def _inside(self, view: View, other: View, dated: Span) -> Truth:
        assert self.window is not None
        if other is view and self.window.dated_by in self.window.own_dates():
            return t.UNMET  # a record is neither before nor after itself
        return self.window.truth(view, dated)

    def _label(self, view: View) -> str | None:
        label = None if self.unit == "record" else view.values.get(_LABEL[self.unit])
        return label if isinstance(label, str) else None

    def _another_unit(self, view: View, label: str | None) -> Truth:
        """Whether a record is of another case or incident than the one looked at."""
        own = self._label(view)
        if own is None or label is None:
            return t.UNKNOWN
        return t.UNMET if own == label else t.MET

    def _told(self, view: View, seen: list[Counted]) -> Iterator[Counted]:
        """A date the person told that stands for a record which was not given."""
        for fact in _LATEST:
            told = view.values.get(fact)
            if self.known_from.get(fact) != "counts" or not isinstance(told, Span):
                continue
            if any(_same_day(told, c.dated) and not c.truth & 0xF0 for c in seen):
                continue  # one of the given records
            inside = t.MET if self.window is None else self.window.truth(view, told)
            own = self._may_be_this_record(view, fact, told)
            if own == t.MET:
                continue  # the record itself, which is never counted
            if own == t.UNKNOWN or any(_overlap(told, c.dated) for c in seen):
                inside |= t.UNMET
            if inside & 0x0F:
                yield Counted(inside, told, None, told=True)

    @staticmethod
    def _may_be_this_record(view: View, fact: str, told: Span) -> Truth:
        """Whether the latest conviction (arrest) the person told is the record looked at."""
        own = view.values.get("disposition_date" if fact == "last_conviction_on" else "arrest_date")
        disposition = view.values.get("disposition")
        if fact == "last_conviction_on" and disposition not in (None, "convicted"):
            return t.UNMET
        if not isinstance(own, Span):
            return t.UNKNOWN
        if _same_day(told, own) and disposition is not None:
            return t.MET
        return t.UNKNOWN if _overlap(told, own) else t.UNMET

    def unseen(self, view: View, counted: list[Counted]) -> int:
        """How many more records, not given, may qualify."""
        if view.docket.complete:
            return 0
        most = NO_END
        for fact in self.known_from:
            value = view.values.get(fact)
            if fact in _LIFETIME and isinstance(value, int):
                told = sum(each.told and not each.truth & 0xF0 for each in counted)
                most = min(most, max(0, value - _surely_counted_in(fact, view) - told))
            elif value == NO and fact != "later_conviction":
                most = 0  # the person says there is none ("ever convicted of …": no)
            elif self.window is not None and (
                (fact in _LATEST and isinstance(value, Span) and self._all_before(view, value))
                or (fact == "later_conviction" and value == NO and self._only_later(view))
            ):
                most = 0
        return most

    def _all_before(self, view: View, told: Span) -> bool:
        assert self.window is not None
        return not self.window.truth(view, Span(date.min, told.latest)) & 0x0F

    def _only_later(self, view: View) -> bool:
        """True when the window holds only days after this record's own disposition."""
        assert self.window is not None
        own = view.values.get("disposition_date")
        if "disposition_date" in (fact for fact, _ in self.window.after):
            return True
        if self.window.before_asking is None or not isinstance(own, Span):
            return False
        return own.latest <= view.docket.ago(self.window.before_asking)

    def unsettled(self, view: View, readings: int) -> Iterator[FactRef]:
        """The facts that could change the count."""
        if not t.unsettled(self.truth(view)) & readings:
            return
        for other in view.docket.views:
            if (other is view and not self.with_this) or not in_place(other, self.place, self.here):
                continue
            yield from self._unsettled_record(view, other, readings)
        if self.unseen(view, self.counted(view)):
            yield from self._own_dates_unsettled(view)
            for fact in self.known_from:
                if fact not in view.values:
                    yield FactRef(fact, view.id if fact in self.known_of_record else None)
            yield FactRef("records_complete", None)

    def _own_dates_unsettled(self, view: View) -> Iterator[FactRef]:
        for fact in () if self.window is None else self.window.unsettled_marks(view):
            yield FactRef(fact, view.id)

    def _unsettled_record(self, view: View, other: View, readings: int) -> Iterator[FactRef]:
        yield from self.which.unsettled(other, 0b1111)
        if not self.which.truth(other) & 0x0F:
            return
        if self.window is not None:
            given = other.values.get(self.window.dated_by)
            dated = given if isinstance(given, Span) else None
            days = dated or possible_days(self.window.dated_by, other)
            if t.unsettled(self.window.truth(view, days)):
                if dated is None or not dated.exact:
                    for fact in asked_for_date(self.window.dated_by, other):
                        yield FactRef(fact, other.id)
                yield from self._own_dates_unsettled(view)
        if self.unit != "record":
            for each in (view, other):
                if self._label(each) is None:
                    yield FactRef(_LABEL[self.unit], each.id)

    def ready(self, view: View, favor: bool) -> Span:
        reading = t.NOW_FAVOR if favor else t.NOW_AGAINST
        value = self.truth(view)
        if not value & (reading << 4):
            return today(view)
        return Span(view.docket.as_of, date.max) if value & reading else NEVER

    def cures(self, view: View) -> Iterator[Cure]:
        return iter(())

    def facts(self) -> Iterator[str]:
        yield from self.which.facts()
        if self.window is not None:
            yield self.window.dated_by
            yield from self.window.own_dates()
        if self.unit != "record":
            yield _LABEL[self.unit]
        yield from self.known_from
        yield "records_complete"


_LEVEL_COUNTED = {"felony_convictions": "felony", "misdemeanor_convictions": "misdemeanor"}


def _surely_counted_in(fact: str, view: View) -> int:
    """How many of the given records surely count in a lifetime number of the person."""
    level = _LEVEL_COUNTED.get(fact)
    return sum(
        each.values.get("disposition") == "convicted"
        and (level is None or each.values.get("level") == level)
        for each in view.docket.views
    )


def _same_day(a: Span, b: Span) -> bool:
    return a.exact and a == b


def _overlap(a: object, b: object) -> bool:
    return (
        isinstance(a, Span)
        and isinstance(b, Span)
        and a.earliest <= b.latest
        and b.earliest <= a.latest
    )


@dataclass(frozen=True, slots=True)
class AtMost:
    """At most so many of the records qualify. A look-back from the day of asking is cured
    by time: each record leaves the window in its turn.
    """

    over: AtLeast
    """"At least one more than allowed", of which this is the negation."""

    @property
    def looks_back(self) -> bool:
        """True when records leave the window as time passes."""
        return self.over.window is not None and self.over.window.before_asking is not None

    def truth(self, view: View) -> Truth:
        value = t.negate(self.over.truth(view))
        return t.curable(value) if self.looks_back else value

    def ready(self, view: View, favor: bool) -> Span:
        value = self.truth(view)
        reading = t.NOW_FAVOR if favor else t.NOW_AGAINST
        if not value & (reading << 4):
            return today(view)
        if not self.looks_back:
            return Span(view.docket.as_of, date.max) if value & reading else NEVER
        assert self.over.window is not None
        assert self.over.window.before_asking is not None
        period = self.over.window.before_asking
        # Read in favor, an open record does not count; read against, it does.
        counts = t.NOW_AGAINST if favor else t.NOW_FAVOR
        counted = self.over.counted(view)
        sure = [c.dated.earliest for c in counted if not c.truth & (counts << 4)]
        may = [c.dated.latest for c in counted if c.truth & counts]
        as_of = view.docket.as_of
        earliest = _leaves(sure, self.over.least, period, as_of)
        latest = _leaves(may, self.over.least, period, as_of)
        if self.over.unseen(view, counted):
            latest = date.max
        return Span(earliest, max(earliest, latest))

    def unsettled(self, view: View, readings: int) -> Iterator[FactRef]:
        readings &= 0b0011 if self.looks_back else 0b1111
        swapped = (readings & 0b0101) << 1 | (readings & 0b1010) >> 1
        return self.over.unsettled(view, swapped)

    def cures(self, view: View) -> Iterator[Cure]:
        if self.looks_back and not self.truth(view) & t.NOW_FAVOR:
            yield "wait"

    def facts(self) -> Iterator[str]:
        return self.over.facts()


def _leaves(dated: Iterable[date], least: int, period: Period, as_of: date) -> date:
    """The first day on which fewer than ``least`` of these dates are in the window."""
    latest_first = sorted(dated, reverse=True)
    if len(latest_first) < least:
        return as_of
    return max(as_of, add(latest_first[least - 1], period))
