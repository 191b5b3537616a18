"""One remedy of an answer as text, in full or in short."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any

from rich.console import RenderableType

from screener.cli import blocks, words
from screener.logic.rulebook import Rulebook

Json = Mapping[str, Any]

_GROUPS = (
    (
        "What the order does",
        "effect",
        {
            "text": "",
            "still_seen_by": "Who still sees it: ",
            "may_say_no": "What a person may answer: ",
            "immigration": "Immigration: ",
        },
    ),
    ("What must be shown", "proof", {"burden": "", "documents": "Papers: "}),
    (
        "Where and how to ask",
        "procedure",
        {
            "court": "Court: ",
            "form": "Form: ",
            "fee": "Fee: ",
            "notice": "Who is told: ",
            "hearing": "Hearing: ",
            "privacy": "Privacy: ",
        },
    ),
)

LONG_WORDS = tuple(group for _, group, _ in _GROUPS)
"""The groups of words that are the same for most records under one remedy."""


class ReadableRemedy:
    """Makes remedies readable; questions come from the rules."""

    def __init__(self, rules: Rulebook) -> None:
        self.rules = rules

    def full(
        self, remedy: Json, record: str, as_for: str | None = None
    ) -> Iterator[RenderableType]:
        """Everything a lawyer needs of the first remedy of a record.

        ``as_for`` is an earlier record for which the same long words were written out.
        """
        yield blocks.heading(remedy["name"])
        yield blocks.line(f"{remedy['citation']} ({words.kinds(remedy)})")
        yield blocks.line(self.outcome(remedy))
        if remedy["lawyer_only"] is not None:
            yield blocks.line(remedy["lawyer_only"])
        if remedy["conditions"]:
            yield blocks.heading("What the law asks")
            yield blocks.rows(self._conditions(remedy["conditions"], ""))
        yield from blocks.listed("What is still to be known", self._missing(remedy, record))
        yield from blocks.listed("What only the court decides", self._court_decides(remedy))
        yield from blocks.listed("What the law does not ask", self._asides(remedy["not_required"]))
        if as_for is None:
            yield from self._long_words(remedy)
        else:
            yield blocks.heading(f"Effect, proof and procedure: as for record {as_for}")
        yield from self._steps(remedy)
        yield from blocks.listed("Points to take care with", self._cautions(remedy))
        yield from blocks.listed("How the law was read", self._law(remedy["law"]))

    @staticmethod
    def _long_words(remedy: Json) -> Iterator[RenderableType]:
        for name, group, labels in _GROUPS:
            said = remedy[group]
            yield from blocks.listed(name, (f"{labels[k]}{said[k]}" for k in labels if said[k]))

    def short(self, remedy: Json, record: str) -> Iterator[RenderableType]:
        """A remedy in a few lines: the outcome, and the points it turns on."""
        texts = [f"{remedy['name']} ({remedy['citation']}). {self.outcome(remedy)}"]
        if remedy["lawyer_only"] is not None:
            texts.append(remedy["lawyer_only"])
        elif remedy["outcome"] != "needs_info":
            texts.extend(
                f"{words.STANDS[each['because']].capitalize()}: {each['text']}"
                for each in remedy["conditions"]
                if each["because"] in ("unmet", "curable", "open")
            )
        texts.extend(f"Not known yet: {text}" for text in self._missing(remedy, record))
        yield blocks.bullets(["\n".join(texts)])

    def question(self, ref: Json, record: str | None = None) -> str:
        """A missing fact as its question, with the record it is about unless it is ``record``."""
        text = self.rules.catalog[ref["fact"]].text
        about = ref["record"]
        return text if about in (None, record) else f"{text} (record {about})"

    @staticmethod
    def outcome(remedy: Json) -> str:
        """The outcome in words, with the day and what it waits for."""
        label, summary = words.OUTCOMES[remedy["outcome"]], remedy["summary"]
        texts = [f"{label}." if summary.startswith(label) else f"{label}. {summary}"]
        texts.append(words.day(remedy["eligible_on"]))
        if remedy["waiting_for"]:
            waits = "; ".join(words.WAITING_FOR[each] for each in remedy["waiting_for"])
            texts.append(f"It waits for: {waits}.")
        return " ".join(text for text in texts if text)

    def _conditions(self, conditions: list[Json], indent: str) -> Iterator[tuple[str, str]]:
        for each in conditions:
            lines = [each["citation"], each["text"], each["reason"]]
            yield (
                f"{indent}{words.STANDS[each['because']]}",
                "\n".join(text for text in lines if text),
            )
            yield from self._conditions(each.get("parts", []), f"{indent}  ")

    def _missing(self, remedy: Json, record: str) -> Iterator[str]:
        branches = self._branches(remedy)
        for ref in remedy["missing"]:
            yield "\n".join([self.question(ref, record), *branches])

    def _branches(self, remedy: Json) -> list[str]:
        if not remedy["branches"]:
            return []
        fact = self.rules.catalog[remedy["missing"][0]["fact"]]
        return [
            " ".join(
                text
                for text in (
                    f"If {words.answered(branch['answer'], fact)}:",
                    f"{words.OUTCOMES[branch['outcome']].lower()}."
                    if branch["outcome"]
                    else "the law does not look at this record.",
                    words.day(branch["eligible_on"]),
                )
                if text
            )
            for branch in remedy["branches"]
        ]

    def _court_decides(self, remedy: Json) -> Iterator[str]:
        yield from self._asides(remedy["court_decides"])
        grant = remedy["procedure"]["grant"]
        if grant == "shall" or not remedy["court_decides"]:
            yield words.GRANT[grant]

    @staticmethod
    def _asides(asides: list[Json]) -> Iterator[str]:
        return (f"{each['citation']}: {each['text']}" for each in asides)

    @staticmethod
    def _steps(remedy: Json) -> Iterator[RenderableType]:
        if remedy["next_steps"]:
            yield blocks.heading("Next steps")
            yield blocks.rows((f"{n}.", text) for n, text in enumerate(remedy["next_steps"], 1))

    @staticmethod
    def _cautions(remedy: Json) -> Iterator[str]:
        yield from remedy["cautions"]
        if remedy["uses_up"]:
            yield f"It would use up a one-time route: {', '.join(remedy['uses_up'])}."
        if remedy["file_after"]:
            yield f"Usually asked for after: {', '.join(remedy['file_after'])}."

    @staticmethod
    def _law(law: Json) -> Iterator[str]:
        since = "" if law["in_force_from"] is None else f" In force from {law['in_force_from']}."
        yield f"Read on {law['verified_on']}; confidence: {law['confidence']}.{since}"
        yield from law["sources"]
