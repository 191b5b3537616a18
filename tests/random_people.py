"""Random people for the tests: records of one place, facts rough, missing or at an edge."""

from __future__ import annotations

from calendar import monthrange
from collections.abc import Iterator
from datetime import date, timedelta
from random import Random
from typing import Any

from screener.facts.catalog import CAN_LIE_AHEAD, Catalog, Fact
from screener.loading.load import LoadedRules
from screener.logic.compiled import CompiledJurisdiction

AS_OF = (date(2026, 11, 23), date(2027, 3, 1), date(2024, 2, 29), date(2026, 12, 31))


class People:
    """Draws people whose records come from one jurisdiction, with the facts its law tests."""

    def __init__(self, rules: LoadedRules, place: str) -> None:
        self.catalog: Catalog = rules.rulebook.catalog
        self.place = place
        self.law: CompiledJurisdiction = rules.rulebook.jurisdictions[place]
        text = next(file.law for file in rules.files if file.law.code == place)
        used: set[str] = set()
        for versions in self.law.remedies.values():
            for version in versions:
                used.update(version.covers.facts())
                used.update(version.whole.facts())
        used.update(("offense", "statute", "offense_date", "disposition_date", "level"))
        facts = [fact for name, fact in self.catalog.facts.items() if name in used]
        self.person_facts = [fact for fact in facts if fact.scope != "record"]
        self.record_facts = [fact for fact in facts if fact.scope == "record"]
        self.sections = sorted(
            {entry.section for entry in text.offense_map}
            | {
                section
                for each in text.lists.values()
                for section in (*each.sections.met, *each.sections.open, *each.sections.unmet)
            }
        )

    def person(
        self, rng: Random, *, records: int | None = None, known: float | None = None
    ) -> dict[str, Any]:
        """One request. ``known`` is the share of facts given (0 to 1)."""
        as_of = rng.choice(AS_OF)
        share = rng.choice((0.3, 0.6, 0.85, 0.95, 1.0)) if known is None else known
        count = rng.choice((1, 1, 2, 3)) if records is None else records
        person = {
            fact.name: self.value(rng, fact, as_of)
            for fact in self.person_facts
            if rng.random() < share
        }
        return {
            "as_of": as_of.isoformat(),
            "person": {k: v for k, v in person.items() if v is not None},
            "records": [self.record(rng, f"r{n}", as_of, share) for n in range(count)],
        }

    def record(self, rng: Random, name: str, as_of: date, share: float) -> dict[str, Any]:
        """One record with some of the facts this law looks at."""
        facts = {
            fact.name: self.value(rng, fact, as_of)
            for fact in self.record_facts
            if rng.random() < share
        }
        if rng.random() < 0.5:
            facts.pop("statute", None)
        record = {k: v for k, v in facts.items() if v is not None}
        return {"id": name, "jurisdiction": self.place, **record}

    def value(self, rng: Random, fact: Fact, as_of: date) -> Any:
        """A value of a fact; None is "not sure"."""
        if rng.random() < 0.03:
            return None
        if fact.name == "statute":
            return self.statute(rng)
        if fact.name == "class":
            classes = list(self.law.class_levels) or ["A"]
            return rng.choice([*classes, "some other class"])
        if fact.type in ("yes_no", "one_of"):
            return rng.choice(fact.options)
        if fact.type == "list":
            if fact.open_options:
                return rng.choice((["none"], ["sealing"], list(self.law.remedies)[:1]))
            size = rng.choice((0, 1, 1, 2))
            return rng.sample(fact.options, min(size, len(fact.options)))
        if fact.type == "number":
            return rng.choice((0, 1, 2, 3, 6, 12, 16, 17, 18, 20, 21, 24, 30, 60, 120))
        if fact.type == "date":
            return self.rough_date(rng, fact, as_of)
        return rng.choice(("a", "b"))

    def statute(self, rng: Random) -> str:
        """A section of the map, one above or below it, or one nobody knows."""
        section = rng.choice(self.sections)
        draw = rng.random()
        if draw < 0.15 and "(" in section:
            return section.rsplit("(", 1)[0]
        if draw < 0.25:
            return f"{section}(z)"
        return "99999.99" if draw < 0.32 else section

    @staticmethod
    def rough_date(rng: Random, fact: Fact, as_of: date) -> str:
        """A day near an anniversary, its month or its year; leap days and month ends too."""
        years = rng.choice((0, 1, 2, 3, 5, 7, 8, 10, 20))
        year = as_of.year - years
        if fact.name in CAN_LIE_AHEAD and rng.random() < 0.1:
            year = as_of.year + 1
        month, day = rng.choice(((as_of.month, as_of.day), (2, 28), (2, 29), (8, 31), (1, 1)))
        base = date(year, month, min(day, monthrange(year, month)[1]))
        base += timedelta(days=rng.choice((-1, 0, 0, 1, 40)))
        if fact.name not in CAN_LIE_AHEAD and base > as_of:
            base = as_of
        draw = rng.random()
        if draw < 0.6:
            return base.isoformat()
        return f"{base.year:04}-{base.month:02}" if draw < 0.8 else f"{base.year:04}"


def many(rules: LoadedRules, place: str, count: int, seed: int) -> Iterator[dict[str, Any]]:
    """``count`` people of one place, the same for the same seed."""
    rng = Random(f"{place}-{seed}")
    people = People(rules, place)
    for _ in range(count):
        yield people.person(rng)
