"""Acts told as what is done in general: "many people are kidnapped", "for years they have jailed those who speak"."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise

from flows.coding.sentences.phrases import Phrase

_PRESENT = frozenset({"are", "is", "get", "gets"})
_HAVE = frozenset({"have", "has"})
_HUNDREDS = 24  # people, counted by the dozen or the hundred
_LONG = frozenset({"years", "decades", "centuries", "generations"})
_ANYONE = frozenset({"those", "people", "everyone", "anyone", "all those"})


def is_practice(phrases: Sequence[Phrase], position: int, agents: Sequence[Phrase], patients: Sequence[Phrase]) -> bool:
    """Whether the verb at ``position`` says what is done in general: "many people are kidnapped", "guerrillas kidnap
    people", "the hundreds of peasants who have been murdered"."""
    verb = phrases[position]
    words = [token.word for token in verb.auxiliaries]
    if verb.passive and words and words[0] in _PRESENT and not {"being", "been"} & set(words):
        return all(_is_anybody(p) for p in patients) and (bool(patients) or words[0] == "are")
    if verb.form == "base" and not verb.has_auxiliary and patients:
        return bool(agents) and all(_is_anybody(p) for p in [*agents, *patients])
    if words and words[0] in _HAVE and position > 1:
        if phrases[position - 1].tag in ("REL", "PRON") and any(p in phrases[:position] for p in patients):
            return bool(patients) and all(_is_uncounted_crowd(p) or _is_anybody(p) for p in patients)
        return not verb.passive and (_goes_on(phrases[:position]) or phrases[position - 2].word in _ANYONE)
    return verb.progressive and position > 0 and phrases[position - 1].word in _HAVE and _goes_on(phrases)


def _goes_on(told: Sequence[Phrase]) -> bool:
    """ "For twenty years this regime has jailed and killed", "have been stealing cattle for years": in no act of a
    day."""
    return any(
        one.word in ("for", "over") and other.tag == "NP" and other.head in _LONG for one, other in pairwise(told)
    )


def _is_anybody(phrase: Phrase) -> bool:
    """People or things of no number: "guerrillas", "many people", "they"."""
    if phrase.name or phrase.names or phrase.actors or phrase.is_definite:
        return False
    return phrase.plural and (not phrase.is_counted or phrase.word.startswith(("many ", "some ", "most ")))


def _is_uncounted_crowd(phrase: Phrase) -> bool:
    """ "hundreds of peasants", "the more than 100,000 people": a number of no single act."""
    number = phrase.number
    if number is None or not phrase.is_counted:
        return False
    is_vague = any(word in ("hundreds", "thousands", "dozens", "scores") for word in phrase.word.split())
    return number.best >= (_HUNDREDS if is_vague else 1000)
