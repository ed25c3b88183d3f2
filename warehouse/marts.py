"""Marts: the tables that readers get, and how each is brought up to date in a snapshot without writing it anew.

The comment on top of a mart's .sql file says so, in one line of parts ended by full stops:

    -- Changes: reports by article_key, other_key. Month: told_at

What grows with the articles is never read as a whole. Rows are written anew for the articles that were noted as changed
(`Changes`: the kind of change in the table `changed_articles`, and the columns by which a row belongs to articles);
where rows only ever come, those with a higher number are new (`Added: change_number`); a mart can follow another one
(`Follows: articles by story_id`: for all story_ids of which an article has changed). What is small is compared: a row
is known by its `Key` and has changed where one of the `Compared` columns has. `Month` is the time by which its Parquet
files are divided; without it there is one file. Code lists are known by their first column.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache

from warehouse import models, statement
from warehouse.errors import WarehouseError

PART = re.compile(r"(Changes|Added|Follows|Key|Compared|Month): ([^.\n]+)")

ROWS_A_FILE = 20_000
"""Of a mart whose rows only ever come a month has several Parquet files; those that are full are not written again."""


@dataclass(frozen=True, slots=True)
class Mart:
    """How one published table is compared and divided."""

    name: str
    key: tuple[str, ...] = ()
    compared: tuple[str, ...] = ()
    change: str | None = None
    """The kind of change of an article for which its rows are written anew ..."""
    of: tuple[str, ...] = ()
    """... and the columns by which they are that article's."""
    number: str | None = None
    """Of rows that only ever come: the column that counts them."""
    leader: str | None = None
    """The mart that it follows, by `link`."""
    link: str | None = None
    month: str | None = None
    """The time by which it is divided."""

    @property
    def month_label(self) -> str:
        """Expression of the month as '2026-03', or 'undated' (of one of its files as '2026-03-17', where it may have
        several); null where the table is not divided.
        """
        if self.month is None:
            return "NULL::VARCHAR"
        part = f" || '-' || ({self.number} // {ROWS_A_FILE})" if self.number else ""
        return f"coalesce(strftime({self.month}, '%Y-%m'), 'undated'){part}"

    def in_month(self, label: str) -> str:
        """Condition on the rows of one label, in a form by which row groups of other months are passed over."""
        month, part = label[: len("2026-03")], label[len("2026-03-") :]
        first = f"DATE '{month}-01'"
        within = f"{self.month} >= {first} AND {self.month} < {first} + INTERVAL 1 MONTH"
        if month == "undated":
            within = f"{self.month} IS NULL"
        if not part:
            return within
        begin = int(part) * ROWS_A_FILE
        return f"{within} AND {self.number} >= {begin} AND {self.number} < {begin + ROWS_A_FILE}"


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
    if len({"Changes", "Added", "Follows", "Key"} & set(parts)) != 1:
        raise WarehouseError(
            f"models/marts/{name}.sql must say one of `-- Changes:`, `-- Added:`, `-- Follows:` and `-- Key:`, "
            "see warehouse/marts.py"
        )
    leader, _, link = parts.get("Follows", "").partition(" by ")
    change, _, of = parts.get("Changes", "").partition(" by ")
    return Mart(
        name,
        key=_columns(parts.get("Key")),
        compared=_columns(parts.get("Compared")),
        change=change or None,
        of=_columns(of),
        number=parts.get("Added"),
        leader=leader or None,
        link=link or None,
        month=parts.get("Month"),
    )


def _columns(text: str | None) -> tuple[str, ...]:
    return tuple(text.replace(",", " ").split()) if text else ()
