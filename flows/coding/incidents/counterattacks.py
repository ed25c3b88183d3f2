"""Counterattacks: what one side does after the other has struck ("jets bombed the area afterwards") is another act."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from flows.coding.acts.act import Act, flies
from flows.coding.incidents.incident import Incident
from flows.coding.incidents.telling import Telling
from flows.coding.sentences.phrases import Phrase
from flows.coding.sentences.sides import sides
from flows.coding.words.attackers import ATTACKERS

_FROM_AFAR = frozenset({"air", "shell"})
_AT_HAND = frozenset({"attack", "shoot", "kill", "bomb", "grenade", "abduct", "launch"})
_FIRST = 4  # tellings of an incident that are asked: what it is, is told soon


def is_counterattack(telling: Telling, incident: Incident) -> bool:
    """Whether one side strikes here and the other there: from afar after a fight at hand, or later."""
    first = [act for told in incident.tellings[:_FIRST] for act in told.acts]
    is_afar = any(_kind(act) in _FROM_AFAR for act in (*telling.acts, *first))
    if not (is_afar or telling.is_afterwards) or any(act.is_accusation for act in telling.acts):
        return False  # "denied the attack and accused the army of it": of the one told
    mine = _blows(telling.acts)
    theirs = _blows(first) if mine else []
    if not theirs or any(act.kind == "clash" for act in (*mine, *theirs)):
        return False
    if _are_of_two_states(mine, theirs):
        return True
    if not _is_turned(mine, theirs):
        return False
    if telling.place is not None and incident.place is None and telling.sentence is not incident.tellings[0].sentence:
        return True  # "and in the north, rebels shelled Ain Issa"
    kinds, known = {_kind(act) for act in mine}, {_kind(act) for act in theirs}
    if (kinds & _FROM_AFAR and known <= _AT_HAND) or (known & _FROM_AFAR and kinds <= _AT_HAND):
        return True
    return telling.is_afterwards and not any(map(_struck_first, mine))


def _blows(acts: Sequence[Act]) -> list[Act]:
    return [act for act in acts if act.is_strong and act.kind not in ("die", "injure", "mention")]


def _are_of_two_states(mine: Sequence[Act], theirs: Sequence[Act]) -> bool:
    """ "a Russian drone attack on Kyiv. In Russia a woman died in a Ukrainian one"."""
    one, other = ({a.name for act in acts for p in act.agents for a in p.actors} for acts in (mine, theirs))
    armies = {a.name for act in (*mine, *theirs) for p in act.agents for a in p.actors if a.kind == "army"}
    return bool(one and other) and one <= armies and other <= armies and not one & other


def _kind(act: Act) -> str:
    return "air" if act.kind in ("hit", "kill", "attack") and any(flies(p) for p in act.agents) else act.kind


def _is_turned(mine: Sequence[Act], theirs: Sequence[Act]) -> bool:
    """Whether who struck, or was struck, there is of the other side here, and of that side alone."""
    strikers = _sides(p for act in mine for p in act.agents), _sides(p for act in theirs for p in act.agents)
    struck = _sides(p for act in mine for p in act.patients), _sides(p for act in theirs for p in act.patients)
    if not all(len(sides) == 1 for sides in strikers):
        return all(len(sides) == 1 for sides in struck) and struck[0] != struck[1] and strikers[0] != strikers[1]
    return strikers[0] != strikers[1]


def _sides(phrases: Iterable[Phrase]) -> set[str]:
    """Whose they are: what flies is a state's."""
    found = [(phrase, flies(phrase) and not phrase.actors) for phrase in phrases]
    return sides(p for p, is_aircraft in found if not is_aircraft) | {
        "state" for _, is_aircraft in found if is_aircraft
    }


def _struck_first(act: Act) -> bool:
    """Those who struck first, hit in their turn: still the same fight."""
    return any(p.is_definite and (p.head in ATTACKERS or "them" in p.word.split()) for p in act.patients)
