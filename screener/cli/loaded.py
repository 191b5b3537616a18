"""The rules, loaded for a command."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from screener.cli.console import Progress
from screener.cli.exits import refuse, refuse_rules
from screener.loading.location import rules_folder
from screener.loading.problems import BadRules
from screener.loading.rules import load_rules
from screener.logic.rulebook import Rulebook

if TYPE_CHECKING:
    from screener.loading.load import LoadedRules

RulesFolder = Annotated[
    Path | None,
    typer.Option(
        "--rules", metavar="DIR", help="A folder of rule files, in place of the ones installed."
    ),
]


def loaded_rules(folder: Path | None, codes: Sequence[str] | None = None) -> Rulebook:
    """The rules of a folder (None: the installed ones), of all jurisdictions or of some.

    Ends the command with code 2 when they cannot be loaded.
    """
    checked_folder(folder)
    try:
        with Progress.shown("Reading the rules"):
            return load_rules(folder, codes)
    except BadRules as error:
        refuse_rules(error)


def loaded_files(folder: Path | None, codes: Sequence[str] | None = None) -> LoadedRules:
    """:func:`loaded_rules` with the files they came from."""
    from screener.loading.load import load_files  # slow to import: only where texts are shown

    checked_folder(folder)
    try:
        with Progress.shown("Reading the rules"):
            return load_files(folder, codes)
    except BadRules as error:
        refuse_rules(error)


def known_codes(folder: Path | None) -> list[str]:
    """The codes of the jurisdictions that have a rule file."""
    files = ((folder or rules_folder()) / "jurisdictions").glob("*.yaml")
    return sorted(file.stem.upper() for file in files)


def check_codes(codes: Sequence[str], folder: Path | None) -> None:
    """End the command with code 2 when a code has no rule file."""
    checked_folder(folder)
    known = known_codes(folder)
    if not {code.upper() for code in codes} <= set(known):
        refuse(f"no rule file for a code given; there are files for: {', '.join(known)}")


def checked_folder(folder: Path | None) -> None:
    """End the command with code 2 when a folder (None: the installed one) holds no rules."""
    if folder is None:
        try:
            rules_folder()
        except FileNotFoundError as error:
            refuse(f"{error}: install screener again, or name a folder with --rules")
    elif not (folder / "questions.yaml").is_file():
        refuse(f"{folder}: no rule files here: give the folder that holds questions.yaml")
