"""Mutants: the same rule with one thing deleted, negated or moved.

They work on the plain data of a rule file, so that what changes is what a lawyer reads.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from copy import deepcopy
from dataclasses import dataclass
from datetime import date, timedelta
from functools import partial
from typing import Any

from screener.law.flaws import Path
from screener.law.tests import test_keys

_KEYS = test_keys()
_BUCKETS = ("met", "open", "unmet", "section_decides")
_NUMBERS = ("at_least", "more_than", "at_most", "less_than")
_DATES = ("before", "on_or_before", "after", "on_or_after")


@dataclass(frozen=True, slots=True)
class Mutant:
    """A changed copy of some data: where, how, and the copy."""

    path: Path
    how: str
    data: Any


def of_test(test: Mapping[str, Any]) -> Iterator[Mutant]:
    """Every mutant of one test (a condition or a part of one)."""
    for path, how, change in _changes(test, ()):
        copy = deepcopy(dict(test))
        holder: Any = copy
        for step in path[:-1]:
            holder = holder[step]
        change(holder, path[-1] if path else None)
        yield Mutant(path, how, copy)


def of_list(law: Mapping[str, Any]) -> Iterator[Mutant]:
    """Every mutant of a list of offenses: a section dropped, an option moved."""
    for place, sections in law.get("sections", {}).items():
        for index, section in enumerate(_listed(sections)):
            copy = deepcopy(dict(law))
            kept = [s for i, s in enumerate(_listed(sections)) if i != index]
            copy["sections"][place] = kept
            yield Mutant(("sections", place, index), f"without section {section}", copy)
    for place, option in _placed(law["offenses"]):
        copy = deepcopy(dict(law))
        target = _moved(copy["offenses"], place, option)
        yield Mutant(("offenses", place), f"with {option} under {target}", copy)


def of_covers(covers: Mapping[str, Any]) -> Iterator[Mutant]:
    """Every mutant of ``covers``: an option no longer covered."""
    for fact, options in covers.items():
        for option in _listed(options):
            copy = deepcopy(dict(covers))
            copy[fact] = [each for each in _listed(options) if each != option]
            yield Mutant((fact,), f"without {option}", copy)


def _listed(options: Any) -> list[Any]:
    return [options] if isinstance(options, str) else list(options)


def _placed(buckets: Mapping[str, Any]) -> Iterator[tuple[str, str]]:
    for place in _BUCKETS:
        for option in _listed(buckets.get(place, [])):
            yield place, option


def _moved(buckets: dict[str, Any], place: str, option: str) -> str:
    target = "unmet" if place == "met" else "met"
    buckets[place] = [each for each in _listed(buckets[place]) if each != option]
    buckets[target] = [*_listed(buckets.get(target, [])), option]
    return target


def _changes(test: Mapping[str, Any], at: Path) -> Iterator[tuple[Path, str, Any]]:
    """(path, description, change) for every change inside one test."""
    if "if_unmet" in test:
        yield (*at, "if_unmet"), "with if_unmet taken out", _pop
    if test.get("confirmed") == "no":
        yield (*at, "confirmed"), "with confirmed: no taken out", _pop
    for key in ("all", "any"):
        yield from _part_changes(test.get(key, []), (*at, key))
    if "not" in test:
        yield from _changes(test["not"], (*at, "not"))
    if "wait" in test:
        yield from _wait_changes(test["wait"], (*at, "wait"))
    if "count" in test:
        yield from _count_changes(test["count"], (*at, "count"))
    for name in test:
        if name not in _KEYS:
            yield from _fact_changes(test[name], (*at, name))


def _part_changes(parts: Sequence[Mapping[str, Any]], at: Path) -> Iterator[tuple[Path, str, Any]]:
    for index, part in enumerate(parts):
        name = part.get("id", f"part {index + 1}")
        if len(parts) > 1:
            yield (*at, index), f"without {name}", _pop
        if "wait" not in part and "if_unmet" not in part and not _always_open(part):
            yield (*at, index), f"with {name} negated", _negate
        yield from _changes(part, (*at, index))


def _always_open(part: Mapping[str, Any]) -> bool:
    """A part that is open whatever the facts: negated it is open again."""
    tests = [law for name, law in part.items() if name not in _KEYS]
    return any(
        isinstance(law, Mapping) and _listed(law.get("open", [])) == ["rest"] for law in tests
    )


def _pop(holder: Any, key: Any) -> None:
    holder.pop(key)


def _negate(holder: Any, key: Any) -> None:
    part = holder[key]
    words = {k: part[k] for k in ("id", "law", "quote", "says") if k in part}
    bare = {k: v for k, v in part.items() if k not in words}
    holder[key] = {**words, "not": bare}


def _fact_changes(law: Any, at: Path) -> Iterator[tuple[Path, str, Any]]:
    if isinstance(law, str | list):
        law = {"met": law, "unmet": "rest"}
    for place, option in _placed(law):
        target = "unmet" if place == "met" else "met"
        yield at, f"with {option} under {target}", partial(_move, place=place, option=option)
    for cure, options in law.get("curable", {}).items():
        for option in _listed(options):
            how = f"with {option} unmet for good"
            yield at, how, partial(_settle, cure=cure, option=option)
    included = _listed(law.get("includes", []))
    for option in included if len(included) > 1 else ():
        yield at, f"without {option}", partial(_exclude, option=option)
    yield from _bound_changes(law, at)


def _bound_changes(law: Mapping[str, Any], at: Path) -> Iterator[tuple[Path, str, Any]]:
    for key in _NUMBERS:
        if key in law:
            yield (*at, key), "one more", _shift(1)
            yield (*at, key), "one less", _shift(-1)
    for key in _DATES:
        if key in law:
            yield (*at, key), "one day later", _shift_day(1)
            yield (*at, key), "one day earlier", _shift_day(-1)


def _move(holder: Any, key: Any, *, place: str, option: str) -> None:
    own = holder[key]
    full = {"met": own, "unmet": "rest"} if isinstance(own, str | list) else own
    _moved(full, place, option)
    holder[key] = full


def _settle(holder: Any, key: Any, *, cure: str, option: str) -> None:
    own = holder[key]
    own["curable"][cure] = [each for each in _listed(own["curable"][cure]) if each != option]
    own["unmet"] = [*_listed(own.get("unmet", [])), option]


def _exclude(holder: Any, key: Any, *, option: str) -> None:
    law = holder[key]
    law["includes"] = [each for each in _listed(law["includes"]) if each != option]


def _shift(by: int) -> Any:
    def change(holder: Any, key: Any) -> None:
        holder[key] = str(int(holder[key]) + by)

    return change


def _shift_day(by: int) -> Any:
    def change(holder: Any, key: Any) -> None:
        holder[key] = (date.fromisoformat(holder[key]) + timedelta(days=by)).isoformat()

    return change


def _longer(holder: Any, key: Any) -> None:
    holder[key]["days"] = str(int(holder[key].get("days", "0")) + 1)


def _has_length(law: Mapping[str, Any]) -> bool:
    return any(int(law.get(unit, "0")) for unit in ("years", "months", "days"))


def _shorter(holder: Any, key: Any) -> None:
    """One day shorter: a wait of some length less a day is that length, asked a day before."""
    law = holder[key]
    if int(law.get("days", "0")) > 0:
        law["days"] = str(int(law["days"]) - 1)
    elif int(law.get("months", "0")) > 0:
        law["months"] = str(int(law["months"]) - 1)
        law["days"] = "27"
    else:
        law["years"] = str(int(law["years"]) - 1)
        law["days"] = "364"


def _length_changes(law: Mapping[str, Any], at: Path) -> Iterator[tuple[Path, str, Any]]:
    yield at, "one day longer", _longer
    if _has_length(law):
        yield at, "a day shorter", _shorter


def _wait_changes(law: Mapping[str, Any], at: Path) -> Iterator[tuple[Path, str, Any]]:
    starts = _listed(law["from"])
    for index, start in enumerate(starts):
        name = start if isinstance(start, str) else start["date"]
        if len(starts) > 1:
            yield (*at, "from", index), f"not counted from {name}", _pop
        if isinstance(start, Mapping) and "when" in start:
            yield from _changes(start["when"], (*at, "from", index, "when"))
    for index, length in enumerate(law.get("lengths", [])):
        here = (*at, "lengths", index)
        yield here, "without this length", _pop
        yield from _length_changes(length, here)
        if "when" in length:
            yield from _changes(length["when"], (*here, "when"))
    if not law.get("lengths"):
        yield from _length_changes(law, at)
    if "restart" in law:
        yield (*at, "restart"), "without the restart", _pop
        yield from _changes(law["restart"]["which"], (*at, "restart", "which"))


def _count_changes(law: Mapping[str, Any], at: Path) -> Iterator[tuple[Path, str, Any]]:
    for key in ("at_most", "at_least"):
        if key in law:
            yield (*at, key), "one more", _shift(1)
            if int(law[key]) > (0 if key == "at_most" else 1):
                yield (*at, key), "one less", _shift(-1)
    if "window" in law:
        yield (*at, "window"), "without the window", _pop
        if "before_asking" in law["window"]:
            yield from _length_changes(
                law["window"]["before_asking"], (*at, "window", "before_asking")
            )
    if law.get("with_this") == "yes":
        yield (*at, "with_this"), "without this record", _pop
    if law.get("place", "anywhere") != "anywhere":
        yield (*at, "place"), "counted anywhere", _pop
    if law.get("unit", "record") != "record":
        yield (*at, "unit"), "counted by record", _pop
    yield from _changes(law["which"], (*at, "which"))
