"""Examples give the answer worked out by hand, and every remedy has the three that matter."""

from __future__ import annotations

from collections.abc import Iterator
from typing import ClassVar

from screener.checks.base import Check
from screener.checks.example_runs import BadExample, lay_out, mismatch, run
from screener.loading.load import LoadedRules, RuleFile
from screener.loading.problems import Problem, Severity


class ExamplesHold(Check):
    """Every example gives its expected answer."""

    description: ClassVar[str] = "every example gives the answer it states"
    severity: ClassVar[Severity] = "error"

    def check_file(self, file: RuleFile, loaded: LoadedRules) -> Iterator[Problem]:
        """Run every example of every remedy."""
        rules = loaded.rulebook
        for number, remedy in enumerate(file.law.remedies):
            versions = file.compiled.remedies[remedy.id]
            for index, laid in lay_out(remedy.examples, file.law.code, rules):
                path = ("remedies", number, "examples", index)
                if isinstance(laid, BadExample):
                    yield self.problem(file, path, str(laid), "mend the example")
                    continue
                wrong = mismatch(laid, run(laid, versions))
                if wrong is not None:
                    yield self.problem(
                        file,
                        path,
                        f"{remedy.id}, example {laid.name}: the rule gives {wrong}",
                        "find out from the law which of the two is right",
                    )


class YesNoAndUnknown(Check):
    """Every remedy has an example that says yes, one that says no, one that needs a fact."""

    description: ClassVar[str] = "every remedy has a yes, a no and a needs_info example"

    def check_file(self, file: RuleFile, loaded: LoadedRules) -> Iterator[Problem]:
        """Look for the three kinds of example."""
        for number, remedy in enumerate(file.law.remedies):
            found = {example.expect for example in remedy.examples}
            yes = "needs_review" if remedy.lawyer_only else "likely_eligible"
            lacking = []
            if yes not in found:
                lacking.append(f"a yes ({yes})")
            if not found & {"not_eligible", "left_out"}:
                lacking.append("a no (not_eligible or left_out)")
            if "needs_info" not in found:
                lacking.append("a needs_info")
            if lacking:
                yield self.problem(
                    file,
                    ("remedies", number),
                    f"{remedy.id} has no example of {', '.join(lacking)}",
                    "work one out from the law and add it",
                )
