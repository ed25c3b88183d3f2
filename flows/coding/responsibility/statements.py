"""What a text says of responsibility: who claims an act, blames somebody, denies it, or that nobody has claimed it."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from flows.coding.actors.cast import Cast
from flows.coding.report import Responsibility, ResponsibilityKind
from flows.coding.responsibility.blame import Named, blamed
from flows.coding.responsibility.cues import (
    BLAME,
    CLAIM,
    CUE,
    DENIAL,
    MEMBER,
    NONE_YET,
    NOT_SAID,
    OF_NONE,
    SELF,
    SEVERAL,
    STATEMENT,
)
from flows.coding.responsibility.own_acts import own_act
from flows.coding.sentences.document import Document, Sentence
from flows.coding.sentences.noun_phrases import is_irregular
from flows.coding.sentences.phrases import Phrase
from flows.coding.sentences.speakers import speakers
from flows.coding.words.cues import Cue
from flows.coding.words.groups import GROUPS
from flows.coding.words.word_sets import word_set

_NEAR = 20  # characters
_BESIDE = 40  # characters round a claim that say of which acts it is
_CLAUSE_END = re.compile(r";|, (?:but|while|and) |\band (?:instead |also |then )?$")
#: what may stand between who claims and the verb
_JUST_BEFORE = frozenset({"", "has", "have", "had", "today", "tonight", "also", "later", "has today", "have today"})
_NUMBERS = {"two": 2, "three": 3, "four": 4, "both": 2, "several": 9}
#: what a group's name ends in
_OF_GROUPS = GROUPS - {"outfit"} | word_set(
    """
    alliance, army, brigade, brigades, cartel, cell, command, commando, committee, force, forces, front, guards,
    militia, resistance, self-defense, tigers, union
    """
)
_ASIDE = re.compile(r"\([^)]*\)|\[[^\]]*\]|[\"”]")
_OFFSHOOT = re.compile(
    r"^(?: \([^)]*\))?, (?:an? |the |which )[^.;]*\b(?:faction|splinter|offshoot|wing|branch|affiliate|affiliated|group"
    r"|militia|arm|umbrella|alliance|front)\b"
)
_LEADERS = frozenset({"leader", "commander", "chief", "boss", "spokesman", "spokesperson"})


@dataclass(frozen=True, slots=True)
class Statement:
    """A claim, denial, attribution or the lack of one, with the sentence it stands in."""

    sentence: Sentence
    responsibility: Responsibility
    is_several: int


def cue_sentences(document: Document) -> set[int]:
    """The numbers of the sentences that may speak of responsibility."""
    words, start = document.folded, document.body_start
    keyed = {document.sentence_at(at) for at in CUE.places(words, start)}
    return {each.index for each in keyed if CUE.pattern.search(words, max(each.start, start), each.end)}


def statements(document: Document, phrases_of: Mapping[int, Sequence[Phrase]], cast: Cast) -> list[Statement]:
    """All that a text says of responsibility."""
    return [
        statement
        for index in sorted(phrases_of)
        for statement in _read(document, document.sentences[index], phrases_of[index], cast)
    ]


def _read(document: Document, sentence: Sentence, phrases: Sequence[Phrase], cast: Cast) -> list[Statement]:
    """What a sentence says of it: mostly one thing, but "X blamed the RSF; the RSF denied it" are two."""
    folded = document.folded[sentence.start : sentence.end]
    tests: tuple[tuple[ResponsibilityKind, Cue], ...] = (
        ("none_yet", NONE_YET),
        ("denial", DENIAL),
        ("claim", CLAIM),
        ("attribution", BLAME),
    )
    found: list[Statement] = []
    spans: list[tuple[int, int]] = []
    for kind, pattern in tests:
        match = pattern.search(folded)
        if match is None or (spans and not _is_apart(folded, match.span(), spans)):
            continue
        at = sentence.start + match.start()
        if kind == "claim" and OF_NONE.search(folded, max(0, match.start() - _BESIDE), match.end() + _BESIDE):
            continue
        if kind == "attribution" and NOT_SAID.search(folded[: match.start()]):
            continue
        end = sentence.start + match.end()
        actors = _actors(phrases, cast, at, end, kind, match[0])
        if kind == "none_yet":
            is_nobody = match[0].startswith(
                ("no ", "nobody ", "none ", "neither ", "nor ")
            )  # whoever is named there is another
            actors = [("", "")] if is_nobody or not actors else actors
        if not actors:
            continue
        spans.append(match.span())
        found += [_statement(document, sentence, kind, actor, at, end, folded, phrases) for actor in actors]
    if found:
        return found
    told = _self_told(document, sentence, phrases, cast, folded) or _member_told(cast, sentence, phrases, folded)
    if told is None and (own := own_act(phrases, cast)) is not None:
        actor_, said, act = own
        named = (actor_.name, cast.as_named(actor_.name))
        told = _statement(document, sentence, "claim", named, said.start, act.end, folded, phrases)
    return [told] if told is not None else []


def _is_apart(folded: str, span: tuple[int, int], others: Sequence[tuple[int, int]]) -> bool:
    """Whether other words of responsibility stand in a clause of their own: behind a semicolon or "but"."""
    gaps = (folded[min(span[1], end) : max(span[0], start)] for start, end in others)
    return all(_CLAUSE_END.search(gap) for gap in gaps)


def _self_told(
    document: Document, sentence: Sentence, phrases: Sequence[Phrase], cast: Cast, folded: str
) -> Statement | None:
    """An armed group that tells in its own statement of what it did claims it."""
    match = SELF.search(folded) if STATEMENT.search(folded) else None
    if match is None:
        return None
    at = sentence.start + match.start()
    speaker = next((p for p in reversed([p for p in phrases if p.tag == "NP" and p.end <= at + 1]) if p.is_human), None)
    if speaker is None:
        return None
    actor = next((a for a in speaker.actors if a.is_armed_group), None) or cast.referent(speaker)
    if actor is None:
        return None
    named = (actor.name, cast.words_of(actor, speaker))
    return _statement(document, sentence, "claim", named, at, sentence.start + match.end(), folded, phrases)


def _member_told(cast: Cast, sentence: Sentence, phrases: Sequence[Phrase], folded: str) -> Statement | None:
    """ "the attacker was a member of Daesh", "the bombers belonged to it", whoever says so: attributed."""
    match = MEMBER.search(folded)
    if match is None or NOT_SAID.search(folded):
        return None
    at, end = sentence.start + match.start(), sentence.start + match.end()
    named = next((p for p in phrases if p.tag == "NP" and p.end > end - 1 and p.actors), None)
    actor = next((a for a in named.actors if a.is_armed_group), None) if named is not None else None
    if actor is None or named is None or named.start - end > _NEAR:
        return None
    who = (actor.name, cast.words_of(actor, named))
    return _statement(cast.document, sentence, "attribution", who, at, named.end, folded, phrases)


def _self_named(document: Document, phrases: Sequence[Phrase], at: int, kind: ResponsibilityKind) -> str | None:
    """ "A group calling itself X said": a name that no lexicon knows."""
    if kind != "claim":
        return None
    for k, phrase in enumerate(phrases[:-2]):
        if phrase.start > at or phrase.word not in ("calling", "named", "called", "naming"):
            continue
        if phrases[k + 1].word == "after" or phrases[k + 2].unreal:
            continue  # "named after a hero", "called the media to claim"
        first = next((n for n in range(k + 1, min(k + 3, len(phrases))) if phrases[n].tag == "NP"), None)
        if first is None or phrases[first].end > at + 1 or not document.text[phrases[first].start].isupper():
            continue
        last = first
        while last + 2 < len(phrases) and phrases[last + 1].word == "of" and phrases[last + 2].end <= at + 1:
            last += 2  # "Sons of the Plain"
        return document.text[phrases[first].start : phrases[last].end]
    return None


def _subject_named(
    document: Document, phrases: Sequence[Phrase], at: int, kind: ResponsibilityKind, claim: str
) -> str | None:
    """Who takes responsibility right before the words: forces of a state, or a group that no lexicon knows."""
    if kind != "claim" or ("responsib" not in claim and "credit" not in claim):
        return None
    before = [p for p in phrases if p.tag == "NP" and p.end <= at + 1 and not p.is_time]
    subject = before[-1] if before else None
    between = document.folded[subject.end : at] if subject is not None else ""
    between = _ASIDE.sub(" ", between)
    between = between.strip(" ,")
    if subject is None or between not in _JUST_BEFORE:
        return None
    words = subject.word.removeprefix("the ").split()
    own = [t for t in subject.tokens[:-1] if t.is_capital and t.actor is None and not t.job("determiner")]
    if subject.actors and not (len(own) > 1 and words[-1] in _OF_GROUPS):
        return subject.actors[0].name
    if (led := _led_group(document, subject)) is not None:
        return led
    if is_irregular(subject.tokens):
        return _without_article(document, subject)  # "the Northern Revolutionary Army"
    is_named = bool(own) and words[-1] in _OF_GROUPS and (not subject.person or subject.tokens[-1].is_capital)
    return document.text[subject.end - len(" ".join(words)) : subject.end] if is_named else None


def _before_aside(document: Document, phrases: Sequence[Phrase], at: int, kind: ResponsibilityKind) -> str | None:
    """ "X, a splinter of the TTP, claimed", "JNIM, which is tied to al-Qaeda, claimed": no claim of whom the aside
    names."""
    position = next((k for k, p in enumerate(phrases) if p.end > at), 0)
    if kind not in ("claim", "denial") or position < 3 or phrases[position - 1].tag != "COMMA":
        return None
    subject = next(iter(speakers(phrases, position)), None)
    if subject is None or subject.end >= phrases[position - 2].end:
        return None
    actor = next((a for a in subject.actors if a.is_armed_group), None)
    if actor is not None:
        return actor.name
    aside = document.folded[subject.end : at]
    is_named = document.case == "mixed" and subject.tokens[-1 if len(subject.tokens) < 2 else -2].is_capital
    if subject.person or not is_named or _OFFSHOOT.search(aside) is None:
        return None
    return document.text[subject.start : subject.end].removeprefix("The ").removeprefix("the ")


def _without_article(document: Document, phrase: Phrase) -> str:
    named = phrase.tokens[1:] if phrase.tokens[0].job("determiner") else phrase.tokens
    return document.text[named[0].start : phrase.end]


def _led_group(document: Document, subject: Phrase) -> str | None:
    """ "Gran Viento leader Luc Elan took responsibility": the group that no lexicon knows."""
    at = next((k for k, token in enumerate(subject.tokens) if token.word in _LEADERS), 0)
    name = [token for token in subject.tokens[:at] if token.is_capital and not token.is_time]
    if not name or len(name) < at - 1:
        return None
    return document.text[name[0].start : name[-1].end]


def _actors(
    phrases: Sequence[Phrase], cast: Cast, start: int, end: int, kind: ResponsibilityKind, words: str
) -> list[Named]:
    """Who claims or denies it, or all those who are blamed for it, each with the words that name them."""
    if kind == "attribution" and (named := blamed(phrases, start, cast)) is not None:
        return named
    if kind == "attribution" and words.startswith("h") and words.endswith("responsible"):
        return []  # "hold X responsible", where the grammar does not show whom
    document = cast.document
    name = (
        _self_named(document, phrases, start, kind)
        or _subject_named(document, phrases, start, kind, words)
        or _before_aside(document, phrases, start, kind)
    )
    actor = (name, cast.as_named(name)) if name else _nearest(phrases, cast, start, end, kind)
    return [actor] if actor[0] else []


def _nearest(phrases: Sequence[Phrase], cast: Cast, start: int, end: int, kind: ResponsibilityKind) -> Named:
    """Who claims or denies (named before), or who is blamed (named after), by the nearest words for a group."""
    before = [p for p in phrases if p.tag == "NP" and p.end <= start + 1]
    after = [p for p in phrases if p.tag == "NP" and p.start >= end - 1]
    for phrase in after + before[::-1] if kind == "attribution" else before[::-1] + after:
        named = phrase.actors or (phrase.possessor.actors if phrase.possessor is not None else ())  # "the group's Amaq"
        if kind not in ("attribution", "denial"):
            named = tuple(actor for actor in named if actor.is_armed_group)
        actor = next(iter(named), None) or cast.referent(phrase)
        if actor is not None:
            return actor.name, cast.words_of(actor, phrase)
    return ("", "") if kind == "none_yet" else _last_group(cast, start)


def _last_group(cast: Cast, start: int) -> Named:
    """The armed group that the text named last: "police accused it of the bombing"."""
    name = next((actor.name for at, actor in reversed(cast.named) if at < start), "")
    return name, cast.as_named(name) if name else ""


def _statement(
    document: Document,
    sentence: Sentence,
    kind: ResponsibilityKind,
    actor: Named,
    start: int,
    end: int,
    folded: str,
    phrases: Sequence[Phrase],
) -> Statement:
    channel = next(
        (t.source.name for p in phrases for t in p.tokens if t.source is not None and t.source.channel), None
    )
    if channel is None and (match := STATEMENT.search(folded)):
        channel = match[0].removeprefix("in a ")
    several = SEVERAL.search(folded)
    number = _NUMBERS.get(several[0].split()[0], 1) if several else 1
    name, words = actor
    said = Responsibility(kind, name or None, None, channel, document.text[start:end], words)
    return Statement(sentence, said, number)
