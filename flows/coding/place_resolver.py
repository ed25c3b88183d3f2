"""Which of its namesakes a name means: by what it is said to lie in, by what the text speaks of, and by population."""

from __future__ import annotations

import math
import re
from bisect import bisect_right
from dataclasses import dataclass, replace

from flows.coding.gazetteer import Entry, Gazetteer
from flows.coding.place_candidates import Candidate
from flows.coding.place_evidence import Evidence, weigh
from flows.coding.place_keys import ARABIC, INDIC
from flows.coding.place_words import LINKERS, LOOSE, NOUNS


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


_GAP_TOKEN = re.compile(r"[^\W\d_][\w.'’\-]*|\d+|[^\w\s]")
_LINKERS = LOOSE | frozenset(NOUNS) | LINKERS
_IN = frozenset(("in", "of", "under", "within", "inside"))
_NEAR = frozenset(("near", "outside", "off"))
_SENTENCE = re.compile(r"(?<=[a-z\d)\]'\"”’][.!?])[\"”'’]?\s+(?=[\"“'‘A-Z\d])|\n\s*\n")
_YEAR = re.compile(r"\b(?:19|20)\d\d\b")
_NEARBY_KM = 120.0
_TOWN_KM = 60.0
_MOST_AROUND = 30  # divisions of one sentence that are looked at
_DISTRICT_KM = 110.0


def resolve(
    text: str, found: list[Candidate], gazetteer: Gazetteer, country_hint: str | None, outlet: str | None,
    published: str | None = None, title: list[Candidate] | None = None,
) -> list[tuple[Candidate, Resolved]]:  # fmt: skip
    """The candidates that are places, each with the place it means."""
    _link(text, found)
    evidence = weigh(text, found, gazetteer, country_hint, outlet, title or [])
    chosen: dict[int, Entry | None] = {}
    order = _outer_first(found)
    for i in order:
        chosen[i] = _choose(found[i], evidence, _container(found, chosen, i), gazetteer)
    around = _Around(text, found, chosen)
    for i in order:
        if found[i].within is None and (soft := around.of(i)):
            chosen[i] = _choose(found[i], evidence, soft, gazetteer, is_soft=True, is_near=around.is_near(i))
    focus = _focus(found, chosen, title or [])
    if focus is not None:
        for i in order:
            if _is_part_of_focus(found[i], chosen[i], focus):
                chosen[i] = None
    out: list[tuple[Candidate, Resolved]] = []
    kept: dict[int, int] = {}
    for i, candidate in enumerate(found):
        entry = chosen[i]
        if entry is None and not _keeps_unknown(candidate, evidence, _container(found, chosen, i)):
            continue
        kept[i] = len(out)
        container = _container(found, chosen, i)
        if (
            container is None
            and (soft := around.of(i))
            and (entry is None or (soft.kind == "admin2" and _inside(entry, soft)))
        ):
            container = soft
        if (
            focus is not None
            and entry is None
            and (container is None or (found[i].within is None and container.kind != "city"))
        ):
            container = focus if container is None or _inside(focus, container) else container
        candidate.is_focus = entry is not None and entry is focus
        out.append((candidate, _resolved(text, candidate, entry, container, evidence)))
    _bound(text, out)
    _as_it_was(text, out, published)
    if not any(c.is_locative and r.kind in ("city", "unknown") and r.precision != "country" for c, r in out):
        for candidate, _ in out:
            if candidate.is_focus:  # nothing is put anywhere: then in the town that the text is about
                candidate.is_locative, candidate.relation = True, "at"
    for candidate, _ in out:
        candidate.within = kept.get(candidate.within) if candidate.within is not None else None
    return out


def _keeps_unknown(candidate: Candidate, evidence: Evidence, container: Entry | None) -> bool:
    """Whether a name that the gazetteer lacks is a place: by its noun, by what it lies in, or where such names
    abound.
    """
    if candidate.is_origin or candidate.noun == "border":
        return False
    if candidate.entries and candidate.noun is None and container is None:
        return False
    if candidate.noun in ("city", "admin1", "admin2", "spot", "area", "quarter"):
        return True
    if not candidate.is_locative:
        return False
    return container is not None or evidence.top in ARABIC | INDIC


# ---------------------------------------------------------------- what lies in what


def _link(text: str, found: list[Candidate]) -> None:
    _coordinate(text, found)
    for i in range(len(found) - 1):
        inner, outer = found[i], found[i + 1]
        if outer.start - inner.end > 75 or inner.is_body:
            continue
        how = _gap_link(text[inner.end : outer.start].lower())
        if how in ("'s",) and inner.entries and inner.entries[0].kind in ("country", "admin1", "admin2"):
            outer.within, outer.link = i, how
            if inner.is_locative and not outer.is_locative:
                outer.is_locative, outer.relation, outer.text_start = True, inner.relation, inner.text_start
        elif how and how != "'s" and _can_hold(inner, outer, how):
            inner.within, inner.link = i + 1, how
            if inner.is_origin:
                outer.is_origin, outer.is_locative, outer.relation = True, False, "of"


_AND = re.compile(r",? (?:and|as well as|or) (?:the )?|, |/")


def _coordinate(text: str, found: list[Candidate]) -> None:
    """ "in A, B and C villages": the preposition of the first and the noun of the last hold for all."""
    for i in range(1, len(found)):
        left, right = found[i - 1], found[i]
        gap = text[left.end : right.start].lower()
        if not _AND.fullmatch(gap) or right.is_body:
            continue
        if (left.is_locative or left.is_origin) and not right.is_locative and right.relation == "of":
            if gap == ", " and not _same_rank(left, right):
                continue
            right.is_locative, right.relation, right.is_origin = left.is_locative, left.relation, left.is_origin
    for i in range(len(found) - 1, 0, -1):
        left, right = found[i - 1], found[i]
        if right.noun and left.noun is None and _AND.fullmatch(text[left.end : right.start].lower()):
            word = text[right.end : right.text_end].lower().strip()
            if word.endswith("s"):
                left.noun = right.noun


def _same_rank(left: Candidate, right: Candidate) -> bool:
    """Whether "A, B" lists two places rather than telling that A lies in B."""
    holders = [e for e in right.entries if e.kind in ("admin1", "admin2", "country")]
    if not holders:
        return bool(left.entries)
    return not any(_inside(a, b) for b in holders for a in left.entries[:80] if a is not b)


def _gap_link(gap: str) -> str | None:
    """How the words between two names say that the first lies in the second: "in", ",", "near", "'s"; None:
    they do not.
    """
    if re.match(r"['’]s?\s", gap):
        rest = _GAP_TOKEN.findall(gap[2:])
        return "'s" if len(rest) <= 4 and all(w in LOOSE or w in NOUNS for w in rest if w != "s") else None
    tokens = _GAP_TOKEN.findall(gap)
    if len(tokens) > 10:
        return None
    how = None
    for token in tokens:
        if token in _IN:
            how = "in"
        elif token in _NEAR:
            how = how or "near"
        elif token in (",", "(", "["):
            how = how or ","
        elif token in (")", "]", "-", "at", "on") or token in _LINKERS or token.isdigit():
            continue
        else:
            return None
    return how


def _can_hold(inner: Candidate, outer: Candidate, how: str) -> bool:
    if any(e.kind == "country" for e in inner.entries[:1]) and inner.noun is None:
        return False
    if not outer.entries:
        return how != ","
    if how == ",":
        holders = [e for e in outer.entries if e.kind in ("admin1", "admin2", "country")]
        if not inner.entries:
            return inner.is_locative and bool(holders or outer.noun or not inner.noun)
        return any(_inside(a, b) for b in holders for a in inner.entries[:80] if a is not b)
    return True


def _outer_first(found: list[Candidate]) -> list[int]:
    depth = {}
    for i in range(len(found)):
        j, n = i, 0
        while (up := found[j].within) is not None and n < 6:
            j, n = up, n + 1
        depth[i] = n
    return sorted(range(len(found)), key=lambda i: (depth[i], i))


def _container(found: list[Candidate], chosen: dict[int, Entry | None], i: int) -> Entry | None:
    """The nearest place known that candidate ``i`` is said to lie in; "near" makes a container only of a town."""
    up, steps = found[i].within, 0
    while up is not None and steps < 6:
        if (entry := chosen.get(up)) is not None:
            return entry
        up, steps = found[up].within, steps + 1
    return None


def _focus(found: list[Candidate], chosen: dict[int, Entry | None], title: list[Candidate]) -> Entry | None:
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


def _is_part_of_focus(candidate: Candidate, entry: Entry | None, focus: Entry) -> bool:
    """Whether a name is rather a quarter of the town that the text is about than one of its namesakes far away."""
    if entry is None or entry.kind not in ("city", "region") or entry is focus or candidate.within is not None:
        return False
    if candidate.noun == "quarter" and _between(entry, focus) > 40:
        return True
    if (
        entry.population > 300_000
        or entry.country != focus.country
        or _between(entry, focus) < 150
        or candidate.is_dateline
    ):
        return False
    return len({e.admin1 for e in candidate.entries if e.country == entry.country}) > 1


class _Around:
    """The district, else the province, that the words around a name are about."""

    def __init__(self, text: str, found: list[Candidate], chosen: dict[int, Entry | None]) -> None:
        self._by_sentence: dict[int, list[tuple[int, Entry]]] = {}
        self._sentence: list[int] = []
        counts: dict[Entry, float] = {}
        places = [
            (i, entry)
            for i, entry in sorted(chosen.items())
            if entry is not None and entry.kind in ("admin2", "admin1") and not found[i].is_origin
        ]
        if places:
            ends = [m.start() for m in _SENTENCE.finditer(text)]
            self._sentence = [bisect_right(ends, c.start) for c in found]
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
            (entry.kind != "admin2", abs(j - i), j, entry)
            for j, entry in self._by_sentence.get(self._sentence[i], ())
            if j != i
        ]
        return min(here)[3] if here else self._main


def distance_km(a: tuple[float, float], b: tuple[float, float]) -> float:
    """Great-circle distance of two (latitude, longitude) points."""
    la, lo, lb, lp = map(math.radians, (*a, *b))
    h = math.sin((lb - la) / 2) ** 2 + math.cos(la) * math.cos(lb) * math.sin((lp - lo) / 2) ** 2
    return 12742 * math.asin(min(1.0, math.sqrt(h)))


def _between(a: Entry, b: Entry) -> float:
    return distance_km((a.latitude, a.longitude), (b.latitude, b.longitude))


#: Divisions that were part of another: country, today's name, the name before, the last year that the old one held.
FORMER = {("IN", "Telangana"): ("Andhra Pradesh", 2014), ("IN", "Ladakh"): ("Jammu and Kashmir", 2019)}


_WIDE_KM = 60.0


def _bound(text: str, out: list[tuple[Candidate, Resolved]]) -> None:
    """ "between A, B and C": where they lie far apart, the scene is the region that they bound (codebook)."""
    i = 0
    while i < len(out):
        j = i
        while (
            j + 1 < len(out)
            and out[i][0].relation == out[j + 1][0].relation == "between"
            and len(text[out[j][0].end : out[j + 1][0].start]) < 12
        ):
            j += 1
        corners = [r for _, r in out[i : j + 1] if r.latitude is not None and r.longitude is not None]
        if len(corners) > 1 and _spread(corners) > _WIDE_KM:
            _enclose(text, out[i : j + 1], corners)
        i = j + 1


def _spread(corners: list[Resolved]) -> float:
    first = corners[0]
    return max(distance_km(_point(first), _point(c)) for c in corners[1:])


def _point(place: Resolved) -> tuple[float, float]:
    return place.latitude or 0.0, place.longitude or 0.0


def _enclose(text: str, listed: list[tuple[Candidate, Resolved]], corners: list[Resolved]) -> None:
    """Make the first of the list the region, and the others mere mentions."""
    candidate, place = listed[0]
    candidate.text_end = max(candidate.text_end, listed[-1][0].end)
    place.name = text[candidate.start : candidate.text_end]
    if text[candidate.text_start : candidate.start].lower().startswith("between"):
        place.name = text[candidate.text_start : candidate.text_end]
    place.kind, place.admin2, place.population = "region", None, 0
    place.latitude = round(sum(_point(c)[0] for c in corners) / len(corners), 4)
    place.longitude = round(sum(_point(c)[1] for c in corners) / len(corners), 4)
    same = len({(c.country, c.admin1) for c in corners}) == 1
    place.admin1 = place.admin1 if same else None
    place.precision = "admin1" if same else "country"
    for other, _ in listed[1:]:
        other.is_locative, other.relation = False, "of"


def _as_it_was(text: str, out: list[tuple[Candidate, Resolved]], published: str | None) -> None:
    """Name the division that a place belonged to at the time of the news: Khammam lay in Andhra Pradesh until 2014.

    A text without a date is taken to be from before, unless it names the new division or a later year.
    """
    for _, place in out:
        former = FORMER.get((place.country or "", place.admin1 or ""))
        if former is None or place.kind == "admin1":
            continue
        years = [int(published[:4])] if published and published[:4].isdigit() else [int(y) for y in _YEAR.findall(text)]
        if (max(years, default=0) < former[1]) and (place.admin1 or "") not in text:
            place.admin1 = former[0]


def _same_division(a: Entry, b: Entry) -> bool:
    if a.admin1 == b.admin1:
        return True
    return FORMER.get((a.country, a.admin1 or ""), ("",))[0] == b.admin1


def _inside(entry: Entry, container: Entry) -> bool:
    if entry.country != container.country or entry is container:
        return False
    if container.kind == "country":
        return entry.kind != "country"
    if container.kind == "admin1":
        return entry.kind != "country" and _same_division(entry, container)
    if container.kind == "admin2":
        return (
            entry.kind in ("city", "region")
            and _same_division(entry, container)
            and _between(entry, container) < _DISTRICT_KM
        )
    return entry.kind in ("city", "region") and _between(entry, container) < _TOWN_KM


# ---------------------------------------------------------------- the choice


def _choose(
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
    entries = candidate.entries
    if container and not any(_inside(e, container) for e in entries):
        entries = (
            *entries,
            *(e for e in gazetteer.sounding(candidate.key, container.country) if _inside(e, container)),
        )
    elif not entries and evidence.top and (candidate.is_locative or candidate.noun):
        entries = tuple(e for e in gazetteer.sounding(candidate.key, evidence.top)
                        if evidence.top in ARABIC or e.kind == "admin2" or e.population > 50_000)  # fmt: skip
        if not entries and candidate.noun in ("admin1", "admin2"):
            entries = gazetteer.misspelt(candidate.key, evidence.top)
    if not entries:
        return None
    inside = [e for e in entries if container and _inside(e, container)]
    if container and not is_soft:
        entries = tuple(inside)
    elif inside:
        entries = tuple(inside) if not _outweighs(entries, inside, candidate) else entries
    elif container and is_soft:
        entries = tuple(
            e for e in entries if (not is_near and _is_only_one(e, candidate)) or _stands_alone(e, container, candidate)
        )
    if len(entries) > 12:
        spoken = tuple(e for e in entries if e.country in evidence.country)
        entries = spoken or entries
    if candidate.noun == "quarter":
        entries = tuple(e for e in entries if e.kind in ("city", "region"))
    if not candidate.is_locative and not candidate.noun and not candidate.is_dateline and candidate.link is None:
        entries = tuple(e for e in entries if not e.is_alias or e.kind != "city" or e.country in ARABIC | INDIC)
    best = max(
        ((_score(candidate, e, evidence, container if not is_soft else None), -n, e) for n, e in enumerate(entries)),
        default=None,
    )
    if best is not None and _is_foreign(best[2], evidence, None if is_soft else container):
        return None
    if best is None or best[0] <= _least(candidate, best[2]):
        return None
    return best[2]


def _is_foreign(entry: Entry, evidence: Evidence, container: Entry | None) -> bool:
    """Whether an entry lies in a country that nothing else in the text speaks of, and is too small to be meant
    all the same.
    """
    if container is not None or not evidence.country or entry.kind == "country":
        return False
    if evidence.told and entry.country not in evidence.told and entry.country != evidence.top:
        return entry.population < 300_000 or entry.kind in ("admin1", "admin2", "region")
    return evidence.country.get(entry.country, 0.0) < 0.12 and entry.population < 300_000


def _outweighs(entries: tuple[Entry, ...], inside: list[Entry], candidate: Candidate) -> bool:
    """Whether a name means the big place rather than a small one of the district around (a state, a country, a
    metropolis).
    """
    top = max(entries, key=lambda e: e.population)
    if candidate.noun in ("admin1", "admin2") or top.kind in ("country", "admin1"):
        return True
    return top.population > 300_000 and top.population > 20 * max(e.population for e in inside)


#: Countries so full of named towns that a name is no evidence of where a text plays.
_DENSE = frozenset(("AU", "CA", "DE", "ES", "FR", "GB", "IT", "US"))


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
    return entry.population > 80_000 or _between(entry, around) < _NEARBY_KM


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
        score += 1 - _between(entry, container) / 100
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


# ---------------------------------------------------------------- the outcome


def _resolved(
    text: str, candidate: Candidate, entry: Entry | None, container: Entry | None, evidence: Evidence
) -> Resolved:
    name = text[candidate.start : candidate.end]
    if entry is None:
        if container is None:
            return Resolved(name, None, None, evidence.top, None, None, "country", "unknown", 0)
        precision = {"country": "country", "admin1": "admin1", "admin2": "admin2"}.get(container.kind, "near")
        if container.kind == "city":
            name = f"{name}, {container.name}"
        point = (container.latitude, container.longitude)
        district = _district(container)
        return Resolved(name, container.admin1, district, container.country, *point, precision, "unknown", 0)
    if container and container.admin1 and entry.admin1 != container.admin1 and _same_division(entry, container):
        entry = replace(entry, admin1=container.admin1)
    admin2 = (_district(container) if container and container is not entry else None) or _district(entry)
    if entry.kind in ("admin1", "admin2", "country"):
        admin2 = _district(entry)
    precision = {"country": "country", "admin1": "admin1", "admin2": "admin2"}.get(entry.kind, "exact")
    if precision == "exact" and (candidate.relation in ("near", "between") or entry.kind == "region"):
        precision = "near"
    point = (entry.latitude, entry.longitude)
    return Resolved(entry.name, entry.admin1, admin2, entry.country, *point, precision, entry.kind, entry.population)


def _district(entry: Entry) -> str | None:
    return entry.name if entry.kind == "admin2" else entry.admin2


__all__ = ["Resolved", "distance_km", "resolve"]
