"""``screener rules``: look after the law as data."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import Annotated

import typer

from screener.loading.problems import BadRules, Problem

app = typer.Typer(no_args_is_help=True, help="Check, show and describe the rule files.")


@app.callback()
def _group() -> None: ...


def _run(folder: Path | None, codes: Sequence[str] | None) -> list[Problem]:
    try:
        from screener.checks import run_checks
    except ImportError:
        from screener.loading.load import load_files

        load_files(folder, codes)
        typer.echo("(only loading was checked: screener.checks is not there yet)", err=True)
        return []
    return run_checks(folder, codes)


@app.command()
def check(
    codes: Annotated[list[str] | None, typer.Argument(metavar="[CODE]...")] = None,
    rules: Annotated[Path | None, typer.Option("--rules", help="A rules folder.")] = None,
) -> None:
    """Check the rule files: form, lints and every example."""
    try:
        problems = _run(rules, codes or None)
    except BadRules as error:
        for problem in error.problems:
            typer.echo(f"error: {problem}")
        raise typer.Exit(2) from None
    for problem in problems:
        typer.echo(f"{problem.severity}: {problem}")
    errors = sum(p.severity == "error" for p in problems)
    typer.echo(f"{errors} errors, {len(problems) - errors} warnings")
    raise typer.Exit(1 if errors else 0)
