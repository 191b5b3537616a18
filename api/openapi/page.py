"""The documentation as one page: no script, no request to anywhere, made from the document."""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator
from html import escape
from typing import Any

from api.openapi.fields import fields_table, type_words
from api.openapi.style import STYLE

Json = dict[str, Any]


def page_of(document: Json) -> bytes:
    """The page that shows an OpenAPI document of this service."""
    return "".join(_page(document)).encode()


def _page(document: Json) -> Iterator[str]:
    info = document["info"]
    schemas = document["components"]["schemas"]
    yield "<!doctype html>\n<html lang='en'>\n<head><meta charset='utf-8'>"
    yield "<meta name='viewport' content='width=device-width, initial-scale=1'>"
    yield f"<title>{escape(info['title'])} {escape(info['version'])}: the calls</title>"
    yield f"<style>{STYLE}</style></head>\n<body>\n"
    yield f"<h1>{escape(info['title'])} {escape(info['version'])}</h1>"
    yield _paragraphs(f"{info['summary']}\n\n{info['description']}")
    yield "<p>The same for programs: <a href='/openapi.json'>/openapi.json</a></p>\n"
    yield from _contents(document, schemas)
    yield "<main>\n"
    yield from _calls(document)
    yield "<h2 id='shapes'>Shapes</h2>\n"
    for name, schema in schemas.items():
        yield from _shape(name, schema)
    yield "</main>\n</body>\n</html>\n"


def _operations(document: Json) -> Iterator[tuple[str, str, Json]]:
    for path, methods in document["paths"].items():
        for method, operation in methods.items():
            yield method.upper(), path, operation


def _contents(document: Json, schemas: Json) -> Iterator[str]:
    yield "<nav aria-label='Contents'>\n<h2>Calls</h2>\n<ul>"
    for method, path, operation in _operations(document):
        yield f"<li><a href='#{operation['operationId']}'><code>{method} {escape(path)}</code></a> "
        yield f"{escape(operation['summary'])}</li>"
    yield "</ul>\n<details><summary>Shapes</summary><ul>"
    for name in schemas:
        yield f"<li><a href='#{name}'>{name}</a></li>"
    yield "</ul></details>\n</nav>\n"


def _calls(document: Json) -> Iterator[str]:
    for tag in document["tags"]:
        yield f"<h2>{escape(tag['name'].capitalize())}</h2><p>{escape(tag['description'])}</p>\n"
        for method, path, operation in _operations(document):
            if tag["name"] in operation["tags"]:
                yield from _call(method, path, operation)


def _call(method: str, path: str, operation: Json) -> Iterator[str]:
    yield f"<section id='{operation['operationId']}'>\n<h3>{escape(operation['summary'])}</h3>"
    yield f"<p><code>{method} {escape(path)}</code></p>"
    yield _paragraphs(operation["description"])
    yield from _parameters(operation.get("parameters", []))
    for media_type, content in operation.get("requestBody", {}).get("content", {}).items():
        yield f"<h4>Send</h4><p>{type_words(content['schema'])}, as <code>{media_type}</code></p>"
        yield from _examples(content.get("examples", {}))
    yield "<h4>Comes back</h4><table><tr><th>Status</th><th>When</th><th>What</th></tr>"
    for status, response in operation["responses"].items():
        shown = " ".join(
            f"{type_words(content['schema'])}, as <code>{media_type}</code>"
            for media_type, content in response.get("content", {}).items()
        )
        yield f"<tr><td>{status}</td><td>{escape(response['description'])}</td>"
        yield f"<td>{shown}</td></tr>"
    yield "</table>\n</section>\n"


def _parameters(parameters: Iterable[Json]) -> Iterator[str]:
    rows = [
        f"<tr><td><code>{escape(each['name'])}</code> ({each['in']})</td>"
        f"<td>{type_words(each['schema'])}</td><td>{escape(each.get('description', ''))}</td></tr>"
        for each in parameters
    ]
    if rows:
        yield "<h4>Parameters</h4><table><tr><th>Name</th><th>Takes</th><th>Means</th></tr>"
        yield from rows
        yield "</table>"


def _examples(examples: Json) -> Iterator[str]:
    for title, example in examples.items():
        text = json.dumps(example["value"], indent=2, ensure_ascii=False)
        yield f"<details><summary>Example: {escape(title)}</summary>"
        yield f"<pre tabindex='0'>{escape(text)}</pre></details>"


def _shape(name: str, schema: Json) -> Iterator[str]:
    yield f"<section id='{name}'>\n<h3>{name}</h3>"
    if "description" in schema:
        yield _paragraphs(schema["description"])
    if "properties" in schema:
        yield from fields_table(schema)
    else:
        yield f"<p>{type_words(schema)}</p>"
    yield "</section>\n"


def _paragraphs(text: str) -> str:
    return "".join(f"<p>{_inline(part)}</p>\n" for part in text.strip().split("\n\n"))


def _inline(text: str) -> str:
    """Text with `code` marked as such."""
    pieces = escape(text).split("`")
    return "".join(
        f"<code>{piece}</code>" if index % 2 else piece for index, piece in enumerate(pieces)
    )
