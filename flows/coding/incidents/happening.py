"""The day the text ties to what happened, where the tellings of the main incident tell none."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import TYPE_CHECKING

from flows.coding.dates.mentions import DateMention
from flows.coding.incidents.sameness import same_time
from flows.coding.incidents.scene import Scenes
from flows.coding.sentences.document import Document

if TYPE_CHECKING:
    from flows.coding.incidents.incident import Incident

_HAPPENED = re.compile(
    r"\b(?:happened|occurred|took place|incident|shootings?|shot|gunned|stabb\w+|attack\w*|explo\w+|blast|killed"
    r"|wounded|injured|opened fire|gunfire|fired"
    r"|gunshots?|went off|discharged|called to|called about|responded|respond|reported at|received a call"
    r"|dispatch\w*|(?:around|about|before|after|at) \d{1,2}(?::\d\d)?)\b"
)
_AFTERMATH = re.compile(
    r"\b(?:arrest\w*|charged|court|hearing|sentenc\w+|arraign\w+|judge|bail|bond|trial|vigil|funeral|buried"
    r"|identified|learned|announced|said|says|told|released"
    r"|updated?|posted|press conference|news conference|died|pronounced|custody|convicted|indict\w+|pleaded"
    r"|autops\w+|confirmed|turned himself|captured|booked|probation)\b"
)


def date_the_undated(incidents: Sequence[Incident], document: Document, scenes: Scenes) -> None:
    """Give the main incident the day the text ties to its happening ("officers were called at 9 p.m. Monday"), where
    its own sentences tell no day, or only the day of an arrest, a hearing or a death in hospital."""
    main = incidents[0] if incidents else None
    if main is None:
        return
    own = _happening(main.date, document) if main.date is not None and main.date.is_day() else None
    if own is not None and own >= 0:
        return
    taken = {id(incident.date) for incident in incidents[1:] if incident.date is not None}
    first = main.tellings[0].sentence.start
    found = [d for d in scenes.dates_in(0, len(document.text)) if d.is_day() and not d.is_vague and id(d) not in taken]
    scored = [(_happening(d, document), d.start >= first, -d.start, d) for d in found]
    fitting = [
        item
        for item in scored
        if item[0] > max(0, own or 0) and (own is not None or main.date is None or same_time(item[3], main.date))
    ]
    if fitting:
        main.date = max(fitting, key=lambda item: item[:3])[3]


def _happening(mention: DateMention, document: Document) -> int:
    """How far the words round a date tell of something happening (above 0), or of its aftermath (below 0)."""
    sentence = document.sentence_at(mention.start)
    before = document.folded[max(sentence.start, mention.start - 75) : mention.start]
    after = document.folded[mention.end : min(sentence.end, mention.end + 45)]
    points = 2 if _HAPPENED.search(before) else 1 if _HAPPENED.search(after) else 0
    return points - (3 if _AFTERMATH.search(before[-38:]) else 1 if _AFTERMATH.search(after) else 0)
