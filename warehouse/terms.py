"""Telling words of a text: what two accounts of one event have in common beyond place and date."""

from __future__ import annotations

import re
from zlib import crc32

WORD = re.compile(r"\w+")
MOST_TERMS = 80
"""Kept per report: names and numbers first, then the text's words in their order, as news puts the main thing first."""


def term_hash(word: str) -> int:
    """32 bits that stand for a word, the same for ever."""
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
