"""Targets told more than once: one person or thing under a name, a trade and a general word is one target.

A text tells "one person" and then "a street vendor", "two engineers" and then their names, "the Grand Hotel" and then
"the building". The telling that says most stays; numbers and fates must agree.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from flows.coding.acts.act import Act
from flows.coding.report import Target
from flows.coding.sentences.phrases import Phrase
from flows.coding.words.people import PEOPLE
from flows.coding.words.word_sets import word_set

#: "the victims", "this man", "both officers": told of before, where somebody was
_POINTING = ("the ", "this ", "that ", "these ", "those ", "both ")
_ANYBODY = PEOPLE | word_set(
    "leader, leaders, man, men, officer, officers, official, officials, politician, woman, women"
)
#: a thing of whatever use, and a vehicle of whatever make
_BUILDINGS = word_set(
    "building, complex, compound, establishment, facilities, facility, installation, installations, premises, property"
)
_VEHICLES = word_set("automobile, automobiles, car, cars, vehicle, vehicles")
#: what is done to people, or tells who they are
_OF_PEOPLE = frozenset({"abduct", "arrest", "die", "injure", "kill", "mention", "shoot"})
_NEAR = 3  # sentences
_SHORT = 3  # letters of "of", "the"
_NOT_BUILT = frozenset({"transport", "infrastructure"})


@dataclass(frozen=True, slots=True)
class Hit:
    """Somebody or something hit: the target it makes, its words, the act that hit it; ``of_whom``: what "of" tells."""

    target: Target
    phrase: Phrase
    act: Act
    of_whom: str = ""

    @property
    def fate(self) -> str:
        """Whether the act killed or hurt; empty where it does not say."""
        if self.act.killed is not None and self.act.killed.quantity.best:
            return "killed"
        return "injured" if self.act.injured is not None and self.act.injured.quantity.best else ""

    @property
    def count(self) -> int | None:
        """How many people it is; None where nobody says."""
        phrase = self.phrase
        if phrase.number is not None and phrase.is_counted:
            return phrase.number.best
        return None if phrase.plural else 1

    @property
    def is_name(self) -> bool:
        """One person by name."""
        return bool(self.phrase.name_span or self.phrase.names) and self.phrase.is_human and not self.phrase.plural

    @property
    def is_somebody(self) -> bool:
        """Whether a name is surely a person's: not "the attack on San Rafo"."""
        return self.is_name and (bool(self.phrase.person) or self.act.kind in _OF_PEOPLE)

    @property
    def owners(self) -> set[str]:
        """The words for whose it is: "the office of the mayor", "the mayor's office"."""
        owner = self.phrase.possessor.word if self.phrase.possessor is not None else ""
        return {word for word in f"{owner} {self.of_whom}".split() if len(word) > _SHORT}


def without_repeats(hits: Sequence[Hit]) -> list[Hit]:
    """The targets without those that others tell more of, in their order."""
    kept = list(hits)
    for hit in hits:
        others = [other for other in kept if other.phrase is not hit.phrase]
        if others and any(is_repeat(hit, others) for is_repeat in _REPEATS):
            kept = [other for other in kept if other is not hit]
    return kept


def points_back(phrase: Phrase) -> bool:
    """ "the victims", "this bank": somebody or something told of before, by no name."""
    return phrase.word.startswith(_POINTING) and not (phrase.name or phrase.names or phrase.possessor or phrase.actors)


def _is_pointed_back(hit: Hit, others: Sequence[Hit]) -> bool:
    return (
        points_back(hit.phrase)
        and _are_as_many(hit, others)
        and any(
            _can_mean(hit.phrase, other.phrase) and (hit.phrase.is_human or _may_be_whose(hit, other))
            for other in others
            if other.act is not hit.act  # "the murder of the six monks and the two women": a list tells each once
        )
    )


def _are_as_many(hit: Hit, others: Sequence[Hit]) -> bool:
    """Whether as many people as a number counts ("the ten leaders") are told besides."""
    if not hit.phrase.is_human or hit.count is None:
        return True
    counts = [other.count for other in others if other.phrase.is_human and not points_back(other.phrase)]
    return None in counts or sum(count for count in counts if count) >= hit.count


def _is_some_of(hit: Hit, others: Sequence[Hit]) -> bool:
    """ "seven of the nine soldiers", "one of the buses": some of those told before."""
    whole = hit.phrase.part_of
    if whole is None or not hit.phrase.is_counted or not points_back(whole):
        return False
    return any(singular(other.phrase.head) == singular(whole.head) for other in others if other.phrase.part_of is None)


def _may_be_whose(hit: Hit, other: Hit) -> bool:
    """Whether two things can be one by whose they are: "the offices of the daily", not those of a bank."""
    return not hit.owners or not other.owners or not hit.owners.isdisjoint(other.owners)


def _can_mean(phrase: Phrase, other: Phrase) -> bool:
    """Whether a definite phrase can mean what another tells more of."""
    says_more = _is_anybody(phrase) and not _is_anybody(other)
    if points_back(other) and len(other.word) <= len(phrase.word) and not says_more:
        return False
    words = other.word.split() if phrase.is_human == other.is_human else [other.head]
    if phrase.head and singular(phrase.head) in map(singular, words):
        return True  # "the Jesuits", of "six Jesuit priests"
    if not phrase.person or not other.is_human:
        return False
    if _is_anybody(phrase):
        return True
    if phrase.plural and other.plural and not points_back(other):
        return phrase.person == other.person and phrase.person not in (None, "civilians")  # "the soldiers", of a patrol
    is_named = bool(other.name or other.names)
    return not phrase.plural and is_named and other.person in (None, phrase.person)


def _is_anybody(phrase: Phrase) -> bool:
    """ "the man", "the political leader": somebody of whom the words tell next to nothing."""
    return phrase.head.rpartition(" ")[2] in _ANYBODY


def _is_spelt_out(hit: Hit, others: Sequence[Hit]) -> bool:
    """Whether others tell one by one, or by kinds, the people that a number counts ("six people": four and two)."""
    phrase = hit.phrase
    if not phrase.is_human or hit.is_name or hit.count is None or phrase.is_bare_others or _is_somebodys(phrase):
        return False
    near = [o for o in others if o.phrase.is_human and abs(o.act.sentence.index - hit.act.sentence.index) <= _NEAR]
    told = [other for other in near if other.act is not hit.act and _may_be_of(hit, other)]
    if phrase.head in PEOPLE:
        counts = [other.count for other in told if other.phrase.head not in PEOPLE]
        known = [count for count in counts if count is not None]
        if counts and len(known) == len(counts) and sum(known) == hit.count:
            return True
    is_listed = any(other.act is hit.act for other in near)  # "a magistrate and a colonel": one of them was named
    names = [other for other in told if other.is_somebody]
    return len(names) == hit.count == sum(other.is_name for other in near) and not is_listed


def _is_somebodys(phrase: Phrase) -> bool:
    """ "his wife", "FMLN fighters"."""
    return bool(phrase.possessor or phrase.actors) or phrase.word.startswith(("his ", "her ", "their ", "its "))


def _may_be_of(hit: Hit, other: Hit) -> bool:
    """Whether nothing parts the two: fate, and what they are."""
    if not other.phrase.is_human or (hit.fate and other.fate and hit.fate != other.fate):
        return False
    if hit.phrase.head in PEOPLE or other.phrase.person is None:
        return True
    return other.phrase.person == hit.phrase.person


def _is_some_building(hit: Hit, others: Sequence[Hit]) -> bool:
    """ "the building" of the bank told before, "the vehicle" of the truck."""
    phrase = hit.phrase
    if not points_back(phrase) or hit.of_whom or phrase.is_human or phrase.word.count(" ") > 1:
        return False
    if phrase.head in _BUILDINGS:
        return any(o.phrase.thing and o.phrase.thing not in _NOT_BUILT and _says_more(o.phrase) for o in others)
    return phrase.head in _VEHICLES and any(o.phrase.thing == "transport" and _says_more(o.phrase) for o in others)


def _says_more(phrase: Phrase) -> bool:
    return not points_back(phrase) or phrase.head not in _BUILDINGS | _VEHICLES


def singular(head: str) -> str:
    """The last word of a head noun, of one: "priest" of "Jesuit priests"."""
    head = head.split()[-1] if head else ""
    return head[:-1] if head.endswith("s") and not head.endswith("ss") else head


_REPEATS = (_is_pointed_back, _is_some_of, _is_spelt_out, _is_some_building)
