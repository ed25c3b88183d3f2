"""Names after a preposition of place that the gazetteer lacks."""

from __future__ import annotations

import re

from flows.coding.places.candidate import Before, Candidate, candidate_of, is_suffixed
from flows.coding.places.keys import fold
from flows.coding.places.known_names import POSTS
from flows.coding.places.words import ADJECTIVES, BODIES, NEVER, NOUNS, STREETS, TITLES

POST_AFTER = re.compile(r" (?:station|post|outpost|limits|camp|picket)s?\b")
STREET_AFTER = re.compile(r" (?:street|avenue|road|highway|boulevard|lane)s?\b")
_MEDIUM_AFTER = re.compile(
    r"(?: news)? (?:agency|website|channel|radio|television|tv|newspaper|media|outlet|daily|magazine|app)\b", re.I
)
#: what is of "the village of", though a verb stands before it ("raided the village of X")
_SETTLEMENTS = frozenset(word for word, kind in NOUNS.items() if kind in ("city", "quarter", "admin2", "admin1"))
_AFTER_PLACE = re.compile(r" (?:village|town|city|area|district|province|camp|hamlet|neighbou?rhood)s?\b")


#: "between X fighters and the army": a group
_FIGHTERS_AFTER = re.compile(
    r" (?:fighters|rebels|militants|militiamen|gunmen|insurgents|guerrillas|guerillas|jihadists|forces|troops|soldiers"
    r"|members|supporters|loyalists|factions|police|tribesmen|residents|protesters)\b"
)
#: "struck X, Y province": what is held by a division is a place
_HELD = re.compile(r", [A-Z][\w'’-]+(?:[ -][\w'’-]+){0,3} (?:province|governorate|district|state|region)\b")


def _ends_name(word: str, is_inside: bool) -> bool:
    """Whether a word cannot be of a name, or not behind its first word ("Ain al-Hilweh Palestinian refugee camp")."""
    return word in NOUNS or word in NEVER or (is_inside and word in ADJECTIVES)


def unknown_place(
    text: str, words: list[tuple[int, int]], low: list[str], position: int, before: Before
) -> Candidate | None:
    """A name after a preposition of place that the gazetteer lacks, up to a noun of place or a word that is none."""
    end = position
    while end < len(words) and end - position < 4 and not _ends_name(low[end], end > position):
        end += 1
    if end == position or low[position] in TITLES or low[position] in BODIES:
        return None
    if end + 1 == len(words) and low[end] in NOUNS and _AFTER_PLACE.match(text, words[end][1]):
        end += 1  # "the Satellite Town area"
    noun = low[end] if end < len(words) and low[end] in NOUNS else None
    if end < len(words) and low[end] == "police":
        posted = low[end + 1] in POSTS if end + 1 < len(words) else bool(POST_AFTER.match(text, words[end][1]))
        noun = "station" if posted else None
    if end < len(words) and low[end] not in ADJECTIVES and (noun is None or low[end] in STREETS):
        return None
    raw = text[words[position][0] : words[end - 1][1]].rstrip(".")
    if raw.endswith(("'s", "’s")):
        return None
    if is_suffixed(raw.lower()) or _MEDIUM_AFTER.match(text, words[position][0] + len(raw)):
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
    if before.relation == "between" and _FIGHTERS_AFTER.match(text, candidate.end):
        return None
    is_told = (
        noun is not None
        or before.noun in _SETTLEMENTS
        or candidate.noun in ("city", "quarter", "admin2", "admin1")
        or _AFTER_PLACE.match(text, candidate.end)
        or _HELD.match(text, candidate.end)
    )
    candidate.is_object = before.is_object and not is_told
    return None if STREET_AFTER.match(text, candidate.end) else candidate
