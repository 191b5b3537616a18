"""Bad rule files: every mistake located, all of them at once, and how to mend it."""

# ruff: noqa: E501 - each row of a table of mistakes stands on one line
from __future__ import annotations

from pathlib import Path

import pytest

from screener import BadRules, load_rules
from tests.guide import guide_example, rule_folder


def mistakes(tmp_path: Path, zz: str) -> list[str]:
    with pytest.raises(BadRules) as refused:
        load_rules(rule_folder(tmp_path / "rules", zz))
    return [str(problem) for problem in refused.value.problems]


def line_of(zz: str, text: str) -> int:
    return next(n for n, line in enumerate(zz.splitlines(), start=1) if text in line)


def test_the_guide_loads(tmp_path: Path) -> None:
    rules = load_rules(rule_folder(tmp_path / "rules", guide_example()))
    assert list(rules.jurisdictions["ZZ"].remedies) == ["zz-ht-vacatur", "zz-pardon"]
    assert rules.version.startswith("sha256:")


#: One mistake each: what is replaced, by what, and what the message must say.
SEMANTIC = [
    ("trafficked: yes\n", "traficked: yes\n", "no fact “traficked”"),
    ("open: [during]", "open: [durring]", "“durring” is not an option here"),
    ("met: [forced, result],", "met: [forced],", "not placed: result"),
    ("listed: survivor-list\n", "listed: survivors\n", "no list “survivors” in this file"),
    ("covers: {disposition: [convicted]}\n    conditions", "covers: {level: [felony]}\n    conditions", "covers tests level"),
    ("when: {condition: listed-offense}", "when: {condition: nothing}", "no condition or part “nothing”"),
    ("{use: get-certified-dispositions}", "{use: no-such-words}", "no shared wording “no-such-words”"),
    ("offense: robbery, level: felony}", "offense: robery, level: felony}", "no offense category “robery”"),
    ("sections: {met: [9-1, 8-4(a)]}", "sections: {met: [nine, 8-4(a)]}", "“nine” cannot be read as a section"),
    ("from: [disposition_date, released_on]", "from: [released_on]", "every date here may not exist"),
    ("    sources: [\"1\"]\n    examples:\n      - id: seller", "    sources: [\"9\"]\n    examples:\n      - id: seller", "no source “9”"),
]  # fmt: skip


def test_ten_mistakes_give_ten_located_messages(tmp_path: Path) -> None:
    zz = guide_example()
    for old, new, _ in SEMANTIC:
        assert old in zz, old
        zz = zz.replace(old, new, 1)
    found = mistakes(tmp_path, zz)
    for _, new, says in SEMANTIC:
        (message,) = [each for each in found if says in each]
        file, line, *_ = message.split(":")
        assert file == "jurisdictions/zz.yaml"
        first = new.splitlines()[0]
        anchor = first if first.strip() not in ("", "covers: {level: [felony]}") else new.strip()
        assert abs(int(line) - line_of(zz, anchor.splitlines()[0])) <= 1, message
        assert message.count(": ") >= 2, "what is wrong and how to mend it"
    assert len(found) == len(SEMANTIC)


@pytest.mark.parametrize(
    ("old", "new", "says"),
    [
        ("    kind: vacatur\n", "    kind: vacation\n", "kind"),
        ("    track: trafficking\n", "    trak: trafficking\n", "“trak” is not known here"),
        ("    track: trafficking\n", "", "“track” is missing"),
        ("name: Example State\n", "name: Example State\nname: Twice\n", "“name” stands twice"),
        ("verified_on: 2026-11-23\n", "verified_on: soon\n", "verified_on"),
        ("code: ZZ\n", "code: YY\n", "ids here begin with yy-"),
        ("        trafficked: yes\n", "        trafficked: yes\n        connection: forced\n", "exactly one"),
        ("confidence: medium\n", "confidence: [medium\n", "not YAML"),
        ("        if_unmet: case\n", "        if_unmet: caze\n", "if_unmet"),
        ("wait: {from:", "wait: {lengths: [{years: 2}], from:", "both one length and lengths"),
        ("pending_charges: no\n", "not: {pending_charges: yes, if_unmet: case}\n", "if_unmet inside not"),
        ("pending_charges: no\n", "not: {wait: {from: [disposition_date], years: 1}}\n", "a wait inside not"),
        ("pending_charges: no\n", "count: {which: {disposition: convicted}}\n", "at_most or at_least"),
        ("pending_charges: no\n", "connection: {at_most: 3}\n", "at_most does not fit connection"),
        ("pending_charges: no\n", "county: {met: [a]}\n", "met does not fit county"),
        ("pending_charges: no\n", "wait: {from: [sentence_completed]}\n", "money belongs to sentence_completed"),
        ("pending_charges: no\n", "wait: {from: [offense]}\n", "offense is not a date"),
        ("pending_charges: no\n", "condition: victim\n", "condition stands only in the when"),
        ("lawyer_only: The governor weighs", "unclear: []\n    # The governor weighs", "needs conditions"),
    ],
)  # fmt: skip
def test_each_mistake_is_named(tmp_path: Path, old: str, new: str, says: str) -> None:
    zz = guide_example()
    assert old in zz
    found = mistakes(tmp_path, zz.replace(old, new, 1))
    assert any(says in each for each in found), found
    assert all(each.startswith("jurisdictions/zz.yaml:") for each in found)


def test_an_alias_is_refused(tmp_path: Path) -> None:
    zz = guide_example().replace('sources: ["1"]', 'sources: &s ["1"]', 1)
    zz = zz.replace('sources: ["1"]', "sources: *s", 1)
    assert any("alias" in each for each in mistakes(tmp_path, zz))


def test_an_empty_file_is_named(tmp_path: Path) -> None:
    assert mistakes(tmp_path, "") == [
        "jurisdictions/zz.yaml:1: the file is empty: write the rules or remove it"
    ]


def test_no_rules_at_all(tmp_path: Path) -> None:
    with pytest.raises(FileNotFoundError):
        load_rules(tmp_path / "nowhere")
