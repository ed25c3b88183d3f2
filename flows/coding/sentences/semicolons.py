"""Marks that join a list rather than part clauses: "Ali, a clerk; Omar, a guard; and a boy", "two men: Ali, Omar"."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise

from flows.coding.sentences.phrases import Phrase

_FINITE = frozenset({"V", "v", "BE", "STATE"})


def join_items(phrases: Sequence[Phrase]) -> None:
    """Tag the semicolons of a list as what joins, like "and", and the colon before those whom a number counts as a
    comma.

    It is a list where every part but the first opens with a noun phrase or a preposition and the last is joined by
    "and"; and where one verb alone stands outside relative clauses: before the first semicolon (its objects), or behind
    the last (its subjects).
    """
    cuts = [k for k, phrase in enumerate(phrases) if phrase.tag == "SEMI"]
    for k in cuts:
        if phrases[k].word == ":" and _spells_out(phrases, k):
            phrases[k].tag = "COMMA"
    marks = [k for k in cuts if phrases[k].word == ";"]
    if not marks:
        return
    opens = max((k + 1 for k in cuts if k < marks[0]), default=0)
    closes = next((k for k in cuts if k > marks[-1]), len(phrases))
    bounds = [opens - 1, *marks, closes]
    parts = [phrases[one + 1 : other] for one, other in pairwise(bounds)]
    told = [_tells(part) for part in parts]
    is_one_clause = not any(told[1:-1]) and not (told[0] and told[-1])
    if is_one_clause and all(map(_is_item, parts[1:])) and any(p.tag == "AND" for p in parts[-1]):
        for mark in marks:
            phrases[mark].tag = "AND"


def _spells_out(phrases: Sequence[Phrase], colon: int) -> bool:
    """Whether as many stand behind a colon as the last number before it counts: "two shops: a bank and a bar"."""
    at = colon - 1
    while at >= 0 and phrases[at].tag in ("NP", "P", "V", "v") and not phrases[at].is_counted and not phrases[at].act:
        at -= 1  # "two men in Velm on Monday", "two men were killed"
    whole = phrases[at] if at >= 0 and phrases[at].is_counted and not phrases[at].is_time else None
    behind: list[Phrase] = []
    for phrase in phrases[colon + 1 :]:
        if phrase.tag == "SEMI":
            break
        behind.append(phrase)
    if whole is None or whole.number is None or not whole.plural or _tells(behind):
        return False
    things = [p for p in behind if p.tag == "NP"]
    named = [p for p in things if p.name and not p.is_counted]
    counts = [p.number.best for p in things if p.is_counted and p.number is not None]
    return whole.number.best == (len(named) or sum(counts)) > 1


def parts_items(phrase: Phrase) -> bool:
    """Whether it is a semicolon of a list."""
    return phrase.word == ";" and phrase.tag == "AND"


def _is_item(part: Sequence[Phrase]) -> bool:
    opening = [p.tag for p in part if p.tag not in ("AND", "OTHER")]
    return opening[:1] == ["NP"] or opening[:2] == ["P", "NP"]


def _tells(part: Sequence[Phrase]) -> bool:
    """Whether a verb stands there outside of relative clauses."""
    is_relative = False
    for phrase in part:
        if phrase.tag == "REL":
            is_relative = True
        elif phrase.tag in _FINITE:
            if not is_relative:
                return True
            is_relative = False
    return False
