"""A token: a word or a phrase of the lexicon as it stands in a sentence."""

from __future__ import annotations

from dataclasses import dataclass

from flows.coding.words.numbers import Quantity
from flows.coding.words.senses import Actor, Sense, Source


@dataclass(slots=True)
class Token:
    """A word or a phrase of the lexicon: its characters in the text, folded words, and what it may be."""

    start: int
    end: int
    word: str
    sense: Sense
    is_capital: bool
    number: Quantity | None = None
    actor: Actor | None = None
    source: Source | None = None
    is_age: bool = False
    is_time: bool = False

    def job(self, name: str) -> bool:
        """Whether words.toml gives the word this job."""
        return name in self.sense.jobs
