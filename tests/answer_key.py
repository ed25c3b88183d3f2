"""Holds published incidents against the newsstand's answer key: what is missing, what is too much, what differs."""

from __future__ import annotations

import json
import math
from collections.abc import Iterable, Mapping
from datetime import date
from typing import Any

from anyascii import anyascii

from spiders.newsstand import ANSWER_KEY

FIELDS = (
    *("date_start", "date_end", "place", "admin1", "country", "killed_best", "injured_best", "perpetrator"),
    *("event_type", "sub_event_type", "claimed_by", "independent_source_count"),
)
UNKNOWN = ("", "unknown", "unidentified", "unidentified armed group", "unidentified gunmen", "gunmen")


def expected_incidents(day: int = 1) -> list[dict[str, Any]]:
    """The incidents of the key as they stand on ``day``."""
    key = json.loads(ANSWER_KEY.read_text("utf-8"))
    incidents = {incident["id"]: incident for incident in key["incidents"]}
    if day == 2:
        incidents |= {incident["id"]: incident for incident in key["day_2"]["incidents_new"]}
        for change in key["day_2"]["incidents_changed"]:
            incidents[change["id"]] = incidents[change["id"]] | change
    return list(incidents.values())


def disagreements(rows: Iterable[Mapping[str, Any]], day: int = 1) -> list[str]:
    """Everything in which ``rows`` (of the table ``incidents``) differ from the key, a line each; empty: equal.

    Rows and key are paired one to one, the most alike first; a pair must share place and days.
    """
    left, expected = list(rows), expected_incidents(day)
    pairs = sorted(
        ((likeness(key, row), i, j) for i, key in enumerate(expected) for j, row in enumerate(left)),
        key=lambda pair: (-pair[0], pair[1], pair[2]),
    )
    partner: dict[int, int] = {}
    for score, i, j in pairs:
        if score > 0 and i not in partner and j not in partner.values():
            partner[i] = j
    lines = []
    for i, key in enumerate(expected):
        if i not in partner:
            lines.append(f"{key['id']}: missing")
            continue
        row = left[partner[i]]
        lines += [
            f"{key['id']}: {field} is {_plain(row[field])!r}, not {key[field]!r}"
            for field in FIELDS
            if not agrees(field, key, row)
        ]
    too_much = [row for j, row in enumerate(left) if j not in partner.values()]
    return lines + [f"too much: {_told(row)}" for row in too_much]


def likeness(key: Mapping[str, Any], row: Mapping[str, Any]) -> int:
    """How many fields agree; 0 where place or days do not fit at all."""
    near = agrees("place", key, row) or _kilometres(key, row) < 60
    if not near or not _days_meet(key, row):
        return 0
    return 1 + sum(agrees(field, key, row) for field in FIELDS)


def agrees(field: str, key: Mapping[str, Any], row: Mapping[str, Any]) -> bool:
    """Whether one field of a row is what the key has, names compared by their letters alone."""
    want, have = key[field], _plain(row[field])
    if field in ("place", "perpetrator", "admin1", "claimed_by"):
        if want is None:
            return have is None or str(have).lower() in UNKNOWN or str(have).lower().startswith("unidentified ")
        accepted = [want, *key.get(f"{field}_accept", [])]
        return have is not None and _letters(have) in {_letters(name) for name in accepted}
    return bool(want == have)


def _days_meet(key: Mapping[str, Any], row: Mapping[str, Any]) -> bool:
    if row["date_start"] is None:
        return False
    return bool(_plain(row["date_start"]) <= key["date_end"] and key["date_start"] <= _plain(row["date_end"]))


def _kilometres(key: Mapping[str, Any], row: Mapping[str, Any]) -> float:
    coordinates = [place.get(name) for place in (key, row) for name in ("latitude", "longitude")]
    if any(value is None for value in coordinates):
        return math.inf
    a, b, c, d = (float(value or 0) for value in coordinates)
    return math.hypot(a - c, (b - d) * math.cos(math.radians(a))) * 111.2


def _plain(value: Any) -> Any:
    return value.isoformat()[:10] if isinstance(value, date) else value


def _letters(name: str) -> str:
    """Letters only, without Arabic articles: "As Sukhnah" and "al-Sukhna" are one."""
    words = anyascii(name).lower().replace("'", "").replace("-", " ").split()
    kept = [word for word in words if word not in ("al", "ad", "ar", "as", "ash", "at", "az", "el", "the", "group")]
    return "".join(kept).replace("governorate", "").replace("province", "").removesuffix("h")


def _told(row: Mapping[str, Any]) -> str:
    return ", ".join(
        f"{field} {_plain(row[field])!r}" for field in ("date_start", "place", "sub_event_type", "killed_best")
    )
