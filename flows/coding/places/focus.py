"""What a text is about: the district around a name, and the town that the whole text is about."""

from __future__ import annotations

import re
from bisect import bisect_right

from flows.coding.places.candidate import Candidate
from flows.coding.places.gazetteer import Entry
from flows.coding.places.relations import between_km

#: the end of a sentence or a paragraph; it opens with a set of characters, which is quick to search for
_SENTENCE = re.compile(r"[.!?\n](?:(?<=\n)\s*\n|(?<=[a-z\d)\]'\"”’][.!?])[\"”’']?\s+(?=[\"“'‘A-Z\d]))")


_KNOWN = 100_000  # people: a town so large is told without its state
_MOST_AROUND = 30  # divisions of one sentence that are looked at


class Around:
    """The district, else the province, that the words around a name are about."""

    def __init__(self, text: str, found: list[Candidate], chosen: dict[int, Entry | None]) -> None:
        self._found = found
        self._by_sentence: dict[int, list[tuple[int, Entry]]] = {}
        self._sentence: list[int] = []
        counts: dict[Entry, float] = {}
        divisions = [(i, entry) for i in sorted(chosen) if (entry := _division(found[i], chosen[i])) is not None]
        places = [(i, entry) for i, entry in divisions if not found[i].is_origin] or divisions
        ends = [m.start() for m in _SENTENCE.finditer(text)]
        self._sentence = [bisect_right(ends, c.start) for c in found]
        self._towns = [(i, entry) for i, entry in sorted(chosen.items()) if entry is not None and entry.kind == "city"][
            :_MOST_AROUND
        ]
        for i, entry in places:
            here = self._by_sentence.setdefault(self._sentence[i], [])
            if len(here) < _MOST_AROUND:
                here.append((i, entry))
            firm = found[i].is_locative or found[i].noun is not None
            counts[entry] = counts.get(entry, 0) + (2 if firm else 1) * (2 if entry.kind == "admin2" else 1)
        self._main = max(counts, key=lambda e: counts[e], default=None)

    def is_near(self, i: int) -> bool:
        """Whether what ``of`` gives for candidate ``i`` stands in its own sentence."""
        return any(j != i for j, _ in self._by_sentence.get(self._sentence[i], ()))

    def of(self, i: int) -> Entry | None:
        """The district or province of the sentence of candidate ``i`` (the nearest), else the text's main one."""
        if self._main is None:
            return None
        here = [
            (entry.kind != "admin2", self._found[j].is_body, abs(j - i), j, entry)
            for j, entry in self._by_sentence.get(self._sentence[i], ())
            if j != i
        ]
        return min(here)[4] if here else self._main

    def town(self, i: int) -> Entry | None:
        """The town that the sentence of candidate ``i`` names nearest to it, at most a few names away."""
        here = [(abs(j - i), j, entry) for j, entry in self._towns if self._sentence[j] == self._sentence[i]]
        return min(here)[2] if here else None


def _division(candidate: Candidate, entry: Entry | None) -> Entry | None:
    """The division that a name means; the police of a district's town tell of the district."""
    if entry is None or entry.kind in ("admin2", "admin1"):
        return entry
    if not candidate.is_body or entry.kind != "city":
        return None
    return next((e for e in candidate.entries if e.kind == "admin2" and e.country == entry.country
                 and e.admin1 == entry.admin1), None)  # fmt: skip


def town_of(found: list[Candidate], chosen: dict[int, Entry | None], title: list[Candidate]) -> Entry | None:
    """The town that the text is about: in its dateline, home of the police it cites, named again and again."""
    weights: dict[Entry, float] = {}
    for i, entry in chosen.items():
        if entry is None or entry.kind != "city" or found[i].is_origin:
            continue
        weight = 3.0 if found[i].is_dateline else 1.5 if found[i].is_body else 1.0 if found[i].is_locative else 0.5
        weights[entry] = weights.get(entry, 0.0) + weight
    for entry in weights:
        weights[entry] += 1.5 * sum(entry in c.entries for c in title)
    best = max(weights, key=lambda e: (weights[e], e.population), default=None)
    return best if best is not None and weights[best] >= 1.5 else None


def towns_speaking(found: list[Candidate], chosen: dict[int, Entry | None], focus: Entry | None) -> list[Entry]:
    """The towns whose police or hospitals a text cites, or that it is datelined from; first the one it is about."""
    cited = [chosen[i] for i, c in enumerate(found) if c.is_dateline or c.is_body]
    return list(dict.fromkeys(t for t in (focus, *cited) if t is not None and t.kind == "city"))


def is_quarter_of(candidate: Candidate, entry: Entry, town: Entry) -> bool:
    """ "in the Rowan Hill neighbourhood": where the gazetteer has it, but as a town of its own, within a larger one
    whose police the text cites."""
    if entry is town or entry.kind != "city" or entry.country != town.country or entry.admin1 != town.admin1:
        return False
    if candidate.noun == "quarter":
        return town.population >= 3 * entry.population and between_km(entry, town) < 30
    is_put = candidate.is_locative and not candidate.is_body and candidate.within is None
    return is_put and town.population >= 20 * entry.population and between_km(entry, town) < 20


def is_part_of_focus(candidate: Candidate, entry: Entry | None, focus: Entry, told: frozenset[str | None]) -> bool:
    """Whether a name is rather a quarter or a street of the town that the text is about than a town far away;
    ``told`` are the first-order divisions that the text names."""
    if entry is None or entry.kind not in ("city", "region") or entry is focus or candidate.within is not None:
        return False
    if candidate.noun == "quarter" and between_km(entry, focus) > 40:
        return True
    if (
        entry.population > 300_000
        or entry.country != focus.country
        or between_km(entry, focus) < 150
        or candidate.is_dateline
    ):
        return False
    if len({e.admin1 for e in candidate.entries if e.country == entry.country}) > 1:
        return True
    # in the US a town of another state is told with its state
    return entry.country == "US" and entry.population < _KNOWN and entry.admin1 not in told | {focus.admin1}
