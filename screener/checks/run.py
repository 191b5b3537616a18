"""Running all checks."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from pathlib import Path

from screener.checks.base import Check
from screener.checks.examples import ExamplesHold, YesNoAndUnknown
from screener.checks.mutation import EveryPartProven
from screener.checks.structure import (
    IdsListed,
    MapResolves,
    OpenPointsExplained,
    QuestionsUsed,
    QuotesPresent,
    SourcesUsed,
    VersionsApart,
)
from screener.checks.wording import KeysInOrder, NoForbiddenWords, Readable
from screener.loading.load import load_files
from screener.loading.problems import Problem

ALL_CHECKS: tuple[type[Check], ...] = (
    KeysInOrder,
    IdsListed,
    QuotesPresent,
    SourcesUsed,
    VersionsApart,
    MapResolves,
    OpenPointsExplained,
    QuestionsUsed,
    Readable,
    NoForbiddenWords,
    YesNoAndUnknown,
    ExamplesHold,
    EveryPartProven,
)


def run_checks(
    folder: Path | None,
    codes: Sequence[str] | None,
    progress: Callable[[str], None] | None = None,
) -> list[Problem]:
    """Load the rules of ``codes`` (all without) and run every check.

    ``progress`` is told what is being checked. Raises :class:`BadRules` when a file does
    not load.
    """
    loaded = load_files(folder, codes or None)
    problems: list[Problem] = []
    for check_class in ALL_CHECKS:
        check = check_class()
        for file in loaded.files:
            if progress is not None:
                progress(f"{file.law.code}: {check.description}")
            problems.extend(check.check_file(file, loaded))
        if codes and check_class is QuestionsUsed:
            continue  # questions are used by all files together
        problems.extend(check.check_all(loaded))
    return sorted(set(problems))
