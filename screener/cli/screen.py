"""``screener screen``: one person's records, readable or as JSON."""

from __future__ import annotations

import sys
from collections.abc import Mapping
from datetime import date, datetime
from enum import Enum
from typing import Annotated

import orjson
import typer

from screener.cli.console import write
from screener.cli.exits import refuse
from screener.cli.loaded import RulesFolder, loaded_rules
from screener.cli.person_file import PersonFile, UnreadablePerson, read_person
from screener.cli.readable_answer import ReadableAnswer
from screener.facts.answers import Case, InvalidRequest, read_case
from screener.logic.rulebook import Rulebook
from screener.screening.screen import screen as screen_case
from screener.wording.answer import answer


class Detail(Enum):
    """How much of the answer is given."""

    FULL = "full"
    OUTCOMES = "outcomes"


def screen(
    file: Annotated[
        str, typer.Argument(metavar="FILE", help="A YAML or JSON file; - for standard input.")
    ],
    as_json: Annotated[
        bool, typer.Option("--json", help="The answer as the service gives it, in JSON.")
    ] = False,
    as_of: Annotated[
        datetime | None,
        typer.Option(
            formats=["%Y-%m-%d"], metavar="YYYY-MM-DD", help="The day of asking; today without."
        ),
    ] = None,
    detail: Annotated[
        Detail, typer.Option(help="outcomes: only outcomes, dates and what is missing.")
    ] = Detail.FULL,
    rules: RulesFolder = None,
) -> None:
    """Screen the records of one person.

    Nothing is stored or sent. Mistakes in the file are named by place, all at once, and never
    repeat what it says.
    """
    person = _person(file)
    rulebook = loaded_rules(rules, _places(person.data))
    case = _case(person, rulebook, None if as_of is None else as_of.date())
    screening = screen_case(case, rulebook)
    if as_json:
        sys.stdout.buffer.write(orjson.dumps(answer(screening, rulebook, detail.value)) + b"\n")
        return
    readable = ReadableAnswer(rulebook, brief=detail is Detail.OUTCOMES)
    write(readable.of(answer(screening, rulebook)))


def _person(name: str) -> PersonFile:
    try:
        return read_person(name)
    except UnreadablePerson as error:
        refuse(error)


def _places(data: object) -> list[str]:
    """The places a person file names: only their rules are read."""
    records = data.get("records") if isinstance(data, Mapping) else None
    places = [
        record.get("jurisdiction")
        for record in (records if isinstance(records, list) else ())
        if isinstance(record, Mapping)
    ]
    return [place for place in places if isinstance(place, str)]


def _case(person: PersonFile, rules: Rulebook, as_of: date | None) -> Case:
    data = _asked_on(person, as_of)
    try:
        return read_case(data, rules.catalog, today=date.today(), from_text=person.from_text)
    except InvalidRequest as error:
        places = ((each.pointer or "the whole file", each.detail) for each in error.refusals)
        refuse(*(f"{person.name}: {place}: {detail}" for place, detail in places))


def _asked_on(person: PersonFile, as_of: date | None) -> object:
    """The file's data; a day of asking given as an option takes the place of the file's."""
    if as_of is None or not isinstance(person.data, Mapping):
        return person.data
    return {**person.data, "as_of": as_of.isoformat()}
