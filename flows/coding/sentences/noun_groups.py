"""Noun groups: where a noun phrase starts and how far it runs."""

from __future__ import annotations

from flows.coding.sentences.noun_phrases import ORDERED, noun_phrase
from flows.coding.sentences.tokens import Token
from flows.coding.sentences.verb_groups import VerbGrouper

_JOINS = frozenset({"and", "or", "but", "to", "&", "yet"})


class NounGrouper(VerbGrouper):
    """Finds the tokens of one noun phrase, with its owner ("the group's leader")."""

    def _starts_noun(self, at: int) -> bool:
        token = self._token(at)
        if token is None:
            return False
        if (
            token.number is not None
            or token.is_age
            or token.is_time
            or token.actor
            or token.source
            or token.sense.person
            or token.sense.thing
            or token.sense.weapon
        ):
            return True
        if token.sense.act or (token.job("others") and not token.job("preposition")):
            return True
        if not token.sense.jobs:
            return token.word[0].isalnum() and token.word not in _JOINS
        if token.job("relative"):
            return token.word == "that" and self._that_is_determiner(at)
        if token.job("determiner") or token.job("possessive") or token.word in ("no", "none", "nobody", "no one"):
            return not (token.job("pronoun") and not token.job("determiner"))
        if token.job("approximate") and not (token.job("adverb") and not self._token(at + 1)):
            following = self._token(at + 1)
            return bool(
                following
                and (
                    following.number
                    or (following.word == "a" and (not token.job("preposition") or self._is_number(at + 2)))
                    or following.word in ("dozens", "scores", "inr", "rs", "usd", "us")
                )
            )
        if token.job("say") or token.job("pronoun") or token.job("preposition") or token.job("subordinator"):
            return False
        if token.job("unhurt") or token.job("dead") or token.job("hurt"):
            return False
        return token.word[0].isalnum() and token.word not in _JOINS

    def _is_number(self, at: int) -> bool:
        token = self._token(at)
        return token is not None and token.number is not None

    def _that_is_determiner(self, at: int) -> bool:
        following = self._token(at + 1)
        return bool(
            following
            and (following.sense.act or following.is_time)
            and self._token(at - 1) is not None
            and self.tokens[at - 1].job("preposition")
        )

    def _noun(self) -> None:
        first = self.at
        while self.at < len(self.tokens) and self._continues_noun(first):
            self.at += 1
        if self.at == first:
            self.at += 1
        phrase = noun_phrase(self.tokens[first : self.at])
        if self.at < len(self.tokens) and self.tokens[self.at].word == "'s":
            self.at += 1
            owner = phrase
            start = self.at
            while self.at < len(self.tokens) and self._continues_noun(start):
                self.at += 1
            if self.at > start:
                phrase = noun_phrase(self.tokens[start : self.at])
                phrase.possessor = owner
                phrase.is_definite = True
                phrase.start = owner.start
                if not phrase.actors and phrase.person and phrase.side != "civil":
                    phrase.actors = owner.actors
        self.out.append(phrase)

    def _leads_to_people(self, at: int) -> bool:
        """ "50 [heavily] armed CPI-Maoist cadres"."""
        ahead = self.tokens[at : at + 3]
        while len(ahead) > 1 and (ahead[0].word == "armed" or "-" in ahead[0].word):
            ahead = ahead[1:]
        return bool(ahead) and bool(ahead[0].sense.person or ahead[0].actor)

    def _continues_noun(self, first: int) -> bool:
        token = self.tokens[self.at]
        if self.at == first:
            return True
        if not token.word[0].isalnum() or token.word == "'s":
            return False
        before = self.tokens[self.at - 1]
        if before.sense.act and " to " in before.word:
            return False  # "an attempt to kill the judge"
        if token.is_time != before.is_time and not before.job("determiner") and not before.job("approximate"):
            return bool(before.job("adjective"))
        if token.number is not None and before.word in ORDERED:
            return True  # "a class nine student"
        if token.number is not None:
            return bool(
                before.job("determiner")
                or before.job("approximate")
                or before.job("possessive")
                or before.job("others")
                or (self.at == first + 1 and before.job("adverb"))
                or before.is_time
                or before.word in ("total",)
            ) or (
                not before.number
                and not before.sense.person
                and before.is_capital
                and not _is_person_next(self._token(self.at + 1))
            )
        if token.word in _JOINS:
            return False
        if not token.sense.jobs and not token.sense.person and not token.word.endswith("ly"):
            return not self._is_verb(self.at, in_noun=True)
        if (token.job("determiner") and token.word not in ("other", "such", "same", "another")) or token.job(
            "possessive"
        ):
            return before.job("approximate") or before.word in ("all", "both", "such", "half")
        if token.job("be") or token.job("have") or token.job("modal") or token.job("pronoun") or token.job("relative"):
            return False
        if token.job("preposition") or token.job("subordinator") or token.word in ("and", "or", "but", "to", "&"):
            return False
        if token.job("say") and not before.job("determiner"):
            return False
        if self._is_verb(self.at, in_noun=True):
            return False
        if self._is_adverb(token):
            return bool(before.job("determiner") or before.job("approximate")) or (
                before.number is not None and self._leads_to_people(self.at + 1)
            )
        if token.job("dead") or token.job("hurt") or token.job("unhurt"):
            following = self._token(self.at + 1)
            return (before.job("determiner") or before.job("possessive") or before.number is not None) and bool(
                following and (following.sense.person or following.actor)
            )
        return not (token.sense.person and before.sense.person and before.sense.plural and not token.actor)


def _is_person_next(token: Token | None) -> bool:
    return bool(token and (token.sense.person or token.actor))
