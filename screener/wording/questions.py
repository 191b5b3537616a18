"""The questions as data: every fact, how it is asked and what may be answered."""

from __future__ import annotations

from typing import Any

from screener.facts.catalog import Catalog, Fact
from screener.facts.schema import example_of

Json = dict[str, Any]

_YES_NO_LABELS = {"yes": "Yes", "no": "No"}


def questions(catalog: Catalog) -> list[Json]:
    """Every question in the order of the catalog (in English, the one language so far)."""
    return [_question(fact, catalog) for fact in catalog.facts.values()]


def _question(fact: Fact, catalog: Catalog) -> Json:
    labels = _YES_NO_LABELS if fact.type == "yes_no" else fact.labels
    return {
        "fact": fact.name,
        "scope": fact.scope,
        "type": fact.type,
        "text": fact.text,
        "help": fact.help,
        "why": fact.why,
        "options": [{"value": value, "label": label} for value, label in labels.items()],
        "open_options": fact.open_options,
        "minimum": fact.minimum,
        "maximum": fact.maximum,
        "gate": catalog.gates.get(fact.name),
        "sensitive": fact.sensitive,
        "staff_only": fact.staff_only,
        "theme": fact.theme,
        "label_only": fact.label_only,
        "example": example_of(fact),
    }


def offense_categories(catalog: Catalog) -> list[Json]:
    """Every offense category with its codes in national systems."""
    return [
        {
            "offense": name,
            "label": category["label"],
            "text": category["says"],
            "role": catalog.usual_roles.get(name),
            "nibrs": list(category["nibrs"]),  # type: ignore[call-overload]
            "ncic": list(category["ncic"]),  # type: ignore[call-overload]
            "uccs": list(category["uccs"]),  # type: ignore[call-overload]
        }
        for name, category in catalog.offense_categories.items()
    ]
