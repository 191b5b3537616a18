"""The catalog of facts: what may be asked, and the values each fact can have."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, NamedTuple

from screener.facts.calendar import Span
from screener.law.kinds import FactType

if TYPE_CHECKING:
    from screener.law.catalog import Offenses, Question, Questions

YES, NO, NONE = "yes", "no", "none"

#: Dates that may lie ahead of the day of asking (a sentence that is still running). All
#: other dates are of things that have happened, and are never later than that day.
CAN_LIE_AHEAD = frozenset(
    {
        "released_on",
        "probation_ended_on",
        "parole_ended_on",
        "sentence_completed",
        "registration_ended_on",
    }
)


class Listing(NamedTuple):
    """A list fact: the options in it, and whether nothing else is (``complete``)."""

    has: frozenset[str]
    complete: bool


Value = str | int | Span | Listing | frozenset[str] | tuple[int, int]
"""A fact's value: an option or text, a whole number, a rough date, a list; or, where only
part is known, the set of options it can be or the lowest and highest number."""


@dataclass(frozen=True, slots=True)
class Fact:
    """One fact of the catalog."""

    name: str
    type: FactType
    scope: str
    options: tuple[str, ...]
    text: str
    """The question, as a person reads it."""
    help: str | None
    why: str | None
    labels: Mapping[str, str]
    """Options of one-of and list facts as a person reads them."""
    open_options: bool
    sensitive: bool
    staff_only: bool
    theme: bool
    label_only: bool
    minimum: int | None
    maximum: int | None

    @property
    def of_person(self) -> bool:
        """True when a missing value is asked once for the person (person and either)."""
        return self.scope != "record"


@dataclass(frozen=True)
class Catalog:
    """All facts, in the order of the questions file."""

    facts: Mapping[str, Fact]
    offense_categories: Mapping[str, Mapping[str, object]] = field(default_factory=dict)
    """Each category with its label, what it is, and its codes in national systems."""
    usual_roles: Mapping[str, str] = field(default_factory=dict)
    """The role in prostitution that a category shows by itself."""
    gates: Mapping[str, str] = field(default_factory=dict)
    """Date fact -> the yes/no fact that says whether the date exists."""

    def __getitem__(self, name: str) -> Fact:
        return self.facts[name]

    def __contains__(self, name: object) -> bool:
        return name in self.facts


def build_catalog(questions: Questions, offenses: Offenses) -> Catalog:
    """Join the questions file and the offense categories into one catalog."""
    facts: dict[str, Fact] = {}
    gates: dict[str, str] = {}
    for name, question in questions.facts.items():
        facts[name] = _fact(name, question)
        if question.gate is not None:
            gates[name] = question.gate
    categories = {
        name: category.model_dump(exclude={"role"})
        for name, category in offenses.categories.items()
    }
    roles = {name: c.role for name, c in offenses.categories.items() if c.role is not None}
    return Catalog(facts, categories, roles, gates)


def _fact(name: str, question: Question) -> Fact:
    return Fact(
        name=name,
        type=question.type,
        scope=question.scope,
        options=(YES, NO) if question.type == "yes_no" else tuple(question.options),
        text=question.text,
        help=question.help,
        why=question.why,
        labels={option: words.label for option, words in question.options.items()},
        open_options=question.open_options,
        sensitive=question.sensitive,
        staff_only=question.staff_only,
        theme=question.theme,
        label_only=question.label_only,
        minimum=question.minimum,
        maximum=question.maximum,
    )
