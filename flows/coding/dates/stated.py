"""Readers of stated dates: "5 May 2017", "May 5", "24/05/2017", "March 2017", "in 2017", "the 14th"."""

from __future__ import annotations

import re
from datetime import date
from typing import Literal

from flows.coding.dates import patterns as words
from flows.coding.dates.calendar_days import DAY, day_of, month_range, not_after, part_of, week_gap
from flows.coding.dates.finding import FUTURE, Context, Found
from flows.coding.words.calendar import MONTHS, WEEKDAYS

_MONTH_CUE = re.compile(
    r"(?:\b(?:in|last|this|since|of|until|till|during|by|from|through|before|after|between|every|previous|past|early"
    r"|late|mid|for|next|until|(?:jan|febr)uary (?:and|or|to)|(?:march|april|may|june|july|august) (?:and|or|to)"
    r"|(?:septem|octo|novem|decem)ber (?:and|or|to))|[-(])[\s-]*$"
)


_YEAR_CUE = re.compile(
    r"(?:\b(?:in|of|since|by|during|until|till|from|to|early|late|mid|through|before|after|around|year|and|between)[\s-]+|\()$"
)


_SHORT_NAMES = frozenset(["jan", "feb", "mar", "apr", "jun", "jul", "aug", "sep", "sept", "oct", "nov", "dec"])


_AHEAD_DAYS = 5  # a day without a year this soon after publication is to come
_RECENT_DAYS = 60
_ABROAD = re.compile(r"\bgmt (?:on )?(?:the )?$")


def _year(short_or_long: str, published: date | None) -> int | None:
    digits = short_or_long.strip("'’ ")
    value = int(digits)
    if len(digits) == 4:
        return value
    limit = (published.year if published else 2026) % 100
    return value + (2000 if value <= limit + 1 else 1900)


def _relative_year(words_: str, published: date | None) -> int | None:
    if published is None:
        return None
    if words_.startswith(("last", "the previous")):
        return published.year - 1
    return published.year + (1 if words_.startswith("next") else 0)


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


def read_month_day(context: Context, match: re.Match[str]) -> Found | None:
    """ "5 May 2017", "Monday, May 5th", "3 to 5 May", "9 JAN 90"; not "0350 GMT on 5 May", a clock abroad."""
    if _ABROAD.search(context.low[max(0, match.start() - 12) : match.start()]):
        return None
    group = match.groupdict()
    name = group["m1"] or group["m2"] or group["m3"]
    month = MONTHS[name.rstrip(".")]
    first_day = words.ORDINALS[group["o3"]] if group["o3"] else int(re.match(r"\d+", group["d1"] or group["d2"])[0])  # type: ignore[index]
    second = group["d1b"] or group["d2b"]
    second_day = int(re.match(r"\d+", second)[0]) if second else first_day  # type: ignore[index]
    if group["m1b"]:
        second_month = MONTHS[group["m1b"].rstrip(".")]
    elif group["m2a"]:
        month, second_month = MONTHS[group["m2a"].rstrip(".")], month  # "27 June to 18 August"
    else:
        second_month = month
        if second_day < first_day:
            second_day = first_day
    weekday = WEEKDAYS[group["weekday"].rstrip(".")] if group["weekday"] else None
    end, year, is_future = match.end(), None, False
    basis: Literal["stated", "relative"] = "relative"
    if group["year"] or group["yshort"]:
        if group["yshort"] and not _short_year_fits(context, match):
            end = match.start("yshort")
            while end > match.start() and context.low[end - 1] in " ,'-":
                end -= 1
        else:
            year, basis = _year(group["year"] or group["yshort"], context.published), "stated"
    elif group["relyear"]:
        year = _relative_year(group["relyear"], context.published)
        if year is None:
            return Found(match.start(), end, None, None, "day", "relative")
    if year is not None:
        first = day_of(year, month, first_day)
    else:
        if name == "may" and not _is_month(context, match.start("m1") if group["m1"] else match.start("m2")):
            return None
        if group["m1"] and _counts_something(context, match):
            first, is_future = _latest(context, match.start(), month, 1, None)
            if first is None:
                return None
            end = match.end("m1")
            return Found(match.start(), end, *month_range(first.year, month), "month", basis, is_future=is_future)
        first, is_future = _latest(context, match.start(), month, first_day, weekday)
    if first is None:
        return (
            Found(match.start(), end, None, None, "day", basis) if context.published is None and year is None else None
        )
    last = day_of(first.year, second_month, second_day) or first
    if last < first:
        last = first
    if not second:
        first, last = _both_readings(first, weekday, context.published)
    return Found(match.start(), end, first, last, "day" if first == last else "days", basis, is_future=is_future)


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
    year = _year(digits, context.published)
    if year is None or context.low[match.start("yshort") - 1] == ",":
        return False
    near = context.published.year if context.published else 2000
    after = context.low[match.end() : match.end() + 12]
    return abs(year - near) < 40 and (context.is_upper or not re.match(r"\s+[a-z]", after))


def _is_month(context: Context, position: int) -> bool:
    """Whether "may" or "march" at ``position`` is the month: capital in mixed case, no verb around it."""
    return context.is_upper or context.text[position : position + 1].isupper()


def read_month_only(context: Context, match: re.Match[str]) -> Found | None:
    """ "in March 2017", "in early February", "last November"."""
    name = match["m1"].rstrip(".")
    at = match.start("m1")
    has_year = bool(match["year"] or match["relyear"])
    if not has_year:
        if name in _SHORT_NAMES or not _MONTH_CUE.search(context.low[max(0, at - 16) : at]):
            return None
        if name in ("may", "march") and not context.text[at : at + 1].isupper():
            return None
        if re.match(r"\s+(?:\d|[a-z]+'s\b)", context.low[match.end() : match.end() + 12]):
            return None
    month, published = MONTHS[name], context.published
    basis: Literal["stated", "relative"] = "stated" if match["year"] else "relative"
    end = match.end()
    if match["yshort"]:
        end = match.end("m2") if match["m2"] else match.end("m1")
    if match["year"]:
        year: int | None = int(match["year"])
    elif match["relyear"]:
        year = _relative_year(match["relyear"], published)
    elif published is None:
        year = None
    else:
        year = published.year if (month <= published.month) else published.year - 1
    if year is None:
        return Found(match.start(), end, None, None, "month", basis)
    last_month = MONTHS[match["m2"].rstrip(".")] if match["m2"] else month
    first, last = month_range(year, month)
    if last_month > month:
        last = month_range(year, last_month)[1]
    if match["part"]:
        first, last = part_of(first, last, match["part"])
    if published and first > published:
        if not has_year:
            first, last = first.replace(year=first.year - 1), month_range(year - 1, last_month)[1]
            return Found(match.start(), end, first, last, "month", basis)
        return Found(match.start(), end, first, last, "month", basis, is_future=True)
    return Found(match.start(), end, first, not_after(last, published), "month", basis)


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
    year = _year(match["y2"], context.published)
    if year is None or (match["s2"] == "." and len(match["y2"]) == 2):
        return None
    days = [d for m, d_ in _readings(int(match["a"]), int(match["b"]), context.day_first) if (d := day_of(year, m, d_))]
    if context.published:
        days = [d for d in days if d <= context.published] or days
    if len(days) == 1:
        return _day_found(context, match, days[0], "stated")
    return Found(match.start(), match.end(), None, None, "day", "stated") if days else None


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


def read_year_only(context: Context, match: re.Match[str]) -> Found | None:
    """ "in 2017", "2014-16"."""
    start = match.start()
    before = context.low[max(0, start - 9) : start]
    if not _YEAR_CUE.search(before):
        return None
    if before.endswith("(") and context.low[match.end() : match.end() + 1] != ")":
        return None
    if re.match(
        r"\s+(?:people|troops|soldiers|civilians|others|members|men|women|miles|km|dollars|rounds|block)",
        context.low[match.end() : match.end() + 12],
    ):
        return None
    year = int(match["year"])
    last_year = year
    if match["year2"]:
        last_year = int(str(year)[:2] + match["year2"]) if len(match["year2"]) == 2 else int(match["year2"])
    if last_year < year:
        last_year = year
    first, last = date(year, 1, 1), date(last_year, 12, 31)
    if part := re.search(r"\b(early|late|mid)[\s-]+$", before):
        first, last = part_of(first, last, part[1])
    published = context.published
    is_future = bool(published and first > published)
    return Found(
        start,
        match.end(),
        first,
        last if is_future else not_after(last, published),
        "year",
        "stated",
        is_future=is_future,
    )


def read_day_ordinal(context: Context, match: re.Match[str]) -> Found | None:
    """ "on the 14th", "the 3rd of last month"."""
    published = context.published
    number = int(re.match(r"\d+", match["day"])[0])  # type: ignore[index]
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
