"""Exit codes of the commands, and the ways they end early."""

from __future__ import annotations

from enum import IntEnum
from typing import NoReturn

import typer

from screener.loading.problems import BadRules


class Exit(IntEnum):
    """How a command ended."""

    DONE = 0
    """It did what was asked."""
    CHECK_FAILED = 1
    """``rules check`` found errors in rule files that do load."""
    BAD_INPUT = 2
    """A file or an option cannot be used; the messages say where and how to mend it."""


EXIT_CODES = (
    "Exit codes: 0 done; 1 a check of the rules failed; "
    "2 a file or an option cannot be used (the messages name the place)."
)


def refuse(*messages: object) -> NoReturn:
    """Write messages to standard error and end with :attr:`Exit.BAD_INPUT`."""
    for message in messages:
        typer.echo(str(message), err=True)
    raise typer.Exit(Exit.BAD_INPUT)


def refuse_rules(error: BadRules) -> NoReturn:
    """End because rule files cannot be loaded, with every mistake located."""
    count = len(error.problems)
    refuse(
        *(f"error: {problem}" for problem in error.problems),
        f"The rules cannot be loaded: {count} {'mistake' if count == 1 else 'mistakes'}.",
    )
