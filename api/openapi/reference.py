"""The shapes of what can be looked up: law, questions, offenses, health."""

from __future__ import annotations

from typing import Annotated, Any, Literal

from pydantic import Field

from api.openapi.answers import Citation, Helper, Kind, Quote, RemedyId
from api.openapi.model import Day, Model

Confidence = Literal["high", "medium", "low"]
Level = Literal["felony", "misdemeanor", "violation", "ordinance"]
Role = Annotated[
    Literal["selling", "buying", "arranging"] | None,
    Field(description="The role in prostitution that it shows by itself."),
]


class Health(Model):
    """The service runs."""

    status: Literal["ok"]


class Ready(Model):
    """The service can answer."""

    status: Literal["ready"]
    rules_version: str
    jurisdictions: list[str]


class _PlaceHead(Model):
    code: Annotated[str, Field(description="Two letters.")]
    name: str
    survivor_law: Annotated[str, Field(description="What the place has for survivors.")]
    verified_on: Annotated[Day, Field(description="The day the law was read.")]
    confidence: Confidence


class JurisdictionSummary(_PlaceHead):
    """One place whose law is covered."""

    remedies: list[RemedyId]
    not_covered: Annotated[list[str], Field(description="What these rules leave out.")]


class UncoveredPlace(Model):
    """A place whose law is not covered yet. That is not a no."""

    code: str
    name: str


class Jurisdictions(Model):
    """What is covered."""

    rules_version: str
    jurisdictions: list[JurisdictionSummary]
    no_rules_yet: list[UncoveredPlace]


class PassageOfLaw(Model):
    """A sentence or two, and the facts on which it depends whether it is said."""

    text: str
    depends_on: Annotated[list[str], Field(description="Empty: it is always said.")]


class StatementOfLaw(Model):
    """Something the law says that is shown and never evaluated."""

    citation: str
    text: str
    quote: Quote
    confirmed: Annotated[bool, Field(description="false: nobody has read the words.")]


class ConditionOfLaw(Model):
    """A condition of a remedy."""

    id: str
    citation: Citation
    text: Annotated[str | None, Field(description="What the law asks, in plain words.")]
    quote: Quote
    confirmed: Annotated[bool, Field(description="false: nobody has read the words.")]
    open_because: Annotated[str | None, Field(description="What the words do not settle.")]
    facts: Annotated[list[str], Field(description="The facts it looks at.")]
    parts: list[ConditionOfLaw] = Field(default_factory=list)


class EffectOfLaw(Model):
    """What an order does."""

    text: list[PassageOfLaw]
    still_seen_by: list[PassageOfLaw]
    may_say_no: list[PassageOfLaw]
    immigration: list[PassageOfLaw]


class ProofOfLaw(Model):
    """What must be shown, and which papers help."""

    burden: list[PassageOfLaw]
    documents: list[PassageOfLaw]


class ProcedureOfLaw(Model):
    """Where and how to ask."""

    court: list[PassageOfLaw]
    form: list[PassageOfLaw]
    fee: list[PassageOfLaw]
    notice: list[PassageOfLaw]
    hearing: list[PassageOfLaw]
    privacy: list[PassageOfLaw]
    grant: Literal["may", "shall", "open"]
    automatic: bool


class VersionOfLaw(Model):
    """When the law is in force, when it was read, and where."""

    in_force_from: Day | None
    in_force_until: Day | None
    verified_on: Day
    confidence: Confidence
    sources: list[str]


class RemedyOfLaw(Model):
    """One version of a remedy."""

    remedy: RemedyId
    name: str
    citation: str
    kind: Kind
    also: list[Kind]
    track: Literal["trafficking", "general"]
    law: VersionOfLaw
    covers: Annotated[
        dict[str, list[str]],
        Field(description="The records it is for, by options of facts. Empty: all records."),
    ]
    lawyer_only: Annotated[str | None, Field(description="Why only a lawyer can say.")]
    conditions: Annotated[list[ConditionOfLaw], Field(description="In the order of the statute.")]
    court_decides: list[StatementOfLaw]
    not_required: list[StatementOfLaw]
    unclear: Annotated[list[str], Field(description="Points the text leaves open.")]
    effect: EffectOfLaw
    proof: ProofOfLaw
    procedure: ProcedureOfLaw
    next_steps: list[PassageOfLaw]
    cautions: list[PassageOfLaw]
    uses_up: list[RemedyId]
    file_after: list[RemedyId]


class OffenseClass(Model):
    """A class of offenses as the place names it, and the level it implies."""

    name: Annotated[str, Field(alias="class")]
    level: Level | None


class Jurisdiction(_PlaceHead):
    """The law of one place as data."""

    rules_version: str
    confidence_note: str
    safe_harbor: Annotated[
        list[StatementOfLaw],
        Field(description="Laws that keep some survivors from being charged at all."),
    ]
    not_covered: list[str]
    help: list[Helper]
    classes: list[OffenseClass]
    remedies: list[RemedyOfLaw]


class Option(Model):
    """One option of a question."""

    value: str
    label: Annotated[str, Field(description="As a person reads it.")]


class Question(Model):
    """One fact and the words that ask for it."""

    fact: Annotated[str, Field(description="Its name in person or record.")]
    scope: Annotated[
        Literal["person", "record", "either"],
        Field(
            description="either: may stand in both; a record's value wins, the person's counts "
            "where the record is silent."
        ),
    ]
    type: Literal["yes_no", "one_of", "list", "date", "number", "text"]
    text: str
    help: str | None
    why: Annotated[str | None, Field(description="Why it is asked: show this first.")]
    options: list[Option]
    open_options: Annotated[bool, Field(description="A list of remedy ids or kinds of relief.")]
    minimum: int | None
    maximum: int | None
    gate: Annotated[
        str | None, Field(description="The yes/no fact that says whether this date exists.")
    ]
    sensitive: Annotated[bool, Field(description="Ask late, and only where it decides.")]
    staff_only: Annotated[bool, Field(description="Never a question to a survivor.")]
    theme: Annotated[bool, Field(description="A plain fact from which trafficked follows.")]
    label_only: Annotated[bool, Field(description="A label; no law turns on it.")]
    example: Annotated[Any, Field(description="A value that is accepted.")]


class Questions(Model):
    """Every question."""

    language: str
    rules_version: str
    questions: list[Question]


class OffenseKind(Model):
    """One category of offenses."""

    offense: str
    label: str
    text: str
    role: Role
    nibrs: list[str]
    ncic: list[str]
    uccs: list[str]


class Offenses(Model):
    """Every category of offenses, with its codes in national systems."""

    rules_version: str
    offenses: list[OffenseKind]


class SectionAnswer(Model):
    """What a section is, by the offense map of its place."""

    jurisdiction: str
    rules_version: str
    known: Annotated[bool, Field(description="The offense map holds the section.")]
    offense: Annotated[str | None, Field(description="Its category, where it is one.")]
    offenses: Annotated[list[str], Field(description="Every category it can be.")]
    prostitution_role: Role
    level: Level | None
    offense_class: Annotated[str | None, Field(alias="class")]
    decided_by: Annotated[
        Literal["statute", "offense_date", "offense"] | None,
        Field(
            description="What would settle which category: the subsection, the day of the "
            "offense, or the words of the charge."
        ),
    ]
    remarks: list[str]
