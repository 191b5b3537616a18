"""One condition's answer: how it stands, why, and its words."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import Any

from screener.logic.compiled import Part, with_parts
from screener.logic.rulebook import Rulebook
from screener.logic.view import FactRef, View
from screener.screening.outcomes import BECAUSE
from screener.wording import english

Json = dict[str, Any]

_MET = {"met": True, "unmet": False, "curable": False}


@dataclass(frozen=True, slots=True)
class ConditionWords:
    """A condition with its words that no fact changes, and those of its parts."""

    part: Part
    words: Json
    """Citation, text, quote and the facts it looks at."""
    parts: tuple[ConditionWords, ...]

    @classmethod
    def of(cls, part: Part) -> ConditionWords:
        """The words of a compiled condition."""
        words = {
            "citation": part.citation,
            "text": part.says,
            "quote": part.quote,
            "facts": list(part.facts),
        }
        return cls(part, words, tuple(cls.of(inner) for inner in part.parts))

    def fixed(self) -> Json:
        """The words alone, by the condition's id."""
        result = {"id": self.part.id, **self.words}
        if self.parts:
            result["parts"] = [inner.fixed() for inner in self.parts]
        return result

    def standing(self, view: View, rules: Rulebook, *, with_words: bool) -> Json:
        """How the condition stands for a record."""
        because = BECAUSE[self.part.node.truth(view)]
        result: Json = {"id": self.part.id}
        if with_words:
            result |= self.words
        result["met"] = _MET.get(because)
        result["because"] = because
        result["reason"] = _reason(self.part, because, view, rules)
        if self.parts:
            result["parts"] = [
                inner.standing(view, rules, with_words=with_words) for inner in self.parts
            ]
        return result


def fact_label(ref: FactRef, rules: Rulebook) -> str:
    """A fact as its question, with the record it is about."""
    text = rules.catalog[ref.fact].text
    return text if ref.record is None else f"{text} (record {ref.record})"


def read_by_nobody(parts: tuple[Part, ...]) -> tuple[Part, ...]:
    """The conditions, and parts of them, whose words nobody has read."""
    return tuple(part for part in with_parts(parts) if not part.confirmed)


def unconfirmed(parts: Iterable[Part], view: View) -> Iterator[str]:
    """Cautions about those of ``parts`` that are met though nobody has read their words."""
    for part in parts:
        if BECAUSE[part.node.truth(view)] == "met":
            yield english.UNCONFIRMED.format(says=part.says)


def _reason(part: Part, because: str, view: View, rules: Rulebook) -> str | None:
    if because == "open":
        if not part.confirmed:
            return english.UNCONFIRMED.format(says=part.says)
        return part.open_because or english.OPEN_DEFAULT
    if because == "unknown":
        refs = dict.fromkeys(part.node.unsettled(view, 0b1111))
        labels = "; ".join(fact_label(ref, rules) for ref in refs)
        return english.MISSING.format(facts=labels)
    return None
