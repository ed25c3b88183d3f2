"""Date mentions: where a text tells a date, and which days that can be.

``find_dates`` gives every telling of a date with its offsets. Relative words ("last Thursday", "in August", "a
week ago") resolve against the publication date, or against the dateline of a wire that has none; without either
they are kept unresolved. Nothing resolves to a day after publication unless the text speaks of the future.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass, replace
from datetime import date
from typing import Literal

from flows.coding.dates import patterns as words
from flows.coding.dates.calendar_days import shift
from flows.coding.dates.datelines import read_dateline
from flows.coding.dates.finding import Context, Found, Precision
from flows.coding.dates.lasting import joined, names_act, read_duration, since
from flows.coding.dates.stated_days import read_day_ordinal, read_month_day, read_numeric
from flows.coding.dates.stated_spans import read_month_only, read_year_only
from flows.coding.dates.steps import read_ago, read_holiday, read_recently, read_step
from flows.coding.dates.this_and_last import read_this_last, read_weekend
from flows.coding.dates.weekdays import read_day_before_yesterday, read_near, read_weekday
from flows.coding.words.cues import Cue
from flows.coding.words.letters import share_of_capitals

#: ``on`` a date on which something happened; ``since``/``until``/``before``/``after`` an edge of a span; ``future`` to
#: come; ``habit`` repeated ("every Friday"); ``dateline`` the date of the text itself, never of an act in it
Role = Literal["on", "since", "until", "before", "after", "future", "habit", "dateline"]


@dataclass(frozen=True, slots=True)
class DateMention:
    """One telling of a date: characters ``start`` up to ``end`` of the text.

    ``first`` and ``last`` (both included) are None where the words cannot be resolved. ``is_vague`` marks
    tellings that only bound the day ("recently", "earlier this month", "in recent weeks"). ``anchor`` is the
    index of the mention that a narrative step ("two days later", "the same day") counts from.
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


_BEFORE = re.compile(
    r"(?<!drive-)\b(since|until|till|by|before|after|every|each|from|prior to|starting|between|through|to)\s+"
    r"(?:(?:on|about|around|at least|late|early|the|mid)\s+)*$"
)
#: the words that _BEFORE can end with, much quicker to look for
_LEADING = (
    *("since", "until", "till", "by", "before", "after", "every", "each", "from", "to", "starting", "between"),
    *("through", "on", "about", "around", "least", "late", "early", "the", "mid"),
)


_STAMP = Cue(
    r"\b(?:posted|published|updated?|last modified|modified|created|corrected)(?: on| at)?[:\s(]*$",
    "posted", "published", "update", "modified", "created", "corrected",
)  # fmt: skip


_YEAR = re.compile(r"\b(?:19|20)\d\d\b")
_DAY_OF_MONTH = re.compile(r"[a-z]{3,9}\.? \d{1,2}(?:st|nd|rd|th)?$|\d{1,2}(?:st|nd|rd|th)? (?:of )?[a-z]{3,9}$")


_ROLES: dict[str, Role] = {
    "since": "since", "until": "until", "till": "until", "by": "until", "before": "before", "prior to": "before",
    "after": "after", "every": "habit", "each": "habit", "starting": "since",
}  # fmt: skip


#: what is named after a day
_NAMED = re.compile(
    r"[\"”']? (?:movement|group|organi[sz]ation|front|brigades?|battalion|regiment|division|command(?:o|os)?|cell"
    r"|faction|people'?s|revolutionary|popular|street|avenue|boulevard|road|square|bridge|stadium|park|hospital|university"
    r"|airport|camp|district|neighbou?rhood|coalition|alliance|revolution)\b"
)
_SERVICE = re.compile(r" (?:\w+ )?(?:prayers?|mass|sermon|worship)\b")
_SINCE_EVENT = re.compile(r"\bsince [^.;,]{3,60} (?:broke out|began|started|erupted|flared(?: up)?)(?: on| in)? $")
#: not midnight to the second, which outlets write that know no hour
_SMALL_HOURS = re.compile(r"[T ](?!00:00(?::00|$))0[0-3]:[0-5]\d")
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

    ``published`` is the publication's ISO date or datetime (None where unknown). ``day_first`` tells how the
    outlet writes numeric dates: True 5/3 is the fifth of March, False the third of May, None: unknown (then
    only dates that can be read in one way resolve, and the others keep both readings where they lie in the same
    month, else stay unresolved).
    """
    low = lowered(text)
    reference = parse_published(published)
    headed = read_dateline(text, low, reference)
    dateline = (
        DateMention(headed.start, headed.end, headed.first, headed.last, "day", "stated", role="dateline")
        if headed is not None
        else None
    )
    if dateline and dateline.first and (reference is None or dateline.first < reference):
        reference = dateline.first
    is_after_midnight = reference == parse_published(published) and _SMALL_HOURS.search(published or "") is not None
    context = Context(low, text, reference, day_first, share_of_capitals(text[:600]) > 0.6, is_after_midnight)
    mentions: list[DateMention] = []
    position = 0
    for hit in words.hits(low):
        if hit.start() < position:
            continue  # within what has been read
        found = _read(context, hit)
        if found is not None and found.precision == "day" and _NAMED.match(low, found.end):
            position = found.end  # "the 23 March Movement", "on 5 May Avenue"
            continue
        if found is None or found.start < position - 60 or (mentions and found.start < mentions[-1].end):
            position = _past_word(low, hit.end()) if low[hit.end() - 1].isalnum() else hit.end()
            continue
        is_dateline = dateline is not None and dateline.start < found.end and found.start < dateline.end
        mentions.append(dateline if is_dateline and dateline else _mention(context, found, mentions))
        position = max(found.end, hit.start() + 1)
    return _with_years(low, joined(low, mentions))


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


def _read(context: Context, hit: re.Match[str]) -> Found | None:
    kind = hit.lastgroup or ""
    if kind == "ago":
        return read_ago(context, hit)
    for pattern, reader in _WORD_READERS[hit[0].split(None, 1)[0]] if kind == "word" else _READERS[kind]:
        match = pattern.match(context.low, hit.start())
        if match and (found := reader(context, match)):
            return found
    return None


def _mention(context: Context, found: Found, earlier: list[DateMention]) -> DateMention:
    before = context.low[max(0, found.start - 120) : found.start]
    role: Role = "on"
    cue = _BEFORE.search(before) if before.rstrip().endswith(_LEADING) else None
    if cue and not (cue[0].rstrip().endswith(" the") and re.match(r" [a-z]", context.low[found.end : found.end + 2])):
        role = _ROLES.get(cue[1], "on")  # but "since the Dec. 23 shooting" dates the shooting
    if _SERVICE.match(context.low, found.end):
        role = "on"  # "after Friday prayers"
    elif role == "on" and _SINCE_EVENT.search(before):
        role = "since"
    if found.precision == "day" and _STAMP.search(before):
        role = "dateline"
    if found.is_future:
        role = "future"
    elif before.endswith(("born in ", "born on ")):
        role = "before"  # "the bodies of a man born in 1961 and a girl of 9"
    first, last, anchor = found.first, found.last, None
    precision = found.precision
    if role == "since" and (names_act(context, found) or (found.precision == "day" and first == context.published)):
        role = "on"
    elif role == "since" and (span := since(context, found)):
        (first, last), precision = span, "days"
    if found.steps is not None:
        anchor = _anchor(earlier, is_day=not found.slack)
        base = earlier[anchor] if anchor is not None else None
        if base is not None and base.first and base.last:
            first, last = shift(base.first, found.steps - found.slack), shift(base.last, found.steps + found.slack)
            if found.slack and not base.is_day():
                precision = base.precision
            if first and context.published and first > context.published:
                first = last = None
            elif last and context.published:
                last = min(last, context.published)
    return DateMention(found.start, found.end, first, last, precision, found.basis, found.is_vague, role, anchor)


def _anchor(earlier: list[DateMention], is_day: bool) -> int | None:
    """The mention that a step counts from: the last day told; for "days earlier" the last date of any length."""
    for i in range(len(earlier) - 1, max(-1, len(earlier) - 30), -1):
        mention = earlier[i]
        if mention.role == "on" and (mention.is_day() if is_day else mention.is_resolved and not mention.is_vague):
            return i
    return None


def _with_years(low: str, mentions: list[DateMention]) -> list[DateMention]:
    """A day without its year ("on March 13") is that of the year that the text tells it with elsewhere."""
    told = {
        (m.first.month, m.first.day): m.first
        for m in mentions
        if m.is_day() and m.first and m.role == "on" and _YEAR.search(low, m.start, m.end)
    }
    out = []
    for mention in mentions:
        day = mention.first
        known = told.get((day.month, day.day)) if day and mention.is_day() and mention.role == "on" else None
        if known and known != day and _DAY_OF_MONTH.match(low[mention.start : mention.end]):
            mention = replace(mention, first=known, last=known)
        out.append(mention)
    return out


_Reader = Callable[[Context, "re.Match[str]"], "Found | None"]


_READERS: dict[str, tuple[tuple[re.Pattern[str], _Reader], ...]] = {
    "digit": (
        (words.NUMERIC, read_numeric),
        (words.MONTH_DAY, read_month_day),
        (words.DURATION, read_duration),
        (words.STEP, read_step),
        (words.YEAR_ONLY, read_year_only),
    ),
    "month": ((words.MONTH_DAY, read_month_day), (words.MONTH_YEAR, read_month_only)),
    "weekday": ((words.MONTH_DAY, read_month_day), (words.WEEKDAY_ONLY, read_weekday)),
}
_COUNTING = "two three four five six seven eight nine ten several"
#: the words that each pattern of words may begin with, of those that TRIGGER finds; a test holds that none lacks
_BY_OPENING: tuple[tuple[str, re.Pattern[str], _Reader], ...] = (
    ("the", words.BEFORE_YESTERDAY, read_day_before_yesterday),
    ("yesterday today tonight tomorrow overnight", words.DAYS_NEAR, read_near),
    ("the over", words.WEEKEND, read_weekend),
    ("the fourth", words.MONTH_DAY, read_month_day),
    ("the late early", words.DAY_ORDINAL, read_day_ordinal),
    (_COUNTING, words.DURATION, read_duration),
    (f"{_COUNTING} a an one eleven twelve fifteen twenty thirty few hours days minutes", words.STEP, read_step),
    (
        "the this last past next previous that following same recent earlier early late mid over",
        *(words.THIS_LAST, read_this_last),
    ),
    ("early late mid", words.MONTH_YEAR, read_month_only),
    ("recent", words.RECENTLY, read_recently),
    (
        "christmas xmas new thanksgiving halloween valentine easter labor memorial independence fourth",
        *(words.HOLIDAY, read_holiday),
    ),
)
#: the readers of words, by the first word of what TRIGGER found
_WORD_READERS: dict[str, tuple[tuple[re.Pattern[str], _Reader], ...]] = {
    word: tuple((pattern, reader) for opening, pattern, reader in _BY_OPENING if word in opening.split())
    for opening, _, _ in _BY_OPENING
    for word in opening.split()
}
