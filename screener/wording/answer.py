"""The answer as the contract shapes it: ids and dates become words, last of all."""

from __future__ import annotations

from typing import Literal

from screener.facts.places import OTHER
from screener.logic.rulebook import Rulebook
from screener.screening.judgement import Judgement
from screener.screening.screen import RecordAnswer, Screening
from screener.wording import english
from screener.wording.condition import fact_label
from screener.wording.remedy import FixedWords, Json, outcome_of, ref_json, remedy_words

Detail = Literal["full", "outcomes"]
Words = Literal["each", "once"]


def answer(
    screening: Screening, rules: Rulebook, detail: Detail = "full", words: Words = "each"
) -> Json:
    """The answer to one request, as plain data ready for JSON.

    ``detail="outcomes"`` keeps, per record and remedy, the ids, the outcome, the date and
    what is missing. ``words="once"`` puts words that no fact changes into ``remedies``, by
    the remedy's id. The same screening gives the same answer, key by key in order.
    """
    case = screening.case
    result: Json = {
        "as_of": case.as_of.isoformat(),
        "language": case.language,
        "rules_version": screening.rules_version,
        "external_id": case.external_id,
    }
    if detail == "outcomes":
        result["records"] = [_outcomes(each) for each in screening.records]
    else:
        result["notice"] = english.NOTICE
        result["warnings"] = _warnings(screening, rules)
        result["help"] = _help(screening, rules)
        shared = FixedWords() if words == "once" else None
        records = [_record(each, rules, shared) for each in screening.records]
        if shared is not None:
            result["remedies"] = shared.by_remedy
        result["records"] = records
    result["next_question"] = ref_json(screening.next_question)
    return result


def _warnings(screening: Screening, rules: Rulebook) -> list[Json]:
    warnings: list[Json] = [{"id": id_, "text": text} for id_, text in english.STANDING_WARNINGS]
    for refs in screening.contradictions:
        labels = "; ".join(fact_label(ref, rules) for ref in refs)
        warnings.append(
            {
                "id": "contradiction",
                "text": english.CONTRADICTION.format(facts=labels),
                "facts": [ref_json(ref) for ref in refs],
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


def _outcomes(each: RecordAnswer) -> Json:
    return {**_head(each), "remedies": [outcome_of(judgement) for judgement in each.judgements]}


def _record(each: RecordAnswer, rules: Rulebook, shared: FixedWords | None) -> Json:
    remedies = [remedy_words(judgement, rules, shared) for judgement in each.judgements]
    return {**_head(each), "remedies": remedies}


def _head(each: RecordAnswer) -> Json:
    return {
        "id": each.view.id,
        "jurisdiction": each.view.place,
        "best": _named(each.best),
        "better": _named(each.better),
        "none_found": _none_found(each),
    }


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
