"""Waits in one world: the day from which a wait is over, or why there is none."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from typing import TYPE_CHECKING, NamedTuple

from screener.facts.answers import Record
from screener.law.tests import Length, Restart, Start, Wait

from .days import after
from .edges import length_of

if TYPE_CHECKING:
    from .evaluate import Evaluator, How

DATED, NOT_BEGUN, NEVER = 0, 1, 2


class Due(NamedTuple):
    """When a wait is over: on a day; once it has begun; or never."""

    kind: int
    day: date = date.max
    cures: frozenset[str] = frozenset({"wait"})


class Waiting:
    """The waits of the law in one world."""

    def __init__(self, evaluator: Evaluator, *, unseen_restarts: bool) -> None:
        self._evaluator = evaluator
        self._world = evaluator.world
        self._unseen_restarts = unseen_restarts

    def due(self, wait: Wait, record: Record, how: How) -> Due:
        """When the wait is over. An open point reads as the soonest or the latest."""
        lengths = list(self._lengths(wait, record, how))
        begun = self._begun(wait, record, how)
        dues = [self._from(begun, length, wait) for length in lengths]
        choose = min if how.open_is else max
        return choose(dues, key=lambda due: (due.kind, due.day))

    @staticmethod
    def _from(begun: Due, length: Length | Wait | None, wait: Wait) -> Due:
        if length is None:
            return Due(NEVER)
        if begun.kind == NOT_BEGUN or begun.day == date.min:
            return begun
        return Due(DATED, after(begun.day, length_of(length, more_than=wait.more_than)))

    def _lengths(self, wait: Wait, record: Record, how: How) -> Iterator[Length | Wait | None]:
        """The lengths that can be the first that fits (one, unless an open point decides)."""
        if not wait.lengths:
            yield wait
            return
        for length in wait.lengths:
            if length.when is None:
                yield length
                return
            can, must = (
                self._evaluator.truth(length.when, record, how.day, open_is=open_is, adverse=False)
                for open_is in (True, False)
            )
            if can:
                yield length
            if must:
                return
        yield None

    def _begun(self, wait: Wait, record: Record, how: How) -> Due:
        """The latest of the dates; before all time when every date drops out."""
        starts = [
            self._start(start, record, how)
            for start in wait.from_
            if start.when is None
            or self._evaluator.truth(
                start.when, record, how.day, open_is=not how.open_is, adverse=not how.flipped
            )
        ]
        begun = [start for start in starts if start is not None]
        running = [start for start in begun if start.kind == NOT_BEGUN]
        if running:
            cures = frozenset(cure for start in running for cure in start.cures)
            return Due(NOT_BEGUN, cures=cures)
        days = [start.day for start in begun]
        if wait.restart is not None:
            days += self._restarts(wait.restart, record, how)
        return Due(DATED, max(days, default=date.min))

    def _start(self, start: Start, record: Record, how: How) -> Due | None:
        """One date a wait counts from; None when it drops out."""
        if start.date == "sentence_completed":
            finished = self._world.option(record, "sentence_finished")
            if finished == "no":
                return Due(NOT_BEGUN, cures=frozenset({"supervision"}))
            ignored = start.money == "ignored" or (start.money == "open" and how.open_is)
            if finished == "only_money_left" and not ignored:
                return Due(NOT_BEGUN, cures=frozenset({"money"}))
        if start.date == "disposition_date" and "disposition_date" not in record.facts:
            running = {"pending": "case", "deferred_pending": "supervision"}
            cure = running.get(self._world.option(record, "disposition"))
            if cure is not None:  # a case that has not ended has no last day yet
                return Due(NOT_BEGUN, cures=frozenset({cure}))
        day = self._world.day(record, start.date)
        return None if day is None else Due(DATED, day)

    def _restarts(self, restart: Restart, record: Record, how: How) -> Iterator[date]:
        """The dates of other records that start the wait again."""
        for other in self._world.knowledge.case.records:
            if (
                other.id != record.id
                and is_at(restart.place, other, self._evaluator.home)
                and self._evaluator.truth(
                    restart.which, other, how.day, open_is=not how.open_is, adverse=not how.flipped
                )
            ):
                day = self._world.day(other, restart.dated_by)
                if day is not None:
                    yield day
        if (
            self._unseen_restarts
            and self._world.option(record, "later_conviction") != "no"
            and self._world.unseen(f"restart of {record.id}")
        ):
            yield self._world.knowledge.case.as_of


def is_at(place: str, record: Record, home: str) -> bool:
    """True when a record comes from where the law looks."""
    return place == "anywhere" or (record.jurisdiction == home) == (place == "here")
