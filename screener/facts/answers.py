"""Answers: a request checked against the catalog, with every mistake named by its place.

An error never repeats what was sent (it may be a marked secret of a survivor's life): it
gives a JSON Pointer (RFC 6901) to the place and what would be accepted there. For a name
the catalog does not know, the pointer is the object that holds it.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from typing import Any

from screener.facts.calendar import parse_span
from screener.facts.catalog import NO, NONE, YES, Catalog, Fact, Listing, Value
from screener.facts.places import NAMES, OTHER

MOST_RECORDS = 200
MOST_TEXT = 200
LANGUAGES = ("en",)

_YES_WORDS = {"yes": YES, "true": YES, "no": NO, "false": NO}
_NULL_WORDS = {"null", "~", ""}


@dataclass(frozen=True, slots=True)
class Refusal:
    """One mistake in a request: where it is and what is accepted there."""

    pointer: str
    detail: str


class InvalidRequest(ValueError):
    """A request that cannot be answered; ``refusals`` names every place."""

    def __init__(self, refusals: Sequence[Refusal]) -> None:
        super().__init__(f"{len(refusals)} mistakes in the request")
        self.refusals = tuple(refusals)


@dataclass(frozen=True, slots=True)
class Record:
    """One record as answered. Facts that are not known are absent."""

    id: str
    jurisdiction: str
    facts: Mapping[str, Value]


@dataclass(frozen=True, slots=True)
class Case:
    """One person's answers. ``as_of`` is the day of asking; the library has no clock."""

    as_of: date
    person: Mapping[str, Value] = field(default_factory=dict)
    records: tuple[Record, ...] = ()
    language: str = "en"
    jurisdictions: frozenset[str] | None = None
    external_id: str | None = None


def read_case(data: object, catalog: Catalog, *, today: date, from_text: bool = False) -> Case:
    """Check a request (the body of ``POST /v1/screenings``, or a person file).

    ``data`` is what a JSON or YAML reader gives; with ``from_text`` every scalar is text
    (YAML read without guessing types), so numbers and yes/no arrive as words. ``today``
    is used when the request names no ``as_of``. Raises :class:`InvalidRequest` with all
    mistakes at once.
    """
    reader = _Reader(catalog, from_text)
    case = reader.case(data, today)
    if reader.refusals:
        raise InvalidRequest(reader.refusals)
    return case


class _Reader:
    def __init__(self, catalog: Catalog, from_text: bool) -> None:
        self.catalog = catalog
        self.from_text = from_text
        self.refusals: list[Refusal] = []

    def refuse(self, pointer: str, detail: str) -> None:
        self.refusals.append(Refusal(pointer, detail))

    def null(self, value: object) -> bool:
        return value is None or (
            self.from_text and isinstance(value, str) and value.lower() in _NULL_WORDS
        )

    def case(self, data: object, today: date) -> Case:
        known = ("as_of", "language", "jurisdictions", "external_id", "person", "records")
        if not isinstance(data, Mapping):
            self.refuse("", "the request is an object with person and records")
            return Case(as_of=today)
        self.known_names(data, known, "")
        return Case(
            as_of=self.as_of(data.get("as_of"), today),
            person=self.facts(data.get("person"), "/person", "person"),
            records=self.records(data),
            language=self.language(data.get("language")),
            jurisdictions=self.jurisdictions(data.get("jurisdictions")),
            external_id=self.text(data.get("external_id"), "/external_id"),
        )

    def known_names(self, data: Mapping[Any, Any], known: Sequence[str], pointer: str) -> None:
        unknown = [name for name in data if name not in known]
        if unknown:
            self.refuse(
                pointer,
                f"{_several(len(unknown), 'name')} not known here; known: {', '.join(known)}",
            )

    def as_of(self, value: object, today: date) -> date:
        if self.null(value):
            return today
        if isinstance(value, str):
            try:
                span = parse_span(value)
            except ValueError:
                span = None
            if span is not None and span.exact:
                return span.earliest
        self.refuse("/as_of", "a day: YYYY-MM-DD")
        return today

    def language(self, value: object) -> str:
        if self.null(value):
            return "en"
        if isinstance(value, str) and value in LANGUAGES:
            return value
        self.refuse("/language", f"one of: {', '.join(LANGUAGES)}")
        return "en"

    def text(self, value: object, pointer: str) -> str | None:
        if self.null(value):
            return None
        if isinstance(value, str) and len(value) <= MOST_TEXT and _encodes(value):
            return value
        self.refuse(pointer, f"text of at most {MOST_TEXT} characters")
        return None

    def jurisdictions(self, value: object) -> frozenset[str] | None:
        if self.null(value):
            return None
        if isinstance(value, list) and all(v in NAMES or v == OTHER for v in map(str, value)):
            return frozenset(map(str, value))
        self.refuse("/jurisdictions", "a list of two-letter codes, or other")
        return None

    def records(self, data: Mapping[Any, Any]) -> tuple[Record, ...]:
        value = data.get("records")
        if not isinstance(value, list):
            self.refuse("/records", "a list of records (it may be empty)")
            return ()
        if len(value) > MOST_RECORDS:
            self.refuse("/records", f"at most {MOST_RECORDS} records")
            return ()
        records = [self.record(item, index) for index, item in enumerate(value)]
        seen: set[str] = set()
        for index, record in enumerate(records):
            if record.id in seen:
                self.refuse(f"/records/{index}/id", "an id that no other record has")
            seen.add(record.id)
        return tuple(records)

    def record(self, item: object, index: int) -> Record:
        pointer = f"/records/{index}"
        fallback = str(index + 1)
        if not isinstance(item, Mapping):
            self.refuse(pointer, "a record is an object with a jurisdiction")
            return Record(fallback, OTHER, {})
        identity = item.get("id")
        if self.null(identity):
            identity = fallback
        elif (
            not isinstance(identity, str)
            or not 0 < len(identity) <= MOST_TEXT
            or not _encodes(identity)
        ):
            self.refuse(f"{pointer}/id", f"text of 1 to {MOST_TEXT} characters")
            identity = fallback
        place = item.get("jurisdiction")
        if not isinstance(place, str) or (place not in NAMES and place != OTHER):
            self.refuse(
                f"{pointer}/jurisdiction",
                "two capital letters of a state, DC, PR or US, or other; every record needs it",
            )
            place = OTHER
        facts = {k: v for k, v in item.items() if k not in ("id", "jurisdiction")}
        return Record(str(identity), place, self.facts(facts, pointer, "record"))

    def facts(self, data: object, pointer: str, scope: str) -> dict[str, Value]:
        if self.null(data):
            return {}
        if not isinstance(data, Mapping):
            self.refuse(pointer, "an object of facts")
            return {}
        result: dict[str, Value] = {}
        unknown = 0
        for name, value in data.items():
            fact = self.catalog.facts.get(name) if isinstance(name, str) else None
            if fact is None or fact.scope not in (scope, "either"):
                unknown += 1
                continue
            if self.null(value):
                continue
            read = self.value(fact, value, f"{pointer}/{name}")
            if read is not None:
                result[fact.name] = read
        if unknown:
            self.refuse(
                pointer,
                f"{_several(unknown, 'name')} not known as a fact of a {scope}; "
                "the facts and their options are listed by /v1/questions",
            )
        return result

    def value(self, fact: Fact, value: object, pointer: str) -> Value | None:
        if fact.type == "list":
            return self.listing(fact, value, pointer)
        if fact.type == "number":
            return self.number(fact, value, pointer)
        if fact.type == "yes_no" and isinstance(value, bool):
            return YES if value else NO
        if isinstance(value, bool) and {YES, NO} <= set(fact.options):
            return YES if value else NO
        if isinstance(value, str):
            return self.word(fact, value, pointer)
        self.refuse(pointer, _accepted(fact))
        return None

    def word(self, fact: Fact, value: str, pointer: str) -> Value | None:
        if fact.type == "text":
            return self.text(value, pointer)
        if fact.type == "date":
            try:
                return parse_span(value)
            except ValueError:
                self.refuse(pointer, _accepted(fact))
                return None
        if value not in fact.options and YES in fact.options:
            value = _YES_WORDS.get(value, value)
        if value in fact.options:
            return value
        self.refuse(pointer, _accepted(fact))
        return None

    def number(self, fact: Fact, value: object, pointer: str) -> Value | None:
        if self.from_text and isinstance(value, str) and value.isascii() and value.isdigit():
            value = int(value[:12])
        if isinstance(value, float) and value.is_integer():
            value = int(value)  # 12.0 is a whole number in JSON Schema
        low, high = fact.minimum, fact.maximum
        if (
            isinstance(value, int)
            and not isinstance(value, bool)
            and (low is None or value >= low)
            and (high is None or value <= high)
        ):
            return value
        self.refuse(pointer, _accepted(fact))
        return None

    def listing(self, fact: Fact, value: object, pointer: str) -> Value | None:
        items = [value] if isinstance(value, str) else value
        if not isinstance(items, list) or not all(isinstance(item, str) for item in items):
            self.refuse(pointer, _accepted(fact))
            return None
        words = set(items)
        if NONE in words:
            if len(words) > 1:
                self.refuse(pointer, "none stands alone: take it out or the other options")
                return None
            words = set()
        if not fact.open_options and not words <= set(fact.options):
            self.refuse(pointer, _accepted(fact))
            return None
        if any(len(word) > MOST_TEXT or not _encodes(word) for word in words):
            self.refuse(pointer, f"texts of at most {MOST_TEXT} characters")
            return None
        return Listing(frozenset(words), True)


def _encodes(text: str) -> bool:
    """False for half of a character pair (a lone surrogate), which no answer can carry."""
    return not any("\ud800" <= character <= "\udfff" for character in text)


def _several(count: int, noun: str) -> str:
    return f"{count} {noun} is" if count == 1 else f"{count} {noun}s are"


def _accepted(fact: Fact) -> str:
    """What a fact accepts, in words that never repeat what was sent."""
    if fact.type == "date":
        return "a date that exists: YYYY, YYYY-MM or YYYY-MM-DD"
    if fact.type == "number":
        return f"a whole number from {fact.minimum or 0} to {fact.maximum}"
    if fact.type == "text":
        return f"text of at most {MOST_TEXT} characters"
    if fact.type == "yes_no":
        return "yes or no, true or false, or null for not known"
    if fact.open_options:
        return "a list of remedy ids or kinds, or none"
    if fact.type == "list":
        return f"a list of: none, {', '.join(fact.options)}"
    return f"one of: {', '.join(fact.options)}; or null for not known"
