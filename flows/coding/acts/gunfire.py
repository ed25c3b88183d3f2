"""Whether a sentence tells of shooting at people, so that who is "hit" or "struck" in it is hit by a bullet."""

from __future__ import annotations

from collections.abc import Sequence

from flows.coding.sentences.phrases import Phrase
from flows.coding.words.word_sets import word_set

_GUNFIRE = word_set("shooting, gunfire, gunshot, gunshots, bullet, bullets, shots, fired, discharged, shot")
_OPENING = frozenset({"open", "opened", "opens", "opening", "return", "returned", "returns", "returning"})
#: what is fired at places, and hits nobody by a bullet
_HEAVY = frozenset({"rocket", "mortar", "artillery", "drone", "air_strike"})


def is_gunfire(phrases: Sequence[Phrase]) -> bool:
    """Whether shots are told of, and no shells, rockets or aircraft."""
    tokens = [token for phrase in phrases for token in phrase.tokens]
    if any(token.sense.weapon in _HEAVY for token in tokens):
        return False
    return any(token.sense.weapon == "firearms" or _is_shot(token.word.split()) for token in tokens)


def _is_shot(words: list[str]) -> bool:
    """ "bullet", "fired at", "returned fire"; not a fire, and no "exchange of fire" beside a blast."""
    return not _GUNFIRE.isdisjoint(words) or (words[0] in _OPENING and words[1:2] == ["fire"])
