"""Places told by a distance from another: "Mukondi, some 30 km (20 miles) south of the city of Beni"."""

from __future__ import annotations

import math
import re
from dataclasses import dataclass

_BEARINGS = {"north": 0, "northeast": 45, "east": 90, "southeast": 135, "south": 180, "southwest": 225, "west": 270,
             "northwest": 315}  # fmt: skip
_KM = {"k": 1.0, "m": 1.609}
_GAP = re.compile(
    r"(?: (?:village|town|city|camp|area|district|base|checkpoint|forests?|desert))?,?"
    r" \(?(?:which (?:is|lies) |that (?:is|lies) |located |situated |lying )?"
    r"(?:at )?(?:about |around |some |roughly |nearly |almost |approximately |just |only |over |more than |less than )?"
    r"(?:a |an? )?(?P<number>\d{1,3}(?:\.\d)?|few|dozen)(?: |-)?(?P<unit>k|m)(?:m|ms|ilomet(?:re|er)s?|iles?)\b"
    r"(?: \([^)]{3,24}\)|,? or [\d.]+ (?:miles|kilomet(?:re|er)s),?)?"
    r" (?:(?:to the )?(?:(?P<way>north|south|east|west)[- ]?(?P<more>east|west)?)(?:ern|wards?)?|away|distant|outside)?"
    r" ?(?:(?:side )?(?:of|from))?(?: the)?(?: [\w-]+){0,2}?"
    r"(?: (?:city|town|village|capital|port|headquarters)(?: of)?)? ",
)
#: kilometres from which on a place no longer lies in the other's district
FAR_KM = 40.0


@dataclass(frozen=True, slots=True)
class Offset:
    """How far a place lies from another: ``bearing`` in degrees from north, None where no direction is told."""

    km: float
    bearing: float | None

    def from_point(self, latitude: float, longitude: float) -> tuple[float, float]:
        """The point at this offset; the other's own where no direction is told."""
        if self.bearing is None:
            return latitude, longitude
        angle = math.radians(self.bearing)
        north, east = self.km * math.cos(angle) / 111.2, self.km * math.sin(angle) / 111.2
        return round(latitude + north, 4), round(longitude + east / max(0.1, math.cos(math.radians(latitude))), 4)


def read_offset(gap: str) -> Offset | None:
    """The distance that the words between two names (in small letters) tell; None where they tell none."""
    match = _GAP.fullmatch(gap)
    if match is None:
        return None
    number = {"few": 5.0, "dozen": 12.0}.get(match["number"]) or float(match["number"])
    way = f"{match['way']}{match['more'] or ''}" if match["way"] else None
    return Offset(number * _KM[match["unit"]], float(_BEARINGS[way]) if way in _BEARINGS else None)
