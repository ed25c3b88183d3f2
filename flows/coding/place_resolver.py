"""Which of its namesakes a name means: by what it is said to lie in, the countries the text speaks of, and population."""

from __future__ import annotations

import math
import re
from collections import Counter
from dataclasses import dataclass

from flows.coding.gazetteer import Entry, Gazetteer
from flows.coding.place_candidates import Candidate
from flows.coding.place_keys import ARABIC, INDIC, fold
from flows.coding.place_words import LOCATING


@dataclass(slots=True)
class Resolved:
    """What a candidate came out as; coordinates are None only where nothing at all is known."""

    name: str
    admin1: str | None
    admin2: str | None
    country: str | None
    latitude: float | None
    longitude: float | None
    precision: str
    kind: str
    population: int


_LINK = re.compile(
    r"^(?:\s+(?:[a-z-]+\s+){0,2}?(?:village|town|city|area|district|block|region|neighborhood|suburb|camp|jurisdiction|market"
    r"|sector|zone|forest|forests|locality|tehsil|subdivision|panchayat|hamlet|jungle|countryside|municipality))?"
    r"\s*(?:,|\(|\[|,?\s+(?:in|of|under|within|inside|at))\s*(?:in\s+)?(?:the\s+)?(?:[a-z-]+\s+){0,3}?(?:of\s+)?(?:the\s+)?$"
)
_OWNER = re.compile(r"^['’]s?\s+(?:[a-z-]+\s+){0,3}$")


def resolve(
    text: str, found: list[Candidate], gazetteer: Gazetteer, country_hint: str | None, outlet: str | None
) -> list[tuple[Candidate, Resolved]]:
    """The candidates that are places, each with the place it means."""
    _link(text, found)
    votes = _votes(text, found, gazetteer, country_hint)
    chosen: dict[int, Entry | None] = {}
    for i in _outer_first(found):
        candidate = found[i]
        container = _container(found, chosen, i)
        chosen[i] = _choose(candidate, votes, container, gazetteer)
    out: list[tuple[Candidate, Resolved]] = []
    kept: dict[int, int] = {}
    for i, candidate in enumerate(found):
        entry = chosen[i]
        if entry is None and not (candidate.is_locative or candidate.noun):
            continue
        kept[i] = len(out)
        out.append((candidate, _resolved(text, candidate, entry, _container(found, chosen, i), votes)))
    for candidate, _ in out:
        candidate.within = kept.get(candidate.within) if candidate.within is not None else None
    return out


def _link(text: str, found: list[Candidate]) -> None:
    for i in range(len(found) - 1):
        gap = text[found[i].end : found[i + 1].start]
        if len(gap) > 60:
            continue
        if _LINK.match(gap.lower()):
            found[i].within = i + 1
        elif _OWNER.match(gap.lower()):
            found[i + 1].within = i
            if found[i].is_locative and not found[i + 1].is_locative:
                found[i + 1].is_locative, found[i + 1].relation = True, found[i].relation


def _outer_first(found: list[Candidate]) -> list[int]:
    depth = {}
    for i in range(len(found)):
        j, n = i, 0
        while (up := found[j].within) is not None and n < 6:
            j, n = up, n + 1
        depth[i] = n
    return sorted(range(len(found)), key=lambda i: (depth[i], i))


def _container(found: list[Candidate], chosen: dict[int, Entry | None], i: int) -> Entry | None:
    up, steps = found[i].within, 0
    while up is not None and steps < 6:
        if (entry := chosen.get(up)) is not None:
            return entry
        up, steps = found[up].within, steps + 1
    return None


def _votes(text: str, found: list[Candidate], gazetteer: Gazetteer, hint: str | None) -> dict[str, float]:
    """How much the text speaks of each country, 0 to 1."""
    counts: Counter[str] = Counter()
    if hint:
        counts[hint] += 3
    adjectives = _adjectives(gazetteer)
    for word in re.findall(r"\b[A-Z][A-Za-z]{3,}\b", text[:6000]):
        if iso := adjectives.get(word.lower()):
            counts[iso] += 2
    for candidate in found:
        countries = [e for e in candidate.entries if e.kind == "country"]
        if countries:
            counts[countries[0].country] += 2
        elif candidate.entries:
            named = {e.country for e in candidate.entries}
            if len(named) == 1:
                counts[next(iter(named))] += 1
            else:
                counts[candidate.entries[0].country] += 0.3
    total = max(counts.values(), default=0)
    return {iso: n / total for iso, n in counts.items()} if total else {}


def _adjectives(gazetteer: Gazetteer) -> dict[str, str]:
    return {a.lower(): c["iso"] for c in gazetteer.countries for a in c["adjectives"]}


def distance_km(a: tuple[float, float], b: tuple[float, float]) -> float:
    """Great-circle distance of two (latitude, longitude) points."""
    la, lo, lb, lp = map(math.radians, (*a, *b))
    h = math.sin((lb - la) / 2) ** 2 + math.cos(la) * math.cos(lb) * math.sin((lp - lo) / 2) ** 2
    return 12742 * math.asin(min(1.0, math.sqrt(h)))


def _choose(candidate: Candidate, votes: dict[str, float], container: Entry | None, gazetteer: Gazetteer) -> Entry | None:
    entries = candidate.entries
    if container and not any(_inside(e, container) for e in entries) and (container.country in ARABIC | INDIC):
        entries = (*entries, *gazetteer.sounding(candidate.key, container.country))
    elif not entries and votes:
        top = max(votes, key=lambda c: votes[c])
        if candidate.is_locative:
            entries = gazetteer.sounding(candidate.key, top)
    if not entries:
        return None
    scored = [(_score(candidate, e, votes, container), e) for e in entries]
    best, entry = max(scored, key=lambda x: x[0])
    return entry if best > 0 else None


def _inside(entry: Entry, container: Entry) -> bool:
    if entry.country != container.country:
        return False
    if container.kind == "country":
        return True
    if container.kind == "admin1":
        return entry.admin1 == container.admin1
    return distance_km((entry.latitude, entry.longitude), (container.latitude, container.longitude)) < 120


def _score(candidate: Candidate, entry: Entry, votes: dict[str, float], container: Entry | None) -> float:
    score = math.log10(entry.population + 10) + 6 * votes.get(entry.country, 0.0)
    if entry.kind == "country":
        score += 4
    if container:
        if container is entry or not _inside(entry, container):
            return -1.0
        score += 3
    wanted = candidate.noun
    if wanted in ("admin1", "admin2"):
        score += 4 if entry.kind == wanted else 2 if entry.kind.startswith("admin") else 0
    elif wanted == "city":
        score += 3 if entry.kind == "city" else 0
    elif entry.kind == "city":
        score += 0.5
    score -= (1.5 if entry.is_alias else 0) + (1 if entry.is_sound else 0)
    if not candidate.is_locative and not candidate.noun and not container:
        score -= 2
    return score - (1.5 if votes and entry.country not in votes else 0)


def _resolved(text: str, candidate: Candidate, entry: Entry | None, container: Entry | None, votes: dict[str, float]) -> Resolved:
    name = text[candidate.start : candidate.end]
    if entry is None:
        if container is None:
            country = max(votes, key=lambda c: votes[c]) if votes else None
            return Resolved(name, None, None, country, None, None, "country", "unknown", 0)
        precision = {"country": "country", "admin1": "admin1", "admin2": "admin2"}.get(container.kind, "near")
        return Resolved(name, container.admin1, _district(container), container.country, container.latitude, container.longitude,
                        precision, "unknown", 0)  # fmt: skip
    admin2 = _district(entry) or (_district(container) if container else None)
    precision = {"country": "country", "admin1": "admin1", "admin2": "admin2"}.get(entry.kind, "exact")
    if precision == "exact" and candidate.relation in ("near", "between"):
        precision = "near"
    return Resolved(entry.name if not entry.is_alias else name, entry.admin1, admin2, entry.country, entry.latitude, entry.longitude,
                    precision, entry.kind, entry.population)  # fmt: skip


def _district(entry: Entry) -> str | None:
    return entry.name if entry.kind == "admin2" else entry.admin2


__all__ = ["LOCATING", "Resolved", "distance_km", "fold", "resolve"]
