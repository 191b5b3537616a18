"""A person's docket with one fact filled in, or on another day, each worked out once."""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from datetime import date

from screener.facts.answers import Case, Record
from screener.facts.catalog import Value
from screener.logic.resolve import resolve, with_record
from screener.logic.rulebook import Rulebook
from screener.logic.view import Docket, FactRef


@dataclass(slots=True)
class Refills:
    """What-if dockets of one case. The case as given is ``docket``."""

    case: Case
    rules: Rulebook
    docket: Docket = field(init=False)
    _days: dict[date, Docket] = field(default_factory=dict)
    _persons: dict[tuple[str, str], Refills] = field(default_factory=dict)
    _changed: tuple[Refills, Record, int] | None = None
    """The case this one differs from, in this record, looked at from this place."""

    def __post_init__(self) -> None:
        self.docket = self.on(self.case.as_of)

    def on(self, day: date) -> Docket:
        """The docket as of another day (the first day of a law not yet in force)."""
        found = self._days.get(day)
        if found is None:
            found = self._days[day] = self._resolved(day)
        return found

    def _resolved(self, day: date) -> Docket:
        if self._changed is None:
            return resolve(replace(self.case, as_of=day), self.rules)
        before, changed, index = self._changed
        case = replace(before.case, as_of=day)
        return with_record(before.on(day), changed, index, case, self.rules)

    def with_value(self, ref: FactRef, value: Value, index: int) -> Refills:
        """The case with one fact set, to be looked at from the record at ``index``."""
        if ref.record is None:
            key = (ref.fact, repr(value))
            found = self._persons.get(key)
            if found is None:
                person = {**self.case.person, ref.fact: value}
                found = Refills(replace(self.case, person=person), self.rules)
                self._persons[key] = found
            return found
        changed = next(
            replace(record, facts={**record.facts, ref.fact: value})
            for record in self.case.records
            if record.id == ref.record
        )
        records = tuple(
            changed if record.id == changed.id else record for record in self.case.records
        )
        case = replace(self.case, records=records)
        return Refills(case, self.rules, _changed=(self, changed, index))
