"""What others' standards ask of a file: columns, types, code ranges. `python -m tests.warehouse.standards acled FILE.csv`

After ACLED's codebook of 2023, UCDP GED 24.1 and GTD's codebook of 2021.
"""

from __future__ import annotations

import csv
import re
import sys
from collections.abc import Callable, Iterable, Mapping
from datetime import date
from pathlib import Path

from warehouse.dictionary import codes

Rule = Callable[[str], bool]
Row = Mapping[str, str]


def whole(least: float = float("-inf"), most: float = float("inf")) -> Rule:
    return lambda text: bool(re.fullmatch(r"-?\d+", text)) and least <= int(text) <= most


def number(least: float, most: float) -> Rule:
    return lambda text: bool(re.fullmatch(r"-?\d+(\.\d+)?(e-?\d+)?", text)) and least <= float(text) <= most


def one_of(*words: str) -> Rule:
    return lambda text: text in words


def empty_or(rule: Rule) -> Rule:
    return lambda text: text == "" or rule(text)


def day(text: str) -> bool:
    try:
        return date.fromisoformat(text).isoformat() == text
    except ValueError:
        return False


def filled(text: str) -> bool:
    return text != ""


def anything(text: str) -> bool:
    return True


def as_acled(code: str) -> str:
    return re.sub(r"[^a-z]+", "_", code.lower()).strip("_")


def known(name: str) -> Rule:
    return lambda text: as_acled(text) in {as_acled(code) for code in codes()[name]}


LATITUDE, LONGITUDE = number(-90, 90), number(-180, 180)
ACLED: dict[str, Rule] = {
    "event_id_cnty": filled, "event_date": day, "year": whole(1900, 2100), "time_precision": whole(1, 3),
    "disorder_type": one_of("Political violence", "Demonstrations", "Strategic developments", "Political violence; Demonstrations"),
    "event_type": known("event_type"), "sub_event_type": known("sub_event_type"), "actor1": filled, "assoc_actor_1": anything,
    "inter1": whole(1, 8), "actor2": anything, "assoc_actor_2": anything, "inter2": empty_or(whole(1, 8)), "interaction": whole(10, 88),
    "civilian_targeting": one_of("", "Civilian targeting"), "iso": empty_or(whole(0, 999)), "region": anything, "country": filled,
    "admin1": anything, "admin2": anything, "admin3": anything, "location": filled, "latitude": LATITUDE, "longitude": LONGITUDE,
    "geo_precision": whole(1, 3), "source": filled, "source_scale": anything, "notes": filled, "fatalities": whole(0), "tags": anything,
    "timestamp": whole(0),
}  # fmt: skip
GED: dict[str, Rule] = {
    "id": whole(0), "relid": filled, "year": whole(1900, 2100), "active_year": empty_or(whole(0, 1)), "code_status": one_of("Clear", "Check"),
    "type_of_violence": whole(1, 3), "conflict_dset_id": anything, "conflict_new_id": empty_or(whole()), "conflict_name": anything,
    "dyad_dset_id": anything, "dyad_new_id": empty_or(whole()), "dyad_name": filled, "side_a_dset_id": anything, "side_a_new_id": empty_or(whole()),
    "side_a": filled, "side_b_dset_id": anything, "side_b_new_id": empty_or(whole()), "side_b": filled, "number_of_sources": whole(-1),
    "source_article": anything, "source_office": anything, "source_date": empty_or(day), "source_headline": anything, "source_original": anything,
    "where_prec": whole(1, 7), "where_coordinates": filled, "where_description": anything, "adm_1": anything, "adm_2": anything,
    "latitude": LATITUDE, "longitude": LONGITUDE, "geom_wkt": lambda text: bool(re.fullmatch(r"POINT \(\S+ \S+\)", text)),
    "priogrid_gid": whole(1, 259200), "country": filled, "country_id": empty_or(whole(2, 990)),
    "region": one_of("", "Africa", "Americas", "Asia", "Europe", "Middle East"), "event_clarity": whole(1, 2), "date_prec": whole(1, 5),
    "date_start": day, "date_end": day, "deaths_a": whole(0), "deaths_b": whole(0), "deaths_civilians": whole(0), "deaths_unknown": whole(0),
    "best": whole(0), "high": whole(0), "low": whole(0), "gwnoa": empty_or(whole(2, 990)), "gwnob": empty_or(whole(2, 990)),
}  # fmt: skip
FLAG = whole(0, 1)
GTD: dict[str, Rule] = {
    "eventid": filled, "iyear": whole(1970, 2100), "imonth": whole(0, 12), "iday": whole(0, 31), "extended": FLAG, "country": empty_or(whole(4, 1004)),
    "country_txt": filled, "region": empty_or(whole(1, 12)), "provstate": anything, "city": filled, "latitude": empty_or(LATITUDE),
    "longitude": empty_or(LONGITUDE), "specificity": whole(1, 5), "vicinity": FLAG, "summary": anything, "success": FLAG, "suicide": FLAG,
    "attacktype1": whole(1, 9), "attacktype1_txt": filled, "targtype1": whole(1, 22), "target1": anything, "gname": filled, "guncertain1": FLAG,
    "claimed": FLAG, "claimmode": empty_or(whole(1, 10)), "weaptype1": whole(1, 13), "weapdetail": anything, "nkill": empty_or(whole(0)),
    "nkillter": empty_or(whole(0)), "nwound": empty_or(whole(0)), "ishostkid": FLAG,
}  # fmt: skip


def acled_row(row: Row) -> Iterable[str]:
    inters = sorted(int(row[name]) for name in ("inter1", "inter2") if row[name])
    if int(row["interaction"]) != (inters[0] * 10 if len(inters) == 1 else inters[0] * 10 + inters[1]):
        yield "interaction is not made of inter1 and inter2"
    if row["year"] != row["event_date"][:4]:
        yield "year is not that of event_date"
    if row["event_type"] in ("Protests", "Riots") and not row["tags"].startswith("crowd size="):
        yield "a demonstration without crowd size"


def ged_row(row: Row) -> Iterable[str]:
    if not int(row["low"]) <= int(row["best"]) <= int(row["high"]):
        yield "not low <= best <= high"
    if sum(int(row[f"deaths_{side}"]) for side in ("a", "b", "civilians", "unknown")) != int(row["best"]):
        yield "the deaths of the sides do not make best"
    if row["date_start"] > row["date_end"]:
        yield "it ends before it begins"


def gtd_row(row: Row) -> Iterable[str]:
    if (row["claimed"] == "1") != bool(row["claimmode"]):
        yield "claimmode without claim, or the reverse"
    if row["iday"] != "0" and row["imonth"] == "0":
        yield "a day without a month"


STANDARDS = {
    "acled": (ACLED, acled_row, "event_id_cnty"),
    "ged": (GED, ged_row, "relid"),
    "gtd": (GTD, gtd_row, "eventid"),
}


def faults(name: str, lines: Iterable[str]) -> list[str]:
    """What is wrong in a CSV file, in words; empty: nothing."""
    rules, of_row, key = STANDARDS[name]
    reader = csv.DictReader(lines)
    columns = list(reader.fieldnames or ())
    found = [f"column {column} is missing" for column in rules if column not in columns]
    if name in ("acled", "ged") and columns != list(rules):
        found.append(f"the columns are not the {len(rules)} of the standard in its order")
    if found:
        return found
    seen: set[str] = set()
    for number_of_row, row in enumerate(reader, 2):
        found += [
            f"line {number_of_row}: {column} is {row[column]!r}"
            for column, rule in rules.items()
            if not rule(row[column])
        ]
        found += [f"line {number_of_row}: {fault}" for fault in of_row(row)]
        found += [f"line {number_of_row}: {row[key]} stands twice"] if row[key] in seen else []
        seen.add(row[key])
    return found


if __name__ == "__main__":
    wrong = faults(sys.argv[1], Path(sys.argv[2]).read_text(encoding="utf-8").splitlines(keepends=True))
    print("\n".join(wrong) or "sound")
    sys.exit(bool(wrong))
