"""Ground that one side takes from another: buildings, posts and towns captured, retaken, brought under control."""

from __future__ import annotations

from flows.coding.acts.act import Act
from flows.coding.sentences.phrases import Phrase
from flows.coding.sentences.sides import is_armed, is_state_side
from flows.coding.words.word_sets import word_set

_BUILDINGS = frozenset({"business", "government_building", "police_facility", "military_facility", "dwelling"}) | {
    *("education_facility", "religious_site", "medical_facility"),
}
_SETTLEMENTS = word_set("town, towns, city, cities, village, villages, locality, district, area, areas, island")
_GROUND = _SETTLEMENTS | word_set(
    """
    post, posts, outpost, outposts, base, bases, barracks, garrison, checkpoint, checkpoints, camp, airport, airfield,
    hill, hilltop, ridge, position, positions, bridge, border crossing, army base, military base, army post,
    military post
    """
)
_CAPTURING = ("captur", "recaptur")
#: what is done to places alone, so that a name behind them is one
_RETAKING = ("retak", "retook", "recaptur")
#: "the town fell to the rebels": its subject is what is taken
FALLING = ("fall", "fell")


def takes_ground(act: Act) -> bool:
    """Whether fighters take a building, a post or a town."""
    if act.is_noun or act.kind not in ("seize", "arrest") or not any(is_armed(p) for p in act.agents):
        return False
    if act.kind == "seize" and "seiz" in act.word and _are_buildings(act.patients):
        return True
    is_taken = "seiz" in act.word or act.word.startswith(_CAPTURING)
    return is_taken and bool(act.patients) and _is_ground(act.patients[0])


def changes_hands(act: Act) -> bool:
    """Whether a town or a stretch of land has another master since: one side of a war has taken it."""
    if act.is_noun or act.is_unreal or act.is_negated or not (act.patients and any(map(_fights, act.agents))):
        return False
    first = act.patients[0]
    is_named = bool(first.name) and not (first.person or first.side)
    if act.word.startswith(_RETAKING) or "control of" in act.word:
        return is_named or _is_ground(first)
    is_fallen = act.word.startswith(FALLING)
    is_taken = is_fallen or "seiz" in act.word or act.word.startswith(_CAPTURING)
    return is_taken and (first.head in _SETTLEMENTS or (is_named and is_fallen))


def _fights(phrase: Phrase) -> bool:
    return (is_armed(phrase) and not phrase.weapon) or is_state_side(phrase)


def _is_ground(phrase: Phrase) -> bool:
    return not phrase.person and (phrase.head in _GROUND or phrase.thing == "military_facility")


def _are_buildings(patients: list[Phrase]) -> bool:
    return bool(patients) and patients[0].thing in _BUILDINGS and not any(p.weapon for p in patients)
