"""The facts as JSON Schema 2020-12: what a request may say, for programs that ask."""

from __future__ import annotations

from typing import Any

from screener.facts.answers import LANGUAGES, MOST_RECORDS, MOST_TEXT
from screener.facts.catalog import NO, NONE, YES, Catalog, Fact
from screener.facts.places import NAMES, OTHER

Json = dict[str, Any]

DIALECT = "https://json-schema.org/draft/2020-12/schema"

_YEAR = "(?:19|20)[0-9]{2}"
_LEAP_YEAR = "(?:(?:19|20)(?:0[48]|[2468][048]|[13579][26])|2000)"
_DAY_OF_ANY_YEAR = (
    "(?:(?:0[13578]|1[02])-(?:0[1-9]|[12][0-9]|3[01])"
    "|(?:0[469]|11)-(?:0[1-9]|[12][0-9]|30)"
    "|02-(?:0[1-9]|1[0-9]|2[0-8]))"
)
DAY = f"(?:{_YEAR}-{_DAY_OF_ANY_YEAR}|{_LEAP_YEAR}-02-29)"
"""Every day from 1900 to 2099, as a regular expression."""

ROUGH_DATE = f"(?:{_YEAR}|{_YEAR}-(?:0[1-9]|1[0-2])|{DAY})"
"""A year, a month or a day, as a regular expression."""

_TEXT_EXAMPLES = {
    "statute": "796.07(2)(e)",
    "original_statute": "796.07(2)(e)",
    "class": "F3",
    "county": "Example County",
    "court_program": "Example program",
}


def facts_schema(catalog: Catalog) -> Json:
    """One schema of a whole request, with the person's and a record's facts in it."""
    definitions = definitions_of(catalog, "#/$defs/")
    whole = definitions.pop("ScreeningRequest")
    return {"$schema": DIALECT, "title": "ScreeningRequest", **whole, "$defs": definitions}


def definitions_of(catalog: Catalog, prefix: str) -> dict[str, Json]:
    """The schemas of a request and its parts by name; ``prefix`` begins their references."""
    named = _Named(catalog, prefix)
    return {
        "ScreeningRequest": named.request(),
        "Person": named.person(),
        "Record": named.record(),
        "Place": _place(),
        "Day": _day(),
        "RoughDate": _rough_date(),
        "YesNo": _yes_no(),
        "OffenseCategory": {
            "type": "string",
            "enum": list(catalog.offense_categories),
            "description": "A kind of offense, by what the paper says. GET /v1/offenses "
            "describes each one.",
        },
    }


def example_of(fact: Fact) -> Any:
    """A value that a fact accepts."""
    if fact.type == "yes_no":
        return True
    if fact.type == "date":
        return "2015-03"
    if fact.type == "number":
        return 18 if fact.maximum is None else min(18, fact.maximum)
    if fact.type == "text":
        return _TEXT_EXAMPLES.get(fact.name, "A")
    if fact.type == "list":
        return ["vacatur"] if fact.open_options else [fact.options[0]]
    return fact.options[0]


class _Named:
    """Schemas that refer to each other by name."""

    def __init__(self, catalog: Catalog, prefix: str) -> None:
        self.catalog = catalog
        self.prefix = prefix

    def ref(self, name: str) -> Json:
        return {"$ref": f"{self.prefix}{name}"}

    def request(self) -> Json:
        properties = {
            "as_of": _or_null(
                self.ref("Day"),
                description="The day of asking. The server's own local day when left out.",
            ),
            "language": _or_null(
                {"type": "string", "enum": list(LANGUAGES)},
                description="The language of the words; en when left out.",
            ),
            "jurisdictions": _or_null(
                {"type": "array", "items": self.ref("Place")},
                description="Places whose records are answered. Records of other places still "
                "count where a law looks at the whole record. All places when left out.",
            ),
            "external_id": _or_null(
                {"type": "string", "maxLength": MOST_TEXT},
                description="Your own label, given back in the answer and kept nowhere. "
                "Use no names.",
            ),
            "person": _or_null(self.ref("Person"), description="What is known of the person."),
            "records": {
                "type": "array",
                "maxItems": MOST_RECORDS,
                "items": self.ref("Record"),
                "description": "Arrests, charges, convictions and juvenile findings. May be empty.",
            },
        }
        return _object(properties, ["records"], "One person's facts and records.")

    def person(self) -> Json:
        return _object(
            self.facts("person"),
            [],
            "Facts of the person. One that is left out or null is not known, which is never a no.",
        )

    def record(self) -> Json:
        identity = {
            "id": _or_null(
                {"type": "string", "minLength": 1, "maxLength": MOST_TEXT},
                description="A label of the record, unlike that of any other. Its place in the "
                "list, counted from 1, when left out.",
            ),
            "jurisdiction": self.ref("Place"),
        }
        return _object(
            identity | self.facts("record"),
            ["jurisdiction"],
            "One arrest, charge, conviction or juvenile finding. A fact that is left out or null "
            "is not known, which is never a no.",
        )

    def facts(self, scope: str) -> dict[str, Json]:
        return {
            fact.name: self.fact(fact)
            for fact in self.catalog.facts.values()
            if fact.scope in (scope, "either")
        }

    def fact(self, fact: Fact) -> Json:
        result = _or_null(*self.accepted(fact), description=_described(fact))
        result["examples"] = [example_of(fact)]
        if fact.labels and fact.options != tuple(self.catalog.offense_categories):
            result["x-options"] = dict(fact.labels)
        return result

    def accepted(self, fact: Fact) -> tuple[Json, ...]:
        """The ways a fact may be given."""
        if fact.type == "yes_no":
            return (self.ref("YesNo"),)
        if fact.type == "date":
            return (self.ref("RoughDate"),)
        if fact.type == "number":
            bounds = {"minimum": fact.minimum, "maximum": fact.maximum}
            return ({"type": "integer"} | {k: v for k, v in bounds.items() if v is not None},)
        if fact.type == "text":
            return ({"type": "string", "maxLength": MOST_TEXT},)
        if fact.type == "list":
            return self.listed(fact)
        if {YES, NO} <= set(fact.options):
            return (self.ref("YesNo"), self.option(fact))
        return (self.option(fact),)

    def option(self, fact: Fact) -> Json:
        if fact.options == tuple(self.catalog.offense_categories):
            return self.ref("OffenseCategory")
        return {"type": "string", "enum": list(fact.options)}

    def listed(self, fact: Fact) -> tuple[Json, ...]:
        """A list of options, or one of them alone; ``none`` by itself is an empty list."""
        none = {"type": "string", "enum": [NONE]}
        only_none = {"type": "array", "items": none}
        if not fact.open_options:
            option = self.option(fact)
            return ({"type": "array", "items": option}, only_none, option, none)
        text = {"type": "string", "maxLength": MOST_TEXT}
        return ({"type": "array", "items": {**text, "not": {"const": NONE}}}, only_none, text)


def _described(fact: Fact) -> str:
    """The question, its help, and how an answer is written."""
    written = {
        "date": "A day, a month or a year.",
        "number": f"A whole number from {fact.minimum} to {fact.maximum}.",
        "list": "A list of all that fit; [] or none where none does.",
        "text": f"Text of at most {MOST_TEXT} characters.",
    }.get(fact.type)
    if fact.open_options:
        written = "A list of remedy ids or kinds of relief; [] or none where there is none."
    asked_of = "For staff to answer." if fact.staff_only else None
    sensitive = "Sensitive: ask late, and only where it decides." if fact.sensitive else None
    parts = (fact.text, fact.help, fact.why, written, asked_of, sensitive)
    return " ".join(part for part in parts if part)


def _object(properties: dict[str, Json], required: list[str], description: str) -> Json:
    result: Json = {"type": "object", "description": description, "properties": properties}
    if required:
        result["required"] = required
    result["additionalProperties"] = False
    return result


def _or_null(*schemas: Json, description: str | None = None) -> Json:
    found: Json = {"anyOf": [*schemas, {"type": "null"}]}
    return found if description is None else {"description": description, **found}


def _place() -> Json:
    return {
        "type": "string",
        "enum": [*NAMES, OTHER],
        "description": "A state, DC or PR by its two letters; US for a federal court; other for "
        "territories, tribal, military and foreign courts.",
    }


def _day() -> Json:
    return {
        "type": "string",
        "pattern": f"^{DAY}$",
        "description": "A day: YYYY-MM-DD.",
        "examples": ["2026-11-23"],
    }


def _rough_date() -> Json:
    return {
        "type": "string",
        "pattern": f"^{ROUGH_DATE}$",
        "description": "A date as well as it is known: YYYY, YYYY-MM or YYYY-MM-DD.",
        "examples": ["2015", "2015-03", "2015-03-20"],
    }


def _yes_no() -> Json:
    return {
        "anyOf": [
            {"type": "boolean"},
            {"type": "string", "enum": ["yes", "no", "true", "false"]},
        ],
        "description": "Yes or no: true or false; the words are accepted too.",
    }
