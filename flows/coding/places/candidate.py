"""A candidate: words that may name a place, with the words of place before and after them."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import pairwise

from flows.coding.places.gazetteer import Entry
from flows.coding.places.offsets import Offset
from flows.coding.places.words import CUES, DIRECTIONS, LOCATING, LOOSE, NOUNS, ORIGINS, VERBS


@dataclass(slots=True)
class Candidate:
    """Words that may name a place. ``noun`` is the kind that a noun beside it tells; ``entries`` are its namesakes."""

    start: int
    end: int
    key: str
    entries: tuple[Entry, ...]
    relation: str = "of"
    is_locative: bool = False
    noun: str | None = None
    is_dateline: bool = False
    is_whole: bool = True  # the name is all of its run of capitals
    is_body: bool = False  # a body's name follows: "Rocky Mount Police"
    is_origin: bool = False  # where somebody is from
    is_sentence_start: bool = False
    is_focus: bool = False  # the town that the text is about
    is_village: bool = False  # the text calls it a village
    is_object: bool = False  # of a verb, and of no known name: "struck Xyz"
    country: str | None = None  # by an adjective before its noun: "the Lebanese town of X" (ISO 3166-1 alpha-2)
    within: int | None = None
    link: str | None = None  # how ``within`` is told: "in", ",", "'s", "near"
    offset: Offset | None = None  # how far from the next candidate it is said to lie
    text_start: int = 0
    text_end: int = 0


_TAIL = re.compile(r"[^\s,;:()\[\]\"“”—–]+|[,;:()\[\]\"“”—–]")


_OF_NOUN = r"(?:(?:refugee|displacement|residential|oil|army|military|tribal|mining) )?"
NOUN_AFTER = re.compile(rf"[ ]{_OF_NOUN}([a-z][a-z\-]+)(?:['’]s)?\b(?:[ ](station|limits)\b)?")


#: "Deir Ezzor's western countryside": the province, as the "countryside of Deir Ezzor" is
_COUNTRYSIDE = re.compile(r"['’]s (?:[a-z]+ern |[a-z]+-[a-z]+ern |rural )?(countryside)\b")


_SUFFIXED = re.compile(
    r"-(?:affected|hit|infested|prone|controlled|held|backed|led|based|run|bound|born|ruled|dominated|majority|torn"
    r"|rich"
    r"|administered|occupied)$"
)


#: "12 kilometres south from X": near X, where the number is small.
_DISTANCE = re.compile(
    r"(?P<km>\b\d+|\bfew|\bseveral)[ -]?(?:kms?|kilomet(?:er|re)s?|miles?)\b(?: away| (?:north|south|east|west)\S*)? $",
    re.I,
)
#: "X was shelled", "X came under mortar fire", "X was hit on Monday by a drone": the scene is the subject
_STRUCK_AFTER = re.compile(
    r" (?:(?:was|has been|had been|is being) (?:\w+ )?(?:shelled|bombed|bombarded|pounded|rocked|shaken|strafed|raided"
    r"|stormed|besieged|(?:hit|struck|attacked|targeted) (?:\w+ ){0,3}by (?:\w+ ){0,3}?(?:rockets?|missiles?|shells?"
    r"|shelling|artillery|mortars?|airstrikes?|strikes?|drones?|jets|planes|bombs?|bombings?|blasts?|explosions?"
    r"|attacks?|clashes|fighting))"
    r"|(?:came|come|comes|has come) under (?:\w+ ){0,2}?(?:fire|attack|bombardment|shelling)"
    r"|saw (?:an? |another |heavy )?(?:\w+ ){0,2}?(?:attacks?|bombings?|blasts?|explosions?|shelling|airstrikes?"
    r"|strikes?|clashes|fighting|shootings?|killings?))\b"
)
_CLOSE_KM = 40
_VILLAGES = frozenset(("village", "villages", "hamlet", "hamlets", "tola"))


#: parts of a town: what is "in the historic centre of X" is in X
_PARTS = frozenset(
    [
        *(
            "centre",
            "center",
            "heart",
            "middle",
            "suburb",
            "suburbs",
            "edge",
            "streets",
            "periphery",
            "port",
            "airbase",
        ),
        *(
            "airport",
            "bank",
            "banks",
            "bridge",
            "checkpoint",
            "entrance",
            "fields",
            "forest",
            "fringes",
            "gate",
            "gates",
        ),
        *("highway", "hills", "hospital", "market", "motorway", "mountains", "orchards", "road", "silos", "square"),
        *("station", "wells", "woods"),
    ]
)


LEADS = frozenset(CUES) | VERBS | LOOSE | frozenset(NOUNS) | {"of"}


_LONGEST_WORD = 40
_FAR_BACK, _MOST_BACK = 80, 11  # characters, words


@dataclass(slots=True)
class Before:
    """What stands before a name: the relation told by its preposition, the noun of place, where these words start."""

    relation: str
    locates: bool
    noun: str | None
    start: int
    is_origin: bool
    is_object: bool = False  # of a verb: "raided X village"


def is_suffixed(word: str) -> bool:
    """ "rebel-held", "US-led": says more of what follows."""
    return "-" in word and _SUFFIXED.search(word) is not None


STREET = Before("street", False, None, 0, False)


def word_before(text: str, start: int) -> str:
    """The word before ``start``, in small letters; of one longer than ``_LONGEST_WORD`` characters its end."""
    tail = text[max(0, start - _LONGEST_WORD) : start]
    return tail[tail.rfind(" ", 0, -1) + 1 :].strip().lower()


def words_before(text: str, start: int) -> Before:
    """Walk back from a name over "the town of", "the restive northern" to its preposition."""
    last = word_before(text, start)
    if last not in LEADS and not is_suffixed(last):
        return Before("of", False, None, start, False)
    if last in NOUNS and "\n" in text[max(0, start - 3) : start]:
        return Before("of", False, None, start, False)  # "... in the villages", and the next line's first word
    noun, at, is_near = None, start, False
    has_of = False  # an "of" that no noun and no compass word has taken yet
    has_part, spare = False, 0  # a part of a town, and the words that may stand before it ("the historic centre of")
    for (word, where), (lead, lead_start) in pairwise(_words_back(text, start)):
        if word == "to" and lead in ("road", "highway", "route"):
            return Before("near", True, noun, lead_start, False)
        if word in CUES and word != "of":
            if has_of or (word == "from" and has_part):
                return Before("of", False, None, start, False)
            return _at_cue(text, word, where, lead, noun, is_near)
        if word in VERBS and not has_of:
            return Before("near" if is_near else "at", True, noun, at, False, is_object=True)
        if word == "of":
            has_of = True
        elif has_of and word == "block" and lead.isdigit():
            return STREET  # "the 800 block of Moss Trail"
        elif has_of and word in _PARTS:
            has_of, has_part, spare = False, True, 2
        elif has_of and noun is None and word in NOUNS:
            noun, at, has_of = word, where, False
        elif has_of and noun is None and word in ORIGINS:
            return Before("of", False, None, start, True)
        elif word in DIRECTIONS:
            if has_of:
                is_near, at, has_of = True, where, False
        elif word.isdigit():
            if is_near and int(word) > _CLOSE_KM:
                return Before("of", False, None, start, False)  # "400 kilometres south of X"
        elif word not in LOOSE and word not in NOUNS and not is_suffixed(word):
            if has_part and word.endswith(("'s", "’s")):
                return Before("at", True, "suburb", at, False)  # "Tripoli's southern suburb of X"
            if not spare or not word.isalpha():
                break
            spare -= 1
    if is_near:
        return Before("near", True, noun, at, False)
    return Before("of", noun is not None and not has_of, noun, at, False)


def _at_cue(text: str, word: str, where: int, lead: str, noun: str | None, is_near: bool) -> Before:
    """What a preposition tells of a name: ``word`` at ``where``, behind ``lead`` and before ``noun``; ``is_near`` tells
    that a compass word stands between ("in the north of")."""
    if word == "from" and (distance := _DISTANCE.search(text, max(0, where - 40), where)):
        is_close = not distance["km"].isdigit() or int(distance["km"]) <= _CLOSE_KM
        return Before("near" if is_close else "of", is_close, noun, distance.start(), False)
    if word in ("on", "at", "upon") and lead == "fire" and noun is None:
        return Before("at", True, None, where, False, is_object=True)  # "opened fire on Ahmad"
    relation = "near" if is_near else CUES[word]
    origin = relation == "from" and lead in ORIGINS
    if origin and lead == "police" and NOUNS.get(noun or "") in ("spot", "city"):
        origin = False  # "arrested by the police from the forests of X": where from, not whose police
    return Before("of" if origin else relation, relation in LOCATING, noun, where, origin)


def _words_back(text: str, start: int) -> Iterator[tuple[str, int]]:
    """The words and marks before ``start`` with their places, the nearest first, in small letters; an empty one ends
    them. Read one by one, for few are asked for."""
    floor, end, left = max(0, start - _FAR_BACK), start, _MOST_BACK
    while end > floor and left:
        first = text.rfind(" ", floor, end) + 1 or floor
        word = text[first:end]
        if word.isalnum():
            yield word.lower(), first
            left, end = left - 1, first - 1
            continue
        for match in reversed(list(_TAIL.finditer(text, first, end))[-left:]):
            yield match[0].lower(), match.start()
            left -= 1
        end = first - 1
    yield "", floor


def candidate_of(
    text: str, start: int, end: int, key: str, entries: tuple[Entry, ...], before: Before, noun: str | None
) -> Candidate:
    """A candidate from its words, what stands before it, and the noun of place that its run holds, if any."""
    text_end = end
    if noun is None or noun in ("admin1", "admin2"):
        after = NOUN_AFTER.match(text, end) or _COUNTRYSIDE.match(text, end)
        if after and after[1] in NOUNS:
            noun, text_end = noun or after[1], after.end(1)
    kind = NOUNS.get(noun, noun) if noun else NOUNS.get(before.noun) if before.noun else None
    relation, locates = before.relation, before.locates
    if entries and before.start == start and _STRUCK_AFTER.match(text, end):
        relation, locates = "at", True
    if noun in ("outskirts", "suburbs", "border", "route"):
        relation = "near" if relation == "at" else relation
    return Candidate(start, end, key, entries, relation, locates and not before.is_origin, kind,
                     is_origin=before.is_origin, is_village=(noun or before.noun) in _VILLAGES,
                     text_start=before.start, text_end=text_end)  # fmt: skip
