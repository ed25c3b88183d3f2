"""What a word that the lexicon lacks may be, by its ending or its parts."""

from __future__ import annotations

from functools import lru_cache

from flows.coding.words.animals import HERDS
from flows.coding.words.lexicon import Lexicon
from flows.coding.words.senses import Sense
from flows.coding.words.word_sets import word_set

NOTHING = Sense()
#: people by the ends of words, with at least three letters before them
_SOMEBODY = (
    (Sense(person="civilians", side="civil"), ("man", "woman", "master", "keeper", "holder", "worker")),
    (
        Sense(person="civilians", side="civil", plural=True),
        ("men", "women", "masters", "workers", "keepers", "holders"),
    ),
)
UNKNOWN_ING, _ED = Sense(plain="ing"), Sense(plain="past")
_NO_PERSON = word_set(
    """
    roman, german, norman, ottoman, specimen, regimen, abdomen, acumen, omen, talisman, truman, bowman, ayman, othman,
    yemen
    """
)
_NO_VERB = word_set(
    """
    during, morning, evening, building, something, nothing, anything, everything, spring, string, hundred, naked,
    sacred, hatred, wicked, rugged, kindred, exceed, succeed, proceed, indeed, unidentified, unnamed
    """
)

_NOUN_ENDINGS = (
    "tion", "tions", "sion", "ment", "ments", "ness", "ship", "ism", "ance", "ence", "ity", "ities", "ical"
)  # fmt: skip


def is_plain_noun(lexicon: Lexicon, word: str) -> bool:
    """Whether a word in capitals, in a text that has nothing else, is still no name."""
    return (
        word in lexicon.common or word in HERDS or (len(word) > 7 and word.endswith(_NOUN_ENDINGS)) or _is_adverb(word)
    )


def _is_adverb(word: str) -> bool:
    return len(word) > 5 and word.endswith("ly")


@lru_cache(maxsize=50_000)
def by_ending(word: str, is_name: bool) -> Sense:
    """Words the lexicon lacks that end like a verb; capitals make them names in texts where case tells."""
    if not is_name and word not in _NO_PERSON:
        for somebody, endings in _SOMEBODY:
            if word[3:].endswith(endings):
                return somebody
    if len(word) < 6 or word in _NO_VERB or is_name:
        return NOTHING
    return UNKNOWN_ING if word.endswith("ing") else _ED if word.endswith("ed") and not word.endswith("eed") else NOTHING


def by_hyphen(lexicon: Lexicon, word: str) -> Sense:
    """A hyphened word that the lexicon knows with a blank ("car-bomb"), or by its last part ("ex-soldier")."""
    parts = tuple(word.split("-"))
    for phrase, sense in lexicon.phrases.get(parts[0], ()):
        if phrase == parts:
            return sense
    if (
        parts[-1] in ("triggered", "planted", "engineered", "sponsored", "laden", "packed", "filled", "rigged")
        and len(parts) > 1
    ):
        return lexicon.words.get("-".join(parts[:-1]), NOTHING)
    if parts[0] in ("ex", "teen", "woman", "women", "farmer", "student", "police", "half", "co", "step", "non"):
        return lexicon.words.get(parts[-1], NOTHING)
    return NOTHING
