"""With what: weapons named in the tellings of an incident, but not those found, seized or merely possessed."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence

from flows.coding.incidents.incident import Incident
from flows.coding.incidents.telling import Telling
from flows.coding.incidents.weapons_not_used import not_used
from flows.coding.report import Weapon
from flows.coding.sentences.document import Document
from flows.coding.sentences.phrases import Phrase
from flows.coding.sentences.tokens import Token
from flows.coding.words.cues import Cue
from flows.coding.words.lexicon import Lexicon
from flows.coding.words.word_sets import word_set

_BOMBING = re.compile(r"bombings?$")
#: a vehicle driven at people
_RAMMING = Cue(
    r"(?P<by>\b(?:car|van|truck|lorry|pickup(?: truck)?|suv|vehicle|bus|tractor|bulldozer|minibus))s?\b[^.;]{0,60}?"
    r"(?:\b(?:plough\w*|plow\w*|ramm\w*|slamm\w*|mow\w*|drove|driven|careered|sped)\b[^.;,]{0,30}?)?"
    r"\b(?:into|through|over|down) (?:an? |the |several |dozens of |\w+ )?(?:\w+ ){0,2}?(?:crowd|people|pedestrians"
    r"|revell?ers|shoppers|worshippers|protesters|passers-by|bystanders|mourners|spectators|marchers|cyclists|parade)",
    "crowd", "people", "pedestrians", "revel", "shoppers", "worshippers", "protesters", "passers-by", "bystanders",
    "mourners", "spectators", "marchers", "cyclists", "parade",
)  # fmt: skip
#: a vehicle that is the bomb
_LADEN = Cue(
    r"\b(?:car|van|truck|lorry|pickup|vehicle|bus|minibus|motorcycle|motorbike|tanker|jeep|cart|boat)s?"
    r" (?:bomb )?(?:that (?:was|had been) )?(?:loaded|packed|filled|stuffed|laden|rigged|charged) with"
    r" (?:[\w.-]+ ){0,5}?(?:explosives?|dynamite|tnt|rdx|ammonium nitrate|gas tanks|gas canisters|bombs?)\b",
    "ed with ", "laden with ",
)  # fmt: skip
#: verbs that tell with what
_VERBS = {
    "stab": "knife", "knif": "knife", "car-bomb": "car bomb", "firebomb": "incendiary", "petrol-bomb": "incendiary",
}  # fmt: skip
_STEMS = tuple(_VERBS)
#: what went off, where its kind is not told
_DEVICES = word_set("charge, charges, device, devices, explosive charge, explosive charges")
#: bombs of a kind, which "the bomb" may mean too
_BOMBS = frozenset({"car_bomb", "dynamite", "ied", "incendiary", "landmine", "suicide_vest"})
_SHOTS = word_set("bullet, bullets, shot, shots, gunshot, gunshots, gunfire, round, rounds, fire")
#: weapons that are everyday things too
_EVERYDAY = frozenset({"blunt_weapon", "incendiary"})
_SCENE = frozenset({"in", "at", "near", "of", "to", "from", "on"})
_BY_MEANS = frozenset({"with", "by", "using"})
_MEASURE = re.compile(r"\b[\d.,]+[- ]?(?:kg|kgs|kilos?|kilograms?|grams?|pounds?|lbs?|tons?|tonnes?)(?: package)? of $")
_LEAD = 30  # characters of a measure
_FAMILIES = frozenset({"violence", "property"})


def weapons(
    document: Document, incident: Incident, phrases_of: Mapping[int, Sequence[Phrase]], lexicon: Lexicon
) -> tuple[Weapon, ...]:
    """The weapons of a violent incident, each canonical name once, in text order; by the weapon's own words rather
    than by the name of an act or those for its shots."""
    if incident.family not in _FAMILIES:
        return ()
    found: dict[str, Weapon] = {}
    ranks: dict[str, int] = {}
    for telling in incident.tellings:
        laden = _laden(document, telling.clause)
        for name, token in _named(telling, phrases_of.get(telling.sentence.index, ()), laden, lexicon):
            _keep(document, found, ranks, name, token)
        for weapon in _by_deed(document, telling, laden, lexicon):
            found.setdefault(weapon.name.replace(" ", "_"), weapon)
    return _told_once(found)


def with_those_behind(document: Document, used: Sequence[Weapon], behind: Iterable[Phrase]) -> tuple[Weapon, ...]:
    """The weapons told with an act, and those that noun phrases behind it tell (see `weapons_told_behind`)."""
    found = {weapon.name.replace(" ", "_"): weapon for weapon in used}
    ranks = {name: 2 for name, weapon in found.items() if weapon.text.lower().split()[-1] in _SHOTS}
    for phrase in behind:
        for token in phrase.tokens:
            if token.sense.weapon and token.sense.weapon != "arms":
                _keep(document, found, ranks, token.sense.weapon, token)
    return _told_once(found)


def _told_once(found: dict[str, Weapon]) -> tuple[Weapon, ...]:
    if not _BOMBS.isdisjoint(found):
        found.pop("bomb", None)  # "a bomb went off; it was made of dynamite": the kind says all that "bomb" does
    return tuple(found.values())


def _keep(document: Document, found: dict[str, Weapon], ranks: dict[str, int], name: str, token: Token) -> None:
    """Keep a weapon told by a token, where no better words for it are known."""
    rank = 2 if token.word.split()[-1] in _SHOTS else 1 if token.sense.act else 0
    if name not in found or rank < ranks.get(name, 0):
        found[name] = Weapon(name.replace("_", " "), document.text[_measured(document, token) : token.end])
        ranks[name] = rank


def _laden(document: Document, clause: tuple[int, int]) -> tuple[int, int] | None:
    """Where a clause tells of a vehicle that is the bomb."""
    start, end = clause
    found = _LADEN.search(document.folded[start:end])
    return (start + found.start(), start + found.end()) if found is not None else None


def _named(
    telling: Telling, phrases: Sequence[Phrase], laden: tuple[int, int] | None, lexicon: Lexicon
) -> Iterator[tuple[str, Token]]:
    """The weapons that a telling's noun phrases name: canonical names with their words; ``laden`` are the words of a
    vehicle that is the bomb."""
    skipped = not_used(phrases, telling)
    for position, phrase in enumerate(phrases):
        if phrase.tag != "NP" or id(phrase) in skipped or not telling.clause[0] <= phrase.start < telling.clause[1]:
            continue
        for token in phrase.tokens:
            sense = token.sense
            if not (sense.weapon or sense.act or " " in token.word) or sense.person:
                continue
            name = sense.weapon or _within(token, lexicon) or _of_act(token)
            if name == "bomb" and laden is not None and laden[0] <= token.start < laden[1]:
                continue  # "a car packed with explosives": the car is the bomb
            if name and name != "arms" and not _is_of_thing(name, phrase, phrases[position - 1 : position]):
                yield name, token


def _is_of_thing(name: str, phrase: Phrase, before: Sequence[Phrase]) -> bool:
    """ "a gasoline truck", "the country club", "in the stone house": what a thing is of or is called, no weapon."""
    if name not in _EVERYDAY or any(p.word in _BY_MEANS for p in before):
        return False
    if phrase.name or phrase.thing:
        return True
    return name == "blunt_weapon" and not phrase.plural and any(p.tag == "P" and p.word in _SCENE for p in before)


def _measured(document: Document, token: Token) -> int:
    """Where a weapon's words begin, with its measure: "10 kg of dynamite"."""
    lead = max(0, token.start - _LEAD)
    measure = _MEASURE.search(document.folded, lead, token.start)
    return measure.start() if measure is not None else token.start


def _of_act(token: Token) -> str | None:
    """ "an airstrike", "two stabbings": the weapon that the name of an act tells."""
    if token.sense.act == "air":
        return "drone" if "drone" in token.word else "air_strike"
    return "knife" if token.sense.act and token.word.startswith("stabbing") else None


def _by_deed(document: Document, telling: Telling, laden: tuple[int, int] | None, lexicon: Lexicon) -> Iterator[Weapon]:
    """ "stabbed two men", "fired rockets", "a van ploughed into a crowd": the weapon that a verb tells."""
    for act in telling.acts:
        if act.is_noun or act.is_unreal or act.is_negated:
            continue
        words = act.word.split()
        for word in words:
            if word.startswith(_STEMS):
                told = next(name for stem, name in _VERBS.items() if word.startswith(stem))
                yield Weapon(told, document.text[act.start : act.end])
        for word in words if len(words) > 1 else ():
            sense = lexicon.words.get(word)
            if sense is not None and sense.weapon not in (None, "arms") and word not in _SHOTS:
                start = document.folded.find(word, act.start, act.end)
                yield Weapon(sense.weapon.replace("_", " "), document.text[start : start + len(word)])
        if act.kind == "bomb":
            for phrase in (*act.patients, *act.agents):
                if phrase.head in _DEVICES and not phrase.weapon:
                    yield Weapon("ied", document.text[phrase.start : phrase.end])
    if laden is not None:
        yield Weapon("car bomb", document.text[slice(*laden)])
    start, end = telling.clause
    rammed = _RAMMING.search(document.folded[start:end])
    if rammed is not None:
        yield Weapon("vehicle", document.text[start + rammed.start("by") : start + rammed.end("by")])


def _within(token: Token, lexicon: Lexicon) -> str | None:
    """The weapon in a joined phrase ("landmine blast", "car bomb attack")."""
    if " " not in token.word:
        return None
    parts = token.word.split()
    parts[-1] = _BOMBING.sub("bomb", parts[-1])  # "car bombings"
    if (whole := lexicon.known_sense(" ".join(parts))).weapon:
        return whole.weapon
    for size in range(len(parts) - 1, 0, -1):
        sense = (
            lexicon.words.get(parts[0])
            if size == 1
            else next((s for words, s in lexicon.phrases.get(parts[0], ()) if list(words) == parts[:size]), None)
        )
        if sense is not None and sense.weapon:
            return sense.weapon
    return None
