"""The command line: ``screener screen``, ``screener rules …`` and ``screener serve``."""

from __future__ import annotations

import typer

from screener.cli import rules
from screener.cli.exits import EXIT_CODES
from screener.cli.screen import screen
from screener.cli.serve import serve

app = typer.Typer(
    name="screener",
    help="Which criminal records of a trafficking survivor can be cleared, under which law.",
    epilog=EXIT_CODES,
    no_args_is_help=True,
    add_completion=False,
    pretty_exceptions_enable=False,
    rich_markup_mode=None,
)
app.command(epilog=EXIT_CODES)(screen)
app.command(epilog=EXIT_CODES)(serve)
app.add_typer(rules.app, name="rules")


def main() -> None:
    """Run the command line. The exit codes stand in :class:`screener.cli.exits.Exit`."""
    app()
