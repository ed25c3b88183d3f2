"""Whether an incident is a clash: armed people fought by armed people."""

from __future__ import annotations

from collections.abc import Sequence

from flows.coding.acts.act import Act
from flows.coding.incidents.incident import Incident
from flows.coding.sentences.phrases import Phrase
from flows.coding.sentences.sides import is_armed_side, is_state_side
from flows.coding.words.word_sets import word_set

#: guards of people and shops, no force of a state
_PRIVATE_GUARDS = word_set("bodyguard, bodyguards, watchman, watchmen, night watchman, private security guard")


def is_clash(incident: Incident) -> bool:
    """Whether armed people were fought by armed people: forces of a state against an armed group, or two groups."""
    acts = incident.acts
    if is_on_civilians(acts):
        acts = [act for act in acts if act.kind != "clash"]
    sides = [_side(act.agents) for act in acts]
    aims = [_side(act.patients) for act in acts]
    if ("armed" in sides and {"state", "armed"} & set(aims)) or ("state" in sides and "armed" in aims):
        return True
    return "state" in aims and "state" not in sides and _is_fought(incident)


def is_on_civilians(acts: Sequence[Act]) -> bool:
    """Fighters or gangs attacked people who are neither: that police came and were fought makes it no battle."""
    if any(act.kind == "clash" and len(act.agents + act.patients) > 1 for act in acts):
        return False  # both sides of the fight are told
    deeds = [act for act in acts if act.kind in ("attack", "shoot", "kill") and act.agents and act.is_strong]
    return any(_side(act.agents) in ("armed", "civil") and _side(act.patients) == "civil" for act in deeds)


def _is_fought(incident: Incident) -> bool:
    """Forces of a state fired at by people nobody saw: "six policemen were killed in an ambush"."""
    return any(
        act.kind == "attack" and ("ambush" in act.word or "under fire" in act.word or "under attack" in act.word)
        for act in incident.acts
        if not (act.is_unreal or act.is_negated)
    )


def _side(phrases: Sequence[Phrase]) -> str:
    for phrase in phrases:
        if phrase.head in _PRIVATE_GUARDS:
            return "civil"  # "the journalist and his bodyguard"
        if (
            is_state_side(phrase)
            or any(actor.kind == "government" for actor in phrase.actors)
            or phrase.thing in ("military_facility", "police_facility")
        ):
            return "state"
        if is_armed_side(phrase):
            return "armed"
        if phrase.person:
            return "civil"
    if any(phrase.thing in ("military_facility", "police_facility") for phrase in phrases):
        return "state"
    return ""
