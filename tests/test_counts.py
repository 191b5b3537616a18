"""Counts and look-backs: ranges, units, windows, and what the person's own facts bound."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

from screener import Rulebook
from tests.small_law import first, remedy, small_law

COMPLETE = {"records_complete": True}
CONVICTED = "which: {disposition: convicted}"


def law(tmp_path: Path, count: str) -> Rulebook:
    return small_law(tmp_path, remedy("count", f"count: {{{count}}}"))


def record(name: str, date: str | None = "2020-01-01", **facts: Any) -> dict[str, Any]:
    return {"id": name, "disposition": "convicted", "disposition_date": date, **facts}


def outcome(rules: Rulebook, *records: dict[str, Any], **asked: Any) -> str:
    return str(first(rules, *records, **asked)["outcome"])


def missing(rules: Rulebook, *records: dict[str, Any], **asked: Any) -> set[tuple[str, Any]]:
    found = first(rules, *records, **asked)["missing"]
    return {(ref["fact"], ref["record"]) for ref in found}


def test_the_record_itself_is_not_counted_unless_the_law_does(tmp_path: Path) -> None:
    others = law(tmp_path / "a", f"{CONVICTED}, at_most: 0")
    assert outcome(others, record("this"), person=COMPLETE) == "likely_eligible"
    lifetime = law(tmp_path / "b", f"{CONVICTED}, at_most: 0, with_this: yes")
    assert outcome(lifetime, record("this"), person=COMPLETE) == "not_eligible"


def test_without_all_records_there_is_no_upper_end(tmp_path: Path) -> None:
    rules = law(tmp_path, f"{CONVICTED}, at_most: 3")
    assert missing(rules, record("this")) == {("records_complete", None)}
    assert outcome(rules, record("this"), person={"records_complete": False}) == "needs_info"


def test_what_is_listed_already_breaks_a_limit(tmp_path: Path) -> None:
    rules = law(tmp_path, f"{CONVICTED}, at_most: 3")
    four = [record(str(n)) for n in range(4)]
    assert outcome(rules, record("this"), *four) == "not_eligible"


def test_at_least_one_is_met_by_one_and_never_no_while_records_may_be_missing(
    tmp_path: Path,
) -> None:
    rules = law(tmp_path, f"{CONVICTED}, at_least: 1")
    assert outcome(rules, record("this"), record("other")) == "likely_eligible"
    assert outcome(rules, record("this")) == "needs_info"
    assert outcome(rules, record("this"), person=COMPLETE) == "not_eligible"


@pytest.mark.parametrize(
    ("person", "expected"),
    [
        ({"total_convictions": 1}, "likely_eligible"),  # this one
        ({"total_convictions": 2}, "needs_info"),
        ({"felony_convictions": 0}, "needs_info"),  # says nothing of misdemeanors
    ],
)
def test_lifetime_numbers_bound_a_count(
    tmp_path: Path, person: dict[str, Any], expected: str
) -> None:
    rules = law(tmp_path, f"{CONVICTED}, at_most: 0, known_from: {{total_convictions: bounds}}")
    assert outcome(rules, record("this"), person=person) == expected


def test_a_number_bounds_by_level(tmp_path: Path) -> None:
    count = "which: {all: [{disposition: convicted}, {level: felony}]}, at_most: 1, with_this: yes"
    rules = law(tmp_path, f"{count}, known_from: {{felony_convictions: bounds}}")
    felony = record("this", level="felony")
    assert outcome(rules, felony, person={"felony_convictions": 1}) == "likely_eligible"
    assert outcome(rules, felony, person={"felony_convictions": 2}) == "needs_info"


def test_a_question_for_just_such_records_bounds_with_no(tmp_path: Path) -> None:
    rules = law(
        tmp_path,
        f"{CONVICTED}, at_least: 1, known_from: {{oh_prior_solicitation_conviction: bounds}}",
    )
    asked = {"oh_prior_solicitation_conviction": False}
    assert outcome(rules, record("this"), person=asked) == "not_eligible"
    assert ("oh_prior_solicitation_conviction", None) in missing(rules, record("this"))


LOOK_BACK = f"{CONVICTED}, at_most: 0, window: {{before_asking: {{years: 3}}}}"


def test_a_look_back_is_cured_by_time(tmp_path: Path) -> None:
    rules = law(tmp_path, LOOK_BACK)
    found = first(rules, record("this"), record("new", "2024-05-01"), person=COMPLETE)
    assert (found["outcome"], found["eligible_on"], found["waiting_for"]) == (
        "not_yet",
        "2027-05-01",
        ["wait"],
    )
    on_the_day = [record("this"), record("new", "2023-11-23")]
    assert outcome(rules, *on_the_day, person=COMPLETE) == "likely_eligible"
    assert outcome(rules, record("this"), record("new", "2023-11-24"), person=COMPLETE) == "not_yet"


def test_a_rough_date_in_a_look_back(tmp_path: Path) -> None:
    rules = law(tmp_path, LOOK_BACK)
    assert missing(rules, record("this"), record("new", "2023"), person=COMPLETE) == {
        ("disposition_date", "new")
    }


def test_the_last_conviction_told_counts_and_bounds(tmp_path: Path) -> None:
    rules = law(tmp_path, f"{LOOK_BACK}, known_from: {{last_conviction_on: counts}}")
    asked = {"last_conviction_on": "2025-02-01"}
    found = first(rules, record("this"), person=asked)
    assert found["outcome"] == "not_yet"
    long_ago = {"last_conviction_on": "2015"}
    assert outcome(rules, record("this"), person=long_ago) == "likely_eligible"
    # it may be this record itself, which is never counted
    same = record("this", "2015-05-05")
    assert outcome(rules, same, person=long_ago) == "likely_eligible"
    listed = [record("this"), record("new", "2025-02-01")]
    assert first(rules, *listed, person=asked)["eligible_on"] is None  # others may be missing


def test_no_later_conviction_settles_a_look_back_from_after_this_one(tmp_path: Path) -> None:
    rules = law(
        tmp_path,
        f"{CONVICTED}, at_most: 0, window: {{after: disposition_date, after_for: {{years: 5}}}}, "
        "known_from: {later_conviction: bounds}",
    )
    assert outcome(rules, record("this", later_conviction=False)) == "likely_eligible"
    inside, outside = record("other", "2024-01-01"), record("other", "2025-01-02")
    assert outcome(rules, record("this"), inside, person=COMPLETE) == "not_eligible"
    assert outcome(rules, record("this"), outside, person=COMPLETE) == "likely_eligible"


def test_before_this_one(tmp_path: Path) -> None:
    rules = law(tmp_path, f"{CONVICTED}, at_most: 0, window: {{before: offense_date}}")
    this = record("this", offense_date="2019-06-01")
    assert outcome(rules, this, record("other", "2019-05-31"), person=COMPLETE) == "not_eligible"
    assert outcome(rules, this, record("other", "2019-06-01"), person=COMPLETE) == "likely_eligible"
    unknown = record("this", offense_date=None)
    assert ("offense_date", "this") in missing(
        rules, unknown, record("other", "2019-05-31"), person=COMPLETE
    )


def test_counts_of_one_case_count_once(tmp_path: Path) -> None:
    rules = law(tmp_path, f"{CONVICTED}, at_most: 1, unit: case")
    this = record("this", case_id="a")
    two = [record("x", case_id="b"), record("y", case_id="b")]
    assert outcome(rules, this, *two, person=COMPLETE) == "likely_eligible"
    apart = [record("x", case_id="b"), record("y", case_id="c")]
    assert outcome(rules, this, *apart, person=COMPLETE) == "not_eligible"
    assert missing(rules, this, record("x"), record("y"), person=COMPLETE) == {
        ("case_id", "x"),
        ("case_id", "y"),
    }
    own = [record("x", case_id="a"), record("y", case_id="b")]
    assert outcome(rules, this, *own, person=COMPLETE) == "likely_eligible"


@pytest.mark.parametrize(
    ("place", "elsewhere", "expected"),
    [
        ("here", "FL", "likely_eligible"),
        ("here", "ZZ", "not_eligible"),
        ("elsewhere", "FL", "not_eligible"),
        ("elsewhere", "ZZ", "likely_eligible"),
        ("anywhere", "FL", "not_eligible"),
    ],
)
def test_where_a_law_looks(tmp_path: Path, place: str, elsewhere: str, expected: str) -> None:
    rules = law(tmp_path, f"{CONVICTED}, at_most: 0, place: {place}")
    other = {**record("other"), "jurisdiction": elsewhere}
    assert outcome(rules, record("this"), other, person=COMPLETE) == expected


def test_an_unconfirmed_record_counted_against_a_limit_is_open(tmp_path: Path) -> None:
    rules = law(tmp_path, "which: {disposition: convicted, confirmed: no}, at_most: 0")
    assert outcome(rules, record("this"), record("other"), person=COMPLETE) == "needs_review"
    clear = record("other", disposition="dismissed")
    assert outcome(rules, record("this"), clear, person=COMPLETE) == "likely_eligible"


def test_every_record_may_be_the_one_asked_about(tmp_path: Path) -> None:
    rules = law(tmp_path, "which: {level: felony}, at_most: 0")
    assert ("level", "other") in missing(rules, record("this"), record("other"), person=COMPLETE)
