"""Marts: the tables that readers get, and how each is brought up to date in a snapshot without writing it anew.

The comment on top of a mart's .sql file says so, in one line of parts ended by full stops:

    -- Key: article_key. Compared: version, story_id. Month: published_at

A row is known by its `Key` and has changed where one of the `Compared` columns has. A mart can instead follow another
one: `-- Follows: reports by article_key` is written anew for all article_keys of which a report has changed. `Month` is
the time by which its Parquet files are divided; without it there is one file. Code lists are known by their first
column.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache

from warehouse import models, statement
from warehouse.errors import WarehouseError

PART = re.compile(r"(Key|Compared|Follows|Month): ([^.\n]+)")


@dataclass(frozen=True, slots=True)
class Mart:
    """How one published table is compared and divided."""

    name: str
    key: tuple[str, ...] = ()
    compared: tuple[str, ...] = ()
    leader: str | None = None
    """The mart that it follows, by `link`."""
    link: str | None = None
    month: str | None = None
    """The time by which it is divided."""

    @property
    def month_label(self) -> str:
        """Expression of the month as '2026-03', or 'undated'; null where the table is not divided."""
        return f"coalesce(strftime({self.month}, '%Y-%m'), 'undated')" if self.month else "NULL::VARCHAR"

    def in_month(self, label: str) -> str:
        """Condition on the rows of one month, in a form by which row groups of other months are passed over."""
        if label == "undated":
            return f"{self.month} IS NULL"
        first = f"DATE '{label}-01'"
        return f"{self.month} >= {first} AND {self.month} < {first} + INTERVAL 1 MONTH"


@cache
def marts() -> tuple[Mart, ...]:
    """All marts, those that are followed before their followers."""
    found = [_mart(name) for name in models.marts()]
    return tuple(sorted(found, key=lambda mart: (mart.leader is not None, mart.name)))


def followers(name: str) -> list[Mart]:
    """The marts that follow the mart of this name."""
    return [mart for mart in marts() if mart.leader == name]


def _mart(name: str) -> Mart:
    if name in models.reference_files():
        with open(models.reference_files()[name], encoding="utf-8") as lines:
            key, *others = next(lines).strip().split(",")
        return Mart(name, (key,), tuple(others))
    comments = "\n".join(line for line in statement.sql(f"{models.MARTS}/{name}").splitlines() if line.startswith("--"))
    parts = {part: text.strip() for part, text in PART.findall(comments)}
    if not {"Key", "Follows"} & set(parts):
        raise WarehouseError(
            f"models/marts/{name}.sql says neither `-- Key:` nor `-- Follows:`, see warehouse/marts.py"
        )
    leader, _, link = parts.get("Follows", "").partition(" by ")
    return Mart(
        name,
        key=_columns(parts.get("Key")),
        compared=_columns(parts.get("Compared")),
        leader=leader or None,
        link=link or None,
        month=parts.get("Month"),
    )


def _columns(text: str | None) -> tuple[str, ...]:
    return tuple(text.replace(",", " ").split()) if text else ()
