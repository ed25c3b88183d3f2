"""The actors of a text: whom a phrase names or means ("the group", "the jihadists"), and by what words."""

from __future__ import annotations

from collections.abc import Sequence

from flows.coding.actors.targets import plain_words
from flows.coding.actors.unknown_groups import group_span
from flows.coding.incidents.incident import Incident
from flows.coding.places.mentions import PlaceMention
from flows.coding.sentences.document import Document
from flows.coding.sentences.noun_phrases import is_irregular
from flows.coding.sentences.phrases import Phrase
from flows.coding.words.attackers import FIGHTERS
from flows.coding.words.groups import GROUPS, UNITS
from flows.coding.words.senses import Actor
from flows.coding.words.word_sets import word_set

#: what an armed group, or its people, may be called once it has been named
_REFERRING = GROUPS - {"faction"} | FIGHTERS | word_set("assailants, attackers, cadres, gunmen, ultras")
#: a government by a common noun
RULERS = frozenset({"government", "regime", "junta"})
_MEMBERS = frozenset({"members", "member"})
_NOBODY = frozenset({"person", "people", "man", "men", "woman", "authorities", "official", "officials"})
_ANYBODY = word_set(
    """
    man, men, person, people, individual, individuals, youth, youths, gunman, gunmen, attacker, attackers, assailant,
    assailants
    """
)


#: a group of whom no more is said: "groups linked to the cartel", "an unidentified armed group"
_BANDS = word_set("armed group, armed groups, group, groups, sectors")
_ONE_OF_THEM = frozenset({"another", "one", "others", "the other", "the others"})
_ARTICLES = frozenset({"the", "a", "an", "our", "their", "his", "her", "its"})


class Cast:
    """The actors of one text: what has been named, so that "the group" after it can be understood."""

    def __init__(self, document: Document, named: Sequence[tuple[int, Actor]]) -> None:
        self.document = document
        self.named = [(start, actor) for start, actor in named if actor.is_armed_group]
        self.names_troops = any(actor.kind == "security_forces" for _, actor in named)
        self._mentioned = list(named)

    def is_group(self, place: PlaceMention) -> bool:
        """Whether a name that no gazetteer has is that of an actor: "between al-Shabaab and the army"."""
        return place.kind == "unknown" and any(start == place.start for start, _ in self._mentioned)

    def referent(self, phrase: Phrase) -> Actor | None:
        """The actor that "the group", "the jihadists" stands for: the last one named before that can be called so."""
        if not phrase.is_definite:
            return None
        before = [actor for start, actor in reversed(self.named) if start < phrase.start]
        if phrase.head in _REFERRING:
            return next((actor for actor in before if actor.kind == "armed_group"), None)
        return next((actor for actor in before if phrase.head and phrase.head in actor.nouns), None)

    def as_named(self, name: str) -> str:
        """An actor's name in the text's own words, where it is first named."""
        for start, actor in self._mentioned:
            if actor.name != name:
                continue
            for words in sorted(actor.names, key=len, reverse=True):
                if self._stands(words, start):
                    return self.document.text[start : start + len(words)]
        at = self.document.folded.find(name.lower())
        return self.document.text[at : at + len(name)] if at >= 0 else ""

    def words_of(self, actor: Actor, phrase: Phrase) -> str:
        """The words by which a phrase names or means an actor."""
        return self.document.text[slice(*self._span_of(actor, phrase))]

    def _span_of(self, actor: Actor, phrase: Phrase) -> tuple[int, int]:
        """Where a phrase names an actor ("FMLN" of "FMLN guerrillas"), or where what stands behind it does ("men
        thought to be FMLN guerrillas"); the whole of it where it only means one."""
        whole = (phrase, *(p for p in (phrase.member_of, phrase.part_of) if p is not None))  # "members of the army"
        named = ((t.start, t.end) for part in whole for t in part.tokens if t.actor is actor)
        if (span := next(named, None)) is not None:
            return span
        end = self.document.sentence_at(phrase.start).end
        start = next((at for at, a in self._mentioned if a is actor and phrase.start <= at < end), -1)
        words = max((w for w in actor.names if start >= 0 and self._stands(w, start)), key=len, default="")
        return (start, start + len(words)) if words else (phrase.start, phrase.end)

    def _stands(self, words: str, start: int) -> bool:
        return self.document.folded.startswith(words.lower(), start)

    def known(self) -> set[str]:
        """The names of the armed groups that the text names."""
        return {actor.name for _, actor in self.named}

    def agents(self, incident: Incident) -> list[Phrase]:
        """The phrases of its agents."""
        return [phrase for act in incident.acts for phrase in act.agents if phrase.is_human]

    def names(self, phrase: Phrase) -> list[tuple[str, int, int]]:
        """What those of a phrase are called, each with the place of the words: nobody where it names nobody."""
        if phrase.act and not phrase.actors and phrase.possessor is None:
            return []
        if phrase.act and phrase.possessor is not None and not phrase.actors:
            return self.names(phrase.possessor)
        if phrase.actors:
            return [(actor.name, *self._span_of(actor, phrase)) for actor in dict.fromkeys(phrase.actors)][:2]
        referent = self.referent(phrase)
        if referent is not None:
            return [(referent.name, phrase.start, phrase.end)]
        if phrase.taken_for is not None:
            return self.names(phrase.taken_for)
        if is_irregular(phrase.tokens):
            first = next((t for t in phrase.tokens if not (t.job("determiner") or t.number)), phrase.tokens[0])
            return [(self.document.text[first.start : phrase.end], first.start, phrase.end)]
        if self.document.case == "mixed" and (span := group_span(phrase)) is not None:
            return [(self.document.text[slice(*span)], *span)]
        if phrase.word.startswith(("its ", "their ")):
            return []  # whose, is told before
        if (
            not (phrase.is_human or _is_unit(phrase) or phrase.head in RULERS or _is_some_band(phrase))
            or phrase.is_none
            or (phrase.weapon and not (phrase.person or phrase.name))  # "another car bomb"
            or phrase.word in _ONE_OF_THEM
            or (phrase.is_bare_others and phrase.head and not (phrase.person or phrase.name))  # "another device"
            or (phrase.head in _NOBODY and phrase.is_definite)
        ):
            return []
        if phrase.name_span and not phrase.person:
            is_loose = phrase.name.count(" ") == 0 or phrase.tokens[0].word in _ARTICLES
            if self.document.case != "mixed" and is_loose:
                return []  # without capitals "the shattered glass" is no name
            return [(self.document.text[phrase.name_span[0] : phrase.name_span[1]], *phrase.name_span)]
        if phrase.name_span and phrase.name.count(" ") and not phrase.plural:
            return [(self.document.text[slice(*phrase.name_span)], phrase.start, phrase.end)]  # "Colonel Juan Perez"
        of = phrase.part_of or (phrase.belongs_to if phrase.side == "armed" else None)
        end = of.end if of is not None and (phrase.head in _MEMBERS or (of.person and not of.name)) else phrase.end
        # "a group of hooded men", "members of the 4th Division"
        plain = plain_words(self.document, phrase.start, end)
        if plain.lower() in _ANYBODY:
            plain = f"unidentified {plain.lower()}"  # unknown stays unknown (codebook)
        return [(plain, phrase.start, max(end, phrase.described_end))]


def _is_some_band(phrase: Phrase) -> bool:
    """ "groups linked to the cartel", "an unidentified group": not "the group", of whom the text told before."""
    if phrase.head not in _BANDS or phrase.is_definite or phrase.possessor is not None:
        return False
    return bool(phrase.described_end) or any(not (t.job("determiner") or t.number) for t in phrase.tokens[:-1])


def _is_unit(phrase: Phrase) -> bool:
    """ "a military patrol": a force, and no camp or vehicle."""
    return phrase.thing in ("military_facility", "police_facility") and phrase.head.split()[-1] in UNITS
