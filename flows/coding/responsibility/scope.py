"""Which incident a statement of responsibility is about."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Sequence

from flows.coding.incidents.incident import Incident
from flows.coding.report import Responsibility
from flows.coding.responsibility.cues import CLAIM
from flows.coding.responsibility.statements import Statement
from flows.coding.sentences.document import fold

_CLAIMED = ("violence", "abduct", "property")  # what somebody claims or is blamed for


def assign(found: Sequence[Statement], incidents: Sequence[Incident]) -> dict[int, list[Responsibility]]:
    """Which incident (by its place in ``incidents``) a statement is about: one of its sentence, else the fresh one told
    nearest before, else the first after; never background unless told there."""
    result: dict[int, list[Responsibility]] = {}
    told = _Told(incidents)
    for statement in found:
        for number in told.meant_by(statement):
            if statement.responsibility.kind == "claim" and _is_victim(statement, incidents[number]):
                continue
            kept = result.setdefault(number, [])
            if all((r.kind, r.actor) != (statement.responsibility.kind, statement.responsibility.actor) for r in kept):
                kept.append(statement.responsibility)
    return result


class _Told:
    """Which incidents each sentence tells of, and which of them are fresh; all are where a text only recalls."""

    def __init__(self, incidents: Sequence[Incident]) -> None:
        is_all_recalled = all(incident.prominence == "background" for incident in incidents)
        self._by_sentence: dict[int, list[int]] = {}
        self._fresh_by_sentence: dict[int, int] = {}
        self._fresh: list[int] = []
        for number, incident in enumerate(incidents):
            if incident.family not in _CLAIMED:
                continue
            told_in = dict.fromkeys(telling.sentence.index for telling in incident.tellings)
            for index in told_in:
                self._by_sentence.setdefault(index, []).append(number)
            if is_all_recalled or incident.prominence != "background":
                self._fresh.append(number)
                for index in told_in:
                    self._fresh_by_sentence.setdefault(index, number)
        self._sentences = sorted(self._fresh_by_sentence)

    def meant_by(self, statement: Statement) -> list[int]:
        """The numbers of the incidents that a statement is about."""
        index = statement.sentence.index
        if here := self._by_sentence.get(index):
            return here[: max(1, statement.is_several)]
        if statement.is_several > 1:
            return self._fresh[: statement.is_several]
        before = bisect_left(self._sentences, index)
        return [self._fresh_by_sentence[self._sentences[before - 1]]] if before else self._fresh[:1]


def _is_victim(statement: Statement, incident: Incident) -> bool:
    """ "a drone hit a vehicle of the X, the X said in a statement": who was hit claims nothing."""
    name = statement.responsibility.actor
    hit = any(actor.name == name for act in incident.acts for p in act.patients for actor in p.actors)
    doers = {actor.name for act in incident.acts for p in act.agents for actor in p.actors}
    if doers and name not in doers and not CLAIM.search(fold(statement.responsibility.text)):
        return True  # it tells of what others did
    return hit and name not in doers
