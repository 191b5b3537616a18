"""Deleting or negating anything in a rule breaks an example: nothing stands unproven."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from typing import Any, ClassVar

from pydantic import ValidationError

from screener.checks import mutants
from screener.checks.base import Check
from screener.checks.example_runs import BadExample, Laid, lay_out, mismatch, run
from screener.law.flaws import Path
from screener.law.remedy import Condition
from screener.law.sections import OffenseList
from screener.law.tests import FactTest, Test
from screener.loading.load import LoadedRules, RuleFile
from screener.loading.problems import Problem
from screener.logic import truth as t
from screener.logic.compile import Compiler
from screener.logic.compiled import CompiledRemedy, Part
from screener.logic.nodes import All, Node
from screener.logic.truth import Truth
from screener.logic.view import View


@dataclass(frozen=True, slots=True)
class Flipped:
    """A condition turned round: met becomes unmet, anything else met."""

    part: Node

    def truth(self, view: View) -> Truth:
        return t.UNMET if self.part.truth(view) == t.MET else t.MET

    def __getattr__(self, name: str) -> Any:
        return getattr(self.part, name)


class EveryPartProven(Check):
    """For each condition, option, section and wait, an example that breaks without it."""

    description: ClassVar[str] = (
        "deleting or negating any condition, option, section or wait breaks an example"
    )

    def check_file(self, file: RuleFile, loaded: LoadedRules) -> Iterator[Problem]:
        """Try every mutant of every remedy and list of the file."""
        bench = _Bench(file, loaded)
        for number, remedy in enumerate(file.law.remedies):
            compiled = bench.version(number)
            path: Path = ("remedies", number)
            if not bench.survives(remedy.id, number, compiled):
                continue  # an example fails as it stands: mend that first, it proves nothing
            for where, how, changed in bench.remedy_mutants(number, compiled):
                if bench.survives(remedy.id, number, changed):
                    yield self._unproven(file, (*path, *where), f"{remedy.id} {how}")
        for name in file.law.lists:
            for mutant in bench.list_mutants(name):
                if bench.list_survives(name, mutant.data):
                    where = ("lists", name, *mutant.path)
                    yield self._unproven(file, where, f"list {name} {mutant.how}")

    def _unproven(self, file: RuleFile, path: Path, what: str) -> Problem:
        return self.problem(
            file, path, f"{what}: every example still holds", "add an example that breaks"
        )


class _Bench:
    """Compiles mutants of one file and runs its examples against them."""

    def __init__(self, file: RuleFile, loaded: LoadedRules) -> None:
        self.file = file
        self.rules = loaded.rulebook
        self.data = file.located.data
        self.laid: dict[int, list[Laid]] = {}
        for number, remedy in enumerate(file.law.remedies):
            found = lay_out(remedy.examples, file.law.code, self.rules)
            self.laid[number] = [laid for _, laid in found if not isinstance(laid, BadExample)]

    def compiler(self) -> Compiler:
        law = self.file.law
        compiler = Compiler(
            self.rules.catalog, law.code, self.file.compiled.reader, tuple(law.writing.classes)
        )
        for name, offense_list in law.lists.items():
            compiler.add_list(name, offense_list, ())
        return compiler

    def version(self, number: int) -> CompiledRemedy:
        remedy = self.file.law.remedies[number]
        return next(v for v in self.file.compiled.remedies[remedy.id] if v.file_order == number)

    # -- remedies ----------------------------------------------------------------------

    def remedy_mutants(
        self, number: int, compiled: CompiledRemedy
    ) -> Iterator[tuple[Path, str, CompiledRemedy]]:
        raw = self.data["remedies"][number]
        for index, condition in enumerate(compiled.conditions):
            where: Path = ("conditions", index)
            rest = [c for i, c in enumerate(compiled.conditions) if i != index]
            yield where, f"without {condition.id}", _with_conditions(compiled, rest)
            flipped = replace(condition, node=Flipped(condition.node))
            yield (
                where,
                f"with {condition.id} negated",
                _with_conditions(compiled, _put(compiled.conditions, index, flipped)),
            )
            for mutant in mutants.of_test(raw["conditions"][index]):
                part = self._part(mutant.data)
                if part is not None:
                    changed = _with_conditions(compiled, _put(compiled.conditions, index, part))
                    yield (*where, *mutant.path), f"{condition.id} {mutant.how}", changed
        for mutant in mutants.of_covers(raw["covers"]):
            node = self._covers(mutant.data)
            yield ("covers", *mutant.path), f"covers {mutant.how}", replace(compiled, covers=node)

    def _part(self, data: Any) -> Part | None:
        try:
            law = Condition.model_validate(data)
        except ValidationError:
            return None  # a mutant that is not a rule at all proves nothing
        compiler = self.compiler()
        part = compiler.part(law, ())
        return None if compiler.flaws else part

    def _covers(self, data: dict[str, list[str]]) -> Node:
        compiler = self.compiler()
        return All(
            tuple(
                compiler.fact_test(
                    name, FactTest(met=tuple(options), unmet=("rest",)), (), curable=False
                )
                for name, options in data.items()
            )
        )

    def survives(self, remedy_id: str, number: int, changed: CompiledRemedy) -> bool:
        """True when every example of the remedy still holds with the changed version."""
        versions = tuple(
            changed if version.file_order == number else version
            for version in self.file.compiled.remedies[remedy_id]
        )
        return all(mismatch(laid, run(laid, versions)) is None for laid in self.laid[number])

    # -- lists -------------------------------------------------------------------------

    def list_mutants(self, name: str) -> Iterator[mutants.Mutant]:
        return mutants.of_list(self.data["lists"][name])

    def list_survives(self, name: str, data: Any) -> bool:
        """True when the examples of every remedy that uses the list still hold."""
        try:
            law = OffenseList.model_validate(data)
        except ValidationError:
            return False
        compiler = self.compiler()
        compiler.add_list(name, law, ())
        if compiler.flaws:
            return False
        for number, remedy in enumerate(self.file.law.remedies):
            if not any(_uses(condition, name) for condition in remedy.conditions):
                continue
            conditions = [compiler.part(condition, ()) for condition in remedy.conditions]
            changed = _with_conditions(self.version(number), conditions)
            if not self.survives(remedy.id, number, changed):
                return False
        return True


def _put(parts: tuple[Part, ...], index: int, part: Part) -> list[Part]:
    return [part if i == index else each for i, each in enumerate(parts)]


def _with_conditions(compiled: CompiledRemedy, parts: Sequence[Part]) -> CompiledRemedy:
    whole = All(tuple(part.node for part in parts))
    return replace(compiled, conditions=tuple(parts), whole=whole)


def _uses(test: Test, name: str) -> bool:
    if test.listed == name:
        return True
    inner: list[Test] = [*(test.all or ()), *(test.any or ())]
    if test.not_ is not None:
        inner.append(test.not_)
    if test.count is not None:
        inner.append(test.count.which)
    if test.wait is not None:
        inner.extend(length.when for length in test.wait.lengths if length.when is not None)
        inner.extend(start.when for start in test.wait.from_ if start.when is not None)
        if test.wait.restart is not None:
            inner.append(test.wait.restart.which)
    return any(_uses(each, name) for each in inner)
