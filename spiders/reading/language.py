"""The language of a text: by its script and commonest words, where the page's own word is missing or wrong."""

from __future__ import annotations

import re
from collections import Counter

_COMMON = {
    "en": "the and of in to a was were that said on for with by at from",
    "fr": "le la les des et dans que une est pour du en sur au par qui",
    "de": "der die und das in den von zu mit ist im des auf nicht eine",
    "es": "el la de que en los del las por una con para un es se",
    "it": "il di che la e in un per del una sono della con le si",
    "tr": "ve bir bu için ile da de olarak olan en çok gibi ise daha",
    "pt": "o a de que e do da em um para com uma os no se na",
    "nl": "de het een en van in dat op is te zijn voor met niet die",
    "ku": "û li ji ku di de bi ya ên re jî ne ev her",
}
_SETS = {code: frozenset(words.split()) for code, words in _COMMON.items()}
_SCRIPTS = (
    ("he", re.compile(r"[֐-׿]")),
    ("ru", re.compile(r"[Ѐ-ӿ]")),
    ("el", re.compile(r"[Ͱ-Ͽ]")),
    ("ja", re.compile(r"[぀-ヿ]")),
    ("zh", re.compile(r"[一-鿿]")),
    ("ko", re.compile(r"[가-힯]")),
)
_LATIN = re.compile(r"[A-Za-zÀ-ɏ]")
_ARABIC = re.compile(r"[؀-ۿ]")
_PERSIAN = re.compile(r"[پچژگی]")
_SORANI = re.compile(r"[ڕڵۆێە]")
_SAMPLE = 2000
_ENOUGH = 20  # words
_PLAIN = 0.25  # share of a language's commonest words that settles it where it is declared, too


def language_of(text: str, declared: str | None) -> str | None:
    """The text's ISO 639-1 code. The declared one stands unless the text plainly is in another language."""
    sample = text[:_SAMPLE]
    script = None if sample.isascii() else _by_script(sample, sum(map(str.isalpha, sample)))
    if script is not None:
        same_script = {"ar", "fa", "ckb", "ku", "ur", "ps"} if script in ("ar", "fa", "ckb") else {script}
        if script == "ru":
            same_script |= {"uk", "bg", "sr", "mk", "be", "kk"}
        return declared if declared in same_script else script
    words = sample.casefold().split()
    if len(words) < _ENOUGH:
        return declared
    counts = Counter(words)
    if declared in _SETS and _count(counts, declared) > _PLAIN * len(words):
        return declared
    shares = {code: _count(counts, code) / len(words) for code in _SETS}
    best = max(shares, key=lambda code: shares[code])
    if shares[best] < 0.1 or (declared in shares and shares[str(declared)] > 0.6 * shares[best]):
        return declared
    return best


def _count(counts: Counter[str], code: str) -> int:
    """How many of the words are among a language's commonest."""
    return sum([counts[word] for word in _SETS[code] & counts.keys()])


def _by_script(sample: str, letters: int) -> str | None:
    # Latin scripts with accents are settled by this first count alone.
    if len(_LATIN.findall(sample)) > 0.7 * letters:
        return None
    if len(_ARABIC.findall(sample)) > 0.5 * letters:
        if len(_SORANI.findall(sample)) > 0.04 * letters:
            return "ckb"
        return "fa" if len(_PERSIAN.findall(sample)) > 0.03 * letters else "ar"
    for code, pattern in _SCRIPTS:
        if len(pattern.findall(sample)) > 0.3 * letters:
            return code
    return None
