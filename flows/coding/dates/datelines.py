"""The date that a text itself bears: that of a wire's dateline, or the day a page says it was posted on."""

from __future__ import annotations

import re
from datetime import date

from flows.coding.dates import patterns as words
from flows.coding.dates.finding import Context, Found
from flows.coding.dates.stated_days import read_month_day, read_numeric

_HEADLINE = re.compile(r"[^\n]{10,150}[^\n.,;]\n+")
_CAPITALS = re.compile(r"\s*[A-ZÀ-Þ]{3}")  # of the town in a dateline
_TOWN = re.compile(
    r"\s*(?!\w+day\b)[A-ZÀ-Þ][\w'’.-]+(?: [A-ZÀ-Þ][\w'’.-]+){0,2}, [A-Z][a-z]{2,8}\.? \d{1,2}(?: \([\w ./-]{2,24}\))?:"
)


def read_dateline(text: str, low: str, published: date | None) -> Found | None:
    """The date that a wire starts with, or that the head of a page says it was posted on."""
    head = low[:400]
    match = _line(head) if words.MAY_BE_DATELINE.search(head) else None
    if match and match["year"] and text[match.start() : match.start(1)].strip()[:1].isupper():
        return _full_date(text, low, match.start(1), match.end(1), None)
    at = match.start() if match else 0
    is_headed = match and not match["year"] and (_CAPITALS.match(text, at) or _TOWN.match(text, at))
    if match and is_headed:  # "DAMASCUS, March 11 (Agency) -", "Imphal, May 15:"
        return _full_date(text, low, match.start(1), match.end(1), published)
    match = words.POSTED.search(head)
    posted = _full_date(text, low, match.start(1), match.end(1), None) if match else None
    if match and posted and posted.first and published and match[0].startswith("date") and posted.first < published:
        return None  # "Date: 3 May, 10:55 PM. Offense: murder": of what is told
    return posted


def _line(head: str) -> re.Match[str] | None:
    """The dateline at the start, or beneath a headline on a line of its own."""
    headline = _HEADLINE.match(head)
    beneath = words.DATELINE.match(head, headline.end()) if headline else None
    return words.DATELINE.match(head) or beneath


def _full_date(text: str, low: str, start: int, end: int, published: date | None) -> Found | None:
    context = Context(low[:end], text, published, False, False)
    match = words.MONTH_DAY.match(context.low, start) or words.NUMERIC.match(context.low, start)
    if not match:
        return None
    found = read_numeric(context, match) if "y1" in match.groupdict() else read_month_day(context, match)
    return found if found and found.first else None
