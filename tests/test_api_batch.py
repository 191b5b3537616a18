"""``POST /v1/screenings/batch``: each person answered or refused on their own, in order."""

from __future__ import annotations

from typing import Any

import orjson
import pytest
from fastapi import FastAPI

from api import batch
from screener import Rulebook
from tests.service import call, service
from tests.test_cli_screen import PERSON_DATA

JSON = {"content-type": "application/json"}
PATH = "/v1/screenings/batch"


@pytest.fixture
def app(guide_rules: Rulebook) -> FastAPI:
    return service(guide_rules)


def numbered(count: int) -> dict[str, Any]:
    """A batch of people told apart by their label."""
    return {"screenings": [{"external_id": f"p{n}", "records": []} for n in range(count)]}


@pytest.mark.parametrize("query", ["detail=outcomes", "detail=full", "detail=full&words=once"])
def test_each_answer_is_that_of_a_single_call(app: FastAPI, query: str) -> None:
    people = [PERSON_DATA, {"records": []}, {"records": [{"jurisdiction": "WY"}]}]
    found = call(app, "POST", f"{PATH}?{query}", json={"screenings": people}).json()
    singles = [call(app, "POST", f"/v1/screenings?{query}", json=p).json() for p in people]
    assert [each["answer"] for each in found["screenings"]] == singles
    assert {each["problem"] for each in found["screenings"]} == {None}


def test_outcomes_are_the_default(app: FastAPI) -> None:
    (item,) = call(app, "POST", PATH, json={"screenings": [PERSON_DATA]}).json()["screenings"]
    assert "notice" not in item["answer"]


def test_one_that_is_not_accepted_is_refused_alone(app: FastAPI) -> None:
    secret = "Zebra-7711"
    people: list[Any] = [
        {"external_id": "first", "records": []},
        {"external_id": secret, "records": [{"id": secret, "jurisdiction": secret}]},
        secret,
        None,
        {"external_id": "last", "records": []},
    ]
    response = call(app, "POST", PATH, json={"screenings": people})
    assert response.status_code == 200
    assert secret not in response.text
    items = response.json()["screenings"]
    assert [each["answer"] is None for each in items] == [False, True, True, True, False]
    assert [items[n]["answer"]["external_id"] for n in (0, 4)] == ["first", "last"]
    problem = items[1]["problem"]
    assert (problem["status"], problem["errors"][0]["pointer"]) == (422, "/records/0/jurisdiction")


def test_the_limits(app: FastAPI) -> None:
    many = call(app, "POST", PATH, json=numbered(1000)).json()["screenings"]
    assert [each["answer"]["external_id"] for each in many] == [f"p{n}" for n in range(1000)]
    for query, count in (("", 1001), ("?detail=full", 51)):
        response = call(app, "POST", f"{PATH}{query}", json=numbered(count))
        assert response.status_code == 422
        assert response.json()["errors"][0]["pointer"] == "/screenings"
    assert call(app, "POST", f"{PATH}?detail=full", json=numbered(50)).status_code == 200
    full = orjson.dumps(numbered(1)).ljust(batch.LARGEST)
    assert call(app, "POST", PATH, content=full, headers=JSON).status_code == 200
    assert call(app, "POST", PATH, content=full + b" ", headers=JSON).status_code == 413


@pytest.mark.parametrize("body", [[], {}, {"screenings": {}}, {"screenings": [], "detail": "full"}])
def test_a_body_of_another_shape_is_refused(app: FastAPI, body: Any) -> None:
    response = call(app, "POST", PATH, json=body)
    assert response.status_code == 422
    assert response.json()["errors"]


def test_no_people_are_answered(app: FastAPI) -> None:
    assert call(app, "POST", PATH, json={"screenings": []}).json()["screenings"] == []
