"""The answer as the contract shapes it: ids and dates become words, last of all."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Any, Literal

from screener.facts.calendar import Span
from screener.facts.places import NAMES, OTHER
from screener.logic import truth as t
from screener.logic.compiled import CompiledRemedy, Part, Said
from screener.logic.rulebook import Rulebook
from screener.logic.view import FactRef, View
from screener.screening.judgement import Branch, Judgement
from screener.screening.outcomes import BECAUSE
from screener.screening.screen import RecordAnswer, Screening
from screener.wording import english

Detail = Literal["full", "outcomes"]
Json = dict[str, Any]


def answer(screening: Screening, rules: Rulebook, detail: Detail = "full") -> Json:
    """The answer to one request, as plain data ready for JSON.

    ``detail="outcomes"`` keeps, per record and remedy, the ids, the outcome, the date and
    what is missing. The same screening gives the same answer, key by key in order.
    """
    full = detail == "full"
    case = screening.case
    result: Json = {
        "as_of": case.as_of.isoformat(),
        "language": case.language,
        "rules_version": screening.rules_version,
        "external_id": case.external_id,
    }
    if full:
        result["notice"] = english.NOTICE
        result["warnings"] = _warnings(screening, rules)
        result["help"] = _help(screening, rules)
    result["records"] = [_record(each, rules, full) for each in screening.records]
    result["next_question"] = _ref(screening.next_question)
    return result


def _warnings(screening: Screening, rules: Rulebook) -> list[Json]:
    warnings: list[Json] = [{"id": id_, "text": text} for id_, text in english.STANDING_WARNINGS]
    for refs in screening.contradictions:
        labels = "; ".join(fact_label(ref, rules) for ref in refs)
        warnings.append(
            {
                "id": "contradiction",
                "text": english.CONTRADICTION.format(facts=labels),
                "facts": [_ref(ref) for ref in refs],
            }
        )
    return warnings


def _help(screening: Screening, rules: Rulebook) -> Json:
    places = dict.fromkeys(each.view.place for each in screening.records)
    result: Json = {}
    for place in places:
        law = rules.jurisdictions.get(place)
        local = [] if law is None else [dict(each) for each in law.help]
        names = {each["name"] for each in local}
        national = [dict(each) for each in english.NATIONAL_HELP if each["name"] not in names]
        result[place] = [*local, *national]
    return result


def _ref(ref: FactRef | None) -> Json | None:
    return None if ref is None else {"fact": ref.fact, "record": ref.record}


def fact_label(ref: FactRef, rules: Rulebook) -> str:
    """A fact as its question, with the record it is about."""
    text = rules.catalog[ref.fact].text
    return text if ref.record is None else f"{text} (record {ref.record})"


# -- records -------------------------------------------------------------------------------


def _record(each: RecordAnswer, rules: Rulebook, full: bool) -> Json:
    result: Json = {
        "id": each.view.id,
        "jurisdiction": each.view.place,
        "best": _named(each.best),
        "better": _named(each.better),
        "none_found": _none_found(each),
        "remedies": [_remedy(judgement, rules, full) for judgement in each.judgements],
    }
    return result


def _named(judgement: Judgement | None) -> Json | None:
    if judgement is None:
        return None
    return {"remedy": judgement.remedy.id, "outcome": judgement.outcome}


def _none_found(each: RecordAnswer) -> str | None:
    if each.best is not None:
        return None
    if each.view.place == OTHER:
        return english.OTHER_PLACE
    return english.NONE_FOUND if each.known_place else english.NO_RULES_YET


def _remedy(judgement: Judgement, rules: Rulebook, full: bool) -> Json:
    head: Json = {"remedy": judgement.remedy.id}
    if full:
        head |= _identity(judgement)
    head |= {
        "outcome": judgement.outcome,
        "eligible_on": _span(judgement.eligible_on),
        "waiting_for": list(judgement.waiting_for),
        "missing": [_ref(ref) for ref in judgement.missing],
    }
    if not full:
        return {key: head[key] for key in ("remedy", "outcome", "eligible_on", "missing")}
    return head | _substance(judgement, rules)


def _identity(judgement: Judgement) -> Json:
    remedy = judgement.remedy
    return {
        "name": remedy.name,
        "citation": remedy.citation,
        "kind": remedy.kind,
        "also": list(remedy.also),
        "track": remedy.track,
    }


def _substance(judgement: Judgement, rules: Rulebook) -> Json:
    remedy = judgement.remedy
    words = _Words(judgement)
    return {
        "summary": english.OUTCOMES[judgement.outcome],
        "branches": [_branch(branch) for branch in judgement.branches],
        "conditions": [_condition(part, judgement.view, rules) for part in remedy.conditions],
        "lawyer_only": remedy.lawyer_only,
        "court_decides": [_aside(each) for each in remedy.court_decides],
        "not_required": [_aside(each) for each in remedy.not_required],
        "effect": words.group("effect", ("text", "still_seen_by", "may_say_no", "immigration")),
        "proof": words.group("proof", ("burden", "documents")),
        "procedure": {
            **words.group("procedure", ("court", "form", "fee", "notice", "hearing", "privacy")),
            "grant": remedy.grant,
            "automatic": remedy.automatic,
        },
        "next_steps": words.list(("next_steps",)),
        "cautions": [*words.list(("cautions",)), *_cautions(judgement)],
        "uses_up": list(remedy.uses_up),
        "file_after": list(remedy.file_after),
        "law": _law(remedy),
    }


def _aside(aside: Said) -> Json:
    return {"citation": aside.citation, "text": aside.says, "quote": aside.quote}


def _law(remedy: CompiledRemedy) -> Json:
    first = remedy.in_force_from
    return {
        "in_force_from": None if first is None else first.isoformat(),
        "verified_on": remedy.verified_on.isoformat(),
        "confidence": remedy.confidence,
        "sources": list(remedy.source_urls),
    }


def _span(span: Span | None) -> str | Json | None:
    if span is None:
        return None
    if span.exact:
        return span.earliest.isoformat()
    return {"earliest": span.earliest.isoformat(), "latest": span.latest.isoformat()}


def _branch(branch: Branch) -> Json:
    return {
        "answer": branch.answer,
        "outcome": branch.outcome,
        "eligible_on": _span(branch.eligible_on),
    }


# -- conditions ----------------------------------------------------------------------------


def _condition(part: Part, view: View, rules: Rulebook) -> Json:
    because = BECAUSE[part.node.truth(view)]
    result: Json = {
        "id": part.id,
        "citation": part.citation,
        "text": part.says,
        "quote": part.quote,
        "met": {"met": True, "unmet": False, "curable": False}.get(because),
        "because": because,
        "reason": _reason(part, because, view, rules),
        "facts": list(dict.fromkeys(part.node.facts())),
    }
    if part.parts:
        result["parts"] = [_condition(inner, view, rules) for inner in part.parts]
    return result


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


def _cautions(judgement: Judgement) -> Iterable[str]:
    for part in judgement.remedy.conditions:
        yield from _unconfirmed(part, judgement.view)
    for aside in judgement.remedy.not_required:
        if not aside.confirmed:
            yield english.UNCONFIRMED.format(says=aside.says)
    yield from judgement.remedy.unclear
    for remark in judgement.view.remarks:
        yield english.REMARKS[remark]
    if judgement.law_from is not None:
        yield english.NOT_IN_FORCE.format(day=judgement.law_from.isoformat())


def _unconfirmed(part: Part, view: View) -> Iterable[str]:
    if not part.confirmed and BECAUSE[part.node.truth(view)] == "met":
        yield english.UNCONFIRMED.format(says=part.says)
    for inner in part.parts:
        yield from _unconfirmed(inner, view)


class _Words:
    """The passages of one remedy that its facts do not rule out."""

    def __init__(self, judgement: Judgement) -> None:
        self.words = judgement.remedy.words
        self.view = judgement.view

    def list(self, where: tuple[str, ...]) -> list[str]:
        """The passages that stand at one place."""
        return [
            said.text
            for said in self.words.get(where, ())
            if said.when is None or t.can_be_true(said.when.truth(self.view))
        ]

    def group(self, name: str, keys: Iterable[str]) -> Mapping[str, str | None]:
        """Places of a group, each as one text or None."""
        return {key: " ".join(self.list((name, key))) or None for key in keys}


def place_name(code: str) -> str:
    """The name of a jurisdiction."""
    return NAMES.get(code, code)
