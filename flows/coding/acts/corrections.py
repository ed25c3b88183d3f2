"""Numbers that a text takes back: "earlier reports of ten dead were wrong", "revised down to seven from ten", "nine,
not ten as first reported"."""

from __future__ import annotations

import re
from dataclasses import replace

from flows.coding.acts.act import Act
from flows.coding.acts.counts import Toll, Withdrawn
from flows.coding.sentences.document import Document, Sentence
from flows.coding.words.cues import Cue
from flows.coding.words.numbers import WORDS, read_number

_WORD = "|".join(sorted(WORDS, key=len, reverse=True))
_NUMBER = rf"(?:at least |about |some |around |up to )?(?P<number>\b(?:\d[\d,]*|(?:{_WORD})(?:[ -](?:{_WORD}))*)\b)"
_ANY = rf"(?:\d[\d,]*|(?:{_WORD})(?:[ -](?:{_WORD}))*)"
_EARLIER = r"(?:earlier|initial|initially|first|previous|previously|preliminary|originally|original)"
_FIGURE = r"(?:reports?|tolls?|figures?|counts?|claims?|estimates?|statements?|numbers?)"
_REVISED = r"(?:revis\w+|lower(?:ed|s|ing)|cut|reduc\w+|correct(?:ed|s|ing|ion)|amend\w+|down)"
#: what takes a number back, whatever else the sentence says
_TAKEN_BACK = tuple(
    re.compile(pattern)
    for pattern in (
        rf"\b{_REVISED}\b[^.;]{{0,60}}?\b(?:to {_ANY},? from|from)(?: an?| the)?(?: {_EARLIER})?(?: \w+ of)? {_NUMBER}",
        rf"\b{_REVISED}\b[^.;]{{0,40}}?\b(?P<whose>{_EARLIER} {_FIGURE}) of {_NUMBER}",
        rf"\bnot {_NUMBER},?(?: \w+)?,? as (?:was |were |had been )?{_EARLIER} (?:reported|said|stated|thought"
        r"|announced|feared|given|believed)",
    )
)
#: an earlier number, which the sentence must call wrong or revise
_EARLIER_NUMBER = tuple(
    re.compile(pattern)
    for pattern in (
        rf"\b(?P<whose>{_EARLIER} (?:\w+ )?{_FIGURE})(?: had)? (?:of|that|said|gave|put \w+ \w+ at)(?: \w+)? {_NUMBER}",
        rf"\b{_EARLIER} (?:said|put|reported|given|gave|announced|spoke|spoken|counted|told)\b[^.;]{{0,40}}? {_NUMBER}",
    )
)
_WRONG = Cue(
    r"\b(?:wrong|incorrect|false|mistaken|inaccurate|erroneous|untrue|exaggerated|withdr\w+|retract\w+"
    r"|correct(?:ed|s|ing)|revis\w+|lower(?:ed|s|ing)|reduc\w+|clarif\w+)\b",
    "wrong", "incorrect", "false", "mistaken", "inaccurate", "erroneous", "untrue", "exaggerated", "withdr",
    "retract", "correct", "revis", "lower", "reduc", "clarif",
)  # fmt: skip
_DEATH = re.compile(r"\b(?:dead|deaths?|died|dying|killed|killings?|toll|casualt\w+|fatalit\w+|lives|bodies)\b")
_DOWN = re.compile(rf"\b{_REVISED}\b[^.;]{{0,60}} to {_ANY}\b")


def taken_back(document: Document, sentence: Sentence, acts: list[Act]) -> list[Act]:
    """The acts of a sentence without the numbers that it takes back; these are kept as ``withdrawn``."""
    words = document.folded[sentence.start : sentence.end]
    if not _WRONG.search(words) and " not " not in words and " down " not in words:
        return acts
    if _DOWN.search(words):
        _mark_revisions(acts)
    patterns = _TAKEN_BACK + (_EARLIER_NUMBER if _WRONG.search(words) else ())
    found = [match for pattern in patterns for match in pattern.finditer(words)]
    for match in found:
        start, end = (sentence.start + at for at in match.span("number"))
        by = None
        if "whose" in match.groupdict():
            by = document.text[sentence.start + match.start("whose") : sentence.start + match.end("whose")]
        _withdraw(document, sentence, acts, start, end, by)
    for act in acts if found else ():
        if act.kind == "mention":
            act.patients = []  # who calls a number wrong is no victim
    return acts


def _mark_revisions(acts: list[Act]) -> None:
    for act in acts:
        if act.killed is not None and act.killed.is_toll:
            act.killed = replace(act.killed, is_revision=True)
        if act.injured is not None and act.injured.is_toll:
            act.injured = replace(act.injured, is_revision=True)


def _withdraw(document: Document, sentence: Sentence, acts: list[Act], start: int, end: int, by: str | None) -> None:
    """Take the number at ``start`` out of the act that counts with it, or put it to the first act of the sentence."""
    for act in acts:
        for name in ("killed", "injured"):
            toll: Toll | None = getattr(act, name)
            if toll is not None and toll.start < end and start < toll.end:
                setattr(act, name, None)
                act.withdrawn.append(Withdrawn(name, toll, by))
                return
    read = read_number(document.folded[start:end].split(), 0)
    if read is None or not _DEATH.search(document.folded, sentence.start, sentence.end):
        return
    if not acts:  # nothing else is told: a mention, to be put to the incident told before
        words = document.folded[start:end]
        acts.append(Act("mention", sentence, 0, start, end, words, is_noun=True))
    acts[0].withdrawn.append(Withdrawn("killed", Toll(read[0], start, end), by))
