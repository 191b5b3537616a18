"""From the charges of a LegalServer matter to a request of the service.

Each site names its own charge outcomes and penalty classes: fill the two tables from your
lookups. What is not in a table stays unknown, which is never a no. The link of a record to
the trafficking is not in these fields: ask for it, never infer it.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

OUTCOMES = {
    101: "convicted",
    102: "dismissed",
    103: "nolle_prosequi",
    104: "acquitted",
    105: "deferred_pending",
    106: "deferred_completed",
    107: "pending",
}
"""A site's ``charge_outcome_id`` to our ``disposition``."""

CLASSES = {
    "Felony": {"level": "felony"},
    "Misdemeanor": {"level": "misdemeanor"},
    "Infraction": {"level": "violation"},
    "F3": {"level": "felony", "class": "F3"},
}
"""A site's ``penalty_class`` to our ``level`` and ``class``."""


def request_of(
    matter: str, jurisdiction: str, charges: Sequence[Mapping[str, Any]]
) -> dict[str, Any]:
    """One request for the charges of a matter. The top charge comes first."""
    ordered = sorted(charges, key=lambda charge: not charge.get("top_charge"))
    return {
        "external_id": matter,
        "records": [record_of(charge, jurisdiction) for charge in ordered],
    }


def record_of(charge: Mapping[str, Any], jurisdiction: str) -> dict[str, Any]:
    """One charge as a record, with only what the charge says."""
    found = {
        "id": str(charge["id"]),
        "jurisdiction": jurisdiction,
        "statute": charge.get("statute_number"),
        "disposition": OUTCOMES.get(charge.get("charge_outcome_id") or 0),
        "offense_date": _day(charge.get("charge_date")),
        "disposition_date": _day(charge.get("disposition_date")),
        **CLASSES.get(charge.get("penalty_class") or "", {}),
    }
    return {name: value for name, value in found.items() if value not in (None, "")}


def _day(value: str | None) -> str | None:
    """A day without the time that may follow it."""
    return value[:10] if value else None
