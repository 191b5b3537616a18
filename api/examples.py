"""Requests shown in the documentation. Each one runs as a test. The people are made up."""

from __future__ import annotations

from typing import Any

SCREENINGS: dict[str, dict[str, Any]] = {
    "One record, well known": {
        "as_of": "2026-11-23",
        "language": "en",
        "external_id": "matter-1881",
        "person": {
            "trafficked": True,
            "trafficking_type": ["sex"],
            "trafficking_ended": True,
            "pending_charges": False,
            "outstanding_warrant": False,
        },
        "records": [
            {
                "id": "r1",
                "jurisdiction": "FL",
                "offense": "prostitution",
                "statute": "796.07(2)(e)",
                "level": "misdemeanor",
                "court": "adult",
                "disposition": "convicted",
                "offense_date": "2015-03",
                "disposition_date": "2015-06-02",
                "connection": "forced",
            }
        ],
    },
    "Only a place and a rough year": {
        "as_of": "2026-11-23",
        "records": [{"jurisdiction": "OH", "offense_date": "2014"}],
    },
    "Several places, some things not known": {
        "as_of": "2026-11-23",
        "jurisdictions": ["MA", "US"],
        "person": {"trafficked": True, "trafficking_type": ["labor"], "prior_relief": "none"},
        "records": [
            {
                "id": "a",
                "jurisdiction": "MA",
                "offense": "theft",
                "disposition": "dismissed",
                "disposition_date": "2016",
                "connection": "result",
            },
            {
                "id": "b",
                "jurisdiction": "US",
                "offense": "drug_possession",
                "statute": "21 U.S.C. 844",
                "disposition": "convicted",
                "disposition_date": None,
                "connection": None,
            },
            {"id": "c", "jurisdiction": "TX", "disposition": "pending"},
        ],
    },
    "No records yet": {"records": []},
}

BATCHES: dict[str, dict[str, Any]] = {
    "Two people": {
        "screenings": [
            {
                "external_id": "first",
                "as_of": "2026-11-23",
                "records": [{"jurisdiction": "MA", "offense": "prostitution"}],
            },
            {"external_id": "second", "as_of": "2026-11-23", "records": [{"jurisdiction": "WY"}]},
        ]
    },
}

SECTIONS: dict[str, dict[str, Any]] = {
    "A section as a record writes it": {"jurisdiction": "FL", "statute": "796.07(2)(e)"},
    "With the day of the offense": {
        "jurisdiction": "TX",
        "statute": "PC 43.02",
        "offense_date": "2015-03",
    },
}
