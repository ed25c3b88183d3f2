"""What a text tells about where it plays, before any single name is decided: countries and first-order
divisions, weighed.
"""

from __future__ import annotations

import math
import re
from collections import Counter, defaultdict
from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import TypeVar

from flows.coding.places.candidate import Candidate
from flows.coding.places.gazetteer import Entry, Gazetteer

_Key = TypeVar("_Key")
_TO = ("with ", "to ", "with the ", "to the ")
_BORDER = re.compile(r"\b(?:border|frontier) (?:with|to) (?:the )?$", re.I)
_ADJECTIVE = re.compile(r"\b([A-Z][a-z]+)(?:[ -][a-z]+){1,3} of (?:the )?$")
#: what strikes from afar: whose it is tells nothing of where it struck
STRIKES_AFTER = re.compile(
    r" (?:(?:air|army|military|kamikaze|suicide|ballistic|cruise|drone) )?"
    r"(?:air ?strikes?|air raids?|strikes?|drones?|jets?|warplanes?|shelling|missiles?|artillery|rockets?)\b"
)
# These open with their letters, not with the edge of a word: sets of letters are quick to search for.
_STRIKER = re.compile(rf"([A-Z](?<!\w\w)[A-Za-z]+){STRIKES_AFTER.pattern}")
_CAPITALISED = re.compile(r"[A-ZÀ-ÖØ-Þ](?<!\w\w)\w{2,}")
_WORD = re.compile(r"\w{3,}")
_MOST = 12.0  # no single kind of evidence grows beyond this
_READ = 4000  # characters read for adjectives and bodies


@dataclass(slots=True)
class Evidence:
    """Shares between 0 and 1: ``country[iso]`` and ``division[iso, admin1]``, the most spoken of having 1."""

    country: dict[str, float] = field(default_factory=dict)
    division: dict[tuple[str, str], float] = field(default_factory=dict)
    told: frozenset[str] = frozenset()  # countries told by more than the name of a town
    named: dict[tuple[str, str], float] = field(default_factory=dict)  # divisions, by names in the text alone
    strikers: frozenset[str] = frozenset()  # countries told by what strikes from afar alone: "an Israeli drone"
    filed_at: Entry | None = None  # the town of a wire's dateline
    filed: dict[tuple[str, str], float] = field(default_factory=dict)  # what the dateline adds to ``named``

    @property
    def top(self) -> str | None:
        """The country most spoken of."""
        return max(self.country, key=lambda c: self.country[c]) if self.country else None


class CountryWords:
    """The words that tell of a country without naming it: adjectives and bodies ("Syrian", "Boko Haram")."""

    def __init__(self, gazetteer: Gazetteer) -> None:
        self._single: dict[str, str] = {}
        self._areas: dict[str, list[tuple[str, str]]] = {}
        self._phrases: dict[str, list[tuple[str, str]]] = defaultdict(list)  # by the first word
        for country in gazetteer.countries:
            for word, divisions in country.get("areas", {}).items():
                self._areas[word.lower()] = [(country["iso"], division) for division in divisions]
            for phrase in (*country.get("adjectives", ()), *country.get("bodies", ())):
                words = _WORD.findall(phrase)
                for spelling in {phrase, phrase.upper()}:
                    if len(words) == 1:
                        self._single[spelling] = country["iso"]
                for first in {words[0], words[0].upper()} if len(words) > 1 else ():
                    self._phrases[first].append((phrase.lower(), country["iso"]))
        self._first = frozenset(self._single) | frozenset(self._phrases)
        self._small = [word for word in self._first if not _CAPITALISED.match(word)]

    def areas(self, text: str) -> list[tuple[str, str]]:
        """The (country, first-order division) pairs that a body in ``text`` is known to act in."""
        low = text[:_READ].lower()
        return [pair for word, pairs in self._areas.items() if word in low for pair in pairs]

    def of_adjective(self, word: str) -> str | None:
        """The country of an adjective ("Syrian"); None where it is none."""
        return self._single.get(word)

    def count(self, text: str) -> Counter[str]:
        """How often ``text`` tells of each country."""
        read = text[:_READ].replace("_", " ")
        read = read.upper() if read.islower() else read
        words = (_WORD if any(map(read.__contains__, self._small)) else _CAPITALISED).findall(read)
        found: Counter[str] = Counter()
        for word in self._first.intersection(words):
            if iso := self._single.get(word):
                found[iso] += words.count(word)
            for phrase, iso in self._phrases.get(word, ()):
                if phrase in read.lower():
                    found[iso] += 1
        return found


_CACHE: dict[int, CountryWords] = {}


def country_words(gazetteer: Gazetteer) -> CountryWords:
    """The country words of ``gazetteer``, made once."""
    words = _CACHE.get(id(gazetteer))
    if words is None:
        _CACHE.clear()
        words = _CACHE[id(gazetteer)] = CountryWords(gazetteer)
    return words


def weigh(text: str, found: list[Candidate], gazetteer: Gazetteer, hints: Sequence[str], outlet: str | None,
          title: Sequence[Candidate] = ()) -> Evidence:  # fmt: skip
    """Weigh what ``text``, its ``found`` names, those of its ``title``, the outlet and its home country tell."""
    countries: dict[str, float] = defaultdict(float)
    divisions: dict[tuple[str, str], float] = defaultdict(float)
    words = country_words(gazetteer)
    spoken = words.count(text)
    for iso, times in spoken.items():
        countries[iso] += min(2.0 * times, _MOST)
    struck = Counter(words.of_adjective(match[1]) for match in _STRIKER.finditer(text, 0, _READ))
    for hint in hints:
        countries[hint] += 4.0 if len(hints) == 1 else 2.5
    told = set(countries)
    for candidate in found:
        candidate.country = _by_adjective(text, candidate, words)
        if _is_beyond_border(text, candidate.start):
            continue  # "on the border with Iraq": not in Iraq
        _count_name(candidate, countries, divisions, found)
        told |= {
            e.country
            for e in candidate.entries
            if e.kind == "country" or (e.kind == "admin1" and candidate.noun == "admin1")
        }
    for candidate in title:
        _count_name(candidate, countries, divisions, [])
    named = dict(divisions)
    filed_at, filed = _filed_at(found)
    strikers = _strikers(text, found, spoken, struck) - set(hints)
    for pair in words.areas(text):
        divisions[pair] += 1.5
    if outlet:
        for country, division in gazetteer.homes(outlet):
            divisions[country, division] += 2.5
            countries[country] += 3.0
            told.add(country)
    return Evidence(_shares(countries), _shares(divisions), frozenset(told), named, strikers, filed_at, filed)


def _strikers(
    text: str, found: Sequence[Candidate], spoken: Counter[str], struck: Counter[str | None]
) -> frozenset[str]:
    """The countries of which a text names nothing but what struck: "an Israeli drone", "a US air strike"."""
    named: Counter[str] = Counter()
    beside: Counter[str] = Counter(iso for iso in struck.elements() if iso is not None)
    for candidate in found:
        if candidate.entries and candidate.entries[0].kind == "country":
            named[candidate.entries[0].country] += 1
            beside[candidate.entries[0].country] += STRIKES_AFTER.match(text, candidate.end) is not None
    return frozenset(iso for iso, times in beside.items() if times and times == spoken[iso] + named[iso])


def _filed_at(found: Sequence[Candidate]) -> tuple[Entry | None, dict[tuple[str, str], float]]:
    """The town that a wire was filed from, and the weight of its divisions; none for "NASHVILLE, Tenn.", whose news is
    of its own town."""
    lines = [candidate for candidate in found if candidate.is_dateline and candidate.entries]
    if len(lines) != 1:
        return None, {}
    weights: dict[tuple[str, str], float] = defaultdict(float)
    _count_name(lines[0], defaultdict(float), weights, [])
    return lines[0].entries[0], dict(weights)


def _is_beyond_border(text: str, start: int) -> bool:
    """ "on the border with X"."""
    first = max(0, start - 24)
    return text[first:start].lower().endswith(_TO) and _BORDER.search(text, first, start) is not None


def _by_adjective(text: str, candidate: Candidate, words: CountryWords) -> str | None:
    """The country that an adjective before a name's noun tells: "the Lebanese town of Tripoli"."""
    if candidate.noun is None:
        return None
    first, last = max(0, candidate.start - 60), candidate.start
    before = _ADJECTIVE.search(text, first, last) if text.endswith((" of ", " of the "), first, last) else None
    return words.of_adjective(before[1]) if before else None


def _count_name(
    candidate: Candidate, countries: dict[str, float], divisions: dict[tuple[str, str], float], found: list[Candidate]
) -> None:
    entries = candidate.entries
    if not entries:
        return
    weight = 1.0 if candidate.is_locative or candidate.noun or candidate.is_dateline or candidate.link else 0.5
    country = next((e for e in entries if e.kind == "country"), None)
    if country and candidate.noun is None:
        countries[country.country] += 1.5
        weight = 0.2
    linked = found[candidate.within] if found and candidate.within is not None else None
    named = [e for e in entries if e.kind in ("admin1", "admin2")] if candidate.noun in ("admin1", "admin2") else []
    if not named and linked is not None and linked.entries:
        named = [e for e in entries if any(_within(e, f) for f in linked.entries)]
        weight *= 2 if named else 1
    named = named or list(entries)
    if any(e.kind == "admin1" and not e.is_alias for e in named) and candidate.noun != "city":
        named = [e for e in named if e.kind == "admin1"] or named
        weight *= 2
    sizes = [_size(e) for e in named]
    total = sum(sizes)
    for entry, size in zip(named, sizes, strict=True):
        share = weight * size / total
        countries[entry.country] += share
        if entry.admin1:
            divisions[entry.country, entry.admin1] += share


def _size(entry: Entry) -> float:
    return math.sqrt(entry.population + 3000) * (0.3 if entry.is_alias else 1.0)


def _within(entry: Entry, outer: Entry) -> bool:
    if entry.country != outer.country or outer.kind == "city":
        return False
    return outer.kind == "country" or (entry.admin1 == outer.admin1 and entry.kind != outer.kind)


def _shares(counts: dict[_Key, float]) -> dict[_Key, float]:
    top = max(counts.values(), default=0.0)
    return {key: value / top for key, value in counts.items()} if top else {}
