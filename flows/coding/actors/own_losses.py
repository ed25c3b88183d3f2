"""Those of an attacker's own side who fell in the attack: losses, and no target of it."""

from __future__ import annotations

from collections.abc import Sequence

from flows.coding.actors.doers import doers
from flows.coding.incidents.incident import Incident
from flows.coding.sentences.phrases import Phrase
from flows.coding.sentences.sides import is_armed_side, is_state_side
from flows.coding.words.attackers import ATTACKERS


def own_losses(incident: Incident, hit: Sequence[Phrase]) -> list[Phrase]:
    """Which of those hit are of the side that alone did it: "five attackers and two policemen were killed"; nobody
    where both sides did something, or none but them was hit."""
    people = [phrase for _, phrase in doers(incident) if phrase.is_human]
    sides = {_side(phrase) for phrase in people}
    if len(sides) != 1:
        return []
    side = next(iter(sides))
    own = [phrase for phrase in hit if _is_of(side, phrase, people)]
    return own if len(own) < len(hit) else []


def _side(phrase: Phrase) -> str:
    return "state" if is_state_side(phrase) else "armed" if is_armed_side(phrase) else "others"


def _is_of(side: str, phrase: Phrase, people: Sequence[Phrase]) -> bool:
    if not phrase.is_human or phrase.name_span is not None or phrase.possessor is not None:
        return False
    if side != "state" and phrase.head in ATTACKERS and phrase.person != "civilians":
        return True
    if side == "others" or _side(phrase) != side:
        return False
    mine = {actor.name for actor in phrase.actors}
    theirs = {actor.name for person in people for actor in person.actors}
    return not mine or not theirs or bool(mine & theirs)
