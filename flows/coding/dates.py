"""Date mentions: where a text tells a date, and which days that can be.

``find_dates`` gives every telling of a date with its offsets. Relative words ("last Thursday", "in August", "a week ago")
resolve against the publication date, or against the dateline of a wire that has none; without either they are kept
unresolved. Nothing resolves to a day after publication unless the text speaks of the future.
"""

from __future__ import annotations

import calendar
import re
from collections.abc import Callable
from dataclasses import dataclass, replace
from datetime import date, timedelta
from typing import Literal

from flows.coding import date_patterns as words

Precision = Literal["day", "days", "week", "month", "year"]
#: ``on`` a date on which something happened; ``since``/``until``/``before``/``after`` an edge of a span; ``future`` told as
#: to come; ``habit`` repeated ("every Friday"); ``dateline`` the date of the text itself, never of an act in it
Role = Literal["on", "since", "until", "before", "after", "future", "habit", "dateline"]


@dataclass(frozen=True, slots=True)
class DateMention:
    """One telling of a date: characters ``start`` up to ``end`` of the text.

    ``first`` and ``last`` (both included) are None where the words cannot be resolved. ``is_vague`` marks tellings that only
    bound the day ("recently", "earlier this month", "in recent weeks"). ``anchor`` is the index of the mention that a
    narrative step ("two days later", "the same day") counts from.
    """

    start: int
    end: int
    first: date | None
    last: date | None
    precision: Precision
    basis: Literal["stated", "relative"]
    is_vague: bool = False
    role: Role = "on"
    anchor: int | None = None

    @property
    def is_resolved(self) -> bool:
        """Whether the days are known."""
        return self.first is not None

    def is_day(self) -> bool:
        """Whether one single day is meant and known."""
        return self.first is not None and self.first == self.last


@dataclass(frozen=True, slots=True)
class _Context:
    """What resolving needs: the lower-cased text, the text as it stands, the day of publication, the outlet's habit."""

    low: str
    text: str
    published: date | None
    day_first: bool | None
    is_upper: bool


@dataclass(frozen=True, slots=True)
class _Found:
    """What a pattern gave; ``start`` and ``end`` are offsets."""

    start: int
    end: int
    first: date | None
    last: date | None
    precision: Precision
    basis: Literal["stated", "relative"]
    is_vague: bool = False
    is_future: bool = False
    steps: int | None = None  # days from the mention before it


_DAY = timedelta(days=1)
_FUTURE = re.compile(
    r"\b(?:will|scheduled|due (?:in|back|to)|set (?:for|to)|expected|plans? to|planned for|to be held|next court|upcoming"
    r"|would be|slated|is to|are to|until|deadline)\b[^.!?\n]*$"
)
_BEFORE = re.compile(
    r"\b(since|until|till|by|before|after|every|each|from|prior to|starting|between|through|to)\s+"
    r"(?:(?:on|about|around|at least|late|early|the|mid)\s+)*$"
)
_MONTH_CUE = re.compile(
    r"(?:\b(?:in|last|this|since|of|until|till|during|by|from|through|before|after|between|every|previous|past|early"
    r"|late|mid|for|next|until|(?:jan|febr)uary (?:and|or|to)|(?:march|april|may|june|july|august) (?:and|or|to)"
    r"|(?:septem|octo|novem|decem)ber (?:and|or|to))|[-(])[\s-]*$"
)
_STAMP = re.compile(r"\b(?:posted|published|updated?|last modified|modified|created|corrected)(?: on| at)?[:\s(]*$")
_ROLES: dict[str, Role] = {
    "since": "since", "until": "until", "till": "until", "by": "until", "before": "before", "prior to": "before",
    "after": "after", "every": "habit", "each": "habit", "starting": "since",
}  # fmt: skip
_SHORT_NAMES = frozenset(["jan", "feb", "mar", "apr", "jun", "jul", "aug", "sep", "sept", "oct", "nov", "dec"])
_SHORT_DAYS = frozenset(["mon", "tue", "wed", "thu", "fri", "sat", "sun", "tues", "thur", "thurs", "weds"])
_YEAR_CUE = re.compile(
    r"(?:\b(?:in|of|since|by|during|until|till|from|to|early|late|mid|through|before|after|around|year|and|between)[\s-]+|\()$"
)
_LOWER = str.maketrans({"İ": "I"})


def parse_published(published: str | None) -> date | None:
    """The day of an ISO 8601 date or datetime; None where there is none or it is none."""
    if not published:
        return None
    try:
        return date.fromisoformat(published.strip()[:10])
    except ValueError:
        return None


def find_dates(text: str, published: str | None, *, day_first: bool | None = None) -> list[DateMention]:
    """Every telling of a date in ``text``, in the order of the text, without overlaps.

    ``published`` is the publication's ISO date or datetime (None where unknown). ``day_first`` tells how the outlet writes
    numeric dates: True 5/3 is the fifth of March, False the third of May, None: unknown (then only dates that can be read
    in one way resolve, and the others keep both readings where they lie in the same month, else stay unresolved).
    """
    low = lowered(text)
    dateline = _dateline(text, low)
    reference = parse_published(published)
    if dateline and dateline.first and (reference is None or dateline.first < reference):
        reference = dateline.first
    letters = sum(map(str.isupper, text[:600]))
    context = _Context(low, text, reference, day_first, letters > 0.6 * sum(map(str.isalpha, text[:600])))
    mentions: list[DateMention] = []
    position = 0
    while hit := words.TRIGGER.search(low, position):
        found = _read(context, hit)
        if found is None or found.start < position - 60 or (mentions and found.start < mentions[-1].end):
            position = _past_word(low, hit.end()) if low[hit.end() - 1].isalnum() else hit.end()
            continue
        is_dateline = dateline is not None and dateline.start < found.end and found.start < dateline.end
        mentions.append(dateline if is_dateline and dateline else _mention(context, found, mentions))
        position = max(found.end, hit.start() + 1)
    return _joined(low, mentions)


def lowered(text: str) -> str:
    """``text`` in lower case with every character at its offset ("İ" would become two)."""
    low = text.lower()
    if len(low) != len(text):
        low = text.translate(_LOWER).lower()
    if len(low) != len(text):
        low = "".join(c if len(c.lower()) != 1 else c.lower() for c in text)
    return low


def _past_word(low: str, position: int) -> int:
    while position < len(low) and low[position].isalnum():
        position += 1
    return position


# ---------------------------------------------------------------- from a trigger to a finding


def _read(context: _Context, hit: re.Match[str]) -> _Found | None:
    kind = hit.lastgroup or ""
    if kind == "ago":
        return _ago(context, hit)
    for pattern, reader in _READERS[kind]:
        match = pattern.match(context.low, hit.start())
        if match and (found := reader(context, match)):
            return found
    return None


def _mention(context: _Context, found: _Found, earlier: list[DateMention]) -> DateMention:
    before = context.low[max(0, found.start - 120) : found.start]
    role: Role = "on"
    cue = _BEFORE.search(before)
    if cue and not (cue[0].rstrip().endswith(" the") and re.match(r" [a-z]", context.low[found.end : found.end + 2])):
        role = _ROLES.get(cue[1], "on")  # but "since the Dec. 23 shooting" dates the shooting
    if found.precision == "day" and _STAMP.search(before):
        role = "dateline"
    if found.is_future:
        role = "future"
    first, last, anchor = found.first, found.last, None
    if found.steps is not None:
        anchor = next(
            (i for i in range(len(earlier) - 1, max(-1, len(earlier) - 30), -1) if earlier[i].is_day() and earlier[i].role == "on"), None
        )
        if anchor is not None and (base := earlier[anchor].first):
            first = last = _shift(base, found.steps)
            if first and context.published and first > context.published:
                first = last = None
    return DateMention(found.start, found.end, first, last, found.precision, found.basis, found.is_vague, role, anchor)


def _shift(day: date, days: int) -> date | None:
    try:
        return day + timedelta(days=days)
    except OverflowError:
        return None


def _joined(low: str, mentions: list[DateMention]) -> list[DateMention]:
    """ "between Monday and Wednesday", "from 5 May to 8 May", "Sunday night into Monday" as one span of days."""
    out: list[DateMention] = []
    for mention in mentions:
        if out and (before := out[-1]).is_resolved and mention.is_resolved and before.role != "dateline":
            gap = low[before.end : mention.start]
            lead = low[max(0, before.start - 9) : before.start]
            spans = (
                gap.strip() in ("into", "through", "into early", "and into")
                or (gap == " and " and lead.endswith("between "))
                or (gap.strip() in ("to", "until", "till") and lead.endswith("from "))
            )
            if spans and before.first and mention.last and before.first < mention.last:
                days = (mention.last - before.first).days
                if days <= 62:
                    precision: Precision = "days" if days < 27 else "month"
                    out[-1] = replace(before, end=mention.end, last=mention.last, precision=precision)
                    continue
        out.append(mention)
    return out


# ---------------------------------------------------------------- the dateline


def _dateline(text: str, low: str) -> DateMention | None:
    head = low[:400]
    match = words.DATELINE.match(head)
    if match and text[: match.start(1)].strip()[:1].isupper():
        return _full_date(text, low, match.start(1), match.end(1))
    match = words.POSTED.search(head)
    return _full_date(text, low, match.start(1), match.end(1)) if match else None


def _full_date(text: str, low: str, start: int, end: int) -> DateMention | None:
    context = _Context(low[:end], text, None, False, False)
    match = words.MONTH_DAY.match(context.low, start) or words.NUMERIC.match(context.low, start)
    if not match:
        return None
    found = _numeric(context, match) if "y1" in match.groupdict() else _month_day(context, match)
    if not found or not found.first:
        return None
    return DateMention(found.start, found.end, found.first, found.last, "day", "stated", role="dateline")


# ---------------------------------------------------------------- readers, one a pattern


def _date(year: int, month: int, day: int) -> date | None:
    try:
        return date(year, month, day)
    except ValueError:
        return None


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


def _latest(context: _Context, start: int, month: int, day: int, weekday: int | None) -> tuple[date | None, bool]:
    """The day of that name closest before publication; a weekday that fits another recent year decides. And: is it future?"""
    published = context.published
    if published is None:
        return None, False
    options = [d for year in range(published.year + 1, published.year - 9, -1) if (d := _date(year, month, day))]
    if _FUTURE.search(context.low[max(0, start - 80) : start]):
        coming = [d for d in options if d >= published and (d - published).days < 300]
        if coming and (weekday is None or coming[-1].weekday() == weekday):
            return coming[-1], True
    past = [d for d in options if d <= published]
    if not past:
        return None, False
    nearest = past[0]
    is_recent = (published - nearest).days < 45  # then a weekday off by one is a slip; else it tells another year
    if weekday is None or nearest.weekday() == weekday or (is_recent and _week_gap(nearest, weekday) == 1):
        return nearest, False
    return next((d for d in past[1:4] if d.weekday() == weekday), nearest), False


def _week_gap(day: date, weekday: int) -> int:
    gap = abs(day.weekday() - weekday)
    return min(gap, 7 - gap)


def _both_readings(day: date, weekday: int | None, published: date | None) -> tuple[date, date]:
    """A weekday that is off by one day from its date keeps both readings (codebook)."""
    if weekday is None or _week_gap(day, weekday) != 1:
        return day, day
    other = day - _DAY if (day - _DAY).weekday() == weekday else day + _DAY
    if published and other > published:
        return day, day
    return min(day, other), max(day, other)


def _month_day(context: _Context, match: re.Match[str]) -> _Found | None:
    group = match.groupdict()
    name = group["m1"] or group["m2"] or group["m3"]
    month = words.MONTHS[name.rstrip(".")]
    first_day = words.ORDINALS[group["o3"]] if group["o3"] else int(re.match(r"\d+", group["d1"] or group["d2"])[0])  # type: ignore[index]
    second = group["d1b"] or group["d2b"]
    second_day = int(re.match(r"\d+", second)[0]) if second else first_day  # type: ignore[index]
    if group["m1b"]:
        second_month = words.MONTHS[group["m1b"].rstrip(".")]
    else:
        second_month = month
        if second_day < first_day:
            second_day = first_day
    weekday = words.WEEKDAYS[group["weekday"].rstrip(".")] if group["weekday"] else None
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
            return _Found(match.start(), end, None, None, "day", "relative")
    if year is not None:
        first = _date(year, month, first_day)
    else:
        if name == "may" and not _is_month(context, match.start("m1") if group["m1"] else match.start("m2")):
            return None
        first, is_future = _latest(context, match.start(), month, first_day, weekday)
    if first is None:
        return (
            _Found(match.start(), end, None, None, "day", basis) if context.published is None and year is None else None
        )
    last = _date(first.year, second_month, second_day) or first
    if last < first:
        last = first
    if not second:
        first, last = _both_readings(first, weekday, context.published)
    return _Found(match.start(), end, first, last, "day" if first == last else "days", basis, is_future=is_future)


def _short_year_fits(context: _Context, match: re.Match[str]) -> bool:
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


def _is_month(context: _Context, position: int) -> bool:
    """Whether "may" or "march" at ``position`` is the month: capital in mixed case, no verb around it."""
    return context.is_upper or context.text[position : position + 1].isupper()


def _month_only(context: _Context, match: re.Match[str]) -> _Found | None:
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
    month, published = words.MONTHS[name], context.published
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
        return _Found(match.start(), end, None, None, "month", basis)
    last_month = words.MONTHS[match["m2"].rstrip(".")] if match["m2"] else month
    first, last = _month_range(year, month)
    if last_month > month:
        last = _month_range(year, last_month)[1]
    if match["part"]:
        first, last = _part_of(first, last, match["part"])
    if published and first > published:
        if not has_year:
            first, last = first.replace(year=first.year - 1), _month_range(year - 1, last_month)[1]
            return _Found(match.start(), end, first, last, "month", basis)
        return _Found(match.start(), end, first, last, "month", basis, is_future=True)
    return _Found(match.start(), end, first, _not_after(last, published), "month", basis)


def _month_range(year: int, month: int) -> tuple[date, date]:
    return date(year, month, 1), date(year, month, calendar.monthrange(year, month)[1])


def _part_of(first: date, last: date, part: str) -> tuple[date, date]:
    """ "early" the first half, "mid" the middle, "late" the second half of a month or year."""
    days = (last - first).days
    if part == "early":
        return first, first + timedelta(days=days // 2 - (1 if days < 32 else 0))
    if part == "late":
        return first + timedelta(days=days // 2), last
    return first + timedelta(days=days // 3), first + timedelta(days=2 * days // 3)


def _not_after(day: date, published: date | None) -> date:
    return min(day, published) if published else day


def _weekday(context: _Context, match: re.Match[str]) -> _Found | None:
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
        return _Found(start, match.end(), None, None, "day", "relative", is_vague=True)
    if published is None:
        return _Found(start, match.end(), None, None, "day", "relative")
    weekday = words.WEEKDAYS[name]
    if match["week"]:
        monday = published - timedelta(days=published.weekday())
        shift = {"last": -7, "this": 0, "next": 7}[match["week"]]
        day = monday + timedelta(days=shift + weekday)
        return _Found(start, match.end(), day, day, "day", "relative", is_future=day > published)
    if re.search(r"\bnext\s+$", before):
        day = _next_weekday(published, weekday)
        return _Found(start, match.end(), day, day, "day", "relative", is_future=True)
    day = published - timedelta(days=(published.weekday() - weekday) % 7)
    if (
        day < published
        and _FUTURE.search(context.low[max(0, start - 60) : start])
        and not re.search(r"\b(?:on|last)\s+$", before)
    ):
        day = _next_weekday(published, weekday)
        return _Found(start, match.end(), day, day, "day", "relative", is_future=True)
    if match["day"]:
        number = int(re.match(r"\d+", match["day"])[0])  # type: ignore[index]
        near = [
            d
            for back in range(70)
            if (d := published - timedelta(days=back)).day == number and d.weekday() == weekday
        ]
        day = near[0] if near else day
    last = day
    if match["weekday2"]:
        last = day + timedelta(days=(words.WEEKDAYS[match["weekday2"].rstrip(".")] - weekday) % 7)
        if last > published:
            day, last = day - timedelta(days=7), last - timedelta(days=7)
    return _Found(start, match.end(), day, last, "day" if day == last else "days", "relative")


def _next_weekday(published: date, weekday: int) -> date:
    return published + timedelta(days=(weekday - published.weekday() - 1) % 7 + 1)


def _numeric(context: _Context, match: re.Match[str]) -> _Found | None:
    if match["y1"]:
        day = _date(int(match["y1"]), int(match["m1"]), int(match["d1"]))
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
    days = [d for m, d_ in _readings(int(match["a"]), int(match["b"]), context.day_first) if (d := _date(year, m, d_))]
    if context.published:
        days = [d for d in days if d <= context.published] or days
    if len(days) == 1:
        return _day_found(context, match, days[0], "stated")
    return _Found(match.start(), match.end(), None, None, "day", "stated") if days else None


def _readings(a: int, b: int, day_first: bool | None) -> list[tuple[int, int]]:
    """The (month, day) that two numbers can be, the outlet's habit first."""
    options = [(m, d) for m, d, is_day_first in ((b, a, True), (a, b, False)) if 1 <= m <= 12 and 1 <= d <= 31
               and (day_first is None or day_first == is_day_first)]  # fmt: skip
    if not options and day_first is not None:
        return _readings(a, b, None)
    return list(dict.fromkeys(options))


def _day_found(
    context: _Context, match: re.Match[str], day: date | None, basis: Literal["stated", "relative"]
) -> _Found | None:
    if day is None:
        return None
    return _Found(
        match.start(),
        match.end(),
        day,
        day,
        "day",
        basis,
        is_future=bool(context.published and day > context.published),
    )


def _year_only(context: _Context, match: re.Match[str]) -> _Found | None:
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
        first, last = _part_of(first, last, part[1])
    published = context.published
    is_future = bool(published and first > published)
    return _Found(
        start,
        match.end(),
        first,
        last if is_future else _not_after(last, published),
        "year",
        "stated",
        is_future=is_future,
    )


def _day_ordinal(context: _Context, match: re.Match[str]) -> _Found | None:
    published = context.published
    number = int(re.match(r"\d+", match["day"])[0])  # type: ignore[index]
    before = context.low[max(0, match.start() - 14) : match.start()]
    if not re.search(
        r"(?:\b(?:on|of|since|until|from|by|night|morning|evening|day)|,)\s*(?:(?:night|morning|evening)\s+of\s+)?$",
        before,
    ):
        return None
    if published is None:
        return _Found(match.start(), match.end(), None, None, "day", "relative")
    months = 1 if match["month"] == "last" or (match["month"] is None and number > published.day) else 0
    year, month = (published.year, published.month - months) if published.month > months else (published.year - 1, 12)
    day = _date(year, month, number)
    return _day_found(context, match, day, "relative") if day and day <= published else None


def _day_before_yesterday(context: _Context, match: re.Match[str]) -> _Found | None:
    published = context.published
    if published is None:
        return _Found(match.start(), match.end(), None, None, "day", "relative")
    day = published - 2 * _DAY
    weekday = words.WEEKDAYS[match["weekday"].rstrip(".")] if match["weekday"] else None
    if weekday is not None and day.weekday() != weekday and _week_gap(day, weekday) > 1:
        day = published - timedelta(days=(published.weekday() - weekday) % 7)
    elif weekday is not None and day.weekday() != weekday:
        day = day + _DAY if (day + _DAY).weekday() == weekday else day - _DAY
    return _Found(match.start(), match.end(), day, day, "day", "relative")


def _near(context: _Context, match: re.Match[str]) -> _Found | None:
    word, published = match["word"], context.published
    if word == "tomorrow":
        day = published + _DAY if published and published < date.max else None
        return _Found(match.start(), match.end(), day, day, "day", "relative", is_future=True)
    if word == "today" and (
        context.low[match.start() - 4 : match.start()] in ("usa ", "sia ")
        or context.low[match.end() : match.end() + 2] == "'s"
    ):
        return None
    if published is None:
        return _Found(match.start(), match.end(), None, None, "day", "relative")
    first = last = published
    if word == "yesterday":
        first = last = published - _DAY
    elif word == "overnight":
        first = published - _DAY
    elif word == "tonight":
        first = last = published
    return _Found(match.start(), match.end(), first, last, "day" if first == last else "days", "relative")


def _this_last(context: _Context, match: re.Match[str]) -> _Found | None:
    group, published = match.groupdict(), context.published
    which = re.sub(r"\s+", " ", group["which"])
    if which in ("that", "same", "following"):
        return _narrative(context, match, which)
    unit = group["unit"]
    if unit in ("hour", "decade") or (unit and which == "recent"):
        vague = which == "recent" or (published is not None and unit == "hour")
        if not vague or published is None:
            return None
        back = 2 if unit == "hour" else {"day": 7, "week": 31}.get(unit, 180)
        if unit == "hour" and group["count"]:
            back = -(-_count(group["count"]) // 24)
        return _Found(
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
        return _Found(match.start(), match.end(), None, None, precision, "relative")
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


def _narrative(context: _Context, match: re.Match[str], which: str) -> _Found | None:
    """ "the same day", "that night", "the following day": counted from the day told before."""
    unit = match["unit"]
    if unit not in ("day", "night", "morning", "evening", "afternoon") or match["count"]:
        return None
    return _Found(match.start(), match.end(), None, None, "day", "relative", steps=1 if which == "following" else 0)


def _this_weekday(context: _Context, match: re.Match[str], which: str) -> _Found:
    published = context.published
    assert published is not None
    weekday = words.WEEKDAYS[match["weekday"].rstrip(".")]
    if which in ("next", "this coming"):
        day = _next_weekday(published, weekday)
        return _Found(match.start(), match.end(), day, day, "day", "relative", is_future=True)
    day = published - timedelta(days=(published.weekday() - weekday) % 7)
    if (which == "last" and (day == published or (day.weekday() < published.weekday() and (published - day).days < 3))) or (which in ("past", "previous", "this past") and day == published):
        day -= timedelta(days=7)
    return _Found(match.start(), match.end(), day, day, "day", "relative")


def _this_month_name(context: _Context, match: re.Match[str], which: str) -> _Found:
    published = context.published
    assert published is not None
    month = words.MONTHS[match["month"]]
    if which in ("next", "this coming"):
        year = published.year + (1 if month <= published.month else 0)
    else:
        year = published.year - (1 if month > published.month or (month == published.month and which == "last") else 0)
    first, last = _month_range(year, month)
    if match["mday"]:
        number = int(re.match(r"\d+", match["mday"])[0])  # type: ignore[index]
        if day := _date(year, month, number):
            if day > published:
                day = _date(year - 1, month, number) or day
            return _Found(match.start(), match.end(), day, day, "day", "relative", is_future=day > published)
    if match["part"] or match["early"] in ("early", "late", "mid"):
        first, last = _part_of(first, last, match["part"] or match["early"])
    is_future = first > published
    return _Found(
        match.start(),
        match.end(),
        first,
        last if is_future else _not_after(last, published),
        "month",
        "relative",
        is_future=is_future,
    )


def _this_unit(context: _Context, match: re.Match[str], which: str) -> _Found | None:
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
        return _Found(*span, first, published if first else None, precision, "relative", is_vague=True)
    if unit in ("day", "night", "morning", "afternoon", "evening"):
        return _this_part_of_day(span, published, which, unit)
    if unit in ("week", "weekend"):
        return _this_week(match, published, which, unit)
    if unit in ("month", "year"):
        return _this_month(match, published, which, unit)
    return _season(span, published, which, unit)


def _this_part_of_day(span: tuple[int, int], published: date, which: str, unit: str) -> _Found | None:
    if which == "last" and unit in ("night", "evening", "afternoon", "morning"):
        return _Found(*span, published - _DAY, published - _DAY, "day", "relative")
    if which == "this" and unit != "day":
        return _Found(*span, published, published, "day", "relative")
    if which == "previous":
        return _Found(*span, None, None, "day", "relative", steps=-1)
    if which == "next":
        return _Found(*span, None, None, "day", "relative", steps=1)
    return None


def _this_week(match: re.Match[str], published: date, which: str, unit: str) -> _Found:
    span = (match.start(), match.end())
    monday = published - timedelta(days=published.weekday())
    if which in ("next", "this coming"):
        first = monday + timedelta(days=7 + (5 if unit == "weekend" else 0))
        return _Found(
            *span, first, first + timedelta(days=1 if unit == "weekend" else 6), "week", "relative", is_future=True
        )
    if match["of"]:
        day = monday + timedelta(days=words.WEEKDAYS[match["of"].rstrip(".")] - (7 if which == "last" else 0))
        return _Found(*span, day, day, "day", "relative", is_future=day > published)
    if unit == "weekend":
        return _weekend_days(span, published)
    first = monday - timedelta(days=7 if which == "last" else 0)
    if which == "this" and published.weekday() < 2:
        first = published - timedelta(days=4)  # early in a week "this week" often reaches back over the weekend
    return _Found(
        *span,
        first,
        _not_after(first + timedelta(days=6), published),
        "week",
        "relative",
        is_vague=bool(match["early"]),
    )


def _weekend_days(span: tuple[int, int], published: date) -> _Found:
    saturday = published - timedelta(days=(published.weekday() - 5) % 7)
    friday = saturday - _DAY
    return _Found(*span, friday, _not_after(saturday + _DAY, published), "days", "relative")


def _this_month(match: re.Match[str], published: date, which: str, unit: str) -> _Found:
    span = (match.start(), match.end())
    step = {"last": -1, "next": 1, "this coming": 1}.get(which, 0)
    if unit == "year":
        year = published.year + step
        first, last = (date(year, 1, 1), date(year, 12, 31)) if 1 <= year <= 9999 else (published, published)
    else:
        number = published.year * 12 + published.month - 1 + step
        first, last = _month_range(number // 12, number % 12 + 1) if 12 <= number < 119988 else (published, published)
    part = match["part"] or (match["early"] if match["early"] in ("early", "late", "mid") else None)
    if part:
        first, last = _part_of(first, last, part)
        if first > published and step == 0:
            first = published.replace(day=1)
    is_future = first > published
    precision: Precision = "year" if unit == "year" else "month"
    vague = match["early"] == "earlier"
    return _Found(
        *span,
        first,
        last if is_future else _not_after(last, published),
        precision,
        "relative",
        is_vague=vague,
        is_future=is_future,
    )


def _season(span: tuple[int, int], published: date, which: str, unit: str) -> _Found | None:
    months = {"spring": (3, 5), "summer": (6, 8), "fall": (9, 11), "autumn": (9, 11), "winter": (12, 2)}.get(unit)
    if months is None or which not in ("last", "this", "this past", "past", "previous"):
        return None
    year = published.year
    if unit == "winter":
        year -= 1
    first = date(year, months[0], 1)
    if first > published or (which == "last" and first.year == published.year and published.month <= months[1]):
        first = first.replace(year=first.year - 1)
    last = _month_range(first.year + (1 if unit == "winter" else 0), months[1])[1]
    return _Found(*span, first, _not_after(last, published), "month", "relative", is_vague=True)


def _weekend(context: _Context, match: re.Match[str]) -> _Found:
    if context.published is None:
        return _Found(match.start(), match.end(), None, None, "days", "relative")
    return _weekend_days((match.start(), match.end()), context.published)


def _step(context: _Context, match: re.Match[str]) -> _Found | None:
    days = words.NUMBERS[match["count"]] * (7 if match["unit"] == "week" else 1)
    back = match["way"] in ("earlier", "before", "prior")
    if match["way"] in ("before", "after") and re.match(
        r"\s+(?:the|his|her|a|an|he|she|they|being)\b", context.low[match.end() : match.end() + 8]
    ):
        return None
    return _Found(match.start(), match.end(), None, None, "day", "relative", steps=-days if back else days)


def _recently(context: _Context, match: re.Match[str]) -> _Found:
    published = context.published
    words_ = match[0]
    back = 7 if "day" in words_ else 30 if "week" in words_ else 120
    first = _shift(published, -back) if published else None
    return _Found(
        match.start(),
        match.end(),
        first,
        published if first else None,
        "days" if back == 7 else "month",
        "relative",
        is_vague=True,
    )


def _holiday(context: _Context, match: re.Match[str]) -> _Found | None:
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
        day = _holiday_day(name, year)
        if eve:
            day = date(year, 12, 31) if name.startswith("new year") else day - _DAY
        if published is None or day <= published:
            return _Found(match.start(), match.end(), day, day, "day", "stated" if match["year"] else "relative")
    return _Found(match.start(), match.end(), None, None, "day", "relative") if published is None else None


def _holiday_day(name: str, year: int) -> date:
    if name in ("christmas", "xmas"):
        return date(year, 12, 25)
    if name.startswith("new year"):
        return date(year, 1, 1)
    if name.startswith("valentine"):
        return date(year, 2, 14)
    if name == "halloween":
        return date(year, 10, 31)
    if name == "thanksgiving":
        first = date(year, 11, 1)
        return first + timedelta(days=(3 - first.weekday()) % 7 + 21)
    if name == "labor day":
        return date(year, 9, 1) + timedelta(days=-date(year, 9, 1).weekday() % 7)
    if name == "memorial day":
        return date(year, 5, 31) - timedelta(days=date(year, 5, 31).weekday())
    if name == "easter":
        return _easter(year)
    return date(year, 7, 4)


def _easter(year: int) -> date:
    """Easter Sunday of the Gregorian calendar (Meeus, Jones and Butcher's algorithm)."""
    a, b, c = year % 19, year // 100, year % 100
    d, e, g = b // 4, b % 4, (8 * b + 13) // 25
    h = (19 * a + b - d - g + 15) % 30
    i, k = c // 4, c % 4
    r = (32 + 2 * e + 2 * i - h - k) % 7
    m = (a + 11 * h + 22 * r) // 451
    month, day = divmod(h + r - 7 * m + 114, 31)
    return date(year, month, day + 1)


def _ago(context: _Context, hit: re.Match[str]) -> _Found | None:
    match = words.AGO.search(context.low, max(0, hit.start() - 45), hit.start())
    if not match:
        return None
    published, unit = context.published, match["unit"]
    precision: Precision = "day"
    if unit in ("week", "month", "year"):
        precision = unit  # type: ignore[assignment]
    if published is None:
        return _Found(match.start(), hit.end(), None, None, precision, "relative")
    number = _count(re.sub(r"\s+", " ", match["count"]))
    vague = bool(match["vague"]) or (match["count"] not in words.NUMBERS and not match["count"].isdigit())
    span = (match.start(), hit.end())
    if unit in ("minute", "hour"):
        day = _shift(published, -(number // 24) if unit == "hour" else 0)
        return _Found(*span, day, day, "day", "relative", is_vague=vague)
    scale = {"day": 1, "night": 1, "week": 7, "month": 30, "year": 365, "decade": 3650}[unit]
    centre = _shift(
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
    first, last = _shift(centre, -slack), _shift(centre, slack)
    if unit == "week" and number == 1 and not vague:
        first = last = centre
        precision = "day"
    return _Found(*span, first, _not_after(last, published) if last else None, precision, "relative", is_vague=vague)


_Reader = Callable[[_Context, "re.Match[str]"], "_Found | None"]
_READERS: dict[str, tuple[tuple[re.Pattern[str], _Reader], ...]] = {
    "digit": ((words.NUMERIC, _numeric), (words.MONTH_DAY, _month_day), (words.YEAR_ONLY, _year_only)),
    "month": ((words.MONTH_DAY, _month_day), (words.MONTH_YEAR, _month_only)),
    "weekday": ((words.MONTH_DAY, _month_day), (words.WEEKDAY_ONLY, _weekday)),
    "word": (
        (words.BEFORE_YESTERDAY, _day_before_yesterday),
        (words.DAYS_NEAR, _near),
        (words.WEEKEND, _weekend),
        (words.MONTH_DAY, _month_day),
        (words.DAY_ORDINAL, _day_ordinal),
        (words.STEP, _step),
        (words.THIS_LAST, _this_last),
        (words.MONTH_YEAR, _month_only),
        (words.RECENTLY, _recently),
        (words.HOLIDAY, _holiday),
    ),
}
