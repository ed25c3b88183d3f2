"""Ages told behind people: "a woman, 29, who was shot", "her sons, 7 and 8,", "three men, ages 19, 21 and 22,".

They count nobody: they are taken out of the phrases, and kept with the people they belong to.
"""

from __future__ import annotations

import re

from flows.coding.sentences.phrases import Phrase
from flows.coding.words.measures import AGE_UNITS
from flows.coding.words.numbers import ONE, read_number

_OLDEST = 105
_DIGIT = re.compile(r"\d")
_MARKS = ("age", "old ", "year", "yr")  # without any of these and without figures there are no ages
_YEARS = re.compile(r"\b(\d{1,3}|[a-z]+(?:-[a-z]+)??)[- ]{0,3}(?:years?|yrs?)[- ]{0,3}olds?\b")
_AGED = ("age", "ages", "aged")


def without_ages(phrases: list[Phrase]) -> list[Phrase]:
    """The phrases of a sentence without ages told behind a comma."""
    words = " ".join([phrase.word for phrase in phrases])
    if not (_DIGIT.search(words) or any(map(words.__contains__, _MARKS))):
        return phrases
    out: list[Phrase] = []
    k = 0
    while k < len(phrases):
        end = _ages_end(phrases, k) if out and phrases[k].tag == "COMMA" else k
        if end > k:
            holder = out[-1]
            holder.ages = tuple(int(n) for p in phrases[k:end] for n in re.findall(r"\d+", p.word))
            k = end + _is_closing(phrases, end)
            continue
        if "old" in phrases[k].word and (found := _YEARS.search(phrases[k].word)) and (age := _years(found[1])):
            phrases[k].ages = (age,)
        if phrases[k].is_counted and _is_spelt_age(phrases[k : k + 3]):
            phrases[k + 2].start = phrases[k].start  # "her seven month old baby"
            phrases[k + 2].number = ONE
            k += 2
        out.append(phrases[k])
        k += 1
    return out


def _years(words: str) -> int | None:
    """The age that figures or words tell."""
    if words.isdigit():
        return int(words)
    number = read_number([words], 0)
    return number[0].best if number else None


def _is_spelt_age(phrases: list[Phrase]) -> bool:
    """ "seven month old baby", without hyphens."""
    if len(phrases) < 3 or not (phrases[0].is_bare_number and phrases[1].word in AGE_UNITS):
        return False
    return phrases[2].tag == "NP" and phrases[2].word.startswith("old ") and not phrases[2].plural


def _is_closing(phrases: list[Phrase], at: int) -> bool:
    """Whether the comma behind an age only closes it: the verb follows."""
    return at + 1 < len(phrases) and phrases[at].tag == "COMMA" and phrases[at + 1].tag in ("V", "v", "BE")


def _ages_end(phrases: list[Phrase], comma: int) -> int:
    """Behind the ages that a comma opens; the comma's own place where it opens none."""
    holder = phrases[comma - 1]
    if holder.tag != "NP" or not holder.is_human or holder.is_bare_number:
        return comma
    at = comma + 1
    said_so = at < len(phrases) and phrases[at].word.split(" ")[0] in _AGED
    if said_so and phrases[at].word in _AGED:
        at += 1
    if at >= len(phrases) or not (_is_age(phrases[at]) or said_so):
        return comma
    many = holder.plural
    at += 1
    while many and at + 1 < len(phrases) and phrases[at].tag in ("COMMA", "AND"):
        if not (_is_age(phrases[at + 1]) or (said_so and phrases[at + 1].word.isdigit())):
            break
        at += 2
    if many and not said_so and at == comma + 2:
        return comma  # "soldiers, 14 of them": a number of people, no age
    behind = phrases[at] if at < len(phrases) else None
    closed = behind is None or behind.tag in ("COMMA", "SEMI", "AND", "REL") or behind.word in ("of", "from")
    return at if closed or said_so else comma


def _is_age(phrase: Phrase) -> bool:
    return phrase.tag == "NP" and phrase.is_bare_number and phrase.word.isdigit() and 0 < int(phrase.word) <= _OLDEST
