"""The doers of an incident's acts: those who attacked, not those who stopped them, nor both sides of a fight."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from flows.coding.acts.act import Act
from flows.coding.acts.noun_doers import phrase_is_strike
from flows.coding.incidents.encounters import killers_first
from flows.coding.incidents.incident import Incident, ordered
from flows.coding.sentences.phrases import Phrase
from flows.coding.sentences.sides import is_state_side
from flows.coding.words.attackers import ATTACKERS


def doers(incident: Incident) -> Iterator[tuple[Act, Phrase]]:
    """The agents of its acts, of those that kill first; not of a fight, in which both sides fought."""
    is_attack = incident.family == "violence"
    attackers = [p for act in incident.acts for p in act.agents if p.is_human and not is_state_side(p)]
    for act in killers_first(ordered(incident.acts)):
        if act.is_general and act.is_noun:
            continue  # "the group has carried out similar attacks"
        if act.kind != "clash" and not (is_attack and _stops_attackers(act, attackers)):
            if act.kind == "mention" and phrase_is_strike(act.word) and all(map(_is_civil, act.agents)):
                continue  # "strikes by judges"
            for phrase in _without_places(act.agents) + (act.layers if incident.family == "violence" else []):
                yield act, phrase


def _stops_attackers(act: Act, attackers: Sequence[Phrase]) -> bool:
    """ "a man opened fire in a market before being shot dead by guards": those who stop him attacked nobody."""
    hit = [p for p in act.patients if p.is_human]
    return bool(
        hit
        and attackers
        and all(is_state_side(p) for p in act.agents)
        and all(any(p is other for other in attackers) or _is_attacker(p) for p in hit)
    )


def _is_attacker(phrase: Phrase) -> bool:
    """ "The attackers", "four of the attackers"."""
    whole = phrase.part_of or phrase
    return whole.is_definite and whole.head in ATTACKERS


def _without_places(agents: Sequence[Phrase]) -> list[Phrase]:
    """ "the Khunti and Ranchi Police": the first name belongs to the force behind it."""
    if any(phrase.actors for phrase in agents):
        return [p for p in agents if p.actors or p.person or p.name.count(" ") > 0] or list(agents)
    return list(agents)


def _is_civil(phrase: Phrase) -> bool:
    return not phrase.actors and phrase.side in ("", "civil")
