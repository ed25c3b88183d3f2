"""Groups of victims: which of an incident's numbers tell again of people counted already, and which of people besides.

A number starts as that of the leading telling. Another one adds to it only where the grammar sets its people beside
those counted: "another", "also", "others" beside somebody named, the attacker by his own hand, soldiers beside
civilians. The same words, or the same number of "others", tell of the same people however often they are said.
"""

from __future__ import annotations

from dataclasses import dataclass

from flows.coding.acts.counts import Toll
from flows.coding.incidents.incident import Incident
from flows.coding.incidents.telling import Telling
from flows.coding.sentences.document import Document
from flows.coding.tolls.disputes import GENERIC, victims
from flows.coding.tolls.fuller_lists import fullest
from flows.coding.tolls.murder_suicides import is_murder_suicide
from flows.coding.tolls.told_numbers import is_joint, leading, told_of
from flows.coding.words.numbers import Quantity, ordinal

_PRONOUNS = frozenset({"he", "she", "they"})


@dataclass(frozen=True, slots=True)
class Group:
    """People whom a telling counts; ``kind`` is their head and side."""

    toll: Toll
    kind: tuple[str, str]
    words: str


def combined(document: Document, incident: Incident, field: str) -> tuple[Quantity, Toll] | None:
    """The leading number of ``field`` ("killed", "injured") with what later sentences add to it; None where none is
    told."""
    told = told_of(incident, field)
    if not told:
        return None
    telling, toll = fullest(leading(told, is_added_to=True, has_others=field == "killed"), told)
    tally = _Tally(document, incident, field, telling, toll)
    for other, extra in told:
        if other is not telling:
            tally.meet(other, extra)
    return tally.quantity, toll


class _Tally:
    """The number so far, and the groups that are in it."""

    def __init__(self, document: Document, incident: Incident, field: str, telling: Telling, toll: Toll) -> None:
        self._document = document
        self._field = field
        self._telling = telling
        self._toll = toll
        self._is_beside_dead = field == "injured" and bool(told_of(incident, "killed"))
        self._has_self = any(
            (act.killed is not None and act.killed.is_self) or is_murder_suicide(act) for act in telling.acts
        )
        self._groups = [self._group(telling, toll)]
        self._has_part = False  # "one of the two who died" is told of: "another" is of them too
        self.quantity = toll.quantity
        if is_joint(telling):
            self.quantity = Quantity(0, toll.quantity.best, toll.quantity.best)

    def meet(self, telling: Telling, toll: Toll) -> None:
        """Add a number where it is of people besides those counted."""
        is_part = toll.is_part and not toll.is_later and not self._toll.is_self  # of those shot, beside who shot them
        if toll.quantity.best == 0 or is_part:
            self._has_part = self._has_part or is_part
            return
        group = self._group(telling, toll)
        if self._is_told_again(group) or not self._is_besides(telling, group):
            return
        self.quantity = self.quantity.plus(toll.quantity)
        self._groups.append(group)
        self._has_self = self._has_self or toll.is_self

    def _group(self, telling: Telling, toll: Toll) -> Group:
        return Group(toll, victims(telling, self._field), self._document.folded[toll.start : toll.end])

    def _is_told_again(self, group: Group) -> bool:
        """Whether the people are among those counted: by the same words, by the same number of others or of more."""
        toll = group.toll
        for known in self._groups:
            if group.words == known.words and group.kind == known.kind and not toll.is_pronoun:
                return True
            if toll.quantity.best != known.toll.quantity.best:
                continue
            if toll.is_more and known.toll.is_more:
                return True  # "another was hurt. Another injured driver was taken to hospital"
            if toll.is_others and not known.toll.is_named:
                return True  # "three others were hurt. Three other people were injured"
        return len(self._groups) > 1 and toll.quantity.best == self.quantity.best and not toll.is_more

    def _is_besides(self, telling: Telling, group: Group) -> bool:
        toll, lead = group.toll, self._toll
        is_behind = telling.sentence.index > self._telling.sentence.index
        if toll.is_rival:
            return False
        if self._field == "killed" and self._ordinal(toll) == self.quantity.best + 1 > 2 and is_behind:
            return True  # "a fourth man died of his wounds", after three
        if toll.is_later and not toll.is_more:
            return False
        if toll.is_more and self._has_part and toll.quantity.best < lead.quantity.best and not toll.is_later:
            return False
        if toll.is_self:
            return not (lead.is_self or self._has_self)  # the attacker, by his own hand
        if toll.is_part and lead.is_self:  # "shot his daughters and himself. One of the girls died"
            return is_behind and not toll.is_vague and group.words.split()[0] not in _PRONOUNS
        if toll.is_others and lead.is_named and lead.quantity.best == 1 and is_behind:
            return True  # "Ashok was hurt. 20 others were hurt"
        if self._is_among(group) or (toll.is_vague and toll.is_named and not lead.is_vague):
            return False  # "the rebels also suffered injuries": nobody says how many
        if (
            toll.is_also
            and toll.is_others
            and self._is_beside_dead
            and not lead.is_named
            and self._is_object(telling, toll)
        ):
            return False  # "the shooting also injured four others": beside the dead
        if (toll.is_more or toll.is_also) and is_behind:
            return True
        return toll.quantity.best != lead.quantity.best and self._is_of_new_kind(group)

    def _is_object(self, telling: Telling, toll: Toll) -> bool:
        """Whether the people stand behind their verb: "injured four others", not "four others were injured"."""
        own = (act for act in telling.acts if getattr(act, self._field) is not None)
        return any(act.start < toll.start for act in own)

    def _is_among(self, group: Group) -> bool:
        """ "Ali was also killed": one of the three told before, or the "another" who was."""
        toll, lead = group.toll, self._toll
        if not (toll.is_also and toll.is_named and not lead.is_named):
            return False
        is_other_side = group.kind[1] not in {known.kind[1] for known in self._groups} and group.kind[1] != "civil"
        return toll.quantity.best < lead.quantity.best + lead.is_more and not is_other_side

    def _is_of_new_kind(self, group: Group) -> bool:
        """Whether all groups counted are of another kind and side: soldiers beside civilians."""
        kinds = [known.kind for known in self._groups]
        if group.kind[0] in GENERIC or any(kind[0] in GENERIC for kind in kinds):
            return False
        return group.kind[1] not in {kind[1] for kind in kinds}

    def _ordinal(self, toll: Toll) -> int:
        """ "a fourth fighter": 4; 0 where nobody is counted so."""
        words = self._document.folded[toll.start : toll.end].split()[:2]
        return next((number for number in map(ordinal, words) if number > 1), 0)
