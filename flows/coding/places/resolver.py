"""Which of its namesakes a name means: by what it is said to lie in, by what the text speaks of, and by population."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import replace

from flows.coding.places.bounds import bound
from flows.coding.places.candidate import Candidate
from flows.coding.places.choice import choose
from flows.coding.places.evidence import Evidence, weigh
from flows.coding.places.focus import Around, is_part_of_focus, is_quarter_of, town_of, towns_speaking
from flows.coding.places.gazetteer import Entry, Gazetteer
from flows.coding.places.keys import ARABIC, INDIC
from flows.coding.places.links import container_of, link, outer_first
from flows.coding.places.offsets import FAR_KM
from flows.coding.places.relations import (
    FORMER,
    Precision,
    between_km,
    district_of,
    is_inside,
    is_same_division,
    precision_of,
)
from flows.coding.places.resolved import Resolved, share_districts

#: countries of whose villages the gazetteer lacks the most
_SPARSE = (
    ARABIC
    | INDIC
    | frozenset(
        "AO BF BI BJ CD CF CG CI CM ET GH GN HT KE LR MG ML MW MZ NE NG PH RW SL SN SS TG TZ UG ZM ZW".split()  # noqa: SIM905
    )
)
_YEAR = re.compile(r"\b(?:19|20)\d\d\b")


_PART = re.compile(r"\s+(?:quarter|district|neighbou?rhood|suburb)\b(?P<of> of (?:the )?)?")
_DATELINE = 40  # characters in which a dateline names its town
_LINE = re.compile(r"[A-Z][^\n.!?]{2,60}?(?: --? | [\u2013\u2014] |\): )")
#: countries of which the gazetteer has the towns; of others the headline knows more, and a strike's text may speak of
#: the striker's country alone
_FULL = frozenset({"US"})
_PUTTING = frozenset({"at", "near"})
_TOLD_KM = 75.0
_SAME_KM = 10.0  # up to which a name that no gazetteer has is told with the town it lies by


def resolve(
    text: str, found: list[Candidate], gazetteer: Gazetteer, country_hints: Sequence[str], outlet: str | None,
    published: str | None = None, title: list[Candidate] | None = None, headline: str | None = None,
) -> list[tuple[Candidate, Resolved]]:  # fmt: skip
    """The candidates that are places, each with the place it means."""
    link(text, found)
    _told_again(found)
    evidence = weigh(text, found, gazetteer, country_hints, outlet, title or [])
    chosen, around = _chosen(text, found, evidence, gazetteer)
    focus = town_of(found, chosen, title or [])
    if focus is not None:
        _drop_parts(found, chosen, focus)
    towns = towns_speaking(found, chosen, focus)
    headlines = f"{headline or ''}\n{text[:_DATELINE]}".lower() if _opens_with_name(text) else (headline or "").lower()
    out: list[tuple[Candidate, Resolved]] = []
    kept: dict[int, int] = {}
    for i, candidate in enumerate(found):
        entry = chosen[i]
        is_known = entry is not None or _keeps_unknown(text, candidate, evidence, container_of(found, chosen, i))
        if not is_known and not _is_in_headline(text, candidate, evidence, headlines):
            continue
        kept[i] = len(out)
        container = _holder(found, chosen, around, focus, i) if is_known else None
        if entry is not None and candidate.offset is not None and container is not None and container.kind == "city":
            container = None  # a town some way off lies in its own district
        candidate.is_focus = entry is not None and entry is focus
        country = candidate.country or (evidence.top if is_known and evidence.top not in evidence.strikers else None)
        place = _resolved(text, candidate, entry, container, country)
        if entry is None and candidate.offset is not None and (other := chosen.get(i + 1)) is not None:
            _put_at_offset(text, candidate, place, other)
        town = next((t for t in towns if entry is not None and is_quarter_of(candidate, entry, t)), None)
        if entry is not None and town is not None:
            place.name = f"{entry.name}, {town.name}"
        if place.kind in ("city", "region", "unknown"):
            place.admin2 = _district_told(found, chosen, around, i) or place.admin2
        out.append((candidate, place))
    bound(text, out)
    share_districts(text, out)
    _as_it_was(text, out, published)
    if not any(_is_scene(c, r, focus) for c, r in out):
        for candidate, _ in out:
            if candidate.is_focus:  # nothing is put anywhere: then in the town that the text is about
                candidate.is_locative, candidate.relation = True, "at"
    for candidate, _ in out:
        candidate.within = kept.get(candidate.within) if candidate.within is not None else None
    return out


def _chosen(
    text: str, found: list[Candidate], evidence: Evidence, gazetteer: Gazetteer
) -> tuple[dict[int, Entry | None], Around]:
    """The entry that each candidate means, outer ones first: by what it is said to lie in, then by what stands around
    it."""
    chosen: dict[int, Entry | None] = {}
    order = outer_first(found)
    for i in order:
        chosen[i] = choose(found[i], evidence, container_of(found, chosen, i), gazetteer)
    _drop_namesakes(text, found, chosen)
    around = Around(text, found, chosen)
    for i in order:
        if found[i].within is not None or found[i].offset is not None:
            continue
        if (soft := around.of(i)) and not _is_settled(chosen[i], soft):
            chosen[i] = choose(found[i], evidence, soft, gazetteer, is_soft=True, is_near=around.is_near(i))
    _drop_namesakes(text, found, chosen)
    return chosen, around


def _drop_parts(found: list[Candidate], chosen: dict[int, Entry | None], focus: Entry) -> None:
    """Choose nothing for what is a street or quarter of the town that the text is about."""
    told = frozenset(entry.admin1 for entry in chosen.values() if entry is not None and entry.kind == "admin1")
    for i in outer_first(found):
        if is_part_of_focus(found[i], chosen[i], focus, told):
            chosen[i] = None


def _is_in_headline(text: str, candidate: Candidate, evidence: Evidence, headlines: str) -> bool:
    """Whether a name that the gazetteer lacks is a place because the headline tells it too."""
    is_meant = evidence.top not in _FULL and candidate.is_locative
    return is_meant and text[candidate.start : candidate.end].lower() in headlines


def _opens_with_name(text: str) -> bool:
    """Whether a text opens with a dateline: "VELM (Harbour Post) --", "Velm, March 3 -"."""
    return _LINE.match(text, 0, 2 * _DATELINE) is not None


def _told_again(found: list[Candidate]) -> None:
    """A name told again lies where the text first said it lies."""
    first: dict[str, int] = {}
    for candidate in found:
        if candidate.within is not None:
            first.setdefault(candidate.key, candidate.within)
        elif candidate.key in first and not (candidate.is_body or candidate.noun in ("admin1", "admin2")):
            candidate.within, candidate.link = first[candidate.key], "in"


def _is_scene(candidate: Candidate, place: Resolved, focus: Entry | None) -> bool:
    """Whether the text puts something at a place of its own, besides the town that it is about."""
    if place.kind == "admin2":
        is_put = candidate.is_locative or candidate.relation == "from"
        return is_put and focus is not None and focus.admin2 != place.name
    if place.kind not in ("city", "unknown") or place.precision == "country":
        return False
    return candidate.is_locative or (candidate.relation == "from" and candidate.noun is not None)


def _drop_namesakes(text: str, found: list[Candidate], chosen: dict[int, Entry | None]) -> None:
    """A quarter or district by the name of a town far from all else that the text names is no such town."""
    countries = Counter(entry.country for entry in chosen.values() if entry is not None)
    for i, candidate in enumerate(found):
        entry = chosen.get(i)
        part = _PART.match(text, candidate.end) if entry is not None and entry.kind == "city" else None
        if entry is None or part is None:
            continue
        holder = chosen.get(i + 1) if part["of"] and i + 1 < len(found) and found[i + 1].start == part.end() else None
        if holder is not None:
            if not is_inside(entry, holder) and entry.country != holder.country:
                chosen[i], candidate.within, candidate.noun = None, i + 1, candidate.noun or "quarter"
                countries -= Counter([entry.country])
            continue
        if countries[entry.country] == 1 and len(countries) > 1:
            chosen[i], candidate.noun = None, "quarter"
            del countries[entry.country]


def _holder(
    found: list[Candidate], chosen: dict[int, Entry | None], around: Around, focus: Entry | None, i: int
) -> Entry | None:
    """What candidate ``i`` lies in: as the text says, else the district around it, else the town the text is about."""
    entry, container = chosen[i], container_of(found, chosen, i)
    soft = around.of(i)
    if container is None and soft and (entry is None or (soft.kind == "admin2" and is_inside(entry, soft))):
        container = soft
    if entry is None and container is None and focus is None:
        return around.town(i)
    if focus is None or entry is not None:
        return container
    if container is None:
        return focus
    if found[i].within is None and container.kind != "city" and is_inside(focus, container):
        return focus
    return container


def _district_told(found: list[Candidate], chosen: dict[int, Entry | None], around: Around, i: int) -> str | None:
    """The district that the text says candidate ``i`` lies in: up its chain, else in its sentence, else the one that
    the text is about, where the gazetteer tells none."""
    up, steps = found[i].within, 0
    while up is not None and steps < 6:
        holder = chosen.get(up)
        if holder is not None and holder.kind == "admin2":
            return holder.name
        up, steps = found[up].within, steps + 1
    known = chosen[i] or container_of(found, chosen, i)
    soft = around.of(i)
    if known is None or soft is None or soft.kind != "admin2" or not is_inside(known, soft):
        return None
    if around.is_near(i) or (known.admin2 is None and between_km(known, soft) < _TOLD_KM):
        return soft.name
    return None


def _is_settled(entry: Entry | None, around: Entry) -> bool:
    """Whether the district around cannot change the choice: the entry lies in it, or holds it."""
    return entry is not None and (entry is around or entry.kind in ("country", "admin1") or is_inside(entry, around))


def _keeps_unknown(text: str, candidate: Candidate, evidence: Evidence, container: Entry | None) -> bool:
    """Whether a name that the gazetteer lacks is a place: by its noun, by what it lies in, or where such names
    abound.
    """
    if candidate.is_object:
        return False
    if candidate.is_origin or candidate.noun == "border":
        return False
    is_put = candidate.relation in _PUTTING and text[candidate.start].isupper()
    if candidate.entries and candidate.noun is None and container is None and not is_put:
        return False  # of a name that is some town's elsewhere only "in" and "near" make a place
    if candidate.noun in ("city", "admin1", "admin2", "spot", "area", "quarter"):
        return True
    if not candidate.is_locative:
        return False
    return container is not None or evidence.top in _SPARSE or evidence.top in evidence.strikers


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


def _put_at_offset(text: str, candidate: Candidate, place: Resolved, other: Entry) -> None:
    """ "X, 90 km north of Baghdad": the point that the words tell, near enough, of a name that no gazetteer has."""
    offset = candidate.offset
    assert offset is not None
    place.latitude, place.longitude = offset.from_point(other.latitude, other.longitude)
    place.country = other.country
    if offset.km > _SAME_KM:
        place.name = text[candidate.start : candidate.end]
    if offset.km > FAR_KM:
        place.admin1 = (
            None if other.admin1 == other.name else place.admin1 or other.admin1
        )  # a town's own small province
        place.admin2 = place.admin2 if place.admin2 != district_of(other) else None
    place.precision = "near" if offset.bearing is not None or offset.km <= FAR_KM else "admin1"


def _resolved(
    text: str, candidate: Candidate, entry: Entry | None, container: Entry | None, country: str | None
) -> Resolved:
    name = text[candidate.start : candidate.end]
    if entry is None:
        if container is None:
            return Resolved(name, None, None, country, None, None, "country", "unknown", 0)
        around = precision_of(container.kind)
        precision: Precision = "near" if around == "exact" else around
        if container.kind == "city":
            name = f"{name}, {container.name}"
        point = (container.latitude, container.longitude)
        district = district_of(container)
        return Resolved(name, container.admin1, district, container.country, *point, precision, "unknown", 0)
    if container and container.admin1 and entry.admin1 != container.admin1 and is_same_division(entry, container):
        entry = replace(entry, admin1=container.admin1)
    admin2 = (district_of(container) if container and container is not entry else None) or district_of(entry)
    if entry.kind in ("admin1", "admin2", "country"):
        admin2 = district_of(entry)
    precision, kind = precision_of(entry.kind), entry.kind
    if candidate.noun == "area" and kind == "city":
        kind = "region"  # "the Bastar region" is more than the town
    if precision == "exact" and (candidate.relation in ("near", "between") or kind == "region"):
        precision = "near"
    point = (entry.latitude, entry.longitude)
    return Resolved(entry.name, entry.admin1, admin2, entry.country, *point, precision, kind, entry.population)
