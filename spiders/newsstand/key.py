"""Holding a published warehouse against the newsstand's answer key: what agrees, what is missing, what is too much."""

from __future__ import annotations

import json
import unicodedata
from collections.abc import Iterable, Mapping, Sequence
from datetime import date
from typing import Any

from spiders.newsstand import ANSWER_KEY

Row = Mapping[str, Any]

#: what must be equal; place, perpetrator and claimed_by may have any of the key's accepted names
FIELDS = (
    "date_start",
    "date_end",
    "place",
    "country",
    "killed_best",
    "injured_best",
    "perpetrator",
    "event_type",
    "sub_event_type",
    "claimed_by",
    "independent_source_count",
)
#: an incident of the key is found where this many fields agree
ENOUGH = 7


def expected(day: int = 1) -> list[dict[str, Any]]:
    """The key's incidents on a day."""
    key = json.loads(ANSWER_KEY.read_text("utf-8"))
    found: list[dict[str, Any]] = key["incidents"]
    if day == 1:
        return found
    changed = {row["id"]: row for row in key["day_2"]["incidents_changed"]}
    return [row | changed.get(row["id"], {}) for row in found] + list(key["day_2"]["incidents_new"])


def counts(day: int = 1) -> dict[str, int]:
    """The key's counts of pages, articles, stories and incidents on a day."""
    key = json.loads(ANSWER_KEY.read_text("utf-8"))
    found: dict[str, int] = key["counts"] if day == 1 else key["day_2"]["counts"]
    return found


def disagreements(incidents: Sequence[Row], day: int = 1) -> list[str]:
    """Where published incidents (rows of the table `incidents`) and the key differ, a line each; none: they are equal."""
    wanted = expected(day)
    pairs = _paired(wanted, incidents)
    lines = []
    for number, want in enumerate(wanted):
        if number not in pairs:
            lines.append(f"{want['id']}: not found")
            continue
        got = incidents[pairs[number]]
        wrong = [field for field in FIELDS if not _agrees(field, want, got)]
        lines += [f"{want['id']}: {field} is {_plain(got.get(field))}, not {want[field]}" for field in wrong]
    extra = set(range(len(incidents))) - set(pairs.values())
    lines += [f"not in the key: {_told(incidents[number])}" for number in sorted(extra)]
    return lines


def _paired(wanted: Sequence[Row], got: Sequence[Row]) -> dict[int, int]:
    """Each wanted incident with the published one that agrees in most fields, best pairs first."""
    scored = [
        (sum(_agrees(field, want, row) for field in FIELDS), number, index)
        for number, want in enumerate(wanted)
        for index, row in enumerate(got)
    ]
    pairs: dict[int, int] = {}
    for score, number, index in sorted(scored, key=lambda entry: (-entry[0], entry[1:])):
        if score >= ENOUGH and number not in pairs and index not in pairs.values():
            pairs[number] = index
    return pairs


def _agrees(field: str, want: Row, got: Row) -> bool:
    expected_value, value = want[field], _plain(got.get(field))
    accepted = want.get(f"{field}_accept") or (want.get("perpetrator_accept") if field == "claimed_by" else None)
    if isinstance(expected_value, str) and field in ("place", "perpetrator", "claimed_by"):
        names = {_folded(name) for name in [expected_value, *(accepted or [])]}
        return value is not None and any(name in _folded(value) for name in names)
    return bool(value == expected_value)


def _plain(value: object) -> Any:
    return value.isoformat() if isinstance(value, date) else value


def _folded(name: object) -> str:
    letters = unicodedata.normalize("NFKD", str(name)).encode("ascii", "ignore").decode().lower()
    return " ".join("".join(sign if sign.isalnum() else " " for sign in letters).split())


def _told(row: Row) -> str:
    told: Iterable[Any] = (row.get(name) for name in ("incident_id", "date_start", "place", "sub_event_type", "perpetrator"))
    return ", ".join(str(_plain(value)) for value in told)
