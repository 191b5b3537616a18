"""From the truth of all conditions to an outcome, by the precedence the contract states."""

from __future__ import annotations

from itertools import product
from typing import Literal

from screener.logic import truth as t
from screener.logic.truth import Truth

Outcome = Literal["likely_eligible", "needs_info", "needs_review", "not_yet", "not_eligible"]
Settled = Literal["likely_eligible", "needs_review", "not_yet", "not_eligible", "left_out"]
Because = Literal["met", "unmet", "curable", "unknown", "open"]

_RANK = {"not_eligible": 0, "not_yet": 1, "likely_eligible": 2}


def _one_reading(value: Truth, now: int, later: int) -> list[str]:
    """What one reading of the open points can come to, over all fillings."""
    found: list[str] = []
    if value & now:
        found.append("likely_eligible")
    if value & (now << 4) and value & later:
        found.append("not_yet")
    if value & (later << 4):
        found.append("not_eligible")
    return found


def _outcomes(value: Truth) -> frozenset[Settled]:
    """Every outcome that some filling in of the facts gives."""
    result: set[Settled] = set()
    against = _one_reading(value, t.NOW_AGAINST, t.LATER_AGAINST)
    favor = _one_reading(value, t.NOW_FAVOR, t.LATER_FAVOR)
    for worst, best in product(against, favor):
        if best == "not_eligible":
            result.add("not_eligible")
        elif worst == best:
            result.add("likely_eligible" if best == "likely_eligible" else "not_yet")
        elif _RANK[worst] < _RANK[best]:
            result.add("needs_review")
    return frozenset(result)


#: For each of the 256 truths: the outcomes it leaves possible.
OUTCOMES: tuple[frozenset[Settled], ...] = tuple(_outcomes(value) for value in range(256))

_BECAUSE: dict[str, Because] = {
    "likely_eligible": "met",
    "not_eligible": "unmet",
    "not_yet": "curable",
    "needs_review": "open",
}


def _because(outcomes: frozenset[Settled]) -> Because:
    return _BECAUSE[next(iter(outcomes))] if len(outcomes) == 1 else "unknown"


#: For each truth: how a condition with that truth stands.
BECAUSE: tuple[Because, ...] = tuple(_because(outcomes) for outcomes in OUTCOMES)
