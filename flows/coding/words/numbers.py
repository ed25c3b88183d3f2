"""Number words and figures, exact and vague, as ranges of whole numbers."""

from __future__ import annotations

import re
from typing import NamedTuple

from flows.coding.words.word_sets import word_set

_UNITS = [
    "zero", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven", "twelve",
    "thirteen", "fourteen", "fifteen", "sixteen", "seventeen", "eighteen", "nineteen"
]  # fmt: skip
_TENS = {
    "twenty": 20,
    "thirty": 30,
    "forty": 40,
    "fourty": 40,
    "fifty": 50,
    "sixty": 60,
    "seventy": 70,
    "eighty": 80,
    "ninety": 90,
}
_SCALES = {
    "hundred": 100,
    "thousand": 1000,
    "lakh": 100_000,
    "lakhs": 100_000,
    "million": 1_000_000,
    "crore": 10_000_000,
    "billion": 1_000_000_000,
}
_SMALL = {word: value for value, word in enumerate(_UNITS)} | _TENS
_ORDERED = """
first second third fourth fifth sixth seventh eighth ninth tenth eleventh twelfth thirteenth fourteenth fifteenth
sixteenth seventeenth eighteenth nineteenth twentieth twenty-first twenty-second twenty-third twenty-fourth twenty-fifth
twenty-sixth twenty-seventh twenty-eighth twenty-ninth thirtieth thirty-first
"""
#: first is 1, up to the last day of a month
ORDINALS = {word: value for value, word in enumerate(_ORDERED.split(), start=1)}
_FIGURED = re.compile(r"(\d\d?)(?:st|nd|rd|th)")
# Codebook: dozens are 24, several 3, hundreds 200, all open upwards.
_VAGUE = {
    "dozens": 24,
    "scores": 40,
    "hundreds": 200,
    "thousands": 2000,
    "several": 3,
    "many": 3,
    "few": 3,
    "numerous": 3,
    "multiple": 3,
    "various": 3,
    "couple": 2,
    "pair": 2,
    "duo": 2,
    "dozen": 12,
    "trio": 3,
    "handful": 3,
}
_EXACT_VAGUE = frozenset({"couple", "pair", "dozen", "duo", "trio"})
_FIGURE = re.compile(r"\d{1,3}(?:,\d{2,3})+|\d+(?:\.\d+)?")
WORDS = frozenset(_SMALL) | frozenset(_SCALES) | frozenset(_VAGUE)
_OPENING = WORDS | {"half"}


class Quantity(NamedTuple):
    """At least ``min``, best read as ``best``, at most ``max`` (None: open)."""

    min: int
    best: int
    max: int | None

    def plus(self, other: Quantity) -> Quantity:
        """Both together."""
        top = None if self.max is None or other.max is None else self.max + other.max
        return Quantity(self.min + other.min, self.best + other.best, top)


ONE = Quantity(1, 1, 1)
SEVERAL = Quantity(2, 2, None)


def word_value(word: str) -> int | None:
    """The value of one token that is a number by itself: "seven", "forty-one", "1,200", "15"; None for others."""
    if (value := _SMALL.get(word)) is not None:
        return value
    if word[:1].isdigit():
        match = _FIGURE.fullmatch(word)
        if not match:
            return None
        figures = match[0].replace(",", "")
        return int(float(figures)) if len(figures) < 12 else None
    if "-" in word:
        left, _, right = word.partition("-")
        if left in _TENS and right in _SMALL:
            return _TENS[left] + _SMALL[right]
    return None


def may_be_number(word: str) -> bool:
    """Whether a number may begin with a word: a quick look, before ``read_number``."""
    return word in _OPENING or word[0].isdigit() or "-" in word


_RANGE = re.compile(r"(\d{1,4})-(\d{1,4})")
_FIRST_YEAR = 1900  # "1990-1992" is a time


def read_number(words: list[str], start: int) -> tuple[Quantity, int] | None:
    """The number that begins at ``words[start]`` and how many words it takes; None where none begins there."""
    word = words[start]
    value = word_value(word)
    if value is not None:
        return _exact(words, start, value)
    if (ends := _RANGE.fullmatch(word)) and 0 < int(ends[1]) < int(ends[2]) <= 20 * int(ends[1]) < 20 * _FIRST_YEAR:
        return Quantity(int(ends[1]), int(ends[1]), int(ends[2])), 1
    if word in _VAGUE:
        least = _VAGUE[word]
        following = words[start + 1] if start + 1 < len(words) else ""
        return Quantity(
            least, least, least if word in _EXACT_VAGUE else None
        ), 2 if following == "of" and word != "few" else 1
    if word in _SCALES and word != "crore":
        return Quantity(_SCALES[word], _SCALES[word], _SCALES[word]), 1
    if word == "half" and words[start + 1 : start + 3] in (["a", "dozen"], ["a", "million"]):
        value = 6 if words[start + 2] == "dozen" else 500_000
        return Quantity(value, value, value), 3
    return None


def _exact(words: list[str], start: int, value: int) -> tuple[Quantity, int]:
    total, part, used = 0, value, 1
    while start + used < len(words):
        word = words[start + used]
        if word in _SCALES:
            part *= _SCALES[word]
            if _SCALES[word] >= 1000:
                total, part = total + part, 0
        elif (
            word == "and"
            and words[start + used - 1] in _SCALES
            and start + used + 1 < len(words)
            and word_value(words[start + used + 1]) is not None
        ):
            part += word_value(words[start + used + 1]) or 0
            used += 1
        elif word in _SMALL and words[start + used - 1] in _TENS and _SMALL[word] < 10:
            part += _SMALL[word]
        elif word == "dozen":
            part *= 12
        else:
            break
        used += 1
    number = total + part
    return Quantity(number, number, number), used


_LEAST = word_set(
    """
    at least, more than, over, not less than, no less than, no fewer than, upwards of, a minimum of, well over, in
    excess of
    """
)
_MOST = word_set("up to, as many as, less than, fewer than, under, at most, not more than, a maximum of")
_ABOUT = word_set("about, around, some, nearly, almost, approximately, roughly, close to, an estimated, estimated")


def qualified(quantity: Quantity, word: str) -> Quantity:
    """A quantity as the word before it bends it: "at least 34" is open, "up to 10" may be fewer, "nearly 150" about."""
    if word in _LEAST:
        return Quantity(quantity.min, quantity.best, None)
    if word in _MOST:
        return Quantity(0, quantity.best, quantity.best)
    if word in _ABOUT and quantity.best >= 5:
        return Quantity(int(quantity.best * 0.9), quantity.best, -(-quantity.best * 11 // 10))
    return quantity


def ordinal(word: str) -> int:
    """The number of "fourth" or "4th"; 0 of any other word."""
    figure = _FIGURED.fullmatch(word)
    return int(figure[1]) if figure else ORDINALS.get(word, 0)
