"""What a word of the lexicon may be: its sense, and the actors and sources it may name."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

_STATE_FORCES = frozenset({"army", "police", "security_forces", "coalition"})
_ARMED_GROUPS = frozenset({"armed_group", "militia"})


@dataclass(frozen=True, slots=True, eq=False)
class Actor:
    """A named group or force, one object each. ``nouns`` may stand for it once it has been named ("the jihadists")."""

    name: str
    kind: str
    names: tuple[str, ...]
    nouns: tuple[str, ...] = ()
    countries: tuple[str, ...] = ()
    parent: str | None = None
    since: date | None = None
    until: date | None = None

    @property
    def is_state_force(self) -> bool:
        """An army, police, any other force of a state, or a coalition of such."""
        return self.kind in _STATE_FORCES

    @property
    def is_armed_group(self) -> bool:
        """An armed group or a militia: no force of a state."""
        return self.kind in _ARMED_GROUPS

    def acts_on(self, day: date | None) -> bool:
        """Whether it is there on a day; on an unknown day every actor may be."""
        if day is None:
            return True
        return (self.since is None or self.since <= day) and (self.until is None or day <= self.until)


@dataclass(frozen=True, slots=True)
class Source:
    """Somebody whom texts cite; a channel is how a group speaks (a news agency of its own, Telegram)."""

    name: str
    names: tuple[str, ...]
    nouns: tuple[str, ...] = ()
    channel: bool = False


@dataclass(slots=True)
class Sense:
    """All that a word or phrase may be. ``jobs`` are parts of speech and jobs of words.toml."""

    verb: str | None = None
    form: str = ""
    act: str | None = None
    person: str | None = None
    side: str = ""
    plural: bool = False
    lemma: str = ""
    thing: str | None = None
    weapon: str | None = None
    actor: Actor | None = None
    namesakes: tuple[Actor, ...] = ()  # actors that had the same name at other times
    source: Source | None = None
    plain: str | None = None
    exact: str | None = None
    jobs: frozenset[str] = frozenset()

    def actor_on(self, day: date | None) -> Actor | None:
        """The actor that the word names in a text published on a day; None outside the times of all of them."""
        if self.actor is None or self.actor.acts_on(day):
            return self.actor
        return next((other for other in self.namesakes if other.acts_on(day)), None)
