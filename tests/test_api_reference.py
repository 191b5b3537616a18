"""Questions, law and kinds of offenses, as data."""

from __future__ import annotations

from typing import Any

import pytest
from fastapi import FastAPI

from screener import PLACES, Rulebook, load_rules
from tests.service import call, service


@pytest.fixture
def app(guide_rules: Rulebook) -> FastAPI:
    return service(guide_rules)


def test_places_covered_and_not_yet(app: FastAPI, guide_rules: Rulebook) -> None:
    found = call(app, "GET", "/v1/jurisdictions").json()
    (place,) = found["jurisdictions"]
    assert (place["code"], place["name"]) == ("WY", "Example State")
    assert place["verified_on"] == "2026-11-23"
    assert place["remedies"] == ["wy-ht-vacatur", "wy-pardon"]
    assert place["not_covered"] == []
    assert [each["code"] for each in found["no_rules_yet"]] == sorted(set(PLACES) - {"WY"})
    assert found["rules_version"] == guide_rules.version


def test_the_law_of_a_place(app: FastAPI) -> None:
    law = call(app, "GET", "/v1/jurisdictions/WY").json()
    vacatur, pardon = law["remedies"]
    assert vacatur["covers"] == {"disposition": ["convicted"]}
    assert vacatur["law"]["in_force_from"] == "2019-07-01"
    assert [each["id"] for each in vacatur["conditions"]][:3] == [
        "victim",
        "listed-offense",
        "nexus",
    ]
    nexus = vacatur["conditions"][2]
    assert nexus["citation"] == "R.S. 12-3(b)"
    assert nexus["quote"].startswith("the offense was a result")
    assert nexus["open_because"]
    assert nexus["facts"] == ["connection"]
    assert vacatur["court_decides"][0]["citation"] == "R.S. 12-3(e)"
    assert vacatur["effect"]["text"][0] == {
        "text": "The conviction is set aside and the charge is dismissed.",
        "depends_on": [],
    }
    assert pardon["lawyer_only"]
    assert pardon["conditions"] == []
    assert law["help"]
    for key in ("safe_harbor", "not_covered", "confidence_note", "classes"):
        assert key in law


@pytest.mark.parametrize("code", ["MA", "wy", "Zebra-7711", "ZZ"])
def test_a_place_without_rules_is_not_found(app: FastAPI, code: str) -> None:
    response = call(app, "GET", f"/v1/jurisdictions/{code}")
    assert response.status_code == 404
    assert response.headers["content-type"] == "application/problem+json"
    assert code not in response.text


def test_every_question_in_the_order_of_the_catalog(app: FastAPI, guide_rules: Rulebook) -> None:
    found = call(app, "GET", "/v1/questions?language=en").json()
    assert found["language"] == "en"
    asked: dict[str, Any] = {each["fact"]: each for each in found["questions"]}
    assert list(asked) == list(guide_rules.catalog.facts)
    assert asked["trafficked"]["options"] == [
        {"value": "yes", "label": "Yes"},
        {"value": "no", "label": "No"},
    ]
    assert [each["value"] for each in asked["connection"]["options"]] == [
        "forced",
        "result",
        "during",
        "unrelated",
    ]
    assert asked["connection"]["scope"] == "record"
    assert asked["on_supervision"]["scope"] == "either"
    assert asked["released_on"]["gate"] == "incarceration_imposed"
    assert asked["prior_relief"]["open_options"]
    assert asked["records_complete"]["staff_only"]


def test_a_language_that_is_not_there_is_refused(app: FastAPI) -> None:
    response = call(app, "GET", "/v1/questions?language=Zebra-7711")
    assert response.status_code == 422
    assert response.json()["errors"] == [{"parameter": "language", "detail": "one of: 'en'"}]


def test_the_schema_of_facts(app: FastAPI) -> None:
    response = call(app, "GET", "/v1/questions/schema")
    assert response.headers["content-type"] == "application/schema+json"
    schema = response.json()
    assert schema["$schema"] == "https://json-schema.org/draft/2020-12/schema"
    assert {"Person", "Record"} <= set(schema["$defs"])


def test_every_kind_of_offense_with_its_codes(app: FastAPI, guide_rules: Rulebook) -> None:
    found = call(app, "GET", "/v1/offenses").json()["offenses"]
    assert [each["offense"] for each in found] == list(guide_rules.catalog.offense_categories)
    first = found[0]
    assert (first["offense"], first["nibrs"], first["role"]) == ("prostitution", ["40A"], "selling")
    assert first["ncic"]
    assert first["uccs"]


def section(app: FastAPI, **asked: Any) -> dict[str, Any]:
    response = call(app, "POST", "/v1/offenses", json={"jurisdiction": "WY", **asked})
    assert response.status_code == 200
    found: dict[str, Any] = response.json()
    assert found.pop("rules_version")
    return found


def test_a_section_of_the_offense_map(app: FastAPI) -> None:
    found = section(app, statute="R.S. 9-1")
    assert found["known"]
    assert found["offense"] == "prostitution"
    assert found["prostitution_role"] == "selling"
    assert found["decided_by"] is None
    assert found["remarks"] == []


def test_a_section_above_the_maps_lacks_its_subsection() -> None:
    app = service(load_rules())
    asked = {"jurisdiction": "FL", "statute": "796.07"}
    found = call(app, "POST", "/v1/offenses", json=asked).json()
    assert found["known"]
    assert found["offense"] is None
    assert len(found["offenses"]) > 1
    assert found["decided_by"] == "statute"


@pytest.mark.parametrize("statute", ["77-77", "no section at all", ""])
def test_a_section_nobody_knows(app: FastAPI, statute: str) -> None:
    found = section(app, statute=statute)
    assert not found["known"]
    assert found["offense"] is None
    assert found["offenses"] == []
    assert found["remarks"]
    assert not statute or statute not in str(found)


def test_a_section_of_a_place_without_rules(app: FastAPI) -> None:
    found = section(app, jurisdiction="MA", statute="265-1")
    assert not found["known"]
    assert "not cover" in found["remarks"][0]


@pytest.mark.parametrize(
    ("body", "pointers"),
    [
        ([], [""]),
        ({}, ["/jurisdiction", "/statute"]),
        ({"jurisdiction": "QQ", "statute": 7}, ["/jurisdiction", "/statute"]),
        ({"jurisdiction": "WY", "statute": "1", "x": 1}, [""]),
        ({"jurisdiction": "WY", "statute": "1", "offense_date": "x"}, ["/offense_date"]),
        ({"jurisdiction": "WY", "statute": "1" * 201}, ["/statute"]),
    ],
)
def test_mistakes_are_named_by_their_place(app: FastAPI, body: Any, pointers: list[str]) -> None:
    response = call(app, "POST", "/v1/offenses", json=body)
    assert response.status_code == 422
    assert sorted(each["pointer"] for each in response.json()["errors"]) == pointers
