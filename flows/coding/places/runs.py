"""Candidates in texts with capitals: runs of capitalised words are searched for the longest names known."""

from __future__ import annotations

import re
from collections.abc import Container, Iterator

from flows.coding.places.candidate import (
    LEADS,
    STREET,
    SUFFIXED,
    Before,
    Candidate,
    candidate_of,
    word_before,
    words_before,
)
from flows.coding.places.gazetteer import Gazetteer
from flows.coding.places.keys import fold
from flows.coding.places.known_names import POSTS, longest_name, starts_name, with_noun
from flows.coding.places.people import OPENERS, is_name_of_person
from flows.coding.places.words import (
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
_JOINT = r" (?:de|la|del|de la|de los|de las|los|las|da|do|dos|el|al|ez|e|y|ul|bin|di|du|of the|of|24) "
_WORD = re.compile(r"\S+")
_SENTENCE_START = re.compile(r"(?:^|[.!?:]['\"”’]?\s+|\n\s*['\"“]?|[“\"]\s*)$")
_EVENT_AFTER = re.compile(
    r" (?:jail|jailbreak|attacks?|incident|massacre|case|ambush|encounter|blasts?|bombings?|raid|police|court|killings?"
    r"|sheriff|detectives|man|woman|teen|native|resident|residents|operation|conspiracy)\b"
)
_AFTER_PLACE = re.compile(r" (?:village|town|city|area|district|province|camp|hamlet|neighbou?rhood)s?\b")
_POST_AFTER = re.compile(r" (?:station|post|outpost|limits|camp|picket)s?\b")
_STREET_AFTER = re.compile(r" (?:street|avenue|road|highway|boulevard|lane)s?\b")


#: A run of capitalised words, with the small words that names hold.
RUN = re.compile(rf"(?<![\w\-‐'’&@/.]){_CAPITAL}(?:(?:{_SHORTENED}| |{_JOINT})(?={_CAPITAL}){_CAPITAL})*")


def read_run(
    text: str, run: re.Match[str], gazetteer: Gazetteer, people: frozenset[str], adjectives: Container[str]
) -> Iterator[Candidate]:
    """The candidates in one run of capitalised words."""
    whole = run[0]
    if (
        " " not in whole
        and whole.lower().removesuffix("'s") in NEVER
        and whole not in SHORT_COUNTRIES
        and whole not in US_STATES
    ):
        return
    if len(whole) > _LONGEST_RUN or not _is_worth_reading(text, run.start(), whole, gazetteer):
        return
    words = [(m.start() + run.start(), m.end() + run.start()) for m in _WORD.finditer(whole)]
    low = [text[a:b].lower().rstrip(".").removesuffix("'s").removesuffix("’s") for a, b in words]
    first = 0
    while first < len(low) - 1 and (
        low[first] in CUES
        or (low[first] in DIRECTIONS and "district" not in low and not starts_name(text, words, first, gazetteer))
    ):
        first += 1
    before = words_before(text, words[first][0])
    if before is STREET:
        return
    is_person = False
    position = first
    while position < len(words):
        if position > first and not _may_start(low, position, text, words):
            is_person = is_person or low[position] in TITLES
            position += 1
            continue
        found = longest_name(text, words, low, position, gazetteer)
        owned = position == first + 1 and text.startswith(("'s", "’s"), words[first][1] - 2)
        here = before if position == first or owned else Before("of", False, None, words[position][0], False)
        if found is None:
            if (position == first or owned) and (here.locates or here.noun):
                if longer := with_noun(text, run.end(), fold(run[0]), gazetteer):
                    yield candidate_of(text, words[position][0], *longer, here, None)
                    return
                if low[position] not in adjectives and (unknown := _unknown(text, words, low, position, here)):
                    yield unknown
                    return
            is_person = is_person or low[position] in TITLES
            position += 1
            continue
        count, name_end, noun, entries, key = found
        if longer := with_noun(text, name_end, key, gazetteer):
            name_end, key, entries = longer
        candidate = candidate_of(text, words[position][0], name_end, key, entries, here, noun)
        following = low[position + count] if position + count < len(low) else ""
        candidate.is_whole = position == first and position + count >= len(words)
        if following == "police" and position + count + 1 >= len(words) and _POST_AFTER.match(text, words[-1][1]):
            candidate.noun, candidate.text_end = "spot", words[-1][1]
        candidate.is_body = candidate.noun is None and (
            following in BODIES or following in TITLES or following in NEVER
        )
        candidate.is_sentence_start = position == 0 and bool(
            _SENTENCE_START.search(text[max(0, run.start() - 4) : run.start()])
        )
        if following in STREETS or (candidate.is_whole and _STREET_AFTER.match(text, name_end)):
            return
        if not candidate.is_body and candidate.noun is None and _EVENT_AFTER.match(text, name_end):
            candidate.is_body = True
        if candidate.is_body and here.locates:
            candidate.is_locative, candidate.relation = False, "of"
        if not is_name_of_person(text, low, position, count, candidate, is_person, people):
            yield candidate
        elif (
            position == first
            and here.locates
            and not is_person
            and (unknown := _unknown(text, words, low, position, here))
        ):
            yield unknown
            return
        position += count


def _is_worth_reading(text: str, start: int, run: str, gazetteer: Gazetteer) -> bool:
    """A quick look at a run: most are people and first words, with no place in them and no preposition of place
    before.
    """
    name = run.rstrip(".")
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


def _unknown(
    text: str, words: list[tuple[int, int]], low: list[str], position: int, before: Before
) -> Candidate | None:
    """A name after a preposition of place that the gazetteer lacks, up to a noun of place or a word that is none."""
    end = position
    while end < len(words) and low[end] not in NOUNS and low[end] not in NEVER and end - position < 4:
        end += 1
    if end == position or low[position] in TITLES or low[position] in BODIES:
        return None
    noun = low[end] if end < len(words) and low[end] in NOUNS else None
    if end < len(words) and low[end] == "police":
        posted = low[end + 1] in POSTS if end + 1 < len(words) else bool(_POST_AFTER.match(text, words[end][1]))
        noun = "station" if posted else None
    if end < len(words) and (noun is None or low[end] in STREETS):
        return None
    raw = text[words[position][0] : words[end - 1][1]].rstrip(".")
    if raw.endswith(("'s", "’s")):
        return None
    if SUFFIXED.search(raw.lower()):
        return None
    if before.is_object and noun is None and not _AFTER_PLACE.match(text, words[position][0] + len(raw)):
        return None
    if (
        len(raw) < 3
        or (raw.isupper() and len(raw) < 6)
        or any(low[i] in BODIES or low[i] in STREETS for i in range(position, end))
    ):
        return None
    if any(part.lower() in NEVER for part in re.split(r"[\s\-‐]", raw)[:1] if part):
        return None
    candidate = candidate_of(text, words[position][0], words[position][0] + len(raw), fold(raw), (), before, noun)
    return None if _STREET_AFTER.match(text, candidate.end) else candidate
