"""``screener screen``: what a person reads, what a program reads, and what is refused."""

from __future__ import annotations

import io
import os
import shutil
import subprocess
import sys
from datetime import date
from pathlib import Path
from typing import get_args

import orjson
import pytest

from screener import Rulebook, answer, read_case, screen
from screener.cli import loaded, words
from screener.cli.console import write
from screener.law.kinds import Cure
from screener.screening.outcomes import Because, Outcome
from tests.commands import run

ROOT = Path(__file__).resolve().parent.parent

PERSON = """\
as_of: 2026-11-23
external_id: matter-1881
person: {trafficked: yes, pending_charges: no}
records:
  - id: sold
    jurisdiction: WY
    offense: prostitution
    disposition: convicted
    connection: forced
    disposition_date: 2020-05-10
    incarceration_imposed: no
  - id: took
    jurisdiction: WY
    offense: theft
    statute: 8-4(a)
    disposition: convicted
    disposition_date: 2020
    incarceration_imposed: no
  - {id: hit, jurisdiction: WY, offense: robbery, disposition: convicted}
  - {id: far, jurisdiction: FL, offense: theft}
  - {id: tribe, jurisdiction: other}
"""
SECRET = "Zebra-7711"


@pytest.fixture
def person(tmp_path: Path) -> Path:
    file = tmp_path / "person.yaml"
    file.write_text(PERSON, encoding="utf-8")
    return file


@pytest.fixture
def readable(person: Path, guide_folder: Path) -> str:
    result = run("screen", person, "--rules", guide_folder)
    assert result.exit_code == 0
    return result.stdout


def section(text: str, title: str) -> str:
    """The part of an output under a title, up to the next title."""
    lines = text.splitlines()
    first = next(i for i, line in enumerate(lines) if line.startswith(title))
    following = range(first + 1, len(lines))
    last = next((i for i in following if lines[i] and lines[i][0] != " "), len(lines))
    return "\n".join(lines[first:last])


def flat(text: str) -> str:
    """A text with its line breaks and indents taken out."""
    return " ".join(text.split())


def test_the_best_remedy_stands_first_with_its_conditions(readable: str) -> None:
    sold = section(readable, "Record sold: Wyoming")
    assert sold.index("Vacating a conviction") < sold.index("Pardon by the governor")
    assert "R.S. 12-3 (vacatur, for survivors of trafficking)" in sold
    assert "Likely eligible. The answers match this law. A judge decides." in sold
    conditions = sold[sold.index("What the law asks") : sold.index("What only the court decides")]
    assert conditions.count("    met  R.S. 12-3") == 5
    assert "(b)\n         The law asks whether the offense came about because of" in conditions
    assert "Court: The court that gave the sentence." in sold
    assert "1.  The court clerk can give a certified copy" in sold
    assert "2.  A motion in writing goes to the court that gave the sentence." in sold
    assert "Read on 2026-11-23; confidence: medium. In force from 2019-07-01." in sold


def test_other_remedies_stand_in_short(readable: str) -> None:
    sold = flat(section(readable, "Record sold: Wyoming"))
    assert sold.endswith(
        "Other laws looked at for this record - Pardon by the governor (Constitution, article 5). "
        "Needs review. A lawyer must look. This is not a no. The governor weighs each request and "
        "no rule says who gets one."
    )


def test_a_missing_fact_is_a_question_with_what_each_answer_gives(readable: str) -> None:
    took = flat(section(readable, "Record took: Wyoming"))
    assert "not known R.S. 12-3(b)" in took
    assert "What is still to be known - How is this record tied to someone" in took
    assert "If “Someone controlling me made me, told me to or steered me”" in took
    assert "likely eligible." in took
    assert "needs review." in took
    assert "not eligible." in took


def test_words_are_written_out_once(readable: str) -> None:
    assert readable.count("Who still sees it: Police can still see the arrest.") == 1
    took = section(readable, "Record took: Wyoming")
    assert "Effect, proof and procedure: as for record sold" in took
    assert "Next steps" in took
    assert readable.count("Matter of Pickering") == 1


def test_a_record_that_no_computed_law_reaches_still_has_a_way(readable: str) -> None:
    hit = flat(section(readable, "Record hit: Wyoming"))
    assert hit.index("Pardon by the governor") < hit.index("Vacating a conviction")
    assert "Not met: The law reaches prostitution, and theft under section 8-4(a)." in hit


def test_places_without_rules_are_never_silent(readable: str) -> None:
    assert "do not cover the law of this place yet. That is not a no" in flat(
        section(readable, "Record far: Florida")
    )
    assert "tribal, military and foreign courts" in flat(section(readable, "Record tribe"))


def test_warnings_come_before_records_and_help_after(readable: str) -> None:
    order = ["Before anything is filed", "Record sold", "Who can help", "Please note"]
    places = [readable.index(f"\n{title}") for title in order]
    assert places == sorted(places)
    help_ = flat(section(readable, "Who can help"))
    assert "WY: Example Legal Aid. Free lawyers for survivors. https://example.org" in help_
    assert help_.count("Survivor Reentry Project") == 1
    assert "Legal information, not legal advice." in section(readable, "Please note")


def test_what_to_find_out_first_names_the_record(readable: str) -> None:
    first = flat(section(readable, "What to find out first"))
    assert first.endswith("(record took)")


def test_no_person_given_is_answered(guide_folder: Path) -> None:
    result = run("screen", "-", "--rules", guide_folder, given="records: []")
    assert result.exit_code == 0
    assert "No records to screen" in result.stdout


def test_outcomes_are_a_short_table(person: Path, guide_folder: Path) -> None:
    result = run("screen", person, "--rules", guide_folder, "--detail", "outcomes")
    sold = section(result.stdout, "Record sold: Wyoming")
    assert "Likely eligible." in flat(sold)
    assert "Next steps" not in result.stdout
    assert "What the law asks" not in result.stdout
    assert "Not known yet: How is this record tied" in flat(result.stdout)


@pytest.mark.parametrize("detail", ["full", "outcomes"])
def test_json_is_the_answer_of_the_library(
    person: Path, guide_folder: Path, guide_rules: Rulebook, detail: str
) -> None:
    result = run("screen", person, "--rules", guide_folder, "--json", "--detail", detail)
    assert result.exit_code == 0
    data = orjson.loads(orjson.dumps(PERSON_DATA))
    case = read_case(data, guide_rules.catalog, today=date(1999, 1, 1))
    wanted = answer(screen(case, guide_rules), guide_rules, detail)  # type: ignore[arg-type]
    assert result.stdout_bytes == orjson.dumps(wanted) + b"\n"


PERSON_DATA = {
    "as_of": "2026-11-23",
    "external_id": "matter-1881",
    "person": {"trafficked": True, "pending_charges": False},
    "records": [
        {
            "id": "sold",
            "jurisdiction": "WY",
            "offense": "prostitution",
            "disposition": "convicted",
            "connection": "forced",
            "disposition_date": "2020-05-10",
            "incarceration_imposed": False,
        },
        {
            "id": "took",
            "jurisdiction": "WY",
            "offense": "theft",
            "statute": "8-4(a)",
            "disposition": "convicted",
            "disposition_date": "2020",
            "incarceration_imposed": False,
        },
        {"id": "hit", "jurisdiction": "WY", "offense": "robbery", "disposition": "convicted"},
        {"id": "far", "jurisdiction": "FL", "offense": "theft"},
        {"id": "tribe", "jurisdiction": "other"},
    ],
}


def test_a_json_file_and_json_on_standard_input_give_the_same(
    person: Path, guide_folder: Path, tmp_path: Path
) -> None:
    file = tmp_path / "person.json"
    file.write_bytes(orjson.dumps(PERSON_DATA))
    from_file = run("screen", file, "--rules", guide_folder, "--json")
    piped = run("screen", "-", "--rules", guide_folder, "--json", given=file.read_bytes())
    from_yaml = run("screen", person, "--rules", guide_folder, "--json")
    assert from_file.stdout_bytes == piped.stdout_bytes == from_yaml.stdout_bytes


def test_as_of_takes_the_place_of_the_files_day(person: Path, guide_folder: Path) -> None:
    result = run("screen", person, "--rules", guide_folder, "--json", "--as-of", "2021-05-09")
    first = orjson.loads(result.stdout_bytes)
    assert first["as_of"] == "2021-05-09"
    assert first["records"][0]["remedies"][0]["outcome"] == "not_yet"
    assert first["records"][0]["remedies"][0]["eligible_on"] == "2021-05-10"
    readable = run("screen", person, "--rules", guide_folder, "--as-of", "2021-05-09").stdout
    assert "Not yet. From 2021-05-10. It waits for: time to pass." in readable
    assert "not yet  R.S. 12-3(d)" in readable


def test_a_day_of_asking_that_is_no_day_is_refused(person: Path, guide_folder: Path) -> None:
    result = run("screen", person, "--rules", guide_folder, "--as-of", "2021-02-30")
    assert result.exit_code == 2
    assert "--as-of" in result.stderr


def test_without_a_day_it_is_today(guide_folder: Path) -> None:
    result = run("screen", "-", "--rules", guide_folder, "--json", given="records: []")
    assert orjson.loads(result.stdout_bytes)["as_of"] == date.today().isoformat()


def test_every_mistake_of_a_person_file_is_named_and_nothing_is_echoed(
    guide_folder: Path, tmp_path: Path
) -> None:
    file = tmp_path / "person.yaml"
    file.write_text(
        f"""\
as_of: {SECRET}
language: {SECRET}
{SECRET}: 1
person: {{trafficked: {SECRET}, {SECRET}: yes, total_convictions: {SECRET}}}
records:
  - {{id: a, jurisdiction: {SECRET}, level: {SECRET}, {SECRET}: 1}}
  - {{id: a, jurisdiction: MA, offense_date: 2015-02-30, statute: [{SECRET}]}}
  - {SECRET}
""",
        encoding="utf-8",
    )
    result = run("screen", file, "--rules", guide_folder)
    assert result.exit_code == 2
    assert result.stdout == ""
    assert SECRET not in result.stderr
    places = [line.removeprefix(f"{file}: ").split(": ")[0] for line in result.stderr.splitlines()]
    assert sorted(places) == [
        "/as_of",
        "/language",
        "/person",
        "/person/total_convictions",
        "/person/trafficked",
        "/records/0",
        "/records/0/jurisdiction",
        "/records/0/level",
        "/records/1/id",
        "/records/1/offense_date",
        "/records/1/statute",
        "/records/2",
        "the whole file",
    ]
    assert f"{file}: /records/0/level: one of: felony, misdemeanor" in result.stderr


@pytest.mark.parametrize(
    ("given", "message"),
    [
        ("records:\n  - [\n", "standard input:3: not YAML"),
        ('records: []\nexternal_id: "\\ud800"\n', "standard input:2: not YAML"),
        ('{"records": [],\n"external_id": "\\ud800"}', "standard input:2: not JSON"),
        ('{"records": [\n}', "standard input:2: not JSON"),
        ("records: []\nrecords: []\n", "standard input:2: a name stands twice"),
        (b"records: []\n# \xff\n", "standard input:2: not UTF-8 text"),
        ("records: \x07[]\n", "standard input: not YAML: it holds a character"),
        ("records: " + "[" * 5000 + "\n", "standard input: nested too deep"),
        ("x" * (1024 * 1024 + 1), "standard input: too large"),
    ],
)
def test_a_file_that_cannot_be_read_is_refused_with_its_line(
    guide_folder: Path, given: str | bytes, message: str
) -> None:
    result = run("screen", "-", "--rules", guide_folder, given=given)
    assert result.exit_code == 2
    assert result.stderr.startswith(message)
    assert len(result.stderr.splitlines()) == 1


def test_a_file_that_is_not_there_is_refused(guide_folder: Path, tmp_path: Path) -> None:
    result = run("screen", tmp_path / "none.yaml", "--rules", guide_folder)
    assert result.exit_code == 2
    assert "none.yaml: cannot be read: No such file or directory" in result.stderr


def test_a_list_is_no_person(guide_folder: Path) -> None:
    result = run("screen", "-", "--rules", guide_folder, "--as-of", "2026-11-23", given="- a\n")
    assert result.exit_code == 2
    assert result.stderr == (
        "standard input: the whole file: the request is an object with person and records\n"
    )


def test_a_folder_without_rules_is_refused(person: Path, tmp_path: Path) -> None:
    result = run("screen", person, "--rules", tmp_path)
    assert result.exit_code == 2
    assert "no rule files here" in result.stderr


def test_an_installation_without_rules_says_so(
    person: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def missing() -> Path:
        raise FileNotFoundError("no rule files")

    monkeypatch.setattr(loaded, "rules_folder", missing)
    result = run("screen", person)
    assert result.exit_code == 2
    assert result.stderr.startswith("no rule files: install screener again")


SEALING = """\
  - id: wy-sealing
    name: Sealing without a request
    citation: R.S. 12-9
    kind: sealing
    track: general
    covers: {disposition: [convicted]}
    conditions:
      - {id: theft, law: R.S. 12-9, says: The law is about theft., offense: theft}
    effect: {text: The record is closed.}
    procedure: {grant: shall, automatic: yes}
    next_steps: [The court closes the record.]
    cautions: [It may take time.]
    uses_up: [wy-ht-vacatur]
    file_after: [wy-pardon]
    sources: ["1"]

offense_map:
"""


def test_a_better_remedy_that_is_not_settled_does_not_hide(
    person: Path, guide_folder: Path, tmp_path: Path
) -> None:
    folder = Path(shutil.copytree(guide_folder, tmp_path / "rules"))
    file = folder / "jurisdictions" / "wy.yaml"
    text = file.read_text(encoding="utf-8").replace("offense_map:\n", SEALING)
    file.write_text(text, encoding="utf-8")
    took = flat(section(run("screen", person, "--rules", folder).stdout, "Record took: Wyoming"))
    assert took.startswith("Record took: Wyoming Sealing without a request")
    assert "This would do more, and it is not settled yet - Vacating a conviction of a" in took
    assert "If the judge finds these points, the law says the judge must grant it." in took
    assert "It would use up a one-time route: wy-ht-vacatur." in took
    assert "Usually asked for after: wy-pardon." in took


def test_days_and_answers_in_words(guide_rules: Rulebook) -> None:
    link = guide_rules.catalog["connection"]
    assert words.day(None) == ""
    assert words.day("2027-01-02") == "From 2027-01-02."
    between = {"earliest": "2027-01-01", "latest": "2027-12-31"}
    assert words.day(between) == "From a day between 2027-01-01 and 2027-12-31."
    assert words.answered("unrelated", link) == "“It has no tie to that”"
    assert words.answered(["during", "unrelated"], link) == (
        "“It was at the same time, but has no other tie”; or “It has no tie to that”"
    )
    assert words.answered([], guide_rules.catalog["documentation"]) == "none of them"
    assert words.answered(12, guide_rules.catalog["sentence_months"]) == "12"
    day = {"after": "2020-01-01", "on_or_before": "2021-01-01"}
    asked = guide_rules.catalog["offense_date"]
    assert words.answered(day, asked) == "after 2020-01-01 and on or before 2021-01-01"


def test_every_outcome_and_wait_has_its_words() -> None:
    assert set(words.OUTCOMES) == set(get_args(Outcome))
    assert set(words.STANDS) == set(get_args(Because))
    assert set(words.WAITING_FOR) == {*get_args(Cure), "law"}


def test_progress_shows_where_a_person_watches(person: Path, guide_folder: Path) -> None:
    command = [sys.executable, "-m", "screener", "screen", person, "--rules", guide_folder]
    plain = {name: value for name, value in os.environ.items() if name != "FORCE_COLOR"}
    for environment, shown in ((plain, False), ({**plain, "FORCE_COLOR": "1"}, True)):
        done = subprocess.run(
            command, cwd=ROOT, capture_output=True, text=True, check=False, env=environment
        )
        assert done.returncode == 0, done.stderr
        assert ("Reading the rules" in done.stderr) == shown
        assert (done.stderr == "") != shown


def test_a_terminal_without_these_letters_gets_stand_ins(monkeypatch: pytest.MonkeyPatch) -> None:
    raw = io.BytesIO()
    monkeypatch.setattr(sys, "stdout", io.TextIOWrapper(raw, encoding="ascii"))
    write("§ 12 “quoted” – it’s … 漢")
    sys.stdout.flush()
    assert raw.getvalue() == b'sec. 12 "quoted" - it\'s ... ?\n'
