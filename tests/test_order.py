"""The order of remedies, the best, the better, and what is said when none is found."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from tests.small_law import ask, remedy, small_law

RECORD = {"id": "r", "disposition": "convicted", "disposition_date": "2026-01-01"}
YES = "disposition: convicted"
UNKNOWN = "weapon_used: no"
REVIEW = "disposition: {open: rest}"
LATER = "wait: {from: [disposition_date], years: 3}"
NO = "disposition: dismissed"


def rem(name: str, test: str, **changes: Any) -> dict[str, Any]:
    return remedy(name, f"{{{test}}}", **changes)


def order(tmp_path: Path, *remedies: dict[str, Any]) -> list[str]:
    record = ask(small_law(tmp_path, *remedies), RECORD)["records"][0]
    return [each["remedy"].removeprefix("zz-") for each in record["remedies"]]


def test_outcomes_come_in_the_order_of_the_contract(tmp_path: Path) -> None:
    assert order(
        tmp_path,
        rem("no", NO),
        rem("later", LATER),
        remedy("lawyer", lawyer_only="Only a lawyer can say."),
        rem("review", REVIEW),
        rem("unknown", UNKNOWN),
        rem("yes", YES),
    ) == ["yes", "unknown", "review", "later", "lawyer", "no"]


def test_within_an_outcome_the_stronger_kind_comes_first(tmp_path: Path) -> None:
    kinds = [
        "pardon",
        "resentencing",
        "sealing",
        "dismissal",
        "set_aside",
        "expungement",
        "vacatur",
    ]
    names = [kind.replace("_", "-") for kind in kinds]
    found = order(tmp_path, *(rem(n, YES, kind=kind) for n, kind in zip(names, kinds, strict=True)))
    assert found == names[::-1]


def test_then_trafficking_before_general_then_the_file(tmp_path: Path) -> None:
    assert order(
        tmp_path,
        rem("b", YES),
        rem("a", YES),
        rem("survivors", YES, track="trafficking"),
    ) == ["survivors", "b", "a"]


def test_a_general_remedy_to_ask_for_never_stands_above_an_open_trafficking_one(
    tmp_path: Path,
) -> None:
    automatic = {"procedure": {"automatic": "yes"}}
    assert order(
        tmp_path,
        rem("sealing", YES, kind="sealing"),
        rem("by-itself", YES, kind="sealing", **automatic),
        rem("survivors", LATER, track="trafficking"),
        rem("survivors-no", NO, track="trafficking"),
        remedy("survivors-lawyer", track="trafficking", lawyer_only="Only a lawyer can say."),
    ) == ["by-itself", "survivors", "sealing", "survivors-lawyer", "survivors-no"]


def test_a_possible_vacatur_does_not_hide_behind_a_sure_sealing(tmp_path: Path) -> None:
    rules = small_law(
        tmp_path,
        rem("sealing", YES, kind="sealing"),
        rem("vacatur", UNKNOWN),
        remedy("motion", lawyer_only="Only a lawyer can say."),
    )
    (record,) = ask(rules, RECORD)["records"]
    assert record["best"] == {"remedy": "zz-sealing", "outcome": "likely_eligible"}
    assert record["better"] == {"remedy": "zz-vacatur", "outcome": "needs_info"}


def test_what_a_remedy_is_also_counts_for_better(tmp_path: Path) -> None:
    rules = small_law(
        tmp_path,
        rem("both", YES, kind="expungement", also=["vacatur"]),
        rem("vacatur", UNKNOWN),
    )
    (record,) = ask(rules, RECORD)["records"]
    assert record["better"] is None


def test_none_found_is_said_in_words(tmp_path: Path) -> None:
    rules = small_law(tmp_path, rem("no", NO), rem("apart", YES, covers={"court": "tribal"}))
    places = [{"court": "adult"}, {"jurisdiction": "CA"}, {"jurisdiction": "other"}]
    answer = ask(rules, *({**RECORD, "id": str(n), **each} for n, each in enumerate(places)))
    zz, unknown, other = answer["records"]
    assert [each["remedy"] for each in zz["remedies"]] == ["zz-no"]
    assert zz["best"] is None
    assert "not the last word" in zz["none_found"]
    assert unknown["remedies"] == []
    assert "do not cover the law of this place yet" in unknown["none_found"]
    assert "tribal" in other["none_found"]
    for place in ("ZZ", "CA", "other"):
        assert answer["help"][place]


def test_only_the_places_asked_for_are_answered_and_the_others_still_count(
    tmp_path: Path,
) -> None:
    rules = small_law(
        tmp_path, rem("clean", "count: {which: {disposition: convicted}, at_most: 0}")
    )
    from datetime import date
    from unittest.mock import patch

    from screener import answer, read_case, screen
    from screener.facts import places

    request = {
        "jurisdictions": ["ZZ"],
        "records": [{**RECORD, "jurisdiction": "ZZ"}, {"jurisdiction": "FL", **RECORD, "id": "f"}],
    }
    with patch.dict(places.NAMES, {"ZZ": "Example State"}):
        case = read_case(request, rules.catalog, today=date(2026, 11, 23))
    (only,) = answer(screen(case, rules), rules)["records"]
    assert only["id"] == "r"
    assert only["remedies"][0]["outcome"] == "not_eligible"
