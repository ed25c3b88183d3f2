"""A day told once for several acts: "on 5 May rebels burned a bus. They also blew up a bridge."."""

from __future__ import annotations

import re
from collections.abc import Sequence

from flows.coding.dates.mentions import DateMention
from flows.coding.incidents.incident import Incident
from flows.coding.sentences.document import Document

_GOES_ON = re.compile(
    r"\b(?:also|meanwhile|simultaneously|at the same time|in addition|additionally|moreover|furthermore|likewise"
    r"|similarly|finally|in other (?:actions|attacks|incidents|places|parts)|elsewhere"
    r"|(?:an?other|the other|an?|the|one) (?:(?:second|third|fourth|fifth|similar) )?(?:\w+ )?(?:attack|bomb|explosion"
    r"|blast|device|charge|group|incident|action|clash|ambush|assault|kidnapping|attempt)s?"
    r"|(?:minutes|moments|shortly|hours) (?:later|before|after)|shortly (?:after|before)|then|however"
    r"|in a last[- ]minute report)\b"
)
#: the next place of a list: "In Barra, a village 180 km from the capital, rebels bombed a shop."
_IN_A_PLACE = re.compile(r"\W*(?:in|at|near) (?:the (?:town|city|village|port|district) of )?\w+")
_SPAN_DAYS = 2  # of "the last 24 hours"
_REACH = 4  # sentences between an act and the one whose day it shares


def carry_days(incidents: Sequence[Incident], document: Document) -> None:
    """Give incidents without a day that of the one told just before, where the text goes on with it.

    Only fresh news goes on so: nothing that is recalled, nor told in the past of the past.
    """
    told = sorted(incidents, key=lambda incident: incident.tellings[0].acts[0].start)
    for at, incident in enumerate(told):
        if incident.date is None and _goes_on(incident, document):
            incident.date = _day_before(incident, told[:at])


def _goes_on(incident: Incident, document: Document) -> bool:
    first = incident.tellings[0]
    if first.is_past or not first.is_strong or incident.family in ("arrest", "seize", "surrender"):
        return False
    if incident.prominence != "background" or any(
        phrase.is_definite and phrase.is_human for act in first.acts for phrase in act.agents
    ):
        return True  # fresh news; or "the rebels burned a bus": those told of before
    if first.place is not None and _IN_A_PLACE.match(document.folded, first.sentence.start):
        return first.place.end <= first.acts[0].start
    return _GOES_ON.search(document.folded, first.sentence.start, first.sentence.end) is not None


def _day_before(incident: Incident, earlier: Sequence[Incident]) -> DateMention | None:
    """The day of the incident told last before, if it is near."""
    here = incident.tellings[0].sentence.index
    near = [
        other
        for other in earlier
        if any(0 <= here - telling.sentence.index <= _REACH for telling in other.tellings)
        and not any(telling.is_past for telling in other.tellings)
    ]
    day = near[-1].date if near else None
    return day if day is not None and day.is_resolved and _is_short(day) and not day.is_vague else None


def _is_short(date: DateMention) -> bool:
    """A day, or the last 24 hours."""
    if date.is_day():
        return True
    return date.first is not None and date.last is not None and (date.last - date.first).days < _SPAN_DAYS
