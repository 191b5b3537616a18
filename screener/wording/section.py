"""What a section of law is: its category, role, level and class, by the offense map."""

from __future__ import annotations

from typing import Any

from screener.facts.answers import Case
from screener.logic.resolve import resolve
from screener.logic.rulebook import Rulebook
from screener.logic.view import View
from screener.wording import english

Json = dict[str, Any]


def section_answer(asked: Case, rules: Rulebook) -> Json:
    """What the offense map says of the one section in ``asked`` (see `read_section`).

    The same reading as in a screening. The section itself is not repeated.
    """
    (view,) = resolve(asked, rules).views
    covered = view.place in rules.jurisdictions
    return {
        "jurisdiction": view.place,
        "rules_version": rules.version,
        "known": view.mapped is not None,
        **_follows(view),
        "decided_by": _decided_by(view),
        "remarks": [english.REMARKS[remark] for remark in view.remarks]
        if covered
        else [english.NO_RULES_YET],
    }


def _follows(view: View) -> Json:
    offense = view.values.get("offense")
    mapped = () if view.mapped is None else sorted(view.mapped.offenses)
    return {
        "offense": offense if isinstance(offense, str) else None,
        "offenses": list(mapped),
        "prostitution_role": _word(view, "prostitution_role"),
        "level": _word(view, "level"),
        "class": _word(view, "class"),
    }


def _word(view: View, fact: str) -> str | None:
    value = view.values.get(fact)
    return value if isinstance(value, str) else None


def _decided_by(view: View) -> str | None:
    """What would settle which of several offenses the section is."""
    if view.mapped is None:
        return None
    if not view.mapped.whole:
        return "statute"
    if view.mapped.by_date:
        return "offense_date"
    return "offense" if len(view.mapped.offenses) > 1 else None
