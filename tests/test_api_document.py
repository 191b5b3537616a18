"""What the service says of itself: every call described, every example true."""

from __future__ import annotations

import re
from html.parser import HTMLParser
from typing import Any

import pytest
from fastapi import FastAPI
from fastapi.routing import APIRoute
from jsonschema import Draft202012Validator

from api import settings
from screener import Rulebook, load_rules
from tests.openapi import answer_mistakes, document_of, mistakes, operations
from tests.readme.sample import README
from tests.service import call, service

CALLS = {
    "POST /v1/screenings": {"200", "400", "408", "413", "415", "422", "503"},
    "POST /v1/screenings/batch": {"200", "400", "408", "413", "415", "422", "503"},
    "GET /v1/questions": {"200", "422"},
    "GET /v1/questions/schema": {"200"},
    "POST /v1/offenses": {"200", "400", "408", "413", "415", "422", "503"},
    "GET /v1/offenses": {"200"},
    "GET /v1/jurisdictions": {"200"},
    "GET /v1/jurisdictions/{code}": {"200", "404"},
    "GET /healthz": {"200"},
    "GET /readyz": {"200"},
}
UNLISTED = {"/openapi.json", "/docs"}


@pytest.fixture(scope="module")
def app() -> FastAPI:
    return service(load_rules())


@pytest.fixture(scope="module")
def document(app: FastAPI) -> dict[str, Any]:
    return document_of(app)


def test_every_route_is_described_with_all_it_can_answer(
    app: FastAPI, document: dict[str, Any]
) -> None:
    assert document["openapi"].startswith("3.1")
    found = {f"{m} {path}": set(each["responses"]) for m, path, each in operations(document)}
    assert found == CALLS
    routes = _paths(app)
    assert routes - set(document["paths"]) == UNLISTED


def _paths(app: FastAPI) -> set[str]:
    found: set[str] = set()

    def walk(routes: Any) -> None:
        for each in routes:
            if isinstance(each, APIRoute):
                found.add(each.path)
            else:
                inner = getattr(each, "original_router", None) or getattr(each, "routes", None)
                walk(getattr(inner, "routes", inner) or [])

    walk(app.routes)
    return found


def test_refusals_are_problems(document: dict[str, Any]) -> None:
    for _, _, operation in operations(document):
        for status, response in operation["responses"].items():
            if status != "200":
                ((media_type, content),) = response["content"].items()
                assert media_type == "application/problem+json"
                assert content["schema"] == {"$ref": "#/components/schemas/Problem"}


def test_every_call_parameter_and_fact_is_described(document: dict[str, Any]) -> None:
    for _, _, operation in operations(document):
        assert operation["summary"]
        assert operation["description"]
        for parameter in operation.get("parameters", []):
            assert parameter["description"]
    for name in ("Person", "Record", "ScreeningRequest", "BatchRequest"):
        for field, schema in document["components"]["schemas"][name]["properties"].items():
            assert schema.get("description") or "$ref" in schema, f"{name}.{field}"


def test_the_document_is_good_openapi(document: dict[str, Any]) -> None:
    for schema in document["components"]["schemas"].values():
        Draft202012Validator.check_schema(schema)
    text = str(document)
    named = set(re.findall(r"#/components/schemas/(\w+)", text))
    assert named == set(document["components"]["schemas"]) - {"FactsSchema"} | (
        named & {"FactsSchema"}
    )


def test_every_example_of_a_body_is_accepted_and_answered_as_described(
    app: FastAPI, document: dict[str, Any]
) -> None:
    ran = 0
    for method, path, operation in operations(document):
        content = operation.get("requestBody", {}).get("content", {}).get("application/json")
        if content is None:
            continue
        for title, example in content["examples"].items():
            assert mistakes(document, content["schema"], example["value"]) == [], title
            response = call(app, method, path, json=example["value"])
            assert response.status_code == 200, (title, response.text)
            assert answer_mistakes(document, method, path, 200, response.json()) == [], title
            ran += 1
    assert ran >= 7


def test_every_example_of_a_fact_is_accepted(app: FastAPI, document: dict[str, Any]) -> None:
    schemas = document["components"]["schemas"]
    for name, wrap in (
        ("Person", lambda facts: {"person": facts, "records": []}),
        ("Record", lambda facts: {"records": [{"jurisdiction": "OH", **facts}]}),
    ):
        for fact, schema in schemas[name]["properties"].items():
            for example in schema.get("examples", []):
                response = call(app, "POST", "/v1/screenings", json=wrap({fact: example}))
                assert response.status_code == 200, (fact, response.text)
                assert mistakes(document, schema, example) == [], fact


def test_the_facts_of_the_document_are_those_of_the_catalog(document: dict[str, Any]) -> None:
    facts = load_rules().catalog.facts.values()
    schemas = document["components"]["schemas"]
    person = {fact.name for fact in facts if fact.scope != "record"}
    record = {fact.name for fact in facts if fact.scope != "person"}
    assert set(schemas["Person"]["properties"]) == person
    assert set(schemas["Record"]["properties"]) == record | {"id", "jurisdiction"}
    for fact in facts:
        described = schemas["Record" if fact.scope == "record" else "Person"]["properties"]
        assert described[fact.name]["description"].startswith(fact.text)
        assert described[fact.name]["examples"]


class _Loads(HTMLParser):
    """Collects what a page would fetch or run."""

    def __init__(self) -> None:
        super().__init__()
        self.found: list[str] = []
        self.targets: set[str] = set()
        self.ids: set[str] = set()

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        if tag in ("script", "link", "img", "iframe", "object", "form"):
            self.found.append(tag)
        for name, value in attrs:
            if name in ("src", "style") or name.startswith("on"):
                self.found.append(f"{tag} {name}")
            if name == "href" and value is not None:
                self.targets.add(value)
            if name == "id" and value is not None:
                self.ids.add(value)


def test_the_page_stands_alone_and_shows_everything(app: FastAPI, document: dict[str, Any]) -> None:
    response = call(app, "GET", "/docs")
    assert response.status_code == 200
    assert response.headers["content-type"] == "text/html; charset=utf-8"
    policy = response.headers["content-security-policy"]
    assert policy.startswith("default-src 'none'; style-src 'sha256-")
    assert "http" not in policy
    page = _Loads()
    page.feed(response.text)
    assert page.found == []
    assert {each.removeprefix("#") for each in page.targets if each.startswith("#")} <= page.ids
    assert {each for each in page.targets if not each.startswith("#")} == {"/openapi.json"}
    for _, _, operation in operations(document):
        assert operation["operationId"] in page.ids
    for name, schema in document["components"]["schemas"].items():
        assert name in page.ids
        for field in schema.get("properties", {}):
            assert f"<code>{field}</code>" in response.text


def test_no_other_page_is_there(guide_rules: Rulebook) -> None:
    assert call(service(guide_rules), "GET", "/redoc").status_code == 404


def test_the_readme_names_every_call_setting_and_example() -> None:
    text = README.read_text(encoding="utf-8")
    for call_of in CALLS:
        path = call_of.split()[1].replace("{code}", "MA")
        assert path in text, path
    for name in (settings.RULES, settings.SECONDS, settings.BATCH_SECONDS):
        assert f"`{name}`" in text
    for path in UNLISTED:
        assert f"`{path}`" in text
