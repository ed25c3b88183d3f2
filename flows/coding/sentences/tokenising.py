"""A sentence as tokens: words with their senses from the lexicon, phrases joined, brackets and quotes taken out."""

from __future__ import annotations

import re
from string import ascii_lowercase

from flows.coding.sentences.document import Document, Sentence
from flows.coding.sentences.joined_tokens import (
    ASIDE_MARKS,
    MARKING,
    mark_days,
    rejoin,
    unname,
    with_parts,
    without_asides,
)
from flows.coding.sentences.tokens import Token
from flows.coding.sentences.unknown_words import NOTHING, by_ending, by_hyphen, is_plain_noun
from flows.coding.words.calendar import MONTH_ABBREVIATIONS, MONTH_NAMES, WEEKDAY_NAMES
from flows.coding.words.lexicon import Alone, Lexicon
from flows.coding.words.numbers import Quantity, may_be_number, read_number
from flows.coding.words.senses import Sense
from flows.coding.words.titles import TITLES

_TOKEN = re.compile(
    r"[a-z]{2,}(?=[ ,])"  # most words: looked for first, as any other way of reading them would find the same
    r"|(?:[^\W\d_]\.){2,}|(?<![\w.])\.\d{2,3}\b(?!%)"
    r"|[$£€] ?\d+(?:[.,]\d+)*(?: (?:thousand|million|billion)\b)?"  # a sum of money counts nobody
    r"|\d+(?:st|nd|rd|th)\b"  # "the 4th Division" counts nobody
    r"|\d+(?: ?- ?)?(?:yrs?|years?)(?: ?- ?)?olds?\b|\d+(?:[.,:]\d+)*(?:-[^\W_]+)*"
    r"|[^\W\d_]+(?<![^\W\d_]{4})\d{1,3}\b"  # "M23", "AK47"
    r"|[^\W\d_]+(?:['&][^\W\d_]{2,}|'(?!(?:s|d|m|re|ve|ll)\b)[^\W\d_]+|-[^\W_]+)*|'(?:s|d|m|re|ve|ll)\b|--|\[|\]|[^\w\s]"
)
_AGE = re.compile(r"\d+(?: ?- ?)?(?:years?|yrs?|months?|weeks?|days?)(?: ?- ?)?olds?|[a-z-]+-(?:year|month)s?-olds?")
_TIME = frozenset({
    # "May" is more often a verb or a name.
    *WEEKDAY_NAMES, *(name for name in MONTH_NAMES if name != "may"),
    "day", "days", "hour", "hours", "week", "weeks", "month", "months", "minutes", "minute", "today", "yesterday",
    "tonight", "morning", "afternoon", "evening", "night", "midnight", "noon", "dawn", "dusk", "daybreak",
    "weekend", "mondays", "sundays",
})  # fmt: skip
_AGE_ENDINGS = ("old", "olds", "year", "years", "months")
_MOST_WORDS = 50_000  # that a lexicon remembers as standing alone
_OPENS_NOUN = frozenset({"the", "a", "an", "this", "that", "another"})
#: what may stand between it and the noun: "a deadly triple shooting at a bar"
_OF_EVENTS = frozenset({
    "apparent", "deadly", "double", "drive-by", "fatal", "gang-related", "mass", "may", "nightclub", "overnight",
    "quadruple", "random", "triple", "weekend",
})  # fmt: skip
_YEAR = re.compile(r"(?:19|20)\d\d|\d{1,2}:\d\d")
_YEARS_OLD = (["years", "old"], ["year", "old"], ["months", "old"])
_ARTICLED = re.compile(r"(?:al|el|as|ash|ad|an|ar|at|az|abu|ul|ud)-")  # "al-Hassan": the capital stands behind
_ABBREVIATIONS = frozenset({
    *TITLES, "st", "no", "nos", "rs", "inr", "inc", "co", "corp", "jr", "vs", *MONTH_ABBREVIATIONS, *ascii_lowercase,
})  # fmt: skip

#: a plural noun, or what one of them does
_STRIKING = frozenset({"attacks", "raids", "strikes"})
_ONE = frozenset({"a", "an"})
_MANY = frozenset({"couple", "dozen", "few", "hundred", "series", "wave"})


def tokenise(document: Document, sentence: Sentence, lexicon: Lexicon) -> list[Token]:
    """The tokens of a sentence. Bracketed asides and quotation marks are left out; what they held stays quotable."""
    raw = _raw_words(document, sentence)
    words = [word for _, _, word in raw]
    if not ASIDE_MARKS.isdisjoint(words):
        raw = without_asides(raw)
        words = [word for _, _, word in raw]
    following = [*words[1:], ""]
    text, is_mixed, alone = document.text, document.case == "mixed", lexicon.alone
    tokens: list[Token] = []
    marked: list[int] = []
    behind = 0  # the phrase or number read last
    for at, (start, end, word) in enumerate(raw):
        if at < behind:
            continue
        known = alone[word] if word in alone else _alone(lexicon, word)
        if known is None or following[at] in known.openers:
            token, used = _read(document, lexicon, raw, words, at)
            if token.number is not None or word in MARKING:
                marked.append(len(tokens))
            tokens.append(token)
            behind = at + used
        elif text[start] == word[0] or not text[start].isupper():
            tokens.append(Token(start, end, word, known.sense, False))
        else:
            sense = known.named if is_mixed else known.sense
            tokens.append(Token(start, end, word, sense, is_mixed or not known.is_plain))
    if marked:
        mark_days(tokens, marked)
    if document.case == "upper":
        unname(tokens)
    return rejoin(with_parts(tokens, words), words, lexicon)


def _raw_words(document: Document, sentence: Sentence) -> list[tuple[int, int, str]]:
    """The words and marks of a sentence, each with its characters, but for the full stops of abbreviations."""
    raw: list[tuple[int, int, str]] = []
    before = ""
    for match in _TOKEN.finditer(document.folded, sentence.start, sentence.end):
        word = match[0]
        if word != "." or before not in _ABBREVIATIONS:
            start, end = match.span()
            raw.append((start, end, word))
        before = word
    return raw


def _alone(lexicon: Lexicon, word: str) -> Alone | None:
    """What a word means that means the same beside any other, but for the phrases that it opens; None for a word that
    may begin a number, name an actor, or tell a time or an age. Kept in ``lexicon.alone``."""
    sense = lexicon.words.get(word, NOTHING)
    is_alone = not (
        word in _TIME
        or word in MARKING
        or (word[0] == "." and len(word) > 1)
        or "-" in word
        or word.endswith(_AGE_ENDINGS)
        or may_be_number(word)
        or sense.actor
        or sense.source
    )
    known = None
    if is_alone:
        is_unknown = sense is NOTHING
        openers = lexicon.openers.get(word, {})
        small, named = (by_ending(word, False), NOTHING) if is_unknown else (sense, sense)
        known = Alone(small, named, is_plain_noun(lexicon, word), openers)
    if len(lexicon.alone) >= _MOST_WORDS:
        lexicon.alone.clear()
    lexicon.alone[word] = known
    return known


def _read(
    document: Document, lexicon: Lexicon, raw: list[tuple[int, int, str]], words: list[str], at: int
) -> tuple[Token, int]:
    start, end, word = raw[at]
    if word[0] == "." and len(word) > 1:  # ".303 rifles": a calibre
        return Token(start + 1, end, f"calibre-{word[1:]}", NOTHING, False), 1
    openers = lexicon.openers.get(word)
    for phrase, sense in openers.get(words[at + 1], ()) if openers and at + 1 < len(words) else ():
        size = len(phrase)
        if sense.form == "ing" and _is_in_noun(words, at) and lexicon.words.get(word, NOTHING).act:
            continue  # "the shooting at a shop": a noun, no "shooting at"
        if phrase[-1] in _STRIKING and _is_one(words, at):
            continue  # "an Israeli drone strikes a car": what it does
        if (size == 2 or tuple(words[at : at + size]) == phrase) and _case_fits(
            document, sense, start, raw[at + size - 1][1]
        ):
            return _token(document, lexicon, start, raw[at + size - 1][1], " ".join(phrase), sense), size
    if word == "today" and _is_in_name(document, raw, at):
        return Token(start, end, word, NOTHING, True), 1
    if word.endswith(_AGE_ENDINGS):
        if word in ("year-old", "yr-old", "month-old") or words[at : at + 2] in _YEARS_OLD:
            return _age(start, end, "years-of-age"), 1 if "-" in word else 2
        if _AGE.fullmatch(word):
            return _age(start, end, word), 1
    sense = lexicon.words.get(word, NOTHING)
    if may_be_number(word) and (found := read_number(words, at)) and word != "second":
        return _number(raw, words, at, found, sense)
    if sense is NOTHING:
        sense = (
            by_hyphen(lexicon, word)
            if "-" in word
            else by_ending(word, document.case == "mixed" and document.text[start].isupper())
        )
    return _token(document, lexicon, start, end, word, sense), 1


def _is_in_noun(words: list[str], at: int) -> bool:
    """ "a shooting", "an April 2 shooting", "a Tuesday night triple shooting": an article opens what ends at ``at``."""
    at -= 1
    while at > 0 and (words[at] in _OF_EVENTS or words[at] in _TIME or words[at].isdigit()):
        at -= 1
    return at >= 0 and words[at] in _OPENS_NOUN


def _is_one(words: list[str], at: int) -> bool:
    """ "a", "an army": one thing is named from ``at`` on; not "a few", "a dozen"."""
    before = words[max(0, at - 2) : at]
    return bool(before) and (before[-1] in _ONE or (before[0] in _ONE and before[-1] not in _MANY))


def _is_in_name(document: Document, raw: list[tuple[int, int, str]], at: int) -> bool:
    """ "Coast Today", "Halab Today TV"."""
    capitals = [document.text[start].isupper() for start, _, _ in raw[max(0, at - 1) : at + 1]]
    return document.case == "mixed" and len(capitals) == 2 and all(capitals)


def _age(start: int, end: int, word: str) -> Token:
    token = Token(start, end, word, NOTHING, False)
    token.is_age = True
    return token


def _number(
    raw: list[tuple[int, int, str]], words: list[str], at: int, found: tuple[Quantity, int], sense: Sense
) -> tuple[Token, int]:
    """A number of one or several words; a year and an hour are times."""
    quantity, used = _range(words, at, *found)
    if used == 1 and _YEAR.fullmatch(words[at]):
        token = Token(raw[at][0], raw[at][1], words[at], NOTHING, False)
        token.is_time = True
    else:
        token = Token(raw[at][0], raw[at + used - 1][1], " ".join(words[at : at + used]), sense, False)
        token.number = quantity
    return token, used


def _range(words: list[str], at: int, low: Quantity, used: int) -> tuple[Quantity, int]:
    """ "five to seven", "40-50", "between seven and nine": one number with both its ends."""
    join = words[at + used] if at + used + 1 < len(words) else ""
    if join not in ("to", "or", "-") and not (join == "and" and at and words[at - 1] == "between"):
        return low, used
    high = read_number(words, at + used + 1)
    if high is None or not low.best < high[0].best <= 20 * low.best:
        return low, used
    return Quantity(low.min, low.best, high[0].best), used + 1 + high[1]


def _token(document: Document, lexicon: Lexicon, start: int, end: int, word: str, sense: Sense) -> Token:
    article = _ARTICLED.match(word) if "-" in word else None
    is_upper = document.text[start + article.end() if article else start].isupper()
    is_capital = is_upper and (document.case == "mixed" or not is_plain_noun(lexicon, word))
    token = Token(start, end, word, sense, is_capital)
    if (sense.actor or sense.source) and _case_fits(document, sense, start, end):
        token.actor, token.source = sense.actor_on(document.published), sense.source
    if word in _TIME:
        token.is_time = True
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
