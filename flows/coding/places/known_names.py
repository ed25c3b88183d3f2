"""Names that the gazetteer knows inside a run of capitalised words: the longest from a word on, with its noun."""

from __future__ import annotations

import re

from flows.coding.places.gazetteer import Entry, Gazetteer
from flows.coding.places.keys import fold
from flows.coding.places.words import BODIES, NEVER, NOUNS, SHORT_COUNTRIES, US_STATES

LONGEST = 5  # words of a name
_NOUN_AFTER = re.compile(
    r"[ -](?:(?:refugee|oil|gas|military|air)[ ]?)?"
    r"(?:desert|camp|field|airbase|base|valley|plain|prison|peninsula|forests?|basin|hills)\b"
)
POSTS = frozenset(("station", "stations", "post", "outpost", "limits", "camp", "ps", "picket"))

KnownName = tuple[int, int, str | None, tuple[Entry, ...], str]
"""How many words a known name takes (with its noun), where its own words end, its noun, its entries and its key."""


def longest_name(
    text: str, words: list[tuple[int, int]], low: list[str], position: int, gazetteer: Gazetteer
) -> KnownName | None:
    """The longest known name from ``position`` on."""
    size = len(words)
    start = words[position][0]
    hyphen = _hyphenated(text, words, position)
    for count in range(min(LONGEST, size - position), 0, -1):
        last = position + count - 1
        if hyphen is not None and last == hyphen - 1 and (pair := _pair(text, words, position, gazetteer)):
            return pair
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
            if following == "police" and position + count + 1 < size and low[position + count + 1] in POSTS:
                return count + 2, start + len(name), "station", entries, key
            if following in NOUNS and (following not in BODIES or following == "district"):
                return count + 1, start + len(name), following, entries, key
            return count, start + len(name), None, entries, key
    return _pair(text, words, position, gazetteer)


def starts_name(text: str, words: list[tuple[int, int]], first: int, gazetteer: Gazetteer) -> bool:
    """Whether a compass word belongs to the name ("South Bend", "West Midnapore"), not before it ("Southwest
    Philadelphia").
    """
    return any(
        gazetteer.find_key(
            fold(text[words[first][0] : words[last][1]].rstrip(".").removesuffix("'s").removesuffix("’s"))
        )
        for last in range(first + 1, min(first + 4, len(words)))
    )


def with_noun(text: str, end: int, key: str, gazetteer: Gazetteer) -> tuple[int, str, tuple[Entry, ...]] | None:
    """Names whose noun is in small letters: "Syrian desert", "al-Hol camp": end, key and entries."""
    after = _NOUN_AFTER.match(text, end)
    if after is None:
        return None
    longer = f"{key} {fold(after[0])}"
    entries = gazetteer.find_key(longer)
    return (after.end(), longer, entries) if entries else None


def _pair(text: str, words: list[tuple[int, int]], position: int, gazetteer: Gazetteer) -> KnownName | None:
    """The first of two places with a hyphen: "on the Dumka-Pakur border", "the Dera Ismail Khan-Bannu road"."""
    start = words[position][0]
    last = _hyphenated(text, words, position)
    if last is None:
        return None
    first, _, second = text[start : words[last][1]].rpartition("-")
    if len(first) < 4 or len(second) < 4 or not _begins_name(second, text, words, last, gazetteer):
        return None
    key = fold(first)
    entries = gazetteer.find_key(key)
    if not entries or (last > position and entries[0].kind in ("admin1", "country")):
        return None  # what lies along the border of two provinces is told by nearer places
    return last - position + 1, start + len(first), "border", entries, key


def _hyphenated(text: str, words: list[tuple[int, int]], position: int) -> int | None:
    """The number of the first word with a hyphen among those that one name may take from ``position`` on."""
    few = range(position, min(position + LONGEST, len(words)))
    return next((i for i in few if "-" in text[slice(*words[i])]), None)


def _begins_name(second: str, text: str, words: list[tuple[int, int]], last: int, gazetteer: Gazetteer) -> bool:
    """Whether a known name begins behind a hyphen, of up to three words: "the Bannu-Dera Ismail Khan road"."""
    ends = [words[i][1] for i in range(last, min(last + 3, len(words)))]
    return any(gazetteer.find_key(fold(second + text[ends[0] : end])) for end in ends)


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
