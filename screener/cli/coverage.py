"""What this installation covers: one row a jurisdiction."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from typing import Any

from rich.console import Group, RenderableType

from screener.cli import blocks
from screener.facts.places import NAMES
from screener.logic.rulebook import Rulebook

Json = Mapping[str, Any]


def coverage_of(rules: Rulebook) -> list[Json]:
    """Per jurisdiction: how much law is in the rules, when it was read and how surely."""
    return [
        {
            "code": code,
            "name": law.name,
            "remedies": len(law.remedies),
            "trafficking_remedies": sum(
                versions[-1].track == "trafficking" for versions in law.remedies.values()
            ),
            "conditions": sum(
                len(version.conditions)
                for versions in law.remedies.values()
                for version in versions
            ),
            "verified_on": law.verified_on.isoformat(),
            "confidence": law.confidence,
            "survivor_law": law.survivor_law,
        }
        for code, law in sorted(rules.jurisdictions.items())
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
