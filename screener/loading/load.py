"""Loading: YAML to law to compiled rules. All files are read, all mistakes are reported."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path as FilePath

from screener.facts.catalog import Catalog, build_catalog
from screener.law.catalog import Offenses, Questions, SharedWords
from screener.law.flaws import Flaw
from screener.law.jurisdiction import Jurisdiction
from screener.loading.compiled_rules import rules_version
from screener.loading.jurisdictions import compile_jurisdiction
from screener.loading.located_yaml import Located, read_located
from screener.loading.location import rules_folder
from screener.loading.models import M, read_model
from screener.loading.problems import BadRules, Problem
from screener.logic.compile import Compiler
from screener.logic.compiled import CompiledJurisdiction
from screener.logic.rulebook import Following, Rulebook


@dataclass(frozen=True, slots=True)
class RuleFile:
    """One rule file as read: its name, its law, and the line of everything in it."""

    name: str
    law: Jurisdiction
    located: Located
    compiled: CompiledJurisdiction


@dataclass(frozen=True, slots=True)
class LoadedRules:
    """The rules with the files they came from, for checks that name lines."""

    rulebook: Rulebook
    files: tuple[RuleFile, ...]
    folder: FilePath
    catalog_lines: Located


def load_files(folder: FilePath | None = None, codes: Iterable[str] | None = None) -> LoadedRules:
    """Read the rule files, keeping them for checks.

    ``codes`` limits the jurisdictions read. Raises :class:`BadRules`, and
    ``FileNotFoundError`` when the folder has no rules.
    """
    folder = rules_folder() if folder is None else folder
    problems: list[Problem] = []
    questions, question_lines = _read(Questions, folder, "questions.yaml", problems)
    offenses, _ = _read(Offenses, folder, "offenses.yaml", problems)
    shared, _ = _read(SharedWords, folder, "wording.yaml", problems)
    if questions is None or offenses is None or shared is None:
        raise BadRules(problems)
    catalog = build_catalog(questions, offenses)
    followings = _followings(catalog, questions, question_lines, problems)
    wanted = None if codes is None else {code.lower() for code in codes}
    files: list[RuleFile] = []
    for path in sorted((folder / "jurisdictions").glob("*.yaml")):
        if wanted is None or path.stem in wanted:
            file = _jurisdiction(path, catalog, shared, problems)
            if file is not None:
                files.append(file)
    if problems:
        raise BadRules(problems)
    rulebook = Rulebook(
        catalog=catalog,
        followings=followings,
        jurisdictions={file.law.code: file.compiled for file in files},
        version=rules_version(folder),
    )
    return LoadedRules(rulebook, tuple(files), folder, question_lines)


def _read(
    model: type[M], folder: FilePath, name: str, problems: list[Problem]
) -> tuple[M | None, Located]:
    located = read_located(folder / name)
    return read_model(model, located, name, problems), located


def _followings(
    catalog: Catalog, questions: Questions, located: Located, problems: list[Problem]
) -> tuple[Following, ...]:
    compiler = Compiler(catalog, "")
    result: list[Following] = []
    for name, question in questions.facts.items():
        for index, follows in enumerate(question.follows):
            path = ("facts", name, "follows", index, "when")
            when = compiler.test(follows.when, path, curable=False)
            result.append(Following(name, follows.value, when, frozenset(when.facts())))
    problems.extend(_located(compiler.flaws, located, "questions.yaml"))
    return tuple(result)


def _jurisdiction(
    path: FilePath, catalog: Catalog, shared: SharedWords, problems: list[Problem]
) -> RuleFile | None:
    name = f"jurisdictions/{path.name}"
    located = read_located(path)
    before = len(problems)
    law = read_model(Jurisdiction, located, name, problems)
    if law is None:
        return None
    compiled, flaws = compile_jurisdiction(law, catalog, shared)
    if law.code.lower() != path.stem:
        flaws.append(Flaw(("code",), f"code {law.code} in {path.name}", "rename the file"))
    problems.extend(_located(flaws, located, name))
    return RuleFile(name, law, located, compiled) if len(problems) == before else None


def _located(flaws: Iterable[Flaw], located: Located, name: str) -> Iterable[Problem]:
    return [Problem(name, located.line(flaw.path), flaw.wrong, flaw.mend) for flaw in flaws]
