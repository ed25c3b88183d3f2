"""Who killed whom in a fight: the dead of one side are the doing of the other, whoever fired first."""

from __future__ import annotations

from collections.abc import Sequence

from flows.coding.acts.act import Act
from flows.coding.sentences.phrases import Phrase
from flows.coding.sentences.sides import is_armed_side, is_state_side

_FIRING = frozenset({"attack", "shoot", "clash", "bomb", "launch"})


def killers_first(acts: Sequence[Act]) -> list[Act]:
    """The acts with those that tell who killed before those that tell who attacked, else as they were."""
    return sorted(acts, key=lambda act: not (act.agents and not act.is_noun and _kills(act)))


def returners_of_fire(acts: Sequence[Act]) -> list[Phrase]:
    """ "Two rebels were killed when they opened fire on a patrol": the patrol, where armed people alone died, nobody is
    said to have killed them, and armed people alone attacked."""
    told, deadly, dead = _fight(acts)
    if not any(map(is_armed_side, dead)) or any(map(_is_bystander, dead)) or any(act.agents for act in deadly):
        return []
    fights = [act for act in told if act.kind in _FIRING and not _kills(act)]
    attackers = [p for act in fights if act.kind != "clash" and not act.is_noun for p in act.agents if p.is_human]
    if not attackers or not all(map(is_armed_side, attackers)):
        return []
    return [p for act in fights for p in act.patients if p.is_human and is_state_side(p)]


def opponents(acts: Sequence[Act]) -> list[Phrase]:
    """ "Six soldiers were killed in clashes with rebels": the rebels, where all who died are of the other side, and
    nothing else tells who did anything. Who killed in an "encounter" or an exchange of fire stays open, as it does for
    the coders of the South Asia Terrorism Portal."""
    told, deadly, dead = _fight(acts)
    if any(act.agents for act in told):
        return []
    fought = [
        phrase
        for act in told
        if act.kind == "clash" and act.is_noun and not _is_mutual(act)
        if any(other.sentence is act.sentence and other.start < act.start for other in deadly)
        for phrase in act.patients
    ]
    if dead and all(map(is_armed_side, dead)):
        return [phrase for phrase in fought if is_state_side(phrase)]
    return [phrase for phrase in fought if is_armed_side(phrase)] if dead and all(map(is_state_side, dead)) else []


def _fight(acts: Sequence[Act]) -> tuple[list[Act], list[Act], list[Phrase]]:
    """The acts that happened, those of them that killed, and who died."""
    told = [act for act in acts if not (act.is_unreal or act.is_negated or act.is_history)]
    deadly = [act for act in told if _kills(act)]
    return told, deadly, [phrase for act in deadly for phrase in act.patients if phrase.is_human]


def _is_mutual(act: Act) -> bool:
    return "encounter" in act.word or "exchange" in act.word


def _is_bystander(phrase: Phrase) -> bool:
    """Anybody counted who fights for no armed group."""
    return is_state_side(phrase) or (phrase.person == "civilians" and phrase.is_counted and not is_armed_side(phrase))


def _kills(act: Act) -> bool:
    return act.kind in ("kill", "die", "shoot") and act.killed is not None and act.killed.quantity.best > 0
