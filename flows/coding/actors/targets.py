"""Whom or what an incident was done to: each person and thing once, by the fullest name that the text has."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence

from flows.coding.actors.names import FullNames
from flows.coding.acts.act import Act
from flows.coding.incidents.incident import Incident
from flows.coding.places.mentions import PlaceMention
from flows.coding.report import Target
from flows.coding.sentences.attachment import PARTS_OF_THINGS
from flows.coding.sentences.document import Document
from flows.coding.sentences.phrases import Phrase
from flows.coding.words.word_sets import word_set

_ARTICLE = re.compile(
    r"(?:of|the|a|an|some|about|around|at least|nearly|two|three|four|five|six|another|more than|over)\s+", re.I
)
#: "four to five gunmen"
_RANGE = re.compile(r"^(?:between )?[a-z]+ (?:to|or) (?=(?:two|three|four|five|six|seven|eight|nine|ten|\d+) )", re.I)
#: "the victims", "this man", "both officers": told of before, where somebody was
_POINTING = ("the ", "this ", "that ", "these ", "those ", "both ")
_ANYBODY = word_set(
    """
    victim, victims, person, persons, people, man, men, woman, women, individual, individuals, official, officials,
    officer, officers, leader, leaders, politician
    """
)
#: nouns of amount, time and direction, that no act is done to
_NOBODY = word_set(
    """
    number, numbers, group, total, series, rest, majority, time, times, year, years, months, days, hours, casualties,
    casualty, north, south, east, west, northwest, northeast, southwest, southeast, km, department, province, region,
    area, areas, part, parts, sector, sectors, zone, interests, attention, goodness, jurisdiction, movement, community,
    deaths, lives, last, most, result, results
    """
)
#: where people live: the scene, unless nothing else was attacked
_WHERE = word_set(
    """
    town, towns, city, cities, village, villages, neighborhood, neighborhoods, neighbourhood, neighbourhoods,
    settlement, settlements, hamlet, hamlets, road, roads, highway, highways
    """
)
#: acts that can be done to a town
_ON_PLACES = frozenset({"attack", "hit", "shell", "bomb", "launch", "clash", "air", "burn", "wreck", "riot"})


def plain_words(document: Document, start: int, end: int) -> str:
    """A phrase's words without article and number."""
    words = _RANGE.sub("", document.text[start:end])
    while match := _ARTICLE.match(words):
        words = words[match.end() :]
    return " ".join(words.split())


def ordered(acts: Sequence[Act]) -> list[Act]:
    """Strong tellings first, each in text order."""
    strong: list[Act] = []
    others: list[Act] = []
    for act in acts:
        (strong if act.is_strong else others).append(act)
    return strong + [act for act in others if act.is_allusion or not act.is_history or act.kind == "mention"]


class Targets:
    """Reads the targets of a text's incidents; ``places`` are its scenes, ``names`` the people it names."""

    def __init__(self, document: Document, places: Sequence[PlaceMention], names: FullNames) -> None:
        self.document = document
        self.names = names
        self._places = {(place.start, place.end) for place in places}

    def of(self, incident: Incident) -> tuple[Target, ...]:
        """Whom or what it was done to, each once."""
        found: dict[str, tuple[Target, Phrase]] = {}
        for act in filter(_is_told, ordered(incident.acts)):
            for phrase in act.patients:
                if act.kind in _ON_PLACES and self._is_scene(phrase):
                    continue
                for target in self._named(phrase):
                    found.setdefault(target.name.lower(), (target, phrase))
        if not any(phrase.is_human for _, phrase in found.values()):
            for phrase in (p for act in filter(_is_told, ordered(incident.acts)) for p in act.meant):
                for target in self._named(phrase):  # "and shot him"
                    found.setdefault(target.name.lower(), (target, phrase))
        kept = _without_repeats(list(found.values()))
        acted = [(target, phrase) for target, phrase in kept if phrase.head not in _WHERE]
        return tuple(target for target, _ in acted or kept)

    def _named(self, phrase: Phrase) -> list[Target]:
        """One target, or each victim by name where the text names them ("two men, Ajay and Hemant")."""
        whole = self._target(phrase)
        if whole is None or not phrase.names:
            return [whole] if whole is not None else []
        return [
            Target(
                self.names.of(self.document.text[slice(*name.name_span)]),
                whole.kind,
                whole.text if len(phrase.names) == 1 else self.document.text[slice(*name.name_span)],
            )
            for name in phrase.names
            if name.name_span
        ]

    def _target(self, phrase: Phrase) -> Target | None:
        whole = phrase.part_of
        if whole is not None and (whole.is_human or whole.thing):
            is_part = phrase.head in PARTS_OF_THINGS and not phrase.is_human
            if is_part and whole.head in _WHERE:
                return None  # "parts of the city"
            start = whole.start if is_part else phrase.start  # "the windows of a school", "one of his bodyguards"
            words = plain_words(self.document, start, whole.end)
            kind = whole.person or whole.thing or (whole.actors[0].kind if whole.actors else "civilians")
            return Target(words, kind, self.document.text[phrase.start : whole.end])
        if not _can_be_hit(phrase) or self._is_no_name(phrase):
            return None
        kind = phrase.person or phrase.thing or (phrase.actors[0].kind if phrase.actors else "civilians")
        is_of_fighters = any(actor.kind == "armed_group" for actor in phrase.actors[:1])
        if phrase.actors and (kind in ("civilians", "armed_group") or (kind == "politicians" and is_of_fighters)):
            kind = phrase.actors[0].kind
        text = self.document.text[phrase.start : phrase.end]
        if phrase.name_span:
            name = self.document.text[slice(*phrase.name_span)]
            name = self.names.of(name) if not phrase.thing else name
        else:
            name = plain_words(self.document, phrase.start, phrase.end)
        return Target(name, kind, text) if name else None

    def _is_scene(self, phrase: Phrase) -> bool:
        """ "attacked San Pedro": where it was, not whom it hit."""
        return (
            phrase.name_span in self._places
            and phrase.name_span is not None
            and not (phrase.person or phrase.thing or phrase.actors or phrase.is_aged)
        )

    def _is_no_name(self, phrase: Phrase) -> bool:
        """In a text without case an unknown word alone is no name."""
        return (
            self.document.case != "mixed"
            and bool(phrase.name)
            and not (phrase.person or phrase.thing or phrase.actors)
            and phrase.name.count(" ") == 0
            and not self.names.knows(phrase.name)
        )


def _is_told(act: Act) -> bool:
    return not act.is_unreal and (not act.is_history or act.is_allusion)


def _can_be_hit(phrase: Phrase) -> bool:
    """Whether a phrase is somebody or something: no act, number, time, weapon or amount."""
    if phrase.act or phrase.is_none or phrase.is_time or phrase.is_bare_number:
        return False
    if phrase.weapon and (not (phrase.person or phrase.thing) or phrase.tokens[-1].sense.weapon):
        return False  # "a mine", though there are mines that people work in
    if not (phrase.is_human or phrase.thing) or (phrase.is_bare_others and not phrase.person):
        return False
    last = phrase.tokens[-1].word
    return bool(phrase.person or phrase.actors or phrase.is_aged) or (
        last not in _NOBODY and phrase.head not in _NOBODY
    )


def _without_repeats(found: Sequence[tuple[Target, Phrase]]) -> list[tuple[Target, Phrase]]:
    """Without those told again: "the priests" after "six Jesuit priests", "the victims" after anybody."""
    kept: list[tuple[Target, Phrase]] = []
    for target, phrase in found:
        others = [other for _, other in found if other is not phrase]
        if _points_back(phrase) and any(_can_mean(phrase, other) for other in others):
            continue
        kept.append((target, phrase))
    return kept


def _points_back(phrase: Phrase) -> bool:
    return phrase.word.startswith(_POINTING) and not (phrase.name or phrase.names or phrase.possessor or phrase.actors)


def _can_mean(phrase: Phrase, other: Phrase) -> bool:
    """Whether a definite phrase can mean what another tells more of."""
    if _points_back(other) and len(other.word) <= len(phrase.word):
        return False
    if phrase.head and other.head and singular(phrase.head) == singular(other.head):
        return True
    if not phrase.person or not other.is_human:
        return False
    if phrase.head in _ANYBODY:
        return True
    return phrase.person == (other.person or "civilians") and not phrase.plural and bool(other.name or other.names)


def singular(head: str) -> str:
    """The last word of a head noun, of one: "priest" of "Jesuit priests"."""
    head = head.split()[-1] if head else ""
    return head[:-1] if head.endswith("s") and not head.endswith("ss") else head


def names_in(phrases: Iterable[Phrase]) -> list[tuple[int, int]]:
    """Where the names of people stand among phrases."""
    return [
        span
        for phrase in phrases
        if phrase.tag == "NP" and not (phrase.thing or phrase.act)
        for span in [phrase.name_span]
        if span is not None
    ]
