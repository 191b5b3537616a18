"""The command line as a whole: help, exit codes, and serving."""

from __future__ import annotations

import os
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
import typer.main
import uvicorn

from screener import BadRules, Problem
from screener.cli.app import app
from screener.cli.serve import SERVICE
from tests.commands import run

ROOT = Path(__file__).resolve().parent.parent


def commands(command: Any = None, path: tuple[str, ...] = ()) -> Iterator[tuple[str, Any]]:
    """Every command with its full name."""
    command = command or typer.main.get_command(app)
    if hasattr(command, "commands"):
        for name, inner in command.commands.items():
            yield from commands(inner, (*path, name))
    else:
        yield " ".join(path), command


def test_the_commands_are_those_of_the_contract() -> None:
    assert sorted(name for name, _ in commands()) == [
        "rules check",
        "rules coverage",
        "rules schema",
        "rules show",
        "screen",
        "serve",
    ]


@pytest.mark.parametrize("name", [name for name, _ in commands()])
def test_help_documents_every_option_and_the_exit_codes(name: str) -> None:
    command = dict(commands())[name]
    for parameter in command.params:
        assert getattr(parameter, "help", None), f"{name} {parameter.name} says nothing"
    result = run(*name.split(), "--help")
    assert result.exit_code == 0
    assert "Exit codes: 0 done; 1 a check of the rules failed; 2 a file or an option" in " ".join(
        result.stdout.split()
    )


@pytest.mark.parametrize("name", [name for name, _ in commands()])
def test_the_readme_names_every_command(name: str) -> None:
    assert f"screener {name}" in (ROOT / "README.md").read_text(encoding="utf-8")


def test_an_unknown_option_is_bad_input() -> None:
    assert run("screen", "--colour").exit_code == 2


def test_the_module_is_the_command() -> None:
    done = subprocess.run(
        [sys.executable, "-m", "screener", "rules", "coverage", "--json"],
        cwd=ROOT,
        capture_output=True,
        check=False,
        env={name: value for name, value in os.environ.items() if name != "FORCE_COLOR"},
    )
    assert done.returncode == 0, done.stderr.decode()
    assert done.stdout.startswith(b'{\n  "jurisdictions": ')
    assert done.stderr == b""


def test_serve_starts_the_service_by_name_on_this_machine(monkeypatch: pytest.MonkeyPatch) -> None:
    calls: list[tuple[str, dict[str, Any]]] = []
    monkeypatch.setattr(uvicorn, "run", lambda name, **given: calls.append((name, given)))
    assert run("serve").exit_code == 0
    ((name, given),) = calls
    assert name == SERVICE == "api.app:app"
    assert (given["host"], given["port"], given["access_log"]) == ("127.0.0.1", 8000, False)
    assert run("serve", "--host", "::1", "--port", "8099").exit_code == 0
    assert (calls[1][1]["host"], calls[1][1]["port"]) == ("::1", 8099)
    assert "uvicorn.access" in given["log_config"]["loggers"]
    assert given["log_config"]["loggers"]["screener"]["level"] == "INFO"


def test_serve_stops_with_the_mistakes_of_the_rules(monkeypatch: pytest.MonkeyPatch) -> None:
    def refuse(name: str, **given: object) -> None:
        raise BadRules([Problem("jurisdictions/ma.yaml", 7, "it is wrong", "mend it")])

    monkeypatch.setattr(uvicorn, "run", refuse)
    result = run("serve")
    assert result.exit_code == 2
    assert "error: jurisdictions/ma.yaml:7: it is wrong: mend it" in result.stderr


def test_a_closed_pipe_ends_quietly() -> None:
    command = f"{sys.executable} -m screener rules schema | head -c 10"
    done = subprocess.run(["bash", "-c", command], cwd=ROOT, capture_output=True, check=False)
    assert done.stdout == b'{\n  "juris'
    assert done.stderr == b""
