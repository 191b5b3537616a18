"""Small made-up laws for tests: the guide's example state with remedies of a test's own."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path
from typing import Any
from unittest.mock import patch

import yaml

from screener import Rulebook, answer, load_rules, read_case, screen
from screener.facts import places
from screener.facts.calendar import parse_span
from tests.guide import guide_example, rule_folder

Json = dict[str, Any]


def remedy(name: str, conditions: str = "", **changes: Any) -> Json:
    """A remedy as plain data. ``conditions`` are flow mappings, one a line, without words."""
    tests = [yaml.load(line, Loader=yaml.BaseLoader) for line in conditions.strip().splitlines()]
    found: Json = {
        "id": f"zz-{name}",
        "name": name.capitalize() + " made up",
        "citation": f"R.S. {name}",
        "kind": "vacatur",
        "track": "general",
        "covers": {},
        "conditions": [
            {"id": f"c{n}", "law": "R.S. 1", "says": "Made up.", **test}
            for n, test in enumerate(tests, start=1)
        ],
        "effect": {"text": "Made up."},
        "next_steps": ["Made up."],
        "sources": ["1"],
    }
    found.update(changes)
    if "lawyer_only" in changes:
        del found["conditions"]
    return found


def small_law(folder: Path, *remedies: Json) -> Rulebook:
    """The rules of the example state with these remedies in place of its own."""
    data = yaml.load(guide_example(), Loader=yaml.BaseLoader)
    data["remedies"] = list(remedies)
    text = yaml.safe_dump(data, sort_keys=False, allow_unicode=True)
    return load_rules(rule_folder(folder / "rules", text))


def ask(
    rules: Rulebook,
    *records: Mapping[str, Any],
    person: Mapping[str, Any] | None = None,
    as_of: str = "2026-11-23",
) -> Json:
    """The full answer for records of the example state."""
    request = {
        "person": dict(person or {}),
        "records": [{"jurisdiction": "ZZ", **record} for record in records],
    }
    with patch.dict(places.NAMES, {"ZZ": "Example State"}):
        case = read_case(request, rules.catalog, today=parse_span(as_of).earliest)
    return answer(screen(case, rules), rules)


def first(rules: Rulebook, *records: Mapping[str, Any], **asked: Any) -> Json:
    """The first remedy of the first record."""
    remedies = ask(rules, *records, **asked)["records"][0]["remedies"]
    found: Json = remedies[0]
    return found
