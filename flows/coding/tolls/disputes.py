"""Numbers that sources dispute: each stands as a claim, and the toll spans them (ACLED's rule: the lowest is best)."""

from __future__ import annotations

import re
from collections.abc import Sequence

from flows.coding.acts.counts import Toll
from flows.coding.acts.meaning import BODIES
from flows.coding.incidents.incident import Incident
from flows.coding.incidents.telling import Telling
from flows.coding.sentences.document import Document
from flows.coding.sentences.phrases import Phrase
from flows.coding.tolls.attribution import Sources
from flows.coding.tolls.one_by_one import Found
from flows.coding.words.numbers import Quantity
from flows.coding.words.people import PEOPLE
from flows.coding.words.word_sets import word_set

Told = Sequence[tuple[Telling, Toll]]

#: heads of victims of any kind
GENERIC = PEOPLE | word_set("another, casualties, dead, man, men, more, other, others") | {""}
#: words that set one source's number against another's
_AGAINST = re.compile(
    r"\b(?:but|however|only|just|instead|contradict\w*|den(?:y|ied|ies)|disput\w*|confirm\w*"
    r"|claim\w*|puts?|admit\w*|acknowledg\w*|conced\w*|on the other hand"
    r"|(?:lower|higher|smaller) (?:figure|toll|number|count)"
    r"|for (?:its|their|his|her) part|(?:its|their) (?:fighters|militants|mujahideen))\b"
)
_OF_A_KIND = frozenset({"child", "children", "woman", "women", "boys", "girls", "boy", "girl", "brothers", "sons"})
_RAISED = (
    *("rose", "risen", "rises", "climbed", "increased", "now stands", "revised", "bringing", "brought", "brings"),
    *("raising", "raised", "raises", "taking the", "takes the", "took the", "pushing", "jumped", "mounted"),
)
_AT_FIRST = re.compile(r"\b(?:initial(?:ly)?|at first|first|on the spot|earlier|previous(?:ly)?|outright|instantly)\b")


def victims(telling: Telling, field: str, toll: Toll | None = None) -> tuple[str, str]:
    """The head and side of the victims of a telling (of ``toll``, where given): who is counted."""
    for act in telling.acts:
        own = getattr(act, field)
        if own is not None and (toll is None or own.start == toll.start):
            phrase = next((p for p in act.patients if p.is_human), None)
            if phrase is not None:
                return (phrase.head, phrase.side if phrase.side in ("state", "armed") else "civil")
    return ("", "")


def is_disputed(incident: Incident, field: str) -> bool:
    """Whether a source of the text puts another number to the same victims."""
    told = [toll for telling in incident.tellings if (toll := getattr(telling, field)) is not None]
    return any(toll.is_rival for toll in told) or any(telling.rivals(field) for telling in incident.tellings)


def spanned(document: Document, found: tuple[Quantity, Toll], told: Told, field: str, sources: Sources) -> Found:
    """A toll told again: a raised one supersedes, one by another source stands beside and widens the range."""
    quantity, toll = found
    first = next((telling for telling, other in told if other is toll), None)
    is_raised = first is not None and _is_raised(document, first)
    for telling, other in told:
        if other is toll or other.quantity.best in (quantity.best, toll.quantity.best):
            continue
        words = document.folded[telling.sentence.start : telling.sentence.end]
        if toll.is_toll and other.quantity < toll.quantity and (is_raised or _AT_FIRST.search(words)):
            continue  # the number before
        if not (other.is_toll or other.is_rival):
            is_against = _AGAINST.search(words) is not None
            if first is not None and _contradicts((first, toll), (telling, other), field, sources, is_against):
                is_firm = is_against and not _is_of_bodies(telling, field, other)
                quantity, toll = _beside(quantity, toll, other, is_lowest_best=is_firm)
            continue
        if other.is_revision or _is_raised(document, telling):
            quantity, toll, is_raised = other.quantity, other, True
        elif other.is_rival or first is None or _differs(sources, (first, toll), (telling, other)):
            quantity, toll = _beside(quantity, toll, other)
    return quantity, toll


def _is_raised(document: Document, telling: Telling) -> bool:
    """Whether the words of a toll say that it takes the place of a lower one."""
    words = document.folded[telling.sentence.start : telling.sentence.end]
    return any(map(words.__contains__, _RAISED))


def _beside(quantity: Quantity, toll: Toll, other: Toll, is_lowest_best: bool = True) -> tuple[Quantity, Toll]:
    """The range that holds both, mostly by the lower of them; what is added to a number stays added."""
    added = quantity.best - toll.quantity.best
    rival = other.quantity
    if added > 0:
        rival = Quantity(rival.min + added, rival.best + added, None if rival.max is None else rival.max + added)
    low, high = sorted((quantity, rival), key=lambda q: q.best)
    top = None if low.max is None or high.max is None else max(low.max, high.max)
    if not is_lowest_best:
        return Quantity(min(low.min, high.min), quantity.best, top), toll
    return Quantity(min(low.min, high.min), low.best, top), (other if low is rival else toll)


def _contradicts(
    one: tuple[Telling, Toll], other: tuple[Telling, Toll], field: str, sources: Sources, is_against: bool
) -> bool:
    """Whether another source counts the same victims in another number: none of its own, no part, nobody besides."""
    telling, toll = other
    if toll.is_part or toll.is_more or toll.is_also or toll.is_named or toll.is_others or toll.is_self or toll.is_vague:
        return False
    if toll.quantity.best == 0 or telling.sentence is one[0].sentence or any(act.is_joint for act in telling.acts):
        return False
    if toll.quantity.best == 1 and not _is_only_one(telling, toll):
        return False
    if not is_against and sources.of(one[0].sentence, one[1].start) is None:
        return False
    if _is_of_bodies(telling, field, toll) and toll.quantity.best < one[1].quantity.best:
        return False  # those found so far
    return (
        _are_same(one, other, field, is_against)
        and sources.of(telling.sentence, toll.start) is not None
        and _differs(sources, one, other)
    )


def _are_same(one: tuple[Telling, Toll], other: tuple[Telling, Toll], field: str, is_against: bool) -> bool:
    """Whether two numbers count people of one kind."""
    phrase = _counted(other[0], field, other[1])
    if phrase is not None and phrase.is_definite:
        return False  # "the four bodies": those told of
    mine, theirs = victims(one[0], field, one[1]), victims(other[0], field, other[1])
    is_generic = theirs[0] in GENERIC and (theirs[0] != "" or is_against or _is_of_bodies(other[0], field, other[1]))
    is_generic = is_generic or (is_against and mine[0] in GENERIC and theirs[0] not in _OF_A_KIND)
    return theirs[0] == mine[0] != "" or is_generic or (mine[1] == theirs[1] and mine[1] != "civil")


def _is_only_one(telling: Telling, toll: Toll) -> bool:
    """ "only one person had died"."""
    counted = (p for act in telling.acts for p in act.patients if p.start == toll.start)
    return any(word in p.word.split() for p in counted for word in ("only", "just", "single"))


def _counted(telling: Telling, field: str, toll: Toll) -> Phrase | None:
    for act in telling.acts:
        own = getattr(act, field)
        if own is not None and own.start == toll.start:
            return next((p for p in act.patients if p.start == toll.start), None)
    return None


def _is_of_bodies(telling: Telling, field: str, toll: Toll) -> bool:
    """ "had received five bodies": those that somebody saw."""
    return any(
        act.is_noun and act.word.split()[-1] in BODIES
        for act in telling.acts
        if (own := getattr(act, field)) is not None and own.start == toll.start
    )


def _differs(sources: Sources, one: tuple[Telling, Toll], other: tuple[Telling, Toll]) -> bool:
    """Whether two numbers are told by different sources."""
    return sources.of(one[0].sentence, one[1].start) != sources.of(other[0].sentence, other[1].start)
