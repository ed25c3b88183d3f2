"""Readers of "this week", "last Thursday", "the past three days", "over the weekend", "last August"."""

from __future__ import annotations

import re
from datetime import date, timedelta

from flows.coding.dates.calendar_days import DAY, day_of, month_range, next_weekday, not_after, part_of
from flows.coding.dates.finding import Context, Found, Precision
from flows.coding.dates.steps import count_of
from flows.coding.words.calendar import MONTHS, WEEKDAYS


def read_this_last(context: Context, match: re.Match[str]) -> Found | None:
    """ "last Thursday", "this week", "last August", "the past three days", "that night"."""
    group, published = match.groupdict(), context.published
    which = re.sub(r"\s+", " ", group["which"])
    unit = group["unit"]
    is_next = which == "next" and unit is not None and context.low.endswith("the ", 0, match.start("which"))
    if which in ("that", "same", "following") or (is_next and unit in ("day", "night", "morning")):
        return _narrative(match, which)
    if unit in ("hour", "decade") or (unit and which == "recent"):
        vague = which == "recent" or (published is not None and unit == "hour")
        if not vague or published is None:
            return None
        back = 2 if unit == "hour" else {"day": 7, "week": 31}.get(unit, 180)
        if unit == "hour" and group["count"]:
            back = -(-count_of(group["count"]) // 24)
        return Found(
            match.start(),
            match.end(),
            published - timedelta(days=back),
            published,
            "days" if back < 28 else "month",
            "relative",
            is_vague=True,
        )
    if published is None:
        precision: Precision = "day"
        if unit in ("week", "month", "year"):
            precision = unit  # type: ignore[assignment]
        elif group["month"]:
            precision = "month"
        return Found(match.start(), match.end(), None, None, precision, "relative")
    if group["weekday"]:
        return _this_weekday(context, match, which)
    if group["month"]:
        return _this_month_name(context, match, which)
    return _this_unit(context, match, which)


def _narrative(match: re.Match[str], which: str) -> Found | None:
    """ "the same day", "that night", "the following day": counted from the day told before."""
    unit = match["unit"]
    if unit not in ("day", "night", "morning", "evening", "afternoon") or match["count"]:
        return None
    return Found(
        match.start(), match.end(), None, None, "day", "relative", steps=1 if which in ("following", "next") else 0
    )


def _this_weekday(context: Context, match: re.Match[str], which: str) -> Found:
    published = context.published
    assert published is not None
    weekday = WEEKDAYS[match["weekday"].rstrip(".")]
    if which in ("next", "this coming"):
        day = next_weekday(published, weekday)
        return Found(match.start(), match.end(), day, day, "day", "relative", is_future=True)
    day = published - timedelta(days=(published.weekday() - weekday) % 7)
    if (
        which == "last" and (day == published or (day.weekday() < published.weekday() and (published - day).days < 3))
    ) or (which in ("past", "previous", "this past") and day == published):
        day -= timedelta(days=7)
    return Found(match.start(), match.end(), day, day, "day", "relative")


def _this_month_name(context: Context, match: re.Match[str], which: str) -> Found:
    published = context.published
    assert published is not None
    month = MONTHS[match["month"]]
    if which in ("next", "this coming"):
        year = published.year + (1 if month <= published.month else 0)
    else:
        year = published.year - (1 if month > published.month or (month == published.month and which == "last") else 0)
    first, last = month_range(year, month)
    if match["mday"] or (match["count"] or "").isdigit():  # "last August 9", "last 9 August"
        number = int(re.match(r"\d+", match["mday"] or match["count"])[0])  # type: ignore[index]
        if day := day_of(year, month, number):
            if day > published:
                day = day_of(year - 1, month, number) or day
            return Found(match.start(), match.end(), day, day, "day", "relative", is_future=day > published)
    if match["part"] or match["early"] in ("early", "late", "mid"):
        first, last = part_of(first, last, match["part"] or match["early"])
    is_future = first > published
    return Found(
        match.start(),
        match.end(),
        first,
        last if is_future else not_after(last, published),
        "month",
        "relative",
        is_future=is_future,
    )


def _this_unit(context: Context, match: re.Match[str], which: str) -> Found | None:
    published, unit = context.published, match["unit"]
    assert published is not None
    span = (match.start(), match.end())
    if match["count"] or (which in ("past", "previous") and unit in ("week", "month", "year")):
        if which in ("next", "this coming"):
            return None
        number = count_of(match["count"] or "one")
        scale = {"day": 1, "night": 1, "week": 7, "weekend": 7, "fortnight": 14, "month": 30, "year": 365}.get(unit)
        if scale is None or number * scale > 20000:
            return None
        precision: Precision = "days" if number * scale < 14 else "month" if number * scale < 300 else "year"
        first = published - timedelta(days=number * scale) if published.toordinal() > number * scale else None
        return Found(*span, first, published if first else None, precision, "relative", is_vague=True)
    if unit == "day" and which in ("past", "last") and not context.low.startswith(" of", match.end()):
        return Found(*span, published - DAY, published, "days", "relative")  # "over the past day"
    if unit in ("day", "night", "morning", "afternoon", "evening"):
        return _this_part_of_day(span, published, which, unit, is_after_midnight=context.is_after_midnight)
    if unit in ("week", "weekend"):
        return _this_week(match, published, which, unit)
    if unit in ("month", "year"):
        return _this_month(match, published, which, unit)
    return _season(span, published, which, unit)


def _this_part_of_day(
    span: tuple[int, int], published: date, which: str, unit: str, *, is_after_midnight: bool
) -> Found | None:
    if which == "last" and unit in ("night", "evening", "afternoon", "morning"):
        return Found(*span, published - DAY, published - DAY, "day", "relative")
    if which == "this" and unit == "evening" and is_after_midnight:
        return Found(*span, published - DAY, published - DAY, "day", "relative")
    if which == "this" and unit != "day":
        return Found(*span, published, published, "day", "relative")
    if which == "previous":
        return Found(*span, None, None, "day", "relative", steps=-1)
    if which == "next":
        return Found(*span, None, None, "day", "relative", steps=1)
    return None


def _this_week(match: re.Match[str], published: date, which: str, unit: str) -> Found:
    span = (match.start(), match.end())
    monday = published - timedelta(days=published.weekday())
    if which in ("next", "this coming"):
        first = monday + timedelta(days=7 + (5 if unit == "weekend" else 0))
        return Found(
            *span, first, first + timedelta(days=1 if unit == "weekend" else 6), "week", "relative", is_future=True
        )
    if match["of"]:
        day = monday + timedelta(days=WEEKDAYS[match["of"].rstrip(".")] - (7 if which == "last" else 0))
        return Found(*span, day, day, "day", "relative", is_future=day > published)
    if unit == "weekend":
        return weekend_days(span, published)
    first = monday - timedelta(days=7 if which == "last" else 0)
    if which == "this" and published.weekday() < 2:
        first = published - timedelta(days=4)  # early in a week "this week" often reaches back over the weekend
    return Found(
        *span,
        first,
        not_after(first + timedelta(days=6), published),
        "week",
        "relative",
        is_vague=bool(match["early"]),
    )


def weekend_days(span: tuple[int, int], published: date) -> Found:
    """The weekend before a day, or the one it lies in: from Friday on."""
    saturday = published - timedelta(days=(published.weekday() - 5) % 7)
    friday = saturday - DAY
    return Found(*span, friday, not_after(saturday + DAY, published), "days", "relative")


def _this_month(match: re.Match[str], published: date, which: str, unit: str) -> Found:
    span = (match.start(), match.end())
    step = {"last": -1, "next": 1, "this coming": 1}.get(which, 0)
    if unit == "year":
        year = published.year + step
        first, last = (date(year, 1, 1), date(year, 12, 31)) if 1 <= year <= 9999 else (published, published)
    else:
        number = published.year * 12 + published.month - 1 + step
        first, last = month_range(number // 12, number % 12 + 1) if 12 <= number < 119988 else (published, published)
    part = match["part"] or (match["early"] if match["early"] in ("early", "late", "mid") else None)
    if part:
        first, last = part_of(first, last, part)
        if first > published and step == 0:
            first = published.replace(day=1)
    is_future = first > published
    precision: Precision = "year" if unit == "year" else "month"
    vague = match["early"] == "earlier"
    return Found(
        *span,
        first,
        last if is_future else not_after(last, published),
        precision,
        "relative",
        is_vague=vague,
        is_future=is_future,
    )


def _season(span: tuple[int, int], published: date, which: str, unit: str) -> Found | None:
    months = {"spring": (3, 5), "summer": (6, 8), "fall": (9, 11), "autumn": (9, 11), "winter": (12, 2)}.get(unit)
    if months is None or which not in ("last", "this", "this past", "past", "previous"):
        return None
    year = published.year
    if unit == "winter":
        year -= 1
    first = date(year, months[0], 1)
    if first > published or (which == "last" and first.year == published.year and published.month <= months[1]):
        first = first.replace(year=first.year - 1)
    last = month_range(first.year + (1 if unit == "winter" else 0), months[1])[1]
    return Found(*span, first, not_after(last, published), "month", "relative", is_vague=True)


def read_weekend(context: Context, match: re.Match[str]) -> Found:
    """ "over the weekend": from Friday on."""
    if context.published is None:
        return Found(match.start(), match.end(), None, None, "days", "relative")
    return weekend_days((match.start(), match.end()), context.published)
