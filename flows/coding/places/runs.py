"""Candidates in texts with capitals: runs of capitalised words are searched for the longest names known."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from flows.coding.places.candidate import (
    LEADS,
    STREET,
    Before,
    Candidate,
    candidate_of,
    is_suffixed,
    word_before,
    words_before,
)
from flows.coding.places.gazetteer import Gazetteer
from flows.coding.places.keys import fold
from flows.coding.places.known_names import KnownName, longest_name, starts_name, with_noun
from flows.coding.places.people import OPENERS, is_name_of_person
from flows.coding.places.unknown_names import POST_AFTER, STREET_AFTER, unknown_place
from flows.coding.places.words import (
    ADJECTIVES,
    BODIES,
    CUES,
    DIRECTIONS,
    NEVER,
    NOUNS,
    SHORT_COUNTRIES,
    STREETS,
    TITLES,
    US_STATES,
)

_LONGEST_RUN = 400  # characters; more capitals on end are no prose
_ARTICLE = r"(?:(?:al|el|Al|El)[ \-‐]|(?:as|ash|es|ez|az|ad|ar|at|an|ath|adh|ul|d)[\-‐'’])?"
_CAPITAL = rf"{_ARTICLE}(?:[A-Z]\.){{0,3}}[A-ZÀ-ÖØ-Þ][\w'’\-‐]*"
_SHORTENED = r"(?:(?<=\bSt)|(?<=\bMt)|(?<=\bFt)|(?<=\bST)|(?<=\bMT)|(?<=\bFT)|(?<=\b[A-Z]))\. "
_JOINT = r" (?:de|la|del|de la|de los|de las|los|las|da|do|dos|el|al|ez|e|y|ul|bin|di|du|of the|of|24)[ -]"
_WORD = re.compile(r"\S+")
_SENTENCE_START = re.compile(r"(?:^|[.!?:]['\"”’]?\s+|\n\s*['\"“]?|[“\"]\s*)$")
_EVENT_AFTER = re.compile(
    r" (?:jail|jailbreak|attacks?|incident|massacre|case|ambush|encounter|blasts?|bombings?|raid"
    r"|(?:rural |urban )?[Pp]olice|court|killings?"
    r"|sheriff|detectives|man|woman|teen|native|resident|residents|operation|conspiracy)\b"
)


_PRESS = frozenset(
    [
        *("tribune", "herald", "gazette", "times", "courier", "journal", "observer", "news", "post", "ledger", "mail"),
        *("chronicle", "bulletin", "telegraph", "dispatch", "press", "review", "sentinel", "mirror", "wire", "daily"),
    ]
)
_TOLD_TO = re.compile(r"(?:\b[Tt]old (?:the )?|\()$")


#: how a run opens; most words of a text are passed over after this look
_OPENING = r"(?=[A-ZÀ-ÖØ-Þ]|[aeud][dhlnrstz]{0,2}[ \-‐'’][A-ZÀ-ÖØ-Þ])"
#: A run of capitalised words, with the small words that names hold.
RUN = re.compile(rf"(?<![\w\-‐'’&@/.]){_OPENING}{_CAPITAL}(?:(?:{_SHORTENED}| |{_JOINT})(?={_CAPITAL}){_CAPITAL})*")


def read_run(text: str, run: re.Match[str], gazetteer: Gazetteer, people: frozenset[str]) -> Iterator[Candidate]:
    """The candidates in one run of capitalised words."""
    whole = run[0]
    if len(whole) > _LONGEST_RUN or _names_nothing(whole) or not _is_worth_reading(text, run.start(), whole, gazetteer):
        return
    words = [match.span() for match in _WORD.finditer(text, *run.span())] if " " in whole else [run.span()]
    low = [text[a:b].lower().rstrip(".").removesuffix("'s").removesuffix("’s") for a, b in words]
    first = _first_word(text, words, low, gazetteer)
    before = words_before(text, words[first][0])
    if before is not STREET:
        yield from _Run(text, run, words, low, gazetteer, people).candidates(first, before)


@dataclass(slots=True)
class _Run:
    """A run of capitalised words being read from name to name: ``words`` are their characters, ``low`` what they are in
    small letters."""

    text: str
    run: re.Match[str]
    words: list[tuple[int, int]]
    low: list[str]
    gazetteer: Gazetteer
    people: frozenset[str]
    is_person: bool = False  # a title was told: "Judge Salem"
    is_behind_unknown: bool = False

    def candidates(self, first: int, before: Before) -> Iterator[Candidate]:
        """Those from the word ``first`` on, with what stands ``before`` it."""
        position = first
        told_end = self.words[first][1]  # of the last name told in the run
        while position < len(self.words):
            if position > first and not _may_start(self.low, position, self.text, self.words):
                position = self._past(position)
                continue
            found = longest_name(self.text, self.words, self.low, position, self.gazetteer)
            is_led = position == first or (told_end == self.words[position - 1][1] and self._owns(position - 1))
            here = before if is_led else _inside_run(self.text, self.words, self.low, position, self.is_behind_unknown)
            if found is None:
                if whole := self._whole(position, here):
                    yield whole
                    return
                if unknown := self._unknown(position, here):
                    yield unknown
                    position, self.is_behind_unknown = _word_after(self.words, unknown.end), True
                else:
                    position = self._past(position)
                continue
            candidate = self._known(position, here, found)
            behind = position + found[0]
            if found[0] == 1 and self.low[position] in ADJECTIVES and candidate.noun not in ("admin1", "area"):
                position += 1  # "the Somali capital", not the Somali region
                continue
            candidate.is_whole = position == first and behind >= len(self.words)
            if self._is_of_press_or_street(candidate, behind, found[2]):
                return
            self._read_around(position, behind, here, candidate)
            if not self._names_person(position, behind, here, candidate, found[2]):
                yield candidate
            elif is_led and not self.is_person and (unknown := self._located(position, here)):
                yield unknown
                return
            position = behind
            told_end = self.words[position - 1][1]

    def _past(self, position: int) -> int:
        """The next word behind one that begins no name."""
        self.is_person = self.is_person or self.low[position] in TITLES
        return position + 1

    def _owns(self, position: int) -> bool:
        return self.text.startswith(("'s", "’s"), self.words[position][1] - 2)

    def _whole(self, position: int, here: Before) -> Candidate | None:
        """All of the run, which the gazetteer knows with the noun behind it."""
        if not (here.locates or here.noun):
            return None
        longer = with_noun(self.text, self.run.end(), fold(self.run[0]), self.gazetteer)
        return candidate_of(self.text, self.words[position][0], *longer, here, None) if longer else None

    def _unknown(self, position: int, here: Before) -> Candidate | None:
        """A name that the gazetteer lacks, behind words of place."""
        if not (here.locates or here.noun) or self.low[position] in ADJECTIVES:
            return None
        return unknown_place(self.text, self.words, self.low, position, here)

    def _located(self, position: int, here: Before) -> Candidate | None:
        """A known name that seemed a person's, but stands where a place does: a longer one that the gazetteer lacks."""
        return unknown_place(self.text, self.words, self.low, position, here) if here.locates else None

    def _known(self, position: int, here: Before, found: KnownName) -> Candidate:
        _, name_end, noun, entries, key = found
        if longer := with_noun(self.text, name_end, key, self.gazetteer):
            name_end, key, entries = longer
        return candidate_of(self.text, self.words[position][0], name_end, key, entries, here, noun)

    def _is_of_press_or_street(self, candidate: Candidate, behind: int, noun: str | None) -> bool:
        """ "told the Velm Herald", "(Velm Herald)": who prints it; "on Velm Street"."""
        following = self._following(behind)
        if following in _PRESS and _TOLD_TO.search(self.text, max(0, candidate.start - 12), candidate.start):
            return True
        if noun == "border":
            return False  # "on the Munger-Jamui road" lies by the one as by the other
        return following in STREETS or (candidate.is_whole and STREET_AFTER.match(self.text, candidate.end) is not None)

    def _following(self, behind: int) -> str:
        return self.low[behind] if behind < len(self.low) else ""

    def _read_around(self, position: int, behind: int, here: Before, candidate: Candidate) -> None:
        """Note what the words behind make of a name, and whether it opens a sentence."""
        _read_after(self.text, self.words, behind, self._following(behind), candidate)
        start = self.run.start()
        opening = self.text[max(0, start - 4) : start] if position == 0 else ""
        candidate.is_sentence_start = position == 0 and _SENTENCE_START.search(opening) is not None
        if candidate.is_body and here.locates:
            candidate.is_locative, candidate.relation = False, "of"

    def _names_person(self, position: int, behind: int, here: Before, candidate: Candidate, noun: str | None) -> bool:
        is_noun_before = noun is None and here.noun is not None
        count = behind - position
        return is_name_of_person(
            self.text, self.low, position, count, candidate, self.is_person, self.people, is_noun_before
        )


def _names_nothing(run: str) -> bool:
    """A single word that is never a place."""
    is_word = " " not in run and run.lower().removesuffix("'s").rstrip("'’") in NEVER
    return is_word and run not in SHORT_COUNTRIES and run not in US_STATES


def _first_word(text: str, words: list[tuple[int, int]], low: list[str], gazetteer: Gazetteer) -> int:
    """The number of the word that a run's first name can begin with: "In South" and "Rebel-hit" stand before it."""
    first = 0
    while first < len(low) - 1 and (
        low[first] in CUES
        or is_suffixed(low[first])
        or (low[first] in DIRECTIONS and "district" not in low and not starts_name(text, words, first, gazetteer))
    ):
        first += 1
    return first


def _inside_run(
    text: str, words: list[tuple[int, int]], low: list[str], position: int, is_behind_unknown: bool
) -> Before:
    """What stands before a name within a run: behind a name that no gazetteer has ("Xyz Police Station of Malkangiri
    District") the words before it tell, else nothing does."""
    if is_behind_unknown and "of" in low[max(0, position - 2) : position]:
        return words_before(text, words[position][0])
    return Before("of", False, None, words[position][0], False)


def _word_after(words: list[tuple[int, int]], end: int) -> int:
    """The number of the first word of a run behind ``end``."""
    return next((i for i, (start, _) in enumerate(words) if start >= end), len(words))


def _read_after(text: str, words: list[tuple[int, int]], behind: int, following: str, candidate: Candidate) -> None:
    """Tell a name that makes a body or a post of what follows ("Rocky Mount Police", "Motu police station")."""
    if following == "police" and behind + 1 >= len(words) and POST_AFTER.match(text, words[-1][1]):
        candidate.noun, candidate.text_end = "spot", words[-1][1]
    candidate.is_body = candidate.noun is None and (
        following in BODIES
        or following in TITLES
        or following in NEVER
        or _EVENT_AFTER.match(text, candidate.end) is not None
    )


def _is_worth_reading(text: str, start: int, run: str, gazetteer: Gazetteer) -> bool:
    """A quick look at a run: most are people and first words, with no place in them and no preposition of place
    before.
    """
    name = run.rstrip(".").removeprefix("The ")
    if name.endswith(("'s", "’s")):
        name = name[:-2]
    if gazetteer.find_key(fold(name)) or word_before(text, start) in LEADS:
        return True
    if " " not in name:
        return run in SHORT_COUNTRIES or run.rstrip(".") in US_STATES
    return any(w in OPENERS or w.endswith(("'s", "’s")) for w in run.lower().split())


def _may_start(low: list[str], position: int, text: str, words: list[tuple[int, int]]) -> bool:
    """Whether a place may start inside a run of capitals: after a word that is no name, an owner, or before a
    noun of place.
    """
    if low[position - 1] in NEVER or text.startswith(("'s", "’s"), words[position - 1][1] - 2):
        return True
    return any(word in NOUNS or word in BODIES for word in low[position + 1 : position + 4])
