"""The armed forces of every country, named by its adjective: "Malian troops", "the Pakistani army", "Israeli strikes".

An actor's name whose last word is a weapon, an act or a kind of people means that too: "Israeli strikes" are strikes.
"""

from __future__ import annotations

import tomllib
from dataclasses import replace
from pathlib import Path

from flows.coding.words.lexicon import Lexicon
from flows.coding.words.senses import Actor

_COUNTRIES = Path(__file__).parents[1] / "lexicon" / "geography" / "countries.toml"
_TROOPS = (
    "army", "armed forces", "forces", "military", "air force", "navy", "troops", "soldiers", "special forces",
)  # fmt: skip
_BY_NAME = (*_TROOPS, "military jet", "military jets", "military aircraft")
_ARMS = (
    "warplane", "warplanes", "fighter jet", "fighter jets", "jet", "jets", "military jet", "military aircraft",
    "helicopter", "helicopters", "gunboats", "aircraft", "warship", "warships", "bombers", "drone", "drones",
    "missile", "missiles", "ballistic missile",
    "ballistic missiles", "artillery", "tank", "tanks", "guided bomb", "guided bombs", "glide bomb", "glide bombs",
    "airstrike", "airstrikes", "air strike", "air strikes", "strike", "strikes", "drone strike", "drone strikes",
    "drone attack", "drone attacks", "missile strike", "missile strikes", "missile attack", "missile attacks",
    "drone and missile attack", "drone and missile attacks", "missile and drone attack", "missile and drone attacks",
    "raid", "raids", "shelling", "tank shelling", "artillery shelling", "tank fire", "artillery fire", "fire",
    "gunfire", "bombardment",
)  # fmt: skip
_NAMESAKES = frozenset({"Georgia", "Jordan"})  # states and people are called so too
_LONGEST_SHORT = 4  # letters and stops of a name that stands for an adjective: "US", "U.K."
#: what a strike is when a country's forces make it
_AIR = frozenset({"strike", "strikes"})


def add_national_forces(lexicon: Lexicon) -> None:
    """Put the forces of every country into a lexicon whose actors have been read: under the name of the actor that is
    this country's army already, else under the country's own."""
    armies = {actor.countries[0]: actor for actor in lexicon.actors.values() if _is_army(actor)}
    countries = tomllib.loads(_COUNTRIES.read_text(encoding="utf-8"))["country"]
    for iso, country in countries.items():
        adjectives = [word for word in country.get("adjectives", ()) if not _is_people(word, country["adjectives"])]
        short = [name for name in country.get("aliases", ()) if name.isupper() and len(name) <= _LONGEST_SHORT]
        names = [f"{adjective} {force}" for adjective in (*adjectives, *short) for force in _TROOPS + _ARMS]
        if country["name"] not in _NAMESAKES:
            of = (f"{country['name']}", f"{country['name']}'s")  # "the Myanmar military", "Ukraine's air force"
            names += [f"{name} {force}" for name in of for force in _BY_NAME]
        new = tuple(name for name in names if lexicon.sense(name).actor is None)
        known = armies.get(iso)
        actor = (
            replace(known, names=(*known.names, *new))
            if known is not None
            else Actor(country["name"], "army", new, (), (iso,))
        )
        if actor.name in lexicon.actors and known is None:
            continue
        lexicon.actors[actor.name] = actor
        for name in actor.names:
            lexicon.sense(name).actor = actor
    for actor in lexicon.actors.values():
        for name in actor.names:
            _inherit(lexicon, name)


def _is_army(actor: Actor) -> bool:
    return actor.kind == "army" and len(actor.countries) == 1 and actor.since is None


def _is_people(word: str, adjectives: list[str]) -> bool:
    """ "Malians", beside "Malian"."""
    return word.endswith("s") and word[:-1] in adjectives


def _inherit(lexicon: Lexicon, name: str) -> None:
    """Give a name what its last word or words mean: a weapon or an act."""
    words = name.lower().split()
    sense = lexicon.sense(name)
    for size in range(len(words) - 1, 0, -1):
        tail = lexicon.known_sense(" ".join(words[-size:])) if size > 1 else lexicon.words.get(words[-1])
        if tail is not None and (tail.weapon or tail.act):
            act = "air" if words[-1] in _AIR and tail.act == "mention" else tail.act
            sense.weapon, sense.act, sense.plural = tail.weapon, act, tail.plural
            return
