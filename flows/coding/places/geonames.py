"""Takes in a full country file of GeoNames, for countries whose villages the shipped gazetteer lacks.

The files are tab-separated, one country each (``SY.txt``), from GeoNames' export (geonames.org, CC BY 4.0). The
index is written beside the user's lexicon, where ``gazetteer.load_gazetteer`` finds it.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from pathlib import Path

from flows.coding.places.build_gazetteer import LATIN, divisions_of
from flows.coding.places.gazetteer import GazetteerError
from flows.coding.places.gazetteer_index import NO_TABLE, Index
from flows.coding.words.word_sets import word_set

_COLUMNS = 19
_FORMAT = "expected a country file of GeoNames (tab-separated, 19 columns, like SY.txt)"
#: What is taken, by feature class and code: populated places, divisions, regions, heights, bases, fields, camps.
_KINDS = {"P": "city", "T": "region", "L": "region", "V": "region"}
_SPOTS = word_set("AIRB, AIRP, AIRF, CMP, CMPRF, INSM, DAM, OILR, OILF, PS, PRN, BDG, STNM, MN")


@dataclass(frozen=True, slots=True)
class _Row:
    name: str
    names: list[str]
    latitude: float
    longitude: float
    kind: str
    country: str
    admin1: str
    admin2: str
    population: int


@dataclass(slots=True)
class Imported:
    """What became of a file's lines: ``places`` taken in, ``left_out`` (streams, wells, single buildings), and those
    ``refused``, each told with file, line and what is wrong."""

    places: int = 0
    left_out: int = 0
    countries: list[str] = field(default_factory=list)
    refused: list[str] = field(default_factory=list)


class _BadLine(ValueError):
    """A line that cannot be used; the message says why."""


def import_geonames(file: Path, folder: Path) -> Imported:
    """Read a country file of GeoNames and write its index into ``folder`` (the user's lexicon), made where it
    is missing. Importing a country again replaces its index; lines that cannot be used cost no others.

    Raises GazetteerError, naming file and line, where nothing in it can be used, and OSError where it cannot be read.
    """
    done = Imported()
    rows = list(_read(file, done))
    if not rows:
        raise GazetteerError(done.refused[0] if done.refused else f"{file}: holds no places; {_FORMAT}")
    indexes = _indexes(rows)
    folder.mkdir(parents=True, exist_ok=True)
    for country, index in indexes.items():
        index.write(folder / f"geonames-{country}.bin")
    done.places, done.countries = len(rows), sorted(indexes)
    return done


def _indexes(rows: Iterable[_Row]) -> dict[str, Index]:
    """The index of each country, its divisions before the places that lie in them."""
    indexes: dict[str, Index] = {}
    tables: dict[str, dict[tuple[str, str], int]] = {}
    districts: dict[tuple[str, str, str], int] = {}
    for row in sorted(rows, key=lambda r: r.kind not in ("admin1", "admin2")):
        index = indexes.setdefault(row.country, Index())
        if row.country not in tables:
            tables[row.country] = divisions_of(index, row.country)
        table = tables[row.country]
        division = table.get((row.country, row.admin1))
        if division is None:
            name = row.name if row.kind == "admin1" else ""
            division = table[row.country, row.admin1] = index.new_division(row.country, row.admin1, name)
        district = districts.get((row.country, row.admin1, row.admin2), NO_TABLE) if row.admin2 else NO_TABLE
        if row.kind == "admin2":
            index.admin2.append((division, row.name))
            district = districts[row.country, row.admin1, row.admin2] = len(index.admin2) - 1
        point = (row.latitude, row.longitude)
        index.add([row.name, *row.names], row.kind, row.country, division, district, point, row.population)
    return indexes


def _read(file: Path, done: Imported) -> Iterator[_Row]:
    """The rows of ``file`` that are of use; what is left out or refused is told to ``done``."""
    with file.open("rb") as lines:
        for number, line in enumerate(lines, 1):
            if not line.strip():
                continue
            try:
                row = _row(line.decode("utf-8-sig" if number == 1 else "utf-8").rstrip("\r\n").split("\t"))
            except UnicodeDecodeError:
                done.refused.append(f"{file}:{number}: is no UTF-8 text; {_FORMAT}")
            except _BadLine as error:
                done.refused.append(f"{file}:{number}: {error}")
            else:
                if row is not None:
                    yield row
                else:
                    done.left_out += 1


def _row(cells: list[str]) -> _Row | None:
    """The place that a line tells; None for one of no use here. Raises _BadLine where it cannot be used."""
    if len(cells) != _COLUMNS:
        raise _BadLine(f"{len(cells)} columns instead of {_COLUMNS}; {_FORMAT}")
    _, name, plain, others, latitude, longitude, feature, code, country, _, admin1, admin2, _, _, population, *_ = cells
    kind = {"ADM1": "admin1", "ADM2": "admin2"}.get(code) or _KINDS.get(feature) or ("city" if code in _SPOTS else None)
    if kind is None or not country:
        return None
    if not (len(country) == 2 and country.isascii() and country.isalpha() and country.isupper()):
        raise _BadLine(f"{country!r} is no country code of two capitals; {_FORMAT}")
    if not name.strip():
        raise _BadLine("a place without a name")
    try:
        point, people = (float(latitude), float(longitude)), int(population or 0)
    except ValueError as error:
        raise _BadLine(f"a coordinate or population is no number ({error})") from error
    if not (-90 <= point[0] <= 90 and -180 <= point[1] <= 180 and people >= 0):
        raise _BadLine(f"{latitude}, {longitude} with {population} people is nowhere on earth")
    names = [n for n in (plain, *others.split(",")) if n and LATIN.match(n)]
    return _Row(name, names, *point, kind, country, admin1, admin2, people)
