"""Weapons told behind the act that was done with them: "The attackers used mortars", "It was a car bomb"."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence, Set

from flows.coding.incidents.incident import Incident
from flows.coding.sentences.clauses import Clauses
from flows.coding.sentences.document import Document
from flows.coding.sentences.phrases import Phrase
from flows.coding.words.attackers import ATTACKERS, FIGHTERS
from flows.coding.words.cues import Cue
from flows.coding.words.word_sets import word_set

_FAMILIES = frozenset({"violence", "property"})
_BEHIND = 4  # sentences behind a telling in which they are looked for
_WITH_WHAT = Cue(
    r"\b(?:us(?:ed|ing)|wielded|employed|brandished|contained|containing|consisted|made|comprised|composed|packed"
    r"|filled|loaded|stuffed|it was|(?:device|bomb|explosion|blast|attack) was)\b",
    "use", "using", "wielded", "employed", "brandished", "contain", "consisted", "made", "comprised", "composed",
    "packed", "filled", "loaded", "stuffed", "it was", " was",
)  # fmt: skip
_USED = word_set("brandished, employed, used, using, wielded")
_CONTAINED = word_set("composed, comprised, consisted, contained, filled, loaded, made, packed, stuffed")
_DEVICES = word_set("bomb, bombs, car bomb, charge, charges, device, devices, explosive device, explosive devices, it")
_EVENTS = word_set("attack, blast, bomb, bombing, device, explosion")
_IN_IT = frozenset({"in", "by", "during"})


def told_behind(
    document: Document, incident: Incident, taken: Set[int], read: Callable[[int], Sequence[Phrase]]
) -> Iterator[Phrase]:
    """The noun phrases by which sentences behind the tellings of an incident tell its weapons. ``taken``: the sentences
    that tell of violence; ``read`` gives the phrases of a sentence by its number."""
    if incident.family not in _FAMILIES:
        return
    is_blast = any(act.kind == "bomb" or any(p.weapon for p in act.agents) for act in incident.acts)
    for told in dict.fromkeys(telling.sentence.index for telling in incident.tellings):
        for index in range(told + 1, min(told + _BEHIND, len(document.sentences))):
            if index in taken:
                break
            sentence = document.sentences[index]
            if _WITH_WHAT.search(document.folded[sentence.start : sentence.end]):
                clauses = Clauses(read(index))
                yield from (p for k, p in enumerate(clauses.phrases) if _tells(clauses, k, p, is_blast=is_blast))


def _tells(clauses: Clauses, position: int, phrase: Phrase, *, is_blast: bool) -> bool:
    """Whether a noun phrase names what the act told before was done with."""
    if phrase.tag != "NP" or phrase.is_none or not any(token.sense.weapon for token in phrase.tokens):
        return False
    phrases = clauses.phrases
    verbs = (
        (k, p) for k, p in enumerate(phrases) if p.tag in ("V", "v", "PART", "BE") and not p.negated and not p.unreal
    )
    for at, verb in verbs:
        word = verb.word.split()[0]
        if word in _USED:
            if _is_any(phrase, clauses.objects(at)) and not verb.passive:
                return any(map(_is_attacker, clauses.subject(at)))
            if _is_any(phrase, clauses.subject(at)) and (verb.passive or at == position + 1):
                return _is_used_in_it(phrases, at)
        if is_blast and word in _CONTAINED and at < position and _is_device(clauses, at):
            return _is_within(phrases, at, position)
        if is_blast and verb.tag == "BE" and at == position - 1 and not verb.negated:
            return at > 0 and (phrases[at - 1].word == "it" or phrases[at - 1].head in _EVENTS)
    return False


def _is_any(phrase: Phrase, others: Sequence[Phrase]) -> bool:
    return any(phrase is other for other in others)


def _is_attacker(phrase: Phrase) -> bool:
    return phrase.head in ATTACKERS | FIGHTERS or phrase.side in ("armed", "criminal")


def _is_used_in_it(phrases: Sequence[Phrase], verb: int) -> bool:
    """ "was used", "used in the attack", "used by the killers": not "used in quarries"."""
    behind = phrases[verb + 1 : verb + 3]
    if len(behind) < 2 or behind[0].tag != "P":
        return phrases[verb].passive
    return behind[0].word in _IN_IT and (bool(behind[1].act) or _is_attacker(behind[1]))


def _is_device(clauses: Clauses, verb: int) -> bool:
    """Whether the subject of a verb, or what stands before it, is the device that went off."""
    before = clauses.phrases[verb - 1 : verb]
    return any(p.head in _DEVICES or p.word in _DEVICES for p in (*clauses.subject(verb), *before))


def _is_within(phrases: Sequence[Phrase], verb: int, position: int) -> bool:
    """Whether nothing but what the device was made of stands between its verb and a noun phrase."""
    return all(p.tag in ("NP", "P", "AND", "COMMA", "PART", "OTHER") for p in phrases[verb + 1 : position])
