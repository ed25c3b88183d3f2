"""Who says so: the source a text cites for what a sentence tells (a monitor, state media, "a military source")."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass

from flows.coding.acts.restated import PUTTING, REVISING
from flows.coding.sentences.document import Document, Sentence
from flows.coding.sentences.phrases import Phrase
from flows.coding.words.senses import Actor

_NUMBERING = PUTTING | REVISING
_REACH = 9  # phrases within which a verb of these has its number
_NO_SOURCE = frozenset({"report", "reports", "statement", "it", "they", "he", "she"})


@dataclass(frozen=True, slots=True)
class _Cited:
    """A source cited at a character of a sentence; ``span`` where it speaks for a part of the sentence alone."""

    at: int
    name: str
    span: tuple[int, int] | None = None


class Sources:
    """The sources cited in one text, by sentence; "it said" and "the sources added" go on with the one before.

    ``referent`` tells which actor "the group" stands for.
    """

    def __init__(
        self,
        document: Document,
        phrases_of: Mapping[int, Sequence[Phrase]],
        referent: Callable[[Phrase], Actor | None] | None = None,
    ) -> None:
        self.document = document
        self._referent = referent
        self.cited: dict[int, list[_Cited]] = {}
        last: str | None = None
        for index in sorted(phrases_of):
            found = self._in_sentence(phrases_of[index], last)
            if found:
                self.cited[index] = found
                last = found[-1].name

    def of(self, sentence: Sentence, at: int) -> str | None:
        """The source cited in a sentence for what stands at offset ``at``; None where the outlet itself tells it."""
        found = self.cited.get(sentence.index, ())
        own = next((cited for cited in found if cited.span is not None and cited.span[0] <= at < cited.span[1]), None)
        if own is not None:
            return own.name
        general = [cited for cited in found if cited.span is None]
        return min(general, key=lambda cited: abs(cited.at - at)).name if general else None

    def _in_sentence(self, phrases: Sequence[Phrase], last: str | None) -> list[_Cited]:
        found: list[_Cited] = []
        for position, phrase in enumerate(phrases):
            if phrase.tag == "NP" or phrase.passive:
                continue
            if any("say" in token.sense.jobs for token in phrase.tokens):
                name, span = self._subject(phrases, position, last), None
            elif phrase.word in _NUMBERING and phrase.tag == "v" and position:
                name, span = self._putting(phrases, position, last)
            else:
                continue
            if name:
                found.append(_Cited(phrase.start, name, span))
        return found

    def _putting(
        self, phrases: Sequence[Phrase], position: int, last: str | None
    ) -> tuple[str | None, tuple[int, int] | None]:
        """Who puts a number to what is told ("state media put it at eight"), and the clause in which it does."""
        behind = phrases[position + 1 : position + _REACH]
        before = phrases[position - 1]
        if before.tag not in ("NP", "PRON") or not any(p.tag == "NP" and p.is_counted for p in behind):
            return None, None
        end = next((p.start for p in behind if p.tag in ("SEMI", "SUB")), phrases[-1].end)
        return (last if before.tag == "PRON" else self._name(before)), (before.start, end)

    def _subject(self, phrases: Sequence[Phrase], position: int, last: str | None) -> str | None:
        after = phrases[position + 1] if position + 1 < len(phrases) else None
        if phrases[position].word == "according to":
            return self._name(after) if after is not None and after.tag == "NP" else None
        k = position - 1
        while k >= 0 and phrases[k].tag in ("COMMA", "OTHER"):
            k -= 1
        before = phrases[k] if k >= 0 else None
        if before is not None and before.tag == "PRON":
            return last
        while before is not None and before.tag == "NP" and k >= 2 and phrases[k - 1].tag == "P":
            k -= 2
            before = phrases[k] if phrases[k].tag == "NP" else None
        if (
            before is not None
            and before.tag == "NP"
            and (phrases[position - 1].tag != "COMMA" or self._is_title_holder(phrases, k))
            and not before.act
            and not before.is_time
        ):
            return self._name(before)
        return (
            self._name(after)
            if after is not None and after.tag == "NP" and not after.act and not after.is_time
            else None
        )

    @staticmethod
    def _is_title_holder(phrases: Sequence[Phrase], k: int) -> bool:
        """ "the governor of Velm, Ana Ruiz, said": a name between commas, behind who it is."""
        return k > 1 and bool(phrases[k].name) and phrases[k - 1].tag == "COMMA" and phrases[k - 2].tag == "NP"

    def _name(self, phrase: Phrase | None) -> str | None:
        if phrase is None or phrase.head in _NO_SOURCE:
            return None
        for token in phrase.tokens:
            if token.source is not None:
                return token.source.name
        if phrase.actors:
            return phrase.actors[0].name
        if self._referent is not None and (actor := self._referent(phrase)) is not None:
            return actor.name
        words = self.document.text[phrase.start : phrase.end]
        for article in ("The ", "the ", "A ", "a ", "An ", "an ", "THE ", "A "):
            words = words.removeprefix(article)
        return " ".join(words.split()) or None
