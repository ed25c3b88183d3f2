"""Bodies that run on into other articles without a mark, as aggregators' do whose machines missed where one ended.

Four things tell. Where one body ends in the very sentences that another begins with, an article begins there, and
ends where the first body does. A new dateline with its agency in the middle of a body opens another report; so does
the head of another article (`spiders.reading.heads`). And the agency's credits, "(Reporting by ...; editing by ...)",
close one.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace
from datetime import datetime

from spiders.reading.agency import opens_with_dateline
from spiders.reading.blocks import Part
from spiders.reading.heads import Head, heads_in

_ENOUGH = 250  # characters on both sides of a cut: an article, not a paragraph that strayed
_BRIEF = 100  # the same where there are several heads: a digest of briefs
_SEVERAL = 2
_CREDITS = re.compile(
    r"\(\s*(?:additional )?(?:reporting|writing|editing|compiled|with reporting)\b[^()]{3,200}\)", re.IGNORECASE
)


def unrun(parts: Sequence[Part], rendered_at: datetime) -> list[Part]:
    """The texts of a page, each cut where it runs on into another; what is told whole elsewhere on the page stays once.

    A text that was cut keeps title, outlet and time for its first piece; the others have what their head says, and else
    the outlet and time they came with. `rendered_at` is the moment that "3 hours ago" counts from.
    """
    cut = [piece for part in parts for piece in _pieces(part, parts, rendered_at)]
    if len(cut) == 1:
        return cut
    whole: dict[str, Part] = {}
    for part in cut:
        known = whole.get(key := _key(part.text))
        if known is None or (known.title is None and part.title is not None):
            whole[key] = part
    return [part for part in cut if whole[_key(part.text)] is part]


def _pieces(part: Part, parts: Sequence[Part], rendered_at: datetime) -> list[Part]:
    heads = {place: Head(place, place) for place in (*_repeats(part.text, parts), *_marks(part.text))}
    told = list(heads_in(part.text, rendered_at))
    # A mark at the first paragraph below a head says the same as the head.
    heads = {place: head for place, head in heads.items() if all(place != one.body for one in told)}
    heads |= {head.start: head for head in told}
    least = _BRIEF if len(told) >= _SEVERAL else _ENOUGH
    cuts = [Head(0, 0)]
    for _, head in sorted(heads.items()):
        if head.start - cuts[-1].body >= least and len(part.text) - head.body >= least:
            cuts.append(head)
    ends = [*(head.start for head in cuts[1:]), len(part.text)]
    texts = [part.text[head.body : end].strip() for head, end in zip(cuts, ends, strict=True)]
    rest = [
        replace(
            part,
            text=text,
            title=head.title,
            authors=head.authors,
            published=head.published or part.published,
            key=None,
        )
        for head, text in zip(cuts[1:], texts[1:], strict=True)
    ]
    return [replace(part, text=texts[0]), *rest] if rest else [part]


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
