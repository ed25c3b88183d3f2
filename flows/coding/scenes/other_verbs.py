"""Whether a day is that of another verb of its sentence: of what was demanded, attended or begun, not of the act."""

from __future__ import annotations

import re
from collections.abc import Sequence

from flows.coding.acts.act import Act
from flows.coding.acts.meaning import BODIES
from flows.coding.dates.mentions import DateMention
from flows.coding.sentences.phrases import Phrase
from flows.coding.words.word_sets import word_set

#: verbs that bring an act about, or tell that it was: their day is the act's
_BRINGING = word_set(
    """
    began, brought, came, carried, caused, claimed, committed, conducted, died, ended, escaped, faced, followed,
    happened, included, involved, launched, led, left, made, marked, mounted, occurred, perpetrated, prompted, resulted,
    saw, seen, staged, started, suffered, survived, sustained, took, triggered, witnessed
    """
) | word_set("arrived, called, came, discovered, dispatched, found, heard, opened, received, responded, rushed, went")
_CHARGING = frozenset({"accused", "charged", "convicted", "guilty", "indicted"})
_OWN = re.compile(r"(?:'s|s')?\s*(?:[\w-]+\s+){0,2}$")  # "Monday's deadly", between a day and its act


def is_of_other_verb(mention: DateMention, acts: Sequence[Act], phrases: Sequence[Phrase], folded: str) -> bool:
    """Whether a day told before ``acts`` goes with a verb of no violence: "on Monday demanded an inquiry into the
    killing of", "marched on Sunday to honour the brothers who were killed"."""
    told = [act for act in acts if act.is_strong] or list(acts)
    first = min(told, key=lambda act: act.start)
    if mention.end > first.start or any(act.happens for act in told) or first.word.split()[-1] in BODIES:
        return False
    before = [p for p in phrases if p.start < first.start]
    charge = next((p for p in reversed(before) if p.word.split()[-1] in _CHARGING), None)
    if charge is not None and mention.end <= charge.start:
        return True  # "began Monday in the trial of a man accused of killing": of the court
    if any(p.tag == "V" for p in before):
        return False
    if first.is_noun:
        is_own = _OWN.fullmatch(folded, mention.end, first.start) is not None
        return not is_own and any(_is_of_its_own(p) for p in before)
    return _is_recalled_beside(mention, first, before)


def _is_of_its_own(phrase: Phrase) -> bool:
    """A plain verb that brings about no act: "demanded", "resigned"."""
    return phrase.tag == "v" and _BRINGING.isdisjoint(phrase.word.split())


def _is_recalled_beside(mention: DateMention, act: Act, before: Sequence[Phrase]) -> bool:
    """ "attended on Sunday the funeral of a judge who had been shot": an act of a clause of its own, told of before."""
    opens = max((p.start for p in before if p.tag == "REL" and p.word in ("who", "whom", "that")), default=-1)
    if not mention.end <= opens or not (act.is_perfect or act.patients):
        return False
    main = [p for p in before if p.start < opens]
    return act.is_perfect and any(_is_of_its_own(p) for p in main)
