"""Weapons named beside an act that was not done with them: found, traded, looted, in the victims' hands, brought down.

"Police shot dead a man armed with a knife" tells of a knife, and of no stabbing.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from flows.coding.incidents.telling import Telling
from flows.coding.sentences.clauses import Clauses
from flows.coding.sentences.phrases import Phrase
from flows.coding.words.word_sets import word_set

_FOUND = frozenset({"seize", "rob"})
_TRADED = word_set(
    "buying, possessing, selling, smuggled, smuggling, sold, stealing, stole, supplied, supplying, trafficking"
)
_TOOK = word_set("grabbed, grabbing, snatched, snatching, taking, took")
_HELD = word_set(
    """
    brandished, brandishing, carried, carrying, clutching, drawing, drew, had, held, holding, pointed, pointing, pulled,
    pulling, raised, raising, wielded, wielding
    """
)
_ARMED = frozenset({"armed", "equipped"})
_JOINED = ("AND", "OR", "COMMA", "NP", "P")
_DOWNED = word_set("brought down, crashed, downed, downing, fell, shot down, shooting down")


def not_used(phrases: Sequence[Phrase], telling: Telling) -> set[int]:
    """The ids of the noun phrases of a sentence whose weapons the telling's act was not done with."""
    weapons = [k for k, p in enumerate(phrases) if p.tag == "NP" and any(t.sense.weapon for t in p.tokens)]
    if not weapons:
        return set()
    clauses = Clauses(phrases)
    skipped = {id(phrase) for phrase in _objects_of_finding(phrases)}
    skipped.update(id(phrases[k]) for k in weapons if _is_in_victims_hands(clauses, k, telling))
    skipped.update(id(phrases[k]) for k in weapons if _is_brought_down(clauses, k, telling))
    return skipped


def _objects_of_finding(phrases: Sequence[Phrase]) -> Iterator[Phrase]:
    """Noun phrases between a verb of finding, trading or looting and the next verb."""
    is_found = is_loot = False
    for phrase in phrases:
        if phrase.tag in ("V", "v") or (phrase.tag == "PART" and phrase.word in _TRADED | _TOOK):
            is_found = (phrase.verb in _FOUND or phrase.word in _TRADED) and not phrase.passive
            is_loot = phrase.word in _TOOK and not phrase.passive
            if phrase.verb in _FOUND and phrase.passive:
                yield from _before(phrase, phrases)
        elif phrase.tag == "NP" and (is_found or (is_loot and phrase.word.startswith("their "))):
            yield phrase


def _before(verb: Phrase, phrases: Sequence[Phrase]) -> list[Phrase]:
    """What stands before a verb in its own clause."""
    result: list[Phrase] = []
    for phrase in phrases:
        if phrase.start >= verb.start:
            break
        result = [] if phrase.tag in ("V", "v", "PRON") else [*result, phrase]
    return result


def _is_in_victims_hands(clauses: Clauses, weapon: int, telling: Telling) -> bool:
    """Whether whom it was done to held the weapon: "shot a man armed with a knife", "who was holding a machete"."""
    holders = _holders(clauses, weapon)
    if not holders:
        return False
    doers = {id(p) for act in telling.acts for p in act.agents}
    victims = {id(p) for act in telling.acts for p in (*act.patients, *act.meant)}
    return all(id(p) in victims and id(p) not in doers for p in holders)


def _holders(clauses: Clauses, weapon: int) -> list[Phrase]:
    """Those said to hold the weapon at a position."""
    phrases = clauses.phrases
    at = weapon - 1
    while at >= 0 and phrases[at].tag in _JOINED and phrases[at].word != "with":
        if phrases[at].tag == "NP" and not phrases[at].weapon:
            return []
        at -= 1
    if at > 0 and phrases[at].word == "with":
        at -= 1
        if phrases[at].word not in _ARMED:
            return []
    elif at < 0 or phrases[at].word not in _HELD:
        return []
    if phrases[at].tag == "PART":
        before = phrases[at - 1] if at else None
        return [before] if before is not None and before.tag == "NP" else []
    return clauses.subject(at) if at else []


def _is_brought_down(clauses: Clauses, weapon: int, telling: Telling) -> bool:
    """ "shot down a helicopter gunship": what flies, and was struck."""
    phrase = clauses.phrases[weapon]
    if not any(token.sense.weapon == "air_strike" for token in phrase.tokens):
        return False
    if any(phrase is p for act in telling.acts for p in act.patients):
        return True
    for position, verb in enumerate(clauses.phrases):
        if verb.tag in ("V", "v", "PART") and verb.word in _DOWNED:
            is_subject = verb.passive or verb.word in ("crashed", "fell")
            return any(phrase is p for p in (clauses.subject(position) if is_subject else clauses.objects(position)))
    return False
