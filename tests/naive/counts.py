"""Counts over a person's records in one world, the unseen ones too."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import date
from typing import TYPE_CHECKING

from screener.facts.answers import Record
from screener.law.tests import Count, Window

from .days import DAY, after
from .edges import length_of
from .waits import is_at
from .world import Asked

if TYPE_CHECKING:
    from .evaluate import Evaluator, How

LABELS = {"case": "case_id", "incident": "incident", "arrest": "arrest_id"}
LAST_KNOWN = "the last one known"
BOUNDED_LEVELS = {
    "total_convictions": ("felony", "misdemeanor", "violation", "ordinance"),
    "felony_convictions": ("felony",),
    "misdemeanor_convictions": ("misdemeanor",),
}


class Counting:
    """The counts of the law in one world."""

    def __init__(self, evaluator: Evaluator) -> None:
        self._evaluator = evaluator
        self._world = evaluator.world

    def holds(self, count: Count, record: Record, how: How) -> bool:
        """True when the number fits. Open points leave a range of numbers: one that fits is
        enough in favor of the test, all must fit against it."""
        adverse = (count.at_most is not None) != how.flipped
        low, high = (
            self._number(count, record, how, open_is=open_is, adverse=adverse)
            for open_is in (False, True)
        )
        fits = [
            (count.at_most is None or number <= count.at_most)
            and (count.at_least is None or number >= count.at_least)
            for number in range(low, high + 1)
        ]
        return any(fits) if how.open_is else all(fits)

    def _number(
        self, count: Count, record: Record, how: How, *, open_is: bool, adverse: bool
    ) -> int:
        counted = [
            other
            for other in self._others(count, record)
            if self._in_window(count.window, self._dated(count, other), record, how)
            and self._evaluator.truth(count.which, other, how.day, open_is=open_is, adverse=adverse)
        ]
        units = self._units(count, counted, record)
        if self._last_known(count, counted, record, how):
            units.append(LAST_KNOWN)
        room = self._room(count)
        unseen = self._unseen(count, record, how, room)
        if room is None:
            return len(units) + unseen
        given = self._units(count, [r for r in counted if "disposition" in r.facts], record)
        sure = len(given) + units.count(LAST_KNOWN)
        return sure + min(len(units) - sure + unseen, max(0, room - units.count(LAST_KNOWN)))

    def _others(self, count: Count, record: Record) -> Iterator[Record]:
        for other in self._world.knowledge.case.records:
            own = other.id == record.id
            if (count.with_this or not own) and is_at(count.place, other, self._evaluator.home):
                yield other

    def _dated(self, count: Count, record: Record) -> date | None:
        return None if count.window is None else self._world.day(record, count.window.dated_by)

    def _units(self, count: Count, counted: Sequence[Record], record: Record) -> list[str]:
        """The records, or the different cases, incidents or arrests they belong to. Without
        `with_this` the one of the record itself is not counted."""
        if count.unit == "record":
            return [other.id for other in counted]
        fact = LABELS[count.unit]
        units = {(r.jurisdiction, self._world.label(r, fact)) for r in counted}
        if units and not count.with_this:
            units.discard((record.jurisdiction, self._world.label(record, fact)))
        return sorted(f"{place} {label}" for place, label in units)

    def _opens(self, window: Window, record: Record) -> date | None:
        """The latest of the days a window opens after; None when none of them exists."""
        days = [self._world.day(record, fact) for fact in window.after]
        return max((day for day in days if day is not None), default=None)

    def _in_window(self, window: Window | None, day: date | None, record: Record, how: How) -> bool:
        """True when a day is where the law looks; days with an end are noted as turning."""
        if window is None:
            return True
        if day is None:
            return False
        if window.after:
            start = self._opens(window, record)
            if start is None or day <= start:
                return False
            if window.after_for is not None and day > after(start, length_of(window.after_for)):
                return False
        if window.before is not None:
            end = self._world.day(record, window.before)
            if end is None or day >= end:
                return False
        if window.before_asking is not None:
            leaves = after(day, length_of(window.before_asking))
            self._evaluator.turning.add(leaves)
            return day <= how.day < leaves
        return True

    def _last_known(
        self, count: Count, counted: Sequence[Record], record: Record, how: How
    ) -> bool:
        """True when a date of the person's is itself one of the counted, and none of the
        records counted can be the one it means."""
        for fact, meaning in count.known_from.items():
            day = self._last_day(fact) if meaning == "counts" else None
            if day is None or not self._in_window(count.window, day, record, how):
                continue
            dated_by = "disposition_date" if count.window is None else count.window.dated_by
            spans = [self._world.knowledge.span(other, dated_by) for other in counted]
            if any(span.earliest <= day <= span.latest for span in spans):
                continue
            if not self._is_this_record(fact, day, record):
                return True
        return False

    def _is_this_record(self, fact: str, day: date, record: Record) -> bool:
        """True when the last conviction (arrest) told of is the record looked at."""
        if fact == "last_conviction_on":
            convicted = self._world.option(record, "disposition") == "convicted"
            return convicted and self._world.day(record, "disposition_date") == day
        return self._world.day(record, "arrest_date") == day

    def _last_day(self, fact: str) -> date | None:
        """A date such as `last_conviction_on`; None when the person says nothing of it."""
        if not fact.endswith("_on"):
            return None
        knowledge = self._world.knowledge
        if knowledge.given(None, fact) is None:
            if self._world.records_complete():
                return None
            if self._world.pick(Asked(fact, None, "said"), ["nothing", "a day"]) == "nothing":
                return None
        return self._world.day(None, fact)

    def _room(self, count: Count) -> int | None:
        """How many convictions the person's own numbers leave beside those given."""
        knowledge = self._world.knowledge
        rooms = []
        for fact in count.known_from:
            levels = BOUNDED_LEVELS.get(fact)
            if levels is None or self._world.records_complete():
                continue
            if knowledge.given(None, fact) is None:
                said = self._world.pick(Asked(fact, None, "said"), ["nothing", "no more"])
                rooms += [0] if said == "no more" else []
                continue
            seen = [
                record
                for record in knowledge.case.records
                if knowledge.options(record, "disposition") == ("convicted",)
                and set(knowledge.levels(record, knowledge.span(record, "offense_date")))
                <= set(levels)
            ]
            rooms.append(max(0, self._world.number(None, fact) - len(seen)))
        return min(rooms, default=None)

    def _unseen(self, count: Count, record: Record, how: How, room: int | None) -> int:
        """Records that were not given and would count: none, or as many as matter."""
        if room == 0 or self._world.records_complete() or self._said_none(count, record):
            return 0
        day = self._latest_unseen(count, record)
        if day is None or not self._in_window(count.window, day, record, how):
            return 0
        if not self._world.unseen(f"{self._world.edges.names[id(count)]} of {record.id}"):
            return 0
        return (count.at_most or 0) + (count.at_least or 0) + 1

    def _said_none(self, count: Count, record: Record) -> bool:
        """True when a yes/no fact that asks for just such records says there are none."""
        facts = self._world.knowledge.questions.facts
        return any(
            facts[fact].type == "yes_no"
            and fact != "later_conviction"
            and self._world.option(record, fact) == "no"
            for fact in count.known_from
        )

    def _latest_unseen(self, count: Count, record: Record) -> date | None:
        """The latest day a record not given can have (it is the last to leave a window);
        None when no day is left."""
        day = self._world.knowledge.case.as_of
        window = count.window
        for fact in count.known_from:
            last = self._last_day(fact)
            day = day if last is None else min(day, last)
            if (
                fact == "later_conviction"
                and self._world.option(record, fact) == "no"
                and (decided := self._world.day(record, "disposition_date")) is not None
            ):
                day = min(day, decided)
        if window is not None and window.before is not None:
            end = self._world.day(record, window.before)
            day = day if end is None else min(day, end - DAY)
        if window is not None and window.after and window.after_for is not None:
            start = self._opens(window, record)
            day = day if start is None else min(day, after(start, length_of(window.after_for)))
        return day
