"""What leaves the service has the shape that its document gives it, field by field."""

from __future__ import annotations

from collections.abc import Iterator
from random import Random
from typing import Any

import pytest
from fastapi import FastAPI
from jsonschema import Draft202012Validator

from screener import facts_schema
from screener.loading.load import LoadedRules, load_files
from tests.openapi import answer_mistakes, document_of, mistakes
from tests.random_people import People
from tests.service import call, service

SHAPES = {
    "": "ScreeningAnswer",
    "?detail=full&words=each": "ScreeningAnswer",
    "?words=once": "ScreeningAnswerWordsOnce",
    "?detail=outcomes": "OutcomesAnswer",
    "?detail=outcomes&words=once": "OutcomesAnswer",
}


@pytest.fixture(scope="module")
def files() -> LoadedRules:
    return load_files()


@pytest.fixture(scope="module")
def app(files: LoadedRules) -> FastAPI:
    return service(files.rulebook)


@pytest.fixture(scope="module")
def document(app: FastAPI) -> dict[str, Any]:
    return document_of(app)


def people(files: LoadedRules, each: int) -> Iterator[dict[str, Any]]:
    """Random people of every place, and some whose places have no rules."""
    for place in sorted(files.rulebook.jurisdictions):
        drawn = People(files, place)
        for seed in range(each):
            yield drawn.person(Random(f"{place} {seed}"))
    yield {"records": [{"jurisdiction": "WY"}, {"jurisdiction": "other"}]}
    dates = {"trafficking_began_on": "2020", "trafficking_ended_on": "2019"}
    yield {"person": dates, "records": [{"jurisdiction": "MA"}]}


@pytest.mark.parametrize("query", SHAPES)
def test_answers_of_screenings(
    app: FastAPI, document: dict[str, Any], files: LoadedRules, query: str
) -> None:
    schema = {"$ref": f"#/components/schemas/{SHAPES[query]}"}
    for person in people(files, 4):
        response = call(app, "POST", f"/v1/screenings{query}", json=person)
        assert response.status_code == 200, response.text
        assert mistakes(document, schema, response.json()) == []


def test_answers_of_batches(app: FastAPI, document: dict[str, Any], files: LoadedRules) -> None:
    body = {"screenings": [*people(files, 1), {"records": 1}, None]}
    for query in ("", "?detail=full", "?detail=full&words=once"):
        path = f"/v1/screenings/batch{query}"
        response = call(app, "POST", path, json=body)
        assert answer_mistakes(document, "POST", path, 200, response.json()) == []


def test_answers_about_the_law(app: FastAPI, document: dict[str, Any], files: LoadedRules) -> None:
    codes = sorted(files.rulebook.jurisdictions)
    for path in (
        "/v1/jurisdictions",
        *(f"/v1/jurisdictions/{code}" for code in codes),
        "/v1/questions",
        "/v1/questions/schema",
        "/v1/offenses",
        "/healthz",
        "/readyz",
    ):
        response = call(app, "GET", path)
        assert response.status_code == 200
        assert answer_mistakes(document, "GET", path, 200, response.json()) == [], path


def test_answers_about_sections(app: FastAPI, document: dict[str, Any], files: LoadedRules) -> None:
    for file in files.files:
        for section in (file.law.offense_map[0].section, "999999.9", "nothing"):
            asked = {"jurisdiction": file.law.code, "statute": section}
            response = call(app, "POST", "/v1/offenses", json=asked)
            assert answer_mistakes(document, "POST", "/v1/offenses", 200, response.json()) == []


@pytest.mark.parametrize(
    ("method", "path", "given"),
    [
        ("POST", "/v1/screenings", {"json": {"records": [{"x": 1}]}}),
        ("POST", "/v1/screenings?detail=no", {"json": {"records": []}}),
        ("POST", "/v1/screenings", {"content": b"{"}),
        ("POST", "/v1/screenings/batch", {"json": []}),
        ("GET", "/v1/jurisdictions/QQ", {}),
        ("GET", "/v1/questions?language=xx", {}),
    ],
)
def test_refusals(
    app: FastAPI, document: dict[str, Any], method: str, path: str, given: dict[str, Any]
) -> None:
    headers = {"content-type": "application/json"} if method == "POST" else {}
    response = call(app, method, path, headers=headers, **given)
    assert response.status_code >= 400
    assert answer_mistakes(document, method, path, response.status_code, response.json()) == []


def test_what_is_accepted_has_the_shape_of_a_request(files: LoadedRules) -> None:
    judge = Draft202012Validator(facts_schema(files.rulebook.catalog))
    for person in people(files, 25):
        assert [error.json_path for error in judge.iter_errors(person)] == []
