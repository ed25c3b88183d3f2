"""The toll of an incident from all its tellings: restated, raised, added to, told by several sources."""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import cached_property

from flows.coding.acts.act import Act
from flows.coding.acts.counts import Toll
from flows.coding.incidents.incident import Incident
from flows.coding.incidents.telling import Telling
from flows.coding.report import Count
from flows.coding.sentences.document import Document
from flows.coding.sentences.phrases import Phrase
from flows.coding.sentences.sides import is_armed_side
from flows.coding.tolls.attribution import Sources
from flows.coding.tolls.dead_of_wounded import died_of
from flows.coding.tolls.disputes import spanned
from flows.coding.tolls.groups import combined
from flows.coding.tolls.one_by_one import Found, dead, hurt
from flows.coding.tolls.shots import bounded, with_shot
from flows.coding.tolls.told_numbers import casualties, told_of
from flows.coding.words.numbers import Quantity, read_number

#: how people are told of who are known from elsewhere
_KNOWN = ("the ", "these ", "those ", "both ", "all ", "his ", "her ", "their ", "our ", "other")
_RAISED = re.compile(r"\b(?:raising|bringing|taking|pushing)\b[^.;]{0,60}\bfrom (\w+)")


class Tolls:
    """How many one incident killed and injured, as the text counts them.

    Where sources differ, best is the most conservative figure and min and max span them all (ACLED's rule).
    """

    def __init__(
        self, document: Document, incident: Incident, sources: Sources, dead_of_headline: Toll | None = None
    ) -> None:
        self._document = document
        self._incident = incident
        self._sources = sources
        self._dead_of_headline = dead_of_headline

    def count(self, field: str) -> Count | None:
        """The number of ``field``: "killed" or "injured"."""
        found = self._killed if field == "killed" else self._injured
        if found is None:
            return self._of_casualties()
        quantity, toll = found
        if quantity == toll.quantity and self._is_uncounted(toll):
            return None
        return Count(quantity.min, quantity.best, quantity.max, self._document.text[toll.start : toll.end])

    def _is_uncounted(self, toll: Toll) -> bool:
        """ "killed journalists": how many is not told, nor are they known to the reader as "the journalists" are."""
        words = self._document.folded[toll.start : toll.end]
        return toll.is_vague and toll.is_named and not words.startswith(_KNOWN)

    def _of_casualties(self) -> Count | None:
        """ "13 casualties": none to 13 of them died, none to 13 were hurt; nobody is known to have (ACLED's rule)."""
        both = casualties(self._incident)
        if both is None or self._killed is not None or self._injured is not None:
            return None
        return Count(0, 0, both.quantity.max, self._document.text[both.start : both.end])

    @cached_property
    def _killed(self) -> Found:
        incident = self._incident
        return dead(incident, _stated(self._document, incident, "killed", self._sources))

    @cached_property
    def _injured(self) -> Found:
        incident, killed = self._incident, self._killed
        if killed is None and self._dead_of_headline is not None:
            killed = self._dead_of_headline.quantity, self._dead_of_headline
        found = _stated(self._document, incident, "injured", self._sources)
        found = None if found is not None and _died_of_it(incident, found[1]) else found
        found = _without_dead(self._document, incident, found, killed)
        found = with_shot(incident, found, killed)
        found = bounded(incident, found, killed)
        return hurt(incident, found, [toll for _, toll in told_of(incident, "shot")], killed)


def _stated(document: Document, incident: Incident, field: str, sources: Sources) -> Found:
    """The number that the incident's tellings give together."""
    found = combined(document, incident, field)
    if found is None:
        return None
    rivals = [(telling, toll) for telling in incident.tellings for toll in telling.rivals(field)]
    return spanned(document, found, told_of(incident, field) + rivals, field, sources)


def _died_of_it(incident: Incident, toll: Toll) -> bool:
    """ "injuring the toddler", where somebody died: the same."""
    if not toll.is_definite or toll.quantity.best != 1:
        return False
    return any(other.quantity.best >= 1 and not other.is_others for _, other in told_of(incident, "killed"))


def _without_dead(document: Document, incident: Incident, found: Found, killed: Found) -> Found:
    """The injured but for those of them who died since: 14 were hurt, and two of them died on Sunday."""
    if found is None or killed is None:
        return found
    quantity, toll = found
    told = next((t for t in incident.tellings if t.sentence.start <= toll.start < t.sentence.end), None)
    if told is None:
        return found
    is_old = told.killed is not None and told.killed.quantity.best < killed[0].best
    is_of_all = told.killed is None and not (toll.is_others or toll.is_more or toll.is_also)
    later = {
        document.folded[dead.start : dead.end]: dead.quantity.best  # by their words: told again, they died once
        for telling in incident.tellings
        for act in telling.acts
        if (dead := act.killed) is not None
        and dead.is_later
        and (dead.is_part or dead.is_more)
        and (is_old or (is_of_all and dead.is_part) or told.sentence.index < telling.sentence.index)
        and not (told.killed is not None and _raises_to(document, telling, dead) == told.killed.quantity.best)
    }
    died = max(sum(later.values()), died_of(incident, told, toll))
    if not 0 < died < quantity.best:
        return found
    top = None if quantity.max is None else quantity.max - died
    return Quantity(max(0, quantity.min - died), quantity.best - died, top), toll


def _raises_to(document: Document, telling: Telling, dead: Toll) -> int | None:
    """ "two of the wounded died, raising the number of dead from four": six, the toll that has them already."""
    words = _RAISED.search(document.folded, telling.sentence.start, telling.sentence.end)
    before = read_number([words[1]], 0) if words else None
    return before[0].best + dead.quantity.best if before is not None else None


def attackers(incident: Incident, perpetrators: Sequence[Phrase]) -> list[tuple[Act, Toll]]:
    """Attackers who died: killed people of the armed side where the perpetrators are of the armed side too."""
    if not any(map(is_armed_side, perpetrators)):
        return []
    return [
        (act, act.killed)
        for act in incident.acts
        if act.killed is not None and act.patients and all(p.side == "armed" for p in act.patients)
    ]
