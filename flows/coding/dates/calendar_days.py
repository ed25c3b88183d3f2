"""Arithmetic of days, months and feasts that the reading of dates rests on."""

from __future__ import annotations

import calendar
from datetime import date, timedelta

DAY = timedelta(days=1)


def day_of(year: int, month: int, day: int) -> date | None:
    """The day of a year, month and number; None where there is none ("31 February")."""
    try:
        return date(year, month, day)
    except ValueError:
        return None


def shift(day: date, days: int) -> date | None:
    """``days`` after a day; None beyond the calendar."""
    try:
        return day + timedelta(days=days)
    except OverflowError:
        return None


def month_range(year: int, month: int) -> tuple[date, date]:
    """First and last day of a month."""
    return date(year, month, 1), date(year, month, calendar.monthrange(year, month)[1])


def part_of(first: date, last: date, part: str) -> tuple[date, date]:
    """ "early" the first half, "mid" the middle, "late" the second half of a month or year."""
    days = (last - first).days
    if part == "early":
        return first, first + timedelta(days=days // 2 - (1 if days < 32 else 0))
    if part == "late":
        return first + timedelta(days=days // 2), last
    return first + timedelta(days=days // 3), first + timedelta(days=2 * days // 3)


def not_after(day: date, published: date | None) -> date:
    """The day, or that of publication where it is earlier."""
    return min(day, published) if published else day


def next_weekday(published: date, weekday: int) -> date:
    """The next such weekday after publication (Monday is 0)."""
    return published + timedelta(days=(weekday - published.weekday() - 1) % 7 + 1)


def week_gap(day: date, weekday: int) -> int:
    """How many days a day is off a weekday, at most 3."""
    gap = abs(day.weekday() - weekday)
    return min(gap, 7 - gap)


def holiday_day(name: str, year: int) -> date:
    """The day of a feast, by its name as it stands in texts (of the US where it differs)."""
    if name in ("christmas", "xmas"):
        return date(year, 12, 25)
    if name.startswith("new year"):
        return date(year, 1, 1)
    if name.startswith("valentine"):
        return date(year, 2, 14)
    if name == "halloween":
        return date(year, 10, 31)
    if name == "thanksgiving":
        first = date(year, 11, 1)
        return first + timedelta(days=(3 - first.weekday()) % 7 + 21)
    if name == "labor day":
        return date(year, 9, 1) + timedelta(days=-date(year, 9, 1).weekday() % 7)
    if name == "memorial day":
        return date(year, 5, 31) - timedelta(days=date(year, 5, 31).weekday())
    if name == "easter":
        return easter(year)
    return date(year, 7, 4)


def easter(year: int) -> date:
    """Easter Sunday of the Gregorian calendar (Meeus, Jones and Butcher's algorithm)."""
    a, b, c = year % 19, year // 100, year % 100
    d, e, g = b // 4, b % 4, (8 * b + 13) // 25
    h = (19 * a + b - d - g + 15) % 30
    i, k = c // 4, c % 4
    r = (32 + 2 * e + 2 * i - h - k) % 7
    m = (a + 11 * h + 22 * r) // 451
    month, day = divmod(h + r - 7 * m + 114, 31)
    return date(year, month, day + 1)
