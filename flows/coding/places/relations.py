"""What lies in what, and how far apart, by the gazetteer alone."""

from __future__ import annotations

import math
from typing import Literal

from flows.coding.places.gazetteer import Entry

Precision = Literal["exact", "near", "admin2", "admin1", "country"]
PlaceKind = Literal["city", "admin1", "admin2", "country", "region", "unknown"]
_TOWN_KM = 60.0


_DISTRICT_KM = 110.0


#: Divisions that were part of another: country, today's name, the name before, the last year that the old one held.
FORMER = {("IN", "Telangana"): ("Andhra Pradesh", 2014), ("IN", "Ladakh"): ("Jammu and Kashmir", 2019)}


def distance_km(a: tuple[float, float], b: tuple[float, float]) -> float:
    """Great-circle distance of two (latitude, longitude) points."""
    la, lo, lb, lp = map(math.radians, (*a, *b))
    h = math.sin((lb - la) / 2) ** 2 + math.cos(la) * math.cos(lb) * math.sin((lp - lo) / 2) ** 2
    return 12742 * math.asin(min(1.0, math.sqrt(h)))


def between_km(a: Entry, b: Entry) -> float:
    """How far two entries lie apart."""
    return distance_km((a.latitude, a.longitude), (b.latitude, b.longitude))


def is_same_division(a: Entry, b: Entry) -> bool:
    """Whether an entry lies in the first-order division of another, today or formerly."""
    if a.admin1 == b.admin1:
        return True
    return FORMER.get((a.country, a.admin1 or ""), ("",))[0] == b.admin1


def is_inside(entry: Entry, container: Entry) -> bool:
    """Whether an entry can lie in a container, by its divisions and the distance."""
    if entry.country != container.country or entry is container:
        return False
    if container.kind == "country":
        return entry.kind != "country"
    if container.kind == "admin1":
        return entry.kind != "country" and is_same_division(entry, container)
    if container.kind == "admin2":
        return (
            entry.kind in ("city", "region")
            and is_same_division(entry, container)
            and between_km(entry, container) < _DISTRICT_KM
        )
    return entry.kind in ("city", "region") and between_km(entry, container) < _TOWN_KM


def precision_of(kind: str) -> Precision:
    """How precise the coordinates of an entry of that kind are."""
    if kind == "country":
        return "country"
    if kind == "admin1":
        return "admin1"
    return "admin2" if kind == "admin2" else "exact"


def district_of(entry: Entry) -> str | None:
    """The second-order division of an entry; a district is its own."""
    return entry.name if entry.kind == "admin2" else entry.admin2
