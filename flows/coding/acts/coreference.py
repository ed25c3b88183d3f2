"""Coreference: whom a pronoun, "the attackers" or "a second strike" means, of those told of a few sentences back at
most."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from dataclasses import replace

from flows.coding.acts.act import Act, flies
from flows.coding.acts.counts import toll
from flows.coding.sentences.phrases import Phrase
from flows.coding.sentences.sides import is_state_side
from flows.coding.words.attackers import ATTACKERS, FIGHTERS

_REACH = 3  # sentences
_ONE = frozenset({"he", "she", "him", "her"})
#: what forces of a state alone do
_HELD = frozenset({"arrest", "seize"})
_VICTIM_WORDS = frozenset({"the victims", "the victim", "the hostages", "the hostage", "the captives"})
#: what strikes from afar: whoever struck once strikes again
_FROM_AFAR = frozenset({"air", "shell", "bomb"})
_AGAIN = frozenset({"another", "fourth", "further", "second", "third"})
_STRIKES = frozenset({"strike", "strikes"})
_VICTIMS = frozenset({"kill", "injure", "shoot", "abduct", "attack", "beat", "die", "rape"})


def find_references(acts: Iterable[Act], read: Callable[[int], Sequence[Phrase]]) -> None:
    """Fill in, over a text's acts in order, the doers that "they" and "the attackers" mean, and note the victims that
    pronouns mean in ``Act.meant``. ``read`` gives the phrases of a sentence by its number."""
    doers: tuple[int, list[Phrase]] = (-_REACH, [])
    victims: tuple[int, list[Phrase]] = (-_REACH, [])
    forces: tuple[int, list[Phrase]] = (-_REACH, [])
    strikers: tuple[int, list[Phrase]] = (-_REACH, [])
    struck: set[int] = set()
    again = -1  # the sentence of "a second strike"
    for act in acts:
        at = act.sentence.index
        if act.is_noun and _is_strike_again(act) and at - strikers[0] < _REACH:
            again = at
            act.kind = "air" if any(p.act == "air" or flies(p) for p in strikers[1]) else act.kind
        if not act.is_noun and at - strikers[0] < _REACH and (again == at or _is_again(act.agents)):
            act.agents = [*act.agents, *(p for p in strikers[1] if not any(q.actors or q.is_human for q in act.agents))]
        if act.kind in _HELD and not (act.agents or act.is_noun) and at - forces[0] < _REACH:
            act.agents = forces[1]  # "police raided a house. A pistol was seized": by them
        if at and _is_one_of_them(act, read):
            act.agents = _people_entering(read(at - 1)) or act.agents
        is_told = at - doers[0] < _REACH and struck.isdisjoint(map(id, act.agents))  # not who was shot back at
        if is_told and (_are_they(act, doers[1]) or _are_attackers(act.agents, doers[1])):
            act.agents = doers[1]
        if at - victims[0] < _REACH and _are_victims(act.patients, victims[1]):
            act.meant, act.patients = victims[1], [] if act.killed is None and act.injured is None else act.patients
        if act.to_pronoun and not (act.patients or act.meant):
            if at - victims[0] < _REACH:
                act.meant = [p for p in victims[1] if _agrees(act.to_pronoun, victims[1])]
            if not act.meant and act.to_pronoun in _ONE and at:
                before = single_people(read(at - 1), doers[1])
                act.meant = ([p for p in before if p.name] or before)[:1]
        if _finds_the_dead(act) and act.killed is not None and act.killed.is_vague and (known := toll(act.meant)):
            act.killed = replace(act.killed, quantity=known.quantity, is_vague=known.is_vague)
        if not act.is_noun:
            struck.update(map(id, act.patients))
        if act.is_unreal or act.is_negated or act.is_general or act.is_history:
            continue
        if found := [p for p in act.agents if p.is_human]:
            doers = (at, found)
        if act.agents and again != at and (act.kind in _FROM_AFAR or any(map(flies, act.agents))):
            strikers = (at, act.agents)
        if act.kind in _HELD and found and all(map(is_state_side, found)):
            forces = (at, found)
        if act.kind in _VICTIMS and (found := [p for p in act.patients or act.meant if p.is_human or p.part_of]):
            victims = (at, found)


def _finds_the_dead(act: Act) -> bool:
    """ "Their bodies were recovered", "they were found dead": all of those told before."""
    return bool(act.to_pronoun) and (act.is_noun or act.word == "found dead")


def _is_strike_again(act: Act) -> bool:
    """ "A second strike hit an ambulance"."""
    words = act.word.split()
    return words[-1] in _STRIKES and not _AGAIN.isdisjoint(words)


def _is_again(agents: Sequence[Phrase]) -> bool:
    """ "Another drone hit a depot"."""
    return bool(agents) and all(p.weapon and not p.actors and not _AGAIN.isdisjoint(p.word.split()) for p in agents)


def single_people(phrases: Sequence[Phrase], doers: Sequence[Phrase]) -> list[Phrase]:
    """The single people whom phrases name or describe, those too whose things they tell of; not the ``doers``."""
    found: list[Phrase] = []
    for k, phrase in enumerate(phrases):
        person = phrase.possessor if phrase.possessor is not None and not phrase.is_human else phrase
        if person.tag != "NP" or not person.is_human or person.plural or person.act or person.actors:
            continue
        if any(person is doer for doer in doers) or not (person.person or person.name.count(" ")):
            continue
        if person.person or k == 0 or phrases[k - 1].tag != "P" or phrases[k - 1].word == "as":  # not "in San Juan"
            found.append(person)
    return found


def _is_one_of_them(act: Act, read: Callable[[int], Sequence[Phrase]]) -> bool:
    """ "One of them opened fire": of people told in the sentence before."""
    if len(act.agents) != 1 or not act.agents[0].is_bare_number:
        return False
    phrases = read(act.sentence.index)
    at = next((k for k, p in enumerate(phrases) if p is act.agents[0]), len(phrases))
    return [p.word for p in phrases[at + 1 : at + 3]] == ["of", "them"]


def _people_entering(phrases: Sequence[Phrase]) -> list[Phrase]:
    """ "Several men arrived in two cars": the first people of a sentence, if they are many and no victims."""
    first = next((p for p in phrases if p.tag == "NP" and p.is_human), None)
    if first is None or not (first.person and first.plural) or first.is_definite or is_state_side(first):
        return []
    told = next((p for p in phrases if p.start > first.start and p.tag in ("V", "v", "BE", "STATE")), None)
    return [first] if told is not None and not told.passive and told.verb is None else []


def _are_they(act: Act, doers: Sequence[Phrase]) -> bool:
    return bool(act.by_pronoun) and not act.agents and bool(doers) and _agrees(act.by_pronoun, doers)


def _agrees(pronoun: str, people: Sequence[Phrase]) -> bool:
    """Whether a pronoun's number is that of those it may mean."""
    is_one = len(people) == 1 and not people[0].plural
    is_force = len(people) == 1 and bool(people[0].actors)
    return is_one and not is_force if pronoun in _ONE else not is_one or is_force


def _are_attackers(agents: Sequence[Phrase], doers: Sequence[Phrase]) -> bool:
    """Whether agents are "the attackers", and those before them the ones who can be meant."""
    if not doers or not agents or any(p is other for p in agents for other in doers):
        return False
    if all(_is_same_noun(p, doers) for p in agents):
        return True
    is_named = any(p.actors for p in doers)
    if not all(_is_pointing(p) and (p.head in ATTACKERS or not is_named) for p in agents):
        return False
    return not any(is_state_side(p) for p in doers) and not all(_is_pointing(p) for p in doers)


def _is_same_noun(phrase: Phrase, others: Sequence[Phrase]) -> bool:
    """ "Israeli settlers ... the settlers"."""
    if not phrase.is_definite or phrase.name or phrase.actors or phrase.is_counted or not phrase.person:
        return False
    return any(other.head == phrase.head and not other.is_definite for other in others)


def _are_victims(patients: Sequence[Phrase], before: Sequence[Phrase]) -> bool:
    """ "the victims", "the farmers" of those told before."""
    if not before or not patients or any(p is other for p in patients for other in before):
        return False
    return all(p.word in _VICTIM_WORDS or _is_same_noun(p, before) for p in patients)


def _is_pointing(phrase: Phrase) -> bool:
    is_told_before = phrase.is_definite and not (phrase.name or phrase.actors)
    return is_told_before and (phrase.head in ATTACKERS or phrase.head in FIGHTERS)
