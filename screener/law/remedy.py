"""A remedy: one way the law of a place clears, seals or softens a record."""

from __future__ import annotations

from datetime import date

from pydantic import Field, model_validator

from screener.law.base import FactName, Identifier, Model, Sentence
from screener.law.examples import Example
from screener.law.kinds import Confidence, Kind, Track
from screener.law.tests import Options, Test
from screener.law.words import Aside, Effect, Procedure, Proof, Words


class InForce(Model):
    """When this version of the remedy is law: from its first day through its last."""

    from_: date | None = Field(default=None, alias="from")
    until: date | None = None
    law: Sentence | None = None


class Condition(Test):
    """One condition, in the order of the statute, with subsection and operative words."""

    id: Identifier
    law: Sentence
    says: Sentence


class Remedy(Model):
    """One remedy, or one version of it: versions share an id and do not overlap in time."""

    id: Identifier
    name: Sentence
    citation: Sentence
    kind: Kind
    also: tuple[Kind, ...] = ()
    track: Track
    in_force: InForce = InForce()
    verified_on: date | None = None
    confidence: Confidence | None = None
    covers: dict[FactName, Options]
    """The options of ``disposition``, ``court`` (or ``offense``) it is for; all other
    records leave it out. An empty mapping covers every record."""
    lawyer_only: Sentence | None = None
    """Why only a lawyer can say: such a remedy has no conditions."""
    conditions: tuple[Condition, ...] = ()
    court_decides: tuple[Aside, ...] = ()
    not_required: tuple[Aside, ...] = ()
    """What this law does not ask, where people expect it to."""
    unclear: tuple[Sentence, ...] = ()
    effect: Effect
    proof: Proof = Proof()
    procedure: Procedure = Procedure()
    next_steps: Words
    cautions: Words = ()
    uses_up: tuple[Identifier, ...] = ()
    file_after: tuple[Identifier, ...] = ()
    sources: tuple[str, ...] = Field(min_length=1)
    examples: tuple[Example, ...] = ()

    @model_validator(mode="after")
    def _conditions_or_lawyer(self) -> Remedy:
        if self.lawyer_only and self.conditions:
            raise ValueError("a lawyer_only remedy has no conditions: remove one of the two")
        if not self.lawyer_only and not self.conditions:
            raise ValueError(
                "a remedy needs conditions, or lawyer_only with the reason it has none"
            )
        return self
