"""The JSON Schema of facts accepts what the service accepts, and refuses what it refuses."""

from __future__ import annotations

import re
from calendar import monthrange
from typing import Any

import pytest
from jsonschema import Draft202012Validator

from screener import InvalidRequest, Rulebook, facts_schema, read_case
from screener.facts.calendar import parse_span
from screener.facts.catalog import Fact
from screener.facts.schema import DAY, ROUGH_DATE, example_of
from tests.service import TODAY

TRIED: list[Any] = [
    True, False, "yes", "no", "true", "Yes", "", None, 0, 1, -1, 10**9, 1.0, 1.5, 1e300, [],
    ["none"], "none",
    ["none", "none"], ["sex"], ["sex", "none"], ["sealing"], "felony", "prostitution", "2015",
    "2015-13", "2015-02-29", "2016-02-29", "2015-1-1", "A" * 200, "A" * 201, {}, [1], [None],
]  # fmt: skip


def test_every_day_from_1900_to_2099_and_no_other_is_a_day() -> None:
    for year in range(1900, 2100):
        for month in range(14):
            last = monthrange(year, month)[1] if 1 <= month <= 12 else 0
            for day in (0, 1, 9, 10, 28, 29, 30, 31, 32):
                text = f"{year}-{month:02}-{day:02}"
                assert (re.fullmatch(DAY, text) is not None) == (1 <= day <= last), text
            rough = f"{year}-{month:02}"
            assert (re.fullmatch(ROUGH_DATE, rough) is not None) == (1 <= month <= 12), rough
        assert re.fullmatch(ROUGH_DATE, str(year))


@pytest.mark.parametrize("text", ["1899", "2100-01", "15", "2015-3", "2015-03-1", "２０１５", ""])
def test_other_texts_are_no_dates(text: str) -> None:
    assert not re.fullmatch(ROUGH_DATE, text)
    if text not in ("1899", "2100-01"):
        with pytest.raises(ValueError, match="a date is"):
            parse_span(text)


def _asked(fact: Fact, value: Any) -> dict[str, Any]:
    if fact.scope == "record":
        return {"records": [{"jurisdiction": "MA", fact.name: value}]}
    return {"person": {fact.name: value}, "records": []}


def test_schema_and_service_agree_on_every_fact(guide_rules: Rulebook) -> None:
    catalog = guide_rules.catalog
    judge = Draft202012Validator(facts_schema(catalog))
    for fact in catalog.facts.values():
        for value in [*TRIED, example_of(fact), *fact.options]:
            asked = _asked(fact, value)
            try:
                read_case(asked, catalog, today=TODAY)
                accepted = True
            except InvalidRequest:
                accepted = False
            assert judge.is_valid(asked) == accepted, (fact.name, value)


def test_names_and_places_are_closed(guide_rules: Rulebook) -> None:
    judge = Draft202012Validator(facts_schema(guide_rules.catalog))
    for refused in (
        {},
        {"records": [{}]},
        {"records": [{"jurisdiction": "ma"}]},
        {"records": [{"jurisdiction": "MA", "nickname": 1}]},
        {"person": {"level": "felony"}, "records": []},
        {"records": [], "jurisdictions": ["XX"]},
        {"records": [], "as_of": "2026-02-30"},
        {"records": [], "language": "xx"},
        {"records": [{"jurisdiction": "MA"}] * 201},
    ):
        assert not judge.is_valid(refused)
        with pytest.raises(InvalidRequest):
            read_case(refused, guide_rules.catalog, today=TODAY)
