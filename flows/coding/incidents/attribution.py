"""Who says so: the source a text cites for what a sentence tells (a monitor, state media, "a military source")."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from flows.coding.sentences.document import Document, Sentence
from flows.coding.sentences.phrases import Phrase

_NO_SOURCE = frozenset({"report", "reports", "statement", "it", "they", "he", "she"})


class Sources:
    """The sources cited in one text, by sentence; "it said" and "the sources added" go on with the one before."""

    def __init__(self, document: Document, phrases_of: Mapping[int, Sequence[Phrase]]) -> None:
        self.document = document
        self.cited: dict[int, list[tuple[int, str]]] = {}
        last: str | None = None
        for index in sorted(phrases_of):
            found = self._in_sentence(phrases_of[index], last)
            if found:
                self.cited[index] = found
                last = found[-1][1]

    def of(self, sentence: Sentence, at: int) -> str | None:
        """The source cited in a sentence for what stands at offset ``at``; None where the outlet itself tells it."""
        found = self.cited.get(sentence.index)
        return min(found, key=lambda item: abs(item[0] - at))[1] if found else None

    def _in_sentence(self, phrases: Sequence[Phrase], last: str | None) -> list[tuple[int, str]]:
        found: list[tuple[int, str]] = []
        for position, phrase in enumerate(phrases):
            if phrase.tag == "NP" or phrase.passive or not any(token.job("say") for token in phrase.tokens):
                continue
            name = self._subject(phrases, position, last)
            if name:
                found.append((phrase.start, name))
        return found

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
            and phrases[position - 1].tag != "COMMA"
            and not before.act
            and not before.is_time
        ):
            return self._name(before)
        return (
            self._name(after)
            if after is not None and after.tag == "NP" and not after.act and not after.is_time
            else None
        )

    def _name(self, phrase: Phrase | None) -> str | None:
        if phrase is None or phrase.head in _NO_SOURCE:
            return None
        for token in phrase.tokens:
            if token.source is not None:
                return token.source.name
        if phrase.actors:
            return phrase.actors[0].name
        words = self.document.text[phrase.start : phrase.end]
        for article in ("The ", "the ", "A ", "a ", "An ", "an ", "THE ", "A "):
            words = words.removeprefix(article)
        return " ".join(words.split()) or None
