"""Lists that count the people of another number and more: "six monks and two nuns", where six monks are told of too."""

from __future__ import annotations

from collections.abc import Sequence

from flows.coding.acts.counts import Toll
from flows.coding.incidents.same_dead import are_same_people
from flows.coding.incidents.telling import Telling
from flows.coding.sentences.phrases import Phrase


def fullest(first: tuple[Telling, Toll], told: Sequence[tuple[Telling, Toll]]) -> tuple[Telling, Toll]:
    """The number among ``told`` that counts those of ``first`` in a longer list; ``first`` where none does."""
    part = _counted(*first)
    if len(part) != 1 or not (part[0].name if not part[0].plural else part[0].is_counted):
        return first
    longer = [item for item in told if _is_whole(item[1]) and _holds(_counted(*item), part[0])]
    return max(longer, key=lambda item: item[1].quantity.best, default=first)


def _is_whole(toll: Toll) -> bool:
    return not (toll.is_part or toll.is_later or toll.is_rival or toll.is_more or toll.is_vague)


def _counted(telling: Telling, toll: Toll) -> list[Phrase]:
    """The people that a number counts, as its act lists them."""
    for act in telling.acts:
        if any(own.start == toll.start for own in act.victims):
            return [phrase for phrase in act.patients if phrase.is_human]
    return []


def _holds(listed: Sequence[Phrase], part: Phrase) -> bool:
    """Whether a list tells of the same people and of others: "six monks and a nun", "a rector, five other monks and a
    nun" where six monks are told of, "Luis Prado and Ana Ruiz" where Prado is."""
    if part.number is None:
        return False
    if not part.plural:
        is_of_single = len(listed) > 1 and all(p.is_counted or not p.plural for p in listed)
        return is_of_single and any(are_same_people([phrase], [part]) for phrase in listed)
    for at, phrase in enumerate(listed):
        if phrase.head != part.head or not phrase.is_counted or phrase.number is None:
            continue
        before = at if "other" in phrase.word.split() and not any(p.plural for p in listed[:at]) else 0
        if phrase.number.best + before == part.number.best and len(listed) > before + 1:
            return True
    return False
