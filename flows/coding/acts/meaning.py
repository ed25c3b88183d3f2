"""Whether a word of several meanings means an act of violence here: "found" only of arms, "burnt" only of things."""

from __future__ import annotations

from collections.abc import Callable

from flows.coding.acts.act import Act, flies
from flows.coding.acts.ground import FALLING
from flows.coding.sentences.phrases import Phrase
from flows.coding.sentences.sides import is_armed, is_state_side
from flows.coding.words.groups import GROUPS
from flows.coding.words.word_sets import word_set

BODIES = frozenset({"body", "bodies", "corpse", "corpses", "remains", "dead body", "dead bodies"})
_KILLING = frozenset({"kill", "kills", "killed", "killing"})
_BODIES_OF_MEN = word_set(
    """
    animal, band, cell, couple, crew, crowd, duo, family, gang, group, household, leader, leadership, mob, pair, party,
    patrol, platoon, squad, team, trio, unit
    """
)
_LOOSE = frozenset({"up", "net", "nets", "netted", "caught", "catch", "held", "jailed", "overpowered"})
_FIRED = frozenset({"rocket", "mortar", "artillery", "firearms", "grenade", "tear_gas"})
_BOMBS = frozenset({"bomb", "dynamite", "incendiary", "grenade"})
_FINDING = word_set(
    """
    find, finds, found, finding, discover, discovered, discovers, discovering, detect, detected, detecting, dismantle,
    dismantles, dismantled, dismantling, neutralise, neutralised, neutralising, neutralize, neutralized, neutralizing,
    deactivated, locate, located, locating, uncover, uncovers, uncovered, uncovering
    """
)
_SEIZABLE = word_set(
    """
    cash, money, literature, documents, document, pamphlets, uniforms, uniform, equipment, phones, phone, sim, cards,
    card, vehicles, motorcycle, motorcycles, materials, material, articles, items, goods, wire, wires, bags, kits,
    medicines, batteries, camera, laptop, computer, laptops, pendrive, wireless, sets, radio, bullets, magazines, camp,
    camps, hideout, hideouts, dump, dumps, factory, belongings, things, tents, utensils, banners, rounds, kit, bag,
    loot, levy, walkie-talkie, diary, books, tiffin, container, containers, grams, kilograms, kg, currency, notes,
    rupees, inr, drums, barrels
    """
)


_FIGHTERS = word_set(
    """
    militant, maoist, naxal, naxalite, terrorist, insurgent, rebel, ultra, extremist, militants, maoists, naxals,
    naxalites, terrorists, insurgents, rebels, ultras, extremists, fighter, fighters, gunman, gunmen, attackers
    """
)
_NO_FIND = frozenset(
    [
        "land", "territory", "control", "power", "opportunity", "area", "areas", "letter", "letters", "note", "notes",
        "leaflet", "leaflets", "pamphlet", "pamphlets", "poster", "posters", "message", "placard", "placards",
    ]
)  # fmt: skip
_INSTITUTIONS = frozenset(
    [
        "government", "parliament", "cabinet", "opposition", "decision", "policy", "plan", "bill", "law", "proposal",
        "budget", "record", "criticism", "idea", "report", "party", "parties", "coalition", "alliance", "regime",
        "issue", "issues", "budget", "manifesto", "press", "media", "allies", "minister's", "accounts", "figures",
        "performance", "comments", "remarks", "ruling", "verdict", "strategy", "handling",
    ]
)  # fmt: skip


_VEHICLES = word_set("car, van, minivan, truck, lorry, vehicle, pickup, motorcycle, motorbike, minibus, taxi")
_SETTING_OFF = word_set(
    """
    trigger, triggers, triggered, triggering, explode, explodes, exploded, plant, plants, planted, planting, place,
    places, placed, placing
    """
)
_GROUPS = GROUPS | {"gang", "network"}
_PRIZES = frozenset({"title", "titles", "crown", "championship", "cup", "summit", "lead", "record", "goal"})


_OF_SPEECH = word_set("scathing, verbal, bitter, blistering, stinging, frontal, sharp, personal, heart")


def _is_of_words(act: Act) -> bool:
    """ "a deputy attacked the government": with words."""
    return (
        bool(act.patients) and not act.weapons and all(p.head in _INSTITUTIONS and not p.person for p in act.patients)
    )


_ARRESTING = ("arrest", "apprehend", "nab", "detain", "was arrest", "were arrest")
_ENGAGING = word_set("engaged, engage, engaging, retaliated, retaliating, retaliate, battled, battling")
_CAMPS = word_set("camp, camps, hideout, hideouts, base, bases, factory, unit, den, bunker, bunkers")


def is_camp(phrases: list[Phrase]) -> bool:
    """Whether something is a fighters' camp, hideout or workshop."""
    return any(p.thing == "military_facility" or p.head in _CAMPS for p in phrases)


def is_meant(act: Act) -> bool:
    """Whether a word of several meanings means the act here: "found" of arms, "burnt" of things."""
    rule = _RULES.get(act.kind)
    return rule is None or rule(act)


def _is_kill(act: Act) -> bool:
    last = act.word.split()[-1]
    if last == "out" and act.patients and act.patients[0].head in _GROUPS:
        return False  # "the outfit was wiped out"
    if last.startswith("neutrali"):  # no camp, no gang
        return any(p.head in _FIGHTERS or (p.side == "armed" and p.is_counted and p.plural) for p in act.patients)
    if last in _KILLING and act.patients and not any(map(_can_die, act.patients)):
        return False  # "killed the investment case"
    if last.startswith("eliminat"):  # "eliminating bureaucracy"
        return any(p.person or p.actors or p.is_counted for p in act.patients)
    return True


def _can_die(phrase: Phrase) -> bool:
    """Whether whoever is killed may be people: not "the deal", "the mood"."""
    if phrase.is_human or phrase.is_counted or phrase.weapon or phrase.thing or phrase.side or phrase.act:
        return True
    return (
        phrase.plural or not phrase.word.startswith(("the ", "its ", "his ", "their ")) or phrase.head in _BODIES_OF_MEN
    )


def _is_seizure(act: Act) -> bool:
    if act.is_noun:
        return bool(act.patients)
    if any(p.head in BODIES for p in act.patients):
        return False
    if not act.patients:
        return act.word in ("seized", "confiscated", "impounded")
    last = act.word.split()[-1]
    if last.startswith(("foil", "thwart")):
        return any(p.act in ("attack", "bomb", "kill", "abduct") or p.weapon for p in act.patients)
    if last in _FINDING:
        return any(p.weapon for p in act.patients) or ("neutrali" in act.word and is_camp(act.patients))
    if any(p.weapon or p.head in _SEIZABLE or any(t.word in _SEIZABLE for t in p.tokens) for p in act.patients):
        return True
    return any(not (p.is_human or p.thing or p.name or p.head in _NO_FIND) for p in act.patients)


def _is_arrest(act: Act) -> bool:
    if act.word in ("caught", "overpowered") and not any(p.is_human for p in act.patients):
        return any(p.side == "state" or p.actors for p in act.agents)  # "the boys were overpowered": by anybody
    if act.is_noun or not act.patients or any(p.is_human for p in act.patients) or act.word.startswith(_ARRESTING):
        return True
    is_loose = act.word.split()[-1] in _LOOSE or act.word.startswith("captur")
    return not is_loose and any(not (p.thing or p.act or p.weapon) for p in act.patients)


def _is_launch(act: Act) -> bool:
    tokens = [token for p in act.weapons for token in p.tokens]
    if any(t.sense.weapon in _BOMBS for t in tokens) and any(p.thing or p.person for p in act.patients):
        return True  # "launched two bombs against a car dealership"
    return any(t.sense.weapon in _FIRED or t.word in ("shots", "rounds", "bullets", "volley") for t in tokens) or any(
        p.head in ("shots", "rounds", "weapon", "weapons") for p in act.weapons
    )


def _is_robbery(act: Act) -> bool:
    things = [p for p in act.patients if not p.is_human]
    if act.word.split()[0].startswith("escap"):
        return any(p.weapon for p in things)  # not "escaped with minor injuries"
    return bool(things) and not act.is_noun


def _is_attack(act: Act) -> bool:
    if act.is_conquest or act.word.startswith(FALLING):
        return act.is_conquest
    if "occup" in act.word or "control of" in act.word or act.word.startswith(("retak", "retook")):
        return any(is_armed(p) for p in act.agents) and any(p.thing or p.name for p in act.patients)
    if act.word in ("attacked", "attack", "attacks") and _is_of_words(act):
        return False
    if act.is_noun and (_is_of_words(act) or not _OF_SPEECH.isdisjoint(act.word.split())):
        return False  # "a scathing attack on the opposition"
    if act.patients and all(p.head in _PRIZES for p in act.patients):
        return False
    if act.word.split()[-1] not in ("raid", "raided", "raids", "raiding"):
        return True
    return not _of_state(act.agents) or any(map(flies, act.agents))  # a search by police, but a strike by jets


def _is_beating(act: Act) -> bool:
    """Not "results beat forecasts"."""
    return act.is_noun or not act.patients or any(p.is_human for p in act.patients)


def _is_wrecking(act: Act) -> bool:
    if _is_of_own(act) or (act.word.startswith(("bring", "brought")) and not _is_felling(act)):
        return False
    return act.is_noun or any(p.thing or (not p.is_human and not p.is_time and not p.act) for p in act.patients)


def _is_felling(act: Act) -> bool:
    """ "brought down two pylons": no government, and no gust of wind."""
    doers = [p for p in act.agents if p.is_human or p.weapon or p.act]
    return any(p.thing and not p.is_human for p in act.patients) and bool(doers or not act.agents)


def _is_of_own(act: Act) -> bool:
    """ "shopkeepers pulled down their shutters": what people of no force do to their own things."""
    is_own = any(p.word.startswith(("their ", "his ", "her ")) for p in act.patients)
    doers = act.agents
    return is_own and bool(doers) and all(p.side == "civil" and not (p.actors or p.weapon) for p in doers)


def _is_burning(act: Act) -> bool:
    """Not "found the vehicle burnt out"."""
    return not (act.is_state and act.word in ("burnt", "burned", "burning")) and _is_wrecking(act)


def _is_abduction(act: Act) -> bool:
    is_of_people = any(p.is_human and not (p.start == act.sentence.start and p.name == p.word) for p in act.patients)
    if act.word.endswith(" off") and act.patients and not is_of_people:
        return False  # "Part of the cargo was carried off"
    if "away" not in act.word and act.word not in ("hijack", "hijacked"):
        return True
    return any(
        p.person or p.is_aged or p.actors or (p.name and not p.possessor) or p.is_bare_number
        for p in act.patients
        if not p.thing
    ) or ("hijack" in act.word and any(not p.is_human for p in act.patients))


def _is_grenade(act: Act) -> bool:
    return any(p.weapon for p in act.patients)


def _is_blast(act: Act) -> bool:
    if act.is_noun or not _is_of_device(act.word):
        return True
    those = act.patients + act.agents
    is_device = any(p.weapon or p.act == "bomb" or p.head in ("device", "devices") or _is_rigged(p) for p in those)
    return is_device and not any(t.sense.weapon == "firearms" for p in those for t in p.tokens)


def _is_clash(act: Act) -> bool:
    if act.is_noun or act.word.split()[-1] not in _ENGAGING:
        return True
    fights = any(p.is_human for p in act.agents) or any(p.act for p in act.patients)
    return fights and any(p.is_human for p in act.patients)


_RULES: dict[str, Callable[[Act], bool]] = {
    "kill": _is_kill, "seize": _is_seizure, "arrest": _is_arrest, "launch": _is_launch, "rob": _is_robbery,
    "attack": _is_attack, "beat": _is_beating, "burn": _is_burning, "wreck": _is_wrecking, "abduct": _is_abduction,
    "grenade": _is_grenade, "bomb": _is_blast, "clash": _is_clash,
}  # fmt: skip


def _is_rigged(phrase: Phrase) -> bool:
    """ "a parked car exploded", "a booby-trapped van went off": a vehicle that can only have been a bomb."""
    return phrase.thing == "transport" and not phrase.plural and phrase.head.split()[-1] in _VEHICLES


def _is_of_device(word: str) -> bool:
    """ "went off", "triggered", "planted": said of bombs, and of much else; "blew off a track" is not."""
    last = word.split()[-1]
    return last in _SETTING_OFF or (last == "off" and not word.startswith("bl"))


def _of_state(phrases: list[Phrase]) -> bool:
    return not phrases or any(map(is_state_side, phrases))
