"""Where the answer can turn as one date or number changes: the edges of waits and bounds."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, timedelta

from screener.facts.calendar import Period, subtract
from screener.logic.counts import AtLeast, AtMost
from screener.logic.fact_tests import DateBetween, Number
from screener.logic.nodes import All, Any, Curable, Node, Not, Unconfirmed
from screener.logic.waits import Wait

_DAY = timedelta(days=1)


def leaves(node: Node) -> Iterator[Node]:
    """The tests of a node that are not themselves joined from others."""
    if isinstance(node, All | Any):
        for part in node.parts:
            yield from leaves(part)
    elif isinstance(node, Not | Curable | Unconfirmed):
        yield from leaves(node.part)
    elif isinstance(node, AtMost):
        yield from leaves(node.over)
    else:
        yield node
        if isinstance(node, AtLeast):
            yield from leaves(node.which)
        elif isinstance(node, Wait):
            for when, _ in node.lengths:
                if when is not None:
                    yield from leaves(when)


def last_days_of_groups(node: Node, fact: str, as_of: date) -> list[date]:
    """Days ``d`` such that the answer may differ between ``fact`` on ``d`` and a day later."""
    found: set[date] = set()
    for leaf in leaves(node):
        if fact in leaf.facts():
            found.update(_edges(leaf, as_of))
    return sorted(found)


def _edges(leaf: Node, as_of: date) -> Iterator[date]:
    if isinstance(leaf, DateBetween):
        if leaf.first is not None:
            yield leaf.first - _DAY
        if leaf.last is not None:
            yield leaf.last
    elif isinstance(leaf, Wait):
        yield from (subtract(as_of, period) for _, period in leaf.lengths)
    elif isinstance(leaf, AtLeast) and leaf.window is not None:
        lengths = (leaf.window.before_asking, leaf.window.after_for)
        yield from (subtract(as_of, period) for period in lengths if period is not None)
    elif isinstance(leaf, Number):
        yield from (subtract(as_of, Period(years=n)) for n in _bounds(leaf))


def numbers_to_try(node: Node, fact: str) -> list[int]:
    """A number on each side of every bound on ``fact``."""
    found: set[int] = set()
    for leaf in leaves(node):
        if isinstance(leaf, Number) and leaf.fact.name == fact:
            for bound in _bounds(leaf):
                found.update((bound - 1, bound, bound + 1))
    return sorted(n for n in found if n >= 0)


def _bounds(leaf: Number) -> Iterator[int]:
    for bound in (leaf.low, leaf.high):
        if bound is not None:
            yield bound
