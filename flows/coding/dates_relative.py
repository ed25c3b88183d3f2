"""Readers of relative dates: weekdays, "yesterday", "last week", "a month ago", "over the weekend", feasts, steps."""

from __future__ import annotations

import re
from datetime import date, timedelta

from flows.coding import date_patterns as words
from flows.coding.calendar_days import (
    DAY,
    day_of,
    holiday_day,
    month_range,
    next_weekday,
    not_after,
    part_of,
    shift,
    week_gap,
)
from flows.coding.date_finding import FUTURE, Context, Found, Precision

_SHORT_DAYS = frozenset(["mon", "tue", "wed", "thu", "fri", "sat", "sun", "tues", "thur", "thurs", "weds"])


def read_weekday(context: Context, match: re.Match[str]) -> Found | None:
    """ "Monday night", "Tuesday of last week", "Friday into Saturday": the latest such day."""
    name = match["weekday"].rstrip(".")
    start = match.start()
    if name in _SHORT_DAYS:
        after = context.low[match.end() : match.end() + 2]
        if (
            not (context.text[start].isupper() and (match["weekday"].endswith(".") or after[:1] in (",", ".")))
            or context.is_upper
        ):
            return None
    before, after = context.low[max(0, start - 9) : start], context.low[match.end() : match.end() + 12]
    if before.endswith(("black ", "good ", "super ", "bloody ", "ash ", "palm ")) and name == match["weekday"]:
        return None
    if re.match(r"\s+(?:times|school|telegraph|mail|express|football|prayers?\b(?! ))|'s\s+(?:times|paper)", after):
        return None
    published = context.published
    if before.endswith(("every ", "each ")) or after.startswith("s "):
        return Found(start, match.end(), None, None, "day", "relative", is_vague=True)
    if published is None:
        return Found(start, match.end(), None, None, "day", "relative")
    weekday = words.WEEKDAYS[name]
    if match["week"]:
        monday = published - timedelta(days=published.weekday())
        shift = {"last": -7, "this": 0, "next": 7}[match["week"]]
        day = monday + timedelta(days=shift + weekday)
        return Found(start, match.end(), day, day, "day", "relative", is_future=day > published)
    if re.search(r"\bnext\s+$", before):
        day = next_weekday(published, weekday)
        return Found(start, match.end(), day, day, "day", "relative", is_future=True)
    day = published - timedelta(days=(published.weekday() - weekday) % 7)
    if (
        day < published
        and FUTURE.search(context.low[max(0, start - 60) : start])
        and not re.search(r"\b(?:on|last)\s+$", before)
    ):
        day = next_weekday(published, weekday)
        return Found(start, match.end(), day, day, "day", "relative", is_future=True)
    if match["day"]:
        number = int(re.match(r"\d+", match["day"])[0])  # type: ignore[index]
        near = [
            d for back in range(70) if (d := published - timedelta(days=back)).day == number and d.weekday() == weekday
        ]
        day = near[0] if near else day
    last = day
    if match["weekday2"]:
        last = day + timedelta(days=(words.WEEKDAYS[match["weekday2"].rstrip(".")] - weekday) % 7)
        if last > published:
            day, last = day - timedelta(days=7), last - timedelta(days=7)
    return Found(start, match.end(), day, last, "day" if day == last else "days", "relative")


def read_day_before_yesterday(context: Context, match: re.Match[str]) -> Found | None:
    """ "the day before yesterday", also with its weekday."""
    published = context.published
    if published is None:
        return Found(match.start(), match.end(), None, None, "day", "relative")
    day = published - 2 * DAY
    weekday = words.WEEKDAYS[match["weekday"].rstrip(".")] if match["weekday"] else None
    if weekday is not None and day.weekday() != weekday and week_gap(day, weekday) > 1:
        day = published - timedelta(days=(published.weekday() - weekday) % 7)
    elif weekday is not None and day.weekday() != weekday:
        day = day + DAY if (day + DAY).weekday() == weekday else day - DAY
    return Found(match.start(), match.end(), day, day, "day", "relative")


def read_near(context: Context, match: re.Match[str]) -> Found | None:
    """ "yesterday", "today", "tonight", "tomorrow", "overnight"."""
    word, published = match["word"], context.published
    if word == "tomorrow":
        day = published + DAY if published and published < date.max else None
        return Found(match.start(), match.end(), day, day, "day", "relative", is_future=True)
    if word == "today" and (
        context.low[match.start() - 4 : match.start()] in ("usa ", "sia ")
        or context.low[match.end() : match.end() + 2] == "'s"
    ):
        return None
    if published is None:
        return Found(match.start(), match.end(), None, None, "day", "relative")
    first = last = published
    if word == "yesterday":
        first = last = published - DAY
    elif word == "overnight":
        first = published - DAY
    elif word == "tonight":
        first = last = published
    return Found(match.start(), match.end(), first, last, "day" if first == last else "days", "relative")


def read_this_last(context: Context, match: re.Match[str]) -> Found | None:
    """ "last Thursday", "this week", "last August", "the past three days", "that night"."""
    group, published = match.groupdict(), context.published
    which = re.sub(r"\s+", " ", group["which"])
    if which in ("that", "same", "following"):
        return _narrative(match, which)
    unit = group["unit"]
    if unit in ("hour", "decade") or (unit and which == "recent"):
        vague = which == "recent" or (published is not None and unit == "hour")
        if not vague or published is None:
            return None
        back = 2 if unit == "hour" else {"day": 7, "week": 31}.get(unit, 180)
        if unit == "hour" and group["count"]:
            back = -(-_count(group["count"]) // 24)
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


def _count(words_: str) -> int:
    words_ = words_.removeprefix("a ").strip()
    if words_.isdigit():
        return int(words_)
    return {"few": 3, "several": 4, "couple of": 2, "couple": 2}.get(words_, words.NUMBERS.get(words_, 1))


def _narrative(match: re.Match[str], which: str) -> Found | None:
    """ "the same day", "that night", "the following day": counted from the day told before."""
    unit = match["unit"]
    if unit not in ("day", "night", "morning", "evening", "afternoon") or match["count"]:
        return None
    return Found(match.start(), match.end(), None, None, "day", "relative", steps=1 if which == "following" else 0)


def _this_weekday(context: Context, match: re.Match[str], which: str) -> Found:
    published = context.published
    assert published is not None
    weekday = words.WEEKDAYS[match["weekday"].rstrip(".")]
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
    month = words.MONTHS[match["month"]]
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
        number = _count(match["count"] or "one")
        scale = {"day": 1, "night": 1, "week": 7, "weekend": 7, "fortnight": 14, "month": 30, "year": 365}.get(unit)
        if scale is None or number * scale > 20000:
            return None
        precision: Precision = "days" if number * scale < 14 else "month" if number * scale < 300 else "year"
        first = published - timedelta(days=number * scale) if published.toordinal() > number * scale else None
        return Found(*span, first, published if first else None, precision, "relative", is_vague=True)
    if unit in ("day", "night", "morning", "afternoon", "evening"):
        return _this_part_of_day(span, published, which, unit)
    if unit in ("week", "weekend"):
        return _this_week(match, published, which, unit)
    if unit in ("month", "year"):
        return _this_month(match, published, which, unit)
    return _season(span, published, which, unit)


def _this_part_of_day(span: tuple[int, int], published: date, which: str, unit: str) -> Found | None:
    if which == "last" and unit in ("night", "evening", "afternoon", "morning"):
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
        day = monday + timedelta(days=words.WEEKDAYS[match["of"].rstrip(".")] - (7 if which == "last" else 0))
        return Found(*span, day, day, "day", "relative", is_future=day > published)
    if unit == "weekend":
        return _weekend_days(span, published)
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


def _weekend_days(span: tuple[int, int], published: date) -> Found:
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
    return _weekend_days((match.start(), match.end()), context.published)


_COMES = re.compile(r"\b(?:came|comes|coming|happened|occurred|took place)\s+(?:just |only |barely |less than )?$")


def read_step(context: Context, match: re.Match[str]) -> Found | None:
    """ "two days later", "a day earlier": counted from the day told before."""
    days = words.NUMBERS[match["count"]] * (7 if match["unit"] == "week" else 1)
    back = match["way"] in ("earlier", "before", "prior")
    if match["way"] in ("before", "after") and _COMES.search(context.low, max(0, match.start() - 24), match.start()):
        # "the blast came a day after three soldiers had died": the day is that of what follows, a day before the blast
        return Found(match.start(), match.end(), None, None, "day", "relative", steps=days if back else -days)
    if match["way"] in ("before", "after") and re.match(
        r"\s+(?:the|his|her|a|an|he|she|they|being)\b", context.low[match.end() : match.end() + 8]
    ):
        return None
    return Found(match.start(), match.end(), None, None, "day", "relative", steps=-days if back else days)


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
    number = _count(re.sub(r"\s+", " ", match["count"]))
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
