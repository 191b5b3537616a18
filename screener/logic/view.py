"""What a test looks at: one record with everything that follows from it, beside its peers."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from datetime import date
from typing import NamedTuple

from screener.facts.catalog import Value
from screener.logic.sections import Mapped, Section


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
        if fact != "offense" or (self.mapped.whole and not self.mapped.by_date):
            yield FactRef(fact, self.id)


@dataclass(slots=True, eq=False)
class Docket:
    """All records of one person on the day of asking."""

    as_of: date
    person: Mapping[str, Value]
    complete: bool
    """True when the records given are all there are."""
    views: list[View] = field(default_factory=list)
