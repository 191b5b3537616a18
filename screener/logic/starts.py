"""The dates a wait counts from, each with its gate, and what keeps it from having begun."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Literal, NamedTuple

from screener.facts.calendar import ANY_DAY, Span
from screener.facts.catalog import CAN_LIE_AHEAD, NO, YES
from screener.law.kinds import Cure
from screener.logic import truth as t
from screener.logic.fact_tests import FactName
from screener.logic.nodes import Node
from screener.logic.view import FactRef, View

#: Dispositions of cases that have not ended, and what ends them.
STILL_RUNNING: dict[str, Cure] = {"pending": "case", "deferred_pending": "supervision"}


def possible_days(fact: str, view: View) -> Span:
    """The days a date can be when nothing is said of it.

    Past, unless it can lie ahead; a case that is open or a hold that still runs ends later.
    """
    as_of = view.docket.as_of
    if fact in CAN_LIE_AHEAD:
        return ANY_DAY
    if fact == "disposition_date":
        disposition = view.values.get("disposition")
        if disposition is None:
            return ANY_DAY
        if disposition in STILL_RUNNING:
            return Span(as_of + timedelta(days=1), date.max)
    return Span(date.min, as_of)


def asked_for_date(fact: str, view: View) -> Iterator[str]:
    """What to ask to learn a date: of a case that still runs nothing, as it has none yet."""
    if fact == "disposition_date" and fact not in view.values:
        disposition = view.values.get("disposition")
        if disposition is None:
            yield "disposition"
        elif disposition in STILL_RUNNING:
            return
    yield fact


class Begun(NamedTuple):
    """When a wait began (``span``) and, while it has not, what it waits for first."""

    span: Span | None
    """None when this date cannot count at all (its gate says no)."""
    can_be_absent: bool = False
    pending: frozenset[Cure] = frozenset()
    """Why it has not begun, for sure (money owed, a sentence still running)."""
    may_pend: frozenset[Cure] = frozenset()
    """Why it may not have begun."""


@dataclass(frozen=True, slots=True)
class StartDate:
    """One of the dates a wait counts from."""

    fact: FactName
    gate: FactName | None
    when: Node | None
    money: Literal["counts", "ignored", "open"] | None

    def begun(self, view: View, favor: bool) -> Begun:
        """When this date begins the wait, in one reading of the open points."""
        counts = t.MET if self.when is None else self.when.truth(view)
        # A date that counts can only delay: reading in favor leaves an open one out.
        reading = t.NOW_AGAINST if favor else t.NOW_FAVOR
        if not counts & reading:
            return Begun(None, can_be_absent=True)
        begun = self._finished(view, favor) if self.gate_pends else self._dated(view)
        if counts & (reading << 4):
            return Begun(begun.span, True, frozenset(), begun.pending | begun.may_pend)
        return begun

    @property
    def gate_pends(self) -> bool:
        """True for the end of a sentence: not finished means the wait has not begun."""
        return self.gate is not None and self.gate.name == "sentence_finished"

    def _dated(self, view: View) -> Begun:
        given = view.values.get(self.fact.name)
        gate = YES if self.gate is None else view.values.get(self.gate.name)
        if gate == NO:
            return Begun(None, can_be_absent=True)
        if self.fact.name == "disposition_date" and given is None:
            return self._when_the_case_ends(view)
        span = given if isinstance(given, Span) else self.any_day(view)
        return Begun(span, can_be_absent=gate is None)

    @staticmethod
    def _when_the_case_ends(view: View) -> Begun:
        """A case that is open, or a hold that is still running, has no last day yet."""
        past = Span(date.min, view.docket.as_of)
        disposition = view.values.get("disposition")
        if disposition is None:
            return Begun(past, may_pend=frozenset(STILL_RUNNING.values()))
        cure = STILL_RUNNING.get(str(disposition))
        return Begun(past) if cure is None else Begun(past, pending=frozenset({cure}))

    def may_not_have_begun(self, view: View) -> bool:
        """True while a fact that is not known could keep the wait from beginning."""
        if self.gate_pends:
            return "sentence_finished" not in view.values
        return self.fact.name == "disposition_date" and "disposition" not in view.values

    def any_day(self, view: View) -> Span:
        """The days this date can be when nothing is said of it."""
        return possible_days(self.fact.name, view)

    def _finished(self, view: View, favor: bool) -> Begun:
        given = view.values.get(self.fact.name)
        gate = view.values.get("sentence_finished")
        span = given if isinstance(given, Span) else Span(date.min, view.docket.as_of)
        if gate == YES:
            return Begun(span)
        if gate == NO:
            return Begun(span, pending=frozenset({"supervision"}))
        money_counts = self.money == "counts" or (self.money == "open" and not favor)
        if gate == "only_money_left":
            return Begun(span, pending=frozenset({"money"})) if money_counts else Begun(span)
        owing: frozenset[Cure] = frozenset(
            {"supervision", "money"} if money_counts else {"supervision"}
        )
        return Begun(span if isinstance(given, Span) else ANY_DAY, may_pend=owing)

    def unsettled(self, view: View) -> Iterator[FactRef]:
        """The facts of this date that are not known."""
        if self.when is not None:
            yield from self.when.unsettled(view, 0b1111)
            if self.when.truth(view) == t.UNMET:
                return
        gate = None if self.gate is None else view.values.get(self.gate.name)
        if self.gate is not None and gate is None:
            yield self.gate.ref(view)
        waiting = gate == NO or (gate == "only_money_left" and self.money == "counts")
        given = view.values.get(self.fact.name)
        if waiting or (isinstance(given, Span) and given.exact):
            return
        for asked in asked_for_date(self.fact.name, view):
            yield self.fact.ref(view) if asked == self.fact.name else FactRef(asked, view.id)

    def facts(self) -> Iterator[str]:
        """The names of the facts this date rests on."""
        if self.when is not None:
            yield from self.when.facts()
        if self.gate is not None:
            yield self.gate.name
        yield self.fact.name
