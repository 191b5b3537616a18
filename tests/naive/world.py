"""A world: one complete way of filling in what a case leaves open.

Nothing is chosen before it is looked at. When a test looks at a fact with several
possible values, the world asks its chooser, and keeps the choice.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from datetime import date
from random import Random
from typing import NamedTuple

from screener.facts.answers import Record
from screener.facts.calendar import ANY_DAY, Span
from screener.facts.catalog import NO, YES

from .days import Length, after
from .edges import Edges
from .knowledge import Knowledge

Plain = str | int | date | frozenset[str] | None
"""A value of a fact in a world."""


class Asked(NamedTuple):
    """One thing that is not known: the fact that would tell, and what about it."""

    fact: str
    record: str | None
    about: str = ""


class UnfilledError(Exception):
    """A test looked at something the world does not say yet."""

    def __init__(self, asked: Asked, options: Sequence[Plain]) -> None:
        super().__init__(asked)
        self.asked = asked
        self.options = options


Chooser = Callable[[Asked, Sequence[Plain]], Plain]


def by_script(filled: Mapping[Asked, Plain]) -> Chooser:
    """A chooser that knows some answers and raises :class:`UnfilledError` for others."""

    def choose(asked: Asked, options: Sequence[Plain]) -> Plain:
        if asked not in filled:
            raise UnfilledError(asked, options)
        return filled[asked]

    return choose


def by_chance(random: Random) -> Chooser:
    """A chooser that draws."""
    return lambda asked, options: random.choice(options)


class World:
    """The facts of a case with everything filled in."""

    def __init__(self, knowledge: Knowledge, edges: Edges, choose: Chooser) -> None:
        self.knowledge = knowledge
        self.edges = edges
        self._choose = choose
        self._chosen: dict[Asked, Plain] = {}

    def pick(self, asked: Asked, options: Sequence[Plain]) -> Plain:
        """The value here: the only one possible, or the one chosen."""
        if len(options) == 1:
            return options[0]
        if asked not in self._chosen:
            self._chosen[asked] = self._choose(asked, options)
        return self._chosen[asked]

    def option(self, record: Record | None, fact: str) -> str:
        """A yes/no or one-of fact, or the class."""
        if record is not None and fact == "offense":
            options = self.knowledge.categories(record, self.map_day(record))
        elif record is not None and fact == "prostitution_role":
            options = self.knowledge.roles(record, self.map_day(record))
        elif record is not None and fact == "level":
            options = self.knowledge.levels(record, self.map_day(record))
        elif record is not None and fact == "class":
            options = self.knowledge.classes(record, self.map_day(record))
        else:
            options = self.knowledge.options(record, fact)
        return str(self.pick(self._asked(record, fact), options))

    def number(self, record: Record | None, fact: str) -> int:
        """A whole number."""
        low, high = self.knowledge.number(record, fact)
        value = self.pick(self._asked(record, fact), self.edges.whole_numbers(fact, low, high))
        assert isinstance(value, int)
        return value

    def listing(self, record: Record | None, fact: str) -> frozenset[str]:
        """A list: what is surely in it, alone or with one more option."""
        known = self.knowledge.listing(record, fact)
        if known.complete:
            return known.has
        question = self.knowledge.questions.facts[fact]
        more = {"another"} | self.edges.words[fact] if question.open_options else question.options
        lists = [known.has, *(known.has | {word} for word in sorted(set(more) - known.has))]
        value = self.pick(self._asked(record, fact), lists)
        assert isinstance(value, frozenset)
        return value

    def day(self, record: Record | None, fact: str) -> date | None:
        """A date; None when its gate says there is none."""
        gate = self.knowledge.questions.facts[fact].gate
        if gate is not None and self.option(record, gate) == NO:
            return None
        if (
            fact == "disposition_date"
            and self.knowledge.given(record, fact) is None
            and self.option(record, "disposition") in ("pending", "deferred_pending")
        ):  # a case that has not ended ends later
            return after(self.knowledge.case.as_of, Length(years=30))
        span = self.knowledge.span(record, fact)
        day = self.pick(self._asked(record, fact), self.edges.dates(fact, *span))
        assert isinstance(day, date)
        if fact == "sentence_completed" and self.knowledge.given(record, fact) is None:
            return min(day, self.knowledge.case.as_of)  # it is finished, so the day is past
        return day

    def map_day(self, record: Record) -> Span:
        """The day of the offense, where the offense map turns on it."""
        place = self.knowledge.places.get(record.jurisdiction)
        if place is None or not place.dated(self.knowledge.text(record, "statute")):
            return ANY_DAY
        day = self.day(record, "offense_date")
        return ANY_DAY if day is None else Span(day, day)

    def on_list(self, record: Record, name: str, home: str) -> str:
        """Where a list of the place ``home`` puts a record."""
        place = self.knowledge.places[home]
        category = self.option(record, "offense")
        statute = self.knowledge.text(record, "statute")
        if record.jurisdiction != home and statute is not None:
            statute = "not a section of this place"
        offense_list = place.law.lists[name]
        options = place.on_list(offense_list, statute, category, self.map_day(record))
        return str(self.pick(Asked("statute", record.id, name), options))

    def label(self, record: Record, fact: str) -> str:
        """The case, incident or arrest: a missing label is its own or that of another record."""
        given = self.knowledge.text(record, fact)
        if given is not None:
            return given
        labels = {
            self.knowledge.text(other, fact) or f"that of {other.id}"
            for other in self.knowledge.case.records
            if other.jurisdiction == record.jurisdiction
        }
        return str(self.pick(Asked(fact, record.id), sorted(labels)))

    def records_complete(self) -> bool:
        """True only when the person's records are said to be all there are."""
        return self.knowledge.options(None, "records_complete") == (YES,)

    def unseen(self, about: str) -> bool:
        """True when records that were not given would count."""
        return not self.records_complete() and bool(
            self.pick(Asked("records_complete", None, about), [False, True])
        )

    def _asked(self, record: Record | None, fact: str) -> Asked:
        return Asked(fact, self.knowledge.owner(record, fact))
