"""Bodies that run on into other articles without a mark, as aggregators' do whose machines missed where one ended.

Three things tell. Where one body ends in the very sentences that another begins with, an article begins there, and
ends where the first body does. A new dateline with its agency in the middle of a body opens another report. And the
agency's credits, "(Reporting by ...; editing by ...)", close one.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from spiders.reading.agency import opens_with_dateline
from spiders.reading.blocks import Part

_ENOUGH = 250  # characters on both sides of a cut: an article, not a paragraph that strayed
_CREDITS = re.compile(
    r"\(\s*(?:additional )?(?:reporting|writing|editing|compiled|with reporting)\b[^()]{3,200}\)", re.IGNORECASE
)


def unrun(parts: Sequence[Part]) -> list[Part]:
    """The texts of a page, each cut where it runs on into another; what is told whole elsewhere on the page stays once.

    A text that was cut keeps title, outlet and time for its first piece; the others have none but the outlet and time
    they came with, for nobody says more of them.
    """
    cut = [piece for part in parts for piece in _pieces(part, parts)]
    if len(cut) == 1:
        return cut
    whole: dict[str, Part] = {}
    for part in cut:
        known = whole.get(key := _key(part.text))
        if known is None or (known.title is None and part.title is not None):
            whole[key] = part
    return [part for part in cut if whole[_key(part.text)] is part]


def _pieces(part: Part, parts: Sequence[Part]) -> list[Part]:
    places = sorted({*_repeats(part.text, parts), *_marks(part.text)})
    if not places:
        return [part]
    starts = [0]
    for place in places:
        if place - starts[-1] >= _ENOUGH and len(part.text) - place >= _ENOUGH:
            starts.append(place)
    if len(starts) == 1:
        return [part]
    ends = [*starts[1:], len(part.text)]
    texts = [part.text[start:end].strip() for start, end in zip(starts, ends, strict=True)]
    rest = [replace(part, text=text, title=None, authors=(), key=None) for text in texts[1:]]
    return [replace(part, text=texts[0]), *rest]


def _repeats(text: str, parts: Sequence[Part]) -> list[int]:
    """Where a text begins to repeat another's beginning up to its own end, or stops repeating another's end."""
    places = []
    for other in parts:
        if other.text == text:
            continue
        if (common := _overlap(text, other.text)) >= _ENOUGH:
            places.append(len(text) - common)
        if (common := _overlap(other.text, text)) >= _ENOUGH:
            places.append(common)
    return places


def _overlap(text: str, other: str) -> int:
    """Characters at the end of a text that another text begins with, whole sentences only."""
    opening = other[:60]
    place = text.find(opening)
    while place >= 0:
        if (place == 0 or text[place - 1].isspace()) and other.startswith(text[place:]):
            return len(text) - place
        place = text.find(opening, place + 1)
    return 0


def _marks(text: str) -> list[int]:
    """Where a paragraph opens with an agency's dateline, or follows an agency's closing credits."""
    if "(" not in text:
        return []
    places, at = [], 0
    for line in text.split("\n"):
        if "(" in line:
            if at and opens_with_dateline(line):
                places.append(at)
            places += [at + match.end() for match in _CREDITS.finditer(line)]
        at += len(line) + 1
    return places


def _key(text: str) -> str:
    return " ".join(text.split())
