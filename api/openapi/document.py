"""The OpenAPI document: the routes of the service, the facts of the rules, the answers' shapes."""

from __future__ import annotations

from typing import Any

from fastapi import FastAPI
from fastapi.openapi.utils import get_openapi
from pydantic.json_schema import models_json_schema

from api.documented import REFS, ref
from api.openapi import answers, reference
from api.openapi.model import Model, Problem
from screener import Rulebook, definitions_of

Json = dict[str, Any]

_SHAPES: tuple[type[Model], ...] = (
    answers.ScreeningAnswer,
    answers.ScreeningAnswerWordsOnce,
    answers.OutcomesAnswer,
    answers.BatchAnswer,
    reference.Health,
    reference.Ready,
    reference.Jurisdictions,
    reference.Jurisdiction,
    reference.Questions,
    reference.Offenses,
    reference.SectionAnswer,
    Problem,
)

_TAGS = [
    {"name": "screenings", "description": "Which remedies could reach a person's records."},
    {"name": "facts", "description": "What can be said of a person and a record."},
    {"name": "law", "description": "The law behind the answers."},
    {"name": "health", "description": "For whoever runs the service."},
]


def document_of(app: FastAPI, rules: Rulebook) -> Json:
    """The document of the service as it runs with ``rules``."""
    document: Json = get_openapi(
        title=app.title,
        version=app.version,
        summary=app.summary,
        description=app.description,
        routes=app.routes,
        tags=_TAGS,
        license_info={"name": "Apache-2.0", "identifier": "Apache-2.0"},
    )
    document["components"] = {"schemas": _schemas(rules)}
    _drop_unused_refusals(document)
    return document


def _schemas(rules: Rulebook) -> dict[str, Json]:
    _, shapes = models_json_schema(
        [(shape, "validation") for shape in _SHAPES], ref_template=f"{REFS}{{model}}"
    )
    asked = definitions_of(rules.catalog, REFS)
    return {**asked, **_asked_else(), **_untitled(shapes["$defs"])}


def _asked_else() -> dict[str, Json]:
    """The bodies of calls that are not one screening."""
    return {
        "BatchRequest": {
            "type": "object",
            "description": "Many screenings. One that is not accepted is refused on its own.",
            "properties": {
                "screenings": {
                    "type": "array",
                    "maxItems": 1000,
                    "items": ref("ScreeningRequest"),
                    "description": "At most 1,000; with detail=full at most 50.",
                }
            },
            "required": ["screenings"],
            "additionalProperties": False,
        },
        "SectionRequest": {
            "type": "object",
            "description": "A section of law as a record writes it.",
            "properties": {
                "jurisdiction": ref("Place"),
                "statute": {
                    "type": "string",
                    "maxLength": 200,
                    "description": "With its letters, dots and brackets.",
                    "examples": ["796.07(2)(e)"],
                },
                "offense_date": {
                    "anyOf": [ref("RoughDate"), {"type": "null"}],
                    "description": "For a section whose meaning changed.",
                },
            },
            "required": ["jurisdiction", "statute"],
            "additionalProperties": False,
        },
        "FactsSchema": {
            "type": "object",
            "description": "A JSON Schema, dialect 2020-12.",
            "additionalProperties": True,
        },
    }


def _untitled(schemas: dict[str, Json]) -> dict[str, Json]:
    """Schemas without the titles that only repeat a field's name."""
    for schema in schemas.values():
        for field in schema.get("properties", {}).values():
            field.pop("title", None)
    return schemas


def _drop_unused_refusals(document: Json) -> None:
    """Take out the framework's own shape of a refusal: every refusal here is a problem."""
    for path in document["paths"].values():
        for operation in path.values():
            refusal = operation["responses"].get("422")
            if refusal is not None and "application/json" in refusal.get("content", {}):
                del operation["responses"]["422"]
