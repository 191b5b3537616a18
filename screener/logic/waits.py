"""Waits: time since the later of several dates, each with its gate."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from typing import NamedTuple

from screener.facts.calendar import Period, Span, add, add_span, later_of
from screener.facts.catalog import NO
from screener.law.kinds import Cure
from screener.logic import truth as t
from screener.logic.nodes import NEVER, Node
from screener.logic.starts import StartDate
from screener.logic.truth import Truth
from screener.logic.view import FactRef, View

NOTHING_TO_WAIT_FOR = Span(date.min, date.min)


@dataclass(frozen=True, slots=True)
class RestartedBy:
    """Other records that start the wait again, from their own date."""

    which: Node
    place: str
    here: str
    dated_by: str

    def spans(self, view: View, favor: bool) -> Iterator[tuple[Span, bool]]:
        """For each other record that may restart it: its date, and whether it surely does."""
        reading = t.NOW_AGAINST if favor else t.NOW_FAVOR
        for other in view.docket.views:
            if other is view or not in_place(other, self.place, self.here):
                continue
            value = self.which.truth(other)
            if value & reading:
                dated = other.values.get(self.dated_by)
                span = dated if isinstance(dated, Span) else Span(date.min, view.docket.as_of)
                yield span, not value & (reading << 4)

    def may_be_unknown(self, view: View) -> bool:
        """True while records that were not given could restart the wait."""
        return not view.docket.complete and view.values.get("later_conviction") != NO

    def unsettled(self, view: View) -> Iterator[FactRef]:
        """The facts of other records that decide whether they restart it."""
        for other in view.docket.views:
            if other is view or not in_place(other, self.place, self.here):
                continue
            yield from self.which.unsettled(other, 0b0011)
            dated = other.values.get(self.dated_by)
            if self.which.truth(other) & t.NOW_FAVOR and not (
                isinstance(dated, Span) and dated.exact
            ):
                yield FactRef(self.dated_by, other.id)
        if self.may_be_unknown(view):
            if "later_conviction" not in view.values:
                yield FactRef("later_conviction", view.id)
            yield FactRef("records_complete", None)


def in_place(other: View, place: str, here: str) -> bool:
    """Whether another record is from the place a count or restart looks at."""
    if place == "anywhere":
        return True
    return (other.place == here) == (place == "here")


class Standing(NamedTuple):
    """What a wait can come to in one reading, over all fillings of the facts."""

    can_now: bool
    can_not_now: bool
    can_later: bool
    can_never: bool

    @staticmethod
    def best_or_worst(found: list[Standing], favor: bool) -> Standing:
        """Of several lengths the law may mean, the one that favors the person or does not."""
        true_if, false_if = (any, all) if favor else (all, any)
        return Standing(
            true_if(each.can_now for each in found),
            false_if(each.can_not_now for each in found),
            true_if(each.can_later for each in found),
            false_if(each.can_never for each in found),
        )


@dataclass(frozen=True, slots=True)
class Wait:
    """Enough time since the latest of the dates. Time cures it."""

    starts: tuple[StartDate, ...]
    lengths: tuple[tuple[Node | None, Period], ...]
    """The first whose node is true counts; None is always true."""
    restart: RestartedBy | None

    def truth(self, view: View) -> Truth:
        return view.remembered(self, self._truth)

    def _truth(self, view: View) -> Truth:
        against = self._reading(view, favor=False)
        favor = self._reading(view, favor=True)
        result = 0
        for found, now, later in (
            (against, t.NOW_AGAINST, t.LATER_AGAINST),
            (favor, t.NOW_FAVOR, t.LATER_FAVOR),
        ):
            result |= now * found.can_now | later * found.can_later
            result |= (now * found.can_not_now | later * found.can_never) << 4
        return result

    def _reading(self, view: View, *, favor: bool) -> Standing:
        begun, pending, may_pend = self._begun(view, favor)
        found = [
            self._standing(view, begun, pending, may_pend, periods, none_fits)
            for periods, none_fits in self._lengths(view)
        ]
        return found[0] if len(found) == 1 else Standing.best_or_worst(found, favor)

    @staticmethod
    def _standing(
        view: View,
        begun: Span,
        pending: frozenset[Cure],
        may_pend: frozenset[Cure],
        periods: list[Period],
        none_fits: bool,
    ) -> Standing:
        if not periods:
            return Standing(False, True, False, True)
        as_of = view.docket.as_of
        first = min(add(begun.earliest, period) for period in periods)
        last = max(add(begun.latest, period) for period in periods)
        can_now = not pending and first <= as_of
        must_now = not pending and not may_pend and last <= as_of and not none_fits
        return Standing(can_now, not must_now, True, none_fits)

    def _lengths(self, view: View) -> list[tuple[list[Period], bool]]:
        """The lengths that may apply and whether none may: once for all readings, or for
        each where the words leave open which length it is.
        """
        against = self._periods(view, t.NOW_AGAINST)
        favor = self._periods(view, t.NOW_FAVOR)
        return [against] if against == favor else [against, favor]

    def _periods(self, view: View, reading: int) -> tuple[list[Period], bool]:
        periods: list[Period] = []
        for when, period in self.lengths:
            value = t.MET if when is None else when.truth(view)
            if value & reading:
                periods.append(period)
                if not value & (reading << 4):
                    return periods, False
        return periods, True

    def _begun(self, view: View, favor: bool) -> tuple[Span, frozenset[Cure], frozenset[Cure]]:
        spans: list[Span] = []
        pending: frozenset[Cure] = frozenset()
        may_pend: frozenset[Cure] = frozenset()
        for start in self.starts:
            begun = start.begun(view, favor)
            pending |= begun.pending
            may_pend |= begun.may_pend
            if begun.span is not None:
                earliest = date.min if begun.can_be_absent else begun.span.earliest
                spans.append(Span(earliest, begun.span.latest))
        if self.restart is not None:
            for span, sure in self.restart.spans(view, favor):
                spans.append(span if sure else Span(date.min, span.latest))
            if self.restart.may_be_unknown(view):
                spans.append(Span(date.min, view.docket.as_of))
        return (later_of(spans) if spans else NOTHING_TO_WAIT_FOR), pending, may_pend

    def ready(self, view: View, favor: bool) -> Span:
        begun, pending, may_pend = self._begun(view, favor)
        if pending:
            return NEVER
        as_of = view.docket.as_of
        found: list[Span] = []
        for periods, none_fits in self._lengths(view):
            if not periods:
                found.append(NEVER)
                continue
            ends = [add_span(begun, period) for period in periods]
            latest = max(as_of, max(end.latest for end in ends))
            found.append(
                Span(
                    max(as_of, min(end.earliest for end in ends)),
                    date.max if may_pend or none_fits else latest,
                )
            )
        pick = min if favor else max
        return Span(pick(s.earliest for s in found), pick(s.latest for s in found))

    def unsettled(self, view: View, readings: int) -> Iterator[FactRef]:
        if not t.unsettled(self.truth(view)) & readings:
            return
        for when, _ in self.lengths:
            if when is not None:
                yield from when.unsettled(view, 0b0011)
        longest = max((period for _, period in self.lengths), key=_rough_days)
        for start in self.starts:
            given = view.values.get(start.fact.name)
            last = given.latest if isinstance(given, Span) else start.any_day(view).latest
            past = add(last, longest) <= view.docket.as_of
            if not past or start.may_not_have_begun(view):
                yield from start.unsettled(view)
        if self.restart is not None:
            yield from self.restart.unsettled(view)

    def cures(self, view: View) -> Iterator[Cure]:
        if self.truth(view) & t.NOW_FAVOR:
            return
        _, pending, _ = self._begun(view, favor=True)
        yield from sorted(pending)
        if not pending or any(period != Period() for _, period in self.lengths):
            yield "wait"

    def facts(self) -> Iterator[str]:
        for start in self.starts:
            yield from start.facts()
        for when, _ in self.lengths:
            if when is not None:
                yield from when.facts()
        if self.restart is not None:
            yield from self.restart.which.facts()
            yield self.restart.dated_by


def _rough_days(period: Period) -> int:
    return period.years * 366 + period.months * 31 + period.days + period.more_than
