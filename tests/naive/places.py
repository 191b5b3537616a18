"""Sections, classes and lists of one place, read from its rule file."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence

from screener.facts.calendar import ANY_DAY, Span
from screener.law.jurisdiction import Jurisdiction
from screener.law.sections import MapEntry, OffenseList
from screener.logic.sections import Relation, Section, SectionReader, relation

MET, OPEN, UNMET, ASK = "met", "open", "unmet", "ask"
"""Where a list puts an offense; ``ask``: the section decides."""


class Place:
    """One jurisdiction's way of writing sections and classes, and its offense map."""

    def __init__(self, law: Jurisdiction) -> None:
        self.law = law
        self._reader = SectionReader(law.writing)
        self._map = [
            (section, entry)
            for entry in law.offense_map
            if (section := self.section(entry.section)) is not None
        ]
        self._classes = {
            _plain(text): name
            for name, described in law.writing.classes.items()
            for text in (name, *described.written)
        }

    def section(self, text: str) -> Section | None:
        """The section a text names, with its code where it names one."""
        return self._reader.read(text)

    def class_of(self, text: str) -> str | None:
        """The file's name for a class as written, or None for text it does not know."""
        return self._classes.get(_plain(text))

    def holding(self, section: Section, day: Span = ANY_DAY) -> list[MapEntry]:
        """The longest entries that hold the section: the map knows it.

        None where they stand in two codes and the record names neither.
        """
        held = [
            (rule, entry)
            for rule, entry in self._map
            if relation(section, rule) is Relation.WITHIN and _in_time(entry, day)
        ]
        longest = max((len(rule.tokens) for rule, _ in held), default=0)
        chosen = [(rule.code, entry) for rule, entry in held if len(rule.tokens) == longest]
        return [entry for _, entry in chosen] if len({code for code, _ in chosen}) == 1 else []

    def below(self, section: Section, day: Span = ANY_DAY) -> list[MapEntry]:
        """The entries below the section: the map knows only parts of it."""
        return [
            entry
            for rule, entry in self._map
            if relation(section, rule) is Relation.ABOVE and _in_time(entry, day)
        ]

    def entries(self, text: str | None, day: Span) -> list[MapEntry]:
        """What the map says of a record's section: the entries it can be."""
        section = None if text is None else self.section(text)
        if section is None:
            return []
        return self.holding(section, day) or self.below(section, day)

    def dated(self, text: str | None) -> bool:
        """True when the day of the offense decides which entry a section is."""
        section = None if text is None else self.section(text)
        return section is not None and any(
            (entry.from_ or entry.until) and relation(section, rule) is not Relation.APART
            for rule, entry in self._map
        )

    def on_list(
        self, offense_list: OffenseList, statute: str | None, category: str, day: Span
    ) -> list[str]:
        """Where the list can put a record; several when the subsection is not known."""
        by_category = category_place(offense_list, category)
        if statute is None:
            return [MET, UNMET] if by_category == ASK else [by_category]
        section = self.section(statute)
        if section is None:
            return [OPEN if by_category == ASK else by_category]
        held: list[tuple[tuple[int, bool], str]] = []
        results: list[str] = []
        for place, texts in _named(offense_list):
            for rule in filter(None, map(self.section, texts)):
                lies = relation(section, rule)
                if lies is Relation.WITHIN:
                    held.append(((len(rule.tokens), not rule.tokens[-1].endswith("*")), place))
                elif lies is Relation.ABOVE:
                    results.append(place)
        if held:
            results.append(max(held, key=lambda pair: pair[0])[1])
        elif self.holding(section, day):
            results.append(_elsewhere(offense_list, by_category))
        else:
            results.append(OPEN if by_category == ASK else by_category)
        return sorted(set(results))


def category_place(offense_list: OffenseList, category: str) -> str:
    """Where the list puts a category."""
    offenses = offense_list.offenses
    places = (
        (MET, offenses.met),
        (OPEN, offenses.open),
        (ASK, offenses.section_decides),
        (UNMET, offenses.unmet),
    )
    for wanted in (category, "rest"):
        for place, categories in places:
            if wanted in categories:
                return place
    return UNMET


def _named(offense_list: OffenseList) -> Sequence[tuple[str, Iterable[str]]]:
    sections = offense_list.sections
    return ((MET, sections.met), (OPEN, sections.open), (UNMET, sections.unmet))


def _elsewhere(offense_list: OffenseList, by_category: str) -> str:
    """A section the map knows and the list does not name."""
    decides = offense_list.elsewhere
    if decides is None:
        decides = "unmet" if offense_list.sections.met else "offense"
    if decides == "unmet" or by_category == ASK:
        return UNMET
    return by_category


def _in_time(entry: MapEntry, day: Span) -> bool:
    return (entry.from_ is None or day.latest >= entry.from_) and (
        entry.until is None or day.earliest <= entry.until
    )


def _plain(text: str) -> str:
    words = re.findall(r"[a-z0-9]+", text.lower())
    return " ".join(word for word in words if word != "class")
