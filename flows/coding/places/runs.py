"""Candidates in texts with capitals: runs of capitalised words are searched for the longest names known."""

from __future__ import annotations

import re
from collections.abc import Iterator

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
from flows.coding.places.known_names import longest_name, starts_name, with_noun
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
    if (
        " " not in whole
        and whole.lower().removesuffix("'s").rstrip("'’") in NEVER
        and whole not in SHORT_COUNTRIES
        and whole not in US_STATES
    ):
        return
    if len(whole) > _LONGEST_RUN or not _is_worth_reading(text, run.start(), whole, gazetteer):
        return
    words = [match.span() for match in _WORD.finditer(text, *run.span())] if " " in whole else [run.span()]
    low = [text[a:b].lower().rstrip(".").removesuffix("'s").removesuffix("’s") for a, b in words]
    first = _first_word(text, words, low, gazetteer)
    before = words_before(text, words[first][0])
    if before is STREET:
        return
    is_person = is_behind_unknown = False
    position = first
    told_end = words[first][1]  # of the last name told in the run
    while position < len(words):
        if position > first and not _may_start(low, position, text, words):
            is_person = is_person or low[position] in TITLES
            position += 1
            continue
        found = longest_name(text, words, low, position, gazetteer)
        owned = (
            position > first
            and told_end == words[position - 1][1]
            and text.startswith(("'s", "’s"), words[position - 1][1] - 2)
        )
        here = before if position == first or owned else _inside_run(text, words, low, position, is_behind_unknown)
        if found is None:
            if here.locates or here.noun:
                if longer := with_noun(text, run.end(), fold(run[0]), gazetteer):
                    yield candidate_of(text, words[position][0], *longer, here, None)
                    return
                if low[position] not in ADJECTIVES and (unknown := unknown_place(text, words, low, position, here)):
                    yield unknown
                    position, is_behind_unknown = _word_after(words, unknown.end), True
                    continue
            is_person = is_person or low[position] in TITLES
            position += 1
            continue
        count, name_end, noun, entries, key = found
        if longer := with_noun(text, name_end, key, gazetteer):
            name_end, key, entries = longer
        candidate = candidate_of(text, words[position][0], name_end, key, entries, here, noun)
        if count == 1 and low[position] in ADJECTIVES and candidate.noun not in ("admin1", "area"):
            position += 1  # "the Somali capital", not the Somali region
            continue
        following = low[position + count] if position + count < len(low) else ""
        if following in _PRESS and _TOLD_TO.search(text, max(0, candidate.start - 12), candidate.start):
            return  # "told the Velm Herald", "(Velm Herald)": who prints it
        candidate.is_whole = position == first and position + count >= len(words)
        is_pair = noun == "border"  # "on the Munger-Jamui road" lies by the one as by the other
        if (following in STREETS or (candidate.is_whole and STREET_AFTER.match(text, name_end))) and not is_pair:
            return
        _read_after(text, words, position + count, following, candidate)
        candidate.is_sentence_start = position == 0 and bool(
            _SENTENCE_START.search(text[max(0, run.start() - 4) : run.start()])
        )
        if candidate.is_body and here.locates:
            candidate.is_locative, candidate.relation = False, "of"
        if not is_name_of_person(
            text, low, position, count, candidate, is_person, people, noun is None and here.noun is not None
        ):
            yield candidate
        elif (
            (position == first or owned)
            and here.locates
            and not is_person
            and (unknown := unknown_place(text, words, low, position, here))
        ):
            yield unknown
            return
        position += count
        told_end = words[position - 1][1]


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
