"""The choice among the namesakes of one name."""

from __future__ import annotations

import math

from flows.coding.places.candidate import Candidate
from flows.coding.places.evidence import Evidence
from flows.coding.places.gazetteer import Entry, Gazetteer
from flows.coding.places.keys import ARABIC, INDIC
from flows.coding.places.relations import between_km, is_inside

_NEARBY_KM = 120.0
_LARGE = 500_000  # people: a town so large is meant even where nothing else speaks of its country
_GREAT = 3_000_000  # and so large where the text has another of its names
_NEXT_DOOR_KM = 800.0
_VILLAGE = 100_000  # no place of more people is called a village


#: Countries so full of named towns that a name is no evidence of where a text plays.
_DENSE = frozenset(("AU", "CA", "DE", "ES", "FR", "GB", "IT", "US"))


def choose(
    candidate: Candidate,
    evidence: Evidence,
    container: Entry | None,
    gazetteer: Gazetteer,
    is_soft: bool = False,
    is_near: bool = True,
) -> Entry | None:
    """The entry that a candidate means. A soft container is one that only stands around, near where it is in
    the sentence.
    """
    entries = _called_so(candidate, evidence, container, gazetteer)
    if container is not None:
        entries = _in_container(entries, candidate, container, is_soft, is_near)
    entries = _of_told_kind(entries, candidate, evidence)
    outer = None if is_soft else container
    for entry in sorted(entries, key=lambda e: -_score(candidate, e, evidence, outer)):
        if not _is_foreign(entry, candidate, evidence, outer):
            return entry if _score(candidate, entry, evidence, outer) > _least(candidate, entry) else None
        if entry.kind != "admin1":
            return None
    return None


def _called_so(
    candidate: Candidate, evidence: Evidence, container: Entry | None, gazetteer: Gazetteer
) -> tuple[Entry, ...]:
    """The entries of a candidate's name, or of one that sounds like it where none lies in its container."""
    entries = candidate.entries
    if container and not any(is_inside(e, container) for e in entries):
        entries = (
            *entries,
            *(e for e in gazetteer.sounding(candidate.key, container.country) if is_inside(e, container)),
        )
    elif not entries and (top := candidate.country or evidence.top) and (candidate.is_locative or candidate.noun):
        entries = tuple(e for e in gazetteer.sounding(candidate.key, top)
                        if top in ARABIC or e.kind == "admin2" or e.population > 50_000)  # fmt: skip
        if not entries and candidate.noun in ("admin1", "admin2"):
            entries = gazetteer.misspelt(candidate.key, top)
    if candidate.country is not None:
        entries = tuple(e for e in entries if e.country == candidate.country) or entries
    return entries


def _in_container(
    entries: tuple[Entry, ...], candidate: Candidate, container: Entry, is_soft: bool, is_near: bool
) -> tuple[Entry, ...]:
    """Those that lie in a container; of a soft one, those outside it too that outweigh them or stand alone."""
    inside = tuple(e for e in entries if is_inside(e, container))
    if not is_soft:
        return inside
    if inside:
        return entries if _outweighs(entries, inside, candidate) else inside
    return tuple(
        e for e in entries if (not is_near and _is_only_one(e, candidate)) or _stands_alone(e, container, candidate)
    )


def _of_told_kind(entries: tuple[Entry, ...], candidate: Candidate, evidence: Evidence) -> tuple[Entry, ...]:
    """Those that can be what the words beside a name say it is."""
    if len(entries) > 12:
        entries = tuple(e for e in entries if e.country in evidence.country) or entries
    if candidate.is_village:
        entries = tuple(
            e
            for e in entries
            if e.population < _VILLAGE and e.kind == "city" and not _is_namesake_elsewhere(e, evidence)
        )
    if candidate.noun == "quarter":
        entries = tuple(e for e in entries if e.kind in ("city", "region"))
    if not candidate.is_locative and not candidate.noun and not candidate.is_dateline and candidate.link is None:
        entries = tuple(e for e in entries if not e.is_alias or e.kind != "city" or e.country in ARABIC | INDIC)
    return entries


def _is_namesake_elsewhere(entry: Entry, evidence: Evidence) -> bool:
    """Whether a name is another spelling of an entry's, and the text speaks far more of another division of its country
    than of the entry's."""
    own = evidence.named.get((entry.country, entry.admin1 or ""), 0.0)
    most = max((weight for (country, _), weight in evidence.named.items() if country == entry.country), default=0.0)
    return (entry.is_sound or entry.is_alias) and 3 * own < most


def _is_foreign(entry: Entry, candidate: Candidate, evidence: Evidence, container: Entry | None) -> bool:
    """Whether an entry lies in a country that nothing else in the text speaks of, and is too small to be meant
    all the same.
    """
    if container is not None or not evidence.country or entry.kind == "country":
        return False
    if candidate.is_locative and _is_without_namesake(entry, candidate) and _is_spoken_of(entry, evidence):
        return False  # "Turkish jets bombed a camp in X": who bombs is from elsewhere
    if evidence.told and entry.country not in evidence.told and entry.country != evidence.top:
        is_division = candidate.noun in ("admin1", "admin2")
        least = _GREAT if entry.is_alias or (is_division and entry.kind == "city") else _LARGE
        return entry.population < least or entry.kind in ("admin1", "admin2", "region")
    return evidence.country.get(entry.country, 0.0) < 0.12 and entry.population < _LARGE


def _is_spoken_of(entry: Entry, evidence: Evidence) -> bool:
    """Whether no division is named more than the one that an entry lies in; that of the dateline aside, where a wire
    tells of the country next door ("AMMAN (Agency) - ... hit Deir al-Zor")."""
    is_filed_near = evidence.filed_at is not None and between_km(entry, evidence.filed_at) < _NEXT_DOOR_KM
    filed = evidence.filed if is_filed_near else {}
    own = (entry.country, entry.admin1 or "")
    mine = evidence.named.get(own, 0.0)
    others = ((pair, weight - filed.get(pair, 0.0)) for pair, weight in evidence.named.items() if pair != own)
    return all(mine > weight if country in evidence.told else mine >= weight for (country, _), weight in others)


def _is_without_namesake(entry: Entry, candidate: Candidate) -> bool:
    """Whether a name is that of one town of some size, and of no other country's town a fifth as large."""
    is_rewritten = (
        entry.country in ARABIC | INDIC
    )  # from another script: spellings of all kinds, and few names in the tables
    if entry.kind != "city" or entry.is_sound or (entry.is_alias and not is_rewritten):
        return False
    others = [e.population for e in candidate.entries if e.country != entry.country and not e.is_alias]
    if not others:
        return entry.population >= 10_000 or is_rewritten
    return entry.population >= 10_000 and max(others) * 5 < entry.population


def _outweighs(entries: tuple[Entry, ...], inside: tuple[Entry, ...], candidate: Candidate) -> bool:
    """Whether a name means the big place rather than a small one of the district around (a state, a country, a
    metropolis).
    """
    top = max(entries, key=lambda e: e.population)
    if candidate.noun in ("admin1", "admin2") or top.kind in ("country", "admin1"):
        return True
    return top.population > 300_000 and top.population > 20 * max(e.population for e in inside)


def _is_only_one(entry: Entry, candidate: Candidate) -> bool:
    """Whether its country has no namesake of an entry in another division."""
    if entry.is_sound or entry.country in _DENSE:
        return False
    return len({e.admin1 for e in candidate.entries if e.country == entry.country}) == 1


def _stands_alone(entry: Entry, around: Entry, candidate: Candidate) -> bool:
    """Whether an entry outside the district around is believed: a division, a country, a large town, or one not far."""
    if entry.kind in ("country", "admin1", "admin2") or candidate.is_dateline:
        return True
    if entry.is_sound:
        return False
    if entry.kind == "region" and entry.country == around.country:
        return True
    if entry.country != around.country:
        return entry.population > 100_000
    return entry.population > 80_000 or between_km(entry, around) < _NEARBY_KM


def _least(candidate: Candidate, entry: Entry) -> float:
    """The score from which an entry is believed."""
    if candidate.is_locative or candidate.noun or candidate.link or candidate.is_dateline or entry.kind == "country":
        return 1.2
    return 4.0


def _score(candidate: Candidate, entry: Entry, evidence: Evidence, container: Entry | None) -> float:
    share = evidence.country.get(entry.country, 0.0)
    score = 0.8 * math.log10(entry.population + 10) + 5 * share
    if entry.admin1:
        score += 3 * share * evidence.division.get((entry.country, entry.admin1), 0.0)
    if entry.kind == "country":
        score += 4
    if container and container.kind in ("admin2", "city"):
        score += 1 - between_km(entry, container) / 100
    wanted = candidate.noun
    if wanted in ("admin1", "admin2"):
        score += 7 if entry.kind == wanted else 2 if entry.kind.startswith("admin") else 0
    elif wanted == "area":
        score += 2.5 if entry.kind in ("admin1", "region") else 0
    elif wanted in ("city", "spot", "quarter"):
        score += 2 if entry.kind in ("city", "region") else 0 if entry.kind.startswith("admin") else -2
    elif entry.kind == "city":
        score += 0.8
    elif entry.kind == "admin2":
        score += 3  # the tables know no population of districts
    elif entry.kind == "region":
        score += 3
    score -= (1.2 if entry.is_alias else 0) + (1 if entry.is_sound else 0)
    if evidence.country and share < 0.05:
        score -= 2
    return score
