"""Digests: several shootings of a night or a weekend told one after another, beneath a sum of their victims.

"Six people were shot in three incidents" makes no incident of its own where the text then tells them apart; each part
opens with its own hour, street or order ("At 6 p.m. in the 700 block", "the second shooting") and new victims.
"""

from __future__ import annotations

from collections.abc import Iterable

from flows.coding.acts.counts import Toll
from flows.coding.incidents.telling import Telling
from flows.coding.sentences.document import Document
from flows.coding.sentences.phrases import Phrase
from flows.coding.words.cues import Cue

_SEVERAL = r"(?:two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|\d\d?|several|multiple|various|separate)"
_SUM = Cue(
    rf"\b(?:{_SEVERAL} (?:\w+ ){{0,2}}(?:shootings|incidents|attacks)|(?<!mass )(?<!school )shootings\b"
    r"|(?:series|spate|string|rash|wave) of (?:\w+ ){0,4}(?:gunfire|violence|attacks)|in attacks"
    rf"|hours? (?:span|period|stretch)|-hour (?:span|period|stretch)|(?:in|within|over) {_SEVERAL} hours)\b",
    "shootings", "incidents", "attacks", "series", "spate", "string", "rash", "wave", "hour",
)  # fmt: skip
_OPENING = Cue(
    r"\b(?:\d{1,2}(?::\d\d)? ?[ap]\.?m|noon|midnight|blocks? of|in the (?:\w+ ){1,3}neighbou?rhood"
    r"|(?:north|south|east|west|northwest|northeast|southwest|southeast) side"
    r"|(?:hours?|minutes|time) (?:earlier|later|before|after)|most recent(?:ly)?|earlier"
    r"|(?:first|second|third|fourth|fifth|other|another|separate|unrelated|latest|final|last) (?:\w+ )?"
    r"(?:shooting|incident|attack|case))\b",
    "m", "noon", "block", "neighb", "side", "earlier", "later", "before", "after", "recent", "shooting", "incident",
    "attack", "case",
)  # fmt: skip
_PARTS = 2  # parts told, before a text is a digest
_BEGINNING = 0.4  # of the text: where its sum stands
_LIMBS = frozenset({"the", "his", "her", "their", "this", "that", "both", "each", "all", "one", "none", "no"})


def parted(document: Document, told: list[Telling]) -> list[Telling]:
    """The tellings of a digest without its sums, and with each part's first telling marked; of other texts, those but
    for a sum at the end."""
    sums = [telling for telling in told if _is_sum(document, telling)]
    if not any(telling.sentence.start < _BEGINNING * len(document.text) for telling in sums):
        # told last, of the day's other shootings: "at least eight people were killed in the city's shootings"
        return [telling for telling in told if not any(telling is of_all for of_all in sums)]
    rest = [telling for telling in told if not any(telling is of_all for of_all in sums)]
    openers = list(_openers(document, rest))
    if len(openers) < _PARTS:
        return told
    most = max(_size(telling) for telling in sums)
    if any(_size(telling) > most for telling in openers):
        return told
    for telling in openers:
        telling.opens_part = True
        telling.date = telling.date or sums[0].date
        telling.place = telling.place or sums[0].place
    return rest


def _is_sum(document: Document, telling: Telling) -> bool:
    if telling.family != "violence":
        return False
    words = document.folded[telling.sentence.start : telling.sentence.end]
    return _SUM.search(words) is not None and _size(telling) >= _PARTS


def _size(telling: Telling) -> int:
    tolls = (telling.killed, telling.injured, telling.shot)
    dead, hurt, shot = (0 if toll is None or toll.is_named else toll.quantity.best for toll in tolls)
    return max(dead + hurt, shot)


def _openers(document: Document, told: Iterable[Telling]) -> Iterable[Telling]:
    """Tellings of new victims, with an hour, a street or an order in their sentence or since the last one's."""
    known: set[str] = set()
    start = document.body_start
    for telling in told:
        if telling.family != "violence" or not any(act.victims for act in telling.acts):
            continue
        words = document.folded[start : telling.sentence.end]
        if telling.is_strong and _has_new_victims(telling, known) and _OPENING.search(words) is not None:
            yield telling
        known.update(word for phrase in _victims(telling) for word in phrase.name.split())
        start = telling.sentence.end


def _has_new_victims(telling: Telling, known: set[str]) -> bool:
    """ "a man", "four people", a name not told before; not "the man", "he", "three of them"."""
    first = next(iter(_victims(telling)), None)
    if first is None or first.word.split()[0] in _LIMBS or first.is_none:
        return False
    tolls = [toll for act in telling.acts for toll in act.victims if toll.start == first.start]
    if not tolls or any(_is_of_known(toll) for toll in tolls):
        return False
    return first.is_counted or (bool(first.name) and known.isdisjoint(first.name.split()))


def _is_of_known(toll: Toll) -> bool:
    return toll.is_part or toll.is_pronoun or toll.is_definite or toll.is_also or toll.is_more or toll.is_others


def _victims(telling: Telling) -> list[Phrase]:
    """Who was killed or hurt, in text order."""
    found = [p for act in telling.acts if act.victims for p in act.patients if p.is_human or p.is_bare_number]
    return sorted(found, key=lambda phrase: phrase.start)
