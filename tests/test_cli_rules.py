"""``screener rules``: check, show, schema and coverage."""

from __future__ import annotations

import importlib.util
import shutil
from pathlib import Path

import orjson
import pytest

from screener.cli import check
from screener.law.jurisdiction import Jurisdiction
from tests.commands import run


@pytest.fixture
def folder(guide_folder: Path, tmp_path: Path) -> Path:
    """A copy of the guide's rules, to be spoiled."""
    return Path(shutil.copytree(guide_folder, tmp_path / "rules"))


def spoil(folder: Path, before: str, after: str) -> int:
    """Put a mistake into the rule file; the line where it stands."""
    file = folder / "jurisdictions" / "wy.yaml"
    text = file.read_text(encoding="utf-8")
    assert text.count(before) == 1
    file.write_text(text.replace(before, after), encoding="utf-8")
    return text[: text.index(before)].count("\n") + 1


def test_good_rules_pass(guide_folder: Path) -> None:
    result = run("rules", "check", "wy", "--rules", guide_folder)
    assert (result.exit_code, result.stdout) == (0, "0 errors, 0 warnings\n")


def test_an_example_that_breaks_fails_the_check(folder: Path) -> None:
    line = spoil(
        folder,
        "{id: result-counts, like: seller, record: {connection: result}, expect: likely_eligible}",
        "{id: result-counts, like: seller, record: {connection: result}, expect: not_eligible}",
    )
    result = run("rules", "check", "WY", "--rules", folder)
    assert result.exit_code == 1
    assert f"error: jurisdictions/wy.yaml:{line}: " in result.stdout
    assert result.stdout.splitlines()[-1].endswith("0 warnings")


def test_a_file_that_does_not_load_is_bad_input(folder: Path) -> None:
    first = spoil(folder, "kind: vacatur", "kind: forgiveness")
    second = spoil(folder, "text_read: yes", "text_read: yes, colour: red")
    result = run("rules", "check", "--rules", folder)
    assert result.exit_code == 2
    assert f"error: jurisdictions/wy.yaml:{first}: “kind”" in result.stderr
    assert f"error: jurisdictions/wy.yaml:{second}: “colour” is not known here" in result.stderr
    assert result.stderr.endswith("The rules cannot be loaded: 2 mistakes.\n")


@pytest.mark.parametrize("command", [("show", "wy"), ("coverage",)])
def test_no_command_works_with_rules_that_do_not_load(
    folder: Path, command: tuple[str, ...]
) -> None:
    spoil(folder, "kind: vacatur", "kind: forgiveness")
    result = run("rules", *command, "--rules", folder)
    assert result.exit_code == 2
    assert result.stdout == ""
    assert "The rules cannot be loaded: 1 mistake.\n" in result.stderr


def test_schemas_need_no_jurisdiction_to_load(folder: Path) -> None:
    spoil(folder, "kind: vacatur", "kind: forgiveness")
    assert run("rules", "schema", "--rules", folder).exit_code == 0


def test_a_code_without_a_file_is_refused_and_not_repeated(guide_folder: Path) -> None:
    for command in ("check", "show"):
        result = run("rules", command, "qq", "--rules", guide_folder)
        assert result.exit_code == 2
        assert result.stderr.rstrip().endswith(": WY")
        assert "qq" not in result.stderr


def test_checks_without_their_library_say_what_to_install(
    guide_folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def find_spec(name: str) -> None:
        assert name == "textstat"

    monkeypatch.setattr(check, "find_spec", find_spec)
    result = run("rules", "check", "--rules", guide_folder)
    assert result.exit_code == 2
    assert "pip install 'screener[checks]'" in result.stderr
    assert importlib.util.find_spec("textstat") is not None


def test_show_says_the_law_remedy_by_remedy(guide_folder: Path) -> None:
    result = run("rules", "show", "wy", "--rules", guide_folder)
    text = " ".join(result.stdout.split())
    assert result.exit_code == 0
    assert "Law read on 2026-11-23; confidence: medium." in text
    assert "[wy-ht-vacatur] R.S. 12-3 (vacatur, for survivors of trafficking)" in text
    assert "In force from 2019-07-01. Read on 2026-11-23; confidence: medium." in text
    assert "Looks at records with - disposition: convicted" in text
    assert "- R.S. 12-3(c) [no-open-case] No criminal case may be open. “no charge is" in text
    assert "Only a lawyer can say: The governor weighs each request" in text
    assert "1 https://example.org/rs/12-3 (the text of section 12-3)" in text


def test_show_says_what_nobody_read_and_the_doors_of_a_law(folder: Path) -> None:
    spoil(
        folder,
        "        trafficked: yes\n",
        "        confirmed: no\n"
        "        any:\n"
        "          - {id: said, law: R.S. 12-3(f), says: A court said so., trafficked: yes}\n"
        "          - {trafficker_charged: yes}\n",
    )
    spoil(folder, "in_force: {from: 2019-07-01,", "in_force: {from: 2019-07-01, until: 2027-01-01,")
    text = " ".join(run("rules", "show", "wy", "--rules", folder).stdout.split())
    assert "In force from 2019-07-01 through 2027-01-01." in text
    assert "Nobody has read the words that say this. - R.S. 12-3(f) [said] A court said so." in text


def test_the_law_as_data_is_the_law(guide_folder: Path) -> None:
    result = run("rules", "show", "wy", "--json", "--rules", guide_folder)
    data = orjson.loads(result.stdout_bytes)
    law = Jurisdiction.model_validate(data)
    assert law.code == "WY"
    assert [remedy.id for remedy in law.remedies] == ["wy-ht-vacatur", "wy-pardon"]
    assert law.remedies[0].conditions[2].facts["connection"].open == ("during",)
    assert law.remedies[0].in_force.from_ is not None


def test_coverage_counts_remedies_and_conditions(guide_folder: Path) -> None:
    result = run("rules", "coverage", "--json", "--rules", guide_folder)
    (row,) = orjson.loads(result.stdout_bytes)["jurisdictions"]
    assert row == {
        "code": "WY",
        "name": "Example State",
        "remedies": 2,
        "trafficking_remedies": 1,
        "conditions": 5,
        "verified_on": "2026-11-23",
        "confidence": "medium",
        "survivor_law": "A survivor of sex or labor trafficking can ask a court to vacate "
        "convictions on a list.",
    }
    text = run("rules", "coverage", "--rules", guide_folder).stdout
    assert "2 remedies, 1 of them for survivors; 5 conditions." in text
    assert text.splitlines()[-1] == "1 of 53 jurisdictions are covered."
