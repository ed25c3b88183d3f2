"""How many were killed and injured, read clause by clause: from lists of noun phrases to ranges with their words."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from flows.coding.sentences.phrases import Phrase
from flows.coding.words.aircraft import AIRCRAFT
from flows.coding.words.animals import ANIMALS
from flows.coding.words.limbs import LIMBS
from flows.coding.words.numbers import ONE, Quantity
from flows.coding.words.people import BY_SEX_AND_AGE, PERSONS
from flows.coding.words.word_sets import word_set

_VAGUE = word_set("dozens, scores, hundreds, thousands, several, many, few, numerous, multiple, various")
_ANYBODY = PERSONS | {"student"}
#: what with "the" or "his" before it is no unknown victim: of the body, of a house, of what is told
_NO_PERSON = LIMBS | word_set(
    """
    air, alley, animal, area, backyard, balance, bathroom, bed, bedroom, block, brain, bullet, buttocks, call, cat,
    corner, couch, count, cow, deer, dog, door, doorway, driveway, eye, figure, floor, forehead, garage, groin, ground,
    gun, hallway, heart, horse, identities, identity, jaw, kitchen, lot, lung, name, names, number, parking, phone,
    porch, report, rib, road, roof, room, round, scene, shot, sidewalk, skull, spine, staircase, street, throat,
    toe, toll, wall, warrant, window, wound, yard
    """
)
_UNIT_HEADS = word_set(
    """
    times, rounds, days, hours, minutes, km, kilometres, kilometers, metres, meters, rupees, years, months, weeks,
    percent, kg, kilograms, places, spots, districts, shots, bullets, occasions, villages, cases, incidents, charges,
    counts, lives,
    dollar, dollars, euro, euros, pounds, naira, pesos, shillings, francs, rials, riyals, dinars, lira, afghanis, kyat
    """
)


@dataclass(frozen=True, slots=True)
class Toll:
    """A number of victims with its words; ``is_part`` where it is a part of others told ("one of them")."""

    quantity: Quantity
    start: int
    end: int
    is_part: bool = False
    is_more: bool = False
    is_vague: bool = False
    is_named: bool = False
    is_others: bool = False
    is_self: bool = False
    has_self: bool = False  # the attacker is counted with his victims
    is_pronoun: bool = False  # "she shot herself": she is known from before
    is_definite: bool = False
    is_toll: bool = False
    is_rival: bool = False  # another source's number of those told of already
    is_revision: bool = False  # a toll that takes an earlier, higher one back
    is_also: bool = False
    is_later: bool = False  # of those hurt before, who died since
    is_casualties: bool = False  # dead and hurt together, nobody says how many of each


@dataclass(frozen=True, slots=True)
class Withdrawn:
    """A number of ``field`` ("killed", "injured") that the text takes back; ``by`` where it says whose it was."""

    field: str
    toll: Toll
    by: str | None = None


def toll(victims: Sequence[Phrase]) -> Toll | None:
    """The victims of a list together; None where it names nobody, or nobody that can be counted."""
    total: Quantity | None = None
    used: list[Phrase] = []
    if victims and victims[0].word == "how":
        return None  # "did not say how many soldiers died"
    if victims and victims[0].is_none and victims[0].word.split()[0] == "neither" and len(victims) > 1:
        return Toll(Quantity(0, 0, 0), victims[0].start, victims[-1].end)  # "neither the driver nor the guard"
    for position, phrase in enumerate(_without_breakdown(victims)):
        quantity = people(phrase, position == 0)
        if quantity is None:
            continue
        total = quantity if total is None else total.plus(quantity)
        used.append(phrase)
    if total is None:
        return None
    first = used[0]
    return Toll(
        total,
        first.start,
        max(used[-1].end, first.end),
        is_more=_is_besides(first.word),
        is_vague=all(
            (not phrase.is_counted and phrase.plural) or not _VAGUE.isdisjoint(phrase.word.split()) for phrase in used
        ),
        is_named=all(not phrase.is_counted for phrase in used),
        is_definite=len(used) == 1 and used[0].is_definite and (used[0].is_aged or used[0].head in _ANYBODY),
        is_others=used[0].is_bare_others,
    )


def _without_breakdown(victims: Sequence[Phrase]) -> Sequence[Phrase]:
    """ "three students - two boys and a girl": three."""
    whole, parts = victims[0] if victims else None, victims[1:]
    if whole is None or len(parts) < 2 or not (whole.is_counted and whole.number) or whole.head in BY_SEX_AND_AGE:
        return victims
    numbers = [p.number.best for p in parts if p.is_counted and p.number and p.head in BY_SEX_AND_AGE]
    is_same = len(numbers) == len(parts) and sum(numbers) == whole.number.best
    return victims[:1] if is_same else victims


def _is_besides(words: str) -> bool:
    """ "another", "five more"; not "more than five"."""
    told = words.replace("more than", "").split()
    return any(word in told for word in ("another", "more", "further", "additional"))


def people(phrase: Phrase, is_first: bool = True) -> Quantity | None:
    """How many people a noun phrase is; None for things, acts, collectives without a number and units of measure."""
    if phrase.word == "most" or (phrase.word.startswith("fewer ") and not phrase.is_counted):
        return None  # "most of the dead", "fewer people died than was feared"
    if phrase.tokens and phrase.tokens[-1].word in AIRCRAFT:
        return None  # "a police helicopter was shot down"
    if phrase.act or phrase.is_time or phrase.head in _UNIT_HEADS or phrase.head in ANIMALS:
        return None
    if phrase.part_of is not None and phrase.part_of.head in ANIMALS:
        return None  # "one of the family's dogs"
    if phrase.is_distance:
        return None
    if phrase.is_bare_number:
        return phrase.number
    if phrase.is_none and (
        phrase.is_human
        or not phrase.head
        or phrase.head
        in ("nobody", "none", "no one", "casualties", "injuries", "fatalities", "loss", "casualty", "deaths", "injury")
    ):
        return phrase.number
    if (
        is_first
        and not phrase.is_human
        and not phrase.plural
        and phrase.head
        and not (phrase.thing or phrase.weapon or phrase.head in _NO_PERSON)
        and phrase.word.startswith(("a ", "an ", "the ", "his ", "her ", "their ", "another ", "one "))
    ):
        return ONE  # "killed a gram rakhi": an unknown noun in the singular
    if not phrase.is_human:
        return (
            phrase.number
            if phrase.is_counted
            and phrase.number
            and phrase.number.best > 1
            and not (phrase.thing or phrase.weapon)
            and phrase.head.endswith("s")
            else None
        )
    if phrase.thing and not phrase.person:
        return None
    if phrase.name and phrase.plural and not phrase.is_counted:
        return ONE  # "journalists Peter Novak and Jan Kral"
    if phrase.number is not None:
        return phrase.number
    return ONE if (phrase.name or phrase.names) and not phrase.plural else None
