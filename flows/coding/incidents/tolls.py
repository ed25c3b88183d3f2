"""The toll of an incident from all its tellings: restated, raised, added to, told by several sources."""

from __future__ import annotations

import re
from collections.abc import Sequence

from flows.coding.acts.act import Act
from flows.coding.acts.counts import Toll
from flows.coding.incidents.attribution import Sources
from flows.coding.incidents.disputes import GENERIC, spanned, victims
from flows.coding.incidents.incident import Incident
from flows.coding.incidents.one_by_one import Found, dead, hurt
from flows.coding.incidents.shots import with_shot
from flows.coding.incidents.telling import Telling
from flows.coding.incidents.told_numbers import is_joint, leading, told_of
from flows.coding.report import Count
from flows.coding.sentences.document import Document
from flows.coding.sentences.phrases import Phrase
from flows.coding.words.numbers import Quantity, read_number

_RAISED = re.compile(r"\b(?:raising|bringing|taking|pushing)\b[^.;]{0,60}\bfrom (\w+)")
_ORDINALS = ("second", "third", "fourth", "fifth", "sixth", "seventh", "eighth", "ninth", "tenth")


def count(document: Document, incident: Incident, field: str, sources: Sources) -> Count | None:
    """The killed or injured of an incident; ``field`` is "killed" or "injured".

    Where sources differ, best is the most conservative figure and min and max span them all (ACLED's rule).
    """
    found = killed = dead(incident, _stated(document, incident, "killed", sources))
    if field == "injured":
        found = _stated(document, incident, "injured", sources)
        found = None if found is not None and _died_of_it(incident, found[1]) else found
        found = _without_dead(document, incident, found, killed)
        found = with_shot(incident, found, killed)
        found = hurt(incident, found, [toll for _, toll in told_of(incident, "shot")], killed)
    if found is None:
        return None
    quantity, toll = found
    return Count(quantity.min, quantity.best, quantity.max, document.text[toll.start : toll.end])


def _stated(document: Document, incident: Incident, field: str, sources: Sources) -> Found:
    """The number that the incident's tellings give together."""
    told = told_of(incident, field)
    if not told:
        return None
    rivals = [(telling, toll) for telling in incident.tellings for toll in telling.rivals(field)]
    return spanned(document, _combined(document, told, field), told + rivals, field, sources)


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
    died = sum(
        dead.quantity.best
        for telling in incident.tellings
        for act in telling.acts
        if (dead := act.killed) is not None
        and dead.is_later
        and (dead.is_part or dead.is_more)
        and (is_old or told.sentence.index < telling.sentence.index)
        and not (told.killed is not None and _raises_to(document, telling, dead) == told.killed.quantity.best)
    )
    if not 0 < died < quantity.best:
        return found
    top = None if quantity.max is None else quantity.max - died
    return Quantity(max(0, quantity.min - died), quantity.best - died, top), toll


def _raises_to(document: Document, telling: Telling, dead: Toll) -> int | None:
    """ "two of the wounded died, raising the number of dead from four": six, the toll that has them already."""
    words = _RAISED.search(document.folded, telling.sentence.start, telling.sentence.end)
    before = read_number([words[1]], 0) if words else None
    return before[0].best + dead.quantity.best if before is not None else None


def _ordinal(document: Document, toll: Toll) -> int:
    """ "a fourth fighter": 4; 0 where nobody is counted so."""
    words = document.folded[toll.start : toll.end].split()[:2]
    return next((_ORDINALS.index(word) + 2 for word in words if word in _ORDINALS), 0)


def _combined(document: Document, told: list[tuple[Telling, Toll]], field: str) -> tuple[Quantity, Toll]:
    """The leading number with what later sentences add to it."""
    telling, toll = leading(told, is_added_to=True)
    quantity = toll.quantity
    if is_joint(telling):
        quantity = Quantity(0, quantity.best, quantity.best)
    classes = {victims(telling, field)}
    has_self = any(act.killed is not None and act.killed.is_self for act in telling.acts)
    for other, extra in told:
        if other is telling or extra.quantity.best == 0 or (extra.is_part and not extra.is_later):
            continue
        if extra.is_later and not extra.is_more:
            if _ordinal(document, extra) == quantity.best + 1:
                quantity = quantity.plus(extra.quantity)  # "a fourth man died of his wounds", after three
            continue
        kind = victims(other, field)
        if extra.is_self and not toll.is_self and not has_self:
            quantity, has_self = quantity.plus(extra.quantity), True  # the attacker, by his own hand
            continue
        if (
            extra.is_others
            and toll.is_named
            and toll.quantity.best == 1
            and other.sentence.index > telling.sentence.index
        ):
            quantity = quantity.plus(extra.quantity)  # "Ashok was hurt. 20 others were hurt"
            continue
        is_other_side = kind[1] not in {c[1] for c in classes} and kind[1] != "civil"
        is_among = extra.is_also and extra.is_named and not toll.is_named
        if is_among and extra.quantity.best < toll.quantity.best + toll.is_more and not is_other_side:
            continue  # "Ali was also killed": one of the three told before, or the "another" who was
        if extra.is_vague and extra.is_named and not toll.is_vague:
            continue  # "the rebels also suffered injuries": nobody says how many
        if toll.is_more and extra.is_more and extra.quantity.best == toll.quantity.best:
            continue  # "another was hurt. Another injured driver was taken to hospital"
        if (extra.is_more or extra.is_also) and other.sentence.index > telling.sentence.index:
            quantity = quantity.plus(extra.quantity)
        elif (
            extra.quantity.best != toll.quantity.best
            and kind not in classes
            and not (kind[0] in GENERIC or any(c[0] in GENERIC for c in classes))
            and kind[1] not in {c[1] for c in classes}
        ):
            quantity = quantity.plus(extra.quantity)
            classes.add(kind)
    return quantity, toll


def attackers(incident: Incident, perpetrators: Sequence[Phrase]) -> list[tuple[Act, Toll]]:
    """Attackers who died: killed people of the armed side where the perpetrators are of the armed side too."""
    if not any(p.side == "armed" or any(a.kind == "armed_group" for a in p.actors) for p in perpetrators):
        return []
    return [
        (act, act.killed)
        for act in incident.acts
        if act.killed is not None and act.patients and all(p.side == "armed" for p in act.patients)
    ]
