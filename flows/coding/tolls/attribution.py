"""Who says so: the source a text cites for what a sentence tells (a monitor, state media, "a military source")."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass

from flows.coding.acts.restated import PUTTING, REVISING
from flows.coding.sentences.document import Document, Sentence
from flows.coding.sentences.phrases import Phrase
from flows.coding.sentences.speakers import SILENT, is_saying, speakers
from flows.coding.words.senses import Actor

_NUMBERING = PUTTING | REVISING
_REACH = 9  # phrases within which a verb of these has its number
_DENYING = frozenset({"denied", "denies", "denying", "dismissed", "dismisses", "rejected", "rejects", "disputed"})
_NO_SOURCE = frozenset({"report", "reports", "statement", "it", "they", "he", "she"})


@dataclass(frozen=True, slots=True)
class _Cited:
    """A source cited at a character of a sentence; ``span`` where it speaks for a part of the sentence alone, ``part``
    which of the sentence's parts between full stops and semicolons it stands in."""

    at: int
    name: str
    span: tuple[int, int] | None = None
    part: tuple[int, int] = (0, 0)


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
        found = self.cited.get(sentence.index)
        if not found:
            return None
        own = next((cited for cited in found if cited.span is not None and cited.span[0] <= at < cited.span[1]), None)
        if own is not None:
            return own.name
        general = [cited for cited in found if cited.span is None]
        general = [cited for cited in general if cited.part[0] <= at < cited.part[1]] or general
        return min(general, key=lambda cited: abs(cited.at - at)).name if general else None

    def _in_sentence(self, phrases: Sequence[Phrase], last: str | None) -> list[_Cited]:
        found: list[_Cited] = []
        ends = [phrase.end for phrase in phrases if phrase.tag == "SEMI"]
        for position, phrase in enumerate(phrases):
            if phrase.tag in SILENT:
                continue
            name: str | None
            if is_saying(phrase) and not _is_of_what_is_denied(phrases, position):
                name, span = self._spoken(phrases, position, found[-1].name if found else last), None
            elif phrase.word in _NUMBERING and phrase.tag == "v" and not phrase.passive and position:
                name, span = self._putting(phrases, position, last)
            else:
                continue
            if name:
                found.append(_Cited(phrase.start, name, span, _part(phrase.start, ends, phrases[-1].end)))
        return found

    def _spoken(self, phrases: Sequence[Phrase], position: int, last: str | None) -> str | None:
        """Who says it by the verb at ``position``, all of them where several do; "it" and "they" are those before."""
        return self._named(speakers(phrases, position), last)

    def _named(self, told: Sequence[Phrase], last: str | None) -> str | None:
        if told and told[0].tag == "PRON":
            return last
        names = dict.fromkeys(name for phrase in told if (name := self._name(phrase)))
        return " and ".join(names) or None

    def _putting(
        self, phrases: Sequence[Phrase], position: int, last: str | None
    ) -> tuple[str | None, tuple[int, int] | None]:
        """Who puts a number to what is told ("state media put it at eight"), and the clause in which it does."""
        behind = phrases[position + 1 : position + _REACH]
        if not any(p.tag == "NP" and p.is_counted for p in behind):
            return None, None
        told = speakers(phrases, position)
        if not told or told[0].start > phrases[position].start:
            return None, None
        end = next((p.start for p in behind if p.tag in ("SEMI", "SUB")), phrases[-1].end)
        return self._named(told, last), (told[0].start, end)

    def _name(self, phrase: Phrase | None) -> str | None:
        if phrase is None or phrase.head in _NO_SOURCE:
            return None
        for token in phrase.tokens:
            if token.source is not None:
                return token.source.name
        if phrase.actors and (phrase.tokens[-1].actor is not None or phrase.names or phrase.name):
            return phrase.actors[0].name
        if not phrase.actors and self._referent is not None and (actor := self._referent(phrase)) is not None:
            return actor.name
        words = self.document.text[phrase.start : phrase.end]
        for article in ("The ", "the ", "A ", "a ", "An ", "an ", "THE ", "A "):
            words = words.removeprefix(article)
        return " ".join(words.split()) or None


def _part(at: int, ends: Sequence[int], last: int) -> tuple[int, int]:
    """The stretch between full stops and semicolons in which a character stands."""
    return max((end for end in ends if end <= at), default=0), min((end for end in ends if end > at), default=last)


def _is_of_what_is_denied(phrases: Sequence[Phrase], position: int) -> bool:
    """ "did not say how many", "denied reports that": nothing is said by who denies."""
    verb, before = phrases[position], phrases[position - 1] if position else None
    if verb.word.startswith("claim") and any(p.head in ("lives", "life") for p in phrases[position + 1 : position + 3]):
        return True  # "the blast claimed four lives"
    return verb.negated or (before is not None and before.tag in ("V", "v") and before.word in _DENYING)
