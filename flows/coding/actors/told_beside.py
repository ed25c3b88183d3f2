"""Attackers told beside their act: "the senator was kidnapped. Three armed men forced him out of his car"."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence

from flows.coding.incidents.incident import ATTACKING, Incident, told_elsewhere
from flows.coding.sentences.clauses import Clauses
from flows.coding.sentences.document import Document
from flows.coding.sentences.phrases import Phrase
from flows.coding.words.cues import Cue
from flows.coding.words.word_sets import word_set

_BEHIND = 3  # sentences behind a telling in which they are looked for
#: a quick look whether a sentence can tell of them
_SOMEBODY = Cue(
    r"\b(?:attacker|assailant|gunm[ae]n|kidnapper|abductor|captor|killer|assassin|armed|unidentified|unknown|hooded|masked"
    r"|terrorist|guerrilla|rebel|militant|insurgent|bandit|criminal|robber|raider|hitm[ae]n|murderer|uniformed|gang"
    r"|intercepted|ambushed)",
    "attacker", "assailant", "gunm", "kidnapper", "abductor", "captor", "killer", "assassin", "armed", "unidentified",
    "unknown", "hooded", "masked", "terrorist", "guerrilla", "rebel", "militant", "insurgent", "bandit", "criminal",
    "robber", "raider", "hitm", "murderer", "uniformed", "gang",
    "intercepted", "ambushed",
)  # fmt: skip
#: what attackers do before, in and after an attack
_DEEDS = word_set(
    """
    approached, arrived, blocked, boarded, broke, burst, came, carried, chased, demanded, dragged, drove, entered,
    escaped, fled, followed, forced, got, grabbed, held, intercepted, knocked, left, lured, occupied, opened, ordered,
    overpowered, parked, penetrated, placed, planted, pulled, pursued, ran, rode, rushed, set, stopped, stormed,
    surrounded, threatened, threw, tied, took, travelled, traveled, used, waited, walked, wore, forcing, entering,
    riding
    """
)
#: what only attackers do to those whom they stop
_ASSAULTING = frozenset({"ambushed", "dragged", "intercepted", "overpowered", "surrounded"})
_LOOKS = frozenset({"armed", "hooded", "masked"})
_ONE_OF = ("of the ", "of them")


def told_beside(
    document: Document, incident: Incident, others: Sequence[Incident], read: Callable[[int], Sequence[Phrase]]
) -> Iterator[Phrase]:
    """The armed people or criminals who do something on the spot in the sentences of an incident, and in those right
    before and behind that tell no other, where nothing else tells who did it. ``read`` gives the phrases of a sentence
    by its number."""
    if incident.family not in ATTACKING or any(_is_attacker(p) for act in incident.acts for p in act.patients):
        return
    told = [telling.sentence.index for telling in incident.tellings]
    near = dict.fromkeys([*told, *(index + step for index in told for step in range(1, _BEHIND)), told[0] - 1])
    away = told_elsewhere(incident, others)
    for index in near:
        if index in away or not 0 <= index < len(document.sentences):
            continue
        sentence = document.sentences[index]
        if not _SOMEBODY.search(document.folded[sentence.start : sentence.end]):
            continue
        found = _on_the_spot(read(index))
        yield from found
        if found:
            return


def _on_the_spot(phrases: Sequence[Phrase]) -> list[Phrase]:
    clauses = Clauses(phrases)
    for position, verb in enumerate(phrases):
        if verb.tag not in ("v", "V") or verb.negated or verb.unreal or verb.word.split()[0] not in _DEEDS:
            continue
        doers = clauses.agent(position) if verb.passive else clauses.subject(position)
        is_assault = verb.passive and verb.word in _ASSAULTING
        if found := [p for p in doers if _is_attacker(p) or (is_assault and _is_anybody(p))]:
            return found
    return []


def _is_attacker(phrase: Phrase) -> bool:
    if phrase.tag != "NP" or not phrase.person or phrase.act or phrase.side == "state":
        return False
    return phrase.side in ("armed", "criminal") or any(token.word in _LOOKS for token in phrase.tokens)


def _is_anybody(phrase: Phrase) -> bool:
    """ "four individuals": some people, of whom the text says no more."""
    return phrase.tag == "NP" and phrase.person == "civilians" and phrase.is_counted and not phrase.name
