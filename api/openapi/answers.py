"""The shapes of screenings that leave the service.

They describe; nothing is passed through them when the service answers. That real answers
have these shapes is a test. Fields may be added: a client ignores what it does not know.
"""

from __future__ import annotations

from typing import Annotated, Any, Literal

from pydantic import Field

from api.openapi.model import Day, Model, Problem, Text

Outcome = Annotated[
    Literal["likely_eligible", "needs_info", "needs_review", "not_yet", "not_eligible"],
    Field(
        description="likely_eligible: the answers match this law; a judge decides. needs_info: "
        "one or more facts decide. needs_review: a lawyer must look; this is not a no. not_yet: "
        "time or something the person can cure stands in the way. not_eligible: from these "
        "answers, this law does not reach this record."
    ),
]
Kind = Annotated[
    Literal[
        "vacatur", "expungement", "set_aside", "dismissal", "sealing", "resentencing", "pardon"
    ],
    Field(description="What a remedy does to the record."),
]
Cure = Literal["law", "wait", "money", "case", "warrant", "supervision", "trafficking"]
Citation = Annotated[str | None, Field(description="The section that says it.")]
Quote = Annotated[str | None, Field(description="The words of the law.")]
RemedyId = Annotated[str, Field(description="The id of a remedy; it never changes.")]


class FactRef(Model):
    """A fact of a record, or of the person."""

    fact: Annotated[str, Field(description="The name of the fact.")]
    record: Annotated[str | None, Field(description="The record's id; null for the person.")]


class DayRange(Model):
    """A day that is not known exactly, because a date given is rough."""

    earliest: Day
    latest: Day


When = Annotated[
    Day | DayRange | None,
    Field(description="The first day it would be true, where one follows from the dates given."),
]


class NamedRemedy(Model):
    """A remedy and its outcome."""

    remedy: RemedyId
    outcome: Outcome


class Branch(Model):
    """With one fact missing: what an answer to it would give."""

    answer: Annotated[
        Any,
        Field(
            description="An option, a number, a list of options, a span of days "
            "({after, on_or_before}), or a list of these where they give the same."
        ),
    ]
    outcome: Annotated[
        Literal["likely_eligible", "needs_info", "needs_review", "not_yet", "not_eligible"] | None,
        Field(description="null: the remedy would not be for this record at all."),
    ]
    eligible_on: When


class Standing(Model):
    """How a condition stands."""

    id: Annotated[str, Field(description="The id of the condition within its remedy.")]
    met: Annotated[bool | None, Field(description="null: not known, or open.")]
    because: Annotated[
        Literal["met", "unmet", "curable", "unknown", "open"],
        Field(
            description="curable: not met now; time or the person can change that. unknown: a "
            "fact is missing. open: the words of the law do not settle it."
        ),
    ]
    reason: Annotated[str | None, Field(description="Why it is unknown or open.")]
    parts: list[Standing] = Field(
        default_factory=list, description="The parts of the condition, of the same shape."
    )


class ConditionWords(Model):
    """The words of a condition."""

    id: str
    citation: Citation
    text: Annotated[str | None, Field(description="What the law asks, in plain words.")]
    quote: Quote
    facts: Annotated[list[str], Field(description="The facts it looks at.")]
    parts: list[ConditionWords] = Field(default_factory=list)


class Condition(Model):
    """A condition: what the law asks, and how it stands."""

    id: str
    citation: Citation
    text: Annotated[str | None, Field(description="What the law asks, in plain words.")]
    quote: Quote
    facts: Annotated[list[str], Field(description="The facts it looks at.")]
    met: Annotated[bool | None, Field(description="null: not known, or open.")]
    because: Literal["met", "unmet", "curable", "unknown", "open"]
    reason: Annotated[str | None, Field(description="Why it is unknown or open.")]
    parts: list[Condition] = Field(default_factory=list)


class Aside(Model):
    """Something the law says that is shown and never evaluated."""

    citation: str
    text: str
    quote: Quote


class Effect(Model):
    """What an order does."""

    text: Text
    still_seen_by: Annotated[Text, Field(description="Who can still see the record.")]
    may_say_no: Annotated[Text, Field(description="When one may say there is no record.")]
    immigration: Text


class Proof(Model):
    """What must be shown, and which papers help."""

    burden: Text
    documents: Text


class Procedure(Model):
    """Where and how to ask."""

    court: Text
    form: Text
    fee: Text
    notice: Annotated[Text, Field(description="Who is told.")]
    hearing: Text
    privacy: Text
    grant: Annotated[
        Literal["may", "shall", "open"],
        Field(description="Whether the judge must grant it once the points are found."),
    ]
    automatic: Annotated[bool, Field(description="Nobody has to ask for it.")]


class PartOfEffect(Model):
    """The words of `effect` that stand here."""

    text: Text = None
    still_seen_by: Text = None
    may_say_no: Text = None
    immigration: Text = None


class PartOfProof(Model):
    """The words of `proof` that stand here."""

    burden: Text = None
    documents: Text = None


class PartOfProcedure(Model):
    """The words of `procedure` that stand here."""

    court: Text = None
    form: Text = None
    fee: Text = None
    notice: Text = None
    hearing: Text = None
    privacy: Text = None
    grant: Literal["may", "shall", "open"] | None = None
    automatic: bool | None = None


class Law(Model):
    """When the law was read, and where."""

    in_force_from: Day | None
    verified_on: Day
    confidence: Literal["high", "medium", "low"]
    sources: list[str]


class _Result(Model):
    remedy: RemedyId
    outcome: Outcome
    eligible_on: When
    waiting_for: Annotated[list[Cure], Field(description="What a not_yet waits for.")]
    missing: Annotated[list[FactRef], Field(description="The facts that decide and are not known.")]
    summary: Annotated[str, Field(description="The outcome in a sentence.")]
    branches: Annotated[
        list[Branch], Field(description="With one fact missing: what each answer would give.")
    ]
    cautions: Annotated[list[str], Field(description="Points to take care with.")]


class _Identity(Model):
    name: str
    citation: str
    kind: Kind
    also: Annotated[list[Kind], Field(description="Other things it does to the record.")]
    track: Annotated[
        Literal["trafficking", "general"],
        Field(description="trafficking: for survivors. general: for anyone."),
    ]
    lawyer_only: Annotated[str | None, Field(description="Why only a lawyer can say.")]
    court_decides: Annotated[list[Aside], Field(description="What only the judge weighs.")]
    not_required: Annotated[
        list[Aside], Field(description="What this law does not ask, where people expect it to.")
    ]
    uses_up: Annotated[list[RemedyId], Field(description="One-time routes this would spend.")]
    file_after: Annotated[list[RemedyId], Field(description="What is to be asked for first.")]
    law: Law


class RemedyAnswer(_Result, _Identity):
    """One remedy for one record."""

    conditions: Annotated[list[Condition], Field(description="In the order of the statute.")]
    effect: Effect
    proof: Proof
    procedure: Procedure
    next_steps: list[str]


class RemedyWords(_Identity):
    """The words of a remedy that no fact changes."""

    conditions: list[ConditionWords]
    effect: PartOfEffect
    proof: PartOfProof
    procedure: PartOfProcedure
    next_steps: Annotated[
        list[str] | None, Field(description="Left out where facts change them: see the record.")
    ] = None


class RemedyAnswerWordsOnce(_Result):
    """One remedy for one record; words not here stand in `remedies`.

    Where two records meet two versions of one law, the second holds all its words.
    """

    conditions: list[Standing]
    effect: PartOfEffect | None = None
    proof: PartOfProof | None = None
    procedure: PartOfProcedure | None = None
    next_steps: list[str] | None = None


class RemedyOutcome(Model):
    """One remedy's outcome for one record."""

    remedy: RemedyId
    outcome: Outcome
    eligible_on: When
    missing: list[FactRef]


class _Record(Model):
    id: Annotated[str, Field(description="The record's id, or its place in the list from 1.")]
    jurisdiction: str
    best: Annotated[
        NamedRemedy | None, Field(description="The first remedy; null if all are not_eligible.")
    ]
    better: Annotated[
        NamedRemedy | None,
        Field(description="The first undecided or not-yet remedy that does more than best."),
    ]
    none_found: Annotated[
        str | None, Field(description="In words, where no remedy is left. This is not the end.")
    ]


class RecordAnswer(_Record):
    """One record."""

    remedies: Annotated[list[RemedyAnswer], Field(description="Best first.")]


class RecordAnswerWordsOnce(_Record):
    """One record."""

    remedies: Annotated[
        list[RemedyAnswer | RemedyAnswerWordsOnce], Field(description="Best first.")
    ]


class RecordOutcomes(_Record):
    """One record's outcomes."""

    remedies: Annotated[list[RemedyOutcome], Field(description="Best first.")]


class Warning(Model):  # noqa: A001 - its name in the document
    """A warning. Most are the same for everyone, so that none reveals who someone is."""

    id: str
    text: str
    facts: Annotated[list[FactRef] | None, Field(description="Facts that cannot all be true.")] = (
        None
    )


class Helper(Model):
    """Who can help."""

    name: str
    url: str | None = None
    phone: str | None = None
    says: str | None = None
    verified_on: Day | None = None


class _Answer(Model):
    as_of: Annotated[Day, Field(description="The day of asking.")]
    language: str
    rules_version: Annotated[str, Field(description="Names the law used, to the letter.")]
    external_id: Annotated[str | None, Field(description="As sent.")]
    next_question: Annotated[
        FactRef | None, Field(description="The fact that would settle most; null if none would.")
    ]


class _InWords(_Answer):
    notice: Annotated[str, Field(description="Show this with every answer.")]
    warnings: Annotated[
        list[Warning], Field(description="Show these before the results, to everyone.")
    ]
    help: Annotated[
        dict[str, list[Helper]], Field(description="Who can help, by place of the records.")
    ]


class ScreeningAnswer(_InWords):
    """The answer with every word (`detail=full`)."""

    records: list[RecordAnswer]


class ScreeningAnswerWordsOnce(_InWords):
    """The answer with words that no fact changes standing once (`words=once`)."""

    remedies: dict[str, RemedyWords]
    records: list[RecordAnswerWordsOnce]


class OutcomesAnswer(_Answer):
    """The answer without words (`detail=outcomes`)."""

    records: list[RecordOutcomes]


class BatchItem(Model):
    """One screening of a batch: answered or refused."""

    answer: ScreeningAnswer | ScreeningAnswerWordsOnce | OutcomesAnswer | None
    problem: Problem | None


class BatchAnswer(Model):
    """A batch, in the order sent."""

    rules_version: str
    screenings: list[BatchItem]
