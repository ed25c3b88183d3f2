"""Those who were shot or have wounds: injured, but for those of them who died."""

from __future__ import annotations

from collections.abc import Sequence

from flows.coding.acts.counts import Toll
from flows.coding.incidents.incident import Incident
from flows.coding.incidents.telling import Telling
from flows.coding.tolls.dead_of_wounded import died_of
from flows.coding.tolls.disputes import GENERIC, victims
from flows.coding.tolls.one_by_one import Found
from flows.coding.tolls.told_numbers import leading, told_of
from flows.coding.words.numbers import Quantity, ordinal
from flows.coding.words.people import PEOPLE

_NEAR = 2  # sentences


def with_shot(incident: Incident, found: Found, dead_toll: Found) -> Found:
    """Those shot are injured but for those of them who died; told as injured too, the larger number holds."""
    shots = told_of(incident, "shot")
    if not shots:
        return found
    killed = told_of(incident, "killed")
    others = [(telling, toll) for telling, toll in shots if not (killed and _is_pronoun(toll))]
    telling, toll = leading(others or shots)
    quantity = toll.quantity if killed else _with_other_side(others or shots, telling)
    if dead_toll is not None and not killed:
        left = max(0, quantity.best - dead_toll[0].best)  # shot in a murder-suicide
        quantity = Quantity(left, left, left)
    is_besides = toll.is_others or toll.is_more or toll.is_also or _is_next(telling, toll)
    is_besides = is_besides and not (_opens(incident, telling) or _are_the_murdered(telling, toll, dead_toll))
    if killed and toll.is_toll:
        quantity = _without(
            quantity, _died_among(incident, telling, toll, dead_toll)
        )  # "three died in the shooting of five"
    elif killed and not (is_besides or _is_anothers(telling, toll) or _differ(telling, killed)):
        fatal_telling, fatal = leading(killed)
        apart = fatal_telling.sentence is telling.sentence and fatal.start != toll.start
        are_others = (fatal.is_others or fatal.is_more) and telling.sentence.index < fatal_telling.sentence.index
        if are_others and not fatal.is_part:
            pass  # "five were taken to hospital. Two others died"
        elif fatal.is_part or toll.is_self or not apart or _is_subordinate(telling, toll, fatal):
            quantity = _without(quantity, _died_among(incident, telling, toll, dead_toll))
        elif died := died_of(incident, telling, toll):
            quantity = _without(quantity, died)  # "a man and a woman were shot, and the woman died"
    besides = _told_besides(shots, telling, toll) if found is None else 0
    if besides:
        quantity = quantity.plus(Quantity(besides, besides, besides))
    if found is not None and toll.is_others and found[1].is_named and found[0].best == 1:
        return found[0].plus(quantity), found[1]  # "Ali was hurt. 20 others suffered wounds"
    if found is not None and found[0].best >= quantity.best:
        return found
    if quantity.best == 0:
        return found
    return quantity, toll


def _are_the_murdered(telling: Telling, shot: Toll, dead_toll: Found) -> bool:
    """ "four dead in a murder-suicide. He shot the other three and then himself": the rest of the dead."""
    has_self = any(act.killed is not None and act.killed.is_self for act in telling.acts)
    return has_self and dead_toll is not None and dead_toll[0].best == shot.quantity.best + 1


def _died_among(incident: Incident, telling: Telling, shot: Toll, dead_toll: Found) -> int:
    """How many of those shot died: "shot six, killing four of them before he shot himself" tells four, not five."""
    parts = [toll for act in telling.acts if (toll := act.killed) is not None and toll.is_part]
    if parts and any(act.killed is not None and act.killed.is_self for act in telling.acts):
        return max(toll.quantity.best for toll in parts)
    dead = dead_toll[0].best if dead_toll else 0
    is_of_all = any(act.kind == "injure" and act.shot is shot for act in telling.acts) and shot.quantity.best == dead
    is_apart = dead > 1 and not (shot.has_self or shot.is_self or is_of_all)  # "found three people with wounds"
    return dead - (is_apart and _own_hand(incident))


def _own_hand(incident: Incident) -> bool:
    """Whether the attacker is told among the dead, by his own hand or that of troops."""
    return any(act.killed is not None and act.killed.is_self for act in incident.acts)


def _without(quantity: Quantity, died: int) -> Quantity:
    """A number of people but for those of them who died."""
    top = None if quantity.max is None else max(0, quantity.max - died)
    return Quantity(max(0, quantity.min - died), max(0, quantity.best - died), top)


def bounded(incident: Incident, found: Found, killed: Found) -> Found:
    """The injured where the text also counts all who were shot: with the dead among them, they are no more."""
    if found is None or killed is None or not killed[0].best:
        return found
    wholes = [toll for telling, toll in told_of(incident, "shot") if _is_whole(telling, toll)]
    everybody = max((toll.quantity.best for toll in wholes), default=0)
    alive = everybody - (killed[0].best - _own_hand(incident))
    if 0 < alive < found[0].best < everybody:
        return _without(found[0], found[0].best - alive), found[1]
    return found


def _is_whole(telling: Telling, toll: Toll) -> bool:
    """ "Seven people were shot": all of them, not others, a part or somebody by name."""
    is_less = toll.is_others or toll.is_also or toll.is_more or toll.is_part or toll.is_named or toll.is_vague
    if is_less or toll.quantity.best != toll.quantity.max:
        return False
    hits = [act for act in telling.acts if act.kind == "shoot"]  # not "19 were taken to hospital": those who lived
    return any(p.start == toll.start and (p.head in PEOPLE or p.is_bare_number) for act in hits for p in act.patients)


def _told_besides(shots: list[tuple[Telling, Toll]], first: Telling, toll: Toll) -> int:
    """ "Ilan Dor and another man were shot. Two other victims were taken to hospital": how many, where those told first
    are single people, not all."""
    people = [p for act in first.acts if act.shot is not None for p in act.patients if p.start == toll.start]
    if not people or toll.is_others:
        return 0
    is_single = bool(people[0].name) or toll.quantity.best == 1
    others = [
        other.quantity.best
        for telling, other in shots
        if (other.is_others if is_single else _are_more(telling, other))
        and not other.is_vague
        and not other.is_definite
        and telling.sentence.index > first.sentence.index
    ]
    return max(others, default=0)


def _are_more(telling: Telling, toll: Toll) -> bool:
    """ "two more victims"; "another" may be one of those told before."""
    return any(p.start == toll.start and "more" in p.word.split() for act in telling.acts for p in act.patients)


def _with_other_side(shots: list[tuple[Telling, Toll]], first: Telling) -> Quantity:
    """ "A trooper sustained injuries. Two passengers sustained injuries": troops and others are not the same."""
    quantity: Quantity = next(toll.quantity for telling, toll in shots if telling is first)
    side = victims(first, "shot")[1]
    for telling, toll in shots:
        other = victims(telling, "shot")
        is_people = other[0] not in GENERIC and not (toll.is_named or toll.is_vague or toll.is_part or toll.is_self)
        is_near = abs(telling.sentence.index - first.sentence.index) <= _NEAR
        if is_people and is_near and telling is not first and side != other[1] and "state" in (side, other[1]) and side:
            return quantity.plus(toll.quantity)
    return quantity


def _is_next(telling: Telling, toll: Toll) -> bool:
    """ "A fourth person was hit", after three who are told of."""
    words = [p.word.split()[:2] for act in telling.acts for p in act.patients if p.start == toll.start]
    return any(len(pair) == 2 and pair[0] in ("a", "the") and ordinal(pair[1]) > 2 for pair in words)


def _is_pronoun(toll: Toll) -> bool:
    """ "shot him at close range": one told of before."""
    return toll.is_named and toll.end - toll.start <= 3


def _opens(incident: Incident, telling: Telling) -> bool:
    """Whether nobody is told to be hurt before: "shot another teen" tells of another than who shot."""
    before = (other for other in incident.tellings if other.sentence.index < telling.sentence.index)
    return not any(other.killed or other.injured or other.shot for other in before)


def _is_subordinate(telling: Telling, shot: Toll, fatal: Toll) -> bool:
    """ "one is dead after a gunman opened fire, shooting five", "shot six people, killing four": among those shot."""
    if fatal.quantity.best > shot.quantity.best:
        return False
    is_fewer = fatal.start > shot.end and fatal.quantity.best < shot.quantity.best
    if is_fewer and _is_anybody(telling, fatal) and _is_anybody(telling, shot):
        return True  # "five people were shot and one person killed"
    if fatal.start > shot.end and any(
        p.is_bare_number
        for act in telling.acts
        if act.killed is not None
        for p in act.patients
        if p.start == fatal.start
    ):
        return True  # "four men were shot, two of whom died", "4 shot, 2 killed"
    return any(
        act.word.endswith(("shooting", "striking", "hitting", "killing")) and not act.is_noun
        for act in telling.acts
        if act.shot is not None or act.killed is not None
    )


def _differ(telling: Telling, killed: list[tuple[Telling, Toll]]) -> bool:
    """Whether those shot are of another side than all the dead: none of them died."""
    if not _are_suspects([telling], "shot") and _are_suspects([other for other, _ in killed], "killed"):
        return True  # "two officers were shot; the suspect died"
    _, side = victims(telling, "shot")
    sides = {victims(other, "killed")[1] for other, _ in killed}
    return bool(sides) and side not in sides and "civil" not in {side, *sides}


def _are_suspects(tellings: Sequence[Telling], field: str) -> bool:
    """Whether all the victims that tellings name are those who did it."""
    acts = [act for telling in tellings for act in telling.acts if getattr(act, field) is not None]
    victims = [phrase for act in acts for phrase in act.patients if phrase.is_human]
    return bool(victims) and all(phrase.person == "suspects" for phrase in victims)


def _is_anothers(telling: Telling, toll: Toll) -> bool:
    """ "a judge was shot dead; his driver was hit": somebody of the dead one's, not he."""
    words = ("hit", "injury", "injuries", "wound", "wounds")
    phrases = [p for a in telling.acts if a.shot is not None and a.word.split()[-1] in words for p in a.patients]
    return any(p.start == toll.start and p.word.startswith(("his ", "her ")) for p in phrases)


def _is_anybody(telling: Telling, toll: Toll) -> bool:
    """Whether a number is of people of no kind: "five people", "one person"."""
    return any(p.start == toll.start and p.head in PEOPLE for act in telling.acts for p in act.patients)
