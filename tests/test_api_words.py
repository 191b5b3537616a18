"""``words=once``: words that no fact changes stand once, and adding them gives the whole answer."""

from __future__ import annotations

from pathlib import Path
from random import Random
from typing import Any
from unittest.mock import patch

import pytest

from screener import answer, read_case, screen
from screener.facts import places
from screener.loading.load import LoadedRules, load_files
from tests.random_people import People
from tests.service import TODAY, call, service
from tests.small_law import remedy, small_law


def added(fixed: Any, changing: Any) -> Any:
    """What a client does: fields are added to fields, conditions to those of the same id."""
    if isinstance(fixed, dict) and isinstance(changing, dict):
        return {key: added(fixed.get(key), changing.get(key)) for key in {*fixed, *changing}}
    if changing is None:
        return fixed
    if isinstance(fixed, list) and isinstance(changing, list):
        by_id = {each["id"]: each for each in fixed}
        return [added(by_id[each["id"]], each) for each in changing]
    return changing


def whole(once: dict[str, Any]) -> dict[str, Any]:
    """The answer with all words, made from the one where they stand once."""
    words = once.pop("remedies")
    for record in once["records"]:
        record["remedies"] = [added(words[r["remedy"]], r) for r in record["remedies"]]
    return once


@pytest.fixture(scope="module")
def files() -> LoadedRules:
    return load_files()


def test_both_say_the_same_of_random_people(files: LoadedRules) -> None:
    rules = files.rulebook
    for place in sorted(rules.jurisdictions):
        people = People(files, place)
        for seed in range(15):
            asked = people.person(Random(f"{place} {seed}"), records=3)
            screening = screen(read_case(asked, rules.catalog, today=TODAY), rules)
            once = answer(screening, rules, words="once")
            assert whole(once) == answer(screening, rules)


def test_many_records_of_one_place_take_less_room(files: LoadedRules) -> None:
    asked = {
        "records": [
            {"jurisdiction": "MA", "offense": "prostitution", "disposition": "convicted"}
            for _ in range(10)
        ]
    }
    app = service(files.rulebook)
    each = call(app, "POST", "/v1/screenings", json=asked)
    once = call(app, "POST", "/v1/screenings?words=once", json=asked)
    assert whole(once.json()) == each.json()
    assert len(once.content) < len(each.content) / 2


def test_a_second_version_of_a_law_brings_its_own_words(tmp_path: Path) -> None:
    rules = small_law(
        tmp_path,
        remedy("law", "{level: felony}", in_force={"until": "2026-12-31"}),
        remedy("law", "{level: [felony, misdemeanor]}", in_force={"from": "2027-01-01"}),
    )
    asked = {
        "records": [
            {"jurisdiction": "ZZ", "disposition": "convicted", "level": level}
            for level in ("felony", "misdemeanor")
        ]
    }
    with patch.dict(places.NAMES, {"ZZ": "Example State"}):
        screening = screen(read_case(asked, rules.catalog, today=TODAY), rules)
    once = answer(screening, rules, words="once")
    first, second = (each["remedies"][0] for each in once["records"])
    assert once["remedies"]["zz-law"]["name"]
    assert "name" not in first
    assert second == answer(screening, rules)["records"][1]["remedies"][0]


def test_words_do_not_matter_for_outcomes(files: LoadedRules) -> None:
    app = service(files.rulebook)
    asked = {"records": [{"jurisdiction": "MA"}]}
    plain = call(app, "POST", "/v1/screenings?detail=outcomes", json=asked)
    once = call(app, "POST", "/v1/screenings?detail=outcomes&words=once", json=asked)
    assert plain.content == once.content
