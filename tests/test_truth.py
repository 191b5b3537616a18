"""Three-valued logic in four readings, against a plain model of it."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from screener.logic import truth as t

READINGS = (t.NOW_AGAINST, t.NOW_FAVOR, t.LATER_AGAINST, t.LATER_FAVOR)
BASIC = (t.MET, t.UNMET, t.OPEN, t.CURABLE, t.UNKNOWN, t.MET | t.CURABLE, t.OPEN | t.UNMET)
VALUES = st.sampled_from(BASIC)


def possible(value: t.Truth, reading: int) -> set[bool]:
    found = set()
    if value & reading:
        found.add(True)
    if value & (reading << 4):
        found.add(False)
    return found


@given(VALUES, VALUES)
def test_both_and_either_are_kleenes_in_every_reading(a: t.Truth, b: t.Truth) -> None:
    for reading in READINGS:
        pairs = [(x, y) for x in possible(a, reading) for y in possible(b, reading)]
        assert possible(t.both(a, b), reading) == {x and y for x, y in pairs}
        assert possible(t.either(a, b), reading) == {x or y for x, y in pairs}


@given(VALUES)
def test_what_favored_the_person_goes_against_them_when_negated(a: t.Truth) -> None:
    negated = t.negate(a)
    for reading, swapped in ((t.NOW_AGAINST, t.NOW_FAVOR), (t.LATER_FAVOR, t.LATER_AGAINST)):
        assert possible(negated, reading) == {not x for x in possible(a, swapped)}
    assert t.negate(negated) == a


def test_open_is_true_in_favor_and_false_against() -> None:
    assert possible(t.OPEN, t.NOW_FAVOR) == {True}
    assert possible(t.OPEN, t.NOW_AGAINST) == {False}


def test_curable_is_false_now_and_true_later() -> None:
    assert possible(t.CURABLE, t.NOW_FAVOR) == {False}
    assert possible(t.CURABLE, t.LATER_AGAINST) == {True}
    assert t.curable(t.UNMET) == t.CURABLE
    assert t.curable(t.MET) == t.MET


@pytest.mark.parametrize(("value", "strict"), [(t.UNMET, False), (t.MET, True)])
def test_unconfirmed_is_true_in_favor_and_itself_against(value: t.Truth, strict: bool) -> None:
    result = t.unconfirmed(value)
    assert possible(result, t.NOW_FAVOR) == {True}
    assert possible(result, t.NOW_AGAINST) == {strict}


def test_nothing_is_all_true_and_none_true() -> None:
    assert t.all_of(()) == t.MET
    assert t.any_of(()) == t.UNMET


def test_unsettled_names_the_readings_still_unknown() -> None:
    assert t.unsettled(t.MET) == 0
    assert t.unsettled(t.UNKNOWN) == 0b1111
    assert t.unsettled(t.MET | t.CURABLE) == t.NOW_AGAINST | t.NOW_FAVOR
