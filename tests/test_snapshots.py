"""Outcomes over a grid of made-up people, to show what a change of law moves.

They prove no law: a snapshot is what the rules gave when it was written. After a change of
law write them anew with ``SCREENER_WRITE_SNAPSHOTS=1 pytest tests/test_snapshots.py`` and
read the difference.
"""

from __future__ import annotations

import functools
import os
from collections.abc import Iterator
from datetime import date
from itertools import product
from pathlib import Path
from typing import Any

import pytest

from screener import answer, read_case, screen
from screener.loading.load import LoadedRules, load_files
from screener.logic.rulebook import Rulebook

FOLDER = Path(__file__).parent / "snapshots"
SHORT = {
    "likely_eligible": "yes",
    "needs_info": "?",
    "needs_review": "review",
    "not_yet": "later",
    "not_eligible": "no",
}
PERSON = {
    "trafficked": True,
    "trafficking_type": ["sex"],
    "trafficking_ended": True,
    "sought_services": True,
    "pending_charges": False,
    "outstanding_warrant": False,
    "on_supervision": False,
    "owes_court_money": False,
    "owes_restitution": False,
    "records_complete": True,
    "must_register_sex_offender": False,
    "birth_date": "1990-01-01",
}
RECORD = {
    "offense_date": "2010-02-10",
    "arrest_date": "2010-02-10",
    "disposition_date": "2010-05-10",
    "incarceration_imposed": False,
    "probation_imposed": False,
    "parole_imposed": False,
    "sentence_finished": True,
    "sentence_completed": "2011-05-10",
}
DISPOSITIONS = (
    "arrest_only",
    "dismissed",
    "convicted",
    "deferred_completed",
    "juvenile_adjudicated",
)
CONNECTIONS = ("forced", "result", "during", "unrelated")


@functools.cache
def files() -> LoadedRules:
    return load_files()


def rules() -> Rulebook:
    return files().rulebook


def grid(place: str) -> Iterator[dict[str, Any]]:
    """One record for each section of the map, way it ended and link."""
    law = next(file.law for file in files().files if file.law.code == place)
    sections = dict.fromkeys(line.section for line in law.offense_map)
    for statute, disposition, connection in product(sections, DISPOSITIONS, CONNECTIONS):
        yield {
            "jurisdiction": place,
            "statute": statute,
            "disposition": disposition,
            "connection": connection,
            **RECORD,
        }


def lines(place: str) -> Iterator[str]:
    """One line a record: its remedies with their outcomes, best first."""
    for record in grid(place):
        request = {"as_of": "2026-11-23", "person": PERSON, "records": [record]}
        case = read_case(request, rules().catalog, today=date(2026, 11, 23))
        (found,) = answer(screen(case, rules()), rules(), "outcomes")["records"]
        remedies = " ".join(f"{r['remedy']}={SHORT[r['outcome']]}" for r in found["remedies"])
        yield f"{record['statute']} {record['disposition']} {record['connection']}: {remedies}"


@pytest.mark.parametrize("place", sorted(rules().jurisdictions))
def test_nothing_moved_unseen(place: str) -> None:
    file = FOLDER / f"{place.lower()}.txt"
    now = list(lines(place))
    if os.environ.get("SCREENER_WRITE_SNAPSHOTS") == "1":
        file.parent.mkdir(exist_ok=True)
        file.write_text("\n".join(now) + "\n", encoding="utf-8")
    assert now == file.read_text(encoding="utf-8").splitlines()
