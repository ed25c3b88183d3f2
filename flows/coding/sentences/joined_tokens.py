"""Tokens seen together: days and hours, verbs parted from their last words, bracketed asides."""

from __future__ import annotations

from flows.coding.sentences.tokens import Token
from flows.coding.sentences.unknown_words import NOTHING
from flows.coding.words.calendar import MONTHS
from flows.coding.words.lexicon import Lexicon

_HOURS = frozenset({"a.m.", "p.m.", "am", "pm", "a.m", "p.m", "hrs", "hours", "gmt", "o'clock"})
_AGES = frozenset({"age", "ages", "aged"})
_QUOTES = frozenset("\"'")
_OPEN, _CLOSE = {"(": ")", "[": "]"}, frozenset(")]")
#: without any of these a sentence has no asides
ASIDE_MARKS = frozenset("()[]\"'")
_MAX_ASIDE = 30
_BEFORE_DAYS = frozenset({"last", "next", "past", "previous", "early", "late", "mid"})
_ON_FIRE = frozenset(["ablaze", "alight", "afire", "on fire"])
#: words beside which numbers and days are looked at
MARKING = _AGES | _BEFORE_DAYS
_PARTED = {  # verbs whose object may stand before their last words
    **dict.fromkeys(["set", "sets", "setting"], _ON_FIRE),
    **dict.fromkeys(["put", "puts", "putting"], _ON_FIRE),
    **dict.fromkeys(["blow", "blows", "blew", "blown", "blowing"], frozenset(["up"])),
    **dict.fromkeys(["take", "takes", "took", "taken", "taking"], frozenset(["hostage", "captive"])),
}
_PARTS_NOTHING = frozenset([".", ";", ":", "when", "while", "who", "which", "after", "before"])
_MAX_PARTED = 14
_OPENING = frozenset({"determiner", "possessive"})  # jobs of words


def without_asides(raw: list[tuple[int, int, str]]) -> list[tuple[int, int, str]]:
    """Words without quotation marks and without what stands in brackets, up to _MAX_ASIDE words of it."""
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


def with_parts(tokens: list[Token], words: list[str]) -> list[Token]:
    """ "seven people, among them two women": "among them" means "including". ``words`` are those of the sentence."""
    if "among" not in words:
        return tokens
    found = [k for k in range(len(tokens) - 1) if tokens[k].word == "among" and tokens[k + 1].word in ("them", "whom")]
    for k in found:
        tokens[k].word, tokens[k].end = "including", tokens[k + 1].end
    return [token for k, token in enumerate(tokens) if k - 1 not in found] if found else tokens


def rejoin(tokens: list[Token], words: list[str], lexicon: Lexicon) -> list[Token]:
    """ "set three lorries on fire": a verb that its object parts from its last words gets them back. ``words`` are
    those of the sentence."""
    if _PARTED.keys().isdisjoint(words):
        return tokens
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


def unname(tokens: list[Token]) -> None:
    """ "the project", "his aid": in a text all in capitals one unknown word behind an article is no name."""
    for at, before in enumerate(tokens[:-1], 1):
        if before.word == "'s" or not before.sense.jobs.isdisjoint(_OPENING):
            after = tokens[at + 1 : at + 2]
            if _is_unknown(tokens[at]) and not (after and _is_unknown(after[0])):
                tokens[at].is_capital = False


def _is_unknown(token: Token) -> bool:
    return token.is_capital and token.sense == NOTHING and token.actor is None and token.number is None


def mark_days(tokens: list[Token], marked: list[int]) -> None:
    """ "August 5", "5 August", "2 a.m.": the number is a day or an hour, counts nobody. ``marked`` are the positions,
    in order, at which numbers and the words of MARKING stand."""
    is_age = False
    for token in tokens[marked[0] :] if any(tokens[at].word in _AGES for at in marked) else ():
        if token.word in _AGES:
            is_age = True
        elif is_age and token.number is not None and token.number.best <= 110:
            token.number, token.is_time = None, True
        elif is_age and token.word not in ("and", ",", "from", "to", "between", "respectively"):
            is_age = False
    done = 0
    for at in marked:
        for k in (at - 1, at):  # the pair that a number closes, and the one that it opens
            if done <= k < len(tokens) - 1:
                _mark_pair(tokens[k], tokens[k + 1])
                done = k + 1


def _mark_pair(one: Token, other: Token) -> None:
    if one.number is not None and other.word in _HOURS:
        one.number, one.is_time, other.is_time = None, True, True
    if one.word in _BEFORE_DAYS and other.is_time:
        one.is_time = True  # "shot last Friday by": no name in texts that are all capitals
    for month, day in ((one, other), (other, one)):
        if month.word in MONTHS and day.number is not None and day.word[0].isdigit() and day.number.best <= 31:
            day.number, day.is_time = None, True
