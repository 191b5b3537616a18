"""Schemas of facts: how each is tested in a rule and valued in an example."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any, get_args

from screener.facts.catalog import NO, NONE, YES, Catalog, Fact
from screener.law.kinds import Cure

Json = dict[str, Any]

SCALAR: Json = {"type": ["string", "number", "boolean"]}
"""A text as an editor may read it: 230 and yes are texts in a rule file."""

WHOLE: Json = {"type": ["integer", "string"], "pattern": r"^\d+$"}
DAY: Json = {"type": "string", "format": "date"}
ROUGH_DATE: Json = {"type": ["string", "integer"], "pattern": r"^\d{4}(-\d{2}(-\d{2})?)?$"}
REST = "rest"


def one_or_many(each: Json) -> Json:
    """A value alone, or a list of them."""
    return {"anyOf": [each, {"type": "array", "items": each}]}


def closed(properties: Json) -> Json:
    """An object with these keys and no others."""
    return {"type": "object", "properties": properties, "additionalProperties": False}


def words(options: Iterable[str]) -> Json:
    """One of these words; yes and no may be read as true and false."""
    listed: list[str | bool] = list(options)
    if YES in listed:
        listed.append(True)
    if NO in listed:
        listed.append(False)
    return {"enum": listed}


class FactSchemas:
    """The schemas of all facts. Facts with the same options share one definition."""

    def __init__(self, catalog: Catalog) -> None:
        self.facts = catalog.facts
        self.definitions: Json = {}
        self._named: dict[str, str] = {}

    def tests(self) -> Json:
        """A property for each fact that a rule can test."""
        made = ((fact, self._test(fact)) for fact in self.facts.values())
        return {fact.name: _described(fact, test) for fact, test in made if test is not None}

    def values(self, scope: str) -> Json:
        """A property for each fact of a ``person`` or a ``record``, as an example gives it."""
        facts = (fact for fact in self.facts.values() if fact.scope in (scope, "either"))
        return {fact.name: _described(fact, self._value(fact)) for fact in facts}

    def tables(self) -> Json:
        """A property for each fact, holding the values of a table of examples."""
        return {
            fact.name: _described(fact, {"type": "array", "items": self._value(fact)})
            for fact in self.facts.values()
        }

    def options(self, name: str) -> Json:
        """One option of a fact, or a list of them."""
        return one_or_many(self._option(self.facts[name]))

    def dates(self) -> Json:
        """The name of a fact that is a date."""
        names = [fact.name for fact in self.facts.values() if fact.type == "date"]
        return self._shared("date-fact", {"enum": names})

    def _test(self, fact: Fact) -> Json | None:
        if fact.type == "number":
            keys = ("at_least", "more_than", "at_most", "less_than")
            return self._shared("number-test", closed(dict.fromkeys(keys, WHOLE)))
        if fact.type == "date":
            bounds = ("before", "on_or_before", "after", "on_or_after")
            return self._shared("date-test", closed(dict.fromkeys(bounds, DAY)))
        if fact.open_options:
            return self._shared(
                "remedies-test", closed(dict.fromkeys(("includes", "open"), one_or_many(SCALAR)))
            )
        if fact.type == "text":
            return self._placements("class", SCALAR) if fact.name == "class" else None
        none = (NONE,) if fact.type == "list" else ()
        placed = self._shared(f"{fact.name}-placed", words((*fact.options, *none, REST)))
        return self._placements(fact.name, placed)

    def _placements(self, name: str, option: Json) -> Json:
        some = self._shared(f"{name}-some", one_or_many(option))
        full = closed(
            {
                **dict.fromkeys(("met", "open", "unmet"), some),
                "curable": closed(dict.fromkeys(get_args(Cure), some)),
            }
        )
        return self._shared(f"{name}-test", {"anyOf": [*one_or_many(option)["anyOf"], full]})

    def _option(self, fact: Fact) -> Json:
        none = (NONE,) if fact.type == "list" else ()
        return self._shared(f"{fact.name}-option", words((*fact.options, *none)))

    def _value(self, fact: Fact) -> Json:
        if fact.type == "number":
            return WHOLE
        if fact.type == "date":
            return self._shared("rough-date", ROUGH_DATE)
        if fact.type == "text":
            return SCALAR
        if fact.type == "list":
            return one_or_many(SCALAR if fact.open_options else self._option(fact))
        return self._option(fact)

    def _shared(self, name: str, schema: Json) -> Json:
        """A reference to the schema, defined once under the first name it was given."""
        known = self._named.setdefault(repr(schema), name)
        assert self.definitions.setdefault(known, schema) == schema
        return {"$ref": f"#/$defs/{known}"}


def _described(fact: Fact, schema: Json) -> Json:
    return {"description": fact.text, **schema}
