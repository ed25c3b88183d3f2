"""Sums of incidents: a headline that only counts up what the text tells apart is no incident of its own."""

from __future__ import annotations

from collections.abc import Sequence

from flows.coding.incidents.incident import Incident
from flows.coding.incidents.telling import Telling
from flows.coding.scenes.sameness import same_time


def without_sums(found: list[Incident]) -> list[Incident]:
    """ "Mines killed five" above two mines that killed three and two is no incident of its own."""
    _split_sum(found)
    if len(found) < 3:
        return found
    lead = found[0]
    toll = lead.tellings[0].killed
    if toll is None or len(lead.tellings) > 2 or (lead.date is not None and lead.date.is_day()):
        return found
    told = [
        t.killed.quantity.best
        for i in found[1:4]
        if i.family == lead.family
        for t in i.tellings[:1]
        if t.killed is not None
    ]
    for size in range(2, len(told) + 1):
        if sum(told[:size]) == toll.quantity.best:
            _hand_down(lead.tellings[0], found[1 : size + 1])
            return found[1:]
    return found


def _hand_down(of_sum: Telling, parts: Sequence[Incident]) -> None:
    """ "The PLF killed five in two places": who did it is told of the sum alone."""
    agents = [phrase for act in of_sum.acts for phrase in act.agents if act.is_strong]
    for part in parts:
        if not any(act.agents for act in part.acts):
            for act in part.acts:
                if act.is_strong and not act.is_noun:
                    act.agents = list(agents)
                    act.settle()


def _split_sum(found: list[Incident]) -> None:
    """Take the headline sum out of an incident that it was put to: "mines killed five", then three, then two."""
    lead = found[0] if found else None
    if lead is None or len(found) < 2 or len(lead.tellings) < 2:
        return
    first, own = lead.tellings[0].killed, lead.tellings[1].killed
    others = [
        t.killed.quantity.best
        for i in found[1:4]
        if i.family == lead.family and same_time(i.date, lead.tellings[0].date)
        for t in i.tellings[:1]
        if t.killed is not None
    ]
    if first is None or own is None:
        return
    for size in range(1, len(others) + 1):
        if own.quantity.best + sum(others[:size]) == first.quantity.best:
            of_sum = lead.tellings.pop(0)
            _hand_down(of_sum, [lead, *found[1 : size + 1]])
            lead.date, lead.place = lead.tellings[0].date or lead.date, lead.tellings[0].place or lead.place
            return
