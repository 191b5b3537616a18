"""Ids, sources, quotes, versions and the offense map stand as they must."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator
from datetime import date
from itertools import pairwise
from typing import ClassVar

from screener.checks.base import Check
from screener.law.tests import Test
from screener.loading.load import LoadedRules, RuleFile
from screener.loading.problems import Problem, Severity


class IdsListed(Check):
    """Every remedy id is in ``remedies.txt``, which never loses one."""

    description: ClassVar[str] = "remedy ids are listed once in remedies.txt and are permanent"

    def check_all(self, loaded: LoadedRules) -> Iterator[Problem]:
        """Compare the ids of all files with the list, both ways."""
        name = "remedies.txt"
        path = loaded.folder / name
        lines = path.read_text(encoding="utf-8").splitlines() if path.is_file() else []
        listed = {line.strip(): number for number, line in enumerate(lines, start=1)}
        places = {file.law.code.lower() for file in loaded.files}
        known: set[str] = set()
        for file in loaded.files:
            for number, remedy in enumerate(file.law.remedies):
                known.add(remedy.id)
                if remedy.id not in listed:
                    yield self.problem(
                        file, ("remedies", number, "id"), f"{remedy.id} is not in {name}", "add it"
                    )
        for line, number in listed.items():
            if line.split("-")[0] in places and line not in known:
                wrong = f"{line} is in no rule file"
                mend = "ids are permanent: put the remedy back, with an end date if repealed"
                yield Problem(name, number, wrong, mend, self.severity)
        for line, times in Counter(lines).items():
            if times > 1 and line.strip():
                yield Problem(name, listed[line.strip()], f"{line} twice", "keep one")


class QuotesPresent(Check):
    """Every condition quotes the operative words, unless nobody has read them."""

    description: ClassVar[str] = "conditions quote the operative words of the law"
    severity: ClassVar[Severity] = "warning"

    def check_file(self, file: RuleFile, loaded: LoadedRules) -> Iterator[Problem]:
        """Look for conditions without quotes."""
        for number, remedy in enumerate(file.law.remedies):
            for index, condition in enumerate(remedy.conditions):
                if condition.quote is None and condition.confirmed:
                    yield self.problem(
                        file,
                        ("remedies", number, "conditions", index),
                        f"{remedy.id}, {condition.id}: no quote",
                        "quote the words, or say confirmed: no if nobody has read them",
                    )


class SourcesUsed(Check):
    """Every source of a file is named by a remedy."""

    description: ClassVar[str] = "sources are used"
    severity: ClassVar[Severity] = "warning"

    def check_file(self, file: RuleFile, loaded: LoadedRules) -> Iterator[Problem]:
        """Look for sources nothing rests on."""
        used = {source for remedy in file.law.remedies for source in remedy.sources}
        for source in file.law.sources:
            if source not in used:
                yield self.problem(
                    file, ("sources", source), f"source {source} is not used", "name it or drop it"
                )


class VersionsApart(Check):
    """Versions of one remedy do not overlap in time."""

    description: ClassVar[str] = "versions of a remedy do not overlap"

    def check_file(self, file: RuleFile, loaded: LoadedRules) -> Iterator[Problem]:
        """Compare each version with the next."""
        for versions in file.compiled.remedies.values():
            for earlier, later in pairwise(versions):
                ends = earlier.in_force_until or date.max
                starts = later.in_force_from or date.min
                if ends >= starts:
                    yield self.problem(
                        file,
                        ("remedies", later.file_order),
                        f"two versions of {later.id} are in force on {starts.isoformat()}",
                        "end the earlier one the day before",
                    )


class MapResolves(Check):
    """Every line of the offense map is found again under its own category."""

    description: ClassVar[str] = "every line of an offense map resolves to its category"

    def check_file(self, file: RuleFile, loaded: LoadedRules) -> Iterator[Problem]:
        """Read each section as a record would write it and look it up."""
        seen: Counter[tuple[str, str]] = Counter()
        for index, entry in enumerate(file.law.offense_map):
            section = file.compiled.reader.read(entry.section)
            found = None if section is None else file.compiled.offense_map.find(section, None)
            if found is None or not set(entry.offense) <= found.offenses:
                yield self.problem(
                    file,
                    ("offense_map", index),
                    f"{entry.section} does not resolve to {', '.join(entry.offense)}",
                    "name the code if the number stands in two, and check the spelling",
                )
            key = (entry.section, f"{entry.from_}")
            seen[key] += 1
            if seen[key] > 1:
                yield self.problem(
                    file, ("offense_map", index), f"{entry.section} twice", "keep one line"
                )


class QuestionsUsed(Check):
    """Every question is used by some law (laws still to be written may yet use it)."""

    description: ClassVar[str] = "all questions are used by a rule"
    severity: ClassVar[Severity] = "warning"

    def check_all(self, loaded: LoadedRules) -> Iterator[Problem]:
        """Gather the facts of every condition, wait, count and passage."""
        used = {"jurisdiction"}
        for file in loaded.files:
            for versions in file.compiled.remedies.values():
                for version in versions:
                    used.update(version.covers.facts())
                    used.update(version.whole.facts())
                    for passages in version.words.values():
                        for said in passages:
                            used.update(() if said.when is None else said.when.facts())
        for following in loaded.rulebook.followings:
            if following.fact in used:
                used.update(following.when.facts())
        for name, fact in loaded.rulebook.catalog.facts.items():
            if name not in used and not fact.label_only and name not in _DERIVED_FROM:
                yield Problem(
                    "questions.yaml",
                    loaded.catalog_lines.line(("facts", name)),
                    f"{name} is used by no rule",
                    "fine while rules are still to be written; then drop it",
                    self.severity,
                )


#: Facts from which others follow in code (ages, timing) and what bounds counts.
_DERIVED_FROM = frozenset(
    {"birth_date", "offense_date", "trafficking_began_on", "trafficking_ended_on", "statute"}
)


def tests_in(test: Test) -> Iterable[Test]:
    """A test and every test inside it."""
    yield test
    for inner in (*(test.all or ()), *(test.any or ())):
        yield from tests_in(inner)
    if test.not_ is not None:
        yield from tests_in(test.not_)


class OpenPointsExplained(Check):
    """Where options are placed under ``open`` the file says why, for the person to read."""

    description: ClassVar[str] = "open points say why they are open"

    def check_file(self, file: RuleFile, loaded: LoadedRules) -> Iterator[Problem]:
        """Look for open options without a reason on the test or its condition."""
        for number, remedy in enumerate(file.law.remedies):
            for index, condition in enumerate(remedy.conditions):
                found = list(tests_in(condition))
                is_open = any(each.open for test in found for each in test.facts.values()) or any(
                    _open_list(file, test) for test in found
                )
                if is_open and not any(test.open_because for test in found):
                    yield self.problem(
                        file,
                        ("remedies", number, "conditions", index),
                        f"{remedy.id}, {condition.id}: open without a reason",
                        "say in open_because what the words leave undecided",
                    )


def _open_list(file: RuleFile, test: Test) -> bool:
    if test.listed is None:
        return False
    law = file.law.lists[test.listed]
    return bool(law.offenses.open or law.sections.open)
