"""``screener rules check``: every mistake in the rule files, with file and line."""

from __future__ import annotations

from collections.abc import Sequence
from importlib.util import find_spec
from pathlib import Path
from typing import Annotated

import typer

from screener.cli.console import Progress
from screener.cli.exits import Exit, refuse, refuse_rules
from screener.cli.loaded import RulesFolder, check_codes
from screener.loading.problems import BadRules, Problem


def check_rules(
    codes: Annotated[
        list[str] | None,
        typer.Argument(metavar="[CODE]...", help="Jurisdictions, such as ma tx; all without."),
    ] = None,
    rules: RulesFolder = None,
) -> None:
    """Check the form, the wording and every example of the rule files.

    Each problem is a line: severity, file:line, what is wrong, how to mend it.
    """
    check_codes(codes or [], rules)
    try:
        with Progress.shown("Reading the rules") as progress:
            problems = _run(rules, codes or None, progress)
    except BadRules as error:
        refuse_rules(error)
    for problem in problems:
        typer.echo(f"{problem.severity}: {problem}")
    errors = sum(problem.severity == "error" for problem in problems)
    typer.echo(f"{_counted(errors, 'error')}, {_counted(len(problems) - errors, 'warning')}")
    if errors:
        raise typer.Exit(Exit.CHECK_FAILED)


def _run(folder: Path | None, codes: Sequence[str] | None, progress: Progress) -> list[Problem]:
    if find_spec("textstat") is None:
        refuse("the checks need textstat: install screener with it: pip install 'screener[checks]'")
    from screener.checks import run_checks  # it loads word lists that no other command needs

    return run_checks(folder, codes, progress)


def _counted(count: int, noun: str) -> str:
    return f"{count} {noun}" if count == 1 else f"{count} {noun}s"
