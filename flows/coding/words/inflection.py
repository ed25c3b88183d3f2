"""English inflection for the lexicon: the forms of a verb and the plural of a noun, as the lexicon writes them."""

from __future__ import annotations

import re

from flows.coding.words.word_sets import word_set

_VOWELS = "aeiou"
# Verbs of one short syllable double their last consonant ("lob"); so do these, stressed at the end.
_SHORT = re.compile(r"(?:qu|[^aeiou])*[aeiouy][^aeiouwxy]")
_DOUBLING = word_set("machinegun, machine-gun, admit, commit, occur, refer, omit, permit, kidnap, begin, repel")


def verb_forms(spec: str) -> dict[str, str]:
    """All forms of a verb phrase, each with what it is: base, third, past (also the participle) or ing.

    ``spec`` is a phrase such as "gun down" or "shoot/shoots/shot/shot/shooting dead"; every word written with slashes
    is inflected, or the first one where none is. A past that differs from the participle is marked "past_only".
    """
    words = spec.split()
    slashed = [index for index, word in enumerate(words) if "/" in word] or [_verb_position(words)]
    forms: dict[str, str] = {}
    tables = [_five(words[index]) for index in slashed]
    for position, form in enumerate(("base", "third", "past", "past", "ing")):
        phrase = list(words)
        for index, table in zip(slashed, tables, strict=True):
            phrase[index] = table[position]
        text = " ".join(phrase)
        if forms.get(text) in (None, "base", "third"):  # "hit", "set up": in news the past is likelier than the base
            forms[text] = form
    return forms


def _verb_position(words: list[str]) -> int:
    """The first word is the verb, but for an adverb before it ("critically injure")."""
    return 1 if len(words) > 1 and words[0].endswith("ly") else 0


def _five(word: str) -> tuple[str, ...]:
    if "/" in word:
        parts = tuple(word.split("/"))
        if len(parts) != 5:
            raise ValueError(f"{word!r}: an irregular verb is written base/third/past/participle/ing")
        return parts
    return (word, _third(word), _past(word), _past(word), _ing(word))


def _third(word: str) -> str:
    if word.endswith(("s", "x", "z", "ch", "sh", "o")):
        return word + "es"
    if word.endswith("y") and word[-2:-1] not in _VOWELS:
        return word[:-1] + "ies"
    return word + "s"


def _doubles(word: str) -> bool:
    return word in _DOUBLING or bool(_SHORT.fullmatch(word))


def _past(word: str) -> str:
    if word.endswith("e"):
        return word + "d"
    if word.endswith("y") and word[-2:-1] not in _VOWELS:
        return word[:-1] + "ied"
    return word + (word[-1] if _doubles(word) else "") + "ed"


def _ing(word: str) -> str:
    if word.endswith("ie"):
        return word[:-2] + "ying"
    if word.endswith("e") and not word.endswith(("ee", "oe", "ye")):
        return word[:-1] + "ing"
    return word + (word[-1] if _doubles(word) else "") + "ing"


def noun_forms(spec: str) -> tuple[str, str]:
    """Singular and plural of a noun phrase; "singular/plural" says both, else the last word takes the plural."""
    if "/" in spec:
        singular, plural = spec.split("/", 1)
        return singular, plural
    head, _, last = spec.rpartition(" ")
    if last.endswith(("s", "x", "ch", "sh")):
        last += "es"
    elif last.endswith("y") and last[-2:-1] not in _VOWELS:
        last = last[:-1] + "ies"
    else:
        last += "s"
    return spec, f"{head} {last}".strip()
