"""Verbs of violence that tell of none here: goals shot, parties attacked with words, papers handed in."""

from __future__ import annotations

import re
from collections.abc import Sequence
from itertools import pairwise

from flows.coding.acts.act import Act
from flows.coding.sentences.phrases import Phrase
from flows.coding.words.animals import ANIMALS
from flows.coding.words.word_sets import word_set

_CONTRABAND = word_set(
    """
    alcohol, cannabis, cigarettes, coca, cocaine, contraband, drug, drugs, gold, hashish, heroin, ivory, liquor,
    marijuana, methamphetamine, narcotics, opium, passport, passports, paste, whisky
    """
)
_ON_THE_WAY = frozenset({"up", "in", "between", "on", "off"})
_SCORE = re.compile(r"\d{1,2}-\d{1,2}")


def is_misread(phrases: Sequence[Phrase], act: Act) -> bool:
    """Whether the words around an act show that its verb means no violence."""
    return (
        _is_score(phrases, act)
        or _is_a_shot(phrases, act)
        or _is_a_blow(act)
        or _is_into_the_air(phrases, act)
        or _is_with_words(phrases, act)
        or _is_handover(phrases, act)
        or _is_nobodys(phrases, act)
        or _is_contraband(phrases, act)
        or _is_compound(act)
        or _is_attribute(phrases, act)
        or _is_of_animals(act)
        or _is_of_no_one(phrases, act)
    )


def _is_of_no_one(phrases: Sequence[Phrase], act: Act) -> bool:
    """ "a clash of heads", "was carried off injured", "talks broke down"."""
    behind = phrases[act.position + 1 : act.position + 3]
    if act.kind == "clash" and act.is_noun:
        is_of = len(behind) == 2 and behind[0].word == "of"
        return is_of and not (behind[1].is_human or behind[1].side or behind[1].name or behind[1].is_counted)
    if act.kind == "abduct" and act.word.startswith("carried off"):
        return bool(behind) and (behind[0].verb == "injure" or behind[0].tag == "STATE")
    verb = phrases[act.position]
    return (
        act.kind == "wreck" and act.word == "broke down" and not (verb.has_auxiliary or verb.passive or _takes(behind))
    )


def _takes(behind: Sequence[Phrase]) -> bool:
    """Whether an object follows a verb."""
    return bool(behind) and behind[0].tag == "NP"


def _is_of_animals(act: Act) -> bool:
    """ "a dog attacked two children", "hunters shot 14 wolves"."""
    if any((p.head in ANIMALS and not p.name) or p.word in ANIMALS for p in act.agents[:1]):
        return True
    return (
        act.kind in ("shoot", "kill")
        and bool(act.patients)
        and all(p.head in ANIMALS and not p.name for p in act.patients)
    )


def _is_score(phrases: Sequence[Phrase], act: Act) -> bool:
    """ "beat X 3-1", "fired them to a 2-0 win": with goals."""
    return act.kind in ("beat", "attack", "hit", "launch", "wreck", "shell", "bomb", "burn") and any(
        token.word[0].isdigit() and _SCORE.fullmatch(token.word)
        for phrase in phrases
        if "-" in phrase.word and not phrase.person  # "20-25 rebels"
        for token in phrase.tokens
    )


def _is_a_shot(phrases: Sequence[Phrase], act: Act) -> bool:
    """ "fired them to victory with a late shot": a noun behind its adjective, nobody is shot."""
    if act.kind != "shoot" or act.word != "shot":
        return False
    verb = phrases[act.position]
    following = phrases[act.position + 1].word.split()[:1] if act.position + 1 < len(phrases) else []
    if verb.tag == "V" and not verb.passive and following[:1] in (["out"], ["past"], ["ahead"]):
        return True  # "the sprinter shot out of the blocks"
    if verb.tag == "V" and not verb.passive and (following == ["wide"] or (following == ["up"] and not _is_done(act))):
        return True  # "the striker shot wide", "prices shot up"
    if act.position < 2:
        return False
    before, lead = phrases[act.position - 1], phrases[act.position - 2]
    behind = phrases[act.position + 1] if act.position + 1 < len(phrases) else None
    if behind is not None and behind.passive and behind.word.split()[0] in ("fired", "heard", "discharged"):
        return True  # "only one shot was fired"
    return before.tag == "NP" and before.word.startswith("a ") and not before.is_human and lead.tag == "P"


def _is_a_blow(act: Act) -> bool:
    """ "struck a new blow at the cartel": a success of somebody's."""
    return act.kind == "hit" and any(p.head in ("blow", "blows", "deal", "bargain", "chord") for p in act.patients)


def _is_into_the_air(phrases: Sequence[Phrase], act: Act) -> bool:
    """ "shot their rifles into the air": at nobody."""
    if act.kind != "shoot" or any(p.is_human for p in act.patients):
        return False
    following = phrases[act.position + 1 : act.position + 5]
    return any(p.word == "into" and q.head == "air" for p, q in pairwise(following))


def _is_done(act: Act) -> bool:
    """Whether people or arms are in it."""
    return any(p.is_human or p.weapon for p in act.agents + act.patients)


def _is_handover(phrases: Sequence[Phrase], act: Act) -> bool:
    """ "surrendered their licences": papers and goods are given up, no fighter is."""
    if act.kind != "surrender" or act.is_noun or not any(w.startswith("surrender") for w in act.word.split()):
        return False
    given = phrases[act.position + 1] if act.position + 1 < len(phrases) else None
    if given is None or given.tag != "NP" or given.is_time or given.is_human or given.weapon or given.name:
        return False
    return not any(token.sense.weapon or token.word in ("arms", "weapons") for token in given.tokens)


def _is_nobodys(phrases: Sequence[Phrase], act: Act) -> bool:
    """ "at the camp located in the hills", "the palace, which he captured": nothing is found, nobody is taken."""
    verb = phrases[act.position]
    if verb.tag != "V" or verb.has_auxiliary:
        return False
    behind = phrases[act.position + 1] if act.position + 1 < len(phrases) else None
    if act.kind == "seize" and verb.word == "located":
        return behind is not None and behind.tag == "P"
    if (
        act.kind == "arrest"
        and verb.word in ("caught", "catching")
        and behind is not None
        and behind.word in _ON_THE_WAY
    ):
        return True  # "caught up with him", "was caught in the crossfire"
    before = phrases[act.position - 1] if act.position else None
    if act.kind != "arrest" or act.patients or before is None:
        return False
    return verb.word.startswith(("captur", "pick")) and before.tag in ("PRON", "NP", "AND")


def _is_contraband(phrases: Sequence[Phrase], act: Act) -> bool:
    """ "seized 300 kilograms of heroin", "three passports": smugglers lose goods, nobody loses arms."""
    if not act.patients or not (act.kind == "seize" or (act.kind == "arrest" and "seiz" in act.word)):
        return False
    ends = {phrase.end for phrase in act.patients}
    found = list(act.patients)
    for before, of, goods in zip(phrases, phrases[1:], phrases[2:], strict=False):
        if before.end in ends and of.word == "of" and goods.tag == "NP":
            found.append(goods)
    if any(token.sense.weapon for phrase in found for token in phrase.tokens):
        return False
    return any(phrase.head.split()[-1:] and phrase.head.split()[-1] in _CONTRABAND for phrase in found)


def _is_compound(act: Act) -> bool:
    """ "the police bomb squad celebrated": a noun for those who defuse bombs."""
    return act.word == "bomb" and any(p.head in ("squad", "squads", "unit", "team", "disposal") for p in act.patients)


def _is_attribute(phrases: Sequence[Phrase], act: Act) -> bool:
    """ "relatives of disappeared and murdered people", "missing and murdered women": whose people they are."""
    k, verb = act.position - 1, phrases[act.position]
    if verb.tag != "V" or verb.has_auxiliary or verb.form != "past" or k < 2 or phrases[k].word != "and":
        return False
    following = phrases[act.position + 1] if act.position + 1 < len(phrases) else None
    is_plural = following is not None and following.tag == "NP" and following.plural and not following.is_counted
    before = phrases[k - 1]
    is_participle = before.tag in ("v", "V", "PART") and before.form == "past" and not before.has_auxiliary
    return is_plural and phrases[k - 2].tag == "P" and (is_participle or before.word == "missing")


def _is_with_words(phrases: Sequence[Phrase], act: Act) -> bool:
    """ "the deputy attacked the party for failing to pay": one who is no fighter, and a fault that is found."""
    if act.kind != "attack" or act.is_noun or not act.patients or act.weapons:
        return False
    if any(p.plural or p.side == "armed" or p.weapon or p.thing or p.act for p in act.agents):
        return False
    if any(token.sense.weapon for p in phrases for token in p.tokens):
        return False
    end = act.patients[-1].end
    after = [k for k, p in enumerate(phrases) if p.start >= end][:2]
    if len(after) < 2 or phrases[after[0]].word not in ("for", "over"):
        return False
    fault = phrases[after[1]]
    return fault.progressive or fault.word.startswith(("his ", "her ", "its ", "their ")) or fault.word == "having"
