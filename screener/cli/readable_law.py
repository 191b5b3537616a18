"""The law of one jurisdiction as text: what a lawyer compares with the statute."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from rich.console import Group, RenderableType

from screener.cli import blocks, words
from screener.law.jurisdiction import Jurisdiction
from screener.law.remedy import InForce, Remedy
from screener.law.tests import Test


def readable_law(law: Jurisdiction) -> Group:
    """Everything the rules say of one jurisdiction, remedy by remedy."""
    return Group(*_law(law))


def _law(law: Jurisdiction) -> Iterator[RenderableType]:
    yield blocks.title(f"{law.name} ({law.code})")
    yield blocks.line(law.survivor_law)
    yield blocks.line(
        f"Law read on {law.verified_on}; confidence: {law.confidence}. {law.confidence_note}"
    )
    for remedy in law.remedies:
        yield from _remedy(remedy, law)
    yield blocks.title("Not covered by these rules")
    yield blocks.bullets(law.not_covered or ["Nothing is named."], blocks.INDENT)
    yield blocks.title("Sources")
    yield blocks.rows(
        ((id_, f"{each.url} ({each.supports})") for id_, each in law.sources.items()),
        blocks.INDENT,
    )


def _remedy(remedy: Remedy, law: Jurisdiction) -> Iterator[RenderableType]:
    yield blocks.title(f"{remedy.name} [{remedy.id}]")
    kinds = words.kinds({"kind": remedy.kind, "also": remedy.also, "track": remedy.track})
    yield blocks.line(f"{remedy.citation} ({kinds})")
    yield blocks.line(
        f"{_in_force(remedy.in_force)}Read on {remedy.verified_on or law.verified_on}; "
        f"confidence: {remedy.confidence or law.confidence}."
    )
    if remedy.lawyer_only is not None:
        yield blocks.line(f"Only a lawyer can say: {remedy.lawyer_only}")
    covered = (f"{name}: {', '.join(options)}" for name, options in remedy.covers.items())
    yield from blocks.listed("Looks at records with", covered)
    yield from blocks.listed("Conditions", _conditions(remedy.conditions))
    decides = (f"{each.law}: {each.says}" for each in remedy.court_decides)
    yield from blocks.listed("The court decides", decides)
    asides = (f"{each.law}: {each.says}" for each in remedy.not_required)
    yield from blocks.listed("Not required", asides)
    yield from blocks.listed("Left open by the text", remedy.unclear)


def _in_force(days: InForce) -> str:
    if days.from_ is None and days.until is None:
        return ""
    start = "" if days.from_ is None else f" from {days.from_}"
    end = "" if days.until is None else f" through {days.until}"
    return f"In force{start}{end}. "


def _conditions(tests: Iterable[Test]) -> Iterator[str]:
    for test in tests:
        lines = [f"{test.law} [{test.id}]", test.says, f"“{test.quote}”" if test.quote else None]
        if not test.confirmed:
            lines.append("Nobody has read the words that say this.")
        yield "\n".join(text for text in lines if text)
        yield from _conditions(part for part in (test.all or test.any or ()) if part.id)
