"""Readers of stated days: "5 May 2017", "May 5", "24/05/2017", "the 14th"."""

from __future__ import annotations

import re
from datetime import date
from typing import Literal

from flows.coding.dates.calendar_days import DAY, day_of, month_range, not_after, week_gap
from flows.coding.dates.finding import FUTURE, Context, Found
from flows.coding.dates.years import relative_year, year_of
from flows.coding.words.calendar import MONTHS, WEEKDAYS
from flows.coding.words.numbers import ORDINALS

_AHEAD_DAYS = 5  # a day without a year this soon after publication is to come
_RECENT_DAYS = 60
_ABROAD = re.compile(r"\bgmt (?:on )?(?:the )?$")


def read_month_day(context: Context, match: re.Match[str]) -> Found | None:
    """ "5 May 2017", "Monday, May 5th", "3 to 5 May", "9 JAN 90"; not "0350 GMT on 5 May", a clock abroad."""
    if _ABROAD.search(context.low[max(0, match.start() - 12) : match.start()]):
        return None
    (month, day), (last_month, last_day) = _ends(match)
    weekday = WEEKDAYS[match["weekday"].rstrip(".")] if match["weekday"] else None
    basis: Literal["stated", "relative"] = "relative"
    end, is_future = match.end(), False
    if match["year"] or (match["yshort"] and _short_year_fits(context, match)):
        basis = "stated"
        first = day_of(year_of(match["year"] or match["yshort"], context.published), month, day)
    elif match["relyear"]:
        year = relative_year(match["relyear"], context.published)
        if year is None:
            return Found(match.start(), end, None, None, "day", basis)
        first = day_of(year, month, day)
    else:
        end = _end_without_year(context, match)
        if not _is_month(context, match):
            return None
        if match["m1"] and _counts_something(context, match):
            return _month_found(context, match, month)
        first, is_future = _latest(context, match.start(), month, day, weekday)
        if first is None and context.published is None:
            return Found(match.start(), end, None, None, "day", basis)
    if first is None:
        return None
    last = max(first, day_of(first.year, last_month, last_day) or first)
    if not (match["d1b"] or match["d2b"]):
        first, last = _both_readings(first, weekday, context.published)
    is_future = is_future or bool(context.published and first > context.published)
    last = last if is_future else not_after(last, context.published)
    return Found(match.start(), end, first, last, "day" if first == last else "days", basis, is_future=is_future)


def _ends(match: re.Match[str]) -> tuple[tuple[int, int], tuple[int, int]]:
    """The (month, day) on which a telling begins and ends: the same one twice, but for "27 June to 18 August"."""
    month = MONTHS[(match["m1"] or match["m2"] or match["m3"]).rstrip(".")]
    day = ORDINALS[match["o3"]] if match["o3"] else _number(match["d1"] or match["d2"])
    second = match["d1b"] or match["d2b"]
    last_day = _number(second) if second else day
    if match["m1b"]:
        return (month, day), (MONTHS[match["m1b"].rstrip(".")], last_day)
    if match["m2a"]:
        return (MONTHS[match["m2a"].rstrip(".")], day), (month, last_day)
    return (month, day), (month, max(day, last_day))


def _number(day: str) -> int:
    """5 of "5" and "5th"."""
    return int(day.rstrip("stndrh"))


def _end_without_year(context: Context, match: re.Match[str]) -> int:
    """The offset at which a day ends whose two digits behind it are no year."""
    if not match["yshort"]:
        return match.end()
    end = match.start("yshort")
    while end > match.start() and context.low[end - 1] in " ,'-":
        end -= 1
    return end


def _month_found(context: Context, match: re.Match[str], month: int) -> Found | None:
    """The month alone, the latest one of its name."""
    first, is_future = _latest(context, match.start(), month, 1, None)
    if first is None:
        return None
    return Found(
        match.start(), match.end("m1"), *month_range(first.year, month), "month", "relative", is_future=is_future
    )


def _counts_something(context: Context, match: re.Match[str]) -> bool:
    """ "In November, 21 soldiers": the number behind the comma counts what follows it."""
    between = context.low[match.end("m1") : match.start("d1")] if match["d1"] else ""
    return between.strip().endswith(",") and bool(
        re.match(
            r"\s+(?!and\b|or\b|in\b|at\b|on\b|when\b|to\b|the\b|a\b|by\b|near\b)[a-z]",
            context.low[match.end() : match.end() + 12],
        )
    )


def _short_year_fits(context: Context, match: re.Match[str]) -> bool:
    """Whether two digits after a day and month are a year: "9 JAN 90", "'16", not "5 May 20 people"."""
    digits = match["yshort"]
    if digits.startswith("'"):
        return True
    year = year_of(digits, context.published)
    if context.low[match.start("yshort") - 1] == ",":
        return False
    near = context.published.year if context.published else 2000
    after = context.low[match.end() : match.end() + 12]
    return abs(year - near) < 40 and (context.is_upper or not re.match(r"\s+[a-z]", after))


def _is_month(context: Context, match: re.Match[str]) -> bool:
    """Whether "may" is the month: it has a capital, where the text has small letters."""
    group = next(name for name in ("m1", "m2", "m3") if match[name])
    return match[group] != "may" or context.is_upper or context.text[match.start(group)].isupper()


def read_numeric(context: Context, match: re.Match[str]) -> Found | None:
    """ "2017-05-03", "24/05/2017", "5/24/17", by the outlet's habit."""
    if match["y1"]:
        day = day_of(int(match["y1"]), int(match["m1"]), int(match["d1"]))
        return _day_found(context, match, day, "stated")
    if match["a3"]:
        if context.published is None or context.low[max(0, match.start() - 1) : match.start()] in ("/", "-", "."):
            return None
        pairs = _readings(int(match["a3"]), int(match["b3"]), context.day_first)
        if len(pairs) != 1 or not re.search(r"\bon\s+$", context.low[max(0, match.start() - 5) : match.start()]):
            return None
        day = _latest(context, match.start(), *pairs[0], None)[0]
        return _day_found(context, match, day, "stated")
    year = year_of(match["y2"], context.published)
    if match["s2"] == "." and len(match["y2"]) == 2:
        return None
    days = [d for m, d_ in _readings(int(match["a"]), int(match["b"]), context.day_first) if (d := day_of(year, m, d_))]
    if context.published:
        days = [d for d in days if d <= context.published] or days
    if len(days) == 1:
        return _day_found(context, match, days[0], "stated")
    return Found(match.start(), match.end(), None, None, "day", "stated") if days else None


def read_day_ordinal(context: Context, match: re.Match[str]) -> Found | None:
    """ "on the 14th", "the 3rd of last month"."""
    published = context.published
    number = _number(match["day"])
    before = context.low[max(0, match.start() - 14) : match.start()]
    if not re.search(
        r"(?:\b(?:on|of|since|until|from|by|night|morning|evening|day)|,)\s*(?:(?:night|morning|evening)\s+of\s+)?$",
        before,
    ):
        return None
    if published is None:
        return Found(match.start(), match.end(), None, None, "day", "relative")
    months = 1 if match["month"] == "last" or (match["month"] is None and number > published.day) else 0
    year, month = (published.year, published.month - months) if published.month > months else (published.year - 1, 12)
    day = day_of(year, month, number)
    return _day_found(context, match, day, "relative") if day and day <= published else None


def _readings(a: int, b: int, day_first: bool | None) -> list[tuple[int, int]]:
    """The (month, day) that two numbers can be, the outlet's habit first."""
    options = [(m, d) for m, d, is_day_first in ((b, a, True), (a, b, False)) if 1 <= m <= 12 and 1 <= d <= 31
               and (day_first is None or day_first == is_day_first)]  # fmt: skip
    if not options and day_first is not None:
        return _readings(a, b, None)
    return list(dict.fromkeys(options))


def _day_found(
    context: Context, match: re.Match[str], day: date | None, basis: Literal["stated", "relative"]
) -> Found | None:
    if day is None:
        return None
    return Found(
        match.start(),
        match.end(),
        day,
        day,
        "day",
        basis,
        is_future=bool(context.published and day > context.published),
    )


def _latest(context: Context, start: int, month: int, day: int, weekday: int | None) -> tuple[date | None, bool]:
    """The day of that name closest before publication; a weekday that fits another recent year decides. And: is
    it future?
    """
    published = context.published
    if published is None:
        return None, False
    options = [d for year in range(published.year + 1, published.year - 9, -1) if (d := day_of(year, month, day))]
    if FUTURE.search(context.low[max(0, start - 80) : start]):
        coming = [d for d in options if d >= published and (d - published).days < 300]
        if coming and (weekday is None or coming[-1].weekday() == weekday):
            return coming[-1], True
    past = [d for d in options if d <= published]
    if not past:
        return None, False
    ahead = next((d for d in options if 0 < (d - published).days <= _AHEAD_DAYS), None)
    if ahead is not None and (weekday is None or ahead.weekday() == weekday):
        return ahead, True  # "the 18th of May" in a text of the 16th: not a year ago
    nearest = past[0]
    age = (published - nearest).days  # of a recent day the weekday is a slip of the pen; else it tells another year
    is_slip = age < _RECENT_DAYS or (age < 180 and weekday is not None and week_gap(nearest, weekday) == 1)
    if weekday is None or nearest.weekday() == weekday or is_slip:
        return nearest, False
    return next((d for d in past[1:4] if d.weekday() == weekday), nearest), False


def _both_readings(day: date, weekday: int | None, published: date | None) -> tuple[date, date]:
    """A weekday that is off by one day from its date keeps both readings (codebook)."""
    if weekday is None or week_gap(day, weekday) != 1:
        return day, day
    other = day - DAY if (day - DAY).weekday() == weekday else day + DAY
    if published and other > published:
        return day, day
    return min(day, other), max(day, other)
