"""Which words of a text may name a place: spans with their entries in the gazetteer and the words of place
around them.
"""

from __future__ import annotations

import re
from itertools import pairwise

from flows.coding.places.candidate import Candidate
from flows.coding.places.caseless import read_caseless
from flows.coding.places.gazetteer import Gazetteer
from flows.coding.places.keys import fold
from flows.coding.places.people import people_in
from flows.coding.places.runs import RUN, read_run
from flows.coding.places.words import NOUNS
from flows.coding.words.letters import share_of_capitals

#: "PARAGOULD, Ark. (Wire) -", "BOGOTA, 9 JAN 90": town, state, agency or date.
_DATELINE = re.compile(
    r"\s*([A-ZÀ-Þ][A-ZÀ-Þ .'’\-]{2,40}?)(?:,\s*([A-Z][\w. ]{1,20}?))?(?:\{\})?\s*"
    r"(?:\([^)\n]{2,40}\)|,\s*(?:\d|[A-Z][a-z]{2,8}\.? \d)|(?=\s*[-–—]))\s*[-–—\d]"
)


#: "Palmyra: cells of ...", "SOHR | Deir Ezzor province: two members ...", as monitors open their items
_HEAD = re.compile(
    r"\s*(?:[A-Z]{3,8} ?[|:] ?)?[A-ZÀ-Þ][\w'’ \-]{2,30}?(?: province| city| countryside| governorate)?: (?=[A-Za-z])"
)
#: behind a country: its capital, whose name does not follow
_CAPITAL = re.compile(r"['’]s? capital(?: city)?\b(?!,? (?:of )?[A-Z])")
_OWN_NOUN = re.compile(rf" (?:{'|'.join(map(re.escape, sorted(NOUNS)))})\b", re.I)


def find_candidates(text: str, gazetteer: Gazetteer) -> list[Candidate]:
    """The candidates of ``text`` in its order, without overlaps."""
    if has_no_case(text):
        found = list(read_caseless(text, gazetteer))
    else:
        runs = list(RUN.finditer(text))
        people = people_in(text, runs, gazetteer)
        found = [c for run in runs for c in read_run(text, run, gazetteer, people)]
    found = _joined(text, found, gazetteer)
    _read_capitals(text, found, gazetteer)
    _part_nouns(text, found)
    _mark_dateline(text, found)
    return found


def _joined(text: str, found: list[Candidate], gazetteer: Gazetteer) -> list[Candidate]:
    """The candidates, with two that "and" makes one name put together: "Jammu and Kashmir"."""
    out: list[Candidate] = []
    for candidate in found:
        left = out[-1] if out else None
        if left is not None and text[left.end : candidate.start] in (" and ", " & "):
            key = fold(f"{text[left.start : left.end]} and {text[candidate.start : candidate.end]}")
            if entries := gazetteer.find_key(key):
                left.end, left.key, left.entries = candidate.end, key, entries
                left.text_end, left.noun = max(left.text_end, candidate.text_end), candidate.noun or left.noun
                left.is_body, left.is_whole = candidate.is_body, True
                continue
        out.append(candidate)
    return out


def _read_capitals(text: str, found: list[Candidate], gazetteer: Gazetteer) -> None:
    """ "a hotel in Somalia's capital": the town, which is not named beside it."""
    for candidate in found:
        country = candidate.entries[0] if candidate.entries else None
        if country is None or country.kind != "country" or not candidate.is_locative:
            continue
        behind = _CAPITAL.match(text, candidate.end)
        if behind is not None and (capital := gazetteer.capital(country.country)):
            candidate.entries, candidate.key = capital, fold(capital[0].name)
            candidate.text_end = behind.end()


def _part_nouns(text: str, found: list[Candidate]) -> None:
    """ "the X quarter of Aleppo": the noun is that of X, and Aleppo no quarter."""
    for left, right in pairwise(found):
        is_shared = left.end < left.text_end and right.text_start < left.text_end
        if is_shared and right.noun is not None and not _OWN_NOUN.match(text, right.end):
            right.noun, right.is_village, right.is_locative = None, False, False


def has_no_case(text: str) -> bool:
    """Whether capitals tell nothing in ``text``: it is all in capitals, or all in small letters."""
    share = share_of_capitals(text[:500])
    return share > 0.6 or share < 0.005


def _mark_dateline(text: str, found: list[Candidate]) -> None:
    match = _DATELINE.match(text) or _HEAD.match(text)
    if not match:
        return
    for candidate in found:
        if candidate.start >= match.end():
            break
        candidate.is_dateline = True
