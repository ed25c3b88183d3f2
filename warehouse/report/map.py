"""The map of a report: an own drawing in SVG, of towns as dots and degrees as lines; nothing is asked of any server."""

from __future__ import annotations

import math
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any, NamedTuple

WIDTH = 960
MOST_TOWNS, MOST_NAMES = 1500, 28
KM_OF_DEGREE = 111.2
#: how far off the point the incident may be, drawn as a ring: by the codebook's precisions, in km
RADIUS_KM = {"exact": 0.0, "near": 12.0, "admin2": 25.0, "admin1": 60.0, "country": 150.0}


class Town(NamedTuple):
    """A place of the gazetteer."""

    name: str
    latitude: float
    longitude: float
    population: int


@dataclass(frozen=True, slots=True)
class Frame:
    """A rectangle of the earth, drawn so that kilometres are alike in both directions at its middle."""

    south: float
    west: float
    north: float
    east: float

    @classmethod
    def around(cls, points: Sequence[tuple[float, float]]) -> Frame:
        """The frame of some (latitude, longitude) points with a margin, at least two degrees wide."""
        if not points:
            return cls(-60, -180, 80, 180)
        latitudes, longitudes = [point[0] for point in points], [point[1] for point in points]
        margin = max(0.5, 0.12 * max(max(latitudes) - min(latitudes), max(longitudes) - min(longitudes)))
        return cls(
            max(-85, min(latitudes) - margin), max(-180, min(longitudes) - margin),
            min(85, max(latitudes) + margin), min(180, max(longitudes) + margin),
        )  # fmt: skip

    @property
    def scale(self) -> float:
        """Pixels a degree of longitude."""
        return WIDTH / (self.east - self.west)

    @property
    def stretch(self) -> float:
        """How much longer a degree of latitude is than one of longitude, at the middle."""
        return 1 / math.cos(math.radians((self.south + self.north) / 2))

    @property
    def height(self) -> float:
        """Pixels."""
        return round((self.north - self.south) * self.scale * self.stretch, 1)

    def x(self, longitude: float) -> float:
        """Pixels from the left."""
        return round((longitude - self.west) * self.scale, 1)

    def y(self, latitude: float) -> float:
        """Pixels from the top."""
        return round((self.north - latitude) * self.scale * self.stretch, 1)

    def pixels(self, km: float) -> float:
        """A distance on the ground as one on the map."""
        return round(km / KM_OF_DEGREE * self.scale * self.stretch, 1)

    def visible(self, towns: Iterable[Town]) -> list[dict[str, Any]]:
        """The most populous towns of the frame as dots; names of the biggest, where no other name stands yet."""
        inside = [t for t in towns if self.south < t.latitude < self.north and self.west < t.longitude < self.east]
        inside.sort(key=lambda town: (-town.population, town.name))
        named: list[tuple[float, float]] = []
        dots = []
        for town in inside[:MOST_TOWNS]:
            x, y = self.x(town.longitude), self.y(town.latitude)
            is_free = all(abs(x - other[0]) > 90 or abs(y - other[1]) > 18 for other in named)
            has_name = is_free and len(named) < MOST_NAMES and town.population > 0 and x < WIDTH - 90
            named += [(x, y)] if has_name else []
            dots.append({"x": x, "y": y, "name": town.name if has_name else None})
        return dots


def graticule(frame: Frame) -> Iterator[dict[str, Any]]:
    """Lines of whole degrees, at most about eight a direction."""
    step = next(step for step in (1, 2, 5, 10, 20, 45, 90) if (frame.east - frame.west) / step <= 9)
    for longitude in range(math.ceil(frame.west / step) * step, math.floor(frame.east) + 1, step):
        x = frame.x(longitude)
        yield {
            "x1": x,
            "x2": x,
            "y1": 0,
            "y2": frame.height,
            "label": f"{abs(longitude)}° {'E' if longitude >= 0 else 'W'}",
        }
    for latitude in range(math.ceil(frame.south / step) * step, math.floor(frame.north) + 1, step):
        y = frame.y(latitude)
        label = f"{abs(latitude)}° {'N' if latitude >= 0 else 'S'}"
        yield {"x1": 0, "x2": WIDTH, "y1": y, "y2": y, "label": label}


def marker(frame: Frame, incident: Mapping[str, Any]) -> dict[str, Any]:
    """An incident on the map: a dot that grows with the dead, and a ring as wide as the place is vague."""
    killed = incident["killed_best"]
    what = (incident["sub_event_type"] or "").replace("_", " ")
    told = [incident["date_start"], incident["place"], what, f"killed: {'not told' if killed is None else killed}"]
    radius = round(4 + 2.2 * math.sqrt(min(killed or 0, 100)), 1)
    vague_km = RADIUS_KM.get(incident["geo_precision"] or "country", 0.0)
    return {
        "id": incident["incident_id"],
        "x": frame.x(incident["longitude"]),
        "y": frame.y(incident["latitude"]),
        "r": radius,
        "ring": max(frame.pixels(vague_km), radius + 4) if vague_km else 0,
        "precision": incident["geo_precision"],
        "label": ", ".join(str(part) for part in told if part),
    }
