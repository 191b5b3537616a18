"""Mistakes in rule files, located: ``file:line: what is wrong: how to mend it``."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Literal

Severity = Literal["error", "warning"]


@dataclass(frozen=True, slots=True, order=True)
class Problem:
    """One mistake, where it stands and how to mend it."""

    file: str
    line: int
    wrong: str
    mend: str
    severity: Severity = "error"

    def __str__(self) -> str:
        return f"{self.file}:{self.line}: {self.wrong}: {self.mend}"


class BadRules(ValueError):
    """Rule files that cannot be used; ``problems`` names every mistake found."""

    def __init__(self, problems: Sequence[Problem]) -> None:
        self.problems = tuple(sorted(set(problems)))
        super().__init__("\n".join(str(problem) for problem in self.problems))
