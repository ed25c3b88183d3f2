"""A sentence as tokens: words with their senses from the lexicon, phrases joined, brackets and quotes taken out."""

from __future__ import annotations

import itertools
import re
from dataclasses import dataclass
from functools import lru_cache

from flows.coding.document import Document, Sentence
from flows.coding.lexicon import Actor, Lexicon, Sense, Source
from flows.coding.numbers import Quantity, read_number

_TOKEN = re.compile(
    r"(?:[^\W\d_]\.){2,}|\d+(?:[.,:]\d+)*(?:-[^\W_]+)*|[^\W\d_]+(?:['&][^\W\d_]{2,}|'(?!s\b)[^\W\d_]+|-[^\W_]+)*"
    r"|'s\b|--|\[|\]|[^\w\s]"
)
_AGE = re.compile(r"\d+-?(?:years?|yrs?|months?|weeks?|days?)-?olds?|[a-z-]+-(?:year|month)s?-olds?")
_TIME = frozenset(
    [
        "monday",
        "tuesday",
        "wednesday",
        "thursday",
        "friday",
        "saturday",
        "sunday",
        "january",
        "february",
        "march",
        "april",
        "june",
        "july",
        "august",
        "september",
        "october",
        "november",
        "december",
        "day",
        "days",
        "hour",
        "hours",
        "week",
        "weeks",
        "month",
        "months",
        "minutes",
        "minute",
        "today",
        "yesterday",
        "tonight",
        "morning",
        "afternoon",
        "evening",
        "night",
        "midnight",
        "noon",
        "dawn",
        "dusk",
        "daybreak",
        "weekend",
        "mondays",
        "sundays",
    ]
)
_YEAR = re.compile(r"(?:19|20)\d\d|\d{1,2}:\d\d")
_MONTHS = frozenset(
    [
        "january",
        "february",
        "march",
        "april",
        "may",
        "june",
        "july",
        "august",
        "september",
        "october",
        "november",
        "december",
        "jan",
        "feb",
        "mar",
        "apr",
        "jun",
        "jul",
        "aug",
        "sep",
        "sept",
        "oct",
        "nov",
        "dec",
    ]
)
_YEARS_OLD = (["years", "old"], ["year", "old"], ["months", "old"])
_HOURS = frozenset({"a.m.", "p.m.", "am", "pm", "a.m", "p.m", "hrs", "hours", "gmt", "o'clock"})
_ABBREVIATIONS = frozenset(
    [
        "st",
        "mr",
        "mrs",
        "ms",
        "dr",
        "no",
        "rs",
        "sgt",
        "col",
        "gen",
        "lt",
        "capt",
        "maj",
        "gov",
        "sen",
        "rep",
        "jan",
        "feb",
        "mar",
        "apr",
        "jun",
        "jul",
        "aug",
        "sep",
        "sept",
        "oct",
        "nov",
        "dec",
        "inc",
        "co",
        "corp",
        "jr",
        "sr",
        "vs",
        "a",
        "b",
        "c",
        "d",
        "e",
        "f",
        "g",
        "h",
        "i",
        "j",
        "k",
        "l",
        "m",
        "n",
        "o",
        "p",
        "q",
        "r",
        "s",
        "t",
        "u",
        "v",
        "w",
        "x",
        "y",
        "z",
    ]
)
_NOTHING = Sense()
_SOMEBODY = (Sense(person="civilians", side="civil"), Sense(person="civilians", side="civil", plural=True))
UNKNOWN_ING, _ED = Sense(plain="ing"), Sense(plain="past")
_NO_PERSON = frozenset(
    [
        "roman",
        "german",
        "norman",
        "ottoman",
        "specimen",
        "regimen",
        "abdomen",
        "acumen",
        "omen",
        "talisman",
        "truman",
        "bowman",
        "ayman",
        "othman",
        "yemen",
    ]
)
_NO_VERB = frozenset(
    [
        "during",
        "morning",
        "evening",
        "building",
        "something",
        "nothing",
        "anything",
        "everything",
        "spring",
        "string",
        "hundred",
        "naked",
        "sacred",
        "hatred",
        "wicked",
        "rugged",
        "kindred",
        "exceed",
        "succeed",
        "proceed",
        "indeed",
        "unidentified",
        "unnamed",
    ]
)
_QUOTES = frozenset("\"'")
_OPEN, _CLOSE = {"(": ")", "[": "]"}, frozenset(")]")
_MAX_ASIDE = 30
_ON_FIRE = frozenset(["ablaze", "alight", "afire", "on fire"])
_PARTED = {  # verbs whose object may stand before their last words
    **dict.fromkeys(["set", "sets", "setting"], _ON_FIRE),
    **dict.fromkeys(["put", "puts", "putting"], _ON_FIRE),
    **dict.fromkeys(["blow", "blows", "blew", "blown", "blowing"], frozenset(["up"])),
    **dict.fromkeys(["take", "takes", "took", "taken", "taking"], frozenset(["hostage", "captive"])),
}
_PARTS_NOTHING = frozenset([".", ";", ":", "when", "while", "who", "which", "after", "before"])
_MAX_PARTED = 14


@dataclass(slots=True)
class Token:
    """A word or a phrase of the lexicon: its characters in the text, folded words, and what it may be."""

    start: int
    end: int
    word: str
    sense: Sense
    is_capital: bool
    number: Quantity | None = None
    actor: Actor | None = None
    source: Source | None = None
    is_age: bool = False
    is_time: bool = False

    def job(self, name: str) -> bool:
        """Whether words.toml gives the word this job."""
        return name in self.sense.jobs


def tokenise(document: Document, sentence: Sentence, lexicon: Lexicon) -> list[Token]:
    """The tokens of a sentence. Bracketed asides and quotation marks are left out; what they held stays quotable."""
    text = document.folded
    raw = [(m.start(), m.end(), m[0]) for m in _TOKEN.finditer(text, sentence.start, sentence.end)]
    raw = _without_asides(
        [item for k, item in enumerate(raw) if not (item[2] == "." and k and raw[k - 1][2] in _ABBREVIATIONS)]
    )
    words = [item[2] for item in raw]
    tokens: list[Token] = []
    at = 0
    while at < len(raw):
        token, used = _read(document, lexicon, raw, words, at)
        tokens.append(token)
        at += used
    _mark_days(tokens)
    return _rejoin(_with_parts(tokens), lexicon)


def _with_parts(tokens: list[Token]) -> list[Token]:
    """ "seven people, among them two women": "among them" means "including"."""
    found = [k for k in range(len(tokens) - 1) if tokens[k].word == "among" and tokens[k + 1].word in ("them", "whom")]
    for k in found:
        tokens[k].word, tokens[k].end = "including", tokens[k + 1].end
    return [token for k, token in enumerate(tokens) if k - 1 not in found] if found else tokens


def _rejoin(tokens: list[Token], lexicon: Lexicon) -> list[Token]:
    """ "set three lorries on fire": a verb that its object parts from its last words gets them back."""
    gone: set[int] = set()
    for at, token in enumerate(tokens):
        endings = _PARTED.get(token.word)
        for k in range(at + 2, min(len(tokens), at + _MAX_PARTED)) if endings else ():
            if tokens[k].word in _PARTS_NOTHING or (tokens[k].sense.verb and tokens[k - 1].word != "on"):
                break
            ending = f"on {tokens[k].word}" if tokens[k - 1].word == "on" else tokens[k].word
            if endings and ending in endings:
                token.sense = lexicon.known_sense(f"{token.word} {ending}")
                gone.update((k - 1, k) if ending.startswith("on ") else (k,))
                break
    return [token for at, token in enumerate(tokens) if at not in gone] if gone else tokens


def _mark_days(tokens: list[Token]) -> None:
    """ "August 5", "5 August", "2 a.m.": the number is a day or an hour, counts nobody."""
    is_age = False
    for token in tokens:
        if token.word in ("age", "ages", "aged"):
            is_age = True
        elif is_age and token.number is not None and token.number.best <= 110:
            token.number, token.is_time = None, True
        elif is_age and token.word not in ("and", ",", "from", "to", "between", "respectively"):
            is_age = False
    for one, other in itertools.pairwise(tokens):
        if one.number is not None and other.word in _HOURS:
            one.number, one.is_time, other.is_time = None, True, True
        for month, day in ((one, other), (other, one)):
            if month.word in _MONTHS and day.number is not None and day.word[0].isdigit() and day.number.best <= 31:
                day.number, day.is_time = None, True


def _without_asides(raw: list[tuple[int, int, str]]) -> list[tuple[int, int, str]]:
    kept: list[tuple[int, int, str]] = []
    at = 0
    while at < len(raw):
        word = raw[at][2]
        if word in _OPEN:
            close = next((k for k in range(at + 1, min(len(raw), at + _MAX_ASIDE)) if raw[k][2] == _OPEN[word]), None)
            at = close + 1 if close is not None else at + 1
            continue
        if word not in _CLOSE and word not in _QUOTES:
            kept.append(raw[at])
        at += 1
    return kept


def _read(
    document: Document, lexicon: Lexicon, raw: list[tuple[int, int, str]], words: list[str], at: int
) -> tuple[Token, int]:
    start, end, word = raw[at]
    for phrase, sense in lexicon.phrases_from(word, words[at + 1] if at + 1 < len(words) else ""):
        size = len(phrase)
        if (size == 2 or tuple(words[at : at + size]) == phrase) and _case_fits(
            document, sense, start, raw[at + size - 1][1]
        ):
            return _token(document, start, raw[at + size - 1][1], " ".join(phrase), sense), size
    if word.endswith(("old", "olds", "year", "years", "months")):
        if word in ("year-old", "yr-old", "month-old") or words[at : at + 2] in _YEARS_OLD:
            return Token(start, end, "years-of-age", _NOTHING, False, is_age=True), 1 if "-" in word else 2
        if _AGE.fullmatch(word):
            return Token(start, end, word, _NOTHING, False, is_age=True), 1
    found = read_number(words, at)
    if found and word not in ("second",):
        quantity, used = found
        quantity, used = _range(words, at, quantity, used)
        if used == 1 and _YEAR.fullmatch(word):
            return Token(start, end, word, _NOTHING, False, is_time=True), 1
        return Token(
            start,
            raw[at + used - 1][1],
            " ".join(words[at : at + used]),
            lexicon.words.get(word, _NOTHING),
            False,
            number=quantity,
        ), used
    sense = lexicon.words.get(word, _NOTHING)
    if sense is _NOTHING:
        sense = (
            _hyphened(lexicon, word)
            if "-" in word
            else _by_ending(word, document.case == "mixed" and document.text[start].isupper())
        )
    return _token(document, start, end, word, sense), 1


def _range(words: list[str], at: int, low: Quantity, used: int) -> tuple[Quantity, int]:
    """ "five to seven", "40-50", "between seven and nine": one number with both its ends."""
    join = words[at + used] if at + used + 1 < len(words) else ""
    if join not in ("to", "or", "-") and not (join == "and" and at and words[at - 1] == "between"):
        return low, used
    high = read_number(words, at + used + 1)
    if high is None or not low.best < high[0].best <= 20 * low.best:
        return low, used
    return Quantity(low.min, low.best, high[0].best), used + 1 + high[1]


def _token(document: Document, start: int, end: int, word: str, sense: Sense) -> Token:
    token = Token(start, end, word, sense, document.text[start].isupper())
    if (sense.actor or sense.source) and _case_fits(document, sense, start, end):
        token.actor, token.source = sense.actor, sense.source
    token.is_time = word in _TIME
    return token


def _case_fits(document: Document, sense: Sense, start: int, end: int) -> bool:
    """Short capitals name an actor only in capitals; in texts without case only where they are long enough."""
    if sense.exact is None:
        return True
    if document.case == "mixed":
        raw = document.text[start:end].replace("’", "'")
        return raw.rstrip("s") == sense.exact.rstrip("s") or (
            len(sense.exact) > 3 and raw == sense.exact.capitalize() != "Site"
        )
    return len(sense.exact) > (2 if document.case == "upper" else 3) and sense.exact not in ("SITE", "SAP", "CAMP")


@lru_cache(maxsize=50_000)
def _by_ending(word: str, is_name: bool) -> Sense:
    """Words the lexicon lacks that end like a verb; capitals make them names in texts where case tells."""
    if not is_name and word not in _NO_PERSON:
        for number, endings in enumerate(
            (
                ("man", "woman", "master", "keeper", "holder", "worker"),
                ("men", "women", "masters", "workers", "keepers", "holders"),
            )
        ):
            if any(word.endswith(ending) and len(word) > len(ending) + 2 for ending in endings):
                return _SOMEBODY[number]
    if len(word) < 6 or word in _NO_VERB or is_name:
        return _NOTHING
    return (
        UNKNOWN_ING if word.endswith("ing") else _ED if word.endswith("ed") and not word.endswith("eed") else _NOTHING
    )


def _hyphened(lexicon: Lexicon, word: str) -> Sense:
    """A hyphened word that the lexicon knows with a blank ("car-bomb"), or by its last part ("ex-soldier")."""
    parts = tuple(word.split("-"))
    for phrase, sense in lexicon.phrases.get(parts[0], ()):
        if phrase == parts:
            return sense
    if parts[-1] in ("triggered", "planted", "engineered", "sponsored") and len(parts) > 1:
        return lexicon.words.get("-".join(parts[:-1]), _NOTHING)
    if parts[0] in ("ex", "teen", "woman", "women", "farmer", "student", "police", "half", "co", "step", "non"):
        return lexicon.words.get(parts[-1], _NOTHING)
    return _NOTHING
