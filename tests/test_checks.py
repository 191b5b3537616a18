"""The checks find what they name, and nothing in the guide's own example."""

# ruff: noqa: E501 - each row of a table of mistakes stands on one line
from __future__ import annotations

import re
from pathlib import Path

import pytest

from screener.checks import ALL_CHECKS, run_checks
from screener.checks.wording import grade, readable
from screener.facts import places
from tests.guide import RULES, guide_example, rule_folder


@pytest.fixture(autouse=True)
def _example_state(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(places.NAMES, "ZZ", "Example State")


def found(tmp_path: Path, zz: str, remedies: str | None = None) -> list[str]:
    folder = rule_folder(tmp_path / "rules", zz)
    if remedies is not None:
        (folder / "remedies.txt").write_text(remedies, encoding="utf-8")
    return [str(problem) for problem in run_checks(folder, ["ZZ"])]


def without_example(zz: str, name: str) -> str:
    changed = re.sub(rf"\n      - {{id: {name},[^\n]*", "", zz)
    assert changed != zz
    return changed


def test_the_guide_passes_its_own_checks(tmp_path: Path) -> None:
    assert found(tmp_path, guide_example()) == []


#: Which example proves what: taken away, the check says what is no longer proven.
PROOFS = [
    ("not-trafficked", "zz-ht-vacatur without victim"),
    ("other-offense", "list survivor-list with rest under met"),
    ("listed-sections", "list survivor-list without section 8-4(a)"),
    ("theft-without-section", "list survivor-list with theft under met"),
    ("word-solicitation", "list survivor-list with solicitation under met"),
    ("only-during", "nexus with during under met"),
    ("not-linked", "nexus with unrelated under met"),
    ("open-case", "zz-ht-vacatur without no-open-case"),
    ("jail-the-day", "wait not counted from released_on"),
    ("the-day", "wait one day longer"),
]


@pytest.mark.parametrize(("name", "unproven"), PROOFS)
def test_every_example_is_needed(tmp_path: Path, name: str, unproven: str) -> None:
    zz = without_example(guide_example(), name)
    if name == "jail-the-day":
        zz = without_example(zz, "jail-day-before")
    if name == "the-day":  # eligible_on of the day before proves the length as well
        for other in ("day-before", "jail-the-day", "jail-day-before"):
            zz = without_example(zz, other)
    messages = found(tmp_path, zz)
    assert any(unproven in each for each in messages), messages


@pytest.mark.parametrize(
    ("old", "new", "says"),
    [
        ("connection: result}, expect: likely_eligible", "connection: result}, expect: not_eligible", "the rule gives likely_eligible, not not_eligible"),
        ("expect: needs_review, because: nexus", "expect: needs_review, because: victim", "because: nexus, not victim"),
        ("eligible_on: 2021-05-10", "eligible_on: 2021-05-11", "eligible_on: 2021-05-10, not 2021-05-11"),
        ("because: no-open-case, waiting_for: case", "because: no-open-case, waiting_for: money", "waiting_for: case, not money"),
        ("missing: connection}", "missing: [connection, offense]}", "missing: connection, not connection, offense"),
        ("{disposition: dismissed}, expect: left_out", "{disposition: dismissed}, expect: needs_review", "left_out, not needs_review"),
        ("like: seller, person: {trafficked: no}", "like: sellers, person: {trafficked: no}", "like names no earlier example"),
        ("without: connection", "without: conection", "without names “conection”"),
        ("record: {connection: during}", "record: {connection: sometimes}", "does not hold together"),
        ("{id: result-counts,", "{id: seller,", "the id stands twice"),
        ("- The law does not say whether a city court", "- You should know that the law does not say whether a city court", "says “you should”"),
        ("        open_because: A record may say solicitation for a seller or for a buyer.\n", "", "open without a reason"),
        ("    kind: vacatur\n    track: trafficking\n", "    track: trafficking\n    kind: vacatur\n", "track is out of order"),
        ("        quote: \"no charge is pending\"\n", "", "no-open-case: no quote"),
        ("sources:\n", "sources:\n  \"2\": {url: \"https://example.org/2\", supports: nothing at all}\n", "source 2 is not used"),
        ("  - {section: 9-1, offense: prostitution, level: misdemeanor}\n", "  - {section: 9-1, offense: prostitution}\n  - {section: 9-1, offense: prostitution}\n", "9-1 twice"),
        ("  - id: zz-pardon\n", "  - id: zz-ht-vacatur\n", "two versions of zz-ht-vacatur are in force"),
        ("    lawyer_only: The governor weighs each request and no rule says who gets one.", "    lawyer_only: Notwithstanding considerations of executive prerogative, constitutional discretionary determinations necessarily necessitate individualized investigation.", "reads at grade"),
    ],
)  # fmt: skip
def test_each_check_finds_what_it_names(tmp_path: Path, old: str, new: str, says: str) -> None:
    zz = guide_example()
    assert old in zz
    zz = zz.replace(old, new, 1)
    if "reads at grade" in says:
        zz = zz.replace(
            "A pardon forgives the conviction. It stays on the record.",
            "Gubernatorial forgiveness acknowledges rehabilitation notwithstanding documentation.",
        )
    messages = found(tmp_path, zz)
    assert any(says in each for each in messages), messages


def test_a_remedy_needs_a_yes_a_no_and_an_unknown(tmp_path: Path) -> None:
    zz = without_example(guide_example(), "how-it-ended")
    assert any("zz-pardon has no example of a needs_info" in m for m in found(tmp_path, zz))


def test_ids_are_permanent(tmp_path: Path) -> None:
    messages = found(tmp_path, guide_example(), "zz-pardon\nzz-gone\nzz-pardon\n")
    assert any("zz-ht-vacatur is not in remedies.txt" in each for each in messages)
    assert any("remedies.txt:2: zz-gone is in no rule file" in each for each in messages)
    assert any("zz-pardon twice" in each for each in messages)


def test_a_section_that_hides_another_is_found(tmp_path: Path) -> None:
    zz = guide_example().replace(
        "    rs: {name: Revised Statutes, written: [R.S., RS, Rev. Stat.]}\n",
        "    rs: {name: Revised Statutes, written: [R.S., RS, Rev. Stat.]}\n"
        "    mc: {name: Municipal Code, written: [M.C.]}\n",
    )
    zz = zz.replace(
        "  - {section: 7-2, offense: robbery, level: felony}\n",
        "  - {section: R.S. 7-2, offense: robbery, level: felony}\n"
        "  - {section: M.C. 7-2, offense: trespass}\n  - {section: 7-2, offense: arson}\n",
    )
    assert any("7-2 does not resolve to arson" in each for each in found(tmp_path, zz))


def test_names_citations_and_legal_words_do_not_count_against_a_sentence() -> None:
    plain = "The law reaches this."
    cited = "The law reaches § 2953.36(A)(1)."
    assert grade(cited) <= grade(plain) + 1
    assert "Massachusetts" not in readable("The court is in Massachusetts now.")
    assert "restitution" not in readable("Any restitution is still owed.")


def test_every_check_says_what_it_is() -> None:
    assert all(check.description for check in ALL_CHECKS)
    assert len({check.description for check in ALL_CHECKS}) == len(ALL_CHECKS)


def test_the_guide_explains_every_key_of_a_remedy() -> None:
    text = (RULES / "README.md").read_text(encoding="utf-8")
    from screener.law.remedy import Remedy

    for name in ("conditions", "court_decides", "not_required", "unclear", "lawyer_only"):
        assert name in Remedy.model_fields
        assert f"`{name}`" in text
