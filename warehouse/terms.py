"""Telling words of a text: what two accounts of one event have in common beyond place and date."""

from __future__ import annotations

import re
from collections.abc import Iterator
from zlib import crc32

WORD = re.compile(r"\w+")
MOST_TERMS = 80
"""Kept per report: names and numbers first, then the text's words in their order, as news puts the main thing first."""
MOST_PHRASES = 60
"""Kept per report."""
LONGEST_RUN = 5
"""Words in a row that may all be names; more are a headline or a line in capitals."""


def term_hash(word: str) -> int:
    """32 bits that stand for a word or phrase, the same for ever."""
    return crc32(word.encode())


def telling_terms(text: str) -> list[int]:
    """Hashes of up to `MOST_TERMS` different words: capitalised words and numbers, then words of five letters or
    more.
    """
    names: dict[str, None] = {}
    others: dict[str, None] = {}
    for word in WORD.findall(text):
        if word[0].isdigit() or (word[0].isupper() and len(word) > 2):
            names[word.lower()] = None
        elif len(word) >= 5:
            others[word] = None
    kept = [*names][: MOST_TERMS // 2]
    kept += [word for word in others if word not in names][: MOST_TERMS - len(kept)]
    return sorted({term_hash(word) for word in kept})


def telling_phrases(text: str) -> list[int]:
    """Hashes of up to `MOST_PHRASES` pairs of names and numbers that stand side by side.

    They are people (with their age), streets, schools: "Ada Quill, 31, of West 9th Street" gives "ada quill",
    "quill 31", "west 9th", "9th street", and "west street" over one name between. Initials are passed over.
    """
    pairs: dict[str, None] = {}
    for run in _runs(text):
        if len(run) > LONGEST_RUN:
            continue
        for step in (1, 2):
            for first, second in zip(run, run[step:], strict=False):
                if not (first[0].isdigit() and second[0].isdigit()):
                    pairs[f"{first} {second}"] = None
    return sorted({term_hash(pair) for pair in [*pairs][:MOST_PHRASES]})


def place_term(name: str | None) -> int | None:
    """The hash by which `telling_terms` or `telling_phrases` of a text show that it names a place; None for no name."""
    words = WORD.findall(name or "")
    if len(words) > 1 and words[0][0].isupper() and words[1][0].isupper():
        return term_hash(f"{words[0]} {words[1]}".lower())
    return term_hash(max(words, key=len).lower()) if words else None


def _runs(text: str) -> Iterator[list[str]]:
    """Names and numbers in a row, in small letters.

    Between them stands a space, an initial, the point of a short word (Dr.), or a comma before a number.
    """
    run: list[str] = []
    before, end = "", 0
    for found in WORD.finditer(text):
        word = found[0]
        gap = text[end : found.start()]
        if not (gap == " " or (gap == ". " and len(before) <= 3) or (gap == ", " and word[0].isdigit())):
            yield run
            run = []
        before, end = word, found.end()
        if len(word) == 1 and word.isupper():
            continue
        if word[0].isdigit() or word[0].isupper():
            run.append(word.lower())
        else:
            yield run
            run = []
    yield run
