"""Tokens grouped into phrases.

The grouping follows FASTUS (Hobbs et al. 1997): no full parse, but basic phrases, whose order clauses.py reads.
"""

from __future__ import annotations

from flows.coding.sentences.ages import without_ages
from flows.coding.sentences.attachment import attach, belongs, suspected
from flows.coding.sentences.noun_groups import NounGrouper
from flows.coding.sentences.phrases import Phrase, Tag
from flows.coding.sentences.tokens import Token


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
        attach(self.out)
        belongs(self.out)
        suspected(self.out)
        return self.out

    def _step(self) -> None:
        token = self.tokens[self.at]
        jobs = token.sense.jobs
        if (
            not jobs
            and token.word != "including"
            and not self._opens_with_adverb(token)
            and not token.word.endswith("ly")
        ):
            self._content_word(token)
            return
        bends = token.job("be") or token.job("have") or token.job("modal") or (token.job("not") and self._aux)
        if token.job("have") and not self._aux and self._owns() and token.actor is None:
            self.out.append(Phrase("v", token.start, token.end, token.word, [token], form="past"))
            self.at += 1
            return
        if token.actor is None and bends and not (token.job("have") and not self._aux and self._owns()):
            self._aux.append(token)
            self.at += 1
            return
        if (
            token.job("dead")
            and token.job("adverb")
            and not (self._token(self.at + 1) and self._is_verb(self.at + 1))
            and not self._aux
        ):
            self._join(token)
            return
        if (self._is_adverb(token) or self._opens_with_adverb(token)) and not self._noun_follows_adverb():
            if token.job("not"):
                self._aux.append(token)
            self._also = token.word in ("also", "too", "additionally")
            self.at += 1
            return
        if token.word == "including":
            self._join(token)
            return
        self._content_word(token)

    def _content_word(self, token: Token) -> None:
        """A verb, a noun phrase, or whatever else stands there."""
        if self._is_verb(self.at):
            self._verb(token)
            return
        if self._aux:
            self._flush_aux()
        if self._starts_noun(self.at):
            self._noun()
            return
        self._join(token)

    def _join(self, token: Token) -> None:
        self.at += 1
        word = token.word
        if token.job("relative") and word != "where":
            tag: Tag = "REL"
        elif token.job("subordinator") and not self._as_preposition(token):
            tag = "SUB"
        elif token.job("preposition") or token.job("subordinator") or word in ("to", "according to"):
            tag = "P"
        elif word in ("and", "&", "plus"):
            tag = "AND"
        elif word in ("or",):
            tag = "OR"
        elif word in ("but", "yet"):
            tag = "AND"
        elif word == "/" and self._counts_pages():
            tag = "SEMI"
        elif word in (",", "--", "-", "/"):
            tag = "COMMA"
        elif word in (";", ":", ".", "!", "?"):
            tag = "SEMI"
        elif token.job("pronoun"):
            tag = "PRON"
        elif token.job("dead") or token.job("hurt") or token.job("unhurt"):
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
