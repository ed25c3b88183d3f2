"""How many letters of a text are capitals: whether case tells names from words in it."""

from __future__ import annotations

import re

_NOT_ASCII = re.compile(r"[^\x00-\x7f]")
_NO_CAPITALS = bytes(code for code in range(256) if not chr(code).isupper() or code > 127)
_NO_SMALL = bytes(code for code in range(256) if not chr(code).islower() or code > 127)


def count_cases(text: str) -> tuple[int, int]:
    """How many capitals and how many small letters a text has."""
    raw = text.encode("ascii", "ignore")  # counted by what is left where others are dropped: fast, by letters slow
    capitals, small = len(raw.translate(None, _NO_CAPITALS)), len(raw.translate(None, _NO_SMALL))
    if len(raw) == len(text):
        return capitals, small
    others = _NOT_ASCII.findall(text)
    return capitals + sum(map(str.isupper, others)), small + sum(map(str.islower, others))


def share_of_capitals(text: str) -> float:
    """The share of capitals among all letters, those of scripts without case too; 0 where there are none."""
    capitals, small = count_cases(text)
    letters = capitals + small if text.isascii() else sum(map(str.isalpha, text))
    return capitals / (letters or 1)
