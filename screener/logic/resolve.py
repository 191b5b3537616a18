"""What follows from what: the facts of each record with everything derived from others.

A fact given beats one that follows. What follows is never a guess: a role from the
section, an age from two dates, a class from the state's own table.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date

from screener.facts.answers import Case, Record
from screener.facts.calendar import Period, Span, add
from screener.facts.catalog import CAN_LIE_AHEAD, NO, YES, Catalog, Listing, Value
from screener.logic import truth as t
from screener.logic.compiled import CompiledJurisdiction
from screener.logic.rulebook import Rulebook
from screener.logic.sections import Mapped, Section, normal_class
from screener.logic.view import Docket, View

_GATES_OF_THE_PAST = frozenset({"sentence_finished", "trafficking_ended"})
SECTION_UNKNOWN = "section-unknown"
CLASS_UNKNOWN = "class-unknown"
SECTION_BEATS_OFFENSE = "section-beats-offense"


def resolve(case: Case, rules: Rulebook) -> Docket:
    """The person's docket: a view of each record, in the order given."""
    person = _person(case, rules)
    complete = case.person.get("records_complete") == YES
    docket = Docket(as_of=case.as_of, person=person, complete=complete)
    built = [_record(record, person, case, rules) for record in case.records]
    everyone = [each.values for each in built]
    for index, each in enumerate(built):
        docket.views.append(each.view(docket, [*everyone[:index], *everyone[index + 1 :]]))
    return docket


def with_record(docket: Docket, changed: Record, index: int, case: Case, rules: Rulebook) -> Docket:
    """The docket with one record's facts changed, seen from the record at ``index``.

    Only the changed record and the one looked at are built anew; the other views are
    shared, as tests look at them only through their own facts.
    """
    result = Docket(docket.as_of, docket.person, docket.complete, list(docket.views))
    place = next(i for i, record in enumerate(case.records) if record.id == changed.id)
    for at in dict.fromkeys((place, index)):
        record = changed if at == place else case.records[at]
        others = [view.values for i, view in enumerate(result.views) if i != at]
        built = _record(record, docket.person, case, rules)
        result.views[at] = built.view(result, others)
    return result


def _person(case: Case, rules: Rulebook) -> dict[str, Value]:
    values = _dates_and_gates(dict(case.person), rules.catalog, case)
    candidates = [
        following
        for following in rules.followings
        if following.fact not in values and not following.facts.isdisjoint(values)
    ]
    if not candidates:
        return values
    asking = View("", "", dict(values), None, None, Docket(case.as_of, values, False))
    followed: dict[str, set[str]] = {}
    for following in candidates:
        if following.when.truth(asking) == t.MET:
            followed.setdefault(following.fact, set()).add(following.value)
    for fact, found in followed.items():
        if rules.catalog[fact].type == "list":
            values[fact] = Listing(frozenset(found), complete=False)
        else:
            values[fact] = next(iter(found))
    return values


def _dates_and_gates(values: dict[str, Value], catalog: Catalog, case: Case) -> dict[str, Value]:
    for name, value in list(values.items()):
        if not isinstance(value, Span):
            continue
        if name not in CAN_LIE_AHEAD and value.latest > case.as_of >= value.earliest:
            value = values[name] = Span(value.earliest, case.as_of)
        gate = catalog.gates.get(name)
        if gate is None or gate in values:
            continue
        if gate not in _GATES_OF_THE_PAST or value.latest <= case.as_of:
            values[gate] = YES
    return values


@dataclass(frozen=True, slots=True)
class _Built:
    """A record with what follows from its own facts and the person's."""

    record: Record
    values: dict[str, Value]
    section: Section | None
    mapped: Mapped | None
    remarks: tuple[str, ...]

    def view(self, docket: Docket, others: Iterable[Mapping[str, Value]]) -> View:
        """The record beside its peers: what follows from other records is added."""
        if "later_conviction" not in self.values:
            later = _later_conviction(self.values, others, docket.complete)
            if later is not None:
                self.values["later_conviction"] = later
        return View(
            self.record.id,
            self.record.jurisdiction,
            self.values,
            self.section,
            self.mapped,
            docket,
            self.remarks,
        )


def _record(record: Record, person: Mapping[str, Value], case: Case, rules: Rulebook) -> _Built:
    own = _dates_and_gates(dict(record.facts), rules.catalog, case)
    values: dict[str, Value] = {**person, **own}
    remarks: list[str] = []
    law = rules.jurisdictions.get(record.jurisdiction)
    section = mapped = None
    statute = values.get("statute")
    if law is not None and isinstance(statute, str):
        section = law.reader.read(statute)
        if section is not None:
            mapped = law.offense_map.find(section, _span(values, "offense_date"))
        if mapped is None:
            remarks.append(SECTION_UNKNOWN)
    _offense(values, mapped, remarks)
    _role(values, mapped, rules.catalog)
    _grade(values, mapped, law, remarks)
    _age(values)
    _timing(values)
    return _Built(record, values, section, mapped, tuple(remarks))


def _span(values: Mapping[str, Value], name: str) -> Span | None:
    value = values.get(name)
    return value if isinstance(value, Span) else None


def _offense(values: dict[str, Value], mapped: Mapped | None, remarks: list[str]) -> None:
    """A section beats a category; where it holds several, the category given decides.

    Not while the day of the offense decides which line of the map is meant: then the
    answer must not change once the day is known.
    """
    if mapped is None:
        return
    given = values.get("offense")
    if given in mapped.offenses and not mapped.by_date:
        return
    if given is not None and given not in mapped.offenses:
        remarks.append(SECTION_BEATS_OFFENSE)
    possible = mapped.offenses
    values["offense"] = next(iter(possible)) if len(possible) == 1 else possible


def _role(values: dict[str, Value], mapped: Mapped | None, catalog: Catalog) -> None:
    if "prostitution_role" in values:
        return
    if mapped is not None and mapped.whole and len(mapped.roles) == 1:
        (role,) = mapped.roles
        if role is not None:
            values["prostitution_role"] = role
            return
    offense = values.get("offense")
    if isinstance(offense, str):
        usual = catalog.usual_roles.get(offense)
        if usual is not None:
            values["prostitution_role"] = usual


def _grade(
    values: dict[str, Value],
    mapped: Mapped | None,
    law: CompiledJurisdiction | None,
    remarks: list[str],
) -> None:
    """The class by the state's own table, and the level a class or section implies."""
    written = values.pop("class", None)
    if isinstance(written, str) and law is not None:
        known = law.classes.get(normal_class(written))
        if known is None:
            remarks.append(CLASS_UNKNOWN)
        else:
            values["class"] = known
    sure = mapped if mapped is not None and mapped.whole else None
    if sure is not None and written is None and len(sure.classes) == 1:
        (only,) = sure.classes
        if only is not None:
            values["class"] = only
    named = values.get("class")
    if "level" not in values and law is not None and isinstance(named, str):
        implied = law.class_levels[named]
        if implied is not None:
            values["level"] = implied
    if "level" not in values and sure is not None and len(sure.levels) == 1:
        (level,) = sure.levels
        if level is not None:
            values["level"] = level


def _age(values: dict[str, Value]) -> None:
    born, happened = _span(values, "birth_date"), _span(values, "offense_date")
    if "age_at_offense" in values or born is None or happened is None:
        return
    least = _age_on(born.latest, happened.earliest)
    most = _age_on(born.earliest, happened.latest)
    values["age_at_offense"] = least if least == most else (least, most)


def _age_on(born: date, day: date) -> int:
    """Full years of age on a day; a birthday on 29 February comes on 1 March in other years."""
    years = max(0, day.year - born.year)
    return years if add(born, Period(years=years)) <= day else max(0, years - 1)


def _timing(values: dict[str, Value]) -> None:
    """Before, while or after the trafficking: from the link, else from the dates."""
    if "timing" in values:
        return
    if values.get("connection") in ("forced", "during"):
        values["timing"] = "while"
        return
    happened = _span(values, "offense_date")
    if happened is None:
        return
    began, ended = _span(values, "trafficking_began_on"), _span(values, "trafficking_ended_on")
    possible: set[str] = set()
    if began is None or happened.earliest < began.latest:
        possible.add("before")
    if values.get("trafficking_ended") != NO and (
        ended is None or happened.latest > ended.earliest
    ):
        possible.add("after")
    if (began is None or happened.latest >= began.earliest) and (
        ended is None or happened.earliest <= ended.latest
    ):
        possible.add("while")
    if len(possible) == 1:
        values["timing"] = possible.pop()
    elif 0 < len(possible) < 3:
        values["timing"] = frozenset(possible)


def _later_conviction(
    values: Mapping[str, Value], others: Iterable[Mapping[str, Value]], complete: bool
) -> str | None:
    """Yes when another record is surely a later conviction of a crime; no only when the
    records are all there are and none can be.
    """
    own = _span(values, "disposition_date")
    none_can_be = complete
    for other in others:
        disposition, level = other.get("disposition"), other.get("level")
        if disposition not in (None, "convicted") or level in ("violation", "ordinance"):
            continue
        when = _span(other, "disposition_date")
        if own is not None and when is not None and when.latest <= own.earliest:
            continue
        none_can_be = False
        sure = disposition == "convicted" and level is not None
        if sure and own is not None and when is not None and when.earliest > own.latest:
            return YES
    return NO if none_can_be else None
