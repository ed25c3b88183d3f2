"""An incident as an article tells it, and whether the article tells enough of it to be one."""

from __future__ import annotations

from dataclasses import dataclass, field

from flows.coding.acts.act import Act
from flows.coding.dates.mentions import DateMention
from flows.coding.incidents.telling import Telling
from flows.coding.places.mentions import PlaceMention
from flows.coding.report import Prominence

_BRIEF = 1200


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
        if any(act.kind == "force" and not act.is_unreal for act in self.acts):
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


def is_told(incident: Incident, length: int) -> bool:
    """Whether a text tells enough of an incident to be one: victims, a day, somebody, somewhere; no mere allusion.
    A text of a few sentences (``length`` characters) tells of nothing else, so less is asked."""
    if incident.family == "surrender" or incident.is_force:
        return True
    if incident.family == "abduct":
        return any(act.patients or act.agents or not act.is_noun for act in incident.acts)
    acts = [act for act in incident.acts if act.is_strong or act.is_allusion]
    tolls = [t for t in (x for act in acts for x in (act.killed, act.injured, act.shot)) if t is not None]
    points = 2 if any(not t.is_vague for t in tolls) else 1 if tolls else 0
    points += 2 if incident.date is not None and incident.date.is_resolved else 0
    points += any(p.is_human for act in acts for p in act.agents)
    points += any(p.is_human or p.thing or p.weapon or p.is_bare_number for act in acts for p in act.patients)
    points += points > 1 and any(
        telling.killed is not None and any(_names_act(act) for act in telling.acts) for telling in incident.tellings
    )
    points += incident.place is not None and incident.place.kind != "country"
    points += any(t.sense.weapon for act in acts for p in act.patients + act.agents + act.weapons for t in p.tokens)
    points += any(p.thing for act in acts if act.kind != "attack" or not act.is_noun for p in act.patients)
    points += len(incident.tellings) > 1
    if not acts:
        return incident.tellings[0].sentence.index < 3
    first = incident.tellings[0].sentence
    points += 2 if first.index == 0 else 1 if first.index < 3 else 0
    return points >= (4 if length > _BRIEF else 1)


def _names_act(act: Act) -> bool:
    """ "one dead in a clash of police and protesters": by name what the victims died in."""
    is_told = act.is_noun and not (act.is_plural or act.is_unreal or act.is_history)
    return is_told and act.kind in ("clash", "bomb", "shell", "air", "attack")
