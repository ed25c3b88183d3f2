"""The lexicon: the table of words and phrases that the coder looks up."""

from __future__ import annotations

from collections.abc import Container
from dataclasses import dataclass, field

from flows.coding.words.senses import Actor, Sense, Source


@dataclass(frozen=True, slots=True)
class Alone:
    """A word that means the same beside any other but where a phrase begins with it and the next word."""

    sense: Sense
    named: Sense  # with a capital, where case tells names
    is_plain: bool  # no name, though in capitals, where a text has nothing else
    openers: Container[str]  # the second words of the phrases that begin with it


@dataclass
class Lexicon:
    """The look-up table: single words, and phrases by their first word, longest first (``openers``: and second)."""

    words: dict[str, Sense] = field(default_factory=dict)
    phrases: dict[str, list[tuple[tuple[str, ...], Sense]]] = field(default_factory=dict)
    actors: dict[str, Actor] = field(default_factory=dict)
    sources: dict[str, Source] = field(default_factory=dict)
    weapon_classes: dict[str, str] = field(default_factory=dict)
    common: set[str] = field(default_factory=set)
    openers: dict[str, dict[str, list[tuple[tuple[str, ...], Sense]]]] = field(default_factory=dict)
    #: what the tokeniser remembers of words it has met, see ``tokenising``
    alone: dict[str, Alone | None] = field(default_factory=dict)

    def sense(self, phrase: str) -> Sense:
        """The sense of a phrase, made where it is new. Hyphened phrases are known with blanks too."""
        words = tuple(phrase.lower().replace("’", "'").replace("'s ", " 's ").split())
        if len(words) == 1:
            return self.words.setdefault(words[0], Sense())
        rest = self.phrases.setdefault(words[0], [])
        for known, sense in rest:
            if known == words:
                return sense
        sense = Sense()
        rest.append((words, sense))
        return sense

    def known_sense(self, phrase: str) -> Sense:
        """The sense of a phrase that the lexicon may hold; an empty one where it does not."""
        words = tuple(phrase.split())
        return next((sense for known, sense in self.phrases.get(words[0], ()) if known == words), Sense())

    def finish(self) -> None:
        """Order the phrases so that the longest is tried first."""
        for first, entries in self.phrases.items():
            entries.sort(key=lambda entry: -len(entry[0]))
            by_second = self.openers.setdefault(first, {})
            for entry in entries:
                by_second.setdefault(entry[0][1], []).append(entry)

    def triggers(self) -> list[str]:
        """Every word or phrase that can tell of an act: a sentence without one is not looked at."""
        single = [word for word, sense in self.words.items() if _is_trigger(sense)]
        many = [" ".join(words) for group in self.phrases.values() for words, sense in group if _is_trigger(sense)]
        return single + many


def _is_trigger(sense: Sense) -> bool:
    return bool(sense.verb or sense.act or sense.jobs & {"dead", "hurt", "trigger"})


def needs_case(name: str) -> bool:
    """Short capitals ("IS", "SAP") are words in lower case."""
    return " " not in name and len(name) <= 5 and sum(letter.isupper() for letter in name) >= 2
