"""Who is said to answer for an act that a noun tells: "charged with the murder of", "behind the attack on"."""

from __future__ import annotations

from collections.abc import Sequence

from flows.coding.sentences.clauses import Clauses
from flows.coding.sentences.noun_phrases import noun_phrase
from flows.coding.sentences.phrases import Phrase
from flows.coding.words.word_sets import word_set

_LINKS = frozenset({"in", "for", "with", "of", "to"})
#: participles that say of their subject, or of the noun before them, that it had a hand in the act
_HELD = word_set(
    """
    involved, implicated, charged, accused, convicted, sentenced, indicted, blamed, suspected, participating,
    participated, taking part, took part, guilty, responsible, linked, connected, tied, confessed
    """
)
#: what somebody is said to be who is held to an act: "the main suspect in the murder"
_SUSPECTS = word_set("suspect, suspects, culprit, culprits, mastermind, masterminds, brain, brains")
#: verbs that lay the act on their object, by the preposition that brings the act
_LAYING = {
    **dict.fromkeys(word_set("accuse, accuses, accused, accusing"), "of"),
    **dict.fromkeys(word_set("blame, blames, blamed, blaming"), "for"),
    **dict.fromkeys(word_set("charge, charges, charged, charging"), "with"),
    **dict.fromkeys(word_set("implicate, implicates, implicated, implicating"), "in"),
    **dict.fromkeys(word_set("link, links, linked, linking, tie, ties, tied, connect, connects, connected"), "to"),
}
_ACCUSING = word_set(
    """
    accuse, accused, accuses, accusing, blame, blamed, blames, blaming, censured, condemn, condemned, condemning,
    condemns, criticise, criticised, criticises, criticising, criticize, criticized, criticizes, criticizing, decried,
    denounce, denounced, denounces, denouncing, faulted, flayed, lambasted, rebuked, slammed
    """
)
#: "lashed out at the police for", "came down heavily on them for"
_LASHING = word_set("came, come, coming, hit, lash, lashed, lashing, rail, railed")
_AT = frozenset({"against", "at", "on", "upon"})
_HOLDING = frozenset({"hold", "holds", "held", "holding"})
_WITH_ACT = (
    *("participat", "tak", "took", "be", "hav", "plan", "order", "direct", "commit", "carry", "help", "mastermind"),
    *("organi", "perpetrat", "execut"),
)
_NOBODY = word_set("those, these, who, anyone, anybody, whoever, person, persons, people, one, ones, authors")
#: "the authors of the killing are X"
_AUTHORS = word_set(
    "author, authors, perpetrator, perpetrators, mastermind, masterminds, culprit, culprits, person, persons, people"
)
_SHARES = frozenset({"responsibility", "role", "part", "involvement", "complicity", "participation"})
#: what those did who had an act done by others
_PLOTTED = word_set(
    """
    approved, arranged, commissioned, financed, funded, instigated, masterminded, ordered, orchestrated, planned,
    plotted
    """
)
_POSSIBLE = frozenset({"could", "may", "might"})
_REACH = 14  # phrases


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
    if held := on_suspicion(clauses, position):
        return held
    if phrases[at].progressive and phrases[at].word.startswith(_WITH_ACT):
        at -= 1  # "charged with masterminding the murder"
    return _laid_on(clauses, at) or _held_for(clauses, at) or _share_of(clauses, at) or _authors(clauses, position)


def on_suspicion(clauses: Clauses, position: int) -> list[Phrase]:
    """Those held "on suspicion of" the act at ``position``: "arrested a man on suspicion of shooting a neighbour"."""
    phrases = clauses.phrases
    if position < 4 or phrases[position - 1].word != "of" or phrases[position - 2].head != "suspicion":
        return []
    verb = next((k for k in range(position - 3, -1, -1) if phrases[k].tag in ("V", "v", "STATE")), None)
    if verb is None or phrases[verb].negated or phrases[verb].unreal:
        return []
    return _people(clauses.subject(verb) if phrases[verb].passive else clauses.objects(verb))


def plotters(clauses: Clauses, position: int) -> list[Phrase]:
    """Who had a hand in the act at ``position`` by the passives behind it: "was planned by X and approved by Y", "could
    have been carried out by Z"."""
    phrases, found = clauses.phrases, []
    for k in range(position + 1, min(position + _REACH, len(phrases) - 1)):
        said = phrases[k]
        if said.tag in ("SUB", "SEMI", "REL"):
            break
        if said.tag not in ("V", "v", "PART") or said.form != "past" or phrases[k + 1].word != "by":
            continue
        is_perhaps = said.unreal and _is_possible(said)
        if not said.negated and (is_perhaps or (not said.unreal and said.word.split()[0] in _PLOTTED)):
            found += clauses.agent(k) + _or_by(clauses, k)
    return _people(found)


def _or_by(clauses: Clauses, verb: int) -> list[Phrase]:
    """ "by the rebels or by the army": what the second "by" brings."""
    behind = clauses.phrases[verb + 2 : verb + 6]
    at = next((k for k, p in enumerate(behind) if p.tag == "OR"), None)
    is_second = at is not None and len(behind) > at + 1 and behind[at + 1].word == "by"
    return clauses.listed(verb + at + 4, clauses.objects_end(verb + at + 4)) if is_second and at is not None else []


def _held_for(clauses: Clauses, at: int) -> list[Phrase]:
    """ "was charged with taking part in", "are responsible for": whom the words before the preposition hold to it."""
    phrases = clauses.phrases
    while at > 1 and phrases[at].tag == "P" and phrases[at].word in _LINKS:
        held = phrases[at - 1]
        if held.negated or (held.unreal and not _is_possible(held)):
            return []
        if held.is_gerund and phrases[at - 2].tag == "P":
            at -= 2  # "suspected of being involved in"
            continue
        is_charged_with = phrases[at - 2].word == "with" and held.tag == "PART"
        found = [] if is_charged_with else _held(clauses, at - 1)
        if found:
            return found
        if held.tag not in ("PART", "v", "V") or not held.word.startswith(_WITH_ACT):
            return []
        at -= 2
    return []


def _is_possible(held: Phrase) -> bool:
    """ "soldiers could be implicated in the crime": who may have done it is suspected, as who is said to have."""
    return not _POSSIBLE.isdisjoint(token.word for token in held.auxiliaries)


def accused(clauses: Clauses, position: int) -> list[Phrase]:
    """The group that is said to have done the act at ``position``: "accused the rebels of kidnapping 30 peasants",
    "blamed the army for an air strike on the town"."""
    phrases = clauses.phrases
    if position < 3 or phrases[position - 1].word not in ("of", "for"):
        return []
    said = next((k for k in range(position - 2, -1, -1) if phrases[k].tag in ("V", "v")), None)
    if said is None or phrases[said].unreal or phrases[said].negated:
        return []
    if phrases[said].word in _ACCUSING:
        found = clauses.subject(said) if phrases[said].passive else clauses.objects(said)
    elif phrases[position - 1].word == "for" and phrases[said].word.split()[0] in _LASHING:
        found = _lashed_at(clauses, said)
    else:
        return []
    forces = [p for p in found if p.actors or (p.side in ("armed", "state") and (p.plural or p.number is None))]
    return forces or [p for p in found if p.name and p.is_human]  # "accused Ostria of shelling a hospital"


def _lashed_at(clauses: Clauses, said: int) -> list[Phrase]:
    """ "lashed out at the police", "came down heavily on the army"."""
    phrases, at = clauses.phrases, said + 1
    while at < len(phrases) and phrases[at].tag in ("P", "OTHER"):
        at += 1
    words = {*phrases[said].word.split(), *(phrase.word for phrase in phrases[said + 1 : at])}
    return [] if _AT.isdisjoint(words) else clauses.listed(at, clauses.objects_end(at))


def _laid_on(clauses: Clauses, at: int) -> list[Phrase]:
    """ "implicated four officers in the killing", "charged him with a part in it": on whom a verb lays it, whose
    preposition stands at ``at`` or before a share of the act there."""
    phrases = clauses.phrases
    verb = next((k for k in range(at - 1, max(-1, at - _REACH), -1) if phrases[k].tag in ("V", "v")), None)
    if verb is None or any(p.tag in ("SUB", "SEMI", "REL") for p in phrases[verb:at]):
        return []
    said = phrases[verb]
    link = _LAYING.get(said.word)
    if link is None or said.passive or said.negated or said.unreal:
        return []
    end = next((k for k in range(verb + 1, at + 1) if phrases[k].word == link), None)
    if end is None or end == verb + 1 or any(p.tag == "NP" and p.head not in _SHARES for p in phrases[end:at]):
        return []
    if phrases[verb + 1].tag == "PRON":
        return _last_named(phrases[:verb])
    return _people(clauses.listed(verb + 1, end) + clauses.included(verb + 1, end))


def _last_named(phrases: Sequence[Phrase]) -> list[Phrase]:
    """ "ordered the arrest of X and charged him": the last one named."""
    named = [p for p in phrases if p.tag == "NP" and p.is_human and p.name and not p.plural]
    return named[-1:]


def _share_of(clauses: Clauses, at: int) -> list[Phrase]:
    """ "the government's responsibility for the death", "the role of the army in the massacre"."""
    phrases = clauses.phrases
    if phrases[at].tag != "P" or phrases[at].word not in ("for", "in"):
        return []
    share = next((k for k in range(at - 1, max(-1, at - 8), -1) if phrases[k].head in _SHARES), None)
    if share is None or any(p.tag not in ("P", "NP", "AND", "COMMA") for p in phrases[share:at]):
        return []
    owner = phrases[share].possessor
    if owner is not None:
        return _people([owner])
    is_of = share + 2 < at and phrases[share + 1].word == "of"
    return _people(clauses.listed(share + 2, at)) if is_of else []


def _authors(clauses: Clauses, position: int) -> list[Phrase]:
    """ "the authors of the killing are X", "X were the persons responsible for the crime"."""
    phrases = clauses.phrases
    at = position - 2
    if at < 0 or phrases[position - 1].word not in ("of", "for", "in") or not phrases[at].is_definite:
        return []
    if phrases[at].head not in _AUTHORS and phrases[at].tokens[-1].word != "responsible":
        return []
    lead = at - 1 if at and phrases[at - 1].word == "as" else at
    if lead and phrases[lead - 1].tag == "BE" and not (phrases[lead - 1].negated or phrases[lead - 1].unreal):
        return _people(clauses.subject(lead - 1))
    for k in range(position + 1, min(len(phrases) - 1, position + 6)):
        if phrases[k].tag == "BE":
            is_said = not (phrases[k].negated or phrases[k].unreal)
            return _people(clauses.listed(k + 1, clauses.objects_end(k + 1))) if is_said else []
        if phrases[k].tag not in ("P", "NP", "AND"):
            return []
    return []


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
            if is_held:
                return _people([noun_phrase(list(held.tokens[:-1]))])
            return _held_responsible(clauses, at)
        is_said = before.tag == "BE" and not (before.negated or before.unreal)
        return _people(clauses.subject(at - 1)) if is_said else _held_responsible(clauses, at)
    if held.tag == "NP" and held.head in _SUSPECTS:
        return _people(_called_suspects(clauses, at))
    if held.tag in ("PART", "v", "V", "OTHER", "STATE") and last in _HELD:
        if before.tag == "NP" and not held.has_auxiliary:
            if before.head in _NOBODY and before.is_definite:
                return _people(_called_suspects(clauses, at - 1))  # "Omar, the main person implicated in"
            return _people(clauses.listed(_list_start(phrases, at), at))
        return _people(clauses.subject(at))
    return []


def _called_suspects(clauses: Clauses, at: int) -> list[Phrase]:
    """ "Colonel Omar, the main suspect in the murder", "Omar is the suspect in it", "two suspects in it"."""
    phrases, before = clauses.phrases, clauses.phrases[at - 1]
    if before.tag == "BE":
        return [] if before.negated or before.unreal else clauses.subject(at - 1)
    if before.tag == "COMMA" and at > 1 and phrases[at - 2].name:
        return [phrases[at - 2]]
    return [phrases[at]] if phrases[at].is_counted or phrases[at].name else []


def _held_responsible(clauses: Clauses, at: int) -> list[Phrase]:
    """ "hold the government and the armed forces responsible for": all of the list."""
    phrases = clauses.phrases
    verb = next((k for k in range(at - 1, max(-1, at - _REACH), -1) if phrases[k].tag in ("V", "v")), None)
    if verb is None or phrases[verb].word not in _HOLDING or phrases[verb].negated or phrases[verb].passive:
        return []
    found = clauses.listed(verb + 1, at)
    last = phrases[at]
    return _people(found + ([noun_phrase(list(last.tokens[:-1]))] if len(last.tokens) > 1 else []))


def _list_start(phrases: Sequence[Phrase], end: int) -> int:
    """Where the list of noun phrases that ends before ``end`` begins."""
    start = end - 1
    while start > 1 and phrases[start - 1].tag == "AND" and phrases[start - 2].tag == "NP":
        start -= 2
    return start


def _people(phrases: Sequence[Phrase]) -> list[Phrase]:
    """People, forces and governments among phrases; nobody where a word means whoever it was."""
    return [
        p
        for p in phrases
        if (p.is_human or p.head in ("government", "regime"))
        and (p.head not in _NOBODY or p.is_counted)
        and not (p.is_none or p.act)
    ]
