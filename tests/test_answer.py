"""What an answer says: versions of a law, branches, reasons, words that depend on facts."""

# ruff: noqa: E501 - each row of a table stands on one line
from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

from tests.small_law import ask, first, remedy, small_law

YES = "{disposition: convicted}"
RECORD = {"id": "r", "disposition": "convicted", "disposition_date": "2020-01-01"}


def version(test: str, **in_force: str) -> dict[str, Any]:
    return remedy("law", test, in_force=in_force)


def test_the_version_in_force_on_the_day_of_asking_decides(tmp_path: Path) -> None:
    rules = small_law(
        tmp_path,
        version("{level: felony}", until="2024-12-31"),
        version("{level: misdemeanor}", **{"from": "2025-01-01"}),
    )
    record = {**RECORD, "level": "felony"}
    assert first(rules, record, as_of="2024-12-31")["outcome"] == "likely_eligible"
    assert first(rules, record, as_of="2025-01-01")["outcome"] == "not_eligible"


def test_a_law_not_yet_in_force_is_shown_from_its_first_day(tmp_path: Path) -> None:
    rules = small_law(tmp_path, version(YES, **{"from": "2027-03-01"}))
    found = first(rules, RECORD)
    assert (found["outcome"], found["eligible_on"], found["waiting_for"]) == (
        "not_yet",
        "2027-03-01",
        ["law"],
    )
    assert any("starts on 2027-03-01" in caution for caution in found["cautions"])


def test_a_wait_that_ends_after_the_law_begins_gives_the_later_day(tmp_path: Path) -> None:
    wait = "{wait: {from: [disposition_date], years: 8}}"
    rules = small_law(tmp_path, version(wait, **{"from": "2027-03-01"}))
    found = first(rules, RECORD)
    assert (found["eligible_on"], found["waiting_for"]) == ("2028-01-01", ["law", "wait"])


def test_a_coming_law_that_would_say_no_says_no(tmp_path: Path) -> None:
    rules = small_law(tmp_path, version("{level: felony}", **{"from": "2027-03-01"}))
    assert first(rules, {**RECORD, "level": "violation"})["outcome"] == "not_eligible"
    assert first(rules, RECORD)["outcome"] == "needs_info"


def test_a_coming_version_shows_where_the_one_in_force_says_no(tmp_path: Path) -> None:
    rules = small_law(
        tmp_path,
        version("{level: felony}", until="2026-12-31"),
        version("{level: [felony, misdemeanor]}", **{"from": "2027-01-01"}),
    )
    found = first(rules, {**RECORD, "level": "misdemeanor"})
    assert (found["outcome"], found["eligible_on"]) == ("not_yet", "2027-01-01")
    assert first(rules, {**RECORD, "level": "violation"})["outcome"] == "not_eligible"
    assert first(rules, {**RECORD, "level": "felony"})["outcome"] == "likely_eligible"


def test_a_repealed_law_is_not_applied(tmp_path: Path) -> None:
    rules = small_law(tmp_path, version(YES, until="2020-01-01"))
    assert ask(rules, RECORD)["records"][0]["remedies"] == []


def test_one_missing_fact_has_branches(tmp_path: Path) -> None:
    rules = small_law(
        tmp_path,
        remedy("law", "{connection: {met: [forced], open: [result], unmet: [during, unrelated]}}"),
    )
    found = first(rules, RECORD)
    assert found["missing"] == [{"fact": "connection", "record": "r"}]
    assert found["branches"] == [
        {"answer": "forced", "outcome": "likely_eligible", "eligible_on": None},
        {"answer": "result", "outcome": "needs_review", "eligible_on": None},
        {"answer": ["during", "unrelated"], "outcome": "not_eligible", "eligible_on": None},
    ]


def test_a_fact_whose_every_answer_gives_the_same_is_not_missing(tmp_path: Path) -> None:
    either = "{any: [{connection: [forced, during]}, {connection: [result, unrelated]}]}"
    rules = small_law(tmp_path, remedy("law", either))
    assert first(rules, RECORD)["outcome"] == "likely_eligible"


def test_a_branch_may_leave_the_remedy_out(tmp_path: Path) -> None:
    rules = small_law(tmp_path, remedy("law", "{trafficked: yes}", covers={"court": "adult"}))
    found = first(rules, RECORD, person={"trafficked": True})
    answers = {str(b["answer"]): b["outcome"] for b in found["branches"]}
    assert answers["adult"] == "likely_eligible"
    assert [outcome for answer, outcome in answers.items() if answer != "adult"] == [None]


@pytest.mark.parametrize(
    ("test", "missing", "answers"),
    [
        ("{age_at_offense: {less_than: 18}}", "age_at_offense", {17: "likely_eligible", 18: "not_eligible"}),
        ("{documentation: {met: [t_visa], unmet: rest}}", "documentation", {"['t_visa']": "likely_eligible"}),
        ("{class: {met: [A], unmet: [F3]}}", "class", {"A": "likely_eligible", "F3": "not_eligible"}),
        ("{offense_date: {before: 2020-01-01}}", "offense_date", {"{'on_or_before': '2019-12-31'}": "likely_eligible"}),
        ("{trafficked: yes}", "trafficked", {"yes": "likely_eligible", "no": "not_eligible"}),
    ],
)  # fmt: skip
def test_branches_of_every_type(
    tmp_path: Path, test: str, missing: str, answers: dict[Any, str]
) -> None:
    found = first(small_law(tmp_path, remedy("law", test)), RECORD)
    assert [ref["fact"] for ref in found["missing"]] == [missing]
    flat: dict[Any, str] = {}
    for branch in found["branches"]:
        given = branch["answer"]
        for each in given if isinstance(given, list) and given else [given]:
            flat[each if isinstance(each, int | str) else str(each)] = branch["outcome"]
            flat[str(given)] = branch["outcome"]
    assert answers.items() <= flat.items()


def test_reasons(tmp_path: Path) -> None:
    rules = small_law(
        tmp_path,
        remedy(
            "law",
            """
            {trafficked: yes}
            {connection: {met: [forced], open: [result], unmet: rest}, open_because: The words say related.}
            {weapon_used: no}
            {pending_charges: no, if_unmet: case}
            {level: felony, confirmed: no}
            """,
        ),
    )
    record = {**RECORD, "connection": "result", "level": "felony"}
    found = first(rules, record, person={"trafficked": False, "pending_charges": True})
    because = [(c["because"], c["met"], c["reason"]) for c in found["conditions"]]
    assert because == [
        ("unmet", False, None),
        ("open", None, "The words say related."),
        ("unknown", None, because[2][2]),
        ("curable", False, None),
        ("met", True, None),
    ]
    assert "weapon" in str(because[2][2])
    assert any("not read the words" in caution for caution in found["cautions"])
    assert found["conditions"][3]["facts"] == ["pending_charges"]


def test_words_follow_the_facts(tmp_path: Path) -> None:
    doors = (
        "{any: [{id: one, law: R.S. 1, says: Made up., level: felony}, "
        "{id: two, law: R.S. 1, says: Made up., trafficked: yes}]}"
    )
    burden = [
        {"text": "Door one: more likely than not.", "when": {"condition": "one"}},
        {"text": "Door two: clear proof.", "when": {"all": [{"condition": "two"}, {"not": {"condition": "one"}}]}},
    ]  # fmt: skip
    rules = small_law(tmp_path, remedy("law", doors, proof={"burden": burden}))

    def said(level: str | None) -> str:
        found = first(rules, {**RECORD, "level": level}, person={"trafficked": True})
        return str(found["proof"]["burden"])

    assert said("felony") == "Door one: more likely than not."
    assert said("misdemeanor") == "Door two: clear proof."
    assert said(None) == "Door one: more likely than not. Door two: clear proof."
    parts = first(rules, {**RECORD, "level": "felony"})["conditions"][0]["parts"]
    assert [(part["id"], part["because"]) for part in parts] == [("one", "met"), ("two", "unknown")]


def test_what_the_record_says_that_we_do_not_know_is_a_caution(tmp_path: Path) -> None:
    rules = small_law(tmp_path, remedy("law", YES))
    found = first(rules, {**RECORD, "statute": "99-9", "class": "zeta"})
    assert any("section on this record is not one we know" in each for each in found["cautions"])
    assert any("class on this record is not one we know" in each for each in found["cautions"])
    found = first(rules, {**RECORD, "statute": "7-2", "offense": "theft"})
    assert any("another kind of offense" in each for each in found["cautions"])


def test_contradictions_are_warnings_that_name_the_facts(tmp_path: Path) -> None:
    rules = small_law(tmp_path, remedy("law", YES))
    answer = ask(
        rules,
        {**RECORD, "offense_date": "2021-01-01"},
        person={
            "trafficking_began_on": "2015",
            "trafficking_ended_on": "2014",
            "birth_date": "2022",
        },
    )
    named = [w["facts"] for w in answer["warnings"] if w["id"] == "contradiction"]
    assert named == [
        [
            {"fact": "trafficking_began_on", "record": None},
            {"fact": "trafficking_ended_on", "record": None},
        ],
        [{"fact": "offense_date", "record": "r"}, {"fact": "disposition_date", "record": "r"}],
        [{"fact": "birth_date", "record": None}, {"fact": "offense_date", "record": "r"}],
    ]


def test_standing_warnings_are_the_same_for_everyone(tmp_path: Path) -> None:
    rules = small_law(tmp_path, remedy("law", YES))
    one = ask(rules, RECORD, person={"outstanding_warrant": True})
    other = ask(rules)
    assert one["warnings"] == other["warnings"]
    assert [w["id"] for w in other["warnings"]] == [
        "immigration",
        "open-case",
        "registry",
        "guns",
        "one-time",
    ]


def test_the_next_question_is_the_fact_that_keeps_most_undecided(tmp_path: Path) -> None:
    rules = small_law(
        tmp_path,
        remedy("a", "{weapon_used: no}"),
        remedy("b", "{weapon_used: no}\n{trafficked: yes}"),
        remedy("c", "{good_faith_distance: yes}\n{good_faith_distance: yes}"),
    )
    assert ask(rules, RECORD)["next_question"] == {"fact": "weapon_used", "record": "r"}
    assert ask(rules)["next_question"] is None
    staff = small_law(tmp_path / "s", remedy("a", "{good_faith_distance: yes}"), remedy("b", YES))
    assert ask(staff, RECORD)["next_question"] == {"fact": "good_faith_distance", "record": None}


def test_what_follows_from_what(tmp_path: Path) -> None:
    rules = small_law(
        tmp_path,
        remedy(
            "law",
            """
            {trafficked: yes}
            {trafficking_type: {met: [labor], unmet: rest}}
            {timing: while}
            {age_at_offense: {less_than: 18}}
            {prostitution_role: selling}
            {level: misdemeanor}
            {later_conviction: yes}
            """,
        ),
    )
    person = {
        "work_not_as_promised": True,
        "papers_kept": True,
        "birth_date": "2000-02-29",
        "trafficking_began_on": "2015",
        "trafficking_ended_on": "2019",
    }
    record = {**RECORD, "statute": "9-1", "offense_date": "2018-02-28"}
    later = {"id": "x", "disposition": "convicted", "disposition_date": "2021", "level": "felony"}
    found = first(rules, record, later, person=person)
    assert [c["because"] for c in found["conditions"]] == ["met"] * 7
    # born on 29 February: 18 comes on 1 March 2018
    grown = first(rules, {**record, "offense_date": "2018-03-01"}, later, person=person)
    assert grown["conditions"][3]["because"] == "unmet"
    after = first(rules, {**record, "offense_date": "2019-12-31"}, person=person)
    assert after["conditions"][2]["because"] == "unknown"
    past = first(rules, {**record, "offense_date": "2020-01-01"}, person=person)
    assert past["conditions"][2]["because"] == "unmet"
