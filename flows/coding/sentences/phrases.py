"""A phrase: noun phrases with number, head and actor, verbs with voice and mood, what joins them."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Literal

from flows.coding.sentences.tokens import Token
from flows.coding.words.measures import DISTANCES
from flows.coding.words.numbers import Quantity
from flows.coding.words.senses import Actor

Tag = Literal["NP", "V", "v", "P", "AND", "OR", "COMMA", "SUB", "REL", "SEMI", "PART", "PRON", "STATE", "BE", "OTHER"]


@dataclass(slots=True, eq=False)
class Phrase:
    """One phrase of a sentence. A noun phrase ("NP") has number, head and maybe an actor; a verb ("V" of the lexicon's
    violence, "v" any other finite one) has its class, form, voice and mood."""

    tag: Tag
    start: int
    end: int
    word: str
    tokens: Sequence[Token]
    # noun phrases
    number: Quantity | None = None
    is_counted: bool = False
    is_definite: bool = False
    is_none: bool = False
    person: str | None = None
    side: str = ""
    plural: bool = False
    actors: tuple[Actor, ...] = ()
    thing: str | None = None
    weapon: str | None = None
    act: str | None = None
    state: str | None = None
    name: str = ""
    name_span: tuple[int, int] | None = None
    head: str = ""
    part_of: Phrase | None = None
    member_of: Phrase | None = None
    belongs_to: Phrase | None = None  # the unit of fighters that somebody is of: "secretary of the Karo dalam"
    taken_for: Phrase | None = None  # whom they are suspected to be: "gunmen believed to be herdsmen"
    possessor: Phrase | None = None
    described_end: int = 0  # where that ends which sets people apart: "men wearing uniforms"; 0 where nothing does
    names: tuple[Phrase, ...] = ()
    parts: tuple[Phrase, ...] = ()  # what a list behind it spells it out as: "three vehicles: two cars and a bus"
    told_as: Phrase | None = None  # what is said of somebody of whom it tells nothing: "a person, a street vendor"
    is_bare_others: bool = False
    is_aged: bool = False
    ages: tuple[int, ...] = ()
    is_time: bool = False
    # verbs
    verb: str | None = None
    form: str = ""
    passive: bool = False
    has_auxiliary: bool = False
    auxiliaries: Sequence[Token] = ()
    negated: bool = False
    unreal: bool = False
    also: bool = False
    perfect: bool = False
    progressive: bool = False

    @property
    def perfect_present(self) -> bool:
        """ "have fought", whose auxiliary a second verb may share."""
        return any(token.word in ("have", "has") for token in self.auxiliaries)

    @property
    def is_human(self) -> bool:
        """People, a named person, or an actor; not things and acts."""
        return (
            bool(self.person or self.is_aged or self.is_bare_others or (self.name and not self.thing) or self.actors)
            and not self.act
        )

    @property
    def is_distance(self) -> bool:
        """ "500 km northwest", "two blocks": how far something is."""
        return self.is_counted and not self.is_human and any(token.word in DISTANCES for token in self.tokens)

    @property
    def is_gerund(self) -> bool:
        """ "being shot", "having been shot": a passive without a finite verb."""
        return self.passive and self.auxiliaries[0].word in ("being", "having")

    @property
    def is_bare_number(self) -> bool:
        """ "three" alone: people, where a verb of killing says so."""
        return self.is_counted and not (
            self.person or self.thing or self.weapon or self.act or self.name or self.actors or self.head
        )
