"""What the service refuses: problem details that name places and never echo."""

from __future__ import annotations

import logging
import re
from collections.abc import AsyncIterator
from typing import Any, NoReturn

import orjson
import pytest
from fastapi import FastAPI

from api import screenings
from screener import Rulebook
from tests.service import call, service

SECRET = "Zebra-7711"
JSON = {"content-type": "application/json"}
LARGEST = 1024 * 1024


@pytest.fixture
def app(guide_rules: Rulebook) -> FastAPI:
    return service(guide_rules)


def problem(app: FastAPI, status: int, method: str, path: str, **given: Any) -> dict[str, Any]:
    """Call, and check that the answer is a problem of this status that repeats nothing."""
    response = call(app, method, path, **given)
    assert response.status_code == status
    assert response.headers["content-type"] == "application/problem+json"
    assert response.headers["cache-control"] == "no-store"
    assert SECRET.lower() not in response.text.lower()
    body: dict[str, Any] = response.json()
    assert body["type"] == "about:blank"
    assert body["status"] == status
    assert body["title"]
    return body


def test_every_mistake_is_named_by_its_place(app: FastAPI) -> None:
    body = problem(
        app,
        422,
        "POST",
        "/v1/screenings",
        json={
            SECRET: 1,
            "as_of": SECRET,
            "language": SECRET,
            "jurisdictions": [SECRET],
            "external_id": [SECRET],
            "person": {SECRET: 1, "trafficked": SECRET, "birth_date": "2026-02-30"},
            "records": [
                {"id": "a", "jurisdiction": SECRET, SECRET: 1},
                {"id": "a", "jurisdiction": "MA", "level": SECRET, "age_at_offense": "12"},
                {"id": SECRET * 100, "jurisdiction": "MA"},
                SECRET,
            ],
        },
    )
    assert body["title"] == "Unprocessable Content"
    assert sorted(each["pointer"] for each in body["errors"]) == [
        "",
        "/as_of",
        "/external_id",
        "/jurisdictions",
        "/language",
        "/person",
        "/person/birth_date",
        "/person/trafficked",
        "/records/0",
        "/records/0/jurisdiction",
        "/records/1/age_at_offense",
        "/records/1/id",
        "/records/1/level",
        "/records/2/id",
        "/records/3",
    ]
    details = {each["pointer"]: each["detail"] for each in body["errors"]}
    assert details["/records/1/level"].startswith("one of: felony, misdemeanor")
    assert details["/records/1/id"] == "an id that no other record has"


@pytest.mark.parametrize("data", [[], None, SECRET, 7, {}, {"records": None}])
def test_a_body_of_another_shape_is_refused(app: FastAPI, data: Any) -> None:
    body = problem(app, 422, "POST", "/v1/screenings", content=orjson.dumps(data), headers=JSON)
    assert body["errors"]


@pytest.mark.parametrize(
    ("content", "place"),
    [
        (b"", "line 1, column 1"),
        (b'{"records": [\n' + SECRET.encode(), "line 2, column 1"),
        (b'{"records": "\xff"}', "line 1"),
        (b"[" * 2000, "line 1"),
        (b"NaN", "line 1, column 1"),
    ],
)
def test_a_body_that_is_not_json_is_refused_with_its_line(
    app: FastAPI, content: bytes, place: str
) -> None:
    body = problem(app, 400, "POST", "/v1/screenings", content=content, headers=JSON)
    (error,) = body["errors"]
    assert error["pointer"] == ""
    assert place in error["detail"]


@pytest.mark.parametrize(
    "headers",
    [
        {},
        {"content-type": "text/plain"},
        {"content-type": f"application/{SECRET}"},
        {"content-type": "application/json", "content-encoding": "gzip"},
    ],
)
def test_only_plain_json_is_read(app: FastAPI, headers: dict[str, str]) -> None:
    problem(app, 415, "POST", "/v1/screenings", content=b'{"records": []}', headers=headers)


def test_a_character_set_beside_the_type_is_fine(app: FastAPI) -> None:
    headers = {"content-type": "Application/JSON; charset=utf-8"}
    response = call(app, "POST", "/v1/screenings", content=b'{"records": []}', headers=headers)
    assert response.status_code == 200


def test_the_largest_body_is_read_and_one_byte_more_is_not(app: FastAPI) -> None:
    full = b'{"records": []}'.ljust(LARGEST)
    assert call(app, "POST", "/v1/screenings", content=full, headers=JSON).status_code == 200
    problem(app, 413, "POST", "/v1/screenings", content=full + b" ", headers=JSON)


def test_a_body_that_hides_its_size_is_cut_off(app: FastAPI) -> None:
    sent = 0

    async def endless() -> AsyncIterator[bytes]:
        nonlocal sent
        while sent < 40:
            sent += 1
            yield b" " * (64 * 1024)

    problem(app, 413, "POST", "/v1/screenings", content=endless(), headers=JSON)


def test_an_unknown_detail_names_the_parameter_and_what_it_takes(app: FastAPI) -> None:
    body = problem(app, 422, "POST", f"/v1/screenings?detail={SECRET}", json={"records": []})
    assert body["errors"] == [{"parameter": "detail", "detail": "one of: 'full' or 'outcomes'"}]


def test_unknown_places_and_methods_are_problems(app: FastAPI) -> None:
    problem(app, 404, "GET", f"/v1/{SECRET}?x={SECRET}")
    problem(app, 404, "POST", "/v1/screenings/", json={})
    problem(app, 405, "GET", "/v1/screenings")
    assert call(app, "GET", "/v1/screenings").headers["allow"] == "POST"


def test_an_unexpected_error_says_nothing_of_what_was_sent(
    app: FastAPI, monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    def fail(*given: object) -> NoReturn:
        raise KeyError(SECRET)

    monkeypatch.setattr(screenings, "screen", fail)
    caplog.set_level(logging.INFO, "screener.access")
    body = problem(app, 500, "POST", "/v1/screenings", json={"records": []})
    assert body == {
        "type": "about:blank",
        "title": "Internal Server Error",
        "status": 500,
        "detail": "The service could not answer. Nothing of the request was kept.",
    }
    assert SECRET not in caplog.text
    (record,) = caplog.records
    assert re.fullmatch(r"POST /v1/screenings 500 \d+\.\d ms", record.getMessage())
