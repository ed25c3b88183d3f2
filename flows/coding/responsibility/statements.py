"""Who claims an act, blames somebody, denies it, or that nobody has claimed it; and which incident that is about."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from flows.coding.actors.cast import Cast
from flows.coding.report import Responsibility, ResponsibilityKind
from flows.coding.responsibility.cues import (
    BLAME,
    CLAIM,
    CUE,
    DENIAL,
    MEMBER,
    NONE_YET,
    NOT_SAID,
    SELF,
    SEVERAL,
    STATEMENT,
)
from flows.coding.responsibility.own_acts import own_act
from flows.coding.sentences.document import Document, Sentence
from flows.coding.sentences.phrases import Phrase
from flows.coding.sentences.speakers import speakers
from flows.coding.words.cues import Cue
from flows.coding.words.word_sets import word_set

_NEAR = 20  # characters
_CLAUSE_END = re.compile(r";|, (?:but|while|and) |\band (?=blam|accus|den)")
_NUMBERS = {"two": 2, "three": 3, "four": 4, "both": 2, "several": 9}
_BANDS = word_set(
    """
    mafia, mafias, bandits, herders, herdsmen, jihadists, separatists, settlers, cartel, cartels, gang, gangs, squad,
    squads, death squads, dissidents, extremists, paramilitaries, right-wingers, traffickers
    """
)
#: what a group's name ends in
_OF_GROUPS = word_set(
    """
    group, front, movement, army, command, organization, organisation, commando, brigade, brigades, party, forces, cell,
    faction, committee, cartel, union, self-defense, militia
    """
)
_ASIDE = re.compile(r"\([^)]*\)")
_OFFSHOOT = re.compile(
    r"^(?: \([^)]*\))?, (?:an? |the |which )[^.;]*\b(?:faction|splinter|offshoot|wing|branch|affiliate|affiliated|group"
    r"|militia|arm|umbrella|alliance|front)\b"
)
_LEADERS = frozenset({"leader", "commander", "chief", "boss", "spokesman", "spokesperson"})
_ARTICLE = re.compile(r"^(?:the|a|an|some|several) ")
_ARMED = frozenset({"armed_group", "militia"})


@dataclass(frozen=True, slots=True)
class Statement:
    """A claim, denial, attribution or the lack of one, with the sentence it stands in."""

    sentence: Sentence
    responsibility: Responsibility
    is_several: int


def cue_sentences(document: Document) -> set[int]:
    """The numbers of the sentences that may speak of responsibility."""
    return {document.sentence_at(match.start()).index for match in CUE.finditer(document.folded, document.body_start)}


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
        if kind == "attribution" and NOT_SAID.search(folded[: match.start()]):
            continue
        actor = (
            _self_named(document, phrases, at, kind)
            or _subject_named(document, phrases, at, kind, match[0])
            or _before_aside(document, phrases, at, kind)
            or _actor(phrases, cast, at, sentence.start + match.end(), kind)
        )
        if kind == "none_yet" and match[0].startswith(("no ", "nobody ")):
            actor = None  # whoever is named there is another
        if kind in ("claim", "denial", "attribution") and actor is None:
            continue
        spans.append(match.span())
        found.append(_statement(document, sentence, kind, actor, at, sentence.start + match.end(), folded, phrases))
    if found:
        return found
    told = _self_told(document, sentence, phrases, cast, folded) or _member_told(document, sentence, phrases, folded)
    if told is None and (own := own_act(phrases, cast)) is not None:
        actor_, said, act = own
        told = _statement(document, sentence, "claim", actor_.name, said.start, act.end, folded, phrases)
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
    actor = next((a for a in speaker.actors if a.kind in _ARMED), None) or cast.referent(speaker)
    if actor is None:
        return None
    return _statement(document, sentence, "claim", actor.name, at, sentence.start + match.end(), folded, phrases)


def _member_told(document: Document, sentence: Sentence, phrases: Sequence[Phrase], folded: str) -> Statement | None:
    """ "the attacker was a member of Daesh", "the bombers belonged to it", whoever says so: attributed."""
    match = MEMBER.search(folded)
    if match is None or NOT_SAID.search(folded):
        return None
    at, end = sentence.start + match.start(), sentence.start + match.end()
    named = next((p for p in phrases if p.tag == "NP" and p.end > end - 1 and p.actors), None)
    actor = next((a for a in named.actors if a.kind in _ARMED), None) if named is not None else None
    if actor is None or named is None or named.start - end > _NEAR:
        return None
    return _statement(document, sentence, "attribution", actor.name, at, named.end, folded, phrases)


def _self_named(document: Document, phrases: Sequence[Phrase], at: int, kind: ResponsibilityKind) -> str | None:
    """ "A group calling itself X said": a name that no lexicon knows."""
    if kind != "claim":
        return None
    for k, phrase in enumerate(phrases[:-2]):
        if phrase.start > at or phrase.word not in ("calling", "named", "called", "naming"):
            continue
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
    if document.case == "mixed":
        between = _ASIDE.sub(" ", between)
    between = between.strip(" ,")
    if subject is None or between not in ("", "has", "have", "had", "today", "also", "later"):
        return None
    if subject.actors:
        return subject.actors[0].name
    if (led := _led_group(document, subject)) is not None:
        return led
    words = subject.word.removeprefix("the ").split()
    is_named = len(words) > 1 and words[-1] in _OF_GROUPS and any(t.is_capital for t in subject.tokens[:-1])
    return document.text[subject.end - len(" ".join(words)) : subject.end] if is_named and not subject.person else None


def _before_aside(document: Document, phrases: Sequence[Phrase], at: int, kind: ResponsibilityKind) -> str | None:
    """ "X, a splinter of the TTP, claimed", "JNIM, which is tied to al-Qaeda, claimed": no claim of whom the aside
    names."""
    position = next((k for k, p in enumerate(phrases) if p.end > at), 0)
    if kind not in ("claim", "denial") or position < 3 or phrases[position - 1].tag != "COMMA":
        return None
    subject = next(iter(speakers(phrases, position)), None)
    if subject is None or subject.end >= phrases[position - 2].end:
        return None
    actor = next((a for a in subject.actors if a.kind in _ARMED), None)
    if actor is not None:
        return actor.name
    aside = document.folded[subject.end : at]
    is_named = document.case == "mixed" and subject.tokens[-1 if len(subject.tokens) < 2 else -2].is_capital
    if subject.person or not is_named or _OFFSHOOT.search(aside) is None:
        return None
    return document.text[subject.start : subject.end].removeprefix("The ").removeprefix("the ")


def _led_group(document: Document, subject: Phrase) -> str | None:
    """ "Gran Viento leader Luc Elan took responsibility": the group that no lexicon knows."""
    at = next((k for k, token in enumerate(subject.tokens) if token.word in _LEADERS), 0)
    name = [token for token in subject.tokens[:at] if token.is_capital and not token.is_time]
    if not name or len(name) < at - 1:
        return None
    return document.text[name[0].start : name[-1].end]


def _actor(phrases: Sequence[Phrase], cast: Cast, start: int, end: int, kind: ResponsibilityKind) -> str | None:
    """Who claims or denies (named before), or who is blamed (named after)."""
    before = [p for p in phrases if p.tag == "NP" and p.end <= start + 1]
    after = [p for p in phrases if p.tag == "NP" and p.start >= end - 1]
    order = after + before[::-1] if kind == "attribution" else before[::-1] + after
    is_accusing = kind == "attribution" and _is_accusing(cast.document, start, end)
    if is_accusing:
        order = after  # before it stands who accuses
    for phrase in order:
        named = phrase.actors if kind in ("attribution", "denial") else [a for a in phrase.actors if a.kind in _ARMED]
        actor = next(iter(named), None) or cast.referent(phrase)
        if actor is not None:
            return actor.name
    if kind == "attribution" and (common := _blamed(phrases, end)) is not None:
        return common
    if kind != "none_yet" and not is_accusing:
        earlier = [actor for at, actor in cast.named if at < start]
        return earlier[-1].name if earlier else None
    return None


def _is_accusing(document: Document, start: int, end: int) -> bool:
    """Whether somebody blames somebody, in the active voice."""
    words = document.folded[max(0, start - 12) : start].split()
    is_passive = bool(words) and words[-1] in ("was", "were", "been", "is", "are", "being", "be")
    return not is_passive and document.folded[start:end].startswith(("blam", "accus", "attribut"))


def _blamed(phrases: Sequence[Phrase], end: int) -> str | None:
    """Who is blamed by a common noun: "attributed the murder to the drug mafias", "accused paramilitaries of"."""
    after = [p for p in phrases if p.start >= end - 1]
    for k, phrase in enumerate(after):
        if phrase.tag in ("SUB", "SEMI", "REL"):
            return None
        if phrase.tag == "NP" and not phrase.act and _is_band(phrase):
            before = after[k - 1].word if k else ""
            return _ARTICLE.sub("", " ".join(phrase.word.split())) if before in ("to", "on", "", "the") else None
    return None


def _is_band(phrase: Phrase) -> bool:
    """Armed people by a common noun: "drug mafias", "armed herders"."""
    return phrase.side in ("armed", "criminal") or phrase.head in _BANDS or "armed" in phrase.word.split()


def _statement(
    document: Document,
    sentence: Sentence,
    kind: ResponsibilityKind,
    actor: str | None,
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
    return Statement(sentence, Responsibility(kind, actor, None, channel, document.text[start:end]), number)
