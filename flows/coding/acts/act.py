"""An act as a sentence tells it: its kind, who and whom, casualties, mood; and whether it can stand for an incident."""

from __future__ import annotations

from dataclasses import dataclass, field

from flows.coding.acts.counts import Toll, Withdrawn
from flows.coding.sentences.document import Sentence
from flows.coding.sentences.phrases import Phrase
from flows.coding.sentences.sides import is_armed
from flows.coding.words.aircraft import AIRCRAFT
from flows.coding.words.word_sets import word_set

#: what strikes from the air; a single plane or helicopter mostly carries somebody
_STRIKING = AIRCRAFT - {"helicopter", "plane"}
#: kinds of which a noun tells an event: "an attack", "the clash"
_EVENTS = frozenset({"attack", "bomb", "shell", "air", "kill", "clash"})
_MANY = 100  # dead: a war's, no act's
_EVERYBODY = word_set("people, population, civilians, citizens, peasants, country, city, town, villages, towns")


@dataclass(slots=True)
class Act:
    """One telling of an act: its kind, where it stands, the phrases of those in it, and its casualties."""

    kind: str
    sentence: Sentence
    position: int
    start: int
    end: int
    word: str
    agents: list[Phrase] = field(default_factory=list)
    patients: list[Phrase] = field(default_factory=list)
    weapons: list[Phrase] = field(default_factory=list)
    layers: list[Phrase] = field(default_factory=list)
    suspects: list[Phrase] = field(default_factory=list)
    meant: list[Phrase] = field(default_factory=list)  # whom the pronoun means that it was done to
    by_pronoun: str = ""
    to_pronoun: str = ""
    killed: Toll | None = None
    injured: Toll | None = None
    withdrawn: list[Withdrawn] = field(default_factory=list)
    shot: Toll | None = None
    is_joint: bool = False
    is_noun: bool = False
    is_unreal: bool = False
    is_negated: bool = False
    is_perfect: bool = False
    is_history: bool = False
    is_another: bool = False
    is_plural: bool = False
    is_definite: bool = False
    happens: bool = False
    is_recalled: bool = False
    is_laid: bool = False
    is_general: bool = False
    is_timeless: bool = False
    is_present: bool = False  # "kills", "is blown up"
    is_state: bool = False
    is_accusation: bool = False
    is_treated: bool = False  # told by a hospital's care alone: "in critical condition", "was taken to hospital"
    is_reacted_to: bool = False  # "condemned the attack that killed two nuns"
    is_relative: bool = False  # told in a relative clause: "a fighter who surrendered"
    is_conquest: bool = False  # a town or a post has another master since
    is_of_blast: bool = False  # what a blast did: "the explosion wrecked a pipeline"
    number: int = 1
    _settled: bool | None = field(default=None, repr=False)  # whether it is strong, once all of it is read

    @property
    def victims(self) -> list[Toll]:
        """The numbers of people that it killed, hurt or shot, as far as told."""
        return [toll for toll in (self.killed, self.injured, self.shot) if toll is not None]

    @property
    def is_event_noun(self) -> bool:
        """ "an attack", "the bombings": a noun that tells violence, and no deaths alone."""
        return self.is_noun and self.kind in _EVENTS

    @property
    def is_allusion(self) -> bool:
        """ "charged with the murder of a judge", "the attack on the embassy": recalled in passing, but of somebody."""
        if self.is_unreal or self.is_negated or self.is_general:
            return False
        if not self.is_noun:
            return self.is_reacted_to and self.kind in ("kill", "die") and self._is_of_known_dead
        if self.kind == "abduct":
            return not self.is_plural and any(is_known(p) or p.is_counted for p in self.patients if p.is_human)
        if self.kind in ("kill", "die"):
            if self.is_plural and not (self.is_definite or self._counts_somebody):
                return False  # "denounced murders of peasant leaders"
            return self._counts_somebody or any(is_known(p) for p in self.patients if p.is_human)
        is_attack = self.kind in ("attack", "bomb", "shell", "air") and self.is_definite and not self.is_plural
        return is_attack and any(is_known(p) for p in self.patients if p.is_human or p.thing)

    @property
    def _is_of_known_dead(self) -> bool:
        """ "condemned the attack, in which Father Lanza and two nuns were killed": what was done."""
        return self._counts_somebody and all(toll.quantity.best < _MANY for toll in self.victims)

    @property
    def _counts_somebody(self) -> bool:
        return self.killed is not None and not self.killed.is_vague and self.killed.quantity.best > 0

    @property
    def is_strong(self) -> bool:
        """Whether the telling can stand as an incident by itself, or only adds to one."""
        return self._stands_alone() if self._settled is None else self._settled

    def settle(self) -> None:
        """Find for good whether it is strong, as is asked again and again: no more is read of it."""
        self._settled = self._stands_alone()

    def _stands_alone(self) -> bool:
        if self.is_unreal or self.is_negated or self.is_history or self.is_recalled or self.is_general:
            return False
        if self.killed is not None or self.injured is not None or self.shot is not None:
            tolls = self.victims
            if all(toll.quantity.best == 0 for toll in tolls):
                return False  # "nobody was hurt": what happened is told elsewhere
            if self.is_timeless and all(toll.is_vague for toll in tolls):
                return False  # "strikes that kill civilians"
            return not (self.is_noun and all(toll.is_vague for toll in tolls))
        if self.is_noun:
            return (
                self.kind != "mention"
                and bool(self.kind == "force" or self.happens or (self.agents and self.patients))
                and (not (self.is_plural and self.number == 1) or self._is_fought)
            )
        if self.kind == "clash" and self.word.startswith(("fight", "fought")):
            return any(_is_fighter(p) for p in self.agents + self.patients)  # not "fought corruption"
        if self.kind in ("attack", "launch"):
            if self.kind == "attack" and any(is_armed(p) for p in self.agents):
                return True  # "gunmen attacked outside a cafe"
            return bool(self.patients) or "fire" in self.word or "shot" in self.word or bool(self.weapons)
        if self.kind == "hit":
            return bool(self.weapons) or any(p.side == "armed" or p.weapon or p.actors for p in self.agents)
        if self.kind == "rob" and self.is_timeless and all(p.plural and not p.is_counted for p in self.agents):
            return False  # "armed men rob those who come home late": what people do, no act
        if self.kind == "grenade" and any(p.weapon for p in self.patients):
            return bool(self.agents) or any((p.thing or p.person) and not p.weapon for p in self.patients)
        return self.kind not in ("die", "grenade") or bool(self.patients and self.agents) or bool(self.weapons)

    @property
    def _is_fought(self) -> bool:
        """ "clashes broke out between the army and rebels": a plural, but one event with both its sides."""
        return self.kind == "clash" and self.happens and bool(self.agents and self.patients)


def _is_fighter(phrase: Phrase) -> bool:
    return bool(phrase.side in ("armed", "state") or phrase.actors or phrase.weapon)


def flies(phrase: Phrase) -> bool:
    """Whether a noun phrase is an aircraft or a drone."""
    return any(t.sense.weapon in ("drone", "air_strike") or t.word.split()[-1] in _STRIKING for t in phrase.tokens)


def is_known(phrase: Phrase) -> bool:
    """Whom the text names, or speaks of as known: "the six priests", "the embassy"; not "the population"."""
    if phrase.name or phrase.names or phrase.actors:
        return not phrase.is_time
    is_meant = phrase.is_definite or phrase.possessor is not None
    return is_meant and bool(phrase.person or phrase.thing) and phrase.head not in _EVERYBODY
