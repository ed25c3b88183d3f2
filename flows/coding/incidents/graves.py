"""Mass graves: the day on which one was found is not that of the killing, which the text tells behind it."""

from __future__ import annotations

import re
from collections.abc import Sequence

from flows.coding.acts.act import Act
from flows.coding.dates.mentions import DateMention
from flows.coding.incidents.incident import Incident
from flows.coding.sentences.document import Document

_GRAVE = re.compile(r"\b(?:mass|secret|clandestine|common|unmarked) (?:grave|burial)s?\b|\bexhum|\bunearth")
_REACH = 3  # sentences from a grave to how its dead died
_OF_THE_DEAD = re.compile(r'["“]?(?:the (?:victims|dead|bodies|men|women|remains)|they|all|most)\b')


def with_their_killings(found: Sequence[Incident], document: Document) -> list[Incident]:
    """Incidents in which the dead of a mass grave and their killing are one, dated by the killing."""
    kept = list(found)
    for grave in [incident for incident in found if _is_grave(incident, document)]:
        killing = next((other for other in kept if _is_how_they_died(other, grave, document)), None)
        if killing is not None:
            grave.tellings += killing.tellings
            kept = [incident for incident in kept if incident is not killing]
            grave.date = killing.date
    return kept


def _is_grave(incident: Incident, document: Document) -> bool:
    telling = incident.tellings[0]
    is_found = any(act.is_noun and act.kind == "die" and act.killed is not None for act in telling.acts)
    sentence = telling.sentence
    return is_found and _GRAVE.search(document.folded, sentence.start, sentence.end) is not None


def _is_how_they_died(killing: Incident, grave: Incident, document: Document) -> bool:
    """ "The victims had been executed in 1994": told behind, of an earlier day, of the dead without a number."""
    if killing is grave or killing.family != "violence":
        return False
    steps = killing.tellings[0].sentence.index - grave.tellings[-1].sentence.index
    if not 0 < steps <= _REACH or not _is_before(killing.date, grave.date):
        return False
    first = killing.tellings[0]
    is_of_the_dead = _OF_THE_DEAD.match(document.folded, first.sentence.start) is not None
    return any(_tells_no_number(act) and (is_of_the_dead or bool(act.meant)) for act in first.acts)


def _is_before(day: DateMention | None, found_on: DateMention | None) -> bool:
    if day is None or day.last is None:
        return False
    return found_on is None or found_on.first is None or day.last < found_on.first


def _tells_no_number(act: Act) -> bool:
    is_killing = act.kind in ("kill", "shoot", "die") and not act.is_noun
    return is_killing and (act.killed is None or act.killed.is_vague)
