"""Whether an article tells enough of an incident to be one: somebody did something to somebody, somewhere, some day."""

from __future__ import annotations

from collections.abc import Sequence

from flows.coding.acts.act import Act, is_known
from flows.coding.incidents.incident import Incident
from flows.coding.sentences.phrases import Phrase

_BRIEF = 1200  # characters
_NEEDED = 4  # points, in a text that tells of other things too
_MANY = 100  # dead: of a war, not of one deed


def told_enough(found: Sequence[Incident], length: int) -> list[Incident]:
    """Those that a text of ``length`` characters tells enough of to be incidents: victims, a day, somebody, somewhere;
    no mere allusion. What is told of nobody in particular ("and burnt files") goes with what is told just before."""
    particular = [incident for incident in found if _is_particular(incident)]
    spans = [telling.sentence.index for incident in particular for telling in incident.tellings]
    near = {index + step for index in spans for step in (0, 1)}
    kept = {id(incident) for incident in particular}
    return [
        incident
        for incident in found
        if (id(incident) in kept or incident.tellings[0].sentence.index in near) and _is_told(incident, length)
    ]


def _is_told(incident: Incident, length: int) -> bool:
    """Whether enough is told of one incident; a brief text tells of nothing else, so less is asked."""
    if incident.is_force:
        return True
    if incident.family == "surrender":
        is_placed = incident.date is not None or incident.place is not None
        return any(_is_surrender(act) and (is_placed or not act.is_relative) for act in incident.acts)
    if incident.family == "abduct":
        people = (act.patients or act.agents or act.meant or act.to_pronoun or act.by_pronoun for act in incident.acts)
        return any(people)  # not "part of the cargo was carried off"
    acts = _telling_acts(incident)
    if not acts:
        return incident.tellings[0].sentence.index < 3
    return _points(incident, acts) >= _needed(acts, length)


def _needed(acts: Sequence[Act], length: int) -> int:
    """How many points an incident needs. What is named as known ("the murder of six priests weighs on the army") did
    happen, whatever a long text says of it: half of what an act needs that is told as news."""
    if length <= _BRIEF:
        return 1
    return _NEEDED // 2 if any(_takes_for_granted(act) for act in acts) else _NEEDED


def _takes_for_granted(act: Act) -> bool:
    """ "The murder of six priests", "the raid on the hotel": by a definite noun for one deed, done to somebody."""
    is_one = act.is_noun and act.is_definite and not act.is_plural and act.is_allusion
    is_of_a_war = any(toll.quantity.best >= _MANY for toll in act.victims)
    is_any_end = act.kind == "die" and not any(p.is_human and p.plural for p in act.patients)  # "of the president"
    return is_one and not (is_of_a_war or is_any_end or _is_of_anybody(act))


def _is_surrender(act: Act) -> bool:
    """Somebody gave up; not "a way of surrendering", "the surrender of arms"."""
    people = any(p.is_human or p.is_counted for p in [*act.agents, *act.patients])
    return people or not (act.is_noun or act.word.split()[0].endswith("ing"))


def _telling_acts(incident: Incident) -> list[Act]:
    return [act for act in incident.acts if act.is_strong or act.is_allusion]


def _is_particular(incident: Incident) -> bool:
    """Whether what is told is one act: of a day, or of a place, or with somebody in it who is named, known or counted.
    "Guerrillas have attacked villages and burned schools" tells what guerrillas do."""
    acts = _telling_acts(incident)
    if incident.is_force or incident.family in ("seize", "surrender") or not acts:
        return True
    has_place = incident.place is not None and incident.place.kind != "country"
    is_riot = any(act.kind == "riot" and act.agents for act in acts)
    if incident.family == "violence" and not is_riot and not any(a.patients or a.victims or a.weapons for a in acts):
        is_day = incident.date is not None and incident.date.is_day()
        has_happened = any((_is_one(act) and act.happens) or _is_of_shots(act) for act in acts)
        if has_happened or any(p.is_human for act in acts for p in act.agents):
            return has_place or is_day or (has_happened and incident.tellings[0].sentence.index <= 1)
        return has_place and is_day
    if has_place or (incident.date is not None and incident.date.precision != "year"):
        return True  # but "in 1982 both armies burned villages"
    if any(not toll.is_vague for act in acts for toll in act.victims):
        return True
    if any(_is_one(act) and act.is_definite and not _is_of_anybody(act) for act in acts):
        return True
    aims = [phrase for act in acts for phrase in [*act.patients, *act.weapons]]
    aims += [phrase for act in acts if act.kind in ("clash", "riot") for phrase in act.agents]
    return any(_is_somebody(phrase) for phrase in aims) or not (aims or incident.family == "property")


def _is_one(act: Act) -> bool:
    """ "A clash", "the blast"; not "fighting", which goes on."""
    return act.is_noun and not act.is_plural and act.word.split()[-1] not in ("fighting", "combat")


def _is_of_anybody(act: Act) -> bool:
    """ "The kidnapping of ranchers", "the murder of journalists": what is done, to people of no number."""
    return bool(act.patients) and not any(_is_somebody(phrase) for phrase in act.patients)


def _is_of_shots(act: Act) -> bool:
    """ "Shots were fired", "a passing car opened fire"."""
    return not act.is_noun and ("fire" in act.word or "shot" in act.word)


def _is_somebody(phrase: Phrase) -> bool:
    """Known, counted or one, not "villages", "the population"."""
    return is_known(phrase) or phrase.is_counted or not phrase.plural or phrase.word.startswith("both ")


def _points(incident: Incident, acts: Sequence[Act]) -> int:
    """How much is told, a point each for what makes an incident."""
    tolls = [toll for act in acts for toll in act.victims]
    points = 2 if any(not toll.is_vague for toll in tolls) else 1 if tolls else 0
    points += 2 if incident.date is not None and incident.date.is_resolved else 0
    points += any(p.is_human for act in acts for p in act.agents)
    points += any(p.is_human or p.thing or p.weapon or p.is_bare_number for act in acts for p in act.patients)
    points += points > 1 and any(
        telling.killed is not None and any(_names_act(act) for act in telling.acts) for telling in incident.tellings
    )
    points += incident.place is not None and incident.place.kind != "country"
    points += any(t.sense.weapon for act in acts for p in act.patients + act.agents + act.weapons for t in p.tokens)
    points += any(p.thing for act in acts if act.kind != "attack" or not act.is_noun for p in act.patients)
    points += len(incident.tellings) > 1
    first = incident.tellings[0].sentence
    return points + (2 if first.index == 0 else 1 if first.index < 3 else 0)


def _names_act(act: Act) -> bool:
    """ "one dead in a clash of police and protesters": by name what the victims died in."""
    is_told = act.is_noun and not (act.is_plural or act.is_unreal or act.is_history)
    return is_told and act.kind in ("clash", "bomb", "shell", "air", "attack")
