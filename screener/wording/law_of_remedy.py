"""The law of one remedy, said alike in the answer for a record and on the page of a place."""

from __future__ import annotations

from typing import Any

from screener.logic.compiled import CompiledRemedy, Said

Json = dict[str, Any]

WORD_GROUPS = {
    "effect": ("text", "still_seen_by", "may_say_no", "immigration"),
    "proof": ("burden", "documents"),
    "procedure": ("court", "form", "fee", "notice", "hearing", "privacy"),
}
"""The groups of words each remedy has, with the keys of each in their order."""


def version_words(remedy: CompiledRemedy) -> Json:
    """Which law this is: since when it is in force, when it was read and where."""
    first = remedy.in_force_from
    return {
        "in_force_from": None if first is None else first.isoformat(),
        "verified_on": remedy.verified_on.isoformat(),
        "confidence": remedy.confidence,
        "sources": list(remedy.source_urls),
    }


def aside_words(aside: Said) -> Json:
    """A sentence of law that decides nothing here: what the court weighs, what nobody asks."""
    return {"citation": aside.citation, "text": aside.says, "quote": aside.quote}
