"""Whom the noun for a shooting or a stabbing tells of: "the shooting of two clerks", "a triple stabbing"."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from flows.coding.acts.act import Act
from flows.coding.acts.counts import toll
from flows.coding.sentences.phrases import Phrase

_HITTING = frozenset({"shooting", "shootings", "stabbing", "stabbings", "wounding"})
_TIMES = {"double": 2, "triple": 3, "quadruple": 4, "quintuple": 5, "sextuple": 6}


def count_shot(act: Act, phrase: Phrase, of: Sequence[Phrase], phrases: Sequence[Phrase]) -> None:
    """Give ``act``, told by the noun ``phrase`` of the sentence ``phrases``, those ``of`` whom it was as its victims.
    They died where the same sentence calls it a murder."""
    people = [p for p in of if p.is_human and not (p.thing or p.act) and (p.person or p.is_aged or p.name)]
    if phrase.tokens[-1].word not in _HITTING or not people or "attempted" in phrase.word:
        return
    found = toll(people)
    if found is None:
        return
    act.patients = act.patients or people
    if any(p.act == "kill" and "attempt" not in p.word for p in phrases):
        act.killed = found
    else:
        act.shot = replace(found, is_toll=not found.is_named and found.quantity.best > 1)  # all who were shot


def at_once(act: Act) -> int:
    """How many victims the noun itself counts: 2 of "a double shooting"; 0 where it counts none."""
    if not act.is_noun or act.is_plural or act.is_unreal or act.is_negated or act.kind not in ("attack", "kill"):
        return 0
    return next((_TIMES[word] for word in act.word.split() if word in _TIMES), 0)
