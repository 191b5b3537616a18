"""The naive judge against examples worked out by hand: the guide's, and a few of its own."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import replace
from datetime import date
from pathlib import Path
from typing import Any

import pytest
import yaml

from screener.facts.answers import Case, read_case
from screener.facts.catalog import Catalog, build_catalog
from screener.law.catalog import Offenses, Questions
from screener.law.jurisdiction import Jurisdiction
from screener.loading.located_yaml import read_located
from tests.naive import NaiveJudge, Verdict
from tests.naive.days import Length, after, last_start

RULES = Path(__file__).parent.parent / "rules"
QUESTIONS = Questions.model_validate(read_located(RULES / "questions.yaml").data)
OFFENSES = Offenses.model_validate(read_located(RULES / "offenses.yaml").data)
CATALOG: Catalog = build_catalog(QUESTIONS, OFFENSES)
REAL_PLACE = "FL"  # the made-up place is not one that requests may name


def guide() -> dict[str, Any]:
    """The first file of the guide, as plain data."""
    block = re.search(r"```yaml\n(.*?)```", (RULES / "README.md").read_text(), re.DOTALL)
    assert block is not None
    return plain(block.group(1))


def plain(text: str) -> dict[str, Any]:
    """YAML as the loader reads it: every scalar is text."""
    data = yaml.load(text, Loader=yaml.BaseLoader)
    assert isinstance(data, dict)
    return data


def read(as_of: object, person: object, record: Mapping[str, Any], others: list[Any]) -> Case:
    """A case whose first record is the one looked at, in the made-up place."""
    records = [{"jurisdiction": REAL_PLACE, **item} for item in (record, *others)]
    case = read_case(
        {"as_of": str(as_of), "person": person, "records": records},
        CATALOG,
        today=date(2026, 11, 23),
        from_text=True,
    )
    return replace(
        case,
        records=tuple(
            replace(r, jurisdiction="ZZ") if r.jurisdiction == REAL_PLACE else r
            for r in case.records
        ),
    )


def examples() -> Iterator[Any]:
    """The guide's examples, spelled out: like, without and each are worked in."""
    for remedy in guide()["remedies"]:
        whole: dict[str, dict[str, Any]] = {}
        for example in remedy["examples"]:
            base = whole.get(example.get("like", ""), {})
            laid = {
                **example,
                "as_of": example.get("as_of", base.get("as_of")),
                "person": {**base.get("person", {}), **example.get("person", {})},
                "record": {**base.get("record", {}), **example.get("record", {})},
            }
            without = example.get("without", [])
            for fact in [without] if isinstance(without, str) else without:
                laid["person"].pop(fact, None)
                laid["record"].pop(fact, None)
            whole[example["id"]] = laid
            for fact, values in example.get("each", {"": [""]}).items():
                for value in values:
                    record = {**laid["record"], **({fact: value} if fact else {})}
                    name = "-".join(filter(None, (remedy["id"], example["id"], value)))
                    yield pytest.param(remedy["id"], {**laid, "record": record}, id=name)


def judge_of(data: Mapping[str, Any], **options: bool) -> NaiveJudge:
    """The judge of one made-up place."""
    return NaiveJudge(QUESTIONS, OFFENSES, {"ZZ": Jurisdiction.model_validate(data)}, **options)


@pytest.mark.parametrize(("remedy", "example"), list(examples()))
def test_the_guides_examples(remedy: str, example: Mapping[str, Any]) -> None:
    case = read(example["as_of"], example["person"], example["record"], [])
    verdict = judge_of(guide()).judge(case, "1", remedy, limit=20_000, samples=0, seed=1)
    assert verdict.exhaustive
    assert answer(verdict) == example["expect"]
    if "missing" in example:
        assert verdict.missing == {(example["missing"], "1")}
    if "eligible_on" in example:
        day = date.fromisoformat(example["eligible_on"])
        assert verdict.eligible_on == {(day, day)}
    if "waiting_for" in example:
        assert verdict.waiting_for == {frozenset({example["waiting_for"]})}


def answer(verdict: Verdict) -> str:
    """The outcome the contract gives for a verdict."""
    (only,) = verdict.outcomes if len(verdict.outcomes) == 1 else ("needs_info",)
    return only


# Made-up laws of one condition each


def law_with(conditions: str, remedy: str = "") -> dict[str, Any]:
    """The guide's file with one remedy of these conditions, for convictions."""
    data = guide()
    made = plain(
        "id: zz-made\nname: A made-up law\ncitation: R.S. 1\nkind: sealing\ntrack: general\n"
        "covers: {disposition: [convicted]}\neffect: {text: It is sealed.}\n"
        'next_steps: [Ask.]\nsources: ["1"]\n' + remedy
    )
    made["conditions"] = [
        {"id": f"c{index}", "law": "R.S. 1", "says": "A made-up condition.", **test}
        for index, test in enumerate(yaml.load(conditions, Loader=yaml.BaseLoader))
    ]
    data["remedies"] = [made]
    return data


def judged(
    conditions: str,
    record: str = "{}",
    others: str = "[]",
    person: str = "{}",
    as_of: str = "2026-11-23",
    remedy: str = "",
    **options: bool,
) -> Verdict:
    """The verdict of a made-up law for a convicted person."""
    loaded = [yaml.load(text, Loader=yaml.BaseLoader) for text in (person, record, others)]
    case = read(as_of, loaded[0], {"disposition": "convicted", **loaded[1]}, loaded[2])
    judge = judge_of(law_with(conditions, remedy), **options)
    return judge.judge(case, "1", "zz-made", limit=20_000, samples=200, seed=7)


def test_calendar() -> None:
    assert after(date(2024, 2, 29), Length(years=1)) == date(2025, 3, 1)
    assert after(date(2024, 2, 29), Length(years=4)) == date(2028, 2, 29)
    assert after(date(2024, 1, 31), Length(months=1)) == date(2024, 3, 1)
    assert after(date(2020, 5, 10), Length(years=8, more_than=True)) == date(2028, 5, 11)
    assert after(date(2020, 12, 31), Length(days=1)) == date(2021, 1, 1)
    for length in (Length(months=1), Length(years=1), Length(years=2, days=40)):
        last = last_start(date(2025, 3, 1), length)
        assert after(last, length) <= date(2025, 3, 1)
        assert after(date.fromordinal(last.toordinal() + 1), length) > date(2025, 3, 1)


WAIT = "- wait: {from: [disposition_date, released_on], years: 1}"


def test_rough_dates_give_a_range() -> None:
    verdict = judged(WAIT, "{disposition_date: 2026-03, incarceration_imposed: no}")
    assert verdict.outcomes == {"not_yet"}
    days = {on for on in verdict.eligible_on if on is not None}
    assert min(first for first, _ in days) == date(2027, 3, 1)
    assert max(last for _, last in days) == date(2027, 3, 31)


def test_a_rough_date_around_the_day_is_missing() -> None:
    verdict = judged(WAIT, "{disposition_date: 2025-11, incarceration_imposed: no}")
    assert verdict.outcomes == {"not_yet", "likely_eligible"}
    assert verdict.missing == {("disposition_date", "1")}


def test_unknown_jail_is_missing_only_where_it_decides() -> None:
    assert judged(WAIT, "{disposition_date: 2026-03-01}").outcomes == {"not_yet"}
    verdict = judged(WAIT, "{disposition_date: 2020-03-01}")
    assert verdict.missing == {("incarceration_imposed", "1"), ("released_on", "1")}


SENTENCE = "- wait: {from: [{date: sentence_completed, money: %s}], years: 1}"


@pytest.mark.parametrize(
    ("money", "finished", "outcome", "waits"),
    [
        ("counts", "yes", "likely_eligible", None),
        ("counts", "no", "not_yet", "supervision"),
        ("counts", "only_money_left", "not_yet", "money"),
        ("ignored", "only_money_left", "likely_eligible", None),
        ("open", "only_money_left", "needs_review", None),
    ],
)
def test_money_and_the_sentence(money: str, finished: str, outcome: str, waits: str | None) -> None:
    record = f"{{sentence_finished: {finished}, sentence_completed: 2020-01-01}}"
    verdict = judged(SENTENCE % money, record)
    assert verdict.outcomes == {outcome}
    assert verdict.waiting_for == ({frozenset({waits})} if waits else frozenset())


LENGTHS = """
- wait:
    from: [disposition_date]
    lengths: [{when: {level: felony}, years: 7}, {when: {level: misdemeanor}, years: 3}]
"""


@pytest.mark.parametrize(
    ("record", "outcomes"),
    [
        ("{disposition_date: 2022-01-01, level: misdemeanor}", {"likely_eligible"}),
        ("{disposition_date: 2022-01-01, level: felony}", {"not_yet"}),
        ("{disposition_date: 2022-01-01, level: violation}", {"not_eligible"}),
        ("{disposition_date: 2022-01-01, class: felony 3}", {"not_yet"}),
        ("{disposition_date: 2022-01-01, statute: 9-1}", {"likely_eligible"}),
        ("{disposition_date: 2022-01-01}", {"likely_eligible", "not_yet", "not_eligible"}),
    ],
)
def test_lengths(record: str, outcomes: set[str]) -> None:
    assert judged(LENGTHS, record).outcomes == outcomes


COUNT = "- count: {which: {disposition: convicted}, at_most: 0}"
RECENT = """
- count:
    which: {disposition: convicted}
    window: {before_asking: {years: 3}}
    known_from: {last_conviction_on: counts}
    at_most: 0
"""


def test_unseen_records() -> None:
    verdict = judged(COUNT)
    assert verdict.outcomes == {"likely_eligible", "not_eligible"}
    assert verdict.missing == {("records_complete", None)}
    assert judged(COUNT, person="{records_complete: yes}").outcomes == {"likely_eligible"}
    others = "[{disposition: convicted}]"
    assert judged(COUNT, others=others).outcomes == {"not_eligible"}


def test_look_back() -> None:
    other = "{disposition_date: 2015-01-01}"  # so the last conviction is not this record
    old = judged(RECENT, other, person="{last_conviction_on: 2023-11-23}")
    assert old.outcomes == {"likely_eligible"}
    verdict = judged(RECENT, other, person="{last_conviction_on: 2023-11-24}")
    assert verdict.outcomes == {"not_yet"}
    assert verdict.waiting_for == {frozenset({"wait"})}
    assert verdict.eligible_on == {(date(2026, 11, 24), date(2026, 11, 24))}
    assert ("last_conviction_on", None) in judged(RECENT).missing


def test_cases_are_counted_once() -> None:
    count = "- count: {which: {disposition: convicted}, unit: case, at_most: 1}"
    others = "[{disposition: convicted, case_id: A}, {disposition: convicted, case_id: %s}]"
    complete = "{records_complete: yes}"
    same = judged(count, "{case_id: C}", others % "A", complete)
    other = judged(count, "{case_id: C}", others % "B", complete)
    assert same.outcomes == {"likely_eligible"}
    assert other.outcomes == {"not_eligible"}


def test_a_case_without_a_label_may_be_the_records_own() -> None:
    count = "- count: {which: {disposition: convicted}, unit: case, at_most: 0}"
    verdict = judged(count, "{case_id: A}", "[{disposition: convicted}]", "{records_complete: yes}")
    assert verdict.outcomes == {"likely_eligible", "not_eligible"}
    assert verdict.missing == {("case_id", "2")}


@pytest.mark.parametrize(
    ("place", "at_most", "outcome"),
    [
        ("here", 0, "likely_eligible"),
        ("elsewhere", 0, "not_eligible"),
        ("anywhere", 0, "not_eligible"),
        ("anywhere, with_this: yes", 1, "not_eligible"),
        ("here, with_this: yes", 1, "likely_eligible"),
    ],
)
def test_places_of_a_count(place: str, at_most: int, outcome: str) -> None:
    count = f"- count: {{which: {{disposition: convicted}}, place: {place}, at_most: {at_most}}}"
    others = "[{jurisdiction: GA, disposition: convicted}]"
    assert judged(count, others=others, person="{records_complete: yes}").outcomes == {outcome}


def test_restart() -> None:
    wait = (
        "- wait: {from: [disposition_date], years: 1, restart: {which: {disposition: convicted}}}"
    )
    own = "{disposition_date: 2020-01-01}"
    verdict = judged(wait, own, "[{disposition: convicted, disposition_date: 2026-01-01}]")
    assert verdict.eligible_on == {(date(2027, 1, 1), date(2027, 1, 1))}
    assert judged(wait, own).outcomes == {"likely_eligible"}
    assert judged(wait, own, unseen_restarts=True).outcomes == {"likely_eligible", "not_yet"}


@pytest.mark.parametrize(
    ("test", "outcome"),
    [
        ("trafficked: yes, confirmed: no", "likely_eligible"),
        ("trafficked: no, confirmed: no", "needs_review"),
        ("not: {trafficked: no}, confirmed: no", "likely_eligible"),
        ("not: {trafficked: yes}, confirmed: no", "needs_review"),
        ("not: {trafficked: {open: [yes], met: [no]}}", "needs_review"),
        ("any: [{trafficked: {open: [yes], unmet: [no]}}, {pending_charges: no}]", "needs_review"),
    ],
)
def test_readings(test: str, outcome: str) -> None:
    verdict = judged(f"- {{{test}}}", person="{trafficked: yes, pending_charges: yes}")
    assert verdict.outcomes == {outcome}


def test_themes_lead_to_trafficked() -> None:
    condition = "- trafficked: yes"
    assert judged(condition, person="{under_18_when_sex: yes}").outcomes == {"likely_eligible"}
    assert judged(condition, person="{under_18_when_sex: no}").missing == {("trafficked", None)}
    said_no = "{under_18_when_sex: yes, trafficked: no}"
    assert judged(condition, person=said_no).outcomes == {"not_eligible"}


TIMING = "- timing: [while]"


@pytest.mark.parametrize(
    ("record", "person", "outcomes"),
    [
        ("{connection: during}", "{}", {"likely_eligible"}),
        ("{offense_date: 2015}", "{trafficking_began_on: 2016}", {"not_eligible"}),
        (
            "{offense_date: 2016-06}",
            "{trafficking_began_on: 2016, trafficking_ended: no}",
            {"likely_eligible", "not_eligible"},
        ),
        (
            "{offense_date: 2017}",
            "{trafficking_began_on: 2016, trafficking_ended_on: 2018}",
            {"likely_eligible"},
        ),
    ],
)
def test_timing(record: str, person: str, outcomes: set[str]) -> None:
    assert judged(TIMING, record, person=person).outcomes == outcomes


def test_a_section_beats_the_category() -> None:
    listed = "- listed: survivor-list"
    assert judged(listed, "{offense: robbery, statute: 9-1(c)}").outcomes == {"likely_eligible"}
    assert judged(listed, "{offense: prostitution, statute: 7-2}").outcomes == {"not_eligible"}
    above = judged(listed, "{offense: theft, statute: 8-4}")
    assert above.missing == {("statute", "1")}
    unknown = judged(listed, "{offense: prostitution, statute: no idea}")
    assert unknown.outcomes == {"likely_eligible"}
    assert judged(listed, "{offense: theft, statute: no idea}").outcomes == {"needs_review"}


def test_age() -> None:
    test = "- age_at_offense: {less_than: 18}"
    born = "{birth_date: 2000-06}"
    assert judged(test, "{offense_date: 2018-05}", person=born).outcomes == {"likely_eligible"}
    assert judged(test, "{offense_date: 2018-07}", person=born).outcomes == {"not_eligible"}
    assert len(judged(test, "{offense_date: 2018-06}", person=born).outcomes) == 2
    given = judged(test, "{offense_date: 2018-07, age_at_offense: 17}", person=born)
    assert given.outcomes == {"likely_eligible"}


def test_a_law_not_yet_in_force() -> None:
    verdict = judged(
        "- trafficked: yes", person="{trafficked: yes}", remedy=("in_force: {from: 2027-01-01}\n")
    )
    assert verdict.outcomes == {"not_yet"}
    assert verdict.waiting_for == {frozenset({"law"})}
    assert verdict.eligible_on == {(date(2027, 1, 1), date(2027, 1, 1))}
    past = "in_force: {until: 2026-11-22}\n"
    assert judged("- trafficked: yes", remedy=past).outcomes == {"left_out"}


def test_supervision_is_cured_and_time_still_counts() -> None:
    conditions = """
- on_supervision: no
  if_unmet: supervision
- wait: {from: [disposition_date], years: 1}
"""
    verdict = judged(conditions, "{disposition_date: 2026-03-01}", person="{on_supervision: yes}")
    assert verdict.outcomes == {"not_yet"}
    assert verdict.waiting_for == {frozenset({"supervision", "wait"})}
    assert verdict.eligible_on == {(date(2027, 3, 1), date(2027, 3, 1))}


def test_too_many_worlds_are_sampled() -> None:
    facts = [
        "weapon_used",
        "victim_was_child",
        "injury_caused",
        "serious_injury",
        "firearm_used",
        "drug",
    ]
    conditions = "- any:\n" + "".join(
        f"  - {{{fact}: {'cannabis' if fact == 'drug' else 'yes'}}}\n" for fact in facts
    )
    case = read("2026-11-23", {}, {"disposition": "convicted"}, [])
    judge = judge_of(law_with(conditions))
    few = judge.judge(case, "1", "zz-made", limit=3, samples=50, seed=3)
    again = judge.judge(case, "1", "zz-made", limit=3, samples=50, seed=3)
    every = judge.judge(case, "1", "zz-made", limit=100, samples=0, seed=3)
    assert not few.exhaustive
    assert few == again
    assert few.outcomes <= every.outcomes
    assert every.missing == {(fact, "1") for fact in facts}
