"""What hangs on a noun phrase and tells who or how many it is: "cadres of the front", "a group of 40 men"."""

from __future__ import annotations

from flows.coding.sentences.noun_phrases import COLLECTIVES
from flows.coding.sentences.phrases import Phrase
from flows.coding.sentences.sides import is_state_side
from flows.coding.words.groups import GROUPS
from flows.coding.words.measures import AMOUNTS
from flows.coding.words.word_sets import word_set

#: groups, and what they and forces consist of
_ORGANS = GROUPS - {"movement"} | word_set(
    """
    battalion, branch, brigade, bureau, cell, column, command, commission, committee, company, dalam, detachment,
    division, formation, front, patrol, platoon, regiment, squad, unit, wing, zone
    """
)


#: parts of a thing, by which it is told that it was struck
PARTS_OF_THINGS = word_set(
    """
    window, windows, door, doors, wall, walls, roof, roofs, facade, front, stretch, section, sections, part, parts,
    windshield, windshields, showcase, showcases, entrance, gate, gates, floor, floors, wing, side, portion, structure
    """
)
_SUSPECTED = frozenset({"suspected", "believed", "alleged", "thought", "presumed", "supposed"})
_MEMBERS = frozenset({"members", "member", "cadre", "cadres"})
_KIN = frozenset({"family", "household", "crew"})
_TO_BE = frozenset({"to", "be", "of"})
_TIED = frozenset({"belonging", "loyal", "affiliated", "linked", "allied"})
_OF = frozenset({"of", "from", "belonging", "affiliated"})
#: units of fighters, of whatever group
#: participles that tell how people looked, or whose they are: "men wearing uniforms", "groups linked to the cartel"
_LOOKING = word_set(
    """
    armed, carrying, clad, disguised, dressed, financed, hired, linked, paid, posing, riding, tied, travelling,
    traveling, wearing, wielding
    """
)
_UNITS = frozenset({"dalam", "squad", "platoon", "section", "guerrilla squad"})


def attach_all(phrases: list[Phrase]) -> None:
    """Tie the phrases of a sentence to what hangs on them, by the words that do so."""
    words = {phrase.word for phrase in phrases}
    if not _OF.isdisjoint(words):
        attach(phrases)
    if not _TIED.isdisjoint(words):
        belongs(phrases)
    if "of" in words:
        teams(phrases)
    if not _SUSPECTED.isdisjoint(words):
        suspected(phrases)
    if not _LOOKING.isdisjoint(words):
        describe(phrases)


def describe(phrases: list[Phrase]) -> None:
    """ "men wearing military uniforms", "groups linked to the cartel": what sets people apart, right behind them."""
    for at, part in enumerate(phrases[:-1]):
        if part.word not in _LOOKING or part.has_auxiliary or at == 0 or phrases[at - 1].tag != "NP":
            continue
        behind = phrases[at + 1 : at + 3]
        told = behind[1] if behind[0].tag == "P" and len(behind) > 1 else behind[0]
        if told.tag == "NP" and not told.is_time:
            phrases[at - 1].described_end = told.end


def belongs(phrases: list[Phrase]) -> None:
    """ "cadres belonging to the CPI-Maoist"."""
    for at in range(len(phrases) - 3):
        if phrases[at + 1].word not in _TIED:
            continue
        head, _, to, inner = phrases[at : at + 4]
        if head.tag != "NP" or inner.tag != "NP" or to.word != "to" or head.actors:
            continue
        if inner.actors:
            behind = phrases[at + 4 : at + 6]  # "linked to al-Qaeda and Islamic State"
            more = behind[1].actors if len(behind) == 2 and behind[0].tag == "AND" and head.plural else ()
            head.actors, head.member_of = inner.actors + more, inner
            head.side = head.side if head.side == "state" else "armed"
        elif head.side == "armed" and inner.tokens[-1].is_capital:
            head.belongs_to = inner  # "hitmen linked to the Plain Cartel"


_TEAMS = frozenset({"team", "party", "contingent"})


def teams(phrases: list[Phrase]) -> None:
    """ "a joint team of the district, the reserve and the state police": forces of a state, told last."""
    for at in range(len(phrases) - 3):
        head = phrases[at]
        if head.head not in _TEAMS or head.tag != "NP" or phrases[at + 1].word != "of" or head.actors:
            continue
        for inner in phrases[at + 2 : at + 9]:
            if inner.tag not in ("NP", "COMMA", "AND"):
                break
            if is_state_side(inner):
                head.actors, head.side = head.actors or inner.actors, "state"
                head.person = inner.person or "security_forces"
                break


def suspected(phrases: list[Phrase]) -> None:
    """ "unidentified men, suspected to be members of the FMLN", "gunmen believed to be herdsmen"."""
    for at, part in enumerate(phrases):
        if part.word not in _SUSPECTED or at == 0 or part.has_auxiliary:
            continue
        head = next((p for p in reversed(phrases[max(0, at - 2) : at]) if p.tag == "NP"), None)
        named = next((p for p in phrases[at + 1 : at + 7] if p.tag == "NP" and p.actors), None)
        if (
            head is None
            or not head.is_human
            or head.actors
            or phrases[min(at + 1, len(phrases) - 1)].word not in _TO_BE
        ):
            continue
        if named is not None:
            head.actors, head.taken_for = named.actors, named
        elif people := next((p for p in phrases[at + 2 : at + 4] if p.tag == "NP" and p.person and p.plural), None):
            head.taken_for = people


def _share(phrases: list[Phrase], at: int) -> None:
    """ "cadres and supporters of the front": the cadres too are its people."""
    if at < 2 or phrases[at - 1].tag != "AND" or phrases[at - 2].tag != "NP":
        return
    first, second = phrases[at - 2], phrases[at]
    is_loose = second.plural and not (second.is_counted or second.is_definite)
    if is_loose and not first.actors and (first.side == "armed" or first.head in COLLECTIVES):
        first.actors = second.actors


def attach(phrases: list[Phrase]) -> None:
    """ "cadres of the CPI-Maoist", "a group of 40 masked men": what hangs on "of" tells who or how many the head is."""
    phrases = [p for p in phrases if not (p.tag == "OTHER" and p.word in ("alleged", "suspected"))]
    for at in range(len(phrases) - 3, -1, -1):
        if phrases[at + 1].word not in _OF:
            continue
        head, join, inner = phrases[at : at + 3]
        if head.tag != "NP" or inner.tag != "NP":
            continue
        is_of = join.word == "of"
        if is_of and inner.actors and not (head.actors or head.person) and _is_organ_or_craft(head):
            head.actors = inner.actors
            continue
        if head.head in _KIN and is_of and inner.is_bare_number:
            head.number, head.is_counted, head.plural = inner.number, True, True  # "a family of five"
            continue
        if is_of and inner.weapon and head.head in AMOUNTS:
            head.weapon = head.weapon or inner.weapon  # "300 kg of explosives"
        _tie_to_unit(head, inner, is_of)
        if join.tag not in ("P", "PART"):
            continue
        if is_of:
            _tie_to_whole(head, inner)
        if head.act or head.actors:
            continue
        if head.head in COLLECTIVES and head.head not in _MEMBERS and (inner.is_human or inner.is_bare_number):
            _count_inner(head, inner)
        elif inner.actors and (head.person or head.head in COLLECTIVES or head.is_bare_number):
            head.actors, head.member_of = inner.actors, inner
            if not head.person and head.head in _MEMBERS:
                head.person = "armed_group"
            if any(actor.is_armed_group for actor in inner.actors):
                head.side = head.side if head.side == "state" else "armed"
                _share(phrases, at)


def _is_organ_or_craft(head: Phrase) -> bool:
    """ "the area committee of the CPI-Maoist", "the 4th Battalion of the BSF", "a drone of the coalition"."""
    if any(token.sense.weapon in ("drone", "air_strike") for token in head.tokens):
        return True
    return head.head in _ORGANS or (head.tokens[-1].word in _ORGANS and head.thing == "military_facility")


def _tie_to_unit(head: Phrase, inner: Phrase, is_of: bool) -> None:
    """ "secretary of the Karo dalam", "rebels of the Free Plain Front": fighters of a unit or group not known."""
    if is_of and inner.head in _UNITS and not inner.actors and head.person and not inner.plural:
        head.belongs_to = inner
    if inner.tokens[-1].word in _ORGANS and inner.tokens[-1].is_capital and head.side == "armed":
        head.belongs_to = inner


def _tie_to_whole(head: Phrase, inner: Phrase) -> None:
    """The whole of which the head tells a part: of a thing, of a number, of a group by its name."""
    if head.head in PARTS_OF_THINGS and not head.is_human and inner.thing and not inner.person:
        head.thing, head.part_of = inner.thing, inner  # "the windows of a school"
    if head.is_bare_number and inner.plural and not inner.act:
        head.part_of = inner  # "two of his bodyguards"
        if inner.weapon or (inner.thing and not inner.person):
            head.weapon, head.thing, head.head = inner.weapon, inner.thing, inner.head  # "12 of 15 drones"
    if head.is_bare_number and inner.plural and inner.side == "armed" and inner.is_definite:
        head.person, head.side, head.head = inner.person, inner.side, inner.head  # "one of the attackers"
    is_named = inner.name or any(token.is_capital for token in inner.tokens)
    if head.head in ("members", "member") and is_named and not inner.actors:
        head.part_of = inner  # "members of the 4th Division"


def _count_inner(head: Phrase, inner: Phrase) -> None:
    """ "a group of 40 masked men": the men are those told, and as many as they are."""
    head.person, head.side, head.plural = inner.person or "civilians", inner.side, True
    head.number, head.is_counted = (inner.number, True) if inner.is_counted else (None, False)
    head.actors, head.head = inner.actors, inner.head or head.head
    head.part_of = inner
    head.name, head.name_span = "", None
