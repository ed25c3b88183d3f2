"""People who are counted and then spelled out in parts: "six monks, five Danes and one Swede,"."""

from __future__ import annotations

from functools import reduce

from flows.coding.sentences.phrases import Phrase
from flows.coding.words.numbers import Quantity


def without_breakdowns(items: list[tuple[str, Phrase]], is_closed: bool) -> list[tuple[str, Phrase]]:
    """ "six monks - five Danes and one Swede - and two nuns": without what the six are in detail, which counts "the
    monks, five Danes and one Swede," too; of "the victims, a clerk and two guards," without the victims."""
    for at, (join, whole) in enumerate(items[:-2]):
        end = _end_of_breakdown(items, at, is_closed)
        if end is None:
            continue
        parts = [part for _, part in items[at + 1 : end]]
        if not whole.is_counted and any(part.person for part in parts):
            return [*items[:at], (join, parts[0]), *items[at + 2 :]]
        if not whole.is_counted:
            whole.is_counted, whole.number = True, reduce(Quantity.plus, (p.number for p in parts if p.number))
        if any(part.person for part in parts):
            whole.parts = tuple(parts)
        return items[: at + 1] + items[end:]
    return items


def _end_of_breakdown(items: list[tuple[str, Phrase]], at: int, is_closed: bool) -> int | None:
    """Behind which item the list ends that spells out the people at ``at``: counted parts that make up their number.
    A comma closes it, or one more "and"; nationalities are told of them in any case."""
    whole, parts = items[at][1], [phrase for _, phrase in items[at + 1 :]]
    is_known = whole.is_definite and not (whole.is_counted or whole.name)
    if not (whole.is_human and whole.plural and (whole.is_counted or is_known)) or items[at + 1][0] != "comma":
        return None
    told = 0
    for end, (join, part) in enumerate(items[at + 1 :], at + 2):
        if not part.is_counted or part.number is None:
            return None
        told += part.number.best
        if not join.endswith("and"):
            continue
        is_last = end == len(items)
        is_set_off = is_closed if is_last else items[end][0].endswith("and")
        is_all = is_known or (whole.number is not None and told == whole.number.best)
        return end if is_all and (is_set_off or not any(p.person for p in parts[: end - at - 1])) else None
    return None
