"""Which sentences of a text may tell of an act: those that hold a word of violence."""

from __future__ import annotations

import re
from bisect import bisect_right
from dataclasses import dataclass
from string import ascii_lowercase, digits

import ahocorasick_rs

from flows.coding.acts.restated import BEFORE_NUMBER, PUTTING, REVISING
from flows.coding.acts.states import PLAIN_VERBS
from flows.coding.links import Links
from flows.coding.sentences.document import Document
from flows.coding.words.lexicon import Lexicon

#: triggers that tell of an act only with a verb ("was taken to hospital"); much quiet news names them
_WITH_VERB = frozenset({"hospital"})
_RESTATING = PUTTING | REVISING
_WORD = re.compile(r"[a-z]+")
#: what may stand within a phrase of the lexicon and hide it here: 'in "stable" condition'
_BROKEN = re.compile(r"[^\w ,.;:'-]|\s\s|\B'|'\B")
_PLAIN = frozenset(ascii_lowercase + digits + " ,.;:-")  # letters and marks of which no single one breaks a phrase


@dataclass(frozen=True, slots=True)
class Triggered:
    """The numbers of the sentences that hold a trigger: all of them, and those among them that may tell of an act.

    The others tell who speaks and what people's full names are, where the text tells of an act elsewhere.
    """

    sentences: list[int]
    telling: list[int]


class Triggers:
    """The words of a lexicon that can tell of an act, looked for all at once."""

    def __init__(self, lexicon: Lexicon) -> None:
        self._words = lexicon.triggers()
        self._finder = ahocorasick_rs.AhoCorasick(self._words, matchkind=ahocorasick_rs.MatchKind.LeftmostLongest)

    def find(self, document: Document) -> Triggered:
        """The sentences of a text that hold a trigger."""
        text, words = document.folded, self._words
        starts = [sentence.start for sentence in document.sentences]
        tells: dict[int, bool] = {}  # by sentence: whether one of its triggers needs no verb
        for number, start, end in self._finder.find_matches_as_indexes(text):
            if (start == 0 or not text[start - 1].isalnum()) and (end == len(text) or not text[end].isalnum()):
                index = max(0, bisect_right(starts, start) - 1)
                tells[index] = tells.get(index, False) or words[number] not in _WITH_VERB
        links = Links(document)
        found = sorted(index for index in tells if not links.hold(document.sentences[index].start))
        return Triggered(found, [index for index in found if tells[index] or _may_tell(document, index)])


def _may_tell(document: Document, index: int) -> bool:
    """Whether a sentence whose triggers tell nothing alone has a verb to tell it with, or hides a trigger."""
    sentence = document.sentences[index]
    told = document.folded[sentence.start : sentence.end]
    words = set(_WORD.findall(told))
    is_restated = not (_RESTATING.isdisjoint(words) or BEFORE_NUMBER.isdisjoint(words))
    return is_restated or not PLAIN_VERBS.isdisjoint(words) or _is_broken(told)


def _is_broken(told: str) -> bool:
    """Whether marks may hide a phrase of the lexicon: most sentences have none, which is quick to see."""
    return (not _PLAIN.issuperset(told) or "  " in told) and _BROKEN.search(told) is not None
