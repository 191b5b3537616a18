"""People for the benchmarks: complete, or with a share of the facts unknown."""

from __future__ import annotations

from collections.abc import Sequence
from random import Random
from typing import Any

from screener.facts.catalog import Catalog, Fact
from tests.benchmarks.rivals import Facts

NUMBERS = (0, 1, 12, 17, 18, 21, 93)


def person(
    catalog: Catalog, facts: Sequence[str], records: int, rng: Random, unknown: float = 0.0
) -> list[Facts]:
    """The records of one person, with a value for every fact but ``unknown`` of them."""
    return [
        {
            name: value(catalog[name], rng)
            for name in facts
            if not unknown or rng.random() >= unknown
        }
        for _ in range(records)
    ]


def value(fact: Fact, rng: Random) -> Any:
    """A value of a fact."""
    if fact.type in ("yes_no", "one_of"):
        return rng.choice(fact.options)
    if fact.type == "number":
        return rng.choice(NUMBERS)
    return rng.sample(fact.options, min(2, len(fact.options)))
