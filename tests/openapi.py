"""The OpenAPI document of a service, as a judge of what the service says."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Any

from fastapi import FastAPI
from jsonschema import Draft202012Validator

from tests.service import call


def document_of(app: FastAPI) -> dict[str, Any]:
    """The document as the service gives it."""
    document: dict[str, Any] = call(app, "GET", "/openapi.json").json()
    return document


def operations(document: dict[str, Any]) -> Iterator[tuple[str, str, dict[str, Any]]]:
    """Method, path and operation of every call."""
    for path, methods in document["paths"].items():
        for method, operation in methods.items():
            yield method.upper(), path, operation


def mistakes(document: dict[str, Any], schema: dict[str, Any], data: Any) -> list[str]:
    """Where ``data`` leaves the schema. A field that the schema does not name is a mistake."""
    closed = _closed({"components": document["components"], "schema": schema})
    judge = Draft202012Validator({**closed["schema"], "components": closed["components"]})
    return [f"{error.json_path}: {error.message[:300]}" for error in judge.iter_errors(data)]


def answer_mistakes(
    document: dict[str, Any], method: str, path: str, status: int, data: Any
) -> list[str]:
    """Where an answer leaves what the document says of that call and status."""
    responses = document["paths"][_template(document, path)][method.lower()]["responses"]
    ((_, content),) = responses[str(status)]["content"].items()
    return mistakes(document, content["schema"], data)


def _template(document: dict[str, Any], path: str) -> str:
    plain = path.split("?")[0]
    for known in sorted(document["paths"], key=lambda each: "{" in each):
        if re.fullmatch(re.sub(r"\{\w+\}", "[^/]+", known), plain):
            return str(known)
    raise AssertionError(f"{plain} is not documented")


def _closed(schema: Any) -> Any:
    """A schema whose objects take no other fields than those named."""
    if isinstance(schema, list):
        return [_closed(each) for each in schema]
    if not isinstance(schema, dict):
        return schema
    result = {key: _closed(value) for key, value in schema.items()}
    if isinstance(result.get("properties"), dict) and "type" in result:
        result.setdefault("additionalProperties", False)
    return result
