"""What the candidates of a text came out as, and what they learn from one another of the district they lie in."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from flows.coding.places.candidate import Candidate
from flows.coding.places.relations import FORMER, PlaceKind, Precision, distance_km

_DISTRICT_KM = 100.0


@dataclass(slots=True)
class Resolved:
    """What a candidate came out as; coordinates are None only where nothing at all is known."""

    name: str
    admin1: str | None
    admin2: str | None
    country: str | None
    latitude: float | None
    longitude: float | None
    precision: Precision
    kind: PlaceKind
    population: int


def share_districts(text: str, found: Sequence[tuple[Candidate, Resolved]]) -> None:
    """Tell the district of places that have none: that of the same name told before, of the town that they lie by, or
    the only one that the text names, where they can lie in it."""
    told = {place.name for candidate, place in found if place.kind == "admin2" and not candidate.is_origin}
    only = next((p for c, p in found if p.kind == "admin2" and not c.is_origin), None) if len(told) == 1 else None
    towns = {(place.name, place.admin1): place.admin2 for _, place in found if place.admin2}
    before: dict[str, Resolved] = {}
    for candidate, place in found:
        name = text[candidate.start : candidate.end]
        if place.kind == "unknown" and name in before:
            _take(place, before[name])
        if place.kind in ("unknown", "city", "region") and place.admin2 is None:
            town = place.name.rpartition(", ")[2]
            place.admin2 = towns.get((town, place.admin1))
            if place.admin2 is None and only is not None and _can_lie_in(place, only):
                place.admin2 = only.name
        if place.kind == "unknown" and place.admin2:
            before.setdefault(name, place)


def _take(place: Resolved, other: Resolved) -> None:
    """A name that no gazetteer has is the same place wherever the text tells it."""
    place.name, place.admin1, place.admin2, place.country = other.name, other.admin1, other.admin2, other.country
    place.latitude, place.longitude, place.precision = other.latitude, other.longitude, other.precision


def _can_lie_in(place: Resolved, district: Resolved) -> bool:
    """Whether nothing says that a place lies elsewhere than in a district of its own first-order division."""
    if place.country != district.country or not _is_same_division(place, district):
        return False
    if place.precision in ("admin1", "country"):
        return True
    points = (place.latitude, place.longitude, district.latitude, district.longitude)
    if None in points:
        return True
    a, b, c, d = (float(x) for x in points if x is not None)
    return distance_km((a, b), (c, d)) < _DISTRICT_KM


def _is_same_division(place: Resolved, district: Resolved) -> bool:
    mine, theirs = place.admin1, district.admin1
    if mine is None or mine == theirs:
        return True
    country = place.country or ""
    return FORMER.get((country, mine), ("",))[0] == theirs or FORMER.get((country, theirs or ""), ("",))[0] == mine
