"""Times without a zone, put into the outlet's: the one that the page gives elsewhere, else its source's."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime, timezone, tzinfo
from zoneinfo import ZoneInfo


def zone_of(moments: Sequence[str | None], name: str | None) -> tzinfo | None:
    """The zone of the first of a page's moments that has one, else the IANA zone of that name; None where neither is.

    UTC says nothing of an outlet: content systems write it wherever they stand.
    """
    for moment in moments:
        offset = _parsed(moment).utcoffset() if moment and "T" in moment else None
        if offset:
            return timezone(offset)
    return ZoneInfo(name) if name else None


def in_zone(moment: str | None, zone: tzinfo | None) -> str | None:
    """The ISO 8601 moment with its zone; days, and moments that have one, stay as they are."""
    if zone is None or not moment or "T" not in moment or _parsed(moment).tzinfo is not None:
        return moment
    return _parsed(moment).replace(tzinfo=zone).isoformat()


def _parsed(moment: str) -> datetime:
    return datetime.fromisoformat(moment)
