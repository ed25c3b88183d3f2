"""Readers of dates counted from another day: "three days ago", "two days later", "recently", feasts."""

from __future__ import annotations

import re
from datetime import date

from flows.coding.dates import patterns as words
from flows.coding.dates.calendar_days import DAY, holiday_day, month_range, not_after, shift
from flows.coding.dates.finding import Context, Found, Precision

_SOME = r"(?:just |only |barely |less than |some |about )?$"
_COMES = re.compile(r"\b(?:came|comes|coming|happened|occurred|took place)\s+" + _SOME)
_ASIDE = re.compile(r"\w,\s+" + _SOME)
_ANNIVERSARY = re.compile(r"\s+(?:today\b|to the day\b|this (?P<unit>week|month)\b)")
_YEARS = {"year": 1, "decade": 10}
_DAYS_OF = {"day": 1.0, "night": 1.0, "week": 7.0, "month": 30.44, "year": 365.25, "decade": 3650.0}


def count_of(words_: str) -> int:
    """ "three", "a couple of", "12" as a number; "a few" is three."""
    words_ = words_.removeprefix("a ").strip()
    if words_.isdigit():
        return int(words_)
    return {"few": 3, "several": 4, "couple of": 2, "couple": 2}.get(words_, words.NUMBERS.get(words_, 1))


def read_step(context: Context, match: re.Match[str]) -> Found | None:
    """ "two days later", "a day earlier": counted from the day told before."""
    days, slack = _days_of(match)
    back = match["way"] in ("earlier", "before", "prior")
    before = context.low[max(0, match.start() - 24) : match.start()]
    if match["way"] in ("before", "after"):
        is_of_clause = re.match(
            r"\s+(?:the|his|her|a|an|he|she|they|being)\b", context.low[match.end() : match.end() + 8]
        )
        if _COMES.search(before) or (_ASIDE.search(before) and not is_of_clause):
            # "the blast came a day after three soldiers had died": the day of what follows, a day before the blast
            back = not back
        elif is_of_clause:
            return None
    is_vague = match["unit"] in ("minute", "hour")
    steps = -days if back else days
    span = match.start(), match.end()
    return Found(*span, None, None, "days" if slack else "day", "relative", is_vague, steps=steps, slack=slack)


def _days_of(match: re.Match[str]) -> tuple[int, int]:
    """How many days a step takes, and how many more or fewer they may be: "days later" is within a week."""
    unit, count = match["unit"], match["count"]
    if unit in ("minute", "hour"):
        return 0, 0
    if count is None or count in ("few", "several"):
        return (4, 3) if unit != "week" else (21, 10)
    return count_of(count) * (7 if unit == "week" else 1), 0


def read_recently(context: Context, match: re.Match[str]) -> Found:
    """ "recently", "in recent weeks": a vague span before publication."""
    published = context.published
    words_ = match[0]
    back = 7 if "day" in words_ else 30 if "week" in words_ else 120
    first = shift(published, -back) if published else None
    return Found(
        match.start(),
        match.end(),
        first,
        published if first else None,
        "days" if back == 7 else "month",
        "relative",
        is_vague=True,
    )


def read_holiday(context: Context, match: re.Match[str]) -> Found | None:
    """ "Christmas Eve", "Labor Day 2015"."""
    name, published = re.sub(r"\s+", " ", match["name"]), context.published
    eve = bool(match["eve"])
    if name.startswith("new year") and not (eve or "day" in match[0]):
        return None
    years = [int(match["year"])] if match["year"] else []
    if not years and published:
        years = [published.year, published.year - 1]
    for year in years:
        if not 1900 <= year <= 2100:
            continue
        day = holiday_day(name, year)
        if eve:
            day = date(year, 12, 31) if name.startswith("new year") else day - DAY
        if published is None or day <= published:
            return Found(match.start(), match.end(), day, day, "day", "stated" if match["year"] else "relative")
    return Found(match.start(), match.end(), None, None, "day", "relative") if published is None else None


def read_ago(context: Context, hit: re.Match[str]) -> Found | None:
    """ "three days ago", "about a month ago", "ten years ago this week": read backwards from "ago"."""
    match = words.AGO.search(context.low, max(0, hit.start() - 45), hit.start())
    if not match:
        return None
    published, unit = context.published, match["unit"]
    precision: Precision = "day"
    if unit in ("week", "month", "year"):
        precision = unit  # type: ignore[assignment]
    if published is None:
        return Found(match.start(), hit.end(), None, None, precision, "relative")
    number = count_of(re.sub(r"\s+", " ", match["count"]))
    vague = bool(match["vague"]) or (match["count"] not in words.NUMBERS and not match["count"].isdigit())
    if not vague and unit in _YEARS and (feast := _ANNIVERSARY.match(context.low, hit.end())):
        return _read_anniversary(match.start(), feast, published, number * _YEARS[unit])
    span = (match.start(), hit.end())
    if unit in ("minute", "hour"):
        day = shift(published, -(number // 24) if unit == "hour" else 0)
        return Found(*span, day, day, "day", "relative", is_vague=vague)
    centre = shift(published, -round(number * _DAYS_OF[unit]))
    if centre is None:
        return None
    slack = _slack_of(unit, number, vague)
    first, last = shift(centre, -slack), shift(centre, slack)
    if unit == "week" and number == 1 and not vague:
        first = last = centre
        precision = "day"
    return Found(*span, first, not_after(last, published) if last else None, precision, "relative", is_vague=vague)


def _slack_of(unit: str, number: int, is_vague: bool) -> int:
    """How many days the day told by "N units ago" may be off."""
    if unit == "day":
        return 1 if is_vague else 0
    if unit == "week":
        return 3 if is_vague or number > 1 else 1
    return {"night": 0, "month": 15, "year": 182, "decade": 1825}[unit]


def _read_anniversary(start: int, feast: re.Match[str], published: date, years: int) -> Found | None:
    """ "ten years ago this week": the day, week or month of publication in an earlier year."""
    year = published.year - years
    if year < 1:
        return None
    then = (
        published.replace(year=year, day=28)
        if (published.month, published.day) == (2, 29)
        else published.replace(year=year)
    )
    if feast["unit"] == "month":
        return Found(start, feast.end(), *month_range(year, then.month), "month", "relative")
    if feast["unit"] == "week":
        monday = then - DAY * then.weekday()
        return Found(start, feast.end(), monday, monday + 6 * DAY, "week", "relative")
    return Found(start, feast.end(), then, then, "day", "relative")
