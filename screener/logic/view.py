"""What a test looks at: one record with everything that follows from it, beside its peers."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field
from datetime import date
from typing import NamedTuple, Protocol

from screener.facts.calendar import Period, subtract
from screener.facts.catalog import Value
from screener.logic.sections import Mapped, Section


class Test(Protocol):
    """Whatever can be asked of a record."""

    def truth(self, view: View) -> int:
        """The answer, in four readings."""


class FactRef(NamedTuple):
    """A fact of a record, or of the person (``record`` None)."""

    fact: str
    record: str | None


@dataclass(frozen=True, slots=True, eq=False)
class View:
    """One record as the tests see it: the person's facts, its own, and what follows.

    Views are compared by identity: two records may say the same.
    """

    id: str
    place: str
    values: Mapping[str, Value]
    section: Section | None
    """The record's section, where its text can be read as one."""
    mapped: Mapped | None
    """What the offense map of the record's own jurisdiction says of the section."""
    docket: Docket = field(repr=False)
    remarks: tuple[str, ...] = ()
    """Ids of cautions about the record's own facts (a class or section not understood)."""
    _memo: dict[int, tuple[object, int]] = field(default_factory=dict, repr=False)

    def remembered(self, test: object, work: Callable[[View], int]) -> int:
        """What ``work`` gives for this record, worked out once for each ``test``."""
        known = self._memo.get(id(test))
        if known is not None and known[0] is test:
            return known[1]
        found = work(self)
        self._memo[id(test)] = (test, found)
        return found

    def asked_for(self, fact: str) -> Iterator[FactRef]:
        """What to ask to learn a fact of this record that its section may decide.

        A section above the offense map's lacks its subsection; one whose meaning changed
        lacks the day of the offense.
        """
        if self.mapped is None or fact not in ("offense", "prostitution_role", "level", "class"):
            yield FactRef(fact, self.id)
            return
        if not self.mapped.whole:
            yield FactRef("statute", self.id)
        elif self.mapped.by_date:
            yield FactRef("offense_date", self.id)
        if fact != "offense" or not self.mapped.by_date:
            yield FactRef(fact, self.id)


@dataclass(slots=True, eq=False)
class Docket:
    """All records of one person on the day of asking."""

    as_of: date
    person: Mapping[str, Value]
    complete: bool
    """True when the records given are all there are."""
    views: list[View] = field(default_factory=list)
    _truths: dict[int, tuple[object, list[int]]] = field(default_factory=dict)
    _ago: dict[Period, date] = field(default_factory=dict)

    def ago(self, period: Period) -> date:
        """The last day from which ``period`` has run out by the day of asking."""
        found = self._ago.get(period)
        if found is None:
            found = self._ago[period] = subtract(self.as_of, period)
        return found

    def truths(self, test: Test) -> list[int]:
        """The truth of one test for every record, worked out once for the whole docket.

        Counts ask it of all records for each record looked at.
        """
        known = self._truths.get(id(test))
        if known is not None and known[0] is test:
            return known[1]
        found = [test.truth(view) for view in self.views]
        self._truths[id(test)] = (test, found)
        return found
