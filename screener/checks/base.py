"""What every check is: a name, a severity, and problems found in one file or in all."""

from __future__ import annotations

from collections.abc import Iterator
from typing import ClassVar

from screener.law.flaws import Path
from screener.loading.load import LoadedRules, RuleFile
from screener.loading.problems import Problem, Severity


class Check:
    """One lint. Subclasses override :meth:`check_file` or :meth:`check_all`."""

    description: ClassVar[str]
    severity: ClassVar[Severity] = "error"

    def check_file(self, file: RuleFile, loaded: LoadedRules) -> Iterator[Problem]:
        """Problems of one rule file."""
        return iter(())

    def check_all(self, loaded: LoadedRules) -> Iterator[Problem]:
        """Problems that only show across files."""
        return iter(())

    def problem(self, file: RuleFile, path: Path, wrong: str, mend: str) -> Problem:
        """A problem of this check's severity at a place of a rule file."""
        return Problem(file.name, file.located.line(path), wrong, mend, self.severity)
