"""Candidates in texts with capitals: runs of capitalised words are searched for the longest names known."""

from __future__ import annotations

import re
from collections.abc import Container, Iterator

from flows.coding.gazetteer import Entry, Gazetteer
from flows.coding.place_candidate import (
    LEADS,
    STREET,
    SUFFIXED,
    Before,
    Candidate,
    candidate_of,
    word_before,
    words_before,
)
from flows.coding.place_keys import fold
from flows.coding.place_people import OPENERS, is_name_of_person
from flows.coding.place_words import BODIES, CUES, DIRECTIONS, NEVER, NOUNS, SHORT_COUNTRIES, STREETS, TITLES, US_STATES

LONGEST = 5  # words of a name


_LONGEST_RUN = 400  # characters; more capitals on end are no prose


_ARTICLE = r"(?:(?:al|el|Al|El)[ \-‐]|(?:as|ash|es|ez|az|ad|ar|at|an|ath|adh|ul|d)[\-‐'’])?"


_CAPITAL = rf"{_ARTICLE}(?:[A-Z]\.){{0,3}}[A-ZÀ-ÖØ-Þ][\w'’\-‐]*"


_SHORTENED = r"(?:(?<=\bSt)|(?<=\bMt)|(?<=\bFt)|(?<=\bST)|(?<=\bMT)|(?<=\bFT)|(?<=\b[A-Z]))\. "


_JOINT = r" (?:de|la|del|de la|de los|de las|los|las|da|do|dos|el|al|ez|e|y|ul|bin|di|du|of the|of|24) "


#: A run of capitalised words, with the small words that names hold.
RUN = re.compile(rf"(?<![\w\-‐'’&@/.]){_CAPITAL}(?:(?:{_SHORTENED}| |{_JOINT})(?={_CAPITAL}){_CAPITAL})*")


_WORD = re.compile(r"\S+")


_SENTENCE_START = re.compile(r"(?:^|[.!?:]['\"”’]?\s+|\n\s*['\"“]?|[“\"]\s*)$")


_NOUN_AFTER = re.compile(
    r"[ -](?:(?:refugee|oil|gas|military|air)[ ]?)?"
    r"(?:desert|camp|field|airbase|base|valley|plain|prison|peninsula|forests?|basin|hills)\b"
)


_POSTS = frozenset(("station", "stations", "post", "outpost", "limits", "camp", "ps", "picket"))


_EVENT_AFTER = re.compile(
    r" (?:jail|jailbreak|attacks?|incident|massacre|case|ambush|encounter|blasts?|bombings?|raid|police|court|killings?"
    r"|sheriff|detectives|man|woman|teen|native|resident|residents|operation|conspiracy)\b"
)


_AFTER_PLACE = re.compile(r" (?:village|town|city|area|district|province|camp|hamlet|neighbou?rhood)s?\b")


_POST_AFTER = re.compile(r" (?:station|post|outpost|limits|camp|picket)s?\b")


_STREET_AFTER = re.compile(r" (?:street|avenue|road|highway|boulevard|lane)s?\b")


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
        or (low[first] in DIRECTIONS and "district" not in low and not _starts_name(text, words, first, gazetteer))
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
        found = _longest(text, words, low, position, gazetteer)
        owned = position == first + 1 and text.startswith(("'s", "’s"), words[first][1] - 2)
        here = before if position == first or owned else Before("of", False, None, words[position][0], False)
        if found is None:
            if (position == first or owned) and (here.locates or here.noun):
                if longer := _with_noun(text, run.end(), fold(run[0]), gazetteer):
                    yield candidate_of(text, words[position][0], *longer, here, None)
                    return
                if low[position] not in adjectives and (unknown := _unknown(text, words, low, position, here)):
                    yield unknown
                    return
            is_person = is_person or low[position] in TITLES
            position += 1
            continue
        count, name_end, noun, entries, key = found
        if longer := _with_noun(text, name_end, key, gazetteer):
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


def _starts_name(text: str, words: list[tuple[int, int]], first: int, gazetteer: Gazetteer) -> bool:
    """Whether a compass word belongs to the name ("South Bend", "West Midnapore"), not before it ("Southwest
    Philadelphia").
    """
    return any(
        gazetteer.find_key(
            fold(text[words[first][0] : words[last][1]].rstrip(".").removesuffix("'s").removesuffix("’s"))
        )
        for last in range(first + 1, min(first + 4, len(words)))
    )


def _with_noun(text: str, end: int, key: str, gazetteer: Gazetteer) -> tuple[int, str, tuple[Entry, ...]] | None:
    """Names whose noun is in small letters: "Syrian desert", "al-Hol camp": end, key and entries."""
    after = _NOUN_AFTER.match(text, end)
    if after is None:
        return None
    longer = f"{key} {fold(after[0])}"
    entries = gazetteer.find_key(longer)
    return (after.end(), longer, entries) if entries else None


def _longest(
    text: str, words: list[tuple[int, int]], low: list[str], position: int, gazetteer: Gazetteer
) -> tuple[int, int, str | None, tuple[Entry, ...], str] | None:
    """The longest known name from ``position`` on: words it takes (with its noun), end, noun, entries, key."""
    size = len(words)
    start = words[position][0]
    for count in range(min(LONGEST, size - position), 0, -1):
        last = position + count - 1
        raw = text[start : words[last][1]]
        name = raw.rstrip(".") if count > 1 or len(raw) > 3 else raw
        if name.endswith(("'s", "’s")):
            name = name[:-2]
        if count > 1 and low[last] in NOUNS:
            key, kind = fold(name), NOUNS[low[last]]
            entries = gazetteer.find_key(key)
            if kind.startswith("admin"):  # GeoNames has "Bijapur District" as a name of the town
                entries = tuple(e for e in entries if e.kind in ("admin1", "admin2"))
            if entries:
                return count, start + len(name), kind if kind.startswith("admin") else None, entries, key
            continue
        if count == 1 and (country := SHORT_COUNTRIES.get(raw)):
            key = fold(gazetteer.country_name(country))
            return 1, start + len(raw), None, gazetteer.find_key(key), key
        if count == 1 and (low[position] in NEVER or low[position] in NOUNS or len(name) < 3):
            if state := _state(text, start, raw):
                key = fold(state)
                return 1, start + len(name), "admin1", _states(gazetteer, key), key
            return None
        key = fold(name)
        entries = gazetteer.find_key(key)
        if count == 1 and (state := _state(text, start, raw)):
            key = fold(state)
            return 1, start + len(name), "admin1", _states(gazetteer, key), key
        if entries:
            following = low[position + count] if position + count < size else ""
            if following == "police" and position + count + 1 < size and low[position + count + 1] in _POSTS:
                return count + 2, start + len(name), "station", entries, key
            if following in NOUNS and (following not in BODIES or following == "district"):
                return count + 1, start + len(name), following, entries, key
            return count, start + len(name), None, entries, key
    return _pair(text, start, words[position][1], gazetteer)


def _pair(
    text: str, start: int, end: int, gazetteer: Gazetteer
) -> tuple[int, int, str | None, tuple[Entry, ...], str] | None:
    """The first of two places with a hyphen: "on the Dumka-Pakur border"."""
    first, _, second = text[start:end].partition("-")
    if len(first) < 4 or len(second) < 4 or not gazetteer.find_key(fold(second)):
        return None
    key = fold(first)
    entries = gazetteer.find_key(key)
    return (1, start + len(first), "border", entries, key) if entries else None


def _state(text: str, start: int, raw: str) -> str | None:
    """The state of the US that an abbreviation after a comma means: "Paragould, AR", "Baltimore, Md."."""
    state = US_STATES.get(raw.rstrip("."))
    if state is None or text[max(0, start - 2) : start] not in (", ", ",\n"):
        return None
    return state


def _states(gazetteer: Gazetteer, key: str) -> tuple[Entry, ...]:
    return tuple(e for e in gazetteer.find_key(key) if e.country == "US" and e.kind == "admin1") or gazetteer.find_key(
        key
    )


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
        posted = low[end + 1] in _POSTS if end + 1 < len(words) else bool(_POST_AFTER.match(text, words[end][1]))
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
