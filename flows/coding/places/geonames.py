"""Takes in a full country file of GeoNames, for countries whose villages the shipped gazetteer lacks.

The files are tab-separated, one country each (``SY.txt``), from GeoNames' export (geonames.org, CC BY 4.0). The
index is written beside the user's lexicon, where ``gazetteer.load_gazetteer`` finds it.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from flows.coding.places.build_gazetteer import LATIN, divisions_of
from flows.coding.places.gazetteer import GazetteerError
from flows.coding.places.gazetteer_index import NO_TABLE, Index

_COLUMNS = 19
#: What is taken, by feature class and code: populated places, divisions, regions, heights, bases, fields, camps.
_KINDS = {"P": "city", "T": "region", "L": "region", "V": "region"}
_SPOTS = frozenset(
    ["AIRB", "AIRP", "AIRF", "CMP", "CMPRF", "INSM", "DAM", "OILR", "OILF", "PS", "PRN", "BDG", "STNM", "MN"]
)


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


def import_geonames(file: Path, folder: Path) -> dict[str, int]:
    """Read a country file of GeoNames and write its index into ``folder`` (the user's lexicon), made where it
    is missing.

    Returns how many ``places`` were taken, ``left_out`` (streams, wells, single buildings) and ``countries``.
    Importing a country again replaces its index. Raises GazetteerError, naming file and line, where the file is
    not in that format.
    """
    indexes: dict[str, Index] = {}
    tables: dict[str, dict[tuple[str, str], int]] = {}
    districts: dict[tuple[str, str, str], int] = {}
    places = 0
    rows = list(_read(file))
    for row in sorted((r for r in rows if r), key=lambda r: r.kind not in ("admin1", "admin2")):
        index = indexes.setdefault(row.country, Index())
        table = tables.get(row.country)
        if table is None:
            table = tables[row.country] = divisions_of(index, row.country)
        division = table.get((row.country, row.admin1))
        if division is None:
            division = table[row.country, row.admin1] = index.new_division(
                row.country, row.admin1, row.name if row.kind == "admin1" else ""
            )
        district = districts.get((row.country, row.admin1, row.admin2), NO_TABLE) if row.admin2 else NO_TABLE
        if row.kind == "admin2":
            index.admin2.append((division, row.name))
            district = districts[row.country, row.admin1, row.admin2] = len(index.admin2) - 1
        index.add(
            [row.name, *row.names],
            row.kind,
            row.country,
            division,
            district,
            (row.latitude, row.longitude),
            row.population,
        )
        places += 1
    left_out = sum(row is None for row in rows)
    if not places:
        raise GazetteerError(
            f"{file}: holds no places; expected a country file of GeoNames (tab-separated, 19 columns, like SY.txt)"
        )
    folder.mkdir(parents=True, exist_ok=True)
    for country, index in indexes.items():
        index.write(folder / f"geonames-{country}.bin")
    return {"places": places, "left_out": left_out, "countries": len(indexes)}


def _read(file: Path) -> Iterator[_Row | None]:
    """The rows of ``file``; None for one that is of no use here."""
    try:
        with file.open(encoding="utf-8", newline="\n") as lines:
            for number, line in enumerate(lines, 1):
                if line.strip():
                    yield _row(file, number, line.rstrip("\r\n").split("\t"))
    except (OSError, UnicodeDecodeError) as error:
        raise GazetteerError(f"{file}: cannot be read as UTF-8 text ({error})") from error


def _row(file: Path, number: int, cells: list[str]) -> _Row | None:
    if len(cells) != _COLUMNS:
        raise GazetteerError(
            f"{file}:{number}: {len(cells)} columns instead of {_COLUMNS};"
            " expected a country file of GeoNames (like SY.txt)"
        )
    _, name, plain, others, latitude, longitude, feature, code, country, _, admin1, admin2, _, _, population, *_ = cells
    kind = {"ADM1": "admin1", "ADM2": "admin2"}.get(code) or _KINDS.get(feature) or ("city" if code in _SPOTS else None)
    if kind is None or not country:
        return None
    names = [n for n in (plain, *others.split(",")) if n and LATIN.match(n)]
    try:
        return _Row(name, names, float(latitude), float(longitude), kind, country, admin1, admin2, int(population or 0))
    except ValueError as error:
        raise GazetteerError(f"{file}:{number}: a coordinate or population is no number ({error})") from error
