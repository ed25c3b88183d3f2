"""The toll of a text that tells of its victims one by one, where it counts them in no number of its own."""

from __future__ import annotations

from collections.abc import Sequence

from flows.coding.acts.act import Act
from flows.coding.acts.counts import Toll
from flows.coding.acts.shootings import at_once
from flows.coding.incidents.incident import Incident
from flows.coding.tolls.murder_suicides import is_murder_suicide
from flows.coding.tolls.victims import Victim, apart, dead_together, victims
from flows.coding.words.numbers import ONE, Quantity

Found = tuple[Quantity, Toll] | None

_TWO = Quantity(2, 2, 2)
_APART = 3  # characters


def dead(incident: Incident, found: Found) -> Found:
    """The dead: "Ali died on the spot, Omar in hospital"; two at least in a murder-suicide."""
    found = _with_all_murdered(incident, found)
    if found is None or not _is_one(found):
        return found
    number = dead_together(victims(incident.tellings))
    return (_exactly(number), found[1]) if number > 1 else found


def hurt(incident: Incident, found: Found, shots: Sequence[Toll], killed: Found) -> Found:
    """The injured: those of the victims told one by one who did not die, and all whom "a fourth victim" and "a triple
    shooting" count."""
    told = victims(incident.tellings)
    found = _alive(incident, found, shots, killed, told)
    dead_count = max(killed[0].best if killed else 0, sum(victim.is_dead for victim in told))
    shooting = _at_once(incident, "attack")
    least = max([victim.ordinal for victim in told] + [at_once(act) for act in shooting], default=0)
    if found is None and shooting and least > dead_count:
        return _exactly(least - dead_count), Toll(_exactly(least), shooting[0].start, shooting[0].end)
    if found is not None and found[0].best == found[0].max and found[0].best < least - dead_count:
        return _exactly(least - dead_count), found[1]
    return found


def _alive(incident: Incident, found: Found, shots: Sequence[Toll], killed: Found, told: Sequence[Victim]) -> Found:
    if found is not None and found[0].best == 0:  # "the others were not hurt"
        return _alive(incident, None, shots, killed, told) or found
    if found is not None and not _is_one(found):
        return found
    alive = [victim for victim in told if not victim.is_dead]
    number = len(apart(alive))
    if number > 1 and (found is not None or shots):
        return _exactly(number), found[1] if found is not None else shots[-1]
    if found is not None:
        if alive or not killed or killed[0].best > len(told) or _is_another_than(found[1], incident):
            return found
        return None  # "a boy who was badly injured ... has died"
    if len(alive) != 1 or len(told) < 2 or not shots:
        return None
    is_apart = alive[0].is_other or all(alive[0].is_surely_not(victim) for victim in told if victim.is_dead)
    return (ONE, shots[-1]) if is_apart else None


def _is_another_than(hurt_toll: Toll, incident: Incident) -> bool:
    """ "he was hurt and his guard was killed": told of both in one sentence, of which the dead is the other's."""
    return hurt_toll.is_pronoun and any(
        telling.sentence.start <= hurt_toll.start < telling.sentence.end
        and abs(telling.killed.start - hurt_toll.start) > _APART
        for telling in incident.tellings
        if telling.killed is not None
    )


def _with_all_murdered(incident: Incident, found: Found) -> Found:
    """Whoever murders and kills himself makes two dead, though the text may only tell whom he shot; so does "a double
    homicide"."""
    if found is not None and (found[0].best > 1 or found[0].best != found[0].max):
        return found
    for act in incident.acts:
        if is_murder_suicide(act):
            return _TWO, found[1] if found is not None else Toll(_TWO, act.start, act.end)
    murders = _at_once(incident, "kill")
    number = max(map(at_once, murders), default=0)
    if number and (found is None or found[0].best < number):
        return _exactly(number), found[1] if found else Toll(_exactly(number), murders[0].start, murders[0].end)
    return found


def _at_once(incident: Incident, kind: str) -> list[Act]:
    """The acts of a kind that count their victims: "a triple shooting"."""
    return [act for act in incident.acts if act.kind == kind and not act.is_history and at_once(act)]


def _is_one(found: tuple[Quantity, Toll]) -> bool:
    quantity, toll = found
    return quantity.best == quantity.max == toll.quantity.best == 1


def _exactly(number: int) -> Quantity:
    return Quantity(number, number, number)
