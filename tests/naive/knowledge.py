"""What the given facts of a case say, and what follows from them alone.

Every answer is the list of values a fact can still have: one value when it is known.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from datetime import date

from screener.facts.answers import Case, Record
from screener.facts.calendar import Span
from screener.facts.catalog import CAN_LIE_AHEAD, NO, YES, Listing, Value
from screener.law.catalog import Offenses, Questions
from screener.law.sections import MapEntry
from screener.law.tests import Test

from .days import Length, after, age
from .places import Place

LONG_AGO = date(1900, 1, 1)
GATE_ONLY_WHEN_PAST = frozenset({"sentence_completed", "trafficking_ended_on"})


class Knowledge:
    """One person's case, as far as it is known."""

    def __init__(
        self,
        case: Case,
        questions: Questions,
        offenses: Offenses,
        places: Mapping[str, Place],
    ) -> None:
        self.case = case
        self.questions = questions
        self.offenses = offenses
        self.places = places
        self.dates_of_gate: dict[str, list[str]] = {}
        for name, question in questions.facts.items():
            if question.gate is not None:
                self.dates_of_gate.setdefault(question.gate, []).append(name)

    def given(self, record: Record | None, fact: str) -> Value | None:
        """The value answered; a record's own wins over the person's."""
        scope = self.questions.facts[fact].scope
        if scope != "person" and record is not None and fact in record.facts:
            return record.facts[fact]
        return None if scope == "record" else self.case.person.get(fact)

    def owner(self, record: Record | None, fact: str) -> str | None:
        """Of whom a fact is asked: the record's id, or None for the person."""
        if record is None or self.questions.facts[fact].scope == "person":
            return None
        if self.questions.facts[fact].scope == "either" and fact not in record.facts:
            return None
        return record.id

    def text(self, record: Record, fact: str) -> str | None:
        """A text answered."""
        value = record.facts.get(fact)
        return value if isinstance(value, str) else None

    def span(self, record: Record | None, fact: str) -> Span:
        """The days a date can be; what has happened is never later than today."""
        given = self.given(record, fact)
        today = self.case.as_of
        if fact in CAN_LIE_AHEAD:
            ahead = after(today, Length(years=30))
            return given if isinstance(given, Span) else Span(LONG_AGO, ahead)
        if isinstance(given, Span):
            return Span(min(given.earliest, today), min(given.latest, today))
        return Span(LONG_AGO, today)

    def number(self, record: Record | None, fact: str) -> tuple[int, int]:
        """The lowest and the highest a number can be."""
        given = self.given(record, fact)
        if isinstance(given, int):
            return given, given
        question = self.questions.facts[fact]
        low, high = question.minimum or 0, question.maximum or 100_000
        if fact == "age_at_offense" and self.given(None, "birth_date") is not None:
            born, done = self.span(None, "birth_date"), self.span(record, "offense_date")
            return age(born.latest, done.earliest), min(high, age(born.earliest, done.latest))
        return low, high

    def listing(self, record: Record | None, fact: str) -> Listing:
        """What surely is in a list, and whether that is all."""
        given = self.given(record, fact)
        if isinstance(given, Listing):
            return given
        follows = self.questions.facts[fact].follows
        return Listing(frozenset(f.value for f in follows if self._follows(f.when)), False)

    def options(self, record: Record | None, fact: str) -> tuple[str, ...]:
        """The options a yes/no or one-of fact can still have."""
        given = self.given(record, fact)
        if isinstance(given, str):
            return (given,)
        question = self.questions.facts[fact]
        every = (YES, NO) if question.type == "yes_no" else tuple(question.options)
        return self._derived(record, fact) or every

    def _derived(self, record: Record | None, fact: str) -> tuple[str, ...]:
        """The options that follow from other given facts; empty when nothing follows."""
        for follows in self.questions.facts[fact].follows:
            if self._follows(follows.when):
                return (follows.value,)
        for dated in self.dates_of_gate.get(fact, ()):
            span = self.given(record, dated)
            if isinstance(span, Span) and (
                dated not in GATE_ONLY_WHEN_PAST or span.latest <= self.case.as_of
            ):
                return (YES,)
        if record is not None and fact == "timing":
            return self._timing(record)
        if record is not None and fact == "later_conviction":
            return self._later_conviction(record)
        return ()

    def _follows(self, test: Test) -> bool:
        """True when a `follows` test is true of the given facts (a missing one is not)."""
        if test.all is not None:
            return all(map(self._follows, test.all))
        if test.any is not None:
            return any(map(self._follows, test.any))
        ((fact, options),) = test.facts.items()
        return self.given(None, fact) in options.met

    def _timing(self, record: Record) -> tuple[str, ...]:
        if self.given(record, "connection") in ("forced", "during"):
            return ("while",)
        done = self.span(record, "offense_date")
        began = self.span(None, "trafficking_began_on")
        ended = self.span(None, "trafficking_ended_on")
        if self.options(None, "trafficking_ended") == (NO,):
            ended = Span(date.max, date.max)
        possible = []
        if done.earliest < began.latest:
            possible.append("before")
        if done.latest >= began.earliest and done.earliest <= ended.latest:
            possible.append("while")
        if done.latest > ended.earliest:
            possible.append("after")
        return tuple(possible)

    def _later_conviction(self, record: Record) -> tuple[str, ...]:
        others = [other for other in self.case.records if other.id != record.id]
        if any(self._convicted_after(other, record, surely=True) for other in others):
            return (YES,)
        if self.options(None, "records_complete") != (YES,):
            return ()
        if any(self._convicted_after(other, record, surely=False) for other in others):
            return ()
        return (NO,)

    def _convicted_after(self, other: Record, record: Record, *, surely: bool) -> bool:
        every = all if surely else any
        theirs, own = (self.span(r, "disposition_date") for r in (other, record))
        later = theirs.earliest > own.latest if surely else theirs.latest > own.earliest
        levels = self.levels(other, self.span(other, "offense_date"))
        return (
            every(end == "convicted" for end in self.options(other, "disposition"))
            and every(level in ("felony", "misdemeanor") for level in levels)
            and later
        )

    def entries(self, record: Record, day: Span) -> list[MapEntry]:
        """What the offense map of the record's place says of its section."""
        place = self.places.get(record.jurisdiction)
        return [] if place is None else place.entries(self.text(record, "statute"), day)

    def categories(self, record: Record, day: Span) -> tuple[str, ...]:
        """The offense categories a record can be: a known section beats the category given."""
        given = self.text(record, "offense")
        entries = self.entries(record, day)
        mapped = _unique(offense for entry in entries for offense in entry.offense)
        if given is not None and not mapped:
            return (given,)
        if given in mapped and not self._day_decides(record, day):
            return (str(given),)
        return mapped or tuple(self.offenses.categories)

    def _day_decides(self, record: Record, day: Span) -> bool:
        """True when more than one line of the map holds the section, each in its time."""
        place, text = self.places[record.jurisdiction], self.text(record, "statute")
        section = None if text is None else place.section(text)
        return section is not None and len(place.holding(section, day)) > 1

    def roles(self, record: Record, day: Span) -> tuple[str, ...]:
        """The roles in prostitution a record can show."""
        given = self.text(record, "prostitution_role")
        if given is not None:
            return (given,)
        categories = self.categories(record, day)
        found = {
            entry.role or self.offenses.categories[category].role
            for entry in self.entries(record, day)
            for category in set(entry.offense) & set(categories)
        } or {self.offenses.categories[category].role for category in categories}
        every = tuple(self.questions.facts["prostitution_role"].options)
        return every if None in found else _unique(str(role) for role in found)

    def classes(self, record: Record, day: Span) -> tuple[str, ...]:
        """The classes of its place that a record can be."""
        place = self.places.get(record.jurisdiction)
        if place is None:
            return ()
        given = self.text(record, "class")
        every = tuple(place.law.writing.classes)
        if given is not None:
            name = place.class_of(given)
            return every if name is None else (name,)
        found = {entry.class_ for entry in self.entries(record, day)}
        return every if not found or None in found else _unique(str(name) for name in found)

    def levels(self, record: Record, day: Span) -> tuple[str, ...]:
        """The levels a record can be: as given, else by its class, else by its section."""
        given = self.text(record, "level")
        if given is not None:
            return (given,)
        place = self.places.get(record.jurisdiction)
        written = self.text(record, "class")
        if place is not None and written is not None:
            name = place.class_of(written)
            level = None if name is None else place.law.writing.classes[name].level
            if level is not None:
                return (level,)
        found = {self._level(record, entry) for entry in self.entries(record, day)}
        every = tuple(self.questions.facts["level"].options)
        return every if not found or None in found else _unique(str(level) for level in found)

    def _level(self, record: Record, entry: MapEntry) -> str | None:
        if entry.level is None and entry.class_ is not None:
            return self.places[record.jurisdiction].law.writing.classes[entry.class_].level
        return entry.level


def _unique(values: Iterable[str]) -> tuple[str, ...]:
    return tuple(sorted(set(values)))
