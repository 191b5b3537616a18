"""A rule file: the law of one jurisdiction."""

from __future__ import annotations

from datetime import date
from typing import Annotated

from pydantic import Field, StringConstraints

from screener.law.base import Identifier, Model, Sentence, YesNo
from screener.law.kinds import Confidence
from screener.law.remedy import Remedy
from screener.law.sections import MapEntry, OffenseList, Writing
from screener.law.words import Aside, Helper


class Source(Model):
    """Where the law was read."""

    url: str = Field(pattern=r"^https?://")
    supports: Sentence
    text_read: YesNo | str = False


class Jurisdiction(Model):
    """Everything the screener knows of one jurisdiction's law."""

    code: Annotated[str, StringConstraints(pattern=r"^[A-Z]{2}$")]
    name: Sentence
    verified_on: date
    confidence: Confidence
    confidence_note: Sentence
    survivor_law: Sentence
    """One plain sentence: what this place has for survivors of trafficking."""
    writing: Writing
    lists: dict[Identifier, OffenseList] = Field(default_factory=dict)
    remedies: tuple[Remedy, ...] = Field(min_length=1)
    offense_map: tuple[MapEntry, ...] = Field(min_length=1)
    safe_harbor: tuple[Aside, ...] = ()
    not_covered: tuple[Sentence, ...] = ()
    help: tuple[Helper, ...] = Field(min_length=1)
    sources: dict[str, Source] = Field(min_length=1)
