"""Which of the people told as shot or hurt are told to have died: "four were hurt, including a girl who later died",
"a man and a woman were shot, and the woman died"."""

from __future__ import annotations

from collections.abc import Iterator

from flows.coding.acts.counts import Toll, people
from flows.coding.incidents.incident import Incident
from flows.coding.incidents.telling import Telling
from flows.coding.sentences.phrases import Phrase
from flows.coding.tolls.victims import described
from flows.coding.words.numbers import ONE


def died_of(incident: Incident, telling: Telling, toll: Toll) -> int:
    """How many of those whom ``toll`` counts, and of whom its telling speaks one by one, died.

    A number of dead whom nobody names or describes is none of this function's."""
    hurt = {phrase.start: phrase for phrase in _told_one_by_one(telling, toll)}
    dead = [
        (other, phrase)
        for other in incident.tellings
        for act in other.acts
        if act.killed is not None and act.killed.quantity.best and not (act.killed.is_others or act.killed.is_more)
        for phrase in act.patients
        if act.killed.start <= phrase.start <= act.killed.end
    ]
    found = {start for start, one in hurt.items() for other, died in dead if _is_same(one, died, telling is other)}
    return len(found)


def _told_one_by_one(telling: Telling, toll: Toll) -> Iterator[Phrase]:
    """The single people in the list that a toll sums, or whom "including" names of it."""
    for act in telling.acts:
        counted = act.injured or act.shot
        if counted is None or counted.is_pronoun or not toll.start <= counted.start <= toll.end:
            continue
        yield from (phrase for phrase in act.patients if phrase.is_human and people(phrase) == ONE)


def _is_same(hurt: Phrase, dead: Phrase, is_near: bool) -> bool:
    """Whether two phrases are one person: the same words, a name or an age, or "the woman" told of close by."""
    if hurt.start == dead.start:
        return True
    one, other = described(hurt), described(dead)
    if one.is_surely(other):
        return True
    return is_near and dead.is_definite and not dead.plural and hurt.head == dead.head and one.can_be(other)
