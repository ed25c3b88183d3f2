"""Keys under which place names are looked up: one for the spelling, one for all the transliterations of a name.

Used when the gazetteer is built and when a text is read, so it depends on nothing but ``anyascii``.
"""

from __future__ import annotations

import re
from functools import lru_cache

from anyascii import anyascii

_APOSTROPHES = str.maketrans(dict.fromkeys("'’‘ʼʻ`´ʿʾ", ""))
_NOT_WORD = re.compile(r"[^a-z0-9]+")
_ABBREVIATED = re.compile(r"^(?:st|ste|ft|mt|sta|sto) ")
_FULL = {"st ": "saint ", "ste ": "sainte ", "ft ": "fort ", "mt ": "mount ", "sta ": "santa ", "sto ": "santo "}

#: Countries whose names reach English through Arabic or Persian script, and so in many spellings.
ARABIC = frozenset(
    "AE AF BH DJ DZ EG EH ER IL IQ IR JO KW LB LY MA MR OM PK PS QA SA SD SO SY TD TN TJ YE".split()  # noqa: SIM905
)
#: Countries whose names are spelt by ear from Indian scripts.
INDIC = frozenset(["BD", "BT", "IN", "LK", "MM", "NP"])

_ARTICLES = re.compile(r"\b(?:al|el|ul|ad|ed|ar|er|as|es|ash|esh|at|et|az|ez|an|en|adh|ath|th) (?=\w)")
_FUSED = re.compile(r"\b(?:[ae](?=([dlnrstz])\1)|(?:al|el)(?=[bcdfghjkmnqrstwz])(?=\w{5}))")
_ARABIC_STEPS = (
    (re.compile(r"aw|au|ow|ou|oo"), "u"),
    (re.compile(r"ee|ii|ie|iy|yi"), "i"),
    (re.compile(r"kh"), "k"),
    (re.compile(r"gh"), "g"),
    (re.compile(r"dh"), "d"),
    (re.compile(r"th"), "t"),
)
_ARABIC_LETTERS = str.maketrans("qyeowc", "kiauuk")
_INDIC_STEPS = (
    (re.compile(r"ksh|x"), "ks"),
    (re.compile(r"([bcdgjkpt])h"), r"\1"),
    (re.compile(r"sh"), "s"),
    (re.compile(r"oo|ou|ow|au|aw"), "u"),
    (re.compile(r"ee|ii|ie|ey|ay|ai|ei"), "i"),
    (re.compile(r"w"), "v"),
    (re.compile(r"z"), "j"),
    (re.compile(r"y"), "i"),
    (re.compile(r"q"), "k"),
)
_DOUBLE = re.compile(r"(.)\1+")
_TAIL = re.compile(r"(?<=\w\w)(?:ah|eh|a|h)\b")


@lru_cache(maxsize=65_536)
def fold(name: str) -> str:
    """A name in lower-case ASCII words: no accents, no apostrophes, hyphens as spaces, "St." as "saint"."""
    plain = name.translate(_APOSTROPHES)
    if not plain.isascii():
        plain = anyascii(plain)
    return full_words(_NOT_WORD.sub(" ", plain.lower()).strip())


def full_words(key: str) -> str:
    """A folded name whose first word is written out: "st louis" is "saint louis"."""
    if key[:4].find(" ") > 0 and (match := _ABBREVIATED.match(key)):
        return _FULL[match[0]] + key[match.end() :]
    return key


def arabic_key(folded: str) -> str:
    """One key for the transliterations of a name: "deir ez zor", "dayr az zawr" and "deir ezzor" are alike.

    The steps are those found best on spellings in the news: articles off, free or fused; letters that render
    one sound made one; doubles undone; a final -ah, -eh or -a off.
    """
    key = _ARTICLES.sub("", folded)
    key = _FUSED.sub("", key)
    for pattern, letter in _ARABIC_STEPS:
        key = pattern.sub(letter, key)
    key = _DOUBLE.sub(r"\1", key.translate(_ARABIC_LETTERS))
    key = _DOUBLE.sub(r"\1", key.replace("iu", "u"))
    return _TAIL.sub("", key).replace(" ", "")


def indic_key(folded: str) -> str:
    """One key for the spellings of an Indian name: "dantewada" and "dantevada", "hazaribagh" and "hazaribag"."""
    key = folded
    for pattern, letter in _INDIC_STEPS:
        key = pattern.sub(letter, key)
    return _TAIL.sub("", _DOUBLE.sub(r"\1", key)).replace(" ", "")


def sound_keys(folded: str, country: str) -> list[str]:
    """The keys besides the spelling under which a place of ``country`` is kept (each marked by its alphabet)."""
    if country in ARABIC:
        key = arabic_key(folded)
        return ["~a" + key] if len(key) > 2 else []
    if country in INDIC:
        key = indic_key(folded)
        return ["~i" + key] if len(key) > 3 else []
    return []
