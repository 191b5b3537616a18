"""The engine beside its rivals: the truth of every condition, and the full answer."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from random import Random
from typing import Any

import orjson

from screener import answer, read_case, screen
from screener.loading.load import LoadedRules, RuleFile
from screener.logic.resolve import resolve
from tests.benchmarks import rivals
from tests.benchmarks.export import Exported, exported
from tests.benchmarks.people import person
from tests.benchmarks.timing import medians
from tests.random_people import People

SIZES = (1, 5, 14)
PEOPLE = 120


@dataclass(frozen=True, slots=True)
class Place:
    """One jurisdiction with the conditions every rival can say."""

    file: RuleFile
    conditions: list[Exported]
    total: int
    facts: list[str]


def places(loaded: LoadedRules) -> list[Place]:
    """Every jurisdiction."""
    found: list[Place] = []
    for file in loaded.files:
        conditions, total = exported(file, loaded)
        facts = sorted({fact for each in conditions for fact in each.facts})
        found.append(Place(file, conditions, total, facts))
    return found


def equal_answers(loaded: LoadedRules, people: int) -> Iterator[str]:
    """Check that all engines agree on ``people`` people; each line says how it went."""
    rng = Random(11)
    share = -(-people // len(loaded.files))
    for place in places(loaded):
        engines = _engines(place, loaded)
        for number in range(share):
            records = person(loaded.rulebook.catalog, place.facts, rng.choice(SIZES), rng)
            answers = {name: run(records) for name, run in engines.items()}
            for name, found in answers.items():
                if found != answers["ours"]:
                    raise AssertionError(f"{name} differs on {place.file.law.code} {number}")
        yield (
            f"{place.file.law.code}: {len(place.conditions)} of {place.total} conditions can be "
            f"said by all; answers equal on {share} people"
        )


def _engines(place: Place, loaded: LoadedRules) -> dict[str, rivals.Engine]:
    return {
        "ours": rivals.ours(place.conditions, place.file.law.code, loaded.rulebook),
        "datalogic-py": rivals.datalogic(place.conditions),
        "zen-engine, one decision": rivals.zen(place.conditions),
        "zen-engine, a decision a remedy": rivals.zen_by_remedy(place.conditions),
    }


def truth_times(loaded: LoadedRules) -> Iterator[tuple[str, dict[str, float]]]:
    """Median seconds per person, summed over jurisdictions, by number of records."""
    rng = Random(5)
    for size in SIZES:
        sums: dict[str, float] = {}
        for place in places(loaded):
            people = [
                person(loaded.rulebook.catalog, place.facts, size, rng) for _ in range(PEOPLE)
            ]
            for name, seconds in medians(_engines(place, loaded), people).items():
                sums[name] = sums.get(name, 0) + seconds
            unsure = [
                person(loaded.rulebook.catalog, place.facts, size, rng, unknown=0.2)
                for _ in range(PEOPLE)
            ]
            run = rivals.ours(place.conditions, place.file.law.code, loaded.rulebook)
            (seconds,) = medians({"ours": run}, unsure).values()
            name = "ours, 20% unknown"
            sums[name] = sums.get(name, 0) + seconds
        yield f"{size} records" if size > 1 else "1 record", sums


def answer_times(loaded: LoadedRules) -> Iterator[tuple[str, dict[str, float]]]:
    """Truth of all conditions of all remedies against the full answer with words, as bytes."""
    rules = loaded.rulebook
    rng = Random(3)
    for size in SIZES:
        cases = []
        for place in rules.jurisdictions:
            people = People(loaded, place)
            for _ in range(12):
                request = people.person(rng, records=size, known=0.9)
                request["as_of"] = "2026-11-23"
                cases.append(read_case(request, rules.catalog, today=date(2026, 11, 23)))

        def truth(case: Any) -> object:
            return [
                [
                    part.node.truth(view)
                    for versions in rules.jurisdictions[view.place].remedies.values()
                    for version in versions
                    for part in version.conditions
                ]
                for view in resolve(case, rules).views
            ]

        def outcomes(case: Any) -> object:
            return orjson.dumps(answer(screen(case, rules), rules, "outcomes"))

        def full(case: Any) -> object:
            return orjson.dumps(answer(screen(case, rules), rules))

        runs = {"truth alone": truth, "outcomes": outcomes, "full answer with words": full}
        yield f"{size} records" if size > 1 else "1 record", medians(runs, cases)
