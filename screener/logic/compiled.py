"""The law compiled: plain frozen data and nodes, ready to be asked.

Nothing here needs the models of rule files: what an answer says is kept as text, what it
tests as nodes.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from typing import Literal

from screener.law.kinds import Confidence, Kind, Track
from screener.logic.nodes import All, Node
from screener.logic.sections import OffenseMap, SectionReader


@dataclass(frozen=True, slots=True)
class Part:
    """A condition, or a part of one that has words of its own."""

    id: str
    citation: str | None
    quote: str | None
    says: str | None
    open_because: str | None
    confirmed: bool
    node: Node
    facts: tuple[str, ...]
    """The facts the test looks at, each once, in the order of the rule file."""
    parts: tuple[Part, ...]


def with_parts(parts: tuple[Part, ...]) -> Iterator[Part]:
    """Parts and the parts inside them."""
    for part in parts:
        yield part
        yield from with_parts(part.parts)


@dataclass(frozen=True, slots=True)
class Said:
    """Something the law says that is shown and never evaluated."""

    citation: str
    says: str
    quote: str | None
    confirmed: bool


@dataclass(frozen=True, slots=True)
class SaidWhen:
    """A passage and when it is said (always, without ``when``)."""

    text: str
    when: Node | None


PassagesByPlace = Mapping[tuple[str, ...], tuple[SaidWhen, ...]]
"""Compiled words by where they stand in the remedy: ``("proof", "burden")``."""


@dataclass(frozen=True, slots=True, eq=False)
class CompiledRemedy:
    """One version of a remedy. Compared by identity, so that its words can be kept by it."""

    id: str
    name: str
    citation: str
    kind: Kind
    also: tuple[Kind, ...]
    track: Track
    in_force_from: date | None
    in_force_until: date | None
    verified_on: date
    confidence: Confidence
    lawyer_only: str | None
    covers: Node
    conditions: tuple[Part, ...]
    whole: All
    """All conditions together."""
    court_decides: tuple[Said, ...]
    not_required: tuple[Said, ...]
    unclear: tuple[str, ...]
    words: PassagesByPlace
    grant: Literal["may", "shall", "open"]
    automatic: bool
    uses_up: tuple[str, ...]
    file_after: tuple[str, ...]
    source_urls: tuple[str, ...]
    file_order: int


@dataclass(frozen=True, slots=True)
class CompiledJurisdiction:
    """One jurisdiction: how it writes sections and classes, and its remedies by id."""

    code: str
    name: str
    verified_on: date
    confidence: Confidence
    confidence_note: str
    survivor_law: str
    safe_harbor: tuple[Said, ...]
    not_covered: tuple[str, ...]
    help: tuple[Mapping[str, str], ...]
    reader: SectionReader
    offense_map: OffenseMap
    classes: Mapping[str, str]
    """Every way a class is written (normalised) to the class's own name."""
    class_levels: Mapping[str, str | None]
    """Each class of the place, with the level it implies."""
    remedies: Mapping[str, tuple[CompiledRemedy, ...]]
    """Versions of each remedy, earliest first."""
