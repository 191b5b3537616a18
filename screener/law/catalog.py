"""The questions file: every fact a rule may test, and the words that ask for it."""

from __future__ import annotations

from typing import Annotated, Literal

from pydantic import BeforeValidator, Field

from screener.law.base import FactName, Identifier, Model, Sentence, YesNo
from screener.law.kinds import FactType
from screener.law.tests import Test


def _label(value: object) -> object:
    return {"label": value} if isinstance(value, str) else value


class OptionWords(Model):
    """One option as a person reads it."""

    label: Sentence
    help: Sentence | None = None


class Follows(Model):
    """A value that follows from other facts when ``when`` is true."""

    value: str
    when: Test


class Question(Model):
    """One fact: how it is asked, and what may be answered."""

    scope: Literal["person", "record", "either"]
    type: FactType
    text: Sentence
    help: Sentence | None = None
    why: Sentence | None = None
    options: dict[str, Annotated[OptionWords, BeforeValidator(_label)]] = Field(
        default_factory=dict
    )
    """For one-of and list facts; a list of remedy ids or kinds has none (``open_options``)."""
    open_options: YesNo = False
    sensitive: YesNo = False
    staff_only: YesNo = False
    theme: YesNo = False
    """A plain fact from which `trafficked` follows."""
    label_only: YesNo = False
    """Carries no law: a place, a label, words for the memo."""
    gate: FactName | None = None
    """The yes/no fact that says whether this date exists at all."""
    follows: tuple[Follows, ...] = ()
    minimum: int | None = None
    maximum: int | None = None


class Questions(Model):
    """``rules/questions.yaml``."""

    facts: dict[FactName, Question]


class OffenseCategory(Model):
    """One offense category and its codes in national systems."""

    label: Sentence
    says: Sentence
    nibrs: tuple[str, ...] = ()
    ncic: tuple[str, ...] = ()
    uccs: tuple[str, ...] = ()
    role: Literal["selling", "buying", "arranging"] | None = None


class Offenses(Model):
    """``rules/offenses.yaml``."""

    sources: dict[Identifier, Sentence] = Field(default_factory=dict)
    categories: dict[str, OffenseCategory]


class SharedWords(Model):
    """``rules/wording.yaml``: wording many files use."""

    words: dict[Identifier, Sentence]
