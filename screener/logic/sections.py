"""Sections of law: reading them as records write them, and comparing them by token.

``53`` is not ``53A`` and ``1028`` is not ``1028A``: a section is a chain of tokens and
never compared character by character. ``PL § 230.00`` and ``Penal Law 230.00`` read alike.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from enum import Enum
from typing import TYPE_CHECKING, NamedTuple

from screener.facts.calendar import Span

if TYPE_CHECKING:
    from screener.law.sections import MapEntry, Writing

_ABBREVIATION_DOT = re.compile(r"(?<![0-9A-Z])([A-Z])\.(?![0-9])|(?<=[A-Z])()\.(?=\s|$)")
_NOISE = re.compile(
    r"§+|(?<![-(/.0-9A-Z])(?:SECTIONS?|SECS?|CHAPTERS?|CHAP|CH|CAP|C|SS|S|ARTICLES?|ARTS?|"
    r"SUBSECTIONS?|SUBSEC|SUBDIVISION|SUBDIV|SUBD|PARAGRAPHS?|PARAS?|PAR|TITLE|TIT|FORMER|"
    r"STATS?|ANN|NO)\.?(?=\s*[§0-9])"
)
_TOKEN = re.compile(r"[0-9A-Z]+(?:\.[0-9][0-9A-Z]*)*(?:\.\*)?")
WHOLE_CHAPTER = ".*"


class Section(NamedTuple):
    """A section: the code it stands in (None when the record names none) and its tokens."""

    code: str | None
    tokens: tuple[str, ...]


class Relation(Enum):
    """How a record's section lies to a rule's."""

    WITHIN = "the same or below it"
    ABOVE = "above it: the subsection is not known"
    APART = "elsewhere"


def relation(record: Section, rule: Section) -> Relation:
    """Compare a record's section with a rule's, token by token."""
    if record.code is not None and rule.code is not None and record.code != rule.code:
        return Relation.APART
    shared = min(len(record.tokens), len(rule.tokens))
    if not all(map(_same, record.tokens[:shared], rule.tokens[:shared])):
        return Relation.APART
    return Relation.WITHIN if len(record.tokens) >= len(rule.tokens) else Relation.ABOVE


def _same(record: str, rule: str) -> bool:
    """Whether two tokens are the same; ``4511.*`` is every section numbered 4511.something."""
    if not rule.endswith(WHOLE_CHAPTER):
        return record == rule
    chapter = rule[: -len(WHOLE_CHAPTER)]
    return record == chapter or record.startswith(f"{chapter}.")


class SectionReader:
    """Reads sections the way one jurisdiction's records write them."""

    def __init__(self, writing: Writing) -> None:
        names = [
            (_plain(written), code)
            for code, described in writing.codes.items()
            for written in (described.name, *described.written)
        ]
        names.sort(key=lambda pair: -len(pair[0]))
        self._names = [
            (re.compile(rf"(?<![0-9A-Z]){re.escape(name)}(?![A-Z])"), code) for name, code in names
        ]

    def read(self, text: str) -> Section | None:
        """The section ``text`` names, or None when it cannot be read as one."""
        plain = _plain(text)
        found: str | None = None
        for pattern, code in self._names:
            cut, times = pattern.subn(" ", plain, count=1)
            if times:
                found = code
                plain = cut
                break
        plain = _NOISE.sub(" ", plain)
        tokens = tuple(_TOKEN.findall(plain))
        if not tokens or not tokens[0][0].isdigit():
            return None
        if any(len(token) > 3 and token.isalpha() for token in tokens):
            return None
        return Section(found, tokens)


def _plain(text: str) -> str:
    """Capitals, one space between words, and no dot in an abbreviation (``U.S.C.``: ``USC``)."""
    upper = text.upper().replace("&", " AND ").replace("’", "'")
    return " ".join(_ABBREVIATION_DOT.sub(r"\1", upper).split())


@dataclass(frozen=True, slots=True)
class Mapped:
    """What the offense map says of a section: the categories it can be, and what follows."""

    offenses: frozenset[str]
    roles: frozenset[str | None]
    levels: frozenset[str | None]
    classes: frozenset[str | None]
    whole: bool
    """False when the record's section is above the map's: the subsection is not known."""

    by_date: bool = False
    """True when the day of the offense decides which of several lines is meant."""


class MapLine(NamedTuple):
    """One line of the offense map, its section read."""

    section: Section
    offenses: tuple[str, ...]
    role: str | None
    level: str | None
    class_: str | None
    first: date | None
    last: date | None


class OffenseMap:
    """The offense map of one jurisdiction, by section."""

    def __init__(self, entries: Iterable[MapEntry], reader: SectionReader) -> None:
        self._by_tokens: dict[tuple[str, ...], list[MapLine]] = {}
        self._all: list[MapLine] = []
        for entry in entries:
            section = reader.read(entry.section)
            if section is not None:
                line = MapLine(
                    section,
                    entry.offense,
                    entry.role,
                    entry.level,
                    entry.class_,
                    entry.from_,
                    entry.until,
                )
                self._by_tokens.setdefault(section.tokens, []).append(line)
                self._all.append(line)

    def find(self, section: Section, offense_date: Span | None) -> Mapped | None:
        """What the map says of ``section``, or None where it does not know it.

        The longest entry that holds the section counts; where there is none, all entries
        below it do. Entries dated by offense date count when the date can fall in them.
        """
        for length in range(len(section.tokens), 0, -1):
            held = self._by_tokens.get(section.tokens[:length], ())
            lines = _fitting(held, section, offense_date)
            if lines:
                return _mapped(lines, whole=True)
        below = [line for line in self._all if relation(section, line.section) is Relation.ABOVE]
        lines = _fitting(below, section, offense_date)
        return _mapped(lines, whole=False) if lines else None


def _fitting(held: Iterable[MapLine], section: Section, offense_date: Span | None) -> list[MapLine]:
    fitting = [
        line
        for line in held
        if section.code in (None, line.section.code) or line.section.code is None
        if _dated(line, offense_date)
    ]
    if len({line.section.code for line in fitting}) > 1:
        return []  # the same number stands in two codes and the record names neither
    return fitting


def _dated(line: MapLine, offense_date: Span | None) -> bool:
    if offense_date is None:
        return True
    if line.first is not None and offense_date.latest < line.first:
        return False
    return line.last is None or offense_date.earliest <= line.last


def _mapped(lines: list[MapLine], *, whole: bool) -> Mapped:
    return Mapped(
        offenses=frozenset(offense for line in lines for offense in line.offenses),
        roles=frozenset(line.role for line in lines),
        levels=frozenset(line.level for line in lines),
        classes=frozenset(line.class_ for line in lines),
        whole=whole,
        by_date=whole and len(lines) > 1,
    )


def class_table(writing: Writing) -> Mapping[str, str]:
    """Every way a class is written (normalised) to the class's own name."""
    table: dict[str, str] = {}
    for name, described in writing.classes.items():
        for written in (name, *described.written):
            table[normal_class(written)] = name
    return table


def normal_class(text: str) -> str:
    """A class as compared: letters and digits in capitals, without the word class."""
    return re.sub(r"[^0-9A-Z]+", " ", text.upper()).replace("CLASS", "").strip()
