"""When and where an act was: the dates and places of a text that are its own, not those of who speaks."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property

from flows.coding.acts.act import Act
from flows.coding.dates.mentions import DateMention
from flows.coding.places.mentions import PlaceMention
from flows.coding.scenes.days_of_saying import is_of_law, is_of_saying
from flows.coding.scenes.place_roles import PlaceRoles
from flows.coding.sentences.document import Document, Sentence
from flows.coding.sentences.phrases import Phrase

_LAYING = frozenset({"parked", "planted", "placed", "left", "laid", "hidden", "buried", "fixed", "attached"})
_THE_TOWN = re.compile(r"\b(?:of|in|from|near|outside) the (?:city|town)\b")
_DIVISION = 1.0  # degrees from the point of a district to a town in it
_BRIEF = 1500  # characters: a text of a few sentences
_AFTER = frozenset({"because", "after", "following"})
_BACKED = ("-led", "-backed", "-based", "-held", "-born", "-made")


@dataclass
class Scenes:
    """The date and place mentions of one text, each in its order, to be asked by sentence and act."""

    document: Document
    dates: Sequence[DateMention]
    places: Sequence[PlaceMention]

    def __post_init__(self) -> None:
        self._of_saying: dict[int, bool] = {}  # by where a date starts
        self.of_other_verbs: set[int] = set()  # where dates start that go with no act
        self.roles = PlaceRoles(self.document)

    @cached_property
    def _date_starts(self) -> list[int]:
        return [d.start for d in self.dates]

    @cached_property
    def _place_starts(self) -> list[int]:
        return [p.start for p in self.places]

    def dates_in(self, start: int, end: int) -> list[DateMention]:
        """Dates on which something may have happened, told in a stretch of text."""
        first, last = bisect_left(self._date_starts, start), bisect_left(self._date_starts, end)
        return [
            d
            for d in self.dates[first:last]
            if d.role not in ("dateline", "habit", "future", "since", "until", "before")
        ]

    def lasting_in(self, sentence: Sentence, acts: Sequence[Act], phrases: Sequence[Phrase]) -> DateMention | None:
        """The few days that a sentence says its acts have lasted: "since Friday"."""
        first = bisect_left(self._date_starts, sentence.start)
        last = bisect_left(self._date_starts, sentence.end)
        told = next((d for d in self.dates[first:last] if d.role == "since" and d.precision == "days"), None)
        return told if told is not None and _goes_on(told, acts, phrases) else None

    def places_in(self, start: int, end: int) -> list[PlaceMention]:
        """Places named in a stretch of text."""
        first, last = bisect_left(self._place_starts, start), bisect_left(self._place_starts, end)
        return [p for p in self.places[first:last] if not self.document.folded[p.start : p.end].endswith(_BACKED)]

    def date_of(
        self, sentence: Sentence, clause: tuple[int, int], anchor: int, family: str, phrases: Sequence[Phrase]
    ) -> DateMention | None:
        """The date of an act told at ``anchor``: in its clause, then in its sentence, never the day of the saying."""
        fit = [
            d
            for d in self.dates_in(sentence.start, sentence.end)
            if not self.is_of_saying(d, sentence)
            and not _of_another(d, anchor, phrases)
            and not (family == "violence" and is_of_law(self.document, d, anchor, sentence))
        ]
        inside = [d for d in fit if clause[0] <= d.start < clause[1]]
        for group in (inside, fit):
            if group:
                return min(
                    group,
                    key=lambda d: (
                        not d.is_resolved,
                        d.is_vague,
                        _is_before_it(d, anchor, phrases),
                        abs(d.start - anchor),
                    ),
                )
        return None

    def is_of_saying(self, mention: DateMention, sentence: Sentence) -> bool:
        """ "said on Friday": the day of the saying."""
        if mention.start not in self._of_saying:
            self._of_saying[mention.start] = is_of_saying(self.document, mention, sentence)
        return self._of_saying[mention.start]

    def place_of(
        self, sentence: Sentence, clause: tuple[int, int], anchor: int, family: str = ""
    ) -> PlaceMention | None:
        """The scene of an act told at ``anchor``: the most specific place that the words put something at."""
        here = [
            p
            for p in self.places_in(sentence.start, sentence.end)
            if not p.is_dateline
            and not self.roles.is_of_others(p, sentence)
            and not self.roles.is_of_person(p, sentence, anchor)
            and not (family == "violence" and self.roles.is_of_justice(p, sentence))
        ]
        barred = (
            ("to", "of") if family in ("arrest", "seize", "abduct", "surrender", "property") else ("from", "to", "of")
        )
        if family == "arrest":
            homes = {p.within for p in here if p.within is not None and self.roles.is_home(p)}
            here = [p for p in here if not any(p is self.places[home] for home in homes)] if homes else here
        inside = [p for p in here if clause[0] <= p.start < clause[1]]
        for group in (inside, here):
            put = [
                p
                for p in group
                if ((p.is_locative or p.relation == "from") and p.relation not in barred and not self.roles.is_left(p))
                or self.roles.is_entered(p)
                or (family == "arrest" and self.roles.is_seized_at(p, sentence))
            ]
            if family == "surrender" and not any(p.start > anchor for p in put):
                put = [p for p in group if self.roles.is_before_whom(p, sentence)] or put
            if put:
                return self._inmost(min(put, key=lambda p: self._rank(p, anchor)), here)
        return None

    def _inmost(self, place: PlaceMention, here: Sequence[PlaceMention]) -> PlaceMention:
        """ "the X area of Y District in Z": X, though only Z has a preposition of place."""
        for _ in range(4):
            inner = [
                p for p in here if p.within is not None and self.places[p.within] is place and p.start < place.start
            ]
            if place.kind not in ("admin1", "admin2", "country"):
                inner = [p for p in inner if p.name.endswith(f", {place.name}")]  # "shelling of the X quarter of Y"
            if not inner:
                break
            place = inner[-1]
        return place

    def _rank(self, place: PlaceMention, anchor: int) -> tuple[int, int]:
        level = (
            3
            if place.kind == "country"
            else 2
            if place.kind in ("admin1", "region")
            else 1
            if place.kind == "admin2"
            else 0
        )
        level += 2 if self.roles.is_of_route(place) else 0
        distance = place.start - anchor
        return level, distance if distance >= 0 else -2 * distance

    def fallback(self, spans: Sequence[tuple[int, int]]) -> PlaceMention | None:
        """Where no telling puts the act: a place its sentences name, the dateline's, or the first the text names."""
        named = [
            p
            for start, end in spans
            for p in self.places_in(start, end)
            if not p.is_dateline
            and p.kind != "country"
            and not self.roles.is_of_others(p, self.document.sentence_at(p.start))
        ]
        if named:
            best = min(named, key=self._fit_as_fallback)
            focus = next((p for p in self.places if p.is_focus and p.is_locative), None)
            return self._finer(best, named) if best.is_locative or focus is None else focus
        for start, end in spans:
            if _THE_TOWN.search(self.document.folded, start, end):  # "south of the city": the one told before
                before = [p for p in self.places_in(0, start) if p.kind == "city" and not p.is_dateline]
                if before:
                    return before[-1]
        line = next((p for p in self.places if p.is_dateline), None)
        if line is not None:
            return line
        put = [p for p in self.places if p.is_locative and p.kind != "country"]
        put = put or [p for p in self.places if not self.roles.is_government(p)]
        return put[0] if put else None

    def town_of(self, place: PlaceMention) -> PlaceMention:
        """Crime news is of one town: where an act is put in no more than a county or state, the town in it that the
        text puts something in or is about."""
        if place.kind not in ("admin2", "admin1", "country", "region"):
            return place
        inside = [
            p
            for p in self.places
            if p.kind in ("city", "unknown")
            and p.precision in ("exact", "near")
            and p.country == place.country
            and (place.kind == "country" or p.admin1 == place.admin1)
            and (place.kind != "admin2" or p.admin2 == place.admin2 or (p.admin2 is None and _is_close(p, place)))
            and (p.is_locative or p.is_focus or p.is_dateline)
            and not self.roles.is_of_others(p, self.document.sentence_at(p.start))
            and not self.roles.is_of_justice(p, self.document.sentence_at(p.start))
        ]
        return min(inside, key=lambda p: (not p.is_focus, not p.is_locative, p.start)) if inside else place

    def told_finer(self, place: PlaceMention) -> PlaceMention:
        """Where an act is put in a whole division, and a brief text puts something at a place in it: that place."""
        if len(self.document.text) > _BRIEF:
            return place
        put = [
            p
            for p in self.places
            if p.is_locative
            and not p.is_dateline
            and p.precision != "country"
            and not self.roles.is_of_others(p, self.document.sentence_at(p.start))
            and not self.roles.is_of_person(p, self.document.sentence_at(p.start), p.start)
        ]
        return self._finer(place, put)

    def _finer(self, place: PlaceMention, named: Sequence[PlaceMention]) -> PlaceMention:
        """Of a division and a place that lies in it, the place."""
        if place.kind not in ("admin1", "country"):
            return place
        coarse = ("admin1", "country", "region")
        inside = [p for p in named if p.country == place.country and p.admin1 == place.admin1 and p.kind not in coarse]
        return min(inside, key=self._fit_as_fallback) if inside else place

    def _fit_as_fallback(self, place: PlaceMention) -> tuple[bool, bool, bool, bool, tuple[int, int]]:
        sentence = self.document.sentence_at(place.start)
        is_of_person = self.roles.is_of_person(place, sentence, place.start)
        rank = self._rank(place, place.start)
        return self.roles.speaks(place), is_of_person, not place.is_locative, not place.is_focus, rank


def _is_close(one: PlaceMention, other: PlaceMention) -> bool:
    """Whether a town can lie in a division, by their points."""
    if one.latitude is None or one.longitude is None or other.latitude is None or other.longitude is None:
        return True
    return abs(one.latitude - other.latitude) + abs(one.longitude - other.longitude) < _DIVISION


def _is_before_it(mention: DateMention, anchor: int, phrases: Sequence[Phrase]) -> bool:
    """Whether a date before an act belongs to a verb between them, or stands before "after the blast": "mourned today
    after the blast", "today revised the toll of the blast"."""
    before = [p for p in phrases if mention.start < p.start < anchor]
    if any(p.tag == "v" and not p.passive for p in before):
        return True
    at = max((k for k, p in enumerate(before) if p.tag in ("P", "SUB") and p.word in _AFTER), default=None)
    return at is not None and not any(p.tag in ("V", "COMMA") for p in before[at:])


def _of_another(mention: DateMention, anchor: int, phrases: Sequence[Phrase]) -> bool:
    """Whether a date after an act belongs to a clause about something else ("since the rule ended in May")."""
    is_open = False
    for phrase in phrases:
        if not anchor < phrase.start < mention.start:
            continue
        if (
            phrase.tag in ("SUB", "REL") and phrase.word not in ("when", "while", "as", "where")
        ) or phrase.word == "since":
            is_open = True  # ("when", "while", "as" and "where" tell of the same time)
        elif phrase.tag == "V":
            is_open = False
        elif phrase.tag == "v" and is_open and not phrase.unreal:
            if phrase.word in _LAYING and phrase.perfect:
                continue  # "defused a bomb that had been parked there on Saturday": the attempt's own day
            return True
    return False


def _goes_on(since: DateMention, acts: Sequence[Act], phrases: Sequence[Phrase]) -> bool:
    """Whether it is acts that have gone on since a day, and not something that another verb tells: "police have been on
    the scene since Monday"."""
    verbs = [p for p in phrases if p.start < since.start and p.tag == "v" and not p.passive]
    told = [act for act in acts if act.start < since.start]
    if not verbs or not told:
        return not verbs
    own = {act.start for act in acts}
    others = [p for p in verbs if p.start > told[-1].start and p.start not in own]
    return len(others) <= (1 if told[-1].is_noun else 0)
