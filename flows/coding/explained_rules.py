"""Which rule gave a value of a report: the verb or noun whose agent, object or number it is, and its sentence."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from flows.coding.acts.act import Act
from flows.coding.article_reading import Reading
from flows.coding.explained_marks import shown
from flows.coding.incidents.incident import Incident
from flows.coding.places.mentions import PlaceMention
from flows.coding.report import Count, EventDate, Perpetrator, Place, Report, Target
from flows.coding.sentences.phrases import Phrase

_HEADLINE = "the headline: the text itself does not say"


class Rules:
    """The rules behind one report of a reading."""

    def __init__(self, reading: Reading, number: int) -> None:
        self._reading = reading
        self._incident: Incident = reading.incidents[number]
        self.text = reading.article.text

    def sentence(self, offset: int) -> int:
        """The number of the sentence that a character stands in, from 1 on."""
        return self._reading.document.sentence_at(offset).index + 1

    def of_type(self) -> str:
        """The acts that make the incident what it is."""
        strong = [act for act in self._incident.acts if act.is_strong] or self._incident.acts
        told = dict.fromkeys(f"{act_words(act, self.text)} tells of {act.kind!r}" for act in strong)
        return "; ".join(list(told)[:3])

    def of_date(self, date: EventDate) -> str:
        """How the day was reckoned."""
        mention = self._incident.date
        published = self._reading.article.published_day
        how = f"counted from {published}, the publication" if date.basis == "relative" and published else "as told"
        return f"sentence {self.sentence(mention.start)}, {how}" if mention is not None else how

    def of_place(self, place: Place) -> str:
        """Why the scene is there, and where its coordinates come from."""
        found = [p for p in self._reading.scenes.places if place.name in (p.name, self.text[p.start : p.end])]
        own = self._incident.place
        mention = next((p for p in found if own is not None and p.start == own.start), found[0] if found else None)
        if mention is None:
            return "understood from the text"
        known = "not in the gazetteer: coordinates of what it lies in" if mention.kind == "unknown" else "gazetteer"
        return f"sentence {self.sentence(mention.start)}, {_put(mention)}, {known}"

    def of_count(self, field: str, count: Count) -> str:
        """The act whose number it is."""
        for act in self._incident.acts:
            tolls = (act.killed,) if field == "killed" else (act.injured, act.shot)
            if any(toll is not None and self._has(toll.start, toll.end, count.text) for toll in tolls):
                return f"number of {self._of(act)}"
        return self.of_words(count.text, "a number told again")

    def of_perpetrator(self, perpetrator: Perpetrator, report: Report) -> str:
        """The act that it did, else the statement that names it."""
        for act in self._incident.acts:
            if self._stands_in(perpetrator.text, (*act.agents, *act.layers, *act.suspects)):
                return f"who did {self._of(act)}"
        if any(perpetrator.name == said.actor for said in report.responsibility):
            return self.of_words(perpetrator.text, "claims it or is blamed for it")
        return self.of_words(perpetrator.text, "understood from what the text names")

    def of_target(self, target: Target) -> str:
        """The act that was done to it."""
        for act in self._incident.acts:
            if self._stands_in(target.text, act.patients):
                return f"whom or what {self._of(act)} was done to"
        return self.of_words(target.text, "stands where it happened, or names a victim")

    def of_words(self, words: str, rule: str) -> str:
        """A rule that only looks for words: where they stand, in the incident's sentences first."""
        spans = [(telling.sentence.start, telling.sentence.end) for telling in self._incident.tellings]
        for start, end in (*spans, (0, len(self.text))):
            at = self.text.find(words, start, end)
            if at >= 0:
                return f"sentence {self.sentence(at)}, {rule}"
        return _HEADLINE

    def _of(self, act: Act) -> str:
        return f"{act_words(act, self.text)} ({act.kind}), sentence {act.sentence.index + 1}"

    def _stands_in(self, words: str, phrases: Iterable[Phrase]) -> bool:
        return any(self._has(start, end, words) for start, end in _spans(phrases))

    def _has(self, start: int, end: int, words: str) -> bool:
        told = self.text[start:end]
        return words in told or told in words


def act_words(act: Act, text: str) -> str:
    """The words that tell an act, and whether a verb or a noun does: "verb 'were killed'"."""
    return f"{'noun' if act.is_noun else 'verb'} {quoted(text[act.start : act.end])}"


def quoted(words: str, most: int = 300) -> str:
    """Words of the text on one line, in quotes; cut behind a word where they are long."""
    line = shown(" ".join(words.split()))
    if len(line) > most:
        line = f"{line[:most].rpartition(' ')[0]} ..."
    return f"'{line}'"


def _spans(phrases: Iterable[Phrase]) -> Iterator[tuple[int, int]]:
    for phrase in phrases:
        yield phrase.start, phrase.end
        yield from ((name.start, name.end) for name in phrase.names)


def _put(mention: PlaceMention) -> str:
    if mention.is_dateline:
        return "the dateline"
    if mention.is_locative:
        return f"the words put something {mention.relation} it"
    return "the town that the text is about" if mention.is_focus else "named beside the act"
