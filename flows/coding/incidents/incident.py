"""An incident as an article tells it."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field

from flows.coding.acts.act import Act
from flows.coding.dates.mentions import DateMention
from flows.coding.incidents.telling import Telling
from flows.coding.places.mentions import PlaceMention
from flows.coding.report import Prominence
from flows.coding.sentences.sides import is_armed_side

#: the families of acts that somebody does to people or things
ATTACKING = ("violence", "abduct", "property")


@dataclass
class Incident:
    """One incident as the article tells it: its tellings in text order."""

    family: str
    tellings: list[Telling] = field(default_factory=list)
    date: DateMention | None = None
    place: PlaceMention | None = None
    prominence: Prominence = "main"
    is_crowd: bool = False

    @property
    def is_force(self) -> bool:
        """Police or troops against a crowd."""
        deeds = [act for act in self.acts if act.kind in ("attack", "shoot", "kill", "force")]
        if any(is_armed_side(phrase) for act in deeds for phrase in act.agents):
            return False  # "the assailants came firing in the air"
        if any(act.kind == "force" and not act.is_unreal for act in deeds):
            return True
        return any(
            telling.is_crowd
            and (act.kind in ("launch", "attack", "shoot", "kill", "beat") or act.word.startswith("pelt"))
            and any(p.side == "state" or "police" in p.word for p in act.agents)
            for telling in self.tellings
            for act in telling.acts
        )

    @property
    def is_commemorated(self) -> bool:
        """First told for its anniversary."""
        return self.tellings[0].is_commemorated

    @property
    def is_of_digest(self) -> bool:
        """One of several incidents that a text tells one after another."""
        return any(telling.opens_part for telling in self.tellings)

    @property
    def acts(self) -> list[Act]:
        """All acts of all tellings."""
        return [act for telling in self.tellings for act in telling.acts]


def ordered(acts: Sequence[Act]) -> list[Act]:
    """Strong tellings first, each in text order."""
    strong: list[Act] = []
    others: list[Act] = []
    for act in acts:
        (strong if act.is_strong else others).append(act)
    return strong + [act for act in others if act.is_allusion or not act.is_history or act.kind == "mention"]


def told_elsewhere(incident: Incident, others: Iterable[Incident]) -> set[int]:
    """The numbers of the sentences that tell other attacks, abductions or damage, and not ``incident``."""
    away = {t.sentence.index for other in others if other.family in ATTACKING for t in other.tellings}
    return away - {telling.sentence.index for telling in incident.tellings}
