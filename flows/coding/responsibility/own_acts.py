"""An armed group that says what it did: "the rebels said they ambushed a convoy" claims it without the word."""

from __future__ import annotations

from collections.abc import Sequence

from flows.coding.actors.cast import Cast
from flows.coding.sentences.phrases import Phrase
from flows.coding.sentences.speakers import SILENT, is_saying, speakers
from flows.coding.words.senses import Actor

_ITSELF = frozenset({"it", "they", "we"})
_OWN = ("its ", "their ", "our ")
_OWN_MEN = frozenset(
    f"{own} {men}"
    for own in ("its", "their")
    for men in ("men", "fighters", "forces", "militants", "mujahideen", "units")
)
_ACTS = frozenset({"attack", "hit", "bomb", "shell", "air", "kill", "injure", "shoot", "launch", "abduct", "burn"})
_REACH = 8  # phrases from the verb of saying to the act


def own_act(phrases: Sequence[Phrase], cast: Cast) -> tuple[Actor, Phrase, Phrase] | None:
    """The armed group that a sentence quotes on its own act, with the verbs of saying and of the act; else None."""
    for position, phrase in enumerate(phrases):
        if phrase.tag in SILENT or phrase.negated or not is_saying(phrase):
            continue
        for speaker in speakers(phrases, position):
            actor = next((a for a in speaker.actors if a.is_armed_group), None) or cast.referent(speaker)
            actor = actor or _unknown_group(speaker, phrases[position + 1 : position + _REACH], cast)
            if actor is None or not actor.is_armed_group:
                continue
            if (act := _told_of_self(phrases, position, actor)) is not None:
                return actor, phrase, act
    return None


def _unknown_group(speaker: Phrase, behind: Sequence[Phrase], cast: Cast) -> Actor | None:
    """ "Jaish al-Sahra said that its men had attacked a post": a name that no lexicon has, with fighters of its own."""
    if speaker.actors or speaker.person or speaker.act or speaker.thing or not speaker.name_span:
        return None
    if cast.document.case != "mixed" or not any(p.word in _OWN_MEN for p in behind):
        return None
    return Actor(cast.document.text[slice(*speaker.name_span)], "armed_group", ())


def _told_of_self(phrases: Sequence[Phrase], position: int, actor: Actor) -> Phrase | None:
    """The verb of violence behind "said (that) it", "said its fighters", or their name; not "said it would attack"."""
    is_own = False
    for at in range(position + 1, min(len(phrases), position + _REACH)):
        phrase = phrases[at]
        if phrase.tag in ("SEMI", "SUB"):
            return None
        if phrase.tag == "NP" and phrases[at - 1].tag == "P" and not is_own:
            continue  # "said on Telegram that"
        if phrase.tag == "PRON" or (phrase.tag == "NP" and phrase.is_human and not phrase.is_time):
            is_named = actor in phrase.actors
            is_group = phrase.word in _ITSELF or phrase.word.startswith(_OWN) or _is_own_man(phrase)
            if not (is_own or is_named or is_group):
                return None
            is_own = True
        elif phrase.tag in ("V", "v") and is_own:
            is_act = phrase.verb in _ACTS and not (phrase.unreal or phrase.negated or phrase.passive)
            return phrase if is_act else None
    return None


def _is_own_man(phrase: Phrase) -> bool:
    """ "a fighter", "one of the bombers", of whom the group's own agency tells."""
    return phrase.side == "armed" and not (phrase.plural or phrase.is_definite or phrase.actors or phrase.name)
