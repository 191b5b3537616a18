"""A question about one section: a place, the section as a record writes it, and the day."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date

from screener.facts.answers import Case, InvalidRequest, Refusal, read_case
from screener.facts.catalog import Catalog

_TAKEN = ("jurisdiction", "statute", "offense_date")


def read_section(data: object, catalog: Catalog, *, today: date) -> Case:
    """The section asked about, as a case of one record that says nothing else.

    Raises :class:`InvalidRequest` with all mistakes, by their place in ``data``.
    """
    if not isinstance(data, Mapping):
        raise InvalidRequest([Refusal("", "an object with jurisdiction and statute")])
    refusals: list[Refusal] = []
    if any(name not in _TAKEN for name in data):
        refusals.append(Refusal("", f"a name is not known here; known: {', '.join(_TAKEN)}"))
    if not isinstance(data.get("statute"), str):
        refusals.append(Refusal("/statute", "the section, as text"))
    record = {name: data[name] for name in _TAKEN if name in data}
    try:
        case = read_case({"records": [record]}, catalog, today=today)
    except InvalidRequest as error:
        known = {refusal.pointer for refusal in refusals}
        moved = (Refusal(r.pointer.removeprefix("/records/0"), r.detail) for r in error.refusals)
        refusals.extend(each for each in moved if each.pointer not in known)
    if refusals:
        raise InvalidRequest(refusals)
    return case
