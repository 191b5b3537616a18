"""The law of a place as data: what a person compares with the statute, or a program reads."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Any

from screener.facts.places import NAMES
from screener.logic import truth as t
from screener.logic.compiled import CompiledJurisdiction, CompiledRemedy, Part, Said, SaidWhen
from screener.logic.fact_tests import Placed
from screener.logic.nodes import All, Node
from screener.logic.rulebook import Rulebook
from screener.wording.law_of_remedy import WORD_GROUPS, aside_words, version_words

Json = dict[str, Any]


def law_overview(rules: Rulebook) -> Json:
    """Every place these rules cover, in short, and the places they do not."""
    covered = sorted(rules.jurisdictions.values(), key=lambda law: law.code)
    return {
        "rules_version": rules.version,
        "jurisdictions": [
            {**_head(law), "remedies": list(law.remedies), "not_covered": list(law.not_covered)}
            for law in covered
        ],
        "no_rules_yet": [
            {"code": code, "name": name}
            for code, name in sorted(NAMES.items())
            if code not in rules.jurisdictions
        ],
    }


def law_of(code: str, rules: Rulebook) -> Json | None:
    """Everything the rules say of one place; None where they do not cover it."""
    law = rules.jurisdictions.get(code)
    if law is None:
        return None
    return {
        "rules_version": rules.version,
        **_head(law),
        "confidence_note": law.confidence_note,
        "safe_harbor": [_said(each) for each in law.safe_harbor],
        "not_covered": list(law.not_covered),
        "help": [dict(helper) for helper in law.help],
        "classes": [
            {"class": name, "level": level} for name, level in sorted(law.class_levels.items())
        ],
        "remedies": [_remedy(each) for versions in law.remedies.values() for each in versions],
    }


def _head(law: CompiledJurisdiction) -> Json:
    return {
        "code": law.code,
        "name": law.name,
        "survivor_law": law.survivor_law,
        "verified_on": law.verified_on.isoformat(),
        "confidence": law.confidence,
    }


def _remedy(remedy: CompiledRemedy) -> Json:
    groups = {name: _group(remedy, name, keys) for name, keys in WORD_GROUPS.items()}
    procedure = {**groups["procedure"], "grant": remedy.grant, "automatic": remedy.automatic}
    return {
        "remedy": remedy.id,
        "name": remedy.name,
        "citation": remedy.citation,
        "kind": remedy.kind,
        "also": list(remedy.also),
        "track": remedy.track,
        "law": _law(remedy),
        "covers": _covers(remedy.covers),
        "lawyer_only": remedy.lawyer_only,
        "conditions": [_condition(part) for part in remedy.conditions],
        "court_decides": [_said(each) for each in remedy.court_decides],
        "not_required": [_said(each) for each in remedy.not_required],
        "unclear": list(remedy.unclear),
        **groups,
        "procedure": procedure,
        "next_steps": _passages(remedy.words.get(("next_steps",), ())),
        "cautions": _passages(remedy.words.get(("cautions",), ())),
        "uses_up": list(remedy.uses_up),
        "file_after": list(remedy.file_after),
    }


def _law(remedy: CompiledRemedy) -> Json:
    last = remedy.in_force_until
    until = None if last is None else last.isoformat()
    return {**version_words(remedy), "in_force_until": until}


def _covers(node: Node) -> Mapping[str, list[str]]:
    """The options of each fact that the remedy is for; no fact covers every record."""
    parts = node.parts if isinstance(node, All) else (node,)
    return {
        part.fact.name: [option for option, value in part.table.items() if value == t.MET]
        for part in parts
        if isinstance(part, Placed)
    }


def _condition(part: Part) -> Json:
    result: Json = {
        "id": part.id,
        "citation": part.citation,
        "text": part.says,
        "quote": part.quote,
        "confirmed": part.confirmed,
        "open_because": part.open_because,
        "facts": list(part.facts),
    }
    if part.parts:
        result["parts"] = [_condition(inner) for inner in part.parts]
    return result


def _said(said: Said) -> Json:
    return {**aside_words(said), "confirmed": said.confirmed}


def _group(remedy: CompiledRemedy, name: str, keys: Iterable[str]) -> Json:
    return {key: _passages(remedy.words.get((name, key), ())) for key in keys}


def _passages(passages: Iterable[SaidWhen]) -> list[Json]:
    """Passages with the facts they depend on (none: they are always said)."""
    return [
        {
            "text": said.text,
            "depends_on": [] if said.when is None else list(dict.fromkeys(said.when.facts())),
        }
        for said in passages
    ]
