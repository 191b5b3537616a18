"""Words of a rule file: plain sentences, shared ones, and ones that depend on facts."""

from __future__ import annotations

from typing import Annotated, Literal

from pydantic import BeforeValidator, Field, model_validator

from screener.law.base import Identifier, Model, Sentence, YesNo
from screener.law.tests import Test


class Passage(Model):
    """A sentence or two. ``use`` takes shared wording from ``rules/wording.yaml``;
    ``when`` shows it unless the facts rule it out.
    """

    text: Sentence | None = None
    use: Identifier | None = None
    when: Test | None = None

    @model_validator(mode="after")
    def _text_or_use(self) -> Passage:
        if (self.text is None) == (self.use is None):
            raise ValueError("give either text or use")
        return self


def _passage(value: object) -> object:
    return {"text": value} if isinstance(value, str) else value


def _passages(value: object) -> object:
    return [value] if isinstance(value, str | dict) else value


Words = Annotated[
    tuple[Annotated[Passage, BeforeValidator(_passage)], ...], BeforeValidator(_passages)
]
"""One passage or a list of them; a bare sentence is a passage."""


class Effect(Model):
    """What an order does."""

    text: Words
    still_seen_by: Words = ()
    may_say_no: Words = ()
    immigration: Words = ()


class Proof(Model):
    """What must be shown, and which papers help."""

    burden: Words = ()
    documents: Words = ()


class Procedure(Model):
    """Where and how to ask."""

    court: Words = ()
    form: Words = ()
    fee: Words = ()
    notice: Words = ()
    hearing: Words = ()
    privacy: Words = ()
    grant: Literal["may", "shall", "open"] = "open"
    """Whether the judge must grant it once the points are found (``open``: not stated)."""
    automatic: YesNo = False


class Aside(Model):
    """Something the law says that is shown but never evaluated."""

    law: Sentence
    says: Sentence
    quote: Sentence | None = None
    confirmed: YesNo = True


class Helper(Model):
    """Who can help: shown under ``help`` (fields as in Open Referral's HSDS)."""

    name: Sentence
    url: str | None = Field(default=None, pattern=r"^https://")
    phone: str | None = None
    says: Sentence | None = None
    verified_on: str | None = Field(default=None, pattern=r"^\d{4}-\d{2}-\d{2}$")
