"""How a place writes its sections, and what offense each one is."""

from __future__ import annotations

from datetime import date
from typing import Literal

from pydantic import Field

from screener.law.base import Identifier, Model, Sentence, YesNo
from screener.law.tests import Options


class Code(Model):
    """A code of the jurisdiction and the ways records write its name."""

    name: Sentence
    written: tuple[str, ...] = ()


class MapEntry(Model):
    """One section of the offense map.

    ``from`` and ``until`` are days of the offense, for a section whose meaning changed.
    """

    section: str
    offense: Options
    """Its category; several where the section holds more than one and the record's own
    words decide among them."""
    role: Literal["selling", "buying", "arranging"] | None = None
    level: Literal["felony", "misdemeanor", "violation", "ordinance"] | None = None
    class_: str | None = Field(default=None, alias="class")
    from_: date | None = Field(default=None, alias="from")
    until: date | None = None
    confirmed: YesNo = True
    says: Sentence | None = None


class OffenseClass(Model):
    """A class as the state names it, the ways records write it, and the level it implies."""

    written: tuple[str, ...] = ()
    level: Literal["felony", "misdemeanor", "violation", "ordinance"] | None = None


class SectionPlacement(Model):
    """Sections on (``met``), off (``unmet``) a list, or undecided (``open``).

    The longest section that holds the record's decides; a record's section above one of
    these is unknown until the subsection is known.
    """

    met: Options = ()
    open: Options = ()
    unmet: Options = ()


class OffensePlacement(Model):
    """Categories on, off or undecided, for records without a known section.

    ``section_decides``: some sections of the category are on the list and some are not.
    """

    met: Options = ()
    open: Options = ()
    section_decides: Options = ()
    unmet: Options = ()


class OffenseList(Model):
    """A list of offenses the law names once and conditions use by its id."""

    law: Sentence
    quote: Sentence | None = None
    says: Sentence
    """What is on it, as it reads in "an offense on the list: …"."""
    sections: SectionPlacement = SectionPlacement()
    offenses: OffensePlacement
    elsewhere: Literal["unmet", "offense"] | None = None
    """What decides a known section this list does not name: it is off the list
    (``unmet``, the default where ``sections.met`` names any) or its category decides
    (``offense``, the default where it names none)."""


class Writing(Model):
    """How sections and classes are written on this place's records."""

    codes: dict[Identifier, Code] = Field(min_length=1)
    """A record that names no code is matched by number; where a number stands in two codes
    neither is guessed."""
    classes: dict[str, OffenseClass] = Field(default_factory=dict)
