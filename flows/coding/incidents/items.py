"""The items of a ticker, a roundup or a week in brief: parts that each tell of another act.

Lines that open with their own place or hour ("• Lashio – A mine maimed a farmer", "18:05 Police in Rueso say"), or
paragraphs that each tell of an act below a line that announces several ("A summary of the day's incidents:"). What one
item tells is not put to what another does.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Sequence

from flows.coding.incidents.telling import Telling
from flows.coding.places.mentions import PlaceMention
from flows.coding.sentences.document import Document

_OPENING = re.compile(
    r"[ \t]*(?:[•▪●◦·*] ?(?:[A-Z][\w'’.-]+[ ,/]{0,2}){1,4}(?: ?[–—:]| -) "
    r"|\d{1,2}[:.]\d\d(?: ?[ap]\.?m\.?| ?GMT)? ?(?:[–—|:-] ?)?(?=[A-Z“\"]))"
)
_LEAST = 3  # items, before a text is a list of them
#: in the line above a roundup: "Incidents reported today:", "Our daily summary."
_ANNOUNCING = re.compile(
    r"\b(?:alerts|at a glance|attacks|bulletin|correspondents|day's violence|developments|digest|events|in brief"
    r"|incidents|reporters|round-?up|summary|violence of the)\b[^.:]*[.:]$"
)
_LINE = 100  # characters: such a line is no longer


def mark_items(document: Document, told: Sequence[Telling], places: Sequence[PlaceMention]) -> None:
    """Note in each telling of a text of items the number of the item that tells it, and where its item opens."""
    found = (_OPENING.match(document.text, start) for start in document.line_starts)
    openings = [match.span() for match in found if match is not None]
    if len(openings) < _LEAST:
        openings = _announced(document, told, places)
    starts = [start for start, _ in openings]
    for telling in told if openings else ():
        telling.item = bisect_right(starts, telling.sentence.start)
        if telling.item and telling.place is None:
            start, end = openings[telling.item - 1]
            telling.place = next((place for place in places if start <= place.start < end), None)


def _announced(document: Document, told: Sequence[Telling], places: Sequence[PlaceMention]) -> list[tuple[int, int]]:
    """The first sentences of a roundup's items: the paragraphs below the line that announces them that open with an
    act of their own and its place or day, not with more of "the attack"."""
    first = next((telling.sentence for telling in told if telling.is_strong), None)
    above = document.sentences[: first.index] if first is not None else []
    if not any(s.end - s.start <= _LINE and _ANNOUNCING.search(document.folded, s.start, s.end) for s in above):
        return []
    found: dict[int, tuple[int, int]] = {}
    for telling in told:
        sentence = telling.sentence
        is_first = sentence.index == 0 or document.sentences[sentence.index - 1].paragraph != sentence.paragraph
        is_own = telling.date is not None or any(sentence.start <= p.start < sentence.end for p in places)
        if is_first and is_own and telling.is_strong and not telling.acts[0].is_definite:
            found.setdefault(sentence.paragraph, (sentence.start, sentence.end))
    return list(found.values()) if len(found) > 1 else []
