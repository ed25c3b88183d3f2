"""The day of fresh news that tells only the hour, or only that it is still coming in.

"Officers were called there about 2:30 a.m.", without a day, means the latest such hour before publication, as a bare
weekday means the latest such day. News that calls itself developing is of the day of publication or the day before.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from datetime import date, datetime, time, timedelta

from flows.coding.dates.mentions import DateMention
from flows.coding.scenes.day_cues import tie_to_act
from flows.coding.sentences.document import Document

_DAY = timedelta(days=1)
_LEAST = 2.5  # how firmly its words must tie the hour to the act
_HOUR = re.compile(
    r"\b(?:(?P<hour>1[0-2]|0?[1-9])(?::(?P<minute>[0-5]\d))? ?(?P<half>[ap])(?:m\b|\. ?m\b\.?)"
    r"|(?P<before>before )?(?P<named>midnight|noon)\b|(?P<early>early[- ]morning|predawn)\b)"
)
_COMING_IN = re.compile(
    r"\b(?:(?:a|still) developing(?: news)? story|story is (?:still )?developing|this is (?:a )?breaking(?: news)?\b"
    r"|(?:story|article|page) (?:will|is going to) be updated|check back (?:\w+ ){0,4}(?:for|to|as|with)"
    r"|stay (?:tuned|with) [^.]{0,60}?(?:updates?|latest|develop\w+|details|information))"
)


def fresh_day(document: Document, dates: Sequence[DateMention], published: str | None) -> DateMention | None:
    """The day of the hour that the text ties to an act, or of news still coming in; ``dates`` are all that it tells,
    ``published`` the ISO date or datetime of publication."""
    if not published:
        return None
    return next(_hours(document, dates, published), None) or _coming_in(document, published)


def _hours(document: Document, dates: Sequence[DateMention], published: str) -> Iterator[DateMention]:
    """The hours of the act that no day stands beside, each as the latest such hour before publication."""
    dated = {document.sentence_at(mention.start).index for mention in dates}
    for match in _HOUR.finditer(document.folded):
        if document.sentence_at(match.start()).index in dated:
            continue
        day = _latest(match, published)
        mention = DateMention(match.start(), match.end(), day, day, "day", "relative")
        if tie_to_act(document, mention) >= _LEAST:
            yield mention


def _latest(match: re.Match[str], published: str) -> date:
    """The day of the latest such hour before publication; of its day where only that is known."""
    moment = datetime.fromisoformat(published)
    if match["before"]:
        return moment.date() - _DAY  # "shortly before midnight"
    if match["hour"]:
        hour = time(int(match["hour"]) % 12 + (12 if match["half"] == "p" else 0), int(match["minute"] or 0))
    else:
        hour = time(12 if match["named"] == "noon" else 0)
    is_later = len(published) > len("2000-01-01") and hour > moment.time()
    return moment.date() - _DAY if is_later else moment.date()


def _coming_in(document: Document, published: str) -> DateMention | None:
    match = _COMING_IN.search(document.folded)
    day = datetime.fromisoformat(published).date()
    return DateMention(match.start(), match.end(), day - _DAY, day, "days", "relative") if match else None
