"""Readers of stated months and years: "March 2017", "in early February", "in 2017", "2014-16"."""

from __future__ import annotations

import re
from datetime import date
from typing import Literal

from flows.coding.dates.calendar_days import month_range, not_after, part_of
from flows.coding.dates.finding import Context, Found
from flows.coding.dates.years import relative_year
from flows.coding.words.calendar import MONTHS

_MONTH_CUE = re.compile(
    r"(?:\b(?:in|last|this|since|of|until|till|during|by|from|through|before|after|between|every|previous|past|early"
    r"|late|mid|for|next|until|(?:jan|febr)uary (?:and|or|to)|(?:march|april|may|june|july|august) (?:and|or|to)"
    r"|(?:septem|octo|novem|decem)ber (?:and|or|to))|[-(])[\s-]*$"
)
_YEAR_CUE = re.compile(
    r"(?:\b(?:in|of|since|by|during|until|till|from|to|early|late|mid|through|before|after|around|year|and|between)[\s-]+|\()$"
)
_ACT_BEHIND = re.compile(
    r"\s(?:[a-z-]+\s){0,2}?(?:attacks?|bombings?|massacre|murders?|killings?|shootings?|assassinations?|ambush|blasts?"
    r"|explosions?|abductions?|kidnappings?|slayings?|raids?|deaths?)\b"
)
_SHORT_NAMES = frozenset(["jan", "feb", "mar", "apr", "jun", "jul", "aug", "sep", "sept", "oct", "nov", "dec"])


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
        year = relative_year(match["relyear"], published)
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


def _names_act(context: Context, start: int, end: int) -> bool:
    """ "the 2015 murder of a blogger", "a 2013 car bombing": the year that sets an act apart."""
    opens = context.low[max(0, start - 4) : start].endswith(("the ", " a ", "'s ", "s' "))
    return opens and _ACT_BEHIND.match(context.low, end) is not None


def read_year_only(context: Context, match: re.Match[str]) -> Found | None:
    """ "in 2017", "2014-16"."""
    start = match.start()
    before = context.low[max(0, start - 9) : start]
    if not _YEAR_CUE.search(before) and not _names_act(context, start, match.end()):
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
