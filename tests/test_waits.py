"""Waits: from the later of several dates, gates, money, lengths, restarts, rough dates."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

from screener import Rulebook
from tests.small_law import first, remedy, small_law


def law(tmp_path: Path, wait: str) -> Rulebook:
    return small_law(tmp_path, remedy("wait", f"wait: {{{wait}}}"))


def brief(rules: Rulebook, record: dict[str, Any], **asked: Any) -> tuple[Any, ...]:
    found = first(rules, {"disposition": "convicted", **record}, **asked)
    return found["outcome"], found["eligible_on"], found["waiting_for"]


def missing(rules: Rulebook, record: dict[str, Any], **asked: Any) -> list[str]:
    return [ref["fact"] for ref in first(rules, record, **asked)["missing"]]


def test_the_day_before_and_the_day(tmp_path: Path) -> None:
    rules = law(tmp_path, "from: [disposition_date], years: 3")
    record = {"disposition_date": "2023-11-24"}
    assert brief(rules, record) == ("not_yet", "2026-11-24", ["wait"])
    assert brief(rules, record, as_of="2026-11-24") == ("likely_eligible", None, [])


def test_more_than_is_a_day_later(tmp_path: Path) -> None:
    rules = law(tmp_path, "from: [disposition_date], years: 8, more_than: yes")
    record = {"disposition_date": "2018-11-23"}
    assert brief(rules, record) == ("not_yet", "2026-11-24", ["wait"])
    assert brief(rules, {"disposition_date": "2018-11-22"})[0] == "likely_eligible"


def test_a_gate_that_says_no_drops_its_date(tmp_path: Path) -> None:
    rules = law(tmp_path, "from: [disposition_date, released_on], years: 1")
    record = {"disposition_date": "2020-01-01", "incarceration_imposed": False}
    assert brief(rules, record)[0] == "likely_eligible"
    jailed = {**record, "incarceration_imposed": True, "released_on": "2026-05"}
    assert brief(rules, jailed) == (
        "not_yet",
        {"earliest": "2027-05-01", "latest": "2027-05-31"},
        ["wait"],
    )
    assert missing(rules, {"disposition": "convicted", "disposition_date": "2020-01-01"}) == [
        "incarceration_imposed",
        "released_on",
    ]


def test_a_date_that_is_known_means_its_gate_is_yes(tmp_path: Path) -> None:
    rules = law(tmp_path, "from: [disposition_date, released_on], years: 1")
    record = {"disposition_date": "2020-01-01", "released_on": "2026-11-22"}
    assert brief(rules, record) == ("not_yet", "2027-11-22", ["wait"])


@pytest.mark.parametrize(
    ("money", "outcome", "waiting"),
    [
        ("counts", "not_yet", ["wait", "money"]),
        ("ignored", "likely_eligible", []),
        ("open", "needs_review", []),
    ],
)
def test_money_left(tmp_path: Path, money: str, outcome: str, waiting: list[str]) -> None:
    rules = law(tmp_path, f"from: [{{date: sentence_completed, money: {money}}}], years: 1")
    record = {"sentence_finished": "only_money_left", "sentence_completed": "2020-01-01"}
    assert brief(rules, record) == (outcome, None, waiting)


def test_a_sentence_that_runs_has_no_date(tmp_path: Path) -> None:
    rules = law(tmp_path, "from: [{date: sentence_completed, money: ignored}], years: 1")
    assert brief(rules, {"sentence_finished": "no"}) == ("not_yet", None, ["wait", "supervision"])


def test_a_finished_sentence_without_a_date_meets_a_wait_of_no_length(tmp_path: Path) -> None:
    rules = law(tmp_path, "from: [{date: sentence_completed, money: counts}]")
    assert brief(rules, {"sentence_finished": "yes"})[0] == "likely_eligible"
    assert brief(rules, {"sentence_finished": "no"}) == ("not_yet", None, ["supervision"])


@pytest.mark.parametrize(
    ("disposition", "cure"), [("deferred_pending", "supervision"), ("pending", "case")]
)
def test_a_case_still_running_has_no_end_to_count_from(
    tmp_path: Path, disposition: str, cure: str
) -> None:
    rules = law(tmp_path, "from: [disposition_date], years: 2")
    assert brief(rules, {"disposition": disposition}) == ("not_yet", None, ["wait", cure])


LENGTHS = "lengths: [{when: {level: felony}, years: 7}, {when: {level: misdemeanor}, years: 3}]"


def test_the_first_length_that_fits_counts(tmp_path: Path) -> None:
    rules = law(tmp_path, f"from: [disposition_date], {LENGTHS}")
    record = {"disposition_date": "2023-11-23"}
    assert brief(rules, {**record, "level": "misdemeanor"})[0] == "likely_eligible"
    assert brief(rules, {**record, "level": "felony"})[:2] == ("not_yet", "2030-11-23")
    assert brief(rules, {**record, "level": "violation"})[0] == "not_eligible"
    assert missing(rules, {"disposition": "convicted", **record}) == ["level"]


def test_an_unknown_length_spans_what_each_would_give(tmp_path: Path) -> None:
    rules = law(tmp_path, f"from: [disposition_date], {LENGTHS[:-1]}, {{years: 5}}]")
    assert brief(rules, {"disposition_date": "2026-01-01"}) == (
        "not_yet",
        {"earliest": "2029-01-01", "latest": "2033-01-01"},
        ["wait"],
    )


def test_an_open_length_needs_a_lawyer(tmp_path: Path) -> None:
    open_when = "lengths: [{when: {connection: {open: rest}}, years: 9}, {years: 1}]"
    rules = law(tmp_path, f"from: [disposition_date], {open_when}")
    record = {"disposition_date": "2024-01-01", "connection": "forced"}
    assert brief(rules, record) == ("needs_review", "2033-01-01", [])
    assert brief(rules, {**record, "disposition_date": "2010-01-01"})[0] == "likely_eligible"


def test_a_later_conviction_starts_it_again(tmp_path: Path) -> None:
    rules = law(
        tmp_path,
        "from: [disposition_date], years: 3, restart: {which: {disposition: convicted}}",
    )
    old = {"id": "old", "disposition": "convicted", "disposition_date": "2015-01-01"}
    new = {"id": "new", "disposition": "convicted", "disposition_date": "2025-06-01"}
    complete = {"records_complete": True}
    assert first(rules, old, new, person=complete)["eligible_on"] == "2028-06-01"
    assert first(rules, old, person=complete)["outcome"] == "likely_eligible"
    assert first(rules, old)["outcome"] == "needs_info"
    unknown = {**new, "disposition": None}
    found = first(rules, old, unknown, person=complete)
    assert {"fact": "disposition", "record": "new"} in found["missing"]


def test_a_date_may_count_only_for_some(tmp_path: Path) -> None:
    rules = law(
        tmp_path,
        "from: [disposition_date, {date: probation_ended_on, when: {level: felony}}], years: 1",
    )
    record = {"disposition_date": "2020-01-01", "probation_ended_on": "2026-03-01"}
    assert brief(rules, {**record, "level": "misdemeanor"})[0] == "likely_eligible"
    assert brief(rules, {**record, "level": "felony"})[:2] == ("not_yet", "2027-03-01")
    assert missing(rules, {"disposition": "convicted", **record}) == ["level"]


def test_an_unconfirmed_wait_is_open_and_its_date_is_still_given(tmp_path: Path) -> None:
    rules = small_law(
        tmp_path,
        remedy("wait", "{wait: {from: [disposition_date], years: 3}, confirmed: no}"),
    )
    found = first(rules, {"disposition_date": "2025-01-01", "disposition": "convicted"})
    assert (found["outcome"], found["eligible_on"]) == ("needs_review", "2028-01-01")
    assert found["conditions"][0]["because"] == "open"
    assert "not read" in found["conditions"][0]["reason"]


def test_branches_of_a_rough_date_turn_at_the_edge(tmp_path: Path) -> None:
    rules = law(tmp_path, "from: [disposition_date], years: 3")
    found = first(rules, {"disposition": "convicted", "disposition_date": "2023"})
    assert found["outcome"] == "needs_info"
    assert found["branches"] == [
        {
            "answer": {"on_or_before": "2023-11-23"},
            "outcome": "likely_eligible",
            "eligible_on": None,
        },
        {
            "answer": {"after": "2023-11-23"},
            "outcome": "not_yet",
            "eligible_on": {"earliest": "2026-11-24", "latest": "2026-12-31"},
        },
    ]
