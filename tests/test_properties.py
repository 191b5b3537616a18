"""What must hold for every person and every law, tried on random people over the real files."""

from __future__ import annotations

import copy
import functools
from datetime import date
from random import Random
from typing import Any

import orjson
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from screener import answer, read_case, screen
from screener.loading.load import LoadedRules, load_files
from screener.logic.compiled import CompiledRemedy
from screener.logic.counts import AtMost
from screener.logic.landmarks import leaves
from screener.logic.nodes import All, Curable, Node, Not, Unconfirmed
from screener.logic.nodes import Any as AnyNode
from screener.logic.resolve import resolve
from screener.logic.rulebook import Rulebook
from tests.random_people import People


@functools.cache
def files() -> LoadedRules:
    return load_files()


def rules() -> Rulebook:
    return files().rulebook


def places() -> list[str]:
    return sorted(rules().jurisdictions)


PLACES = st.sampled_from(places())
SEEDS = st.integers(0, 2**32)
TRIES = settings(max_examples=150, deadline=None, suppress_health_check=[HealthCheck.too_slow])

#: Facts that follow from others: taking one away would let another speak against it.
FOLLOWING = {
    "trafficked",
    "trafficking_type",
    "timing",
    "age_at_offense",
    "prostitution_role",
    "level",
    "class",
    "later_conviction",
    "offense",
}


def outcomes(request: dict[str, Any]) -> dict[tuple[str, str], dict[str, Any]]:
    """Every remedy's answer, by record and remedy id."""
    case = read_case(request, rules().catalog, today=read_today(request))
    result = answer(screen(case, rules()), rules(), "outcomes")
    return {
        (record["id"], remedy["remedy"]): remedy
        for record in result["records"]
        for remedy in record["remedies"]
    }


def read_today(request: dict[str, Any]) -> date:
    return date.fromisoformat(request["as_of"])


def consistent(request: dict[str, Any]) -> dict[str, Any]:
    """The person without answers that speak against each other, where one follows from two."""
    law = None
    for record in request["records"]:
        law = rules().jurisdictions[record["jurisdiction"]]
        for date_fact, gate in rules().catalog.gates.items():
            for holder in (record, request["person"]):
                if date_fact in holder:
                    holder.pop(gate, None)
        section = law.reader.read(record.get("statute", ""))
        mapped = None if section is None else law.offense_map.find(section, None)
        if mapped is not None:
            offense = min(mapped.offenses)
            record["offense"] = offense
            if len(mapped.offenses) > 1:
                record.pop("statute")
    return request


def hide(request: dict[str, Any], rng: Random) -> dict[str, Any]:
    """The same person knowing less: facts taken away, dates made rough."""
    partial = copy.deepcopy(request)
    gates = set(rules().catalog.gates.values())
    for holder in (partial["person"], *partial["records"]):
        for name in list(holder):
            if name in ("id", "jurisdiction") or name in FOLLOWING or name in gates:
                continue
            fact = rules().catalog[name]
            draw = rng.random()
            if draw < 0.25 and name not in rules().catalog.gates:
                del holder[name]
            elif draw < 0.45 and fact.type == "date" and len(holder[name]) > 4:
                holder[name] = holder[name][:7] if draw < 0.35 else holder[name][:4]
    return partial


def inside(narrow: Any, wide: Any, as_of: str) -> bool:
    """Whether one eligible_on lies within another; no date is the day of asking itself."""
    if wide is None:
        return True
    narrow = as_of if narrow is None else narrow
    low, high = (wide["earliest"], wide["latest"]) if isinstance(wide, dict) else (wide, wide)
    first, last = (
        (narrow["earliest"], narrow["latest"]) if isinstance(narrow, dict) else (narrow, narrow)
    )
    return bool(low <= first and last <= high)


@TRIES
@given(PLACES, SEEDS)
def test_an_outcome_never_changes_as_facts_are_filled_in(place: str, seed: int) -> None:
    rng = Random(seed)
    whole = consistent(People(files(), place).person(rng, known=0.97))
    known_less = outcomes(hide(whole, rng))
    known_more = outcomes(whole)
    for key, before in known_less.items():
        if before["outcome"] == "needs_info":
            continue
        assert key in known_more, (key, before)
        after = known_more[key]
        assert after["outcome"] == before["outcome"], (key, before, after)
        if before["outcome"] == "not_yet":
            assert inside(after["eligible_on"], before["eligible_on"], whole["as_of"]), (
                key,
                before,
                after,
            )
    for key in known_more:
        assert key in known_less, f"{key} appeared only when more was known"


@TRIES
@given(PLACES, SEEDS)
def test_null_is_the_same_as_absent(place: str, seed: int) -> None:
    request = People(files(), place).person(Random(seed))
    with_null = copy.deepcopy(request)
    for name, fact in rules().catalog.facts.items():
        if fact.scope != "record":
            with_null["person"].setdefault(name, None)
        if fact.scope != "person":
            for record in with_null["records"]:
                record.setdefault(name, None)
    assert outcomes(with_null) == outcomes(request)


@TRIES
@given(PLACES, SEEDS)
def test_the_order_of_records_and_answers_does_not_matter(place: str, seed: int) -> None:
    rng = Random(seed)
    request = People(files(), place).person(rng, records=3)
    shuffled = copy.deepcopy(request)
    rng.shuffle(shuffled["records"])
    shuffled["records"] = [
        dict(rng.sample(list(record.items()), len(record))) for record in shuffled["records"]
    ]
    shuffled["person"] = dict(rng.sample(list(request["person"].items()), len(request["person"])))
    before, after = outcomes(request), outcomes(shuffled)
    for found in (*before.values(), *after.values()):
        found["missing"] = sorted(found["missing"], key=repr)
    assert before == after


@TRIES
@given(PLACES, SEEDS)
def test_the_same_request_gives_the_same_bytes(place: str, seed: int) -> None:
    request = People(files(), place).person(Random(seed))
    today = read_today(request)
    twice = [
        orjson.dumps(
            answer(
                screen(read_case(copy.deepcopy(request), rules().catalog, today=today), rules()),
                rules(),
            )
        )
        for _ in range(2)
    ]
    assert twice[0] == twice[1]


def nodes(node: Node) -> list[Node]:
    """Every count and other leaf of a node, ``not`` and all unwrapped."""
    if isinstance(node, All | AnyNode):
        return [inner for part in node.parts for inner in nodes(part)]
    if isinstance(node, Not | Curable | Unconfirmed):
        return nodes(node.part)
    return [node]


def look_backs() -> list[tuple[str, CompiledRemedy, AtMost]]:
    """Every "at most" of the rules that does not count the record itself."""
    return [
        (place, version, leaf)
        for place, law in rules().jurisdictions.items()
        for versions in law.remedies.values()
        for version in versions
        for leaf in nodes(version.whole)
        if isinstance(leaf, AtMost) and not leaf.over.with_this
    ]


@TRIES
@given(st.data(), SEEDS)
def test_a_look_back_never_counts_the_record_itself(data: st.DataObject, seed: int) -> None:
    place, _, leaf = data.draw(st.sampled_from(look_backs()))
    request = People(files(), place).person(Random(seed), records=1)
    request["person"]["records_complete"] = "yes"
    for fact in ("last_conviction_on", "last_arrest_on"):
        request["person"].pop(fact, None)
    case = read_case(request, rules().catalog, today=read_today(request))
    (view,) = resolve(case, rules()).views
    assert leaf.truth(view) == 0x0F, "the only record there is was counted"


def test_there_are_look_backs_to_try() -> None:
    assert look_backs()
    assert all(list(leaves(version.whole)) for _, version, _ in look_backs())


@pytest.mark.parametrize("place", places())
def test_nothing_known_is_never_no(place: str) -> None:
    """A record of which only the place is known: no remedy says no, none says yes."""
    found = outcomes(
        {"as_of": "2026-11-23", "person": {}, "records": [{"id": "r", "jurisdiction": place}]}
    )
    assert found
    assert {each["outcome"] for each in found.values()} <= {"needs_info", "needs_review"}
