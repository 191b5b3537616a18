"""The rules of this installation: compiled where they can be, else read from the texts."""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path

from screener.loading.compiled_rules import read_compiled
from screener.loading.location import rules_folder
from screener.logic.rulebook import Rulebook


def load_rules(folder: Path | None = None, codes: Iterable[str] | None = None) -> Rulebook:
    """Load the rules of all jurisdictions, or of ``codes`` (any case).

    Raises :class:`BadRules` with every mistake by file and line, and ``FileNotFoundError``
    where the folder holds no rules.
    """
    folder = rules_folder() if folder is None else folder
    wanted = None if codes is None else list(codes)
    compiled = read_compiled(folder, wanted)
    if compiled is not None:
        return compiled
    from screener.loading.load import load_files  # the models of rule files are slow to import

    return load_files(folder, wanted).rulebook
