"""What a condition may test. Each test is a mapping with exactly one test in it.

``{connection: {met: [forced], open: [result], unmet: [during, unrelated]}}`` tests one
fact; ``all``, ``any`` and ``not`` join tests; ``listed`` asks whether the offense is on a
list of the file; ``wait`` counts time; ``count`` looks over the person's records.
"""

from __future__ import annotations

from datetime import date
from typing import Annotated, Literal

from pydantic import BeforeValidator, ConfigDict, Field, model_validator

from screener.law.base import FactName, Identifier, Model, Sentence, YesNo
from screener.law.kinds import Cure


def _as_list(value: object) -> object:
    return [value] if isinstance(value, str) else value


Options = Annotated[tuple[str, ...], BeforeValidator(_as_list)]
"""Options of a fact; ``rest`` alone stands for every option not placed elsewhere."""


class Lapse(Model):
    """A length of time: calendar years, months, days."""

    years: int = Field(default=0, ge=0, le=150)
    months: int = Field(default=0, ge=0, le=1200)
    days: int = Field(default=0, ge=0, le=36500)


class FactTest(Model):
    """The test of one fact. Which keys fit depends on the fact's type.

    * one-of, yes/no and list facts: ``met``, ``open``, ``unmet`` and ``curable`` place
      every option once (``rest`` stands for all others). A list is met when one option in
      it is. ``curable`` names what each option waits for: ``{money: [only_money_left]}``.
    * lists whose options are remedy ids or kinds: ``includes``, and ``open`` for those of
      which the words do not say whether they count.
    * numbers: ``at_least``, ``more_than``, ``at_most``, ``less_than``.
    * dates: ``before``, ``on_or_before``, ``after``, ``on_or_after`` a calendar day.
    """

    met: Options = ()
    open: Options = ()
    unmet: Options = ()
    curable: dict[Cure, Options] = Field(default_factory=dict)
    includes: Options = ()
    at_least: int | None = None
    more_than: int | None = None
    at_most: int | None = None
    less_than: int | None = None
    before: date | None = None
    on_or_before: date | None = None
    after: date | None = None
    on_or_after: date | None = None


def _short_form(value: object) -> object:
    """``pending_charges: no`` is short for met: no, unmet: everything else."""
    if isinstance(value, str | list):
        return {"met": value, "unmet": "rest"}
    return value


class Start(Model):
    """One date a wait counts from."""

    date: FactName
    when: Test | None = None
    money: Literal["counts", "ignored", "open"] | None = None
    """For ``sentence_completed`` only: whether unpaid money keeps the sentence unfinished."""


def _start_short_form(value: object) -> object:
    return {"date": value} if isinstance(value, str) else value


class Length(Model):
    """A length of time for the records its ``when`` is true of (without: for all others)."""

    when: Test | None = None
    years: int = Field(default=0, ge=0, le=150)
    months: int = Field(default=0, ge=0, le=1200)
    days: int = Field(default=0, ge=0, le=36500)


class Restart(Model):
    """Other records that start a wait again, from their own date."""

    which: Test
    place: Literal["here", "elsewhere", "anywhere"] = "anywhere"
    dated_by: FactName = "disposition_date"


class Wait(Model):
    """Time that must have passed since the latest of several dates.

    The anniversary is the first good day unless ``more_than``. Either one length for all
    records (``years``/``months``/``days``; none of them means "once those dates are past")
    or ``lengths``, of which the first whose ``when`` is true counts.
    """

    model_config = ConfigDict(extra="forbid", frozen=True, populate_by_name=True)

    from_: tuple[Annotated[Start, BeforeValidator(_start_short_form)], ...] = Field(
        alias="from", min_length=1
    )
    years: int = Field(default=0, ge=0, le=150)
    months: int = Field(default=0, ge=0, le=1200)
    days: int = Field(default=0, ge=0, le=36500)
    lengths: tuple[Length, ...] = ()
    more_than: YesNo = False
    restart: Restart | None = None


class Window(Model):
    """When the counted records must have happened. Several keys must all hold."""

    before_asking: Lapse | None = None
    """Within this time before the day of asking (time alone cures it)."""
    after: Annotated[tuple[FactName, ...], BeforeValidator(_as_list)] = ()
    """After this date of the record being looked at; of several, after the latest of them
    (a date whose gate says no drops out)."""
    after_for: Lapse | None = None
    """... and no later than this long after it."""
    before: FactName | None = None
    """Before this date of the record being looked at."""
    dated_by: FactName = "disposition_date"
    """Which date of the counted record is compared."""


class Count(Model):
    """How many of the person's other records pass a test.

    ``with_this`` counts the record being looked at too (lifetime limits). ``known_from``
    names facts of the person that say something of records not given: ``last_conviction_on:
    counts`` (that date is itself one of the counted) or ``bounds`` (none is later), and
    ``total_convictions``, ``felony_convictions``, ``misdemeanor_convictions``,
    ``later_conviction``: ``bounds``. A yes/no fact that asks for just such records (``ever
    convicted of …``) bounds them too: ``no`` means there are none.
    """

    which: Test
    with_this: YesNo = False
    place: Literal["here", "elsewhere", "anywhere"] = "anywhere"
    unit: Literal["record", "case", "incident", "arrest"] = "record"
    window: Window | None = None
    at_most: int | None = Field(default=None, ge=0)
    at_least: int | None = Field(default=None, ge=1)
    known_from: dict[FactName, Literal["counts", "bounds"]] = Field(default_factory=dict)


class Test(Model):
    """One test: exactly one of ``all``, ``any``, ``not``, ``listed``, ``wait``, ``count``,
    ``condition`` or a fact's name. A test inside ``all`` or ``any`` may carry an ``id``
    and words; it is then shown as a part of its condition.
    """

    __test__ = False  # not a pytest class
    __pydantic_extra__: dict[str, Annotated[FactTest, BeforeValidator(_short_form)]]
    model_config = ConfigDict(extra="allow", frozen=True, populate_by_name=True)

    id: Identifier | None = None
    law: Sentence | None = None
    quote: Sentence | None = None
    says: Sentence | None = None
    all: tuple[Test, ...] | None = Field(default=None, min_length=1)
    any: tuple[Test, ...] | None = Field(default=None, min_length=1)
    not_: Test | None = Field(default=None, alias="not")
    listed: Identifier | None = None
    wait: Wait | None = None
    count: Count | None = None
    condition: Identifier | None = None
    """Only in ``when`` of words: true when that condition or part of the remedy is met."""
    if_unmet: Cure | None = None
    """What cures it; without this an unmet test is unmet for good (a wait is cured by time)."""
    confirmed: YesNo = True
    """``no`` when nobody has read the words of the law that say this."""
    open_because: Sentence | None = None
    """Why the law leaves the options placed under ``open`` undecided, in plain words."""

    @property
    def facts(self) -> dict[str, FactTest]:
        """The fact tests by fact name: one, or none."""
        return self.__pydantic_extra__ or {}

    @model_validator(mode="after")
    def _one_test(self) -> Test:
        joined = [self.all, self.any, self.not_, self.listed, self.wait, self.count]
        count = sum(part is not None for part in [*joined, self.condition]) + len(self.facts)
        if count != 1:
            raise ValueError(
                f"a test needs exactly one of all, any, not, listed, wait, count, condition "
                f"or a fact's name; this has {count}"
            )
        return self


def test_keys() -> frozenset[str]:
    """The keys of a test that are not fact names."""
    keys: set[str] = set()
    for name, field in Test.model_fields.items():
        keys.add(field.alias or name)
    return frozenset(keys)


test_keys.__test__ = False  # type: ignore[attr-defined]  # not a pytest function

for _model in (Start, Length, Restart, Wait, Count, Test):
    _model.model_rebuild()
