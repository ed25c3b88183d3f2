"""Acts told as the past of something else: whom a protest is for, what a poster says, what a suspect is wanted for."""

from __future__ import annotations

from collections.abc import Sequence

from flows.coding.sentences.phrases import Phrase
from flows.coding.words.measures import SPANS_OF_TIME
from flows.coding.words.word_sets import word_set

#: nouns and adjectives behind which "of", "over", "against" brings what somebody feels or does something about
_ABOUT = word_set(
    """
    remembrance, memory, homage, tribute, anniversary, upset, angry, angered, anger, outrage, protest, protests,
    retaliation, revenge, grief, autopsy, post-mortem, funeral, probe, inquiry
    """
)
_PAPERS = word_set(
    """
    banner, banners, poster, posters, leaflet, leaflets, pamphlet, pamphlets, placard, placards, letter, note, handbill,
    handbills
    """
)
_STATING = word_set("alleging, alleged, mentioning, mentioned, accusing, stating, stated, saying, said, claiming")
_HONOURS = frozenset({"homage", "tribute"})
_LINKS = frozenset({"of", "over", "against", "for", "at", "about", "into"})
_RECORD = frozenset({"wanted", "cases", "case"})
#: words that tie what is told to an event of before: "linked to the ambush in which"
_TIES = word_set("linked, connected, related, connection, relation, questioning, questioned, interrogation")
_SPANS = SPANS_OF_TIME | word_set("shortly, soon, moments")
_AFTER = (" after", " since")
_HAPPENED = frozenset({"occurred", "came", "comes", "happened", "took place"})


def is_spoken_of(phrases: Sequence[Phrase], position: int) -> bool:
    """ "in remembrance of their comrades killed by troops", "upset over the army gunning down two": why, no news."""
    verb = phrases[position]
    if verb.has_auxiliary or verb.form not in ("past", "ing"):
        return False
    k = position - 1
    while k > 0 and phrases[k].tag in ("NP", "AND"):
        k -= 1
    if k < 1 or phrases[k - 1].tag != "NP" or phrases[k - 1].head not in _ABOUT:
        return False
    return phrases[k].word in _LINKS or (phrases[k].word == "to" and phrases[k - 1].head in _HONOURS)


def is_on_paper(phrases: Sequence[Phrase], position: int) -> bool:
    """ "a banner alleging that the police had killed two men": what a poster says."""
    k = position - 1
    while k >= 0 and phrases[k].tag in ("NP", "OTHER", "P"):
        k -= 1
    if k < 2 or phrases[k].word != "that" or phrases[k - 1].word not in _STATING:
        return False
    return any(p.tag == "NP" and p.head in _PAPERS for p in phrases[max(0, k - 5) : k - 1])


def is_of_record(phrases: Sequence[Phrase], position: int) -> bool:
    """ "was wanted in several cases, including the blasting of a house and the murder of a trader"."""
    verb = phrases[position]
    if verb.tag != "NP" and (verb.has_auxiliary or not verb.progressive):
        return False  # "... , was arrested": the sentence's own verb
    for k in range(position - 1, 0, -1):
        phrase = phrases[k]
        if phrase.tag in ("SEMI", "SUB", "REL"):
            return False
        if phrase.word in _RECORD or (phrase.tag == "NP" and phrase.head in _RECORD):
            return any(p.word == "wanted" for p in phrases[max(0, k - 3) : k + 1])
        if phrase.tag in ("V", "v") and not phrase.progressive:
            return False
    return False


def is_of_identity(phrases: Sequence[Phrase], position: int) -> bool:
    """ "He is the owner of a van used by men who had blown up a bridge": who somebody is, told in relative clauses."""
    if len(phrases) < 4 or phrases[0].tag != "PRON" or phrases[1].tag != "BE" or phrases[1].unreal:
        return False
    return phrases[2].tag == "NP" and any(p.tag == "REL" for p in phrases[2:position])


def is_tied_to(phrases: Sequence[Phrase], position: int) -> bool:
    """ "the find is linked to an incident in which nine guards were shot": an event of before, by a relative clause."""
    relative = next((k for k in range(position - 1, max(0, position - 4), -1) if phrases[k].tag == "REL"), None)
    if relative is None:
        return False
    for k in range(relative - 1, max(-1, relative - 8), -1):
        phrase = phrases[k]
        if phrase.word in _TIES or phrase.head in _TIES:
            return True
        if phrase.tag not in ("NP", "P", "COMMA", "OTHER"):
            return False
    return False


def is_days_before(phrases: Sequence[Phrase], position: int) -> bool:
    """ "the attack came three days after two guards were killed": what happened days before the news."""
    for k in range(position - 1, 0, -1):
        phrase = phrases[k]
        if phrase.tag == "SEMI":
            return False
        if phrase.tag == "SUB" and phrase.word.endswith(_AFTER):
            return k > 1 and phrases[k - 1].number is not None and phrases[k - 2].word in _HAPPENED
    return False


def past_fronted(phrases: Sequence[Phrase]) -> int | None:
    """ "Hours after an attack by rebels on a hotel, a bomb exploded": where the clause of the earlier event ends."""
    opening = [p for p in phrases[:3] if p.tag != "OTHER"]
    if not opening or opening[0].tag not in ("SUB", "NP"):
        return None
    is_named = opening[0].tag == "SUB" and opening[0].word.endswith(_AFTER)
    is_counted = len(opening) > 1 and opening[0].tag == "NP" and opening[1].word in ("after", "since")
    words = opening[0].word.split()
    if not (is_named or is_counted) or _SPANS.isdisjoint(words):
        return None
    return next((k for k, phrase in enumerate(phrases) if phrase.tag == "COMMA" and k > 2), None)
