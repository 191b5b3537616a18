"""What this installation covers: one row a jurisdiction."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import Any

from rich.console import Group, RenderableType

from screener.cli import blocks
from screener.facts.places import NAMES
from screener.law.remedy import Remedy
from screener.logic.rulebook import Rulebook

Json = Mapping[str, Any]


def coverage_of(rules: Rulebook) -> list[Json]:
    """Per jurisdiction: how much law is in the rules, when it was read and how surely."""
    return [
        {
            "code": code,
            "name": compiled.law.name,
            "remedies": len(compiled.remedies),
            "trafficking_remedies": len(_ids(compiled.law.remedies, "trafficking")),
            "conditions": sum(len(remedy.conditions) for remedy in compiled.law.remedies),
            "examples": sum(len(remedy.examples) for remedy in compiled.law.remedies),
            "verified_on": compiled.law.verified_on.isoformat(),
            "confidence": compiled.law.confidence,
            "survivor_law": compiled.law.survivor_law,
        }
        for code, compiled in sorted(rules.jurisdictions.items())
    ]


def coverage_table(covered: Sequence[Json]) -> Group:
    """The same for a person to read."""
    return Group(*_parts(covered))


def _parts(covered: Sequence[Json]) -> Iterator[RenderableType]:
    for each in covered:
        yield blocks.title(f"{each['name']} ({each['code']})")
        yield blocks.line(
            f"{each['remedies']} remedies, {each['trafficking_remedies']} of them for survivors; "
            f"{each['conditions']} conditions. Law read on {each['verified_on']}; "
            f"confidence: {each['confidence']}."
        )
        yield blocks.line(each["survivor_law"])
    known = sum(each["code"] in NAMES for each in covered)
    yield blocks.line(f"\n{known} of {len(NAMES)} jurisdictions are covered.", 0)


def _ids(remedies: Iterable[Remedy], track: str) -> set[str]:
    return {remedy.id for remedy in remedies if remedy.track == track}
