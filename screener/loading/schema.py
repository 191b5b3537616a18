"""JSON Schemas (2020-12) of rule files, with which editors complete and check them.

They are made from the models of :mod:`screener.law`; what the models leave to the compiler
(which facts there are and which options each has) is filled in from the catalog. A rule
file is read as plain text, while an editor guesses types, so a schema accepts a number or
true/false wherever a text can look like one.
"""

from __future__ import annotations

import json
from collections.abc import Callable, Mapping
from typing import Any

from pydantic import BaseModel
from pydantic.json_schema import GenerateJsonSchema, JsonSchemaValue
from pydantic_core import core_schema

from screener.facts.catalog import NO, YES, Catalog
from screener.facts.places import NAMES, OTHER
from screener.law.catalog import Offenses, Questions, SharedWords
from screener.law.jurisdiction import Jurisdiction
from screener.loading.jurisdictions import COVERED_FACTS
from screener.loading.schema_facts import (
    REST,
    SCALAR,
    FactSchemas,
    Json,
    closed,
    one_or_many,
    words,
)

DIALECT = "https://json-schema.org/draft/2020-12/schema"


def schemas(catalog: Catalog) -> dict[str, Json]:
    """The schema of each kind of rule file, by the name of its file (without ``.json``)."""
    return {
        "jurisdiction": _jurisdiction(catalog),
        "offenses": _schema(Offenses),
        "questions": _questions(catalog),
        "wording": _schema(SharedWords),
    }


def schema_text(schema: Mapping[str, Any]) -> str:
    """A schema as the text of its file."""
    return json.dumps(schema, indent=1, ensure_ascii=False) + "\n"


def _schema(model: type[BaseModel]) -> Json:
    made = model.model_json_schema(by_alias=True, schema_generator=_AsWritten)
    return {"$schema": DIALECT, **made}


def _questions(catalog: Catalog) -> Json:
    made = _schema(Questions)
    facts = FactSchemas(catalog)
    _name_facts(made["$defs"], facts)
    made["$defs"].update(facts.definitions)
    return made


def _jurisdiction(catalog: Catalog) -> Json:
    made = _schema(Jurisdiction)
    definitions = made["$defs"]
    facts = FactSchemas(catalog)
    _name_facts(definitions, facts)
    _name_offenses(definitions, catalog)
    covered = {name: facts.options(name) for name in COVERED_FACTS if name in catalog}
    definitions["Remedy"]["properties"]["covers"] = closed(covered)
    _name_example_facts(definitions["Example"]["properties"], facts)
    definitions.update(facts.definitions)
    return made


def _name_facts(definitions: Json, facts: FactSchemas) -> None:
    """Put the facts into the tests, which the models leave open to any name."""
    for name in ("Test", "Condition"):
        if name in definitions:
            definitions[name]["properties"].update(facts.tests())
            definitions[name]["additionalProperties"] = False
    del definitions["FactTest"]
    starts = definitions["Wait"]["properties"]["from"]["items"]["anyOf"]
    starts[0] = facts.dates()  # the short form of a start is the name of its date
    for name, keys in _DATES.items():
        properties = definitions[name]["properties"]
        properties.update(dict.fromkeys(keys & properties.keys(), facts.dates()))
    definitions["Window"]["properties"]["after"] = one_or_many(facts.dates())


def _name_offenses(definitions: Json, catalog: Catalog) -> None:
    categories = list(catalog.offense_categories)
    definitions["category"] = words(categories)
    definitions["map-categories"] = one_or_many({"$ref": "#/$defs/category"})
    definitions["categories"] = one_or_many(words([*categories, REST]))
    definitions["MapEntry"]["properties"]["offense"] = {"$ref": "#/$defs/map-categories"}
    placement = definitions["OffensePlacement"]["properties"]
    placement.update({key: {"$ref": "#/$defs/categories"} for key in placement})


def _name_example_facts(example: Json, facts: FactSchemas) -> None:
    places = {"id": SCALAR, "jurisdiction": words([*NAMES, OTHER])}
    facts.definitions["example-record"] = closed({**places, **facts.values("record")})
    record = {"$ref": "#/$defs/example-record"}
    example["person"] = closed(facts.values("person"))
    example["record"] = record
    example["others"] = {"type": "array", "items": record}
    example["each"] = closed(facts.tables())


#: Where a model takes the name of a date.
_DATES = {
    "Start": {"date"},
    "Restart": {"dated_by"},
    "Window": {"before", "dated_by"},
}


class _AsWritten(GenerateJsonSchema):
    """Models as people write them: short forms stand beside the full ones."""

    schema_dialect = DIALECT

    def field_title_should_be_set(self, schema: object) -> bool:
        return False

    def str_schema(self, schema: core_schema.StringSchema) -> JsonSchemaValue:
        return {**super().str_schema(schema), **SCALAR}

    def default_schema(self, schema: core_schema.WithDefaultSchema) -> JsonSchemaValue:
        return self.generate_inner(schema["schema"])

    def nullable_schema(self, schema: core_schema.NullableSchema) -> JsonSchemaValue:
        return self.generate_inner(schema["schema"])

    def bool_schema(self, schema: core_schema.BoolSchema) -> JsonSchemaValue:
        return words([YES, NO])

    def function_before_schema(
        self, schema: core_schema.BeforeValidatorFunctionSchema
    ) -> JsonSchemaValue:
        full = self.generate_inner(schema["schema"])
        short = _SHORT_FORMS.get(getattr(schema["function"]["function"], "__name__", ""))
        return full if short is None else {"anyOf": [*short(full), full]}


#: What a model's validator takes beside the full form, by the validator's name.
_SHORT_FORMS: dict[str, Callable[[Json], list[Json]]] = {
    "_as_list": lambda full: [full["items"]],
    "_label": lambda full: [SCALAR],
    "_passage": lambda full: [SCALAR],
    "_passages": lambda full: list(full["items"]["anyOf"]),
    "_short_form": lambda full: [SCALAR],
    "_start_short_form": lambda full: [SCALAR],
}
