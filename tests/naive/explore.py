"""All worlds of a case, or some of them."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from itertools import pairwise

from .outcome import Result
from .world import Asked, Plain, UnfilledError

Run = Callable[[Mapping[Asked, Plain]], Result]
"""The result where some things are filled in; raises :class:`UnfilledError` for the next."""


class TooManyWorldsError(Exception):
    """There are more worlds than may be tried."""


@dataclass(frozen=True)
class Node:
    """What was asked and what follows from each value, or at the end one result."""

    results: frozenset[Result]
    """All results below."""
    outcomes: frozenset[str]
    """Their outcomes."""
    asked: Asked | None = None
    branches: Mapping[Plain, Node] = field(default_factory=dict)


def every_world(run: Run, limit: int) -> Node:
    """The tree of all worlds.

    Raises :class:`TooManyWorldsError` when there are more than ``limit``.
    """
    worlds = 0

    def grow(filled: Mapping[Asked, Plain]) -> Node:
        nonlocal worlds
        try:
            result = run(filled)
        except UnfilledError as gap:
            branches = {value: grow({**filled, gap.asked: value}) for value in gap.options}
            below = branches.values()
            return Node(
                results=frozenset[Result]().union(*(node.results for node in below)),
                outcomes=frozenset[str]().union(*(node.outcomes for node in below)),
                asked=gap.asked,
                branches=branches,
            )
        worlds += 1
        if worlds > limit:
            raise TooManyWorldsError
        return Node(frozenset({result}), frozenset({result.outcome}))

    return grow({})


def decisive(node: Node) -> set[Asked]:
    """What alone decides: two worlds that differ only there have different outcomes.

    Two such worlds part where the tree asks for it. If any two values give different
    outcomes, the rest being equal, then so do two that stand side by side.
    """
    found: set[Asked] = set()
    if node.asked is not None:
        if any(_differ(one, two, {}) for one, two in pairwise(node.branches.values())):
            found.add(node.asked)
        for branch in node.branches.values():
            found |= decisive(branch)
    return found


def _differ(one: Node, two: Node, same: Mapping[Asked, Plain]) -> bool:
    """True when two worlds, one below each node and equal in all both ask, differ in outcome."""
    if len(one.outcomes | two.outcomes) == 1:
        return False
    if one.asked is None and two.asked is None:
        return True
    if one.asked is None:
        one, two = two, one
    assert one.asked is not None
    if one.asked in same:
        value = same[one.asked]
        return value in one.branches and _differ(one.branches[value], two, same)
    return any(
        _differ(branch, two, {**same, one.asked: value}) for value, branch in one.branches.items()
    )
