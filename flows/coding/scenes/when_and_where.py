"""The date and the place of a report, with their words."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Sequence

from flows.coding.dates.mentions import DateMention
from flows.coding.places.mentions import PlaceMention
from flows.coding.report import EventDate, Place
from flows.coding.sentences.document import Document

_NEAR = 30  # characters between a name and the division that it is said to lie in


def event_date(document: Document, mention: DateMention | None) -> EventDate | None:
    """The contract's date; None where the words cannot be resolved."""
    if mention is None or mention.first is None or mention.last is None:
        return None
    return EventDate(
        mention.first, mention.last, mention.precision, mention.basis, document.text[mention.start : mention.end]
    )


def place(document: Document, mention: PlaceMention | None, places: Sequence[PlaceMention]) -> Place | None:
    """The contract's place; its words run on to the larger places it is said to lie in."""
    if mention is None:
        return None
    start, end = mention.text_start or mention.start, mention.text_end or mention.end
    if not start <= mention.start:
        start = mention.start
    end = max(end, mention.end)
    inner = mention
    while inner.within is not None and inner.within < len(places):
        inner = places[inner.within]
        if 0 <= inner.start - end <= 60:
            end = max(inner.end, inner.text_end)
        else:
            break
    admin1 = mention.admin1 or _division_behind(document, mention, places)
    return Place(
        mention.name,
        admin1,
        mention.country,
        mention.latitude,
        mention.longitude,
        mention.precision,
        document.text[start:end],
        mention.admin2,
    )


def _division_behind(document: Document, mention: PlaceMention, places: Sequence[PlaceMention]) -> str | None:
    """ "the town of X in Syria's Y province": the division told right behind a name that no gazetteer has."""
    for at in range(bisect_left(places, mention.end, key=lambda place: place.start), len(places)):
        other = places[at]
        if other.start - mention.end > _NEAR:
            break
        if other.kind == "admin1" and other.admin1:
            between = document.folded[mention.end : other.start]
            if between.startswith((" in ", ", in ", ", ")) and not any(mark in between for mark in ".;"):
                return other.admin1
    return None
