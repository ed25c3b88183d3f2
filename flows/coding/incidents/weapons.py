"""With what: weapons named in the tellings of an incident, but not those found, seized or merely possessed."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence

from flows.coding.incidents.incident import Incident
from flows.coding.incidents.telling import Telling
from flows.coding.report import Weapon
from flows.coding.sentences.document import Document
from flows.coding.sentences.phrases import Phrase
from flows.coding.sentences.tokens import Token
from flows.coding.words.lexicon import Lexicon

_BOMBING = re.compile(r"bombings?$")
#: a vehicle driven at people
_RAMMING = re.compile(
    r"(?P<by>\b(?:car|van|truck|lorry|pickup(?: truck)?|suv|vehicle|bus|tractor|bulldozer|minibus))s?\b[^.;]{0,60}?"
    r"(?:\b(?:plough\w*|plow\w*|ramm\w*|slamm\w*|mow\w*|drove|driven|careered|sped)\b[^.;,]{0,30}?)?"
    r"\b(?:into|through|over|down) (?:an? |the |several |dozens of |\w+ )?(?:\w+ ){0,2}?(?:crowd|people|pedestrians"
    r"|revell?ers|shoppers|worshippers|protesters|passers-by|bystanders|mourners|spectators|marchers|cyclists|parade)"
)
_FOUND = frozenset({"seize", "rob"})


def weapons(
    document: Document, incident: Incident, phrases_of: Mapping[int, Sequence[Phrase]], lexicon: Lexicon
) -> tuple[Weapon, ...]:
    """The weapons of a violent incident, each canonical name once, in text order."""
    if incident.family not in ("violence", "property"):
        return ()
    found: dict[str, Weapon] = {}
    for telling in incident.tellings:
        phrases = phrases_of.get(telling.sentence.index, ())
        skipped = {id(p) for p in _objects_of_finding(phrases)}
        for phrase in phrases:
            if phrase.tag != "NP" or id(phrase) in skipped or not telling.clause[0] <= phrase.start < telling.clause[1]:
                continue
            for token in phrase.tokens:
                if not (token.sense.weapon or token.sense.act or " " in token.word):
                    continue
                name = token.sense.weapon or _within(token, lexicon) or _of_act(token)
                if name and name != "arms" and name not in found and not token.sense.person:
                    found[name] = Weapon(name.replace("_", " "), document.text[token.start : token.end])
        for weapon in _by_deed(document, telling):
            found.setdefault(weapon.name, weapon)
    return tuple(found.values())


def _of_act(token: Token) -> str | None:
    """ "an airstrike", "two stabbings": the weapon that the name of an act tells."""
    if token.sense.act == "air":
        return "drone" if "drone" in token.word else "air_strike"
    return "knife" if token.sense.act and token.word.startswith("stabbing") else None


def _by_deed(document: Document, telling: Telling) -> Iterator[Weapon]:
    """ "stabbed two men", "a van ploughed into a crowd": the weapon that a verb tells."""
    for act in telling.acts:
        if act.word.startswith(("stab", "knif", "fatally stab")) and not (act.is_noun or act.is_unreal):
            yield Weapon("knife", document.text[act.start : act.end])
    rammed = _RAMMING.search(document.folded, *telling.clause)
    if rammed is not None:
        yield Weapon("vehicle", document.text[slice(*rammed.span("by"))])


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


def _objects_of_finding(phrases: Sequence[Phrase]) -> list[Phrase]:
    """Noun phrases between a verb of finding and the next verb."""
    result: list[Phrase] = []
    is_found = False
    for phrase in phrases:
        if phrase.tag in ("V", "v"):
            is_found = phrase.verb in _FOUND and not phrase.passive
            if phrase.verb in _FOUND and phrase.passive:
                result.extend(_before(phrase, phrases))
        elif phrase.tag == "NP" and is_found:
            result.append(phrase)
    return result


def _before(verb: Phrase, phrases: Sequence[Phrase]) -> list[Phrase]:
    """What stands before a verb in its own clause."""
    result: list[Phrase] = []
    for phrase in phrases:
        if phrase.start >= verb.start:
            break
        result = [] if phrase.tag in ("V", "v", "PRON") else [*result, phrase]
    return result
