"""Whether a page fetched again tells another version of its article, or merely wears other boilerplate.

No version: other white space or curled quotes; lines that tell how long ago, how often read or commented; lines that
are boilerplate of the site (`warehouse.boilerplate`). A text read anew from the same fetch is left alone: a better
extractor's text replaces the former.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Any

import duckdb

from warehouse import statement

_VOLATILE = re.compile(
    r"\W*(?:(?:last )?updated|modified|published|posted)\b.{0,60}|.{0,40}\b\d+\s*\w+ ago\W*|"
    r"\W*\d[\d.,]*k?\s*(?:comments?|views?|shares?|likes?|reads?|votes?|min(?:ute)?s?\.? (?:read|listen))\W*|"
    r"\W*(?:comments?|views?|shares?)\W*\d[\d.,]*k?\W*",
    re.IGNORECASE,
)
_LONGEST = 100  # characters of a volatile line
_PLAIN = str.maketrans("‘’‚“”„\u00a0", "'''\"\"\" ")


@dataclass(frozen=True, slots=True)
class _Known:
    title: str | None
    published_at: datetime | None
    text: str
    content_digest: str
    text_digest: str
    fetched_at: datetime


def settle(con: duckdb.DuckDBPyConnection, rows: list[dict[str, Any]]) -> None:
    """Give rows that tell no other version than the one known the text and digests of that one, in place."""
    found = con.execute(statement.sql("statements/known_texts"), {"article_ids": [row["article_id"] for row in rows]})
    known = {row[0]: _Known(*row[1:]) for row in found.fetchall()}
    if not known:
        return
    sites = sorted({row["site"] for row in rows})
    lines = con.execute(statement.sql("statements/boilerplate_of_sites"), {"sites": sites}).fetchall()
    boilerplate: dict[str, set[str]] = {site: set(found) for site, found in lines}
    for row in sorted(rows, key=lambda row: row["fetched_at"]):
        before = known.get(row["article_id"])
        if before is None or row["fetched_at"] <= before.fetched_at:
            continue
        if _is_same(row, before, boilerplate.get(row["site"], set())):
            row |= {"text": before.text, "content_digest": before.content_digest, "text_digest": before.text_digest}
            row["title"] = before.title
        known[row["article_id"]] = _Known(
            row["title"],
            row["published_at"],
            row["text"],
            row["content_digest"],
            row["text_digest"],
            row["fetched_at"],
        )


def _is_same(row: Mapping[str, Any], before: _Known, boilerplate: set[str]) -> bool:
    if row["content_digest"] == before.content_digest:
        return False  # nothing to settle
    days = [moment.date() if moment else None for moment in (row["published_at"], before.published_at)]
    if days[0] != days[1] or _plain(row["title"] or "") != _plain(before.title or ""):
        return False
    return _essence(row["text"], boilerplate) == _essence(before.text, boilerplate)


def _essence(text: str, boilerplate: set[str]) -> str:
    """What of a text makes a version."""
    kept = (line for line in text.split("\n") if line not in boilerplate and not _is_volatile(line))
    return _plain(" ".join(kept))


def _is_volatile(line: str) -> bool:
    return len(line) <= _LONGEST and _VOLATILE.fullmatch(line) is not None


def _plain(text: str) -> str:
    return " ".join(text.translate(_PLAIN).split())
