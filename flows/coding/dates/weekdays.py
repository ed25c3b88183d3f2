"""Readers of days near publication: weekdays, "yesterday", "overnight", "the day before yesterday"."""

from __future__ import annotations

import re
from datetime import date, timedelta

from flows.coding.dates.calendar_days import DAY, next_weekday, week_gap
from flows.coding.dates.finding import FUTURE, Context, Found
from flows.coding.words.calendar import WEEKDAYS

_SURNAME = re.compile(r" [A-Z][a-z]+(?=,| \(| was | is | were |\.| and | who )")
_NAMED = re.compile(r"(?:[a-z]{3,}, |\b(?:Mr|Mrs|Ms|Dr|Chief|Pastor|Rev|Alhaji|Sgt|Cpl|Inspector|Constable)\.? )$")
_REPEATED = re.compile(r"\b(?:every|each) $")  # not "in Virginia Beach Saturday"
_HOUR = re.compile(r"\b(?:\d{1,2}(?::\d\d)? ?([ap])\.? ?m\b|(midnight))")
_UP_TO = re.compile(r"day(?: \w+)? (?:until|till|to)(?: (?:early|late|the))? $")  # "from Friday night until Sunday"
_HOUR_REACH = 300
_NEXT = re.compile(r"\bnext\s+$")
_PAST = re.compile(r"\b(?:on|last)\s+$")
_BEFORE_FEASTS = ("black ", "good ", "super ", "bloody ", "ash ", "palm ")
_PAPER = re.compile(r"\s+(?:times|school|telegraph|mail|express|football)|'s\s+(?:times|paper)")
_SHORT_DAYS = frozenset(["mon", "tue", "wed", "thu", "fri", "sat", "sun", "tues", "thur", "thurs", "weds"])


def _is_persons(context: Context, match: re.Match[str]) -> bool:
    """ "a guard, Sunday Galadima,", "Mr Friday Eze": a name, of which the weekday is the first word."""
    if context.is_upper or match["weekday"] != match[0] or not _SURNAME.match(context.text, match.end()):
        return False
    return bool(_NAMED.search(context.text, max(0, match.start() - 30), match.start()))


def read_weekday(context: Context, match: re.Match[str]) -> Found | None:
    """ "Monday night", "Tuesday of last week", "Friday into Saturday": the latest such day."""
    start = match.start()
    before, after = context.low[max(0, start - 9) : start], context.low[match.end() : match.end() + 12]
    if _names_else(context, match, before, after):
        return None
    published = context.published
    if _REPEATED.search(before) or after.startswith("s "):
        return Found(start, match.end(), None, None, "day", "relative", is_vague=True)
    if published is None:
        return Found(start, match.end(), None, None, "day", "relative")
    weekday = WEEKDAYS[match["weekday"].rstrip(".")]
    if match["week"]:
        monday = published - timedelta(days=published.weekday())
        shift = {"last": -7, "this": 0, "next": 7}[match["week"]]
        day = monday + timedelta(days=shift + weekday)
        return Found(start, match.end(), day, day, "day", "relative", is_future=day > published)
    if _is_to_come(context, start, before, is_today=published.weekday() == weekday):
        day = next_weekday(published, weekday)
        return Found(start, match.end(), day, day, "day", "relative", is_future=True)
    day = published - timedelta(days=(published.weekday() - weekday) % 7)
    if match["day"]:
        number = int(re.match(r"\d+", match["day"])[0])  # type: ignore[index]
        near = [
            d for back in range(70) if (d := published - timedelta(days=back)).day == number and d.weekday() == weekday
        ]
        day = near[0] if near else day
    last = day
    if match["weekday2"]:
        last = day + timedelta(days=(WEEKDAYS[match["weekday2"].rstrip(".")] - weekday) % 7)
        if last > published:
            day, last = day - timedelta(days=7), last - timedelta(days=7)
    return Found(start, match.end(), day, last, "day" if day == last else "days", "relative")


def _names_else(context: Context, match: re.Match[str], before: str, after: str) -> bool:
    """ "sat", "Good Friday", "the Sunday Times", "Mr Friday Eze": no day of the week."""
    told, is_upper = match["weekday"], context.is_upper
    if told.rstrip(".") in _SHORT_DAYS:
        is_short = context.text[match.start()].isupper() and (told.endswith(".") or after[:1] in (",", "."))
        if is_upper or not is_short:
            return True
    is_feast = before.endswith(_BEFORE_FEASTS) and not told.endswith(".")
    return is_feast or _PAPER.match(after) is not None or _is_persons(context, match)


def _is_to_come(context: Context, start: int, before: str, is_today: bool) -> bool:
    """ "next Friday", "will meet Friday": not the last one."""
    if _NEXT.search(before):
        return True
    if is_today or not FUTURE.search(context.low[max(0, start - 60) : start]):
        return False
    return not (_PAST.search(before) or _UP_TO.search(context.low, max(0, start - 50), start))


def read_day_before_yesterday(context: Context, match: re.Match[str]) -> Found | None:
    """ "the day before yesterday", also with its weekday."""
    published = context.published
    if published is None:
        return Found(match.start(), match.end(), None, None, "day", "relative")
    day = published - 2 * DAY
    weekday = WEEKDAYS[match["weekday"].rstrip(".")] if match["weekday"] else None
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
        hour = _HOUR.search(context.low, match.end(), match.end() + _HOUR_REACH)
        first = published if hour and hour[1] == "a" else published - DAY  # "overnight ... just after 1:30 a.m."
        last = first if hour and hour[1] == "p" else published
    elif word == "tonight":
        first = last = published - DAY if context.is_after_midnight else published
    return Found(match.start(), match.end(), first, last, "day" if first == last else "days", "relative")
