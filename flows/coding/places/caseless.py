"""Candidates in texts all in capitals or all in small letters, where only the words of place around a name tell it."""

from __future__ import annotations

import re
from collections.abc import Iterator

from flows.coding.places.candidate import NOUN_AFTER, Before, Candidate, candidate_of, words_before
from flows.coding.places.gazetteer import Entry, Gazetteer
from flows.coding.places.keys import fold, full_words
from flows.coding.places.known_names import LONGEST, KnownName
from flows.coding.places.words import CUES, LOOSE, NEVER, NOUNS

_LEADS = frozenset(CUES) | {"the", "de", "la"}  # words behind which a name may stand
_AROUND = frozenset(CUES) | LOOSE | frozenset(NOUNS)  # words that stand around a name
_TOKEN = re.compile(r"[^\W_]+(?:['’\-.&][^\W_]+)*")


def read_caseless(text: str, gazetteer: Gazetteer) -> Iterator[Candidate]:
    """In texts all in capitals or all in small letters only what follows a word of place, or has a noun, is tried."""
    found_words = list(_TOKEN.finditer(text))
    words = [match.span() for match in found_words]
    low = [match[0].lower() for match in found_words]
    if "'" in text or "’" in text:
        low = [word[:-2] if word.endswith(("'s", "’s")) else word for word in low]
    keys = [word if word.isascii() and word.isalnum() else fold(word) for word in low]
    position = 0
    in_list: Before | None = None
    while position < len(words):
        word = low[position]
        if word in _AROUND:
            position += 1
            continue
        is_led = position > 0 and low[position - 1] in _LEADS
        if not (is_led or gazetteer.opens_name(keys[position])):
            position, in_list = position + 1, None
            continue
        found = _longest_caseless(text, words, low, keys, position, gazetteer)
        may_name = is_led and not _NAMING.isdisjoint(low[position + 1 : position + _FAR])
        before = words_before(text, words[position][0]) if found or may_name else None
        if found is None:
            if before and before.locates and (unknown := _unknown_caseless(text, words, low, position, before)):
                candidate, taken = unknown
                yield candidate
                position += taken
            else:
                position += 1
            in_list = None
            continue
        assert before is not None
        count, name_end, noun, entries, key = _with_what_it_is_of(text, words, low, position, found)
        is_big = bool(entries) and (entries[0].kind in ("country", "admin1") or position == 0)
        if before.locates or noun or is_big or in_list or before.noun:
            if in_list and not before.locates:
                before = Before(in_list.relation, True, None, words[position][0], False)
            candidate = candidate_of(text, words[position][0], name_end, key, entries, before, noun)
            if not noun or NOUNS.get(noun):
                _read_noun_after(text, candidate)
            yield candidate
            gap = text[name_end : name_end + 5].lower()
            in_list = before if before.locates and gap.startswith((", ", " and ")) else None
        else:
            in_list = None
        position += count


def _with_what_it_is_of(
    text: str, words: list[tuple[int, int]], low: list[str], position: int, found: KnownName
) -> KnownName:
    """ "SAN PEDRO DE LA SIERRA": the longer name, of which the gazetteer knows the beginning alone."""
    count, name_end, noun, _, _ = found
    behind = position + count
    if behind + 1 >= len(words) or low[behind] not in ("de", "del") or text[name_end : name_end + 1] != " ":
        return found
    has_article = low[behind + 1] in ("la", "las", "los") and behind + 2 < len(words)
    last = behind + (2 if has_article else 1)
    end = words[last][1]
    return last + 1 - position, end, noun, (), fold(text[words[position][0] : end])


def _read_noun_after(text: str, candidate: Candidate) -> None:
    """ "CAUCA DEPARTMENT": the noun of place behind a name."""
    after = NOUN_AFTER.match(text[candidate.end : candidate.end + 24].lower())
    if after and after[1] in NOUNS:
        candidate.noun, candidate.text_end = NOUNS[after[1]], candidate.end + after.end(1)


_ANY = frozenset(("a", "an", "this", "that", "its", "their", "same", "his", "her", "our"))
#: Nouns of place that mostly stand after words that name nothing: "IN A MILITARY BASE", "AT THE POLICE STATION".
_COMMON = frozenset(
    ("state", "station", "limits", "field", "base", "border", "camp", "community", "territory", "quarter")
)
#: those that a name without an entry can stand before
_NAMING = frozenset(NOUNS) - _COMMON
_FAR = 5  # words from a preposition to the noun of place behind a name


def _unknown_caseless(
    text: str, words: list[tuple[int, int]], low: list[str], position: int, before: Before
) -> tuple[Candidate, int] | None:
    """Up to four words between a preposition and a noun of place: "IN LA ESMERALDA NEIGHBORHOOD"."""
    if low[position].isdigit() or low[position] in _ANY or (position > 0 and low[position - 1] in _ANY):
        return None
    for count in range(1, min(_FAR, len(words) - position)):
        last = position + count
        if text[words[last - 1][1] : words[last][0]] != " ":
            return None
        if low[last] in _NAMING:
            if low[last - 1] in NEVER or low[last - 1] in LOOSE:
                return None
            start, end = words[position][0], words[last - 1][1]
            return candidate_of(text, start, end, fold(text[start:end]), (), before, low[last]), count + 1
        if low[last - 1] in NEVER or (low[last - 1] in CUES and low[last - 1] not in ("de", "la")):
            return None
    return None


def _longest_caseless(
    text: str, words: list[tuple[int, int]], low: list[str], keys: list[str], position: int, gazetteer: Gazetteer
) -> KnownName | None:
    """The longest known name from ``position`` on: words it takes, end, the noun behind it, entries, key."""
    seconds = gazetteer.seconds(keys[position])
    if seconds and position + 1 < len(words) and keys[position + 1].split(" ")[0] in seconds:
        for count in range(_most_words(text, words, position), 1, -1):
            last = position + count - 1
            if low[last] in NOUNS or low[last] in CUES:
                continue
            key = full_words(" ".join(keys[position : position + count]))
            if entries := gazetteer.find_key(key):
                return _with_noun(text, words, low, position, count, entries, key)
    if low[position] in NEVER or len(low[position]) < 3:
        return None
    entries = gazetteer.find_key(keys[position])
    return _with_noun(text, words, low, position, 1, entries, keys[position]) if entries else None


def _most_words(text: str, words: list[tuple[int, int]], position: int) -> int:
    """How many words from ``position`` on can be one name: joined by blanks."""
    most = 1
    while (
        most < LONGEST
        and position + most < len(words)
        and text[words[position + most - 1][1] : words[position + most][0]] in (" ", ". ")
    ):
        most += 1
    return most


def _with_noun(
    text: str,
    words: list[tuple[int, int]],
    low: list[str],
    position: int,
    count: int,
    entries: tuple[Entry, ...],
    key: str,
) -> tuple[int, int, str | None, tuple[Entry, ...], str]:
    """A name of ``count`` words with the noun of place behind it, as ``_longest_caseless`` gives it."""
    name_end = words[position + count - 1][1]
    following = low[position + count] if position + count < len(words) else ""
    is_beside = following in NOUNS and text[name_end : words[position + count][0]] == " "
    if text[name_end - 2 : name_end].lower() in ("'s", "’s"):
        name_end -= 2
    return count, name_end, following if is_beside else None, entries, key
