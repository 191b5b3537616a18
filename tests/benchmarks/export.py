"""Conditions of the real rule files in a form that rule engines with two truth values know.

What a rival has no words for stays behind and is counted: dates, waits, counts over other
records, sections. Open points are read against the person, as no rival has a third value.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from screener.facts.catalog import NONE, Catalog
from screener.law.jurisdiction import Jurisdiction
from screener.law.tests import FactTest, Test
from screener.loading.load import LoadedRules, RuleFile
from screener.logic.compiled import Part


class NoRivalKnowsError(Exception):
    """A test that the rivals cannot say."""


@dataclass(frozen=True, slots=True)
class Exported:
    """One condition: its test as a tree of plain tuples, and our own compiled part."""

    name: str
    tree: tuple[Any, ...]
    part: Part
    facts: frozenset[str]


def exported(file: RuleFile, loaded: LoadedRules) -> tuple[list[Exported], int]:
    """The conditions of a file that every rival can say, and how many there are in all."""
    found: list[Exported] = []
    total = 0
    for versions in file.compiled.remedies.values():
        for version in versions:
            law = file.law.remedies[version.file_order]
            for condition, part in zip(law.conditions, version.conditions, strict=True):
                total += 1
                try:
                    tree = _tree(condition, file.law, loaded.rulebook.catalog, strict=True)
                except NoRivalKnowsError:
                    continue
                name = f"{version.id}/{version.file_order}/{part.id}"
                found.append(Exported(name, tree, part, frozenset(_facts(tree))))
    return found, total


def _tree(test: Test, law: Jurisdiction, catalog: Catalog, *, strict: bool) -> tuple[Any, ...]:
    """``strict`` is False inside ``not``, where the strict reading counts open as true."""
    if not test.confirmed and not strict:
        raise NoRivalKnowsError
    for kind, inner in (("all", test.all), ("any", test.any)):
        if inner is not None:
            return (kind, *(_tree(each, law, catalog, strict=strict) for each in inner))
    if test.not_ is not None:
        return ("not", _tree(test.not_, law, catalog, strict=not strict))
    if test.listed is not None:
        placed = law.lists[test.listed].offenses
        if placed.section_decides:
            raise NoRivalKnowsError
        return ("in", "offense", _options(placed, catalog, "offense", strict=strict))
    if len(test.facts) != 1:
        raise NoRivalKnowsError
    ((name, fact_test),) = test.facts.items()
    return _fact(name, fact_test, catalog, strict=strict)


def _fact(name: str, test: FactTest, catalog: Catalog, *, strict: bool) -> tuple[Any, ...]:
    fact = catalog[name]
    if fact.type in ("yes_no", "one_of"):
        return ("in", name, _options(test, catalog, name, strict=strict))
    if fact.type == "number":
        low = test.at_least if test.more_than is None else test.more_than + 1
        high = test.at_most if test.less_than is None else test.less_than - 1
        return ("between", name, low, high)
    if fact.type == "list" and not fact.open_options:
        options = _options(test, catalog, name, strict=strict)
        if NONE not in options:
            return ("has", name, options)
    raise NoRivalKnowsError


def _options(placed: Any, catalog: Catalog, name: str, *, strict: bool) -> tuple[str, ...]:
    every = catalog[name].options
    if catalog[name].type == "list":
        every = (*every, NONE)
    named = {o for place in _places(placed) for o in place if o != "rest"}
    true = [*placed.met, *(() if strict else placed.open)]
    if "rest" in true:
        true += [option for option in every if option not in named]
    return tuple(option for option in every if option in true)


def _places(placed: Any) -> Iterator[tuple[str, ...]]:
    yield from (placed.met, placed.open, placed.unmet)
    yield from getattr(placed, "curable", {}).values()


def _facts(tree: tuple[Any, ...]) -> Iterator[str]:
    if tree[0] in ("all", "any", "not"):
        for inner in tree[1:]:
            yield from _facts(inner)
    else:
        yield tree[1]


def json_logic(tree: tuple[Any, ...]) -> Any:
    """The tree as JSONLogic."""
    kind, *rest = tree
    if kind in ("all", "any"):
        return {"and" if kind == "all" else "or": [json_logic(each) for each in rest]}
    if kind == "not":
        return {"!": json_logic(rest[0])}
    value = {"var": rest[0]}
    if kind == "in":
        return {"in": [value, list(rest[1])]}
    if kind == "has":
        return {"or": [{"in": [option, value]} for option in rest[1]]}
    bounds = []
    if rest[1] is not None:
        bounds.append({">=": [value, rest[1]]})
    if rest[2] is not None:
        bounds.append({"<=": [value, rest[2]]})
    return {"and": bounds}


def zen_expression(tree: tuple[Any, ...]) -> str:
    """The tree in the expression language of zen-engine."""
    kind, *rest = tree
    if kind in ("all", "any"):
        word = " and " if kind == "all" else " or "
        return "(" + word.join(zen_expression(each) for each in rest) + ")"
    if kind == "not":
        return f"(not {zen_expression(rest[0])})"
    if kind == "in":
        options = ", ".join(f'"{option}"' for option in rest[1])
        return f"({rest[0]} in [{options}])" if options else "false"
    if kind == "has":
        return "(" + " or ".join(f'contains({rest[0]}, "{o}")' for o in rest[1]) + ")"
    bounds = []
    if rest[1] is not None:
        bounds.append(f"{rest[0]} >= {rest[1]}")
    if rest[2] is not None:
        bounds.append(f"{rest[0]} <= {rest[2]}")
    return "(" + " and ".join(bounds) + ")"
