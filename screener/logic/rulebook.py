"""Everything the engine needs to answer: catalog, law and shared words, never changed."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from screener.facts.catalog import Catalog
from screener.logic.compiled import CompiledJurisdiction
from screener.logic.nodes import Node


@dataclass(frozen=True, slots=True)
class Following:
    """A value of a fact that follows when a test of the person's facts is true."""

    fact: str
    value: str
    when: Node
    facts: frozenset[str]
    """The facts that ``when`` looks at: where none is given nothing can follow."""


@dataclass(frozen=True, slots=True)
class Rulebook:
    """The rules as loaded."""

    catalog: Catalog
    followings: tuple[Following, ...]
    jurisdictions: Mapping[str, CompiledJurisdiction]
    version: str
    """``sha256:`` and the hash of all rule files."""
