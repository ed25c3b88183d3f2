"""Readers of dates counted from another day: "three days ago", "two days later", "recently", feasts."""

from __future__ import annotations

import re
from datetime import date

from flows.coding.dates import patterns as words
from flows.coding.dates.calendar_days import DAY, holiday_day, not_after, shift
from flows.coding.dates.finding import Context, Found, Precision

_SOME = r"(?:just |only |barely |less than |some |about )?$"
_COMES = re.compile(r"\b(?:came|comes|coming|happened|occurred|took place)\s+" + _SOME)
_ASIDE = re.compile(r"\w,\s+" + _SOME)


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
    """ "three days ago", "about a month ago": read backwards from "ago"."""
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
    span = (match.start(), hit.end())
    if unit in ("minute", "hour"):
        day = shift(published, -(number // 24) if unit == "hour" else 0)
        return Found(*span, day, day, "day", "relative", is_vague=vague)
    scale = {"day": 1, "night": 1, "week": 7, "month": 30, "year": 365, "decade": 3650}[unit]
    centre = shift(
        published, -round(number * scale * (365.25 / 365 if unit == "year" else 30.44 / 30 if unit == "month" else 1))
    )
    if centre is None:
        return None
    slack = {
        "day": 1 if vague else 0,
        "night": 0,
        "week": 3 if vague or number > 1 else 1,
        "month": 15,
        "year": 182,
        "decade": 1825,
    }[unit]
    first, last = shift(centre, -slack), shift(centre, slack)
    if unit == "week" and number == 1 and not vague:
        first = last = centre
        precision = "day"
    return Found(*span, first, not_after(last, published) if last else None, precision, "relative", is_vague=vague)
