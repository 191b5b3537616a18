"""screener: which records of a trafficking survivor can be cleared, under which law.

The library knows rules, facts and words. It has no web, no network and no clock of its
own: the day of asking is passed in. ::

    rules = load_rules()
    case = read_case(request, rules.catalog, today=date(2026, 11, 23))
    print(answer(screen(case, rules), rules))
"""

from __future__ import annotations

from screener.facts.answers import LANGUAGES, Case, InvalidRequest, Refusal, read_case
from screener.facts.places import NAMES as PLACES
from screener.facts.schema import definitions_of, facts_schema
from screener.facts.section_request import read_section
from screener.loading.problems import BadRules, Problem
from screener.loading.rules import load_rules
from screener.logic.rulebook import Rulebook
from screener.screening.screen import Screening, screen
from screener.wording.answer import answer
from screener.wording.law import law_of, law_overview
from screener.wording.questions import offense_categories, questions
from screener.wording.section import section_answer

__all__ = [
    "LANGUAGES",
    "PLACES",
    "BadRules",
    "Case",
    "InvalidRequest",
    "Problem",
    "Refusal",
    "Rulebook",
    "Screening",
    "answer",
    "definitions_of",
    "facts_schema",
    "law_of",
    "law_overview",
    "load_rules",
    "offense_categories",
    "questions",
    "read_case",
    "read_section",
    "screen",
    "section_answer",
]
