"""Short words of the command line for what an answer holds."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from screener.facts.catalog import Fact

OUTCOMES = {
    "likely_eligible": "Likely eligible",
    "needs_info": "Needs information",
    "needs_review": "Needs review",
    "not_yet": "Not yet",
    "not_eligible": "Not eligible",
}

#: How a condition stands: words, so that nothing rests on a color or a sign.
STANDS = {
    "met": "met",
    "unmet": "not met",
    "curable": "not yet",
    "unknown": "not known",
    "open": "open",
}

WAITING_FOR = {
    "wait": "time to pass",
    "money": "money that is still owed (a lawyer can ask about a waiver before anything is paid)",
    "case": "an open case to end (a public defender comes first)",
    "warrant": "a warrant to be cleared (a public defender comes first)",
    "supervision": "a sentence or supervision to end",
    "trafficking": "the control to end (nobody has to leave or report anyone to see a lawyer)",
    "law": "the law to start",
}

GRANT = {
    "may": "Even if every point matches, a judge may say no.",
    "shall": "If the judge finds these points, the law says the judge must grant it.",
    "open": "",
}

TRACKS = {"trafficking": "for survivors of trafficking", "general": "for anyone"}


def kinds(remedy: Mapping[str, Any]) -> str:
    """What a remedy does, and for whom."""
    names = " or ".join([remedy["kind"], *remedy["also"]]).replace("_", " ")
    return f"{names}, {TRACKS[remedy['track']]}"


def day(eligible_on: object) -> str:
    """The day a remedy opens, as a sentence; empty without one."""
    if eligible_on is None:
        return ""
    if isinstance(eligible_on, Mapping):
        return f"From a day between {eligible_on['earliest']} and {eligible_on['latest']}."
    return f"From {eligible_on}."


def answered(value: object, fact: Fact) -> str:
    """One answer of a branch, or several that give the same."""
    if isinstance(value, Mapping):
        return " and ".join(f"{how.replace('_', ' ')} {when}" for how, when in value.items())
    if isinstance(value, list):
        return "; or ".join(answered(each, fact) for each in value) if value else "none of them"
    if isinstance(value, str) and value in fact.labels:
        return f"“{fact.labels[value]}”"
    return str(value)
