"""What belongs to another incident: finds after a raid, damage of a blast, the raid in which people were taken."""

from __future__ import annotations

from flows.coding.acts.act import Act
from flows.coding.incidents.found_dead import is_end_of
from flows.coding.incidents.incident import Incident
from flows.coding.incidents.one_attack import goes_with, is_led_away_in, is_taken_by_raiders


def absorbed(found: list[Incident]) -> list[Incident]:
    """The incidents of a text without those that are parts of others, which take their tellings over; none of another
    item of a roundup."""
    items: dict[int, list[Incident]] = {}
    for incident in found:
        items.setdefault(incident.tellings[0].item, []).append(incident)
    return [incident for item in items.values() for incident in _absorbed(item)]


def _absorbed(found: list[Incident]) -> list[Incident]:
    return _without_damage(_without_led_away(_without_found_dead(_without_raids(_without_finds(found)))))


def _without_finds(found: list[Incident]) -> list[Incident]:
    """What "was found" after a raid, a fight or an arrest belongs to it."""
    acts = [i for i in found if i.family in ("violence", "arrest")]
    return [i for i in found if not (_is_find(i) and any(_follows(i, other) for other in acts))]


def _without_raids(found: list[Incident]) -> list[Incident]:
    """ "raided the town and abducted six nurses": a raid that hurt nobody is how those were taken."""
    taken = {t.sentence.index: i for i in found if i.family == "abduct" for t in i.tellings[:1]}
    for raid in [i for i in found if i.family == "violence"]:
        abduction = taken.get(raid.tellings[0].sentence.index)
        if abduction is not None and _is_mere_raid(raid):
            _take_over(abduction, raid)
            found = [i for i in found if i is not raid]
    return found


def _without_found_dead(found: list[Incident]) -> list[Incident]:
    """ "The nurse, who was kidnapped on Friday, was found dead": her abduction, however often it is told."""
    for death in [i for i in found if i.family == "violence"]:
        abductions = [i for i in found if is_end_of(death, i)]
        for part in [*abductions[1:], death] if abductions else []:
            _take_over(abductions[0], part)
            abductions[0].date = abductions[0].date or part.date
            abductions[0].place = abductions[0].place or part.place
            found = [i for i in found if i is not part]
    return found


def _without_led_away(found: list[Incident]) -> list[Incident]:
    """ "Killed four people and abducted thirty": one raid."""
    for taken in [i for i in found if i.family == "abduct"]:
        attack = next((i for i in found if i.family == "violence" and is_led_away_in(taken, i)), None)
        if attack is not None:
            _take_over(attack, taken)
            found = [i for i in found if i is not taken]
    return found


def _is_mere_raid(incident: Incident) -> bool:
    return all(act.kind == "attack" and not act.is_noun for act in incident.acts) and not any(
        act.victims or any(p.person for p in act.patients) for act in incident.acts
    )


def _is_find(incident: Incident) -> bool:
    return (
        incident.family == "seize"
        and incident.date is None
        and all(act.word.split()[-1] == "found" and not act.agents for act in incident.acts)
    )


def _follows(incident: Incident, other: Incident) -> bool:
    first = incident.tellings[0].sentence.index
    return any(0 <= first - telling.sentence.index <= 2 for telling in other.tellings)


def _without_damage(found: list[Incident]) -> list[Incident]:
    """Damage done by a blast belongs to the blast; an attack on things that were then burnt belongs to the burning."""
    damage = [i for i in found if i.family == "property" or is_taken_by_raiders(i)]
    violence = [i for i in found if i.family == "violence"]
    gone: set[int] = set()
    for harm in damage:
        for attack in violence:
            is_blast = any(act.kind in ("bomb", "grenade", "shell", "air") for act in attack.acts)
            if id(attack) not in gone and goes_with(harm, attack):
                _take_over(attack, harm)
                gone.add(id(harm))
                break
            if (
                id(attack) in gone
                or harm.family == "seize"
                or not (_near(attack, harm) or (is_blast and _is_of_blast(harm, attack)))
            ):
                continue
            if is_blast and (_is_of_blast(harm, attack) or all(_wrecks(act) for act in harm.acts)):
                _take_over(attack, harm)
                gone.add(id(harm))
            elif _hurts_nobody(attack):
                _take_over(harm, attack)
                gone.add(id(attack))
            break
    return [incident for incident in found if id(incident) not in gone]


def _take_over(whole: Incident, part: Incident) -> None:
    """Put what is told of a part to the incident that it belongs to, in text order."""
    whole.tellings = sorted(whole.tellings + part.tellings, key=lambda telling: telling.acts[0].start)


def _wrecks(act: Act) -> bool:
    """ "Windows were shattered", "no one was hurt but windows were shattered"."""
    hurt = act.injured or act.killed
    return act.kind == "wreck" or (hurt is not None and hurt.quantity.max == 0)


def _is_of_blast(harm: Incident, attack: Incident) -> bool:
    """ "The blast tore down the awnings and set four cars on fire": a blast that is told already did it."""
    blasts = [act for act in attack.acts if act.is_noun and act.is_definite]
    return all(
        any(p.act and p.is_definite for p in act.agents)
        or (not act.agents and any(b.sentence is act.sentence and b.start < act.start for b in blasts))
        for act in harm.acts
    )


def _near(one: Incident, other: Incident) -> bool:
    return min(abs(a.sentence.index - b.sentence.index) for a in one.tellings for b in other.tellings) <= 1


def _hurts_nobody(incident: Incident) -> bool:
    """An attack, no clash and no blast, without victims and without people as its object."""
    if any(act.kind not in ("attack", "hit", "die", "injure") for act in incident.acts):
        return False
    if any(
        (act.killed is not None and act.killed.quantity.best) or (act.injured is not None and act.injured.quantity.best)
        for act in incident.acts
    ):
        return False
    return not any(phrase.is_human for act in incident.acts for phrase in act.patients)
