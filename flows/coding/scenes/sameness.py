"""Whether two dates, or two places, can be those of one incident."""

from __future__ import annotations

from datetime import date

from flows.coding.dates.mentions import DateMention
from flows.coding.places.mentions import PlaceMention


def same_scene(one: PlaceMention | None, other: PlaceMention | None) -> bool:
    """Whether two scenes can be one place: unknown or coarse ones fit all that does not contradict them."""
    if one is None or other is None or one.name == other.name:
        return True
    if one.country and other.country and one.country != other.country:
        return False
    coarse = ("country", "admin1", "region", "admin2")
    if one.kind in coarse or other.kind in coarse:
        if one.admin1 and other.admin1 and one.admin1 != other.admin1:
            return False
        if one.kind == other.kind == "admin2":
            return False
        if "region" in (one.kind, other.kind):
            return True  # a region spans districts
        return not (one.admin2 and other.admin2 and one.admin2 != other.admin2)
    if (
        one.latitude is not None
        and other.latitude is not None
        and one.longitude is not None
        and other.longitude is not None
    ):
        return abs(one.latitude - other.latitude) + abs(one.longitude - other.longitude) < 0.15
    return False


def same_time(one: DateMention | None, other: DateMention | None) -> bool:
    """Whether two dates can be one day; what is unknown fits."""
    if (
        one is None
        or other is None
        or one.first is None
        or other.first is None
        or one.last is None
        or other.last is None
    ):
        return True
    return one.first <= other.last and other.first <= one.last


def days_between(one: DateMention | None, other: date | None) -> int | None:
    """How many days a date lies before another; None where either is unknown."""
    if one is None or one.last is None or other is None:
        return None
    return (other - one.last).days
