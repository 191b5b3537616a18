"""Waits are counted by the calendar: leap days, month ends, anniversaries."""

from __future__ import annotations

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from screener.facts.calendar import Period, Span, add, parse_span, subtract


@pytest.mark.parametrize(
    ("start", "period", "first_good_day"),
    [
        ("2020-05-10", Period(years=1), "2021-05-10"),
        ("2024-02-29", Period(years=1), "2025-03-01"),  # no 29 February: 1 March, never early
        ("2024-02-29", Period(years=4), "2028-02-29"),
        ("2025-08-31", Period(months=6), "2026-03-01"),
        ("2025-08-31", Period(months=1), "2025-10-01"),
        ("2025-12-31", Period(months=2), "2026-03-01"),
        ("2025-11-30", Period(months=3), "2026-03-01"),
        ("2026-05-27", Period(days=180), "2026-11-23"),  # the first day is not counted
        ("2018-11-22", Period(years=8, more_than=True), "2026-11-23"),
    ],
)
def test_first_good_day(start: str, period: Period, first_good_day: str) -> None:
    assert add(date.fromisoformat(start), period) == date.fromisoformat(first_good_day)


DAYS = st.dates(min_value=date(1900, 1, 1), max_value=date(2150, 12, 31))
PERIODS = st.builds(
    Period,
    years=st.integers(0, 30),
    months=st.integers(0, 30),
    days=st.integers(0, 800),
    more_than=st.booleans(),
)


@given(DAYS, PERIODS)
def test_subtract_gives_the_last_start_that_is_long_enough_ago(day: date, period: Period) -> None:
    start = subtract(day, period)
    assert add(start, period) <= day
    assert add(start + timedelta(days=1), period) > day


@given(DAYS, DAYS, PERIODS)
def test_a_later_start_never_ends_sooner(one: date, other: date, period: Period) -> None:
    first, second = sorted((one, other))
    assert add(first, period) <= add(second, period)


def test_the_calendar_ends_quietly() -> None:
    assert add(date(9999, 6, 1), Period(years=1)) == date.max
    assert add(date(9999, 12, 30), Period(days=5)) == date.max
    assert subtract(date(3, 1, 1), Period(years=5)) == date.min


@pytest.mark.parametrize(
    ("text", "first", "last"),
    [
        ("2024", "2024-01-01", "2024-12-31"),
        ("2024-02", "2024-02-01", "2024-02-29"),
        ("2023-02", "2023-02-01", "2023-02-28"),
        ("2024-02-29", "2024-02-29", "2024-02-29"),
    ],
)
def test_rough_dates_are_spans(text: str, first: str, last: str) -> None:
    assert parse_span(text) == Span(date.fromisoformat(first), date.fromisoformat(last))


@pytest.mark.parametrize(
    "text",
    ["", "24", "2024-13", "2024-00", "2023-02-29", "2024/01/01", "2024-1-1", "0000", " 2024"],
)
def test_what_is_no_date_is_refused(text: str) -> None:
    with pytest.raises(ValueError, match=r".+"):
        parse_span(text)
