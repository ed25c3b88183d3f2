"""Acts that are played, not done: in a film or a novel, in a drill of troops who storm a mock village."""

from __future__ import annotations

import re
from collections.abc import Sequence
from itertools import pairwise

from flows.coding.sentences.phrases import Phrase
from flows.coding.words.word_sets import word_set

_SHOWS = word_set(
    """
    comic, computer game, drama, episode, film, films, movie, movies, musical, novel, novels, opera, play,
    screenplay, series, thriller, video game
    """
)
_TELLING = word_set(
    """
    begins, centres, chronicles, depict, depicted, depicting, depicts, dramatises, dramatizes, follow, followed,
    follows, imagines, narrates, opens, portray, portrayed, portrays, recount, recounts, show, showed, shows, tell,
    telling, tells, told
    """
)
_DRILLS = word_set(
    """
    drill, drills, exercise, exercises, manoeuvre, manoeuvres, maneuver, maneuvers, re-enactment, reenactment,
    rehearsal, simulation, simulations
    """
)
_OF_FORCES = re.compile(r"\b(?:live-fire|military|naval|training|war)\b")
_PRACTISING = ("practise", "practising", "practice", "practicing", "rehears", "simulat")
_PLAYED = frozenset({"mock", "simulated"})
_REACH = 8  # phrases from the drill to "in which"


def is_staged(phrases: Sequence[Phrase], position: int, patients: Sequence[Phrase]) -> bool:
    """Whether the act at ``position``, done to ``patients``, is only played."""
    if any(not _PLAYED.isdisjoint(p.word.split()) for p in patients):
        return True
    return is_shown(phrases[:position]) or _is_drilled(phrases, position) or _is_practised(phrases, position)


def is_shown(lead: Sequence[Phrase]) -> bool:
    """ "The film tells the story of a nurse who is abducted", "in the novel a judge is shot"."""
    for k, phrase in enumerate(lead):
        if phrase.tag == "SEMI":
            return False
        if phrase.tag == "NP" and _is_show(phrase):
            is_told = any(p.word in _TELLING for p in lead[k + 1 : k + 4])
            return is_told or (k == 1 and lead[0].word == "in")
    return False


def _is_show(phrase: Phrase) -> bool:
    return phrase.head.rpartition(" ")[2] in _SHOWS or " ".join(phrase.word.split()[-2:]) in _SHOWS


def _is_practised(phrases: Sequence[Phrase], position: int) -> bool:
    """ "practised storming a house", "stormed a house in a naval drill"; but police search in a "joint exercise"."""
    if position and phrases[position].progressive and phrases[position - 1].word.startswith(_PRACTISING):
        return True
    behind = phrases[position + 1 : position + _REACH]
    drills = [other for one, other in pairwise(behind) if one.word == "in" and other.tag == "NP"]
    return any(p.head in _DRILLS and (not p.head.startswith("exercise") or _OF_FORCES.search(p.word)) for p in drills)


def _is_drilled(phrases: Sequence[Phrase], position: int) -> bool:
    """ "an exercise in which troops stormed a village"."""
    for k in range(position - 1, max(0, position - _REACH), -1):
        phrase = phrases[k]
        if phrase.tag in ("SEMI", "SUB"):
            return False
        if phrase.tag == "REL":
            before = phrases[max(0, k - 4) : k]
            return phrase.word in ("which", "where") and any(p.tag == "NP" and p.head in _DRILLS for p in before)
    return False
