"""Regions told by the towns that bound them: "between A, B and C"."""

from __future__ import annotations

from flows.coding.places.candidate import Candidate
from flows.coding.places.relations import distance_km
from flows.coding.places.resolved import Resolved

_WIDE_KM = 60.0


def bound(text: str, out: list[tuple[Candidate, Resolved]]) -> None:
    """ "between A, B and C": where they lie far apart, the scene is the region that they bound (codebook)."""
    i = 0
    while i < len(out):
        j = i
        while (
            j + 1 < len(out)
            and out[i][0].relation == out[j + 1][0].relation == "between"
            and len(text[out[j][0].end : out[j + 1][0].start]) < 12
        ):
            j += 1
        corners = [r for _, r in out[i : j + 1] if r.latitude is not None and r.longitude is not None]
        if len(corners) > 1 and _spread(corners) > _WIDE_KM:
            _enclose(text, out[i : j + 1], corners)
        i = j + 1


def _spread(corners: list[Resolved]) -> float:
    first = corners[0]
    return max(distance_km(_point(first), _point(c)) for c in corners[1:])


def _point(place: Resolved) -> tuple[float, float]:
    return place.latitude or 0.0, place.longitude or 0.0


def _enclose(text: str, listed: list[tuple[Candidate, Resolved]], corners: list[Resolved]) -> None:
    """Make the first of the list the region, and the others mere mentions."""
    candidate, place = listed[0]
    candidate.text_end = max(candidate.text_end, listed[-1][0].end)
    place.name = text[candidate.start : candidate.text_end]
    if text[candidate.text_start : candidate.start].lower().startswith("between"):
        place.name = text[candidate.text_start : candidate.text_end]
    place.kind, place.admin2, place.population = "region", None, 0
    place.latitude = round(sum(_point(c)[0] for c in corners) / len(corners), 4)
    place.longitude = round(sum(_point(c)[1] for c in corners) / len(corners), 4)
    same = len({(c.country, c.admin1) for c in corners}) == 1
    place.admin1 = place.admin1 if same else None
    place.precision = "admin1" if same else "country"
    for other, _ in listed[1:]:
        other.is_locative, other.relation = False, "of"
