"""The items of a ticker or a week in brief: lines that each open with their own place or hour, and tell of another act.

"• Lashio – A mine maimed a farmer", "18:05 Police in Rueso say": what one item tells is not put to what another does.
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


def mark_items(document: Document, told: Sequence[Telling], places: Sequence[PlaceMention]) -> None:
    """Note in each telling of a text of items the number of the item that tells it, and where its item opens."""
    found = (_OPENING.match(document.text, start) for start in document.line_starts)
    openings = [match.span() for match in found if match is not None]
    if len(openings) < _LEAST:
        return
    starts = [start for start, _ in openings]
    for telling in told:
        telling.item = bisect_right(starts, telling.sentence.start)
        if telling.item and telling.place is None:
            start, end = openings[telling.item - 1]
            telling.place = next((place for place in places if start <= place.start < end), None)
