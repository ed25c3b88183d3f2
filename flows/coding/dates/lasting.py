"""Spans of some days that an act lasted: "since Friday", "three days of fighting", "Monday and Tuesday"."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace
from datetime import date, timedelta
from typing import TYPE_CHECKING

from flows.coding.dates.finding import Context, Found, Precision
from flows.coding.dates.steps import count_of

if TYPE_CHECKING:
    from flows.coding.dates.mentions import DateMention

_LONGEST_JOINED = 62  # days
_LONGEST_LASTING = 10  # days: what went on for longer is a campaign or a war
_GOES_ON = re.compile(
    r",? (?:(?:and|which) )?(?:continued|lasted|went on|raged(?: on)?|carried on|ran|stretched|dragged on|spilled over)"
    r" (?:\w+ )?(?:into|until|through|till|to)(?: (?:the )?(?:early|late))?(?: on)? $"
)
_AND_ON = re.compile(
    r" and (?:on |in the |on the |early |late )?"
    r"(?:(?:morning|evening|night|afternoon|early hours|dawn) of )?(?:on )?"
)
_NIGHT_OF = re.compile(r"\b(?:night|nights|overnight)(?: (?:of|between|from|on))?(?: the)? $")
_OF_NIGHT = frozenset(("and", "to", "-", "–", "/", "to the"))
_POSSESSIVE = re.compile(r"['’]s?\b|,? when\b")


def joined(low: str, mentions: Sequence[DateMention]) -> list[DateMention]:
    """ "between Monday and Wednesday", "from 5 May to 8 May", "on Monday and Tuesday" as one span of days."""
    out: list[DateMention] = []
    for mention in mentions:
        before = out[-1] if out else None
        if before is not None and _is_overnight(low, before, mention):
            out[-1] = mention
            continue
        if before is not None and _is_restated(low, before, mention):
            out[-1] = replace(mention, start=before.start, end=mention.end + 1, role=before.role)
            continue
        if before is not None and (dated := _dated_span(low, before, mention)):
            out[-1] = dated
            continue
        if before is not None and before.first and mention.last and before.role != "dateline":
            days = (mention.last - before.first).days
            if 0 < days <= _LONGEST_JOINED and _spans(low, before, mention, days):
                precision: Precision = "days" if days < 27 else "month"
                out[-1] = replace(before, end=mention.end, last=mention.last, precision=precision)
                continue
        out.append(mention)
    return out


def _is_overnight(low: str, one: DateMention, other: DateMention) -> bool:
    """ "overnight Sunday to Monday": the night of the day that stands behind it."""
    gap = low[one.end : other.start]
    return low[one.start : one.end] == "overnight" and gap in (" ", " on ", " from ") and other.is_resolved


def _is_restated(low: str, one: DateMention, other: DateMention) -> bool:
    """ "last Friday [17 November]", "on Tuesday (May 6)": the day told by its date in brackets is the one meant."""
    if low[one.end : other.start] not in (" (", " [") or low[other.end : other.end + 1] not in (")", "]"):
        return False
    if not (one.is_day() and other.is_day()) or one.first is None or other.first is None:
        return False
    return one.role != "dateline" and 0 <= abs((other.first - one.first).days) <= _LONGEST_LASTING


def _dated_span(low: str, one: DateMention, other: DateMention) -> DateMention | None:
    """ "from Monday to Tuesday 24 February": some weekdays, and the date of the last of them."""
    if low[one.end : other.start] not in (" ", ", ", " the ") or not (one.first and one.last and other.is_day()):
        return None
    length = one.last - one.first
    if not length or other.first is None or other.first.weekday() != one.last.weekday():
        return None
    return replace(one, end=other.end, first=other.first - length, last=other.first)


def _spans(low: str, one: DateMention, other: DateMention, days: int) -> bool:
    """Whether the words between two dates make one span of them."""
    gap, lead = low[one.end : other.start], low[max(0, one.start - 24) : one.start]
    told = gap.strip()
    if told in ("into", "through", "into early", "and into") or _GOES_ON.fullmatch(gap):
        return True
    if gap == " and " and lead.endswith("between "):
        return True
    if told in ("to", "until", "till") and lead.endswith("from "):
        return True
    if days != 1:
        return False
    return _AND_ON.fullmatch(gap) is not None or (told in _OF_NIGHT and _NIGHT_OF.search(lead) is not None)


def names_act(context: Context, found: Found) -> bool:
    """Whether a date that "since" stands before is that of an act: "since Friday's blast", "since Friday, when"."""
    return found.precision == "day" and _POSSESSIVE.match(context.low, found.end) is not None


def since(context: Context, found: Found) -> tuple[date, date] | None:
    """The days from ``found``, which "since" stands before, up to publication; None where they are no span of few
    days."""
    first, published = found.first, context.published
    if first is None or published is None or found.precision not in ("day", "days"):
        return None
    return (first, published) if 0 < (published - first).days <= _LONGEST_LASTING else None


def read_duration(context: Context, match: re.Match[str]) -> Found | None:
    """ "three days of fighting": the days up to publication, where nothing else is told."""
    number, published = count_of(match["count"]), context.published
    if number > _LONGEST_LASTING or number < 2:
        return None
    first = published - timedelta(days=number) if published and published.toordinal() > number else None
    last = published if first else None
    return Found(match.start(), match.end(), first, last, "days", "relative", is_vague=True)
