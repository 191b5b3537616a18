"""Examples: people and records with the answer the law gives, worked out by hand."""

from __future__ import annotations

from datetime import date
from typing import Annotated, Any, Literal

from pydantic import BeforeValidator, Field, model_validator

from screener.law.base import Identifier, Model
from screener.law.kinds import Cure

Outcome = Literal["likely_eligible", "needs_info", "needs_review", "not_yet", "not_eligible"]


def _as_list(value: object) -> object:
    return [value] if isinstance(value, str) else value


class Example(Model):
    """One example of a remedy, or a table of them.

    ``record`` is the record looked at and ``others`` the person's other records. ``like``
    starts from an earlier example of the same remedy: ``person`` and ``record`` are laid
    over it fact by fact, ``without`` takes facts away. ``each`` makes one example of every
    option: ``{offense: [arson, robbery]}`` lays each over the record (or the person, for a
    fact of the person).

    ``because`` names the conditions that are not met, all of them and no others;
    ``expect: left_out`` says the remedy does not cover the record at all.
    """

    id: Identifier
    like: Identifier | None = None
    as_of: date | None = None
    person: dict[str, Any] = Field(default_factory=dict)
    record: dict[str, Any] = Field(default_factory=dict)
    others: tuple[dict[str, Any], ...] | None = None
    without: Annotated[tuple[str, ...], BeforeValidator(_as_list)] = ()
    each: dict[str, tuple[str, ...]] = Field(default_factory=dict)
    expect: Outcome | Literal["left_out"]
    because: Annotated[tuple[Identifier, ...], BeforeValidator(_as_list)] = ()
    eligible_on: date | tuple[date, date] | None = None
    waiting_for: Annotated[tuple[Cure | Literal["law"], ...], BeforeValidator(_as_list)] = ()
    missing: Annotated[tuple[str, ...], BeforeValidator(_as_list)] = ()
    parts_met: Annotated[tuple[Identifier, ...], BeforeValidator(_as_list)] = ()
    """Parts of conditions that are met here (the door a case came in through)."""

    @model_validator(mode="after")
    def _day(self) -> Example:
        if self.like is None and self.as_of is None:
            raise ValueError("an example needs as_of, or like")
        if len(self.each) > 1:
            raise ValueError("each takes one fact")
        return self
