"""Which capitals are people: a text introduces them whole, and later tells of them by one name alone."""

from __future__ import annotations

import re

from flows.coding.places.candidate import Candidate, word_before
from flows.coding.places.gazetteer import Gazetteer
from flows.coding.places.keys import fold
from flows.coding.places.words import (
    ADJECTIVES,
    BODIES,
    CUES,
    DIRECTIONS,
    LOCATING,
    NEVER,
    NOUNS,
    STREETS,
    TITLES,
    US_STATES,
)

_ALIAS = re.compile(r"(?:\balias|\bidentified as|\bnamed|\baka|\b@|@)\s+$")


OPENERS = frozenset(NOUNS) | BODIES | NEVER | frozenset(CUES)


_LOCATING_WORDS = frozenset(word for word, relation in CUES.items() if relation in LOCATING and word != "on")


def people_in(text: str, runs: list[re.Match[str]], gazetteer: Gazetteer) -> frozenset[str]:
    """The first and family names of people that the text introduces, for later it tells of them by one of these
    alone.
    """
    names: set[str] = set()
    for run in runs:
        words = run[0].split()
        if len(words) == 1:
            continue
        if len(words) > 4 or any(w.rstrip(".").removesuffix("'s") in OPENERS for w in run[0].lower().split()):
            words = _after_title(words)
            if not words:
                continue
        elif word_before(text, run.start()) in _LOCATING_WORDS or (
            text.startswith(",", run.end()) and US_STATES.get(words[-1])
        ):
            continue
        if not gazetteer.find_key(fold(" ".join(words))):
            names.update(w.removesuffix("'s").removesuffix("’s") for w in (words[0], words[-1]))
    return frozenset(n for n in names if len(n) > 2)


def _after_title(words: list[str]) -> list[str]:
    """The person in "Putnam County Sheriff Michael C. Chandler"; nobody in "West Side"."""
    for i in range(len(words) - 1, -1, -1):
        if words[i].lower().rstrip(".") in TITLES:
            rest = words[i + 1 :]
            return rest if 1 <= len(rest) <= 3 and not any(w.lower() in OPENERS for w in rest) else []
    return []


def is_name_of_person(
    text: str,
    low: list[str],
    position: int,
    count: int,
    candidate: Candidate,
    after_title: bool,
    people: frozenset[str],
    is_noun_before: bool,
) -> bool:
    """Whether a known name is more likely part of a person's or body's name, or of a longer name of a place;
    ``is_noun_before`` tells that its noun stands before it ("the town of Abu Khashab")."""
    if candidate.noun:
        is_owner = text.startswith(("'s", "’s"), candidate.end)
        return is_noun_before and not is_owner and _is_cut(low, position + count)
    if position == 0 and _ALIAS.search(text[max(0, candidate.start - 16) : candidate.start]):
        return True
    if candidate.is_body:
        return position > 0 and low[position - 1] not in NEVER
    if candidate.entries[0].kind in ("country", "admin1") and position == 0 and not candidate.entries[0].is_alias:
        return False
    entry = candidate.entries[0]
    if candidate.is_whole:
        if text[candidate.start : candidate.end] in people and not candidate.is_dateline:
            return not candidate.is_locative or text.startswith(("'s", "’s"), candidate.end)
        if entry.kind == "country" or candidate.is_locative or count > 1:
            return False
        return (
            candidate.is_sentence_start
            and entry.population < 100_000
            and not text.startswith((",", " (", ": "), candidate.end)
        )
    if after_title or (position > 0 and low[position - 1] in TITLES):
        return True
    if text.startswith(("'s", "’s"), candidate.end):
        return entry.kind == "city" and not (candidate.is_locative and entry.population > 20_000)
    rest = low[position + count :]
    if position > 0 and not rest and low[position - 1] in NEVER:
        return entry.kind != "country" and low[position - 1] not in CUES
    if candidate.is_locative:
        return bool(rest) and rest[0] not in NEVER and rest[0] not in NOUNS
    return entry.kind != "country" or position > 0


def _is_cut(low: list[str], behind: int) -> bool:
    """Whether a name goes on behind the words that the gazetteer knows of it."""
    rest = low[behind] if behind < len(low) else ""
    ends = rest in OPENERS or rest in TITLES or rest in DIRECTIONS or rest in STREETS or rest in ADJECTIVES
    return bool(rest) and not ends and rest.upper() not in US_STATES
