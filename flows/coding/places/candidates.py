"""Which words of a text may name a place: spans with their entries in the gazetteer and the words of place
around them.
"""

from __future__ import annotations

import re

from flows.coding.places.candidate import Candidate
from flows.coding.places.caseless import read_caseless
from flows.coding.places.gazetteer import Gazetteer
from flows.coding.places.people import people_in
from flows.coding.places.runs import RUN, read_run
from flows.coding.words.letters import share_of_capitals

#: "PARAGOULD, Ark. (Wire) -", "BOGOTA, 9 JAN 90": town, state, agency or date.
_DATELINE = re.compile(
    r"\s*([A-ZÀ-Þ][A-ZÀ-Þ .'’\-]{2,40}?)(?:,\s*([A-Z][\w. ]{1,20}?))?(?:\{\})?\s*"
    r"(?:\([^)\n]{2,40}\)|,\s*(?:\d|[A-Z][a-z]{2,8}\.? \d)|(?=\s*[-–—]))\s*[-–—\d]"
)


def find_candidates(text: str, gazetteer: Gazetteer) -> list[Candidate]:
    """The candidates of ``text`` in its order, without overlaps."""
    if has_no_case(text):
        found = list(read_caseless(text, gazetteer))
    else:
        runs = list(RUN.finditer(text))
        people = people_in(text, runs, gazetteer)
        adjectives = gazetteer.adjectives
        found = [c for run in runs for c in read_run(text, run, gazetteer, people, adjectives)]
    _mark_dateline(text, found)
    return found


def has_no_case(text: str) -> bool:
    """Whether capitals tell nothing in ``text``: it is all in capitals, or all in small letters."""
    share = share_of_capitals(text[:500])
    return share > 0.6 or share < 0.005


def _mark_dateline(text: str, found: list[Candidate]) -> None:
    match = _DATELINE.match(text)
    if not match:
        return
    for candidate in found:
        if candidate.start >= match.end():
            break
        candidate.is_dateline = True
