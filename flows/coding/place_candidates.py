"""Which words of a text may name a place: spans with their entries in the gazetteer and the words of place around them."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field

from flows.coding.gazetteer import Entry, Gazetteer
from flows.coding.place_keys import fold
from flows.coding.place_words import BODIES, CUES, DIRECTIONS, LOCATING, LOOSE, NEVER, NOUNS, TITLES

_LONGEST = 5  # words of a name


@dataclass(slots=True)
class Candidate:
    """Words that may name a place. ``noun`` is the kind that a noun beside it tells; ``entries`` are its namesakes."""

    start: int
    end: int
    key: str
    entries: tuple[Entry, ...]
    relation: str = "of"
    is_locative: bool = False
    noun: str | None = None
    is_dateline: bool = False
    is_whole: bool = True  # the name is all of its run of capitals
    is_body: bool = False  # a body's name follows: "Rocky Mount Police"
    within: int | None = None
    text_start: int = 0
    text_end: int = 0
    noun_words: list[str] = field(default_factory=list)


_CAPITAL = r"(?:(?:[ae][a-z]{1,2}[-‐ ])(?=[A-Z]))?[A-ZÀ-ÖØ-Þ][\w'’\-‐]*"
_RUN = re.compile(rf"{_CAPITAL}(?:(?:[ ]|[ ](?:de|la|del|los|las|da|do|dos|el|al|ez|e|y|of the|of|ul|bin)[ ]|\. )(?:{_CAPITAL}))*")
_WORD = re.compile(r"[^\s\-‐]+(?:[\-‐][^\s]+)*")
_TAIL = re.compile(r"[^\s,;:()\[\]\"“”]+|[,;:()\[\]\"“”]")
_UPPER_WORD = re.compile(r"[^\W_]+(?:['’\-.][^\W_]+)*")
_CLAUSE_END = ".!?\n"
_DATELINE = re.compile(r"\s*([A-ZÀ-Þ][A-ZÀ-Þ .'’\-]{2,40})(?:,\s*([A-Z][\w. ]{1,20}?))?(?:,?\s*[A-Z]{2}\{\})?\s*(?:\([^)\n]{2,30}\)|,\s*\d|\s*[-–—]{1,2}\s)")


def find_candidates(text: str, gazetteer: Gazetteer) -> list[Candidate]:
    """The candidates of ``text`` in its order, without overlaps."""
    sample = text[:3000]
    letters = sum(map(str.isalpha, sample)) or 1
    share = sum(map(str.isupper, sample)) / letters
    if share > 0.6 or share < 0.005:
        found = list(_caseless(text, gazetteer))
    else:
        found = [c for run in _RUN.finditer(text) for c in _of_run(text, run, gazetteer)]
    _mark_dateline(text, found)
    return found


def _mark_dateline(text: str, found: list[Candidate]) -> None:
    match = _DATELINE.match(text)
    if not match:
        return
    for candidate in found:
        if candidate.start < match.end() and candidate.end <= match.end() + 1:
            candidate.is_dateline = True


# ---------------------------------------------------------------- texts with capitals


def _of_run(text: str, run: re.Match[str], gazetteer: Gazetteer) -> Iterator[Candidate]:
    """The candidates in one run of capitalised words."""
    words = [(m.start() + run.start(), m.end() + run.start()) for m in _WORD.finditer(run[0])]
    low = [text[a:b].lower().rstrip(".") for a, b in words]
    first = 0
    while first < len(low) - 1 and low[first] in CUES:
        first += 1
    is_person = first > 0 and False
    before = _before(text, words[first][0])
    position = first
    while position < len(words):
        found = _longest(text, words, low, position, gazetteer)
        if found is None:
            if position == first and before.locates and (unknown := _unknown(text, words, low, position, before, gazetteer)):
                yield unknown
                return
            is_person = is_person or low[position] in TITLES
            position += 1
            continue
        count, name_end, noun, entries, key = found
        here = before if position == first else _Before("of", False, None, words[position][0])
        candidate = _candidate(text, words[position][0], name_end, key, entries, here, noun)
        candidate.is_whole = position == first and position + count >= len(words)
        candidate.is_body = position + count < len(words) and low[position + count] in BODIES
        if candidate.is_body and position == first and here.locates:
            candidate.is_locative = False
            candidate.relation = "of"
        if _is_name_of_person(low, position, count, candidate, is_person, len(words)):
            position += count
            continue
        yield candidate
        position += count


def _is_name_of_person(low: list[str], position: int, count: int, candidate: Candidate, after_title: bool, size: int) -> bool:
    """Whether a known name inside a longer run is more likely part of a person's or body's name."""
    if candidate.is_whole or candidate.noun or candidate.is_body:
        return False
    if after_title or (position > 0 and low[position - 1] in TITLES):
        return True
    rest = low[position + count :]
    if candidate.is_locative:
        return bool(rest) and rest[0] not in NEVER and rest[0] not in NOUNS
    return size > count


def _longest(
    text: str, words: list[tuple[int, int]], low: list[str], position: int, gazetteer: Gazetteer
) -> tuple[int, int, str | None, tuple[Entry, ...], str] | None:
    """The longest known name from ``position`` on: words it takes (with its noun), end, noun, entries, key."""
    for count in range(min(_LONGEST, len(words) - position), 0, -1):
        start, end = words[position][0], words[position + count - 1][1]
        raw = text[start:end]
        name = raw.rstrip(".") if count > 1 or len(raw) > 3 else raw
        if name.endswith(("'s", "’s")):
            name = name[:-2]
        last = low[position + count - 1]
        if count > 1 and last in NOUNS:
            key = fold(name)
            if entries := gazetteer.find_key(key):
                return count, start + len(name), NOUNS[last] if NOUNS[last].startswith("admin") else None, entries, key
            continue
        if count == 1 and (low[position].removesuffix("'s").removesuffix("’s") in NEVER or low[position] in NOUNS):
            return None
        key = fold(name)
        entries = gazetteer.find_key(key)
        if entries:
            noun = None
            taken = count
            following = low[position + count] if position + count < len(low) else ""
            if following in NOUNS:
                noun, taken = following, count + 1
            return taken, start + len(name), noun, entries, key
    return None


def _unknown(
    text: str, words: list[tuple[int, int]], low: list[str], position: int, before: _Before, gazetteer: Gazetteer
) -> Candidate | None:
    """A name after a preposition of place that the gazetteer lacks, up to a noun of place or a word that is none."""
    end = position
    while end < len(words) and low[end] not in NOUNS and low[end] not in NEVER and end - position < 4:
        end += 1
    if end == position or low[position] in TITLES:
        return None
    noun = low[end] if end < len(words) and low[end] in NOUNS else None
    name_end = words[end - 1][1]
    raw = text[words[position][0] : name_end].rstrip(".")
    if raw.endswith(("'s", "’s")):
        raw = raw[:-2]
    candidate = _candidate(text, words[position][0], words[position][0] + len(raw), fold(raw), (), before, noun)
    if end < len(words) and noun is None:
        return None
    if candidate.noun is None and before.relation != "at" and before.noun is None:
        return None
    return candidate


@dataclass(slots=True)
class _Before:
    """What stands before a name."""

    relation: str
    locates: bool
    noun: str | None
    start: int


def _before(text: str, start: int) -> _Before:
    """Walk back from a name over "the town of", "the restive northern" to its preposition."""
    tail_start = max(0, start - 70)
    tail = [(m[0].lower(), m.start() + tail_start) for m in _TAIL.finditer(text[tail_start:start])]
    noun, at, has_of, direction = None, start, False, False
    for word, where in reversed(tail[-9:]):
        if word in CUES and word != "of":
            relation = CUES[word]
            if direction and has_of and noun is None:
                relation = "near"
            return _Before(relation, relation in LOCATING and (not has_of or noun is not None or direction), noun, where)
        if word == "of":
            has_of = True
        elif has_of and noun is None and word in NOUNS:
            noun = word
        elif word in DIRECTIONS:
            direction = True
            if has_of and noun is None:
                at = where
        elif word not in LOOSE and word not in NOUNS and not (word.endswith("-affected") or word.endswith("-hit")):
            break
    if direction and has_of:
        return _Before("near", True, noun, at)
    return _Before("of", noun is not None, noun, at)


def _candidate(
    text: str, start: int, end: int, key: str, entries: tuple[Entry, ...], before: _Before, noun: str | None
) -> Candidate:
    text_end = end
    if noun is None or noun in NOUNS.values():
        after = re.match(r"\s+([a-z-]+)(?:'s)?\b", text[end : end + 24])
        if after and after[1] in NOUNS:
            noun, text_end = after[1], end + after.end(1)
    kind = NOUNS.get(noun, noun) if noun else NOUNS.get(before.noun) if before.noun else None
    relation = before.relation
    if noun in ("outskirts", "suburbs", "countryside"):
        relation = "near" if relation == "at" else relation
    candidate = Candidate(start, end, key, entries, relation, before.locates, kind, text_start=before.start, text_end=text_end)
    candidate.noun_words = [w for w in (noun, before.noun) if w]
    return candidate


# ---------------------------------------------------------------- texts without case


def _caseless(text: str, gazetteer: Gazetteer) -> Iterator[Candidate]:
    """In texts all in capitals or all in small letters only what follows a word of place, or has a noun, is tried."""
    words = [(m.start(), m.end()) for m in _UPPER_WORD.finditer(text)]
    low = [text[a:b].lower().removesuffix("'s").removesuffix("’s") for a, b in words]
    position = 0
    in_list = False
    while position < len(words):
        if low[position] in CUES or (low[position] in LOOSE and low[position] not in NEVER):
            position += 1
            continue
        before = _before(text, words[position][0])
        found = _longest_caseless(text, words, low, position, gazetteer)
        if found is None:
            in_list = False
            position += 1
            continue
        count, name_end, noun, entries, key = found
        is_big = entries[0].kind in ("country", "admin1") or position == 0
        if before.locates or noun or is_big or in_list or before.noun:
            if in_list and not before.locates:
                before = _Before("at", True, None, words[position][0])
            yield _candidate(text, words[position][0], name_end, key, entries, before, noun)
            gap = text[name_end : name_end + 5].lower()
            in_list = before.locates and gap.startswith((", ", " and "))
        else:
            in_list = False
        position += count


def _longest_caseless(
    text: str, words: list[tuple[int, int]], low: list[str], position: int, gazetteer: Gazetteer
) -> tuple[int, int, str | None, tuple[Entry, ...], str] | None:
    for count in range(min(_LONGEST, len(words) - position), 0, -1):
        start, end = words[position][0], words[position + count - 1][1]
        if count > 1 and any(text[words[i][1] : words[i + 1][0]] not in (" ", ". ") for i in range(position, position + count - 1)):
            continue
        if low[position + count - 1] in NOUNS and count > 1 or low[position + count - 1] in CUES:
            continue
        if count == 1 and (low[position] in NEVER or low[position] in NOUNS or len(low[position]) < 3):
            return None
        name = text[start:end]
        if name.lower().endswith(("'s", "’s")):
            name = name[:-2]
        key = fold(name)
        if entries := gazetteer.find_key(key):
            following = low[position + count] if position + count < len(low) else ""
            noun = following if following in NOUNS and text[end : words[position + count][0]] == " " else None
            return count, start + len(name), noun, entries, key
    return None
