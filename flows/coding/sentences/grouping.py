"""Tokens grouped into phrases.

The grouping follows FASTUS (Hobbs et al. 1997): no full parse, but basic phrases, whose order clauses.py reads.
"""

from __future__ import annotations

from flows.coding.sentences.ages import without_ages
from flows.coding.sentences.attachment import attach_all
from flows.coding.sentences.noun_groups import NounGrouper
from flows.coding.sentences.phrases import Phrase, Tag
from flows.coding.sentences.semicolons import join_items
from flows.coding.sentences.tokens import Token

_MARKS: dict[str, Tag] = {
    **dict.fromkeys(("and", "&", "plus", "but", "yet"), "AND"),
    **dict.fromkeys((",", "--", "-", "/"), "COMMA"),
    **dict.fromkeys((";", ":", ".", "!", "?"), "SEMI"),
    "or": "OR",
}


#: jobs of the words that go with a verb
_OF_VERBS = frozenset({"have", "be", "modal", "not", "adverb"})
_POINTS = frozenset({",", "--", "-", "/", ";", ":", ".", "!", "?"})
_OF_EACH = frozenset({"all", "both", "each"})
_BEFORE_MONTHS = frozenset({"early", "last", "late", "mid", "next", "this"})
_NAMING = frozenset({"identified", "named", "known", "described", "branded"})


def group(tokens: list[Token]) -> list[Phrase]:
    """Group the tokens of one sentence."""
    return Grouper(tokens).run()


class Grouper(NounGrouper):
    """Walks the tokens once; auxiliaries wait in ``_aux`` for their verb."""

    def run(self) -> list[Phrase]:
        """The phrases of the sentence, in text order."""
        while self.at < len(self.tokens):
            self._step()
        if self._aux:
            self._flush_aux()
        self.out = without_ages(self.out)
        attach_all(self.out)
        join_items(self.out)
        return self.out

    def _step(self) -> None:
        token = self.tokens[self.at]
        if token.word in _POINTS:
            if self._aux:
                self._flush_aux()
            self._join(token)
            return
        jobs = token.sense.jobs
        if token.word == "in" and self._sums_up():
            self.at += 2
            return
        if self._aux and token.word in _OF_EACH and self._token(self.at + 1) and self._is_verb(self.at + 1):
            self.at += 1  # "were each shot in the leg"
            return
        if jobs.isdisjoint(_OF_VERBS) and not token.word.endswith("ly") and token.word != "including":
            self._content_word(token)
            return
        owns = "have" in jobs and not self._aux and self._owns()
        if owns and token.actor is None:
            self.out.append(Phrase("v", token.start, token.end, token.word, [token], form="past"))
            self.at += 1
            return
        bends = "be" in jobs or "have" in jobs or "modal" in jobs or ("not" in jobs and self._aux)
        if token.word == "may" and self._is_month():
            self._join(token)
            return
        if token.actor is None and bends and not owns:
            self._aux.append(token)
            self.at += 1
            return
        if (
            "dead" in jobs
            and "adverb" in jobs
            and not (self._token(self.at + 1) and self._is_verb(self.at + 1))
            and not self._aux
        ):
            self._join(token)
            return
        if (self._is_adverb(token) or self._opens_with_adverb(token)) and not self._noun_follows_adverb():
            if "not" in jobs:
                self._aux.append(token)
            self._also = token.word in ("also", "too", "additionally")
            self.at += 1
            return
        if token.word == "including":
            self._join(token)
            return
        self._content_word(token)

    def _is_month(self) -> bool:
        """ "in May", "29 May", "early May", "a May 2 shooting": no modal."""
        token, before, after = (self._token(self.at + step) for step in (0, -1, 1))
        if token is None or before is None or not token.is_capital:
            return False
        if before.job("determiner") and after is not None and after.word.isdigit():
            return True
        return before.job("preposition") or before.word in _BEFORE_MONTHS or before.word[0].isdigit()

    def _sums_up(self) -> bool:
        """ "In all eight people were killed": the two words that open a sum."""
        if self.out and self.out[-1].tag not in ("SEMI", "COMMA", "SUB"):
            return False
        following, number, people = (self._token(self.at + step) for step in (1, 2, 3))
        if following is None or following.word != "all" or number is None or number.number is None:
            return False
        return people is not None and bool(people.sense.person or people.sense.form or people.job("be"))

    def _content_word(self, token: Token) -> None:
        """A verb, a noun phrase, or whatever else stands there."""
        sense = token.sense
        if (sense.verb or sense.plain) and self._is_verb(self.at):
            self._verb(token)
            return
        if self._aux and (past := self._past_time()):
            self.at = past
            return
        if self._aux:
            self._flush_aux()
        if self._starts_noun(self.at):
            self._noun()
            return
        self._join(token)

    def _past_time(self) -> int:
        """ "were on Sunday evening shot dead": where the verb stands that auxiliaries wait for past a time; else 0."""
        at = self.at + (self.tokens[self.at].word in ("on", "in", "at", "during"))
        first = at
        while at < len(self.tokens) and (self.tokens[at].is_time or self.tokens[at].word in ("the", "late", "early")):
            at += 1
        if not any(token.is_time for token in self.tokens[first:at]) or at >= len(self.tokens):
            return 0
        sense = self.tokens[at].sense
        is_awaited = (sense.form if sense.verb else sense.plain) == "past" and self.tokens[at].actor is None
        return at if is_awaited else 0

    def _join(self, token: Token) -> None:
        self.at += 1
        word, jobs = token.word, token.sense.jobs
        tag: Tag
        if word in _MARKS:
            tag = "SEMI" if word == "/" and self._counts_pages() else _MARKS[word]
        elif "relative" in jobs and word != "where":
            tag = "REL"
        elif "subordinator" in jobs and not self._as_preposition(token):
            tag = "SUB"
        elif "preposition" in jobs or "subordinator" in jobs or word in ("to", "according to"):
            tag = "P"
        elif "pronoun" in jobs or word == "her":
            tag = "PRON"
        elif "dead" in jobs or "hurt" in jobs or "unhurt" in jobs:
            tag = "STATE"
        else:
            tag = "OTHER"
        self.out.append(Phrase(tag, token.start, token.end, word, [token]))

    def _counts_pages(self) -> bool:
        """ "1 / 4": under the pictures of a gallery."""
        before, after = self._token(self.at - 2), self._token(self.at)
        return before is not None and after is not None and before.word.isdigit() and after.word.isdigit()

    def _as_preposition(self, token: Token) -> bool:
        """ "after the blast" is a preposition, "after they fired" a subordinator."""
        if token.word in ("that", "when", "while", "if", "because", "although", "though", "unless", "whether", "where"):
            return False
        if not token.job("preposition"):
            return False
        if token.word == "as" and self.out and self.out[-1].word in _NAMING:
            return True  # "identified as Omar was killed"
        k = self.at
        while k < len(self.tokens) and k < self.at + 14:
            following = self.tokens[k]
            if following.word in (",", ";", "and", "that", "who", "which"):
                return True
            if following.job("be") or following.job("have") or following.job("modal"):
                return False
            if self._is_verb(k):
                return following.sense.form == "ing" or (following.sense.plain == "ing")
            k += 1
        return True

    def _opens_with_adverb(self, token: Token) -> bool:
        """ "Fortunately, nobody was hurt"."""
        return (
            self.at == 0
            and token.word.endswith("ly")
            and len(token.word) > 5
            and not token.sense.person
            and not token.actor
        )

    def _owns(self) -> bool:
        """ "have" with an object is no auxiliary."""
        k = self.at + 1
        while k < len(self.tokens) and (
            self._is_adverb(self.tokens[k]) or self.tokens[k].job("not") or self.tokens[k].job("be")
        ):
            k += 1
        if k >= len(self.tokens):
            return True
        sense = self.tokens[k].sense
        return (sense.form if sense.verb else sense.plain) != "past" and self._starts_noun(k)

    def _noun_follows_adverb(self) -> bool:
        """ "only three", "all five": bends the number; "heavily armed men": belongs to the noun phrase."""
        token, following = self.tokens[self.at], self._token(self.at + 1)
        return bool(token.job("approximate") and following and (following.number or following.job("determiner")))
