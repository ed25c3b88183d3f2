"""Which words of a text may name a place: spans with their entries in the gazetteer and the words of place
around them.
"""

from __future__ import annotations

import re
from collections.abc import Container, Iterator
from dataclasses import dataclass

from flows.coding.gazetteer import Entry, Gazetteer
from flows.coding.place_keys import fold
from flows.coding.place_words import (
    BODIES,
    CUES,
    DIRECTIONS,
    LOCATING,
    LOOSE,
    NEVER,
    NOUNS,
    ORIGINS,
    SHORT_COUNTRIES,
    STREETS,
    TITLES,
    US_STATES,
    VERBS,
)

_LONGEST = 5  # words of a name
_LONGEST_RUN = 400  # characters; more capitals on end are no prose


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
    is_origin: bool = False  # where somebody is from
    is_sentence_start: bool = False
    is_focus: bool = False  # the town that the text is about
    within: int | None = None
    link: str | None = None  # how ``within`` is told: "in", ",", "'s", "near"
    text_start: int = 0
    text_end: int = 0


_ARTICLE = r"(?:(?:al|el|Al|El)[ \-‐]|(?:as|ash|es|ez|az|ad|ar|at|an|ath|adh|ul|d)[\-‐'’])?"
_CAPITAL = rf"{_ARTICLE}(?:[A-Z]\.){{0,3}}[A-ZÀ-ÖØ-Þ][\w'’\-‐]*"
_SHORTENED = r"(?:(?<=\bSt)|(?<=\bMt)|(?<=\bFt)|(?<=\bST)|(?<=\bMT)|(?<=\bFT)|(?<=\b[A-Z]))\. "
_JOINT = r" (?:de|la|del|de la|de los|de las|los|las|da|do|dos|el|al|ez|e|y|ul|bin|di|du|of the|of) "
#: A run of capitalised words, with the small words that names hold.
_RUN = re.compile(rf"(?<![\w\-‐'’&@/.]){_CAPITAL}(?:(?:{_SHORTENED}| |{_JOINT})(?={_CAPITAL}){_CAPITAL})*")
_WORD = re.compile(r"\S+")
_TAIL = re.compile(r"[^\s,;:()\[\]\"“”—–]+|[,;:()\[\]\"“”—–]")
_TOKEN = re.compile(r"[^\W_]+(?:['’\-.&][^\W_]+)*")
_AFTER = re.compile(r"[ ]([a-z][a-z\-]+)(?:['’]s)?\b(?:[ ](station|limits)\b)?")
#: "PARAGOULD, Ark. (Wire) -", "BOGOTA, 9 JAN 90": town, state, agency or date.
_DATELINE = re.compile(
    r"\s*([A-ZÀ-Þ][A-ZÀ-Þ .'’\-]{2,40}?)(?:,\s*([A-Z][\w. ]{1,20}?))?(?:\{\})?\s*"
    r"(?:\([^)\n]{2,40}\)|,\s*(?:\d|[A-Z][a-z]{2,8}\.? \d)|(?=\s*[-–—]))\s*[-–—\d]"
)
_SENTENCE_START = re.compile(r"(?:^|[.!?:]['\"”’]?\s+|\n\s*['\"“]?|[“\"]\s*)$")


def find_candidates(text: str, gazetteer: Gazetteer) -> list[Candidate]:
    """The candidates of ``text`` in its order, without overlaps."""
    if has_no_case(text):
        found = list(_caseless(text, gazetteer))
    else:
        runs = list(_RUN.finditer(text))
        people = _people(text, runs, gazetteer)
        adjectives = gazetteer.adjectives
        found = [c for run in runs for c in _of_run(text, run, gazetteer, people, adjectives)]
    _mark_dateline(text, found)
    return found


def has_no_case(text: str) -> bool:
    """Whether capitals tell nothing in ``text``: it is all in capitals, or all in small letters."""
    sample = text[:500]
    letters = sum(map(str.isalpha, sample)) or 1
    share = sum(map(str.isupper, sample)) / letters
    return share > 0.6 or share < 0.005


def _mark_dateline(text: str, found: list[Candidate]) -> None:
    match = _DATELINE.match(text)
    if not match:
        return
    for candidate in found:
        if candidate.start >= match.end():
            break
        candidate.is_dateline = True


def _people(text: str, runs: list[re.Match[str]], gazetteer: Gazetteer) -> frozenset[str]:
    """The first and family names of people that the text introduces, for later it tells of them by one of these
    alone.
    """
    names: set[str] = set()
    for run in runs:
        words = run[0].split()
        if not 2 <= len(words) <= 4 or any(w.lower().rstrip(".").removesuffix("'s") in _OPENERS for w in words):
            words = _after_title(words)
            if not words:
                continue
        elif _lead(text, run.start()) in _LOCATING_WORDS or (
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
            return rest if 1 <= len(rest) <= 3 and not any(w.lower() in _OPENERS for w in rest) else []
    return []


# ---------------------------------------------------------------- texts with capitals


def _of_run(
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
    before = _before(text, words[first][0])
    if before is _STREET:
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
        here = before if position == first or owned else _Before("of", False, None, words[position][0], False)
        if found is None:
            if (position == first or owned) and (here.locates or here.noun):
                if longer := _with_noun(text, run.end(), fold(run[0]), gazetteer):
                    yield _candidate(text, words[position][0], *longer, here, None)
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
        candidate = _candidate(text, words[position][0], name_end, key, entries, here, noun)
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
        if following in STREETS or (candidate.is_whole and _street_after(text, name_end)):
            return
        if not candidate.is_body and candidate.noun is None and _EVENT_AFTER.match(text, name_end):
            candidate.is_body = True
        if candidate.is_body and here.locates:
            candidate.is_locative, candidate.relation = False, "of"
        if not _is_name_of_person(text, low, position, count, candidate, is_person, people):
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


_NOUN_AFTER = re.compile(
    r"[ -](?:(?:refugee|oil|gas|military|air)[ ]?)?"
    r"(?:desert|camp|field|airbase|base|valley|plain|prison|peninsula|forests?|basin|hills)\b"
)


def _with_noun(text: str, end: int, key: str, gazetteer: Gazetteer) -> tuple[int, str, tuple[Entry, ...]] | None:
    """Names whose noun is in small letters: "Syrian desert", "al-Hol camp": end, key and entries."""
    after = _NOUN_AFTER.match(text, end)
    if after is None:
        return None
    longer = f"{key} {fold(after[0])}"
    entries = gazetteer.find_key(longer)
    return (after.end(), longer, entries) if entries else None


_POSTS = frozenset(("station", "stations", "post", "outpost", "limits", "camp", "ps", "picket"))


def _may_start(low: list[str], position: int, text: str, words: list[tuple[int, int]]) -> bool:
    """Whether a place may start inside a run of capitals: after a word that is no name, an owner, or before a
    noun of place.
    """
    if low[position - 1] in NEVER or text.startswith(("'s", "’s"), words[position - 1][1] - 2):
        return True
    return any(word in NOUNS or word in BODIES for word in low[position + 1 : position + 4])


_EVENT_AFTER = re.compile(
    r" (?:jail|jailbreak|attacks?|incident|massacre|case|ambush|encounter|blasts?|bombings?|raid|police|court|killings?"
    r"|sheriff|detectives|man|woman|teen|native|resident|residents|operation|conspiracy)\b"
)
_AFTER_PLACE = re.compile(r" (?:village|town|city|area|district|province|camp|hamlet|neighbou?rhood)s?\b")
_POST_AFTER = re.compile(r" (?:station|post|outpost|limits|camp|picket)s?\b")
_ALIAS = re.compile(r"(?:\balias|\bidentified as|\bnamed|\baka|\b@|@)\s+$")


def _is_worth_reading(text: str, start: int, run: str, gazetteer: Gazetteer) -> bool:
    """A quick look at a run: most are people and first words, with no place in them and no preposition of place
    before.
    """
    name = run.rstrip(".")
    if name.endswith(("'s", "’s")):
        name = name[:-2]
    if gazetteer.find_key(fold(name)) or _lead(text, start) in _LEADS:
        return True
    if " " not in name:
        return run in SHORT_COUNTRIES or run.rstrip(".") in US_STATES
    return any(w in _OPENERS or w.endswith(("'s", "’s")) for w in run.lower().split())


def _lead(text: str, start: int) -> str:
    """The word before ``start``, in small letters."""
    return text[text.rfind(" ", max(0, start - 16), max(0, start - 1)) + 1 : start].strip().lower()


_STREET_AFTER = re.compile(r" (?:street|avenue|road|highway|boulevard|lane)s?\b")


def _street_after(text: str, end: int) -> bool:
    return bool(_STREET_AFTER.match(text, end))


def _is_name_of_person(
    text: str,
    low: list[str],
    position: int,
    count: int,
    candidate: Candidate,
    after_title: bool,
    people: frozenset[str],
) -> bool:
    """Whether a known name is more likely part of a person's or body's name."""
    if candidate.noun:
        return False
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
            and not text.startswith((",", " ("), candidate.end)
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


def _longest(
    text: str, words: list[tuple[int, int]], low: list[str], position: int, gazetteer: Gazetteer
) -> tuple[int, int, str | None, tuple[Entry, ...], str] | None:
    """The longest known name from ``position`` on: words it takes (with its noun), end, noun, entries, key."""
    size = len(words)
    start = words[position][0]
    for count in range(min(_LONGEST, size - position), 0, -1):
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
    return None


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
    text: str, words: list[tuple[int, int]], low: list[str], position: int, before: _Before
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
    if _SUFFIXED.search(raw.lower()):
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
    candidate = _candidate(text, words[position][0], words[position][0] + len(raw), fold(raw), (), before, noun)
    return None if _street_after(text, candidate.end) else candidate


@dataclass(slots=True)
class _Before:
    """What stands before a name: the relation told by its preposition, the noun of place, where these words start."""

    relation: str
    locates: bool
    noun: str | None
    start: int
    is_origin: bool
    is_object: bool = False  # of a verb: "raided X village"


_STREET = _Before("street", False, None, 0, False)


def _before(text: str, start: int) -> _Before:
    """Walk back from a name over "the town of", "the restive northern" to its preposition."""
    last = _lead(text, start)
    if last not in _LEADS and not _SUFFIXED.search(last):
        return _Before("of", False, None, start, False)
    tail = [(m[0].lower(), m.start()) for m in _TAIL.finditer(text, max(0, start - 80), start)][-11:]
    noun, at, is_near = None, start, False
    has_of = False  # an "of" that no noun and no compass word has taken yet
    for i in range(len(tail) - 1, -1, -1):
        word, where = tail[i]
        if word == "to" and i > 0 and tail[i - 1][0] in ("road", "highway", "route"):
            return _Before("near", True, noun, tail[i - 1][1], False)
        if word in CUES and word != "of":
            if has_of:
                return _Before("of", False, None, start, False)
            relation = "near" if is_near else CUES[word]
            origin = relation == "from" and i > 0 and tail[i - 1][0] in ORIGINS
            return _Before(relation, relation in LOCATING, noun, where, origin)
        if word in VERBS and not has_of:
            return _Before("near" if is_near else "at", True, noun, at, False, is_object=True)
        if word == "of":
            has_of = True
        elif has_of and word == "block" and i > 0 and tail[i - 1][0].isdigit():
            return _STREET  # "the 800 block of Moss Trail"
        elif has_of and noun is None and word in NOUNS:
            noun, at, has_of = word, where, False
        elif has_of and noun is None and word in ORIGINS:
            return _Before("of", False, None, start, True)
        elif word in DIRECTIONS:
            if has_of:
                is_near, at, has_of = True, where, False
        elif word not in LOOSE and word not in NOUNS and not _SUFFIXED.search(word) and not word.isdigit():
            break
    if is_near:
        return _Before("near", True, noun, at, False)
    return _Before("of", noun is not None and not has_of, noun, at, False)


_SUFFIXED = re.compile(
    r"-(?:affected|hit|infested|prone|controlled|held|backed|led|based|run|bound|born|ruled|dominated|majority|torn|rich)$"
)
_LEADS = frozenset(CUES) | VERBS | LOOSE | frozenset(NOUNS) | {"of"}
_LOCATING_WORDS = frozenset(word for word, relation in CUES.items() if relation in LOCATING and word != "on")
_OPENERS = frozenset(NOUNS) | BODIES | NEVER | frozenset(CUES)


def _candidate(
    text: str, start: int, end: int, key: str, entries: tuple[Entry, ...], before: _Before, noun: str | None
) -> Candidate:
    text_end = end
    if noun is None or noun in ("admin1", "admin2"):
        after = _AFTER.match(text, end)
        if after and after[1] in NOUNS:
            noun, text_end = noun or after[1], end + after.end(1) - after.start()
            text_end = after.end(1)
    kind = NOUNS.get(noun, noun) if noun else NOUNS.get(before.noun) if before.noun else None
    relation = before.relation
    if noun in ("outskirts", "suburbs", "border", "route"):
        relation = "near" if relation == "at" else relation
    return Candidate(start, end, key, entries, relation, before.locates and not before.is_origin, kind,
                     is_origin=before.is_origin, text_start=before.start, text_end=text_end)  # fmt: skip


# ---------------------------------------------------------------- texts without case


def _caseless(text: str, gazetteer: Gazetteer) -> Iterator[Candidate]:
    """In texts all in capitals or all in small letters only what follows a word of place, or has a noun, is tried."""
    words = [(m.start(), m.end()) for m in _TOKEN.finditer(text)]
    low = [text[a:b].lower().removesuffix("'s").removesuffix("’s") for a, b in words]
    position = 0
    in_list: _Before | None = None
    while position < len(words):
        word = low[position]
        if word in CUES or word in LOOSE or word in NOUNS:
            position += 1
            continue
        found = _longest_caseless(text, words, low, position, gazetteer)
        before = _before(text, words[position][0]) if found or _after_cue(low, position) else None
        if found is None:
            if before and before.locates and (unknown := _unknown_caseless(text, words, low, position, before)):
                candidate, taken = unknown
                yield candidate
                position += taken
            else:
                position += 1
            in_list = None
            continue
        count, name_end, noun, entries, key = found
        if (
            position + count + 1 < len(words)
            and low[position + count] in ("de", "del")
            and text[name_end : name_end + 1] == " "
        ):
            more = count + (
                3 if low[position + count + 1] in ("la", "las", "los") and position + count + 2 < len(words) else 2
            )
            name_end = words[position + more - 1][1]
            count, entries, key = more, (), fold(text[words[position][0] : name_end])
        assert before is not None
        is_big = bool(entries) and (entries[0].kind in ("country", "admin1") or position == 0)
        if before.locates or noun or is_big or in_list or before.noun:
            if in_list and not before.locates:
                before = _Before(in_list.relation, True, None, words[position][0], False)
            candidate = _candidate(text, words[position][0], name_end, key, entries, before, noun)
            if (
                (not noun or NOUNS.get(noun))
                and (after := _AFTER.match(text[name_end : name_end + 24].lower()))
                and after[1] in NOUNS
            ):
                candidate.noun, candidate.text_end = NOUNS[after[1]], name_end + after.end(1)
            yield candidate
            gap = text[name_end : name_end + 5].lower()
            in_list = before if before.locates and gap.startswith((", ", " and ")) else None
        else:
            in_list = None
        position += count


def _after_cue(low: list[str], position: int) -> bool:
    return position > 0 and (low[position - 1] in CUES or low[position - 1] in ("the", "de", "la"))


def _unknown_caseless(
    text: str, words: list[tuple[int, int]], low: list[str], position: int, before: _Before
) -> tuple[Candidate, int] | None:
    """Up to four words between a preposition and a noun of place: "IN LA ESMERALDA NEIGHBORHOOD"."""
    if position > 0 and low[position - 1] in ("a", "an", "this", "that", "its", "their", "same"):
        return None
    for count in range(1, min(5, len(words) - position)):
        last = position + count
        if text[words[last - 1][1] : words[last][0]] != " ":
            return None
        if low[last] in NOUNS and low[last] not in (
            "state",
            "station",
            "limits",
            "field",
            "base",
            "border",
            "camp",
            "community",
        ):
            if low[last - 1] in NEVER or low[last - 1] in LOOSE:
                return None
            start, end = words[position][0], words[last - 1][1]
            return _candidate(text, start, end, fold(text[start:end]), (), before, low[last]), count + 1
        if low[last - 1] in NEVER or (low[last - 1] in CUES and low[last - 1] not in ("de", "la")):
            return None
    return None


def _longest_caseless(
    text: str, words: list[tuple[int, int]], low: list[str], position: int, gazetteer: Gazetteer
) -> tuple[int, int, str | None, tuple[Entry, ...], str] | None:
    size = len(words)
    most = 1
    while (
        most < _LONGEST
        and position + most < size
        and text[words[position + most - 1][1] : words[position + most][0]] in (" ", ". ")
    ):
        most += 1
    for count in range(most, 0, -1):
        last = position + count - 1
        start, end = words[position][0], words[last][1]
        if (count > 1 and low[last] in NOUNS) or low[last] in CUES:
            continue
        if count == 1 and (low[position] in NEVER or len(low[position]) < 3):
            return None
        name = text[start:end]
        if name[-2:].lower() in ("'s", "’s"):
            name = name[:-2]
        if entries := gazetteer.find_key(fold(name)):
            following = low[position + count] if position + count < size else ""
            noun = following if following in NOUNS and text[end : words[position + count][0]] == " " else None
            return count, start + len(name), noun, entries, fold(name)
    return None
