"""What lies in what by the words of a text: "X village in Y district", "Syria's Homs province", "in A, B and C"."""

from __future__ import annotations

import re

from flows.coding.places.candidate import Candidate
from flows.coding.places.gazetteer import Entry
from flows.coding.places.offsets import FAR_KM, read_offset
from flows.coding.places.relations import between_km, is_inside
from flows.coding.places.words import LINKERS, LOOSE, NOUNS

_GAP_TOKEN = re.compile(r"[^\W\d_][\w.'’\-]*|\d+|[^\w\s]")


_LINKERS = LOOSE | frozenset(NOUNS) | LINKERS


_OWNER = re.compile(r"(?: (?:province|governorate|state|region|district|department|county|city))?['’]s?\s")
_IN = frozenset(("in", "of", "under", "within", "inside"))


_FITTED_KM = 150.0
_PAIR = re.compile(r"-[A-Z]\w+(?: \w+){0,2} border\b")
_ALONG = re.compile(r"(?: [a-z]+){0,2},? (?:on|along|near) the ")
_NOUN_OF = re.compile(r" (?:[a-z-]+ )?(?:town|city|village|district|suburb|camp|port|hamlet|settlement) of (?:the )?")
_MOST = 40  # namesakes of a name that are compared
_TO_THE = re.compile(r"\bto the (?=(?:north|south|east|west))")  # "X, to the south of Y"
_NEAR = frozenset(("near", "outside", "off"))


#: The second of "the Howrah-Patna route in X District".
_PARTNER = re.compile(r"^[-–][^\W\d]\w+")
_LISTED_ON = re.compile(r",? (?:and|or) (?:the )?[A-Z]|, [A-Z][\w -]+,? (?:and|or) ")
_AND = re.compile(r",? (?:and|as well as|or) (?:the )?|, |/")


def link(text: str, found: list[Candidate]) -> None:
    """Tell each candidate which one the text says it lies in, and let lists share prepositions and nouns."""
    _coordinate(text, found)
    _attribute(text, found)
    for i in range(len(found) - 1):
        inner, outer = found[i], found[i + 1]
        if outer.start - inner.end > 75 or inner.is_body or outer.within == i:
            continue
        gap = text[inner.end : outer.start].lower()
        if _is_measured(inner, outer, gap, i):
            continue
        how = _gap_link(gap, is_unknown=not inner.entries)
        if how is None and outer.noun == "border" and _ALONG.fullmatch(gap) and _PAIR.match(text, outer.end):
            how = "near"  # "in the X hills on the Sukma-Dantewada border"
        if how == "'s":
            _own(inner, outer, i)
        elif how and not _is_owned(inner, found) and _can_hold(inner, outer, how, goes_on=_goes_on(text, outer)):
            if inner.within is not None and how == "near":
                outer.within = inner.within  # "Lebanon's X camp near Sidon": both are in Lebanon
            inner.within, inner.link = i + 1, how
            if inner.is_origin:
                outer.is_origin, outer.is_locative, outer.relation = True, False, "of"
    _share_holders(text, found)
    _pass_owners(found)


def _is_measured(inner: Candidate, outer: Candidate, gap: str, i: int) -> bool:
    """Whether a place is told by its distance from the next one, which then is no scene."""
    is_put = (inner.is_locative or inner.noun) and inner.noun not in ("admin1", "admin2") and outer.noun != "border"
    offset = read_offset(gap) if is_put else None
    if offset is None:
        return False
    inner.offset = offset
    if offset.km <= _FITTED_KM:
        _fit_distance(inner, outer, offset.km)
    if offset.km <= FAR_KM:
        inner.within, inner.link = i + 1, "near"
    outer.is_locative, outer.relation = False, "of"
    return True


def _is_owned(candidate: Candidate, found: list[Candidate]) -> bool:
    """Whether a place lies in one that owns it and that is no mere country: "Diyala province's X district"."""
    if candidate.within is None:
        return False
    owner = found[candidate.within]
    return not (owner.entries and owner.entries[0].kind == "country")


def _fit_distance(inner: Candidate, outer: Candidate, km: float) -> None:
    """Of namesakes, keep those that lie about as far from one another as the text says, often by road."""
    least, most = 0.4 * km - 10, 1.3 * km + 10
    pairs = [
        (e, o) for o in outer.entries[:_MOST] for e in inner.entries[:_MOST]
        if e.country == o.country and least < between_km(e, o) < most
    ]  # fmt: skip
    if pairs:
        inner.entries = tuple(e for e in inner.entries if any(e is near for near, _ in pairs))
        outer.entries = tuple(o for o in outer.entries if any(o is near for _, near in pairs))


def _own(owner: Candidate, owned: Candidate, i: int) -> None:
    """ "Syria's Homs province", "Baghdad's Sadr City": what is owned lies in its owner, and stands for it as scene."""
    kind = owner.entries[0].kind if owner.entries else None
    if kind in ("city", "region"):
        is_part = owned.noun in ("quarter", "spot", "area", "city") or not owned.entries
        if not is_part and not any(is_inside(e, o) for o in owner.entries[:20] for e in owned.entries[:80]):
            return
    elif kind is None:
        return
    owned.within, owned.link = i, "'s"
    if owner.is_locative and (kind in ("city", "region") or not owned.is_locative):
        owned.is_locative, owned.relation, owned.text_start = True, owner.relation, owner.text_start
    if kind != "country" and owned.is_locative:
        owner.is_locative, owner.relation = False, "of"


def _attribute(text: str, found: list[Candidate]) -> None:
    """ "the North Darfur town of Kutum": the noun is Kutum's, which lies in North Darfur and is put where that is."""
    for i in range(len(found) - 1):
        outer, inner = found[i], found[i + 1]
        if _NOUN_OF.fullmatch(text, outer.end, inner.start) is None or not _is_division(outer) or _is_division(inner):
            continue
        inner.is_locative, inner.relation = outer.is_locative, outer.relation
        inner.noun, inner.within, inner.link = inner.noun or outer.noun, i, "'s"
        inner.text_start = outer.text_start
        outer.noun, outer.is_locative, outer.relation, outer.text_end = None, False, "of", outer.end


def _is_division(candidate: Candidate) -> bool:
    """Whether a name can be that of a division or a country, a town by the same name aside."""
    kinds = {entry.kind for entry in candidate.entries if not entry.is_alias}
    return bool(kinds & {"admin1", "country", "region"})


def _pass_owners(found: list[Candidate]) -> None:
    """ "X in Mali's Mopti region": X lies in the region, not only in the country that owns it."""
    for i, owned in enumerate(found):
        if owned.link != "'s" or owned.noun not in ("admin1", "admin2", "area"):
            continue
        for candidate in found[max(0, i - 2) : i]:
            if candidate.within == owned.within and candidate is not owned and candidate.link != "'s":
                candidate.within = i


def _share_holders(text: str, found: list[Candidate]) -> None:
    """ "in A and B villages of C": A too lies in C."""
    for left, right in zip(reversed(found[:-1]), reversed(found[1:]), strict=True):
        is_listed = left.is_locative and text[left.end : right.start].lower() in (" and ", " and the ")
        if is_listed and left.within is None and right.link == "in" and not right.is_body:
            left.within, left.link = right.within, right.link


def _coordinate(text: str, found: list[Candidate]) -> None:
    """ "in A, B and C villages": the preposition of the first and the noun of the last hold for all."""
    for i in range(1, len(found)):
        left, right = found[i - 1], found[i]
        gap = text[left.end : right.start].lower()
        if not _AND.fullmatch(gap) or right.is_body:
            continue
        if (left.is_locative or left.is_origin) and not right.is_locative and right.relation == "of":
            if gap == ", " and not _same_rank(left, right, goes_on=_goes_on(text, right)):
                continue
            right.is_locative, right.relation, right.is_origin = left.is_locative, left.relation, left.is_origin
    for i in range(len(found) - 1, 0, -1):
        left, right = found[i - 1], found[i]
        if right.noun and left.noun is None and _AND.fullmatch(text[left.end : right.start].lower()):
            word = text[right.end : right.text_end].lower().strip()
            if word.endswith("s"):
                left.noun = right.noun


def _goes_on(text: str, candidate: Candidate) -> bool:
    """Whether a list goes on behind a name: "in Aleppo, Turkey and Iraq"."""
    return _LISTED_ON.match(text, candidate.end) is not None


def _is_in_country(inner: Candidate, outer: Candidate) -> bool:
    """ "in Blida, Lebanon": a name that is no country's, and a country's behind it."""
    is_country = bool(outer.entries) and outer.entries[0].kind == "country" and outer.noun is None
    return is_country and not any(e.kind == "country" for e in inner.entries)


def _same_rank(left: Candidate, right: Candidate, *, goes_on: bool) -> bool:
    """Whether "A, B" lists two places rather than telling that A lies in B."""
    if not goes_on and _is_in_country(left, right):
        return False
    holders = [e for e in right.entries if e.kind in ("admin1", "admin2", "country")]
    if not holders:
        return bool(left.entries)
    return not any(is_inside(a, b) for b in holders for a in left.entries[:80] if a is not b)


def _gap_link(gap: str, is_unknown: bool = False) -> str | None:
    """How the words between two names say that the first (which no gazetteer has, where ``is_unknown``) lies in the
    second: "in", ",", "near", "'s"; None: they do not.
    """
    if owner := _OWNER.match(gap):
        rest = _GAP_TOKEN.findall(gap[owner.end() :])
        return "'s" if len(rest) <= 5 and all(w in LOOSE or w in NOUNS or w == "of" for w in rest) else None
    words = _GAP_TOKEN.findall(_TO_THE.sub(" ", _PARTNER.sub("", gap)))
    if len(words) > 10:
        return None
    how = None
    for word in words:
        if word in _IN:
            how = "in"
        elif word in _NEAR:
            how = how or "near"
        elif word == "at" and is_unknown:
            how = how or "near"  # "at X forest at Karra"
        elif word in (",", "(", "["):
            how = how or ","
        elif word in (")", "]", "-", "at", "on") or word in _LINKERS or word.isdigit():
            continue
        else:
            return None
    return how


def _can_hold(inner: Candidate, outer: Candidate, how: str, *, goes_on: bool) -> bool:
    if any(e.kind == "country" for e in inner.entries[:1]) and inner.noun is None:
        return False
    if not outer.entries:
        return how != ","
    if how == ",":
        holders = [e for e in outer.entries if e.kind in ("admin1", "admin2", "country")]
        if not inner.entries:
            return inner.is_locative and bool(holders or outer.noun or not inner.noun)
        if inner.is_locative and not goes_on and _is_in_country(inner, outer):
            return True
        return any(is_inside(a, b) for b in holders for a in inner.entries[:80] if a is not b)
    return True


def outer_first(found: list[Candidate]) -> list[int]:
    """The numbers of the candidates, those that hold others before what they hold."""
    depth = {}
    for i in range(len(found)):
        j, n = i, 0
        while (up := found[j].within) is not None and n < 6:
            j, n = up, n + 1
        depth[i] = n
    return sorted(range(len(found)), key=lambda i: (depth[i], i))


def container_of(found: list[Candidate], chosen: dict[int, Entry | None], i: int) -> Entry | None:
    """The nearest place known that candidate ``i`` is said to lie in; "near" makes a container only of a town."""
    up, steps = found[i].within, 0
    while up is not None and steps < 6:
        if (entry := chosen.get(up)) is not None:
            return entry
        up, steps = found[up].within, steps + 1
    return None
