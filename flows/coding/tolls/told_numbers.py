"""The numbers of an incident's tellings: which are told, and which of them leads."""

from __future__ import annotations

from flows.coding.acts.counts import Toll
from flows.coding.incidents.incident import Incident
from flows.coding.incidents.telling import Telling


def told_of(incident: Incident, field: str) -> list[tuple[Telling, Toll]]:
    """The numbers of ``field`` ("killed", "injured", "shot") with their tellings; joint ones only where all are."""
    told = _told(incident, field)
    told = [(telling, toll) for telling, toll in told if not toll.is_casualties]
    return [(telling, toll) for telling, toll in told if not is_joint(telling)] or told


def casualties(incident: Incident) -> Toll | None:
    """ "The rebels inflicted 13 casualties": the number of dead and hurt together."""
    told = [(telling, toll) for telling, toll in _told(incident, "killed") if toll.is_casualties]
    return leading(told)[1] if told else None


def _told(incident: Incident, field: str) -> list[tuple[Telling, Toll]]:
    return [(telling, toll) for telling in incident.tellings if (toll := getattr(telling, field)) is not None]


def leading(
    told: list[tuple[Telling, Toll]], is_added_to: bool = False, has_others: bool = False
) -> tuple[Telling, Toll]:
    """The first number that is neither vague nor a part; one of several people over a single named one, unless those
    are told as besides it and will be added (``has_others``: as "seven others" too)."""
    whole = [(telling, toll) for telling, toll in told if not toll.is_part] or told
    precise = [(telling, toll) for telling, toll in whole if not toll.is_vague] or whole
    first = precise[0]
    if first[1].is_named:
        larger = [
            (telling, toll)
            for telling, toll in precise
            if not (toll.is_named or (is_added_to and _adds(toll, has_others)))
            and toll.quantity.best > first[1].quantity.best
        ]
        if larger:
            return larger[0]
    if first[1].quantity.best == 0:
        return next(((telling, toll) for telling, toll in precise if toll.quantity.best), first)
    return first


def _adds(toll: Toll, has_others: bool) -> bool:
    return toll.is_also or toll.is_more or (has_others and toll.is_others)


def is_joint(telling: Telling) -> bool:
    """Whether a telling counts dead and hurt together: "seven killed or wounded"."""
    return any(act.is_joint for act in telling.acts)
