"""What belongs to an attack: houses burnt, arms taken and others led away by the same people."""

from __future__ import annotations

from flows.coding.incidents.incident import Incident
from flows.coding.scenes.sameness import same_scene, same_time
from flows.coding.sentences.phrases import Phrase
from flows.coding.sentences.sides import is_armed
from flows.coding.words.attackers import ATTACKERS, FIGHTERS

_REACH = 3  # sentences from the attack to what was burnt in it
_TOLD_BEFORE = ATTACKERS | FIGHTERS


def goes_with(harm: Incident, attack: Incident) -> bool:
    """Whether things burnt, wrecked or robbed ("gunmen killed two men; six houses were set on fire") are a part of an
    attack on people told just before: at its place and time, and by its people as far as told."""
    if attack.is_force or attack.is_commemorated or not _is_near(harm, attack):
        return False
    if _is_its_damage(harm, attack):
        return True
    if not _can_be_one(harm, attack):
        return False
    attackers, doers = _people(attack), _people(harm)
    if any(p.side == "state" for p in attackers):
        return False
    if not attackers and harm.tellings[0].sentence is attack.tellings[0].sentence:
        return True  # "three were killed when protesters set fire to the hall"
    return all(_is_one_of(p, attackers) for p in doers)


def is_led_away_in(taken: Incident, attack: Incident) -> bool:
    """Whether people were abducted in the attack that killed others: "raided the village, killed four people and
    abducted thirty". Those abducted and killed later are no others."""
    if attack.is_force or attack.is_commemorated or any(t.is_another or t.is_total for t in attack.tellings):
        return False
    if abs(taken.tellings[0].sentence.index - attack.tellings[0].sentence.index) > 1 or not _can_be_one(taken, attack):
        return False
    hit = [p for act in attack.acts for p in act.patients]
    led = [p for act in taken.acts for p in act.patients]
    if not led or any(p is other or p.word == other.word or not p.is_counted for p in led for other in hit):
        return False
    attackers, doers = _people(attack), _people(taken)
    return bool(doers) and bool(attackers) and all(_is_one_of(p, attackers) for p in doers)


def _can_be_one(part: Incident, attack: Incident) -> bool:
    """Whether nothing parts what was done besides from an attack that hurt people: not "another", no day or place."""
    if not _has_victims(attack) or any(t.is_another or t.is_total for t in part.tellings):
        return False
    return same_time(part.date, attack.date) and same_scene(part.place, attack.place)


def _people(incident: Incident) -> list[Phrase]:
    """Who did its acts."""
    return [p for act in incident.acts for p in act.agents if p.is_human]


def _is_its_damage(harm: Incident, attack: Incident) -> bool:
    """ "drones attacked the town; a transformer was damaged": told in the sentence of the attack, as nobody's doing."""
    told = {telling.sentence.index for telling in attack.tellings}
    is_there = all(t.sentence.index in told and not (t.is_another or t.is_total) for t in harm.tellings)
    return is_there and all(act.kind == "wreck" and not act.agents for act in harm.acts)


def is_taken_by_raiders(find: Incident) -> bool:
    """Whether arms were seized by those who attacked, no forces of a state: "its fighters seized two rifles"."""
    doers = _people(find)
    return find.family == "seize" and bool(doers) and all(is_armed(p) or p.head in _TOLD_BEFORE for p in doers)


def _has_victims(attack: Incident) -> bool:
    return any(
        toll.quantity.best for t in attack.tellings for toll in (t.killed, t.injured, t.shot) if toll is not None
    )


def _is_near(later: Incident, attack: Incident) -> bool:
    first = later.tellings[0].sentence.index
    return any(0 <= first - telling.sentence.index <= _REACH for telling in attack.tellings)


def _is_one_of(doer: Phrase, attackers: list[Phrase]) -> bool:
    """Whether who burnt can be who attacked: the same actors or words, or people who are told of before."""
    if any(doer is other or doer.word == other.word or set(doer.actors) & set(other.actors) for other in attackers):
        return True
    return doer.is_definite and doer.head in _TOLD_BEFORE
