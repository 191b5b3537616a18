"""Sentences for people: plain enough to read, in the order and words we agreed on."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import ClassVar

import textstat

from screener.checks.base import Check
from screener.law.remedy import Remedy
from screener.loading.jurisdictions import passages_of
from screener.loading.load import LoadedRules, RuleFile
from screener.loading.problems import Problem, Severity

HIGHEST_GRADE = 8.0

#: Legal words kept beside plain ones; they do not count against a sentence.
GLOSSARY = (
    "adjudication", "conviction", "convictions", "expungement", "expunction", "nondisclosure",
    "vacatur", "prosecutor", "prosecution", "misdemeanor", "misdemeanors", "felony", "felonies",
    "trafficking", "trafficked", "jurisdiction", "supervision", "probation", "restitution",
    "affidavit", "prostitution", "solicitation", "immigration", "attorney", "clemency",
)  # fmt: skip

_CITATION = re.compile(
    r"§+\s*[\w.()\-:–]+|\b\d[\w.\-]*(?:\([\w.]+\))+|\b\d+[A-Z]?\.\d[\w.\-]*|\b(?:R\.C\.|U\.S\.C\.|MCL|G\.L\.|C\.F\.R\.)"
)
_NAME = re.compile(r"(?<![.!?]\s)(?<!^)\b[A-Z][\w'’.-]*(?:\s+[A-Z][\w'’.-]*)*")

#: Words that promise, advise or endanger.
FORBIDDEN = (
    "you qualify", "you should", "you will win", "erased", "no one will know", "anonymous",
    "untraceable", "completely safe", "privileged", "pay first", "call the prosecutor",
)  # fmt: skip


def readable(text: str) -> str:
    """The sentences as measured: citations, names and glossary words left out."""
    text = _CITATION.sub("", text)
    text = _NAME.sub("it", text)
    for word in GLOSSARY:
        text = re.sub(rf"\b{word}\b", "it", text, flags=re.IGNORECASE)
    return text


def grade(text: str) -> float:
    """The Flesch-Kincaid grade of a text (textstat), with names and legal words left out."""
    return float(textstat.flesch_kincaid_grade(readable(text)))


def sentences_of(remedy: Remedy) -> Iterator[str]:
    """Every sentence of a remedy that a person may read."""
    for condition in remedy.conditions:
        yield condition.says
    for aside in (*remedy.court_decides, *remedy.not_required):
        yield aside.says
    yield from remedy.unclear
    for _, passages in passages_of(remedy):
        for passage in passages:
            if passage.text is not None:
                yield passage.text


class Readable(Check):
    """A remedy's sentences read at grade 8 or lower on average."""

    description: ClassVar[str] = "sentences of a remedy are at grade 8 or lower on average"

    def check_file(self, file: RuleFile, loaded: LoadedRules) -> Iterator[Problem]:
        """Measure each remedy."""
        for number, remedy in enumerate(file.law.remedies):
            sentences = list(sentences_of(remedy))
            average = sum(grade(each) for each in sentences) / len(sentences)
            if average > HIGHEST_GRADE:
                worst = max(sentences, key=grade)
                yield self.problem(
                    file,
                    ("remedies", number),
                    f"{remedy.id} reads at grade {average:.1f}; the hardest: “{worst[:80]}”",
                    "use shorter words and sentences",
                )


class NoForbiddenWords(Check):
    """No sentence promises, advises or puts a person at risk."""

    description: ClassVar[str] = "no forbidden words"

    def check_file(self, file: RuleFile, loaded: LoadedRules) -> Iterator[Problem]:
        """Look through every sentence."""
        for number, remedy in enumerate(file.law.remedies):
            for sentence in sentences_of(remedy):
                for words in FORBIDDEN:
                    if words in sentence.lower():
                        yield self.problem(
                            file,
                            ("remedies", number),
                            f"{remedy.id} says “{words}”",
                            "describe what the law says instead",
                        )


class KeysInOrder(Check):
    """Keys stand in the order of the guide, so that files read alike."""

    description: ClassVar[str] = "keys stand in canonical order"
    severity: ClassVar[Severity] = "error"

    def check_file(self, file: RuleFile, loaded: LoadedRules) -> Iterator[Problem]:
        """Compare the order of keys with the order of the models' fields."""
        yield from self._compare(file, (), type(file.law))
        for number, _ in enumerate(file.law.remedies):
            yield from self._compare(file, ("remedies", number), Remedy)

    def _compare(
        self, file: RuleFile, path: tuple[str | int, ...], model: type
    ) -> Iterator[Problem]:
        data = file.located.data
        for step in path:
            data = data[step]
        fields = [field.alias or name for name, field in model.model_fields.items()]  # type: ignore[attr-defined]
        wanted = [name for name in fields if name in data]
        given = [name for name in data if name in wanted]
        if given != wanted:
            first = next(g for g, w in zip(given, wanted, strict=True) if g != w)
            yield self.problem(
                file,
                (*path, first),
                f"{first} is out of order",
                f"the order is: {', '.join(wanted)}",
            )
