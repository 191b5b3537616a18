"""The rules, loaded for a command."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from screener.cli.console import Progress
from screener.cli.exits import refuse, refuse_rules
from screener.loading.load import load_rules
from screener.loading.problems import BadRules
from screener.logic.rulebook import Rulebook

RulesFolder = Annotated[
    Path | None,
    typer.Option(
        "--rules", metavar="DIR", help="A folder of rule files, in place of the ones installed."
    ),
]


def loaded_rules(folder: Path | None) -> Rulebook:
    """The rules of a folder (None: the installed ones).

    Ends the command with code 2 when they cannot be loaded.
    """
    checked_folder(folder)
    try:
        with Progress.shown("Reading the rules"):
            return load_rules(folder)
    except BadRules as error:
        refuse_rules(error)


def checked_folder(folder: Path | None) -> None:
    """End the command with code 2 when a folder given holds no rules."""
    if folder is not None and not (folder / "questions.yaml").is_file():
        refuse(f"{folder}: no rule files here: give the folder that holds questions.yaml")
