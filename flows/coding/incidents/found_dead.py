"""People who were abducted and are found dead: their abduction ended so, nobody tells of their killing as an act."""

from __future__ import annotations

from flows.coding.acts.act import Act
from flows.coding.acts.meaning import BODIES
from flows.coding.incidents.incident import Incident
from flows.coding.incidents.same_dead import are_same_people
from flows.coding.sentences.phrases import Phrase


def is_end_of(death: Incident, abduction: Incident) -> bool:
    """Whether a death is how an abduction ended: "the mayor, whom rebels kidnapped on Friday, was found dead".

    A killing of which the text says who did it is an act of its own: "rebels abducted a teacher and later shot him".
    """
    if death.family != "violence" or abduction.family != "abduct" or death.is_commemorated:
        return False
    killings = [act for act in death.acts if act.is_strong or act.is_allusion]
    if not killings or not all(_is_unseen_killing(act) for act in killings):
        return False
    dead = [phrase for act in killings if act.killed is not None for phrase in (*act.patients, *act.meant)]
    return bool(dead) and are_same_people(dead, _taken(abduction))


def _is_unseen_killing(act: Act) -> bool:
    if act.kind == "injure":
        return any(phrase.head in BODIES for phrase in act.patients)  # "the body had knife wounds"
    if act.kind not in ("kill", "die", "shoot", "beat") or any(p.is_human or p.weapon for p in act.agents):
        return False
    return act.injured is None and not act.is_plural and (act.is_noun or not act.is_history)


def _taken(abduction: Incident) -> list[Phrase]:
    return [phrase for act in abduction.acts for phrase in (*act.patients, *act.meant) if phrase.is_human]
