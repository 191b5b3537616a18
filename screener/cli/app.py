"""The command line: ``screener screen``, ``screener rules …`` and ``screener serve``."""

from __future__ import annotations

import typer

from screener.cli import rules

app = typer.Typer(
    name="screener",
    help="Which criminal records of a trafficking survivor can be cleared, under which law.",
    no_args_is_help=True,
    add_completion=False,
    pretty_exceptions_enable=False,
    rich_markup_mode=None,
)
app.add_typer(rules.app, name="rules")


def main() -> None:
    """Run the command line; the exit code says how it ended."""
    app()
