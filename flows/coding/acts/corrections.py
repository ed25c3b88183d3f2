"""Numbers that a text takes back: "earlier reports of ten dead were wrong", "revised down to seven from ten", "nine,
not ten", "an earlier version of this article said that ten had died".

What stands beside the number that holds ("nine people, not ten, were killed") is left out before the sentence is read,
so that its grammar is that of the number that holds; all numbers taken back are kept as ``withdrawn``.
"""

from __future__ import annotations

import re
from dataclasses import replace

from flows.coding.acts.act import Act
from flows.coding.acts.counts import Toll, Withdrawn
from flows.coding.sentences.document import Document, Sentence
from flows.coding.sentences.tokens import Token
from flows.coding.words.cues import Cue
from flows.coding.words.numbers import WORDS, read_number

_WORD = "|".join(sorted(WORDS, key=len, reverse=True))
_ANY = rf"(?:\d[\d,]*|(?:{_WORD})(?:[ -](?:{_WORD}))*)"
_NUMBER = rf"(?:at least |about |some |around |up to )?(?P<number>\b{_ANY}\b)"
_EARLIER = r"(?:earlier|initial|initially|first|previous|previously|preliminary|originally|original)"
_EARLIER_KEYS = ("earlier ", "initial", "first ", "previous", "preliminary ", "original")
_FIGURE = r"(?:reports?|tolls?|figures?|counts?|claims?|estimates?|statements?|numbers?)"
_REVISED = r"(?:revis\w+|lower(?:ed|s|ing)|cut|reduc\w+|correct(?:ed|s|ing|ion)|amend\w+|down)"
_PEOPLE = r"(?:people|persons|civilians|soldiers|victims|others|dead|deaths|killed|fatalities)"
_SAID = r"(?:reported|said|stated|thought|announced|feared|given|believed|claimed|published|put out)"
_AS_SAID = rf"(?: as (?:(?:was|were|had been|it) )?(?:{_EARLIER} )?{_SAID}(?: {_EARLIER})?| {_EARLIER} {_SAID})"
_GOES_ON = rf"(?= (?:{_PEOPLE}|died|were|was|have|had|are|lost)\b)"
#: what stands beside the number that holds, and is left out (``cut``)
_ASIDES = (
    Cue(
        rf"\b{_ANY}\b[^.;:]{{0,110}}?(?P<cut>,?(?: and| but)? not (?:the )?{_NUMBER}(?: {_PEOPLE})?{_AS_SAID}?"
        rf"(?:,{_GOES_ON}|(?=[,.;:)]|$| (?:{_PEOPLE}|died|were|was|have|had|in|after|when|on)\b)))",
        " not ",
    ),
    Cue(rf"(?P<cut>\bnot {_NUMBER}(?: {_PEOPLE})? but ){_ANY}\b", "not "),
    Cue(
        rf"\b{_ANY}\b[^.;:]{{0,110}}?(?P<cut>,? (?:and )?(?:fewer|less|lower|not more) than (?:the |an? )?"
        rf"(?:{_EARLIER} )?{_NUMBER}(?: {_PEOPLE})?{_AS_SAID})",
        " than ",
    ),
    Cue(
        rf"(?P<cut>\b(?:contrary to|despite|instead of|after|against|correcting|rather than|and) (?:an? |the )?"
        rf"(?P<whose>{_EARLIER} (?:\w+ )?{_FIGURE}) (?:of|that|saying) {_NUMBER}"
        rf"(?: {_PEOPLE})?(?: (?:had )?(?:been )?(?:dead|killed|died))?,?)",
        *_EARLIER_KEYS,
    ),
    Cue(
        rf"\b{_REVISED}\b[^.;]{{0,110}}?(?P<cut>,?(?: down| up)? from(?: an?| the)?(?: {_EARLIER})?(?: \w+ of)?"
        rf" {_NUMBER})(?=[,.;:)]|$| (?:to|on|after|{_PEOPLE})\b)",
        "revis", "lower", "cut", "reduc", "correct", "amend", "down",
    ),
)  # fmt: skip
#: so too, where the sentence calls a number wrong
_MISTAKEN = Cue(
    rf"\b(?P<whose>{_EARLIER} (?:\w+ )?{_FIGURE})(?P<cut> of {_NUMBER}(?: {_PEOPLE})?(?: dead| killed)?)\b",
    *_EARLIER_KEYS,
)
#: what takes a number back, whatever else the sentence says
_TAKEN_BACK = tuple(
    re.compile(pattern)
    for pattern in (
        rf"\b{_REVISED}\b[^.;]{{0,40}}?\b(?P<whose>{_EARLIER} {_FIGURE}) of {_NUMBER}",
        rf"\bnot {_NUMBER},?(?: \w+)?,? as (?:was |were |had been )?{_EARLIER} (?:reported|said|stated|thought"
        r"|announced|feared|given|believed)",
    )
)
#: an earlier number, which the sentence must call wrong or revise
_EARLIER_NUMBER = tuple(
    re.compile(pattern)
    for pattern in (
        rf"\b(?P<whose>{_EARLIER} (?:\w+ )?{_FIGURE})(?: that| which)?(?: had)?"
        rf" (?:of|that|said|gave|(?:spoke|told) of|put (?:\w+ ){{1,4}}at)(?: \w+)? {_NUMBER}",
        rf"\b{_EARLIER} (?:said|put|reported|given|gave|announced|spoke|spoken|counted|told)\b[^.;]{{0,40}}? {_NUMBER}",
    )
)
#: a note on what the text itself said before: no number in it holds
_OLD_VERSION = Cue(
    rf"\b(?:an? |the )?{_EARLIER} versions? of (?:this|the|our) \w+\b[^.;]{{0,80}}?\b{_NUMBER}(?! (?:\w+ )?"
    r"(?:version|minutes|hours|days))",
    "version",
)
_WRONG = Cue(
    r"\b(?:wrong|incorrect|false|mistaken|inaccurate|erroneous|untrue|exaggerated|withdr\w+|retract\w+"
    r"|correct(?:ed|s|ing)|revis\w+|lower(?:ed|s|ing)|reduc\w+|clarif\w+)\b",
    "wrong", "incorrect", "false", "mistaken", "inaccurate", "erroneous", "untrue", "exaggerated", "withdr",
    "retract", "correct", "revis", "lower", "reduc", "clarif",
)  # fmt: skip
_DEATH = re.compile(r"\b(?:dead|deaths?|died|dying|killed|killings?|toll|casualt\w+|fatalit\w+|lives|bodies)\b")
_DOWN = re.compile(rf"\b{_REVISED}\b[^.;]{{0,60}} to {_ANY}\b")


class Corrections:
    """What one sentence takes back."""

    def __init__(self, document: Document, sentence: Sentence) -> None:
        self.document = document
        self.sentence = sentence
        self._words = document.folded[sentence.start : sentence.end]
        self._calls_wrong = _WRONG.search(self._words) is not None
        self._beside = self._numbers_beside()

    def _numbers_beside(self) -> list[re.Match[str]]:
        """The numbers that stand beside the one that holds."""
        words = self._words
        found = [match for aside in _ASIDES for match in aside.finditer(words)]
        if self._calls_wrong:
            found += _MISTAKEN.finditer(words)
        return found if found and _DEATH.search(words) else []

    def without_asides(self, tokens: list[Token]) -> list[Token]:
        """The tokens of the sentence without what tells, beside the number that holds, the one that is taken back."""
        for match in self._beside:
            start, end = self._span(match, "cut")
            tokens = [token for token in tokens if token.end <= start or end <= token.start]
        return tokens

    def taken_back(self, acts: list[Act]) -> list[Act]:
        """The acts of the sentence without the numbers that it takes back; these are kept as ``withdrawn``."""
        words = self._words
        if old := _OLD_VERSION.search(words):
            acts.clear()  # what the text said before it was corrected
            self._note(acts, self._span(old, "number"), None)
            return acts
        for match in self._beside:
            self._note(acts, self._span(match, "number"), self._whose(match))
        if not self._calls_wrong and " not " not in words and " down " not in words:
            return acts
        if _DOWN.search(words):
            _mark_revisions(acts)
        patterns = _TAKEN_BACK + (_EARLIER_NUMBER if self._calls_wrong else ())
        found = [match for pattern in patterns for match in pattern.finditer(words)]
        for match in found:
            self._withdraw(acts, self._span(match, "number"), self._whose(match))
        for act in acts if found else ():
            if act.kind == "mention":
                act.patients = []  # who calls a number wrong is no victim
        return acts

    def _span(self, match: re.Match[str], name: str) -> tuple[int, int]:
        return self.sentence.start + match.start(name), self.sentence.start + match.end(name)

    def _whose(self, match: re.Match[str]) -> str | None:
        """The words that say whose a number was."""
        if not match.groupdict().get("whose"):
            return None
        start, end = self._span(match, "whose")
        return self.document.text[start:end]

    def _withdraw(self, acts: list[Act], span: tuple[int, int], by: str | None) -> None:
        """Take a number out of the act that counts with it."""
        start, end = span
        if any(old.toll.start == start for act in acts for old in act.withdrawn):
            return
        for act in acts:
            for name in ("killed", "injured"):
                toll: Toll | None = getattr(act, name)
                if toll is not None and toll.start < end and start < toll.end:
                    setattr(act, name, None)
                    act.withdrawn.append(Withdrawn(name, toll, by))
                    return
        self._note(acts, span, by)

    def _note(self, acts: list[Act], span: tuple[int, int], by: str | None) -> None:
        """Put a number that is taken back to the act that tells the one that holds."""
        start, end = span
        told = self.document.folded[start:end]
        read = read_number(told.split(), 0)
        if read is None or not _DEATH.search(self.document.folded, self.sentence.start, self.sentence.end):
            return
        if not acts:  # nothing else is told: a mention, to be put to the incident told before
            acts.append(Act("mention", self.sentence, 0, start, end, told, is_noun=True))
        field, act = _that_holds(acts, start)
        act.withdrawn.append(Withdrawn(field, Toll(read[0], start, end), by))


def _mark_revisions(acts: list[Act]) -> None:
    for act in acts:
        if act.killed is not None and act.killed.is_toll:
            act.killed = replace(act.killed, is_revision=True)
        if act.injured is not None and act.injured.is_toll:
            act.injured = replace(act.injured, is_revision=True)


def _that_holds(acts: list[Act], start: int) -> tuple[str, Act]:
    """Of what number, and in which act, one taken back at ``start`` is the earlier: the nearest that is told."""
    told = [
        (abs(toll.start - start), field, act)
        for act in acts
        for field in ("killed", "injured")
        if (toll := getattr(act, field)) is not None
    ]
    return min(told, key=lambda item: item[0])[1:] if told else ("killed", acts[0])
