"""The judge's own calendar: when a length of time is over, and how old somebody was."""

from __future__ import annotations

from datetime import date, timedelta
from typing import NamedTuple

DAY = timedelta(days=1)


class Length(NamedTuple):
    """Calendar years and months, then calendar days; ``more_than`` adds a day."""

    years: int = 0
    months: int = 0
    days: int = 0
    more_than: bool = False


def after(day: date, length: Length) -> date:
    """The first good day: the anniversary, or the 1st of the next month if it has no such day."""
    year, month = divmod(12 * (day.year + length.years) + day.month - 1 + length.months, 12)
    if year >= date.max.year:
        return date.max
    try:
        reached = date(year, month + 1, day.day)
    except ValueError:
        reached = date(year, month + 2, 1)  # December has all its days
    count = reached.toordinal() + length.days + (1 if length.more_than else 0)
    return date.fromordinal(min(count, date.max.toordinal()))


def last_start(day: date, length: Length) -> date:
    """The last day from which ``length`` is over by ``day``, found by trying."""
    months = 12 * length.years + length.months
    number = max(1, min(day.toordinal(), day.toordinal() - length.days - 30 * months))
    while number > 1 and after(date.fromordinal(number), length) > day:
        number -= 1
    while after(date.fromordinal(number + 1), length) <= day:
        number += 1
    return date.fromordinal(number)


def age(birth: date, day: date) -> int:
    """Full years on ``day`` (0 before birth)."""
    years = 0
    while after(birth, Length(years=years + 1)) <= day:
        years += 1
    return years
