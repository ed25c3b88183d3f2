"""On which side those of a noun phrase fight: forces of a state, or fighters who are none."""

from __future__ import annotations

from collections.abc import Iterable

from flows.coding.sentences.phrases import Phrase


def is_state_side(phrase: Phrase) -> bool:
    """Forces of a state."""
    return phrase.side == "state" or any(actor.is_state_force for actor in phrase.actors)


def is_armed_side(phrase: Phrase) -> bool:
    """Fighters who are no force of a state, or an armed group by its name."""
    return (phrase.side == "armed" and not is_state_side(phrase)) or any(a.is_armed_group for a in phrase.actors)


def is_armed(phrase: Phrase) -> bool:
    """A fighter, an armed group or an arm."""
    return phrase.side == "armed" or bool(phrase.weapon) or any(a.is_armed_group for a in phrase.actors)


def may_abduct(phrase: Phrase) -> bool:
    """Whether people taken by somebody are abducted: by fighters or criminals, not by a bus."""
    return (is_armed(phrase) or phrase.side == "criminal") and not phrase.weapon


def sides(phrases: Iterable[Phrase]) -> set[str]:
    """The sides, "state" and "armed", of which there is somebody: of an armed group its name tells more than its noun
    ("Houthi police")."""
    found = set()
    for phrase in phrases:
        if is_armed_side(phrase):
            found.add("armed")
        elif is_state_side(phrase):
            found.add("state")
    return found
