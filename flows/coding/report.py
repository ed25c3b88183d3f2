"""What the coder answers: an incident as one article tells it, in the contract's exact form."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date
from typing import Any, Literal

Prominence = Literal["main", "also", "background"]
Certainty = Literal["stated", "claimed", "attributed", "suspected"]
DatePrecision = Literal["day", "days", "week", "month", "year"]
PlacePrecision = Literal["exact", "near", "admin2", "admin1", "country"]
ResponsibilityKind = Literal["claim", "attribution", "denial", "none_yet"]


@dataclass(frozen=True, slots=True)
class Span:
    """Characters ``start`` up to but not including ``end`` of the article's text."""

    start: int
    end: int

    def to_dict(self) -> dict[str, Any]:
        """The contract's form."""
        return {"start": self.start, "end": self.end}


@dataclass(frozen=True, slots=True)
class EventDate:
    """The days the act may have happened on, first and last included.

    A date whose words cannot be resolved (a weekday without a publication date) has no EventDate at all.
    """

    start: date
    end: date
    precision: DatePrecision
    basis: Literal["stated", "relative"]
    text: str

    def to_dict(self) -> dict[str, Any]:
        """The contract's form."""
        return {
            "start": self.start.isoformat(),
            "end": self.end.isoformat(),
            "precision": self.precision,
            "basis": self.basis,
            "text": self.text,
        }


@dataclass(frozen=True, slots=True)
class Place:
    """Where the act happened; ``country`` is ISO 3166-1 alpha-2, coordinates are WGS84 degrees."""

    name: str
    admin1: str | None
    country: str | None
    latitude: float | None
    longitude: float | None
    precision: PlacePrecision
    text: str
    admin2: str | None = None

    def to_dict(self) -> dict[str, Any]:
        """The contract's form, with admin2 (district or county) besides."""
        return {
            "name": self.name,
            "admin1": self.admin1,
            "admin2": self.admin2,
            "country": self.country,
            "latitude": self.latitude,
            "longitude": self.longitude,
            "precision": self.precision,
            "text": self.text,
        }


@dataclass(frozen=True, slots=True)
class Count:
    """How many people: the least, the best and the most; ``max`` None is open upwards.

    ``is_revised``: told as a toll that takes the place of another ("has risen to", "not 5 as first reported").
    """

    min: int
    best: int
    max: int | None
    text: str
    is_revised: bool = False

    def to_dict(self) -> dict[str, Any]:
        """The contract's form; `revised` stands there only where it is true."""
        told = {"min": self.min, "best": self.best, "max": self.max, "text": self.text}
        return told | {"revised": True} if self.is_revised else told


@dataclass(frozen=True, slots=True)
class Perpetrator:
    """Who did it, by canonical name, how sure that is, and the words.

    ``acted_for`` is None for a group and for those of whom no group is told; the people who acted for a group ("FMLN
    guerrillas") stand behind it with its name.
    """

    name: str
    certainty: Certainty
    text: str
    acted_for: str | None = None

    def to_dict(self) -> dict[str, Any]:
        """The contract's form, with ``acted_for`` besides."""
        return {"name": self.name, "certainty": self.certainty, "text": self.text, "acted_for": self.acted_for}


@dataclass(frozen=True, slots=True)
class Target:
    """Whom or what it was done to: name as told, and a kind (army, police, civilians ...)."""

    name: str
    kind: str
    text: str

    def to_dict(self) -> dict[str, Any]:
        """The contract's form."""
        return {"name": self.name, "kind": self.kind, "text": self.text}


@dataclass(frozen=True, slots=True)
class Weapon:
    """With what, by canonical name, and the words."""

    name: str
    text: str

    def to_dict(self) -> dict[str, Any]:
        """The contract's form."""
        return {"name": self.name, "text": self.text}


@dataclass(frozen=True, slots=True)
class Responsibility:
    """Who claims the act, blames it on somebody, denies it, or that nobody has claimed it yet.

    ``named``: the words that name the actor, beside the words of the claim or the blame in ``text``.
    """

    kind: ResponsibilityKind
    actor: str | None
    by: str | None
    channel: str | None
    text: str
    named: str = ""

    def to_dict(self) -> dict[str, Any]:
        """The contract's form."""
        return {
            "kind": self.kind,
            "actor": self.actor,
            "by": self.by,
            "channel": self.channel,
            "text": self.text,
        }


@dataclass(frozen=True, slots=True)
class Claim:
    """One value that somebody asserts: ``field`` as in the report, ``by`` None where the outlet itself says it."""

    field: str
    value: Any
    by: str | None
    start: int
    end: int

    def to_dict(self) -> dict[str, Any]:
        """The contract's form."""
        return {"field": self.field, "value": self.value, "by": self.by, "start": self.start, "end": self.end}


@dataclass(frozen=True, slots=True)
class Report:
    """An incident as one article tells it. Null counts: the article does not say; 0: it says nobody.

    ``is_headline``: the headline alone tells it, so that there is no evidence in the text.
    """

    prominence: Prominence
    event_type: str
    sub_event_type: str
    date: EventDate | None = None
    place: Place | None = None
    perpetrators: tuple[Perpetrator, ...] = ()
    targets: tuple[Target, ...] = ()
    weapons: tuple[Weapon, ...] = ()
    killed: Count | None = None
    injured: Count | None = None
    responsibility: tuple[Responsibility, ...] = ()
    claims: tuple[Claim, ...] = ()
    evidence: tuple[Span, ...] = field(default=())
    is_headline: bool = False

    def to_dict(self) -> dict[str, Any]:
        """The contract's form, ready for JSON; `headline` stands there only where it is true."""
        told = {
            "prominence": self.prominence,
            "event_type": self.event_type,
            "sub_event_type": self.sub_event_type,
            "date": self.date.to_dict() if self.date else None,
            "place": self.place.to_dict() if self.place else None,
            "perpetrators": [item.to_dict() for item in self.perpetrators],
            "targets": [item.to_dict() for item in self.targets],
            "weapons": [item.to_dict() for item in self.weapons],
            "killed": self.killed.to_dict() if self.killed else None,
            "injured": self.injured.to_dict() if self.injured else None,
            "responsibility": [item.to_dict() for item in self.responsibility],
            "claims": [item.to_dict() for item in self.claims],
            "evidence": [item.to_dict() for item in self.evidence],
        }
        return told | {"headline": True} if self.is_headline else told
