"""A mistake in the rules, by its place in the file."""

from __future__ import annotations

from dataclasses import dataclass

Path = tuple[str | int, ...]
"""Keys and list positions from the top of a file to a value."""


@dataclass(frozen=True, slots=True)
class Flaw:
    """What is wrong at ``path`` and how to mend it."""

    path: Path
    wrong: str
    mend: str
