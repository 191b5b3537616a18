"""Whole people, worked out by hand from research notes or statute by someone who did not encode
the law: every record, every remedy, with outcome, date and what is missing."""

from __future__ import annotations

import functools
from datetime import date
from pathlib import Path
from typing import Any

import pytest
import yaml

from screener import answer, load_rules, read_case, screen
from screener.logic.rulebook import Rulebook

FILES = sorted(Path(__file__).parent.joinpath("people").glob("*.yaml"))


@functools.cache
def rules() -> Rulebook:
    return load_rules()


def people() -> list[Any]:
    found = []
    for file in FILES:
        for person in yaml.load(file.read_text(encoding="utf-8"), Loader=yaml.BaseLoader) or []:
            found.append(pytest.param(person, id=f"{file.stem}-{person['id']}"))
    return found


def summary(remedy: dict[str, Any]) -> dict[str, Any]:
    """A remedy's answer in the short form of the people files."""
    found: dict[str, Any] = {"outcome": remedy["outcome"]}
    when = remedy["eligible_on"]
    if when is not None:
        found["eligible_on"] = (
            when if isinstance(when, str) else f"{when['earliest']} to {when['latest']}"
        )
    if remedy["missing"]:
        found["missing"] = sorted(
            ref["fact"] if ref["record"] is None else f"{ref['record']}.{ref['fact']}"
            for ref in remedy["missing"]
        )
    return found


def expected(by_hand: Any) -> dict[str, Any]:
    """What a people file says of a remedy; a bare word is the outcome."""
    if isinstance(by_hand, str):
        return {"outcome": by_hand}
    missing = by_hand.get("missing")
    if missing is None:
        return dict(by_hand)
    named = [missing] if isinstance(missing, str) else missing
    return {**by_hand, "missing": sorted(named)}


@pytest.mark.parametrize("person", people())
def test_every_remedy_of_every_record_is_as_worked_out_by_hand(person: dict[str, Any]) -> None:
    request = person["request"]
    case = read_case(
        request, rules().catalog, today=date.fromisoformat(request["as_of"]), from_text=True
    )
    result = answer(screen(case, rules()), rules())
    found = {
        record["id"]: {each["remedy"]: summary(each) for each in record["remedies"]}
        for record in result["records"]
    }
    wanted = {
        record: {remedy: expected(by_hand) for remedy, by_hand in remedies.items()}
        for record, remedies in person["expect"].items()
    }
    assert found == wanted
    bests = {r["id"]: r["best"] and r["best"]["remedy"] for r in result["records"]}
    for record, best in person.get("best", {}).items():
        assert bests[record] == (None if best == "none" else best)


@pytest.mark.parametrize("place", sorted(rules().jurisdictions))
def test_each_jurisdiction_has_four_people_of_three_records(place: str) -> None:
    own = [p.values[0] for p in people() if str(p.id).startswith(f"{place.lower()}-")]
    assert len(own) >= 4
    for person in own:
        assert len(person["request"]["records"]) >= 3
