"""Who is said to answer for an act that a noun tells: "charged with the murder of", "behind the attack on"."""

from __future__ import annotations

from collections.abc import Sequence

from flows.coding.sentences.clauses import Clauses
from flows.coding.sentences.noun_phrases import noun_phrase
from flows.coding.sentences.phrases import Phrase
from flows.coding.words.word_sets import word_set

_LINKS = frozenset({"in", "for", "with", "of"})
#: participles that say of their subject, or of the noun before them, that it had a hand in the act
_HELD = word_set(
    """
    involved, implicated, charged, accused, convicted, sentenced, indicted, blamed, suspected, participating,
    participated, taking part, took part, guilty, responsible
    """
)
#: verbs that lay the act on their object
_LAYING = frozenset({"charge", "charges", "charged", "accuse", "accuses", "accused", "blame", "blames", "blamed"})
_ACCUSING = _LAYING - {"charge", "charges", "charged"} | {"accusing", "blaming"}
_HOLDING = frozenset({"hold", "holds", "held", "holding"})
_WITH_ACT = (
    *("participat", "tak", "took", "be", "hav", "plan", "order", "direct", "commit", "carry", "help", "mastermind"),
    *("organi", "perpetrat", "execut"),
)
_NOBODY = frozenset({"those", "these", "who", "anyone", "anybody", "whoever", "person", "persons", "people"})


def answering(clauses: Clauses, position: int) -> list[Phrase]:
    """Those whom the sentence holds to have had a hand in the act at ``position``; nobody where it does not say."""
    phrases = clauses.phrases
    at = position - 1
    if at < 1:
        return []
    if phrases[at].tag == "P" and phrases[at].word == "behind":
        verb = at - 1
        is_said = phrases[verb].tag in ("BE", "v") and not (phrases[verb].negated or phrases[verb].unreal)
        return _people(clauses.subject(verb)) if is_said else []
    if phrases[at].progressive and phrases[at].word.startswith(_WITH_ACT):
        at -= 1  # "charged with masterminding the murder"
    while at > 1 and phrases[at].tag == "P" and phrases[at].word in _LINKS:
        held = phrases[at - 1]
        if held.negated or held.unreal:
            return []
        found = _held(clauses, at - 1)
        if found:
            return found
        if held.tag not in ("PART", "v", "V") or not held.word.startswith(_WITH_ACT):
            return []
        at -= 2
    return []


def accused(clauses: Clauses, position: int) -> list[Phrase]:
    """The group that is said to have done the act at ``position``: "accused the rebels of kidnapping 30 peasants",
    "blamed the army for an air strike on the town"."""
    phrases = clauses.phrases
    if position < 3 or phrases[position - 1].word not in ("of", "for"):
        return []
    said = next((k for k in range(position - 2, -1, -1) if phrases[k].tag in ("V", "v")), None)
    if said is None or phrases[said].word not in _ACCUSING or phrases[said].unreal or phrases[said].negated:
        return []
    found = clauses.subject(said) if phrases[said].passive else clauses.objects(said)
    return [p for p in found if p.actors or (p.side in ("armed", "state") and (p.plural or p.number is None))]


def _held(clauses: Clauses, at: int) -> list[Phrase]:
    """Whom the words at ``at``, just before the preposition, hold to account."""
    phrases = clauses.phrases
    held, before = phrases[at], phrases[at - 1] if at else None
    if before is None:
        return []
    last = held.tokens[-1].word if held.tokens else held.word
    if held.tag == "NP" and last == "responsible":
        if len(held.tokens) > 1:
            is_held = before.word in _HOLDING and not before.negated
            return _people([noun_phrase(list(held.tokens[:-1]))]) if is_held else []
        is_said = before.tag == "BE" and not (before.negated or before.unreal)
        return _people(clauses.subject(at - 1)) if is_said else []
    if held.tag in ("PART", "v", "V", "OTHER", "STATE") and last in _HELD:
        if before.tag == "NP" and not held.has_auxiliary:
            return _people(clauses.listed(_list_start(phrases, at), at))
        return _people(clauses.subject(at))
    if held.tag == "NP" and before.tag in ("v", "V") and before.word in _LAYING and not before.passive:
        return [] if before.negated or before.unreal else _people([held])
    return []


def _list_start(phrases: Sequence[Phrase], end: int) -> int:
    """Where the list of noun phrases that ends before ``end`` begins."""
    start = end - 1
    while start > 1 and phrases[start - 1].tag == "AND" and phrases[start - 2].tag == "NP":
        start -= 2
    return start


def _people(phrases: Sequence[Phrase]) -> list[Phrase]:
    return [p for p in phrases if p.is_human and p.head not in _NOBODY and not p.is_none and not p.act]
