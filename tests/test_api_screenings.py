"""``POST /v1/screenings`` and the health of the service."""

from __future__ import annotations

from typing import Any

import orjson
import pytest
from fastapi import FastAPI

from api.headers import SAFE_HEADERS
from screener import Rulebook, answer, read_case, screen
from tests.service import TODAY, call, service
from tests.test_cli_screen import PERSON_DATA


@pytest.fixture
def app(guide_rules: Rulebook) -> FastAPI:
    return service(guide_rules)


@pytest.mark.parametrize("detail", ["full", "outcomes"])
def test_the_answer_is_that_of_the_library_byte_for_byte(
    app: FastAPI, guide_rules: Rulebook, detail: Any
) -> None:
    response = call(app, "POST", f"/v1/screenings?detail={detail}", json=PERSON_DATA)
    assert response.status_code == 200
    assert response.headers["content-type"] == "application/json"
    case = read_case(PERSON_DATA, guide_rules.catalog, today=TODAY)
    wanted = answer(screen(case, guide_rules), guide_rules, detail)
    assert response.content == orjson.dumps(wanted)
    assert call(app, "POST", f"/v1/screenings?detail={detail}", json=PERSON_DATA).content == (
        response.content
    )


def test_full_detail_and_the_servers_day_are_the_defaults(app: FastAPI) -> None:
    asked = {"records": [{"jurisdiction": "WY"}]}
    response = call(app, "POST", "/v1/screenings", json=asked)
    body = response.json()
    assert body["as_of"] == "2026-11-23"
    assert body["language"] == "en"
    assert body["external_id"] is None
    assert body["records"][0]["id"] == "1"
    assert body["records"][0]["remedies"][0]["conditions"][0]["id"] == "victim"


def test_no_records_are_answered(app: FastAPI) -> None:
    response = call(app, "POST", "/v1/screenings", json={"records": []})
    assert response.status_code == 200
    assert response.json()["records"] == []


def test_every_response_is_kept_by_nobody_and_sets_no_cookie(app: FastAPI) -> None:
    responses = [
        call(app, "POST", "/v1/screenings", json={"records": []}),
        call(app, "POST", "/v1/screenings", json={}),
        call(app, "GET", "/nothing"),
        call(app, "PUT", "/healthz"),
        call(app, "GET", "/healthz"),
        call(app, "GET", "/openapi.json"),
    ]
    assert [each.status_code for each in responses] == [200, 422, 404, 405, 200, 200]
    for response in responses:
        for name, value in SAFE_HEADERS.items():
            assert response.headers[name] == value
        assert "set-cookie" not in response.headers


def test_health_and_readiness(app: FastAPI, guide_rules: Rulebook) -> None:
    assert call(app, "GET", "/healthz").json() == {"status": "ok"}
    assert call(app, "GET", "/readyz").json() == {
        "status": "ready",
        "rules_version": guide_rules.version,
        "jurisdictions": ["WY"],
    }
