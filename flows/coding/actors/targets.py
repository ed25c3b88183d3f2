"""Whom or what an incident was done to: each person and thing once, by the fullest name that the text has."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence

from flows.coding.actors.names import FullNames
from flows.coding.actors.own_losses import own_losses
from flows.coding.actors.told_again import Hit, without_repeats
from flows.coding.acts.act import Act
from flows.coding.acts.counts import people
from flows.coding.incidents.encounters import opponents
from flows.coding.incidents.incident import Incident, ordered
from flows.coding.places.mentions import PlaceMention
from flows.coding.report import Target
from flows.coding.sentences.attachment import PARTS_OF_THINGS
from flows.coding.sentences.document import Document
from flows.coding.sentences.phrases import Phrase
from flows.coding.words.numbers import ordinal
from flows.coding.words.people import BY_SEX_AND_AGE, SOMEBODY
from flows.coding.words.settlements import SETTLEMENTS
from flows.coding.words.word_sets import word_set

_ARTICLE = re.compile(
    r"(?:of|the|a|an|some|about|around|at least|nearly|two|three|four|five|six|another|more than|over)\s+", re.I
)
#: "the DAS [Department of Security] offices"
_ASIDE = re.compile(r"\s*(?:\[[^\]]*\]|\([^)]*\))")
#: "the office of the mayor"
_OF_WHOM = re.compile(r" of ((?:[\w'-]+ ?){1,6})")
#: "four to five gunmen"
_RANGE = re.compile(r"^(?:between )?[a-z]+ (?:to|or) (?=(?:two|three|four|five|six|seven|eight|nine|ten|\d+) )", re.I)
#: nouns of amount, time and direction, that no act is done to
_NOBODY = word_set(
    """
    number, numbers, group, total, series, rest, majority, time, times, year, years, months, days, hours, casualties,
    casualty, north, south, east, west, northwest, northeast, southwest, southeast, km, department, province, region,
    area, areas, part, parts, sector, sectors, zone, interests, attention, goodness, jurisdiction, movement, community,
    deaths, lives, last, most, result, results
    """
)


def plain_words(document: Document, start: int, end: int) -> str:
    """A phrase's words without article, number and what brackets spell out."""
    words = _RANGE.sub("", _ASIDE.sub("", document.text[start:end]))
    while match := _ARTICLE.match(words):
        words = words[match.end() :]
    return " ".join(words.split())


class Targets:
    """Reads the targets of a text's incidents; ``places`` are its scenes, ``names`` the people it names."""

    def __init__(self, document: Document, places: Sequence[PlaceMention], names: FullNames) -> None:
        self.document = document
        self.names = names
        self._places = {(place.start, place.end) for place in places}

    def of(self, incident: Incident) -> tuple[Target, ...]:
        """Whom or what it was done to, each once."""
        hits = list(self._hits(incident).values())
        lost = own_losses(incident, [hit.phrase for hit in hits]) + opponents(incident.acts)
        kept = without_repeats([hit for hit in hits if not any(hit.phrase is own for own in lost)])
        acted = [hit for hit in kept if hit.phrase.head not in SETTLEMENTS]
        return tuple(hit.target for hit in acted or kept)

    def _hits(self, incident: Incident) -> dict[str, Hit]:
        """Whom and what its acts hit, by name."""
        found: dict[str, Hit] = {}
        told = [act for act in ordered(incident.acts) if _is_told(act)]
        for act in told:
            for phrase in act.patients:
                if act.kind == "mention" or _is_counted(phrase, act) or not self._is_scene(phrase):
                    self._add(found, phrase, act)
        if not any(hit.phrase.is_human for hit in found.values()):
            for act in told:
                for phrase in act.meant:  # "and shot him"
                    self._add(found, phrase, act)
        return found

    def _add(self, found: dict[str, Hit], phrase: Phrase, act: Act) -> None:
        if phrase.parts and not all(part.head in BY_SEX_AND_AGE for part in phrase.parts):
            for part in phrase.parts:  # "three vehicles, two cars and a bus"
                self._add(found, part, act)
            return
        for target in self._named(phrase, _is_counted(phrase, act)):
            of_whom = _OF_WHOM.match(self.document.folded, phrase.end)
            found.setdefault(target.name.lower(), Hit(target, phrase, act, of_whom[1] if of_whom else ""))

    def _named(self, phrase: Phrase, is_counted: bool) -> list[Target]:
        """One target, or each victim by name where the text names them ("two men, Ajay and Hemant")."""
        whole = self._target(phrase, is_counted)
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

    def _target(self, phrase: Phrase, is_counted: bool) -> Target | None:
        whole = phrase.part_of
        if whole is not None and (whole.is_human or whole.thing):
            is_part = phrase.head in PARTS_OF_THINGS and not phrase.is_human
            if is_part and whole.head in SETTLEMENTS:
                return None  # "parts of the city"
            start = whole.start if is_part else phrase.start  # "the windows of a school", "one of his bodyguards"
            words = plain_words(self.document, start, whole.end)
            kind = whole.person or whole.thing or (whole.actors[0].kind if whole.actors else "civilians")
            return Target(words, kind, self.document.text[phrase.start : whole.end])
        if not is_counted and (not _can_be_hit(phrase) or self._is_no_name(phrase)):
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
            told = phrase.told_as if phrase.head in SOMEBODY and phrase.told_as is not None else phrase
            name = plain_words(self.document, told.start, told.end)
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


def _is_counted(phrase: Phrase, act: Act) -> bool:
    """ "killed a Dane", "wounding two breeders": whom the toll counts is somebody, whatever the lexicon knows."""
    is_known = phrase.is_none or phrase.is_bare_number or phrase.actors or ordinal(phrase.tokens[-1].word)
    if is_known or not phrase.is_counted or people(phrase) is None:
        return False
    return any(toll.start <= phrase.start < toll.end for toll in act.victims)


def _can_be_hit(phrase: Phrase) -> bool:
    """Whether a phrase is somebody or something: no act, number, time, weapon or amount."""
    if phrase.act or phrase.is_none or phrase.is_time or phrase.is_bare_number:
        return False
    if phrase.weapon and (not (phrase.person or phrase.thing) or phrase.tokens[-1].sense.weapon):
        return False  # "a mine", though there are mines that people work in
    if not (phrase.is_human or phrase.thing) or (phrase.is_bare_others and not (phrase.person or phrase.thing)):
        return False
    last = phrase.tokens[-1].word
    return bool(phrase.person or phrase.actors or phrase.is_aged) or (
        last not in _NOBODY and phrase.head not in _NOBODY
    )


def names_in(phrases: Iterable[Phrase]) -> list[tuple[int, int]]:
    """Where the names of people stand among phrases."""
    return [
        told.name_span
        for phrase in phrases
        if phrase.tag == "NP"
        for told in (phrase, phrase.possessor)  # "Luis Porta Sarn's murder"
        if told is not None and told.name_span is not None and not (told.thing or told.act)
    ]
