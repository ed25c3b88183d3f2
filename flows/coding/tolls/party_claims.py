"""Numbers that whoever claims an act gives for it: they stand beside those told before, and add nobody to them."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace

from flows.coding.incidents.incident import Incident
from flows.coding.report import Responsibility
from flows.coding.tolls.attribution import Sources


def mark_rivals(incidents: Sequence[Incident], said: Mapping[int, Sequence[Responsibility]], sources: Sources) -> None:
    """ "Seven soldiers died. The group claimed the ambush, saying it had killed 11": eleven of the same people."""
    for number, incident in enumerate(incidents):
        claimants = {s.actor for s in said.get(number, ()) if s.kind == "claim" and s.actor}
        if not claimants:
            continue
        for field in ("killed", "injured"):
            told = [act for act in incident.acts if (toll := getattr(act, field)) is not None and toll.quantity.best]
            for act in told[1:]:
                toll = getattr(act, field)
                if act.sentence is told[0].sentence or toll.is_rival:
                    continue
                if sources.of(act.sentence, toll.start) in claimants:
                    setattr(act, field, replace(toll, is_rival=True))
