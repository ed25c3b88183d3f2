"""What explosives hit, where a text tells only where they were laid or went off, or who passed by: "a bomb exploded in
a hotel", "as a patrol passed"."""

from __future__ import annotations

from collections.abc import Sequence

from flows.coding.sentences.clauses import Clauses
from flows.coding.sentences.phrases import Phrase
from flows.coding.words.settlements import SETTLEMENTS
from flows.coding.words.word_sets import word_set

_AT = word_set(
    """
    in, inside, at, outside, under, beneath, underneath, near, against, in front of, on, next to, beside, behind, close
    to, aboard, into, onto, from, opposite, by
    """
)
#: a place rather than a thing: nobody lays a bomb to a town
_SCENES = SETTLEMENTS | {"mine", "position", "property"}
_LOCATING = frozenset({"located", "situated", "parked", "placed", "planted", "left", "hidden", "standing"})
#: parts of a thing: "on the sixth floor of the hotel", "in the back of the church"
_PARTS = word_set(
    """
    floor, back, front, rear, side, entrance, gate, gates, door, doors, doorway, wall, walls, roof, basement, lobby,
    hall, corridor, bathroom, restroom, garden, gardens, lot, parking lot, yard, patio, courtyard, garage, premises,
    grounds, facilities, part, parts, foot, base, middle, corner, window, windows, top, vicinity, wing
    """
)
_WHILE = frozenset({"as", "when", "while"})
_FINITE = ("V", "v", "BE", "STATE")
#: what those do whom a bomb by the road is meant for
_ON_THE_WAY = word_set(
    """
    approached, approaching, crossed, crossing, driven past, driving, driving past, drove, drove past, passed, passed
    by, passing, passing by, passing through, rolled, rolled past, travelled, travelling, traveled, traveling, went by
    """
)
_REACH = 9


def struck(clauses: Clauses, position: int) -> list[Phrase]:
    """The things at which the explosives of the verb or noun at ``position`` lay or went off, within its clause."""
    phrases = clauses.phrases
    for at in range(position + 1, min(len(phrases) - 1, position + _REACH)):
        phrase = phrases[at]
        if phrase.word in _WHILE:
            return _passing(clauses, at)
        if phrase.tag in ("SUB", "SEMI", "REL", "BE", "STATE") or (
            phrase.tag in ("V", "v") and phrase.word not in _LOCATING
        ):
            return []
        if phrase.tag == "P" and phrase.word in _AT and phrases[at + 1].tag == "NP":
            start = _of_what(phrases, at + 1)
            end = _end(clauses, start)
            found = [p for p in clauses.listed(start, end) if _is_thing(p)]
            if found:
                return found + [p for p in clauses.repeated(start, end, _AT) if _is_thing(p)]
    return []


def _passing(clauses: Clauses, joint: int) -> list[Phrase]:
    """ "exploded as a convoy passed": who or what the clause behind ``joint`` tells to be on the way."""
    phrases = clauses.phrases
    verb = next((k for k in range(joint + 1, len(phrases)) if phrases[k].tag in (*_FINITE, "SEMI")), None)
    if verb is None or phrases[verb].negated or phrases[verb].unreal:
        return []
    near = [p.word for p in phrases[verb : verb + 2]]  # "was travelling" may be two phrases
    if not any(word in _ON_THE_WAY for word in near):
        return []
    subject = clauses.listed(joint + 1, verb)
    return [p for p in subject if p.thing or (p.person and p.side == "state")]


def _of_what(phrases: Sequence[Phrase], at: int) -> int:
    """Past the parts of a thing ("the back of"), where the thing itself stands."""
    while at + 2 < len(phrases) and phrases[at].head in _PARTS:
        ahead = next((k for k in range(at + 1, min(at + 4, len(phrases) - 1)) if phrases[k].word == "of"), None)
        if (
            ahead is None
            or phrases[ahead + 1].tag != "NP"
            or any(p.tag != "AND" and p.tag != "NP" for p in phrases[at + 1 : ahead])
        ):
            return at
        at = ahead + 1
    return at


def _end(clauses: Clauses, start: int) -> int:
    """Where a list of things ends: at the next verb or clause."""
    ends = ("SUB", "SEMI", "REL", "V", "v", "BE", "STATE", "PART")
    for k in range(start, len(clauses.phrases)):
        if clauses.phrases[k].tag == "REL" and (semicolon := clauses.list_goes_on(k)) is not None:
            return _end(clauses, semicolon)
        if clauses.phrases[k].tag in ends:
            return k
    return len(clauses.phrases)


def _is_thing(phrase: Phrase) -> bool:
    return bool(phrase.thing) and not (phrase.person or phrase.act or phrase.weapon) and phrase.head not in _SCENES
