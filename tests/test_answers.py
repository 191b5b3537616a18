"""Requests: every mistake is named by its place, and nothing sent is ever repeated."""

# ruff: noqa: E501 - each row of a table of mistakes stands on one line
from __future__ import annotations

import functools
from datetime import date
from typing import Any

import pytest

from screener import Case, InvalidRequest, read_case
from screener.facts.calendar import Span, parse_span
from screener.facts.catalog import Catalog, Listing, build_catalog
from screener.law.catalog import Offenses, Questions
from screener.loading.located_yaml import read_located
from tests.guide import RULES

TODAY = date(2026, 11, 23)


@functools.cache
def catalog() -> Catalog:
    return build_catalog(
        Questions.model_validate(read_located(RULES / "questions.yaml").data),
        Offenses.model_validate(read_located(RULES / "offenses.yaml").data),
    )


def read(data: object, *, from_text: bool = False) -> Case:
    return read_case(data, catalog(), today=TODAY, from_text=from_text)


def refusals(data: object, *, from_text: bool = False) -> dict[str, str]:
    with pytest.raises(InvalidRequest) as refused:
        read(data, from_text=from_text)
    return {each.pointer: each.detail for each in refused.value.refusals}


def test_the_smallest_request() -> None:
    case = read({"records": []})
    assert case == Case(as_of=TODAY)


def test_a_record_needs_only_its_place_and_gets_its_position_as_id() -> None:
    case = read({"records": [{"jurisdiction": "FL"}, {"jurisdiction": "other", "id": "x"}]})
    assert [(r.id, r.jurisdiction, dict(r.facts)) for r in case.records] == [
        ("1", "FL", {}),
        ("x", "other", {}),
    ]


def test_values_become_typed() -> None:
    case = read(
        {
            "as_of": "2024-02-29",
            "jurisdictions": ["MA"],
            "external_id": "matter-1",
            "person": {
                "trafficked": True,
                "documentation": ["t_visa"],
                "trafficking_type": "sex",
                "prior_relief": "none",
                "birth_date": "1999",
                "felony_convictions": 2,
                "outstanding_warrant": None,
            },
            "records": [{"jurisdiction": "MA", "sentence_finished": False, "statute": "230.00"}],
        }
    )
    assert case.as_of == date(2024, 2, 29)
    assert case.jurisdictions == {"MA"}
    assert dict(case.person) == {
        "trafficked": "yes",
        "documentation": Listing(frozenset({"t_visa"}), True),
        "trafficking_type": Listing(frozenset({"sex"}), True),
        "prior_relief": Listing(frozenset(), True),
        "birth_date": Span(date(1999, 1, 1), date(1999, 12, 31)),
        "felony_convictions": 2,
    }
    assert dict(case.records[0].facts) == {"sentence_finished": "no", "statute": "230.00"}


def test_text_files_say_the_same_in_words() -> None:
    typed = read(
        {
            "person": {"trafficked": True, "felony_convictions": 3, "birth_date": None},
            "records": [{"jurisdiction": "OH", "statute": "2907.25", "offense_date": "2015-03"}],
        }
    )
    words = read(
        {
            "person": {"trafficked": "yes", "felony_convictions": "3", "birth_date": "~"},
            "records": [{"jurisdiction": "OH", "statute": "2907.25", "offense_date": "2015-03"}],
        },
        from_text=True,
    )
    assert typed == words
    assert words.records[0].facts["offense_date"] == parse_span("2015-03")


def test_every_mistake_at_once_each_with_its_place() -> None:
    found = refusals(
        {
            "as_of": "2026-11",
            "language": "tlh",
            "surprise": 1,
            "external_id": 7,
            "jurisdictions": ["ZZ"],
            "person": {
                "traficked": True,
                "pending_charges": "perhaps",
                "documentation": ["none", "t_visa"],
                "trafficking_type": ["spying"],
                "birth_date": "2023-02-29",
                "felony_convictions": -1,
            },
            "records": [
                {"jurisdiction": "Florida"},
                {"id": "a", "jurisdiction": "FL", "level": "crime", "trafficked": True},
                {"id": "a", "jurisdiction": "FL", "statute": 230.0},
                "not a record",
                {"id": "", "jurisdiction": "FL", "max_imprisonment_months": True},
            ],
        }
    )
    assert set(found) == {
        "",
        "/as_of",
        "/language",
        "/external_id",
        "/jurisdictions",
        "/person",
        "/person/pending_charges",
        "/person/documentation",
        "/person/trafficking_type",
        "/person/birth_date",
        "/person/felony_convictions",
        "/records/0/jurisdiction",
        "/records/1",
        "/records/1/level",
        "/records/2/id",
        "/records/2/statute",
        "/records/3",
        "/records/4/id",
        "/records/4/max_imprisonment_months",
    }
    assert found["/records/1/level"].startswith("one of: felony, misdemeanor")
    assert found["/person/birth_date"].startswith("a date that exists")


MARK = "CANARY7f3a"


@pytest.mark.parametrize(
    "data",
    [
        MARK,
        {MARK: 1, "records": []},
        {"records": MARK},
        {"records": [{"jurisdiction": MARK}]},
        {"records": [{"jurisdiction": "FL", MARK: MARK}]},
        {"records": [{"jurisdiction": "FL", "id": MARK}, {"jurisdiction": "FL", "id": MARK}]},
        {"as_of": MARK, "language": MARK, "jurisdictions": [MARK], "external_id": [MARK], "records": []},
        {"person": {"birth_date": MARK, "trafficked": MARK, "documentation": [MARK]}, "records": []},
        {"person": {MARK: MARK}, "records": []},
        {"person": MARK, "records": [{"jurisdiction": "FL", "county": MARK * 100}]},
    ],
)  # fmt: skip
def test_no_error_repeats_what_was_sent(data: object) -> None:
    for pointer, detail in refusals(data).items():
        assert MARK not in pointer
        assert MARK not in detail


def test_limits() -> None:
    assert "/records" in refusals({"records": [{"jurisdiction": "FL"}] * 201})
    assert "/records" in refusals({})
    assert len(read({"records": [{"jurisdiction": "FL"}] * 200}).records) == 200


@pytest.mark.parametrize("value", [{"a": 1}, 3, ["yes"], 1.5])
def test_a_value_of_the_wrong_shape_is_refused(value: object) -> None:
    data: dict[str, Any] = {"records": [], "person": {"trafficked": value}}
    assert refusals(data) == {
        "/person/trafficked": "yes or no, true or false, or null for not known"
    }


def test_half_a_character_is_refused() -> None:
    half = "\ud800"
    assert set(
        refusals(
            {
                "external_id": half,
                "person": {"prior_relief": [half]},
                "records": [{"jurisdiction": "FL", "id": half, "county": half}],
            }
        )
    ) == {"/external_id", "/person/prior_relief", "/records/0/id", "/records/0/county"}


def test_a_list_of_something_else_is_refused() -> None:
    assert "/person/documentation" in refusals({"records": [], "person": {"documentation": [1]}})
    assert "/person/prior_relief" in refusals(
        {"records": [], "person": {"prior_relief": ["x" * 300]}}
    )
    assert "/records/0" in refusals({"records": [{"jurisdiction": "FL", "birth_date": "1990"}]})
