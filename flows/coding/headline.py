"""The headline: a telling of the main incident besides the text, and a guide to which incident the article is about."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from flows.coding.acts.counts import Toll
from flows.coding.acts.sentence_reader import SentenceReader
from flows.coding.incidents.incident import Incident
from flows.coding.report import Count
from flows.coding.sentences.document import Document, Sentence, unsplit
from flows.coding.sentences.grouping import group
from flows.coding.sentences.tokenising import tokenise
from flows.coding.words.lexicon import Lexicon
from flows.coding.words.word_sets import word_set

_WORD = re.compile(r"[a-z]{4,}")
_OUTLET = re.compile(r"\s+(?:-|–|\||::|—|»)\s+(?=[^\n]{2,60}$)")
_COMMON = word_set(
    """
    says, said, news, after, with, from, over, that, this, near, police, killed, shot, shooting, attack, report, county,
    update, updated, video, story, local, home, death, dead, more, than, into
    """
)
#: "9 victims, 1 critical": of some of those who were hurt
_CONDITIONS = frozenset(
    {"critical", "in a critical condition", "in critical condition", "in serious condition", "in stable condition"}
)


@dataclass
class Headline:
    """A headline's tolls and words; empty where there is none."""

    document: Document
    killed: Toll | None = None
    injured: Toll | None = None
    shot: Toll | None = None
    words: frozenset[str] = frozenset()
    is_of_several: bool = False  # "3 killed in city shootings"

    def count(self, field: str) -> Count | None:
        """What the headline says of the killed or injured, quoted from it."""
        toll = self.killed if field == "killed" else self.injured or self._hurt()
        if field == "injured" and (left := self.shot_and_lived) is not None:
            return left
        if toll is None or toll.is_vague:
            return None
        quantity = toll.quantity
        return Count(quantity.min, quantity.best, quantity.max, self.document.text[toll.start : toll.end])

    def counts(self, field: str) -> bool:
        """Whether the headline gives a number in words or figures, not just a name."""
        toll = self.killed if field == "killed" else self.injured or self._hurt()
        if field == "injured" and self.shot_and_lived is not None:
            return True
        return toll is not None and not toll.is_vague and (not toll.is_named or toll.quantity.best > 1)

    @property
    def is_shot_only(self) -> bool:
        """Whether the headline tells of people shot, but not whether they live."""
        return self.injured is None and self.shot is not None

    @property
    def shot_and_lived(self) -> Count | None:
        """Those shot but for the dead among them, where the headline counts both: "7 shot, 3 dead"; not "3 dead, 7
        shot", which may be besides."""
        shot, dead = self.shot, self.killed
        if self.injured is not None or shot is None or dead is None or shot.is_vague or shot.is_named or dead.is_vague:
            return None
        is_besides = shot.start > dead.start and not shot.is_toll  # "one dead in triple shooting": one of the three
        if shot.is_others or is_besides or not 0 < dead.quantity.best < shot.quantity.best:
            return None
        left = shot.quantity.best - dead.quantity.best
        return Count(left, left, left, self.document.text[shot.start : dead.end])

    def _hurt(self) -> Toll | None:
        return self.shot if self.killed is None else None

    def likeness(self, document: Document, incident: Incident) -> float:
        """The share of the headline's telling words that the incident's sentences hold."""
        if not self.words:
            return 0.0
        told: set[str] = set()
        for telling in incident.tellings:
            told.update(_WORD.findall(document.folded[telling.sentence.start : telling.sentence.end]))
        return len(self.words & told) / len(self.words)


def read_headline(title: str | None, lexicon: Lexicon) -> Headline:
    """Read a headline's acts as one reads a sentence's."""
    title = without_outlet(title or "")
    headline = Headline(unsplit(title))
    if not title:
        return headline
    document = headline.document
    sentence = Sentence(0, len(title), 0, 0)
    acts = SentenceReader(sentence, group(tokenise(document, sentence, lexicon))).read()
    headline.killed = _first([act.killed for act in acts])
    headline.injured = _first([act.injured for act in acts])
    if "still" not in document.folded.split():  # "3 still in hospital": of how many?
        headline.shot = _first([act.shot for act in acts if act.word not in _CONDITIONS])
    headline.is_of_several = any(act.is_noun and act.is_plural for act in acts)
    headline.words = frozenset(_WORD.findall(document.folded)) - _COMMON
    return headline


def without_outlet(title: str) -> str:
    """A headline without the outlet's name behind a dash or bar."""
    parts = _OUTLET.split(title)
    return parts[0] if len(parts[0].split()) >= 3 else title


def _first(tolls: Sequence[Toll | None]) -> Toll | None:
    return next((toll for toll in tolls if toll is not None and not toll.is_casualties), None)
