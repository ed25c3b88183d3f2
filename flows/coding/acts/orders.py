"""On whose orders an act was done: "shot dead on the orders of a local mayor", "at the behest of a landlord"."""

from __future__ import annotations

from flows.coding.sentences.clauses import Clauses
from flows.coding.sentences.phrases import Phrase

_ORDERS = frozenset({"behest", "instigation", "instruction", "instructions", "order", "orders"})
_LED_BY = frozenset({"at", "on", "under", "upon"})
_FINITE = ("V", "v", "BE", "STATE", "SEMI")


def ordered_by(clauses: Clauses, position: int) -> list[Phrase]:
    """Those on whose orders the act of the verb at ``position`` was done, as its own clause tells; else nobody."""
    phrases = clauses.phrases
    for at in range(1, len(phrases) - 2):
        if phrases[at].head not in _ORDERS or phrases[at - 1].word not in _LED_BY or phrases[at + 1].word != "of":
            continue
        between = phrases[min(at, position) + 1 : max(at, position)]
        if not any(phrase.tag in _FINITE for phrase in between):  # of this verb, not of another
            return [p for p in clauses.listed(at + 2, clauses.objects_end(at + 2)) if p.is_human][:1]
    return []
