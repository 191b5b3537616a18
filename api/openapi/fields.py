"""The fields of a shape in words: what each takes, what it means, its options, an example."""

from __future__ import annotations

import json
from collections.abc import Iterator
from html import escape
from typing import Any

Json = dict[str, Any]

_PLAIN = {
    "string": "text",
    "integer": "whole number",
    "number": "number",
    "boolean": "true or false",
    "null": "null",
    "object": "object",
}
_LONG_LIST = 12


def fields_table(schema: Json) -> Iterator[str]:
    """A row for each field of an object."""
    required = schema.get("required", [])
    yield "<table><tr><th>Field</th><th>Takes</th><th>Means</th></tr>"
    for name, field in schema["properties"].items():
        must = "" if name not in required else " (always)"
        yield f"<tr><td><code>{escape(name)}</code>{must}</td><td>{type_words(field)}</td>"
        yield f"<td>{''.join(_meaning(field))}</td></tr>\n"
    yield "</table>"


def type_words(schema: Json) -> str:
    """What a schema takes, in a few words of HTML."""
    if "$ref" in schema:
        name = schema["$ref"].rsplit("/", 1)[1]
        return f"<a href='#{name}'>{name}</a>"
    for key in ("anyOf", "oneOf"):
        if key in schema:
            return " or ".join(type_words(each) for each in schema[key])
    if "const" in schema:
        return f"<code>{escape(json.dumps(schema['const']))}</code>"
    if "enum" in schema:
        return _options(schema["enum"])
    return _typed(schema)


def _typed(schema: Json) -> str:
    kind = schema.get("type")
    if kind == "array":
        most = f", at most {schema['maxItems']}" if "maxItems" in schema else ""
        return f"list of {type_words(schema['items'])}{most}"
    if kind == "object" and isinstance(schema.get("additionalProperties"), dict):
        return f"object of {type_words(schema['additionalProperties'])} by name"
    words = _PLAIN.get(str(kind), "anything")
    if "minimum" in schema or "maximum" in schema:
        words += f", {schema.get('minimum', '')} to {schema.get('maximum', '')}"
    if "maxLength" in schema:
        words += f", at most {schema['maxLength']} characters"
    return words


def _options(options: list[Any]) -> str:
    shown = ", ".join(f"<code>{escape(str(option))}</code>" for option in options)
    if len(options) <= _LONG_LIST:
        return f"one of {shown}"
    return f"<details><summary>one of {len(options)}</summary>{shown}</details>"


def _meaning(field: Json) -> Iterator[str]:
    yield escape(field.get("description", ""))
    labels = field.get("x-options")
    if labels:
        yield "<details><summary>Options in words</summary><ul>"
        for option, label in labels.items():
            yield f"<li><code>{escape(option)}</code>: {escape(label)}</li>"
        yield "</ul></details>"
    for example in field.get("examples", [])[:1]:
        yield f" Example: <code>{escape(json.dumps(example, ensure_ascii=False))}</code>"
