"""Rough dates and calendar arithmetic.

A date a person remembers may be a day, a month or a year; it is kept as the span of
days it can mean. Waits are counted by the calendar, never as a number of days a year:
a year ends on its anniversary, and a day the month lacks becomes the 1st of the next
month, so that no answer is ever a day early.
"""

from __future__ import annotations

import re
from calendar import monthrange
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, timedelta
from typing import NamedTuple

_ROUGH = re.compile(r"(\d{4})(?:-(\d{2})(?:-(\d{2}))?)?", re.ASCII)


class Span(NamedTuple):
    """The days a date can mean, both ends included; ``earliest == latest`` when exact."""

    earliest: date
    latest: date

    @property
    def exact(self) -> bool:
        """True when only one day is possible."""
        return self.earliest == self.latest


ANY_DAY = Span(date.min, date.max)


@dataclass(frozen=True, slots=True)
class Period:
    """A length of time as a law states it: calendar years and months, then calendar days.

    ``more_than`` is for words such as "more than eight years": the anniversary itself is
    not enough and the first good day is the day after.
    """

    years: int = 0
    months: int = 0
    days: int = 0
    more_than: bool = False


def parse_span(text: str) -> Span:
    """Read ``YYYY``, ``YYYY-MM`` or ``YYYY-MM-DD`` (ISO 8601, proleptic Gregorian).

    Raises ``ValueError`` when the text has another form or names no real day.
    """
    match = _ROUGH.fullmatch(text)
    if match is None:
        raise ValueError("a date is YYYY, YYYY-MM or YYYY-MM-DD")
    year, month, day = match.groups()
    if day is not None:
        exact = date(int(year), int(month), int(day))
        return Span(exact, exact)
    if month is not None:
        last = monthrange(int(year), int(month))[1]
        return Span(date(int(year), int(month), 1), date(int(year), int(month), last))
    return Span(date(int(year), 1, 1), date(int(year), 12, 31))


def add(day: date, period: Period) -> date:
    """The first good day after ``period`` from ``day`` (``day`` itself is not counted).

    A day the month lacks becomes the 1st of the next month: 29 February 2024 and one
    year is 1 March 2025. Days past the calendar's end stay at its last day.
    """
    months = day.year * 12 + day.month - 1 + period.years * 12 + period.months
    year, month = divmod(months, 12)
    month += 1
    if year > date.max.year:
        return date.max
    if day.day > monthrange(year, month)[1]:
        moved = date(year + month // 12, month % 12 + 1, 1)
    else:
        moved = date(year, month, day.day)
    extra = period.days + (1 if period.more_than else 0)
    if date.max - moved < timedelta(days=extra):
        return date.max
    return moved + timedelta(days=extra)


def subtract(day: date, period: Period) -> date:
    """The last start day whose ``period`` has run out by ``day``: the inverse of :func:`add`.

    ``add(subtract(day, p), p) <= day`` and one day later it is past ``day``.
    """
    months = day.year * 12 + day.month - 1 - period.years * 12 - period.months
    extra = period.days + (1 if period.more_than else 0)
    if months < 12:
        return date.min
    year, month = divmod(months, 12)
    month += 1
    guess = date(year, month, min(day.day, monthrange(year, month)[1]))
    if guess.toordinal() <= extra + 3:
        return date.min
    guess = guess - timedelta(days=extra) + timedelta(days=3)
    while add(guess, period) > day:
        guess -= timedelta(days=1)
    return guess


def add_span(span: Span, period: Period) -> Span:
    """:func:`add` for both ends of a span."""
    return Span(add(span.earliest, period), add(span.latest, period))


def later_of(spans: Iterable[Span]) -> Span:
    """The span of the latest of several dates. ``spans`` must not be empty."""
    listed = list(spans)
    return Span(max(s.earliest for s in listed), max(s.latest for s in listed))


def either_of(spans: Iterable[Span]) -> Span:
    """The smallest span that holds every given span. ``spans`` must not be empty."""
    listed = list(spans)
    return Span(min(s.earliest for s in listed), max(s.latest for s in listed))
