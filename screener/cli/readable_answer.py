"""The answer of the contract as text for legal aid staff: the best remedy of each record first."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any

from rich.console import Group, RenderableType

from screener.cli import blocks
from screener.cli.readable_remedy import LONG_WORDS, ReadableRemedy
from screener.facts.places import NAMES
from screener.logic.rulebook import Rulebook

Json = Mapping[str, Any]


class ReadableAnswer:
    """Makes an answer (with full detail) readable.

    ``brief`` keeps, per remedy, the outcome, the day and what is missing.
    """

    def __init__(self, rules: Rulebook, *, brief: bool = False) -> None:
        self.remedies = ReadableRemedy(rules)
        self.brief = brief
        self.told: dict[str, list[tuple[str, list[Json]]]] = {}

    def of(self, answer: Json) -> Group:
        """The whole answer."""
        return Group(*self._parts(answer))

    def _parts(self, answer: Json) -> Iterator[RenderableType]:
        yield blocks.line(f"Asked on {answer['as_of']}. Rules {answer['rules_version'][:19]}.", 0)
        if answer["external_id"] is not None:
            yield blocks.line(f"For {answer['external_id']}.", 0)
        yield blocks.title("Before anything is filed")
        yield blocks.bullets((each["text"] for each in answer["warnings"]), blocks.INDENT)
        for record in answer["records"]:
            yield from self._record(record)
        if not answer["records"]:
            yield blocks.title("No records to screen")
        if answer["next_question"] is not None:
            yield blocks.title("What to find out first")
            yield blocks.bullets([self.remedies.question(answer["next_question"])], blocks.INDENT)
        yield from self._help(answer["help"])
        yield blocks.title("Please note")
        yield blocks.line(answer["notice"])

    def _record(self, record: Json) -> Iterator[RenderableType]:
        place = NAMES.get(record["jurisdiction"], "another court")
        yield blocks.title(f"Record {record['id']}: {place}")
        if record["none_found"] is not None:
            yield blocks.line(record["none_found"])
        remedies = list(record["remedies"])
        if record["best"] is not None and not self.brief:
            best = remedies.pop(0)
            yield from self.remedies.full(best, record["id"], self._told(best, record["id"]))
            yield from self._better(record, remedies)
        if remedies:
            if not self.brief:
                yield blocks.heading("Other laws looked at for this record")
            for remedy in remedies:
                yield from self.remedies.short(remedy, record["id"])

    def _told(self, remedy: Json, record: str) -> str | None:
        """The earlier record for which the same words of this remedy were written out."""
        for earlier, words in self.told.get(remedy["remedy"], ()):
            if words == [remedy[group] for group in LONG_WORDS]:
                return earlier
        told = (record, [remedy[group] for group in LONG_WORDS])
        self.told.setdefault(remedy["remedy"], []).append(told)
        return None

    @staticmethod
    def _better(record: Json, others: list[Json]) -> Iterator[RenderableType]:
        better = record["better"]
        if better is None:
            return
        name = next(each["name"] for each in others if each["remedy"] == better["remedy"])
        yield blocks.heading("This would do more, and it is not settled yet")
        yield blocks.bullets([name])

    @staticmethod
    def _help(help_: Json) -> Iterator[RenderableType]:
        places: dict[str, list[str]] = {}
        for place, helpers in help_.items():
            for helper in helpers:
                said = (helper.get(key) for key in ("name", "says", "phone", "url"))
                text = ". ".join(part.rstrip(".") for part in said if part)
                places.setdefault(text, []).append(place)
        if places:
            yield blocks.title("Who can help")
        for text, where in places.items():
            prefix = "" if len(where) == len(help_) else f"{', '.join(where)}: "
            yield blocks.bullets([f"{prefix}{text}"], blocks.INDENT)
