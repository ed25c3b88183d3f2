"""Whom words of blame name: "blamed X for it", "blamed it on X", "attributed it to X", "X and Y are responsible"."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from flows.coding.actors.cast import RULERS, Cast
from flows.coding.actors.unknown_groups import group_span
from flows.coding.sentences.clauses import Clauses
from flows.coding.sentences.noun_phrases import noun_phrase
from flows.coding.sentences.phrases import Phrase
from flows.coding.sentences.sides import is_armed, is_state_side
from flows.coding.words.word_sets import word_set

#: armed people by a common noun
_BANDS = word_set(
    """
    mafia, mafias, bandits, herders, herdsmen, jihadists, separatists, settlers, cartel, cartels, gang, gangs, squad,
    squads, death squads, dissidents, extremists, paramilitaries, right-wingers, traffickers
    """
)
#: what is laid at somebody's door, beside the nouns of violence
_DEEDS = word_set(
    """
    act, acts, action, actions, crime, crimes, incident, incidents, deed, deeds, massacre, massacres, atrocity,
    atrocities, violence, death, deaths, disappearance, disappearances, tragedy
    """
)
_MEANING_DEED = frozenset({"it", "this", "responsible", "behind"})
_DOINGS = frozenset({"work", "handiwork", "doing"})
_HOLDING = frozenset({"hold", "holds", "held", "holding"})
#: "suspicion fell on X", "bore the hallmarks of X"
_SIGNS = frozenset({"suspicion", "hallmark", "hallmarks"})
_OF = frozenset({"of"})
_ON = frozenset({"on"})
_TO = frozenset({"to"})
_AT = frozenset({"at"})
_REACH = 12  # phrases

Named = tuple[str, str]
"""What somebody is called, and the words of the text that say so."""


def blamed(phrases: Sequence[Phrase], start: int, cast: Cast) -> list[Named] | None:
    """Those whom the words of blame at character ``start`` name, in text order; None where they name them nowhere
    that the grammar shows ("had no doubt that it was rebels")."""
    position = next((k for k, p in enumerate(phrases) if p.start <= start < p.end), None)
    position = next((k for k, p in enumerate(phrases) if p.end > start), None) if position is None else position
    if position is None:
        return None
    if phrases[position].tag == "NP" and position + 1 < len(phrases) and phrases[position + 1].tag == "v":
        position += 1  # "police suspect the Foxtrot gang"
    found = _objects_of_blame(phrases, position)
    if found is None:
        return None
    if phrases[position].word.startswith("accus") and not _is_of_deed(phrases, position):
        return []  # "accused the rebels of spying"
    is_of_deed = any(p.act or p.verb or p.head in _DEEDS for p in phrases)
    names = list(dict.fromkeys(n for p in found for n in _names(p, cast, is_of_deed)))
    return names or _told_before(phrases, position, cast)


def _is_of_deed(phrases: Sequence[Phrase], position: int) -> bool:
    """Whether what somebody is accused of, if told, is violence."""
    of = next((k for k in range(position + 1, len(phrases)) if phrases[k].word == "of"), None)
    if of is None or any(p.tag in ("SEMI", "SUB") for p in phrases[position:of]):
        return True
    return any(p.act or p.verb or p.head in _DEEDS or p.word in _MEANING_DEED for p in phrases[of + 1 : of + 5])


def _told_before(phrases: Sequence[Phrase], position: int, cast: Cast) -> list[Named]:
    """ "police accused it of the bombing": the group that the text named last, in a sentence before."""
    behind = phrases[position + 1] if position + 1 < len(phrases) else None
    if behind is None or behind.word not in ("it", "them") or any(p.actors for p in phrases[:position] if is_armed(p)):
        return []
    name = next((actor.name for at, actor in reversed(cast.named) if at < phrases[0].start), "")
    return [(name, cast.as_named(name))] if name else []


def is_band(phrase: Phrase) -> bool:
    """Armed people by a common noun: "drug mafias", "armed herders"."""
    return phrase.side in ("armed", "criminal") or phrase.head in _BANDS or "armed" in phrase.word.split()


def _objects_of_blame(phrases: Sequence[Phrase], position: int) -> list[Phrase] | None:
    """The phrases that the blame lies on, by the verb's voice and prepositions."""
    clauses, said = Clauses(phrases), phrases[position]
    word = said.word.split()[-1]
    if word.startswith("attribut"):
        return _behind(clauses, position, _TO)
    if word.startswith("blam"):
        on = _behind(clauses, position, _ON) if not _is_for_first(phrases, position) else []
        if on:
            return on
    if word.startswith(("blam", "accus")):
        return clauses.subject(position) if said.passive else clauses.objects(position)
    if word.startswith("suspect"):
        return clauses.subject(position) if said.passive else clauses.objects(position)
    if word in _DOINGS:
        is_said = any(p.tag == "BE" and not (p.negated or p.unreal) for p in phrases[max(0, position - 3) : position])
        return clauses.after(position, _OF, 2) if is_said else []
    if said.tag == "BE" and (behind := _responsible(phrases, position)) is not None:
        return clauses.subject(position) if _is_for_deed(phrases, behind) else []
    if word == "pointed":
        return _behind(clauses, position, _AT)
    if word in _HOLDING:
        return _held_responsible(clauses, position)
    if word in _SIGNS:
        return _behind(clauses, position, _ON | _OF)
    if said.tag == "BE" and said.unreal and said.word == "been":
        return clauses.listed(position + 1, clauses.objects_end(position + 1))  # "it could have been the rebels"
    return None


def _held_responsible(clauses: Clauses, position: int) -> list[Phrase]:
    """ "hold the army and the police responsible": all between the two words."""
    phrases = clauses.phrases
    at = next((k for k in range(position + 1, len(phrases)) if phrases[k].word.endswith("responsible")), None)
    if at is None or phrases[position].negated or phrases[position].unreal:
        return []
    if phrases[position].passive:
        return clauses.subject(position)
    last = phrases[at].tokens[:-1]
    return clauses.listed(position + 1, at) + ([noun_phrase(list(last))] if last else [])


def _responsible(phrases: Sequence[Phrase], position: int) -> int | None:
    """Where "responsible" stands behind "is": "the group was probably responsible"."""
    near = range(position + 1, min(position + 4, len(phrases)))
    return next((k for k in near if phrases[k].word.split()[-1] == "responsible"), None)


def _is_for_deed(phrases: Sequence[Phrase], position: int) -> bool:
    """Whether somebody is responsible for violence, or for what was told before: not "for guarding the president"."""
    behind = phrases[position + 1 : position + 3]
    if not behind or behind[0].word != "for":
        return True
    what = behind[-1]
    return bool(what.act or what.verb or what.head in _DEEDS or what.tag == "PRON")


def _is_for_first(phrases: Sequence[Phrase], position: int) -> bool:
    """ "blamed the rebels for the attack on the town": the object is blamed."""
    link = next((p.word for p in phrases[position + 1 :] if p.word in ("for", "on")), "")
    return link == "for"


def _behind(clauses: Clauses, position: int, links: frozenset[str]) -> list[Phrase]:
    """Those behind the last of ``links`` in the clause that brings people: "attributed the attack on X to Y"."""
    found: list[Phrase] = []
    phrases = clauses.phrases
    for k in range(position + 1, min(len(phrases) - 1, position + _REACH)):
        if phrases[k].tag in ("SUB", "SEMI") or (phrases[k].tag == "REL" and found):
            break
        if phrases[k].word in links and phrases[k + 1].tag == "NP":
            people = [p for p in clauses.listed(k + 1, clauses.objects_end(k + 1)) if _is_somebody(p)]
            found = found or people if "on" not in links else people or found
    return found


def _is_somebody(phrase: Phrase) -> bool:
    return (phrase.is_human or is_band(phrase) or phrase.head in RULERS) and not (phrase.act or phrase.is_none)


def _names(phrase: Phrase, cast: Cast, is_of_deed: bool) -> Iterator[Named]:
    """What those blamed are called: a group, a force, a band; a person by name or a government, for a deed alone."""
    text = cast.document.text
    if phrase.act or phrase.is_none or phrase.is_time:
        return
    is_known = bool(phrase.actors) or cast.referent(phrase) is not None
    is_person = bool(phrase.name_span) and phrase.name.count(" ") > 0 and not phrase.plural
    is_accusable = is_state_side(phrase) or is_person or phrase.head in RULERS
    is_group = cast.document.case == "mixed" and group_span(phrase) is not None
    if is_known or is_armed(phrase) or is_band(phrase) or is_group or (is_of_deed and is_accusable):
        for name, start, end in cast.names(phrase):
            yield name, text[start:end]
        if is_person and is_known and phrase.name_span:
            name = text[slice(*phrase.name_span)]
            yield name, name
