"""What explosives hit, where a text tells only where they were laid or went off: "a bomb exploded in a hotel"."""

from __future__ import annotations

from collections.abc import Sequence

from flows.coding.sentences.clauses import Clauses
from flows.coding.sentences.phrases import Phrase

_AT = frozenset(
    [
        *("in", "inside", "at", "outside", "under", "beneath", "underneath", "near", "against", "in front of", "on"),
        *("next to", "beside", "behind", "close to", "aboard", "into", "onto", "from", "opposite", "by"),
    ]
)
#: a place rather than a thing: nobody lays a bomb to a town
_SCENES = frozenset(
    [
        *("town", "city", "village", "neighborhood", "neighbourhood", "settlement", "hamlet", "road", "highway"),
        *("towns", "cities", "villages", "neighborhoods", "neighbourhoods", "position", "property", "mine"),
    ]
)
_LOCATING = frozenset({"located", "situated", "parked", "placed", "planted", "left", "hidden", "standing"})
_REACH = 9


def struck(clauses: Clauses, position: int) -> list[Phrase]:
    """The things at which the explosives of the verb or noun at ``position`` lay or went off, within its clause."""
    phrases = clauses.phrases
    for at in range(position + 1, min(len(phrases) - 1, position + _REACH)):
        phrase = phrases[at]
        if phrase.tag in ("SUB", "SEMI", "BE", "STATE") or (phrase.tag in ("V", "v") and phrase.word not in _LOCATING):
            return []
        if phrase.tag == "P" and phrase.word in _AT and phrases[at + 1].tag == "NP":
            found = [p for p in clauses.listed(at + 1, _end(phrases, at + 1)) if _is_thing(p)]
            if found:
                return found
    return []


def _end(phrases: Sequence[Phrase], start: int) -> int:
    """Where a list of things ends: at the next verb or clause."""
    ends = ("SUB", "SEMI", "REL", "V", "v", "BE", "STATE", "PART")
    return next((k for k in range(start, len(phrases)) if phrases[k].tag in ends), len(phrases))


def _is_thing(phrase: Phrase) -> bool:
    return bool(phrase.thing) and not (phrase.person or phrase.act or phrase.weapon) and phrase.head not in _SCENES
