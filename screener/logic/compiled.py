"""The law compiled: remedies whose conditions are nodes, ready to be asked."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from screener.law.base import Identifier
from screener.law.jurisdiction import Jurisdiction
from screener.law.remedy import Remedy
from screener.law.tests import Test
from screener.logic.nodes import All, Node
from screener.logic.sections import OffenseMap, SectionReader


@dataclass(frozen=True, slots=True)
class Part:
    """A condition, or a part of one that has words of its own."""

    id: str
    law: Test
    node: Node
    parts: tuple[Part, ...]


@dataclass(frozen=True, slots=True)
class SaidWhen:
    """A passage and when it is said (always, without ``when``)."""

    text: str
    when: Node | None


PassagesByPlace = Mapping[tuple[str, ...], tuple[SaidWhen, ...]]
"""Compiled words by where they stand in the remedy: ``("proof", "burden")``."""


@dataclass(frozen=True, slots=True)
class CompiledRemedy:
    """One version of a remedy."""

    law: Remedy
    covers: Node
    conditions: tuple[Part, ...]
    whole: All
    """All conditions together."""
    words: PassagesByPlace
    file_order: int


@dataclass(frozen=True, slots=True)
class CompiledJurisdiction:
    """One jurisdiction: its law, how it writes sections, and its remedies by id."""

    law: Jurisdiction
    reader: SectionReader
    offense_map: OffenseMap
    classes: Mapping[str, str]
    remedies: Mapping[Identifier, tuple[CompiledRemedy, ...]]
    """Versions of each remedy, earliest first."""
