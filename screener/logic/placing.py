"""Placing every option of a fact once: under met, open, unmet or what cures it."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from typing import Protocol

from screener.law.flaws import Path

REST = "rest"


class Notes(Protocol):
    """Whatever gathers flaws."""

    def flaw(self, path: Path, wrong: str, mend: str) -> None:
        """Note a mistake."""


def place_options(
    notes: Notes, options: Sequence[str], placed: Mapping[str, Iterable[str]], path: Path
) -> dict[str, str]:
    """Where each option is placed; options unknown, placed twice or not at all are flaws."""
    where: dict[str, str] = {}
    rest: str | None = None
    for place, names in placed.items():
        for name in names:
            if name == REST:
                if rest is not None:
                    notes.flaw(path, "rest stands in two places", "keep one")
                rest = place
            elif name not in options:
                notes.flaw(
                    path,
                    f"“{name}” is not an option here",
                    f"use one of: {', '.join(options)}",
                )
            elif name in where:
                notes.flaw(path, f"“{name}” is placed twice", "keep one place")
            else:
                where[name] = place
    unplaced = [option for option in options if option not in where]
    if rest is None and unplaced:
        notes.flaw(
            path,
            f"not placed: {', '.join(unplaced)}",
            "put every option under met, open or unmet (rest stands for all others)",
        )
    if rest is not None and not unplaced:
        notes.flaw(path, "rest stands for nothing: every option is placed", "take rest out")
    for option in unplaced:
        where[option] = rest or "unmet"
    return where
