"""The toll of an incident from all its tellings: restated, raised, added to, told by several sources."""

from __future__ import annotations

from collections.abc import Sequence

from flows.coding.counts import Toll
from flows.coding.document import Document
from flows.coding.events import Act
from flows.coding.incidents import Incident, Telling
from flows.coding.numbers import Quantity
from flows.coding.phrases import Phrase
from flows.coding.report import Count

_GENERIC = frozenset({"", "person", "persons", "people", "others", "other", "victims", "victim", "casualties", "individuals", "dead", "more", "another", "men", "man"})


def count(document: Document, incident: Incident, field: str) -> Count | None:
    """The killed or injured of an incident; ``field`` is "killed" or "injured"."""
    told = [(telling, toll) for telling in incident.tellings if (toll := getattr(telling, field)) is not None]
    if not told:
        return None
    clear = [(telling, toll) for telling, toll in told if not _is_joint(telling)]
    told = clear or told
    telling, toll = _leading(told)
    quantity = toll.quantity
    if field == "injured" and _is_joint(telling):
        quantity = Quantity(0, quantity.best, quantity.best)
    elif field == "killed" and _is_joint(telling):
        quantity = Quantity(0, quantity.best, quantity.best)
    classes = {_victims(telling, field)}
    for other, extra in told:
        if other is telling or extra.is_part or extra.quantity.best == 0:
            continue
        kind = _victims(other, field)
        if extra.is_more and other.sentence.index > telling.sentence.index:
            quantity = quantity.plus(extra.quantity)
        elif kind not in classes and not (kind[0] in _GENERIC or any(c[0] in _GENERIC for c in classes)) and kind[1] not in {c[1] for c in classes}:
            quantity = quantity.plus(extra.quantity)
            classes.add(kind)
    return Count(quantity.min, quantity.best, quantity.max, document.text[toll.start : toll.end])


def _leading(told: list[tuple[Telling, Toll]]) -> tuple[Telling, Toll]:
    """The first number that is neither vague nor a part; one of several people over a single named one."""
    whole = [(telling, toll) for telling, toll in told if not toll.is_part] or told
    precise = [(telling, toll) for telling, toll in whole if not toll.is_vague] or whole
    first = precise[0]
    if first[1].is_named:
        larger = [(telling, toll) for telling, toll in precise if not toll.is_named and toll.quantity.best > first[1].quantity.best]
        if larger:
            return larger[0]
    if first[1].quantity.best == 0:
        return next(((telling, toll) for telling, toll in precise if toll.quantity.best), first)
    return first


def _is_joint(telling: Telling) -> bool:
    return any(act.is_joint for act in telling.acts)


def _victims(telling: Telling, field: str) -> tuple[str, str]:
    """The head and side of the victims: who is counted."""
    for act in telling.acts:
        if getattr(act, field) is not None:
            phrase = next((p for p in act.patients if p.is_human), None)
            if phrase is not None:
                return (phrase.head, phrase.side or "")
    return ("", "")


def attackers(incident: Incident, perpetrators: Sequence[Phrase]) -> list[tuple[Act, Toll]]:
    """Attackers who died: killed people of the armed side where the perpetrators are of the armed side too."""
    if not any(p.side == "armed" or any(a.kind == "armed_group" for a in p.actors) for p in perpetrators):
        return []
    return [
        (act, act.killed)
        for act in incident.acts
        if act.killed is not None and act.patients and all(p.side == "armed" for p in act.patients)
    ]
