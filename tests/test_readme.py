"""What the README says is true: its commands run, its sample is what they print."""

from __future__ import annotations

import json
import re
import shlex
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest

from screener import load_rules
from screener.facts.places import NAMES
from tests.commands import run
from tests.readme.sample import PERSON, README, ROOT, printed, shown
from tests.service import call, service

TEXT = README.read_text(encoding="utf-8")


def blocks(language: str) -> list[str]:
    """The code blocks of a language."""
    return re.findall(rf"```{language}\n(.*?)```", TEXT, re.DOTALL)


def commands() -> list[str]:
    """The lines that start with ``screener``, without their comments."""
    lines = "".join(blocks("sh")).splitlines()
    return [line.split("  #")[0].strip() for line in lines if line.startswith("screener ")]


def test_each_of_the_two_commands_is_one_line_that_sets_up_and_runs() -> None:
    first, second = (block.splitlines() for block in blocks("sh")[:2])
    for lines, lock in ((first, "requirements.lock"), (second, "requirements-test.lock")):
        (line,) = lines
        steps = line.split(" && ")
        assert steps[0] == "python3 -m venv .venv"
        assert steps[1] == f".venv/bin/pip install -q -r {lock}"
        assert steps[2].startswith(".venv/bin/python -m ")
        assert "--hash=sha256:" in (ROOT / lock).read_text(encoding="utf-8")
    assert second[0].endswith(" -m pytest -q")


def test_the_first_command_screens_the_sample_person() -> None:
    command = blocks("sh")[0].strip().split(" && ")[2].split()
    assert command[-1] == PERSON
    done = subprocess.run(
        [sys.executable, *command[1:]], cwd=ROOT, capture_output=True, text=True, check=False
    )
    assert done.returncode == 0, done.stderr
    assert shown() in done.stdout
    for place in ("Massachusetts", "Ohio", "United States (federal courts)"):
        assert place in done.stdout


def test_the_sample_answer_is_what_the_command_prints() -> None:
    """To renew it: ``python -m tests.readme.renew``."""
    assert shown() == printed()
    assert "What the law asks" in shown()
    assert "Next steps" in shown()


@pytest.mark.parametrize("line", [line for line in commands() if " serve " not in line])
def test_the_commands_run(line: str, tmp_path: Path) -> None:
    words = shlex.split(line)[1:]
    if words[:2] == ["rules", "check"]:
        assert run(*words, "--help").exit_code == 0
        return
    words = [{"person.yaml": PERSON, "rules/schema": str(tmp_path)}.get(w, w) for w in words]
    result = run(*(str(ROOT / w) if w == PERSON else w for w in words))
    assert result.exit_code == 0, result.stderr
    assert result.stdout


def test_the_call_of_the_service_is_answered() -> None:
    (line,) = (block for block in blocks("sh") if block.startswith("curl"))
    words = shlex.split(line)
    path = next(word for word in words if word.startswith("http")).removeprefix(
        "http://127.0.0.1:8000"
    )
    data: Any = json.loads(words[words.index("-d") + 1])
    response = call(service(load_rules()), "POST", path, json=data)
    assert response.status_code == 200
    assert response.json()["records"][0]["remedies"]


def test_the_library_example_runs() -> None:
    (code,) = blocks("python")
    done = subprocess.run(
        [sys.executable, "-c", code], cwd=ROOT, capture_output=True, text=True, check=False
    )
    assert done.returncode == 0, done.stderr
    assert done.stdout.startswith("{'as_of': '2026-11-23'")


def test_the_coverage_stated_is_the_coverage_there_is() -> None:
    covered = sorted(load_rules().jurisdictions)
    (said,) = re.findall(r"<!-- coverage -->\n(.*?)<!-- /coverage -->", TEXT, re.DOTALL)
    assert said.startswith(f"{len(covered)} of {len(NAMES)} jurisdictions: ")
    for code in covered:
        assert NAMES[code] in said


def test_every_link_inside_the_repository_leads_somewhere() -> None:
    for name in ("README.md", "CONTRIBUTING.md", "rules/README.md"):
        file = ROOT / name
        for target in re.findall(r"\]\(([^)#:]+)\)", file.read_text(encoding="utf-8")):
            assert (file.parent / target).exists(), f"{name} names {target}"
