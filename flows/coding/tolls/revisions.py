"""Tolls that are told as taking another's place: raised, lowered, corrected."""

from __future__ import annotations

import re
from functools import cached_property

from flows.coding.incidents.incident import Incident
from flows.coding.sentences.document import Document, Sentence
from flows.coding.words.cues import Cue

_REVISED = Cue(
    r"\b(?:rose|ris(?:en|es|ing)|climb\w*|increas\w*|revis\w*|correct\w*|lowered|lowers|reduc\w*|adjust\w*|re-?count\w*"
    r"|now|bringing|instead of|rather than|in fact|by mistake|mistaken\w*|fewer|wrong(?:ly)?|up from|down (?:from|to)"
    r"|and not (?:\d|\w+ (?:as|people))|(?:first|initially|earlier|previously|originally) (?:report|said|announc|giv"
    r"|thought|put|count|believ|fear)\w*|(?:earlier|initial|previous|first) (?:reports?|counts?|tolls?|figures?"
    r"|numbers?)|(?:died|dies|succumb\w*) (?:\w+ ){0,3}(?:of|to|from) (?:\w+ )?(?:wounds|injuries))\b",
    "rose", "ris", "climb", "increas", "revis", "correct", "lower", "reduc", "adjust", "count", "now", "bringing",
    "instead of", "rather than", "in fact", "mistake", "fewer", "wrong", "up from", "down ", "and not ", "first",
    "initial", "earlier", "previous", "original", "died", "dies", "succumb",
)  # fmt: skip
_DEAD = Cue(r"\b(?:toll|killed|dead|died|deaths)\b", "toll", "killed", "dead", "died", "death")
_FIGURES = re.compile(r"\d(?<!\w\d)\d*(?!\w)")  # opens with its first figure, which is quick to search for


class Revisions:
    """The revised tolls of one text and its headline."""

    def __init__(self, document: Document, title: str) -> None:
        self._document = document
        self._title = title
        self._known: dict[int, bool] = {}  # by a sentence's number: several incidents ask of one

    def has(self, incident: Incident, field: str, best: int) -> bool:
        """Whether a toll is told as one that takes another's place: beside a number that is taken back, by its noun
        ("the death toll is now 12"), or by words of rising and correcting in its sentence or in the headline."""
        if any(old.field == field for act in incident.acts for old in act.withdrawn):
            return True
        number = str(best)
        if number in self._title.split() and _REVISED.search(self._title.lower()):
            return True
        told = [(telling, toll) for telling in incident.tellings if (toll := getattr(telling, field)) is not None]
        meant = [(telling.sentence, toll) for telling, toll in told if toll.quantity.best == best]
        if any(toll.is_toll or self._revises(sentence) for sentence, toll in meant):
            return True
        # The number may also stand in words that tell no act: "lowered the toll to 5 from 7".
        return number in self._of_revised_deaths

    def _revises(self, sentence: Sentence) -> bool:
        if sentence.index not in self._known:
            words = self._document.folded[sentence.start : sentence.end]
            self._known[sentence.index] = _REVISED.search(words) is not None
        return self._known[sentence.index]

    @cached_property
    def _of_revised_deaths(self) -> frozenset[str]:
        """The figures in sentences that speak of deaths and of rising and correcting, looked for once a text."""
        folded = self._document.folded
        figures: dict[int, list[str]] = {}  # by the sentence's number
        for match in _FIGURES.finditer(folded):
            sentence = self._document.sentence_at(match.start())
            if match.end() <= sentence.end:
                figures.setdefault(sentence.index, []).append(match[0])
        told = [self._document.sentences[index] for index in figures]
        of_deaths = [each for each in told if _DEAD.search(folded[each.start : each.end])]
        return frozenset(number for each in of_deaths if self._revises(each) for number in figures[each.index])
