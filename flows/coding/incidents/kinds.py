"""ACLED's event and sub-event type of an incident, from the kinds of its acts, its weapons and who is in it."""

from __future__ import annotations

from collections.abc import Sequence

from flows.coding.acts.act import Act, flies
from flows.coding.acts.meaning import is_camp
from flows.coding.incidents.clashes import is_on_civilians
from flows.coding.incidents.incident import Incident
from flows.coding.sentences.sides import is_armed_side, is_state_side
from flows.coding.words.word_sets import word_set

EVENT_OF = {
    "armed_clash": "battles", "government_regains_territory": "battles",
    "non_state_actor_overtakes_territory": "battles",
    "suicide_bomb": "explosions_remote_violence", "remote_explosive_landmine_ied": "explosions_remote_violence",
    "grenade": "explosions_remote_violence", "shelling_artillery_missile_attack": "explosions_remote_violence",
    "air_drone_strike": "explosions_remote_violence", "chemical_weapon": "explosions_remote_violence",
    "attack": "violence_against_civilians", "abduction_forced_disappearance": "violence_against_civilians",
    "sexual_violence": "violence_against_civilians", "mob_violence": "riots", "violent_demonstration": "riots",
    "excessive_force_against_protesters": "protests", "arrests": "strategic_developments",
    "change_to_group_activity": "strategic_developments", "disrupted_weapons_use": "strategic_developments",
    "looting_property_destruction": "strategic_developments",
}  # fmt: skip
_FAMILY = {
    "arrest": "arrests", "abduct": "abduction_forced_disappearance", "surrender": "change_to_group_activity",
    "seize": "disrupted_weapons_use", "property": "looting_property_destruction",
}  # fmt: skip
_STRIKES = frozenset({"hit", "kill", "injure", "launch", "wreck", "shoot", "attack", "bomb"})
_HANDS = frozenset({"kill", "beat", "burn", "attack", "injure", "wreck"})
_MOBS = word_set(
    """
    mob, mobs, crowd, crowds, protester, protesters, demonstrators, rioters, residents, villagers, locals, bystanders,
    passers-by, onlookers, neighbours, neighbors, settlers
    """
)
_BOMBERS = frozenset({"bomber", "bombers"})
_WORN = frozenset({"vest", "vests", "belt", "belts", "explosives", "charge", "charges", "device", "bomb"})
_SHELLS = frozenset({"mortar", "artillery", "rocket"})
_FROM_AFAR = frozenset({"bomb", "shell", "air", "grenade"})
_BY_HAND = ("murder", "assassinat", "execut", "stab", "behead", "shot", "gunned")
_FLYING = frozenset({"air_strike", "drone"})
_EXPLOSIVES = frozenset({"landmine", "ied", "bomb", "dynamite", "car_bomb", "suicide_vest"})


def sub_event_type(incident: Incident, weapons: Sequence[str], is_clash: bool) -> str:
    """The sub-event type; ``weapons`` are canonical names, ``is_clash`` tells that both sides are armed."""
    if incident.family == "seize" and is_planted(incident):
        return "remote_explosive_landmine_ied"
    if incident.family == "property" and _is_blown_up(incident):
        return "remote_explosive_landmine_ied"
    if incident.family == "property" and any(act.kind in _STRIKES | {"burn"} and _flies(act) for act in incident.acts):
        return "air_drone_strike"  # "a drone set two lorries on fire"
    if incident.family == "property" and _is_by_mob(incident.acts):
        return "mob_violence"
    if incident.family == "property" and any(
        toll.quantity.best for act in incident.acts if act.is_strong for toll in act.victims
    ):
        return "attack"  # "settlers burnt four cars; two residents were hurt"
    if incident.family != "violence":
        return _FAMILY[incident.family]
    is_pogrom = _is_pogrom(incident.acts)
    if incident.is_force and not (any(act.kind == "bomb" for act in incident.acts) or is_pogrom):
        return "excessive_force_against_protesters"
    acts = [act for act in incident.acts if not (act.is_unreal or act.is_history or act.is_negated)] or incident.acts
    acts = [act for act in acts if _tells_kind(act)] or acts
    acts, used = _of_opening(_of_one_kind(acts), set(weapons))
    if is_pogrom:
        acts, used = [act for act in acts if not any(map(is_state_side, act.agents))], used - {"tear_gas"}
    kinds = ["bomb" if act.is_of_blast else act.kind for act in acts]
    words = " ".join([act.word for act in acts] + [phrase.word for act in acts for phrase in act.agents])
    if (
        ("suicide" in words and "murder" not in words and "commit" not in words)
        or "himself up" in words
        or "themselves up" in words
        or "herself up" in words
        or ("suicide_vest" in weapons and not (is_clash and _is_worn_alone(acts)))
        or any(_blows_himself_up(act) for act in acts)
    ):
        return "suicide_bomb"
    found = _by_kind(kinds, used, is_clash, acts)
    conquest = next((act for act in acts if act.is_conquest), None)
    return _conquest(conquest) if conquest is not None and found in ("armed_clash", "attack") else found


def _conquest(act: Act) -> str:
    """Which side a town fell to."""
    is_government = any(map(is_state_side, act.agents))
    return "government_regains_territory" if is_government else "non_state_actor_overtakes_territory"


def _is_pogrom(acts: Sequence[Act]) -> bool:
    """ "Settlers attacked the village ... soldiers fired tear gas": people set on others, before any force came."""
    first = next((act for act in acts if act.is_strong and act.agents), None)
    if first is None or first.kind not in ("attack", "beat", "kill", "injure") or not first.patients:
        return False
    return all(p.is_human for p in first.agents) and not any(map(is_state_side, first.agents + first.patients))


def _of_one_kind(acts: list[Act]) -> list[Act]:
    """Without blasts that are only spoken of, some sentences away from a murder: "they murdered two priests ... we
    condemn the bombing of the suburbs"."""
    first = next((act for act in acts if act.is_strong), None)
    if first is None or not _is_murder(first):
        return acts
    told = {act.sentence.index for act in acts if act.is_strong and act.kind in ("kill", "shoot")}
    return [act for act in acts if act.kind not in _FROM_AFAR or act.sentence.index in told]


def _of_opening(acts: list[Act], weapons: set[str]) -> tuple[list[Act], set[str]]:
    """Acts and weapons without the aircraft and the guns that answer a fight of people on the ground, sentences on:
    "rebels attacked a power station ... helicopters fired at them"."""
    first = next((act for act in acts if act.is_strong), None)
    if first is None or first.kind not in ("attack", "clash") or _flies(first):
        return acts, weapons
    if not any(p.is_human or p.side == "armed" for p in first.agents):
        return acts, weapons
    answers = [a for a in acts if a.sentence is not first.sentence and (a.kind in ("air", "shell") or _flies(a))]
    if not answers:
        return acts, weapons
    return [act for act in acts if act not in answers], weapons - _FLYING - _SHELLS


def _is_murder(act: Act) -> bool:
    """ "Gunmen killed", "was murdered": by somebody who is there."""
    by_hand = act.word.split()[-1].startswith(_BY_HAND)
    if act.word.startswith("machine"):  # "machine-gunned the house"
        return True
    return act.kind in ("kill", "shoot") and (by_hand or any(p.is_human and not p.weapon for p in act.agents))


def _tells_kind(act: Act) -> bool:
    """Not "the bombings have shaken the city"; but "those who died in the clashes": one fight, though a plural."""
    return act.is_strong or not act.is_plural or (act.kind == "clash" and act.is_definite)


def _blows_himself_up(act: Act) -> bool:
    """ "the bomber detonated her vest": explosives that somebody wears."""
    own = ("his ", "her ", "their ") if any(p.head in _BOMBERS for p in act.agents) else ("his ", "her ")
    is_set_off = act.kind == "bomb" and not act.is_noun and act.word.startswith(("detonat", "set", "explod", "blew"))
    return is_set_off and any(p.word.startswith(own) and (p.weapon or p.head in _WORN) for p in act.patients)


def _is_worn_alone(acts: Sequence[Act]) -> bool:
    """ "fighters in explosive belts stormed the barracks": of which nobody is told to have set one off."""
    return not any(act.kind == "bomb" or any(p.head in _BOMBERS for p in act.agents) for act in acts)


def _is_blown_up(incident: Incident) -> bool:
    """ "a bomb destroyed a booth", "destroyed the town hall with dynamite"."""
    return any(
        token.sense.weapon in _EXPLOSIVES
        for act in incident.acts
        if act.kind in ("wreck", "burn")
        for phrase in act.agents + act.weapons
        for token in phrase.tokens
    )


def is_defused(incident: Incident) -> bool:
    """A bomb made harmless: an attack foiled, whose author is not those who foiled it."""
    return incident.family == "seize" and any(
        act.word.startswith(("defus", "diffus", "disarm", "dismantl", "neutrali"))
        and any(t.sense.weapon for p in act.patients for t in p.tokens)
        and not is_camp(act.patients)
        for act in incident.acts
    )


def is_planted(incident: Incident) -> bool:
    """Explosives found where they had been laid for somebody: an attack foiled, no arms cache."""
    for act in incident.acts:
        names = {t.sense.weapon for p in act.patients for t in p.tokens if t.sense.weapon}
        if (
            names & {"landmine", "ied", "bomb"}
            and not names & {"firearms", "arms", "dynamite", "grenade"}
            and (act.is_laid or act.word.startswith(("defus", "detect", "diffus", "dismantl")))
        ):
            return True
    return False


def _flies(act: Act) -> bool:
    """Whether an aircraft or drone is what strikes ("a drone hit a car"), not what only looks on."""
    return any(flies(phrase) for phrase in act.agents)


def _is_of_shells(act: Act) -> bool:
    """Whether shells or rockets are what strikes or kills."""
    return any(token.sense.weapon in _SHELLS for phrase in act.agents for token in phrase.tokens)


def _is_assault(acts: Sequence[Act]) -> bool:
    """Whether the act begins as an attack by people who are there: what they fire and lay is a part of it."""
    first = next((act for act in acts if act.is_strong), None)
    return first is not None and any(
        act.kind in ("attack", "clash") and any(p.is_human or p.side == "armed" for p in act.agents)
        for act in acts
        if act.sentence is first.sentence
    )


def _may_be_blast(act: Act) -> bool:
    """ "Attacked the embassy with explosives", "the attack took place": an attack on things, or of which nothing more
    is told, and no shot or ambush."""
    is_open = act.kind == "attack" and not any(word in act.word for word in ("ambush", "fire", "shot", "shoot", "gun"))
    if is_open and act.is_noun and not act.patients:
        return True
    return is_open and any(p.thing for p in act.patients) and not any(p.person for p in act.patients)


def _goes_on_shooting(acts: Sequence[Act]) -> bool:
    return "bomb" in [act.kind for act in acts] and any(
        (act.kind == "shoot" or (act.kind in ("attack", "launch") and ("shot" in act.word or "fire" in act.word)))
        for act in acts
    )


def _by_kind(kinds: list[str], weapons: set[str], is_clash: bool, acts: Sequence[Act]) -> str:
    if "chemical" in weapons:
        return "chemical_weapon"
    if "air" in kinds or (("bomb" in kinds or "shell" in kinds or "attack" in kinds) and weapons & _FLYING):
        return "air_drone_strike"
    if any(act.kind in _STRIKES and _flies(act) for act in acts):
        return "air_drone_strike"
    is_fight_told = acts[0].kind == "clash"  # "clashes erupted ...; a worker was killed by a stray shell"
    shells_strike = not is_fight_told and any(
        act.kind in ("hit", "kill", "injure") and _is_of_shells(act) for act in acts
    )
    if shells_strike and weapons & _FLYING:
        return "air_drone_strike"  # "a missile fired from a drone hit a car"
    if "launch" in kinds and "tear_gas" in weapons:
        return "excessive_force_against_protesters"
    is_assault = is_clash and _is_assault(acts)
    if not (is_assault and "rocket" in weapons) and (
        "shell" in kinds
        or (
            set(kinds) & {"attack", "hit", "launch"}
            and weapons & {"mortar", "artillery", "rocket"}
            and "bomb" not in kinds
        )
        or shells_strike
    ):
        return "shelling_artillery_missile_attack"
    if is_assault and _goes_on_shooting(acts):
        return "armed_clash"
    fighting = [act for act in acts if act.is_strong and act.kind in ("clash", "attack", "shoot")]
    fought = [act for act in fighting if is_clash or not _may_be_blast(act)]
    if "bomb" in kinds or (weapons & _EXPLOSIVES and not fought):
        return "grenade" if "grenade" in weapons and not weapons & _EXPLOSIVES else "remote_explosive_landmine_ied"
    if "grenade" in kinds and "grenade" in weapons:
        return "grenade"
    if "rape" in kinds:
        return "sexual_violence"
    if "force" in kinds and not any(is_armed_side(phrase) for act in acts for phrase in act.agents):
        return "excessive_force_against_protesters"
    if is_clash or ("clash" in kinds and not is_on_civilians(acts)):
        return "armed_clash"
    if "riot" in kinds or ("firearms" not in weapons and _is_by_mob(acts)):
        return "mob_violence"
    return "attack"


def _is_by_mob(acts: Sequence[Act]) -> bool:
    """ "was beaten to death by a mob", "protesters set fire to the hall": nobody else is told to have done it."""
    doers = [p for act in acts if act.is_strong and act.kind in _HANDS for p in act.agents if p.is_human]
    return bool(doers) and all(p.head in _MOBS for p in doers)
