"""Bringing a snapshot up to date: writes into it what differs from the marts.

The snapshot is attached to the writing connection as `snapshot`. What changed since it was published is known for the
articles (`warehouse.publications`), and found by comparing for what is small; see `warehouse.marts` for which is which.
"""

from __future__ import annotations

from collections import defaultdict

import duckdb

from warehouse import dictionary, models, statement
from warehouse.marts import Mart, followers, marts
from warehouse.snapshot import SCHEMA_VERSION

Months = dict[str, set[str | None]]
"""{table: labels of the months (None: the table is not divided) in which rows came, went or changed}."""

MOST_LISTED = 5000
"""Keys that are named one by one in a statement."""


def build(con: duckdb.DuckDBPyConnection, published_at: object) -> Months:
    """Fill an empty snapshot; to be called in a transaction."""
    for mart in marts():
        con.execute(f"CREATE TABLE snapshot.main.{mart.name} AS SELECT * FROM published.{mart.name}")
    con.execute("CREATE TABLE snapshot.main.snapshot_info (schema_version INTEGER, published_at TIMESTAMP)")
    statement.run(con, "search_create")
    con.execute("CREATE OR REPLACE TEMP TABLE affected_search AS SELECT article_key FROM snapshot.main.articles")
    statement.run(con, "search_add")
    _stamp(con, published_at)
    con.execute("USE snapshot")
    models.create_readers(con)
    dictionary.comment(con)
    return {mart.name: months_of(con, mart) for mart in marts()}


def refresh(con: duckdb.DuckDBPyConnection, published_at: object) -> Months:
    """Write into an older snapshot what changed since (`changed_since`); to be called in a transaction."""
    changed: Months = defaultdict(set)
    for mart in marts():
        _note_affected(con, mart, "false", "CREATE OR REPLACE TEMP TABLE affected_{0} AS")
        for condition in _changed_rows(con, mart):
            _note_affected(con, mart, condition, "INSERT INTO affected_{0}")
            changed[mart.name] |= months_of(con, mart, condition)
            con.execute(f"DELETE FROM snapshot.main.{mart.name} WHERE {condition}")
            con.execute(
                f"INSERT INTO snapshot.main.{mart.name} BY NAME SELECT * FROM published.{mart.name} WHERE {condition}"
            )
            changed[mart.name] |= months_of(con, mart, condition)
            _note_affected(con, mart, condition, "INSERT INTO affected_{0}")
    con.execute(
        "CREATE OR REPLACE TEMP TABLE affected_search AS SELECT article_key FROM changed_since WHERE kind = 'article'"
    )
    statement.run(con, "search_remove")
    statement.run(con, "search_add")
    _stamp(con, published_at)
    return dict(changed)


def _changed_rows(con: duckdb.DuckDBPyConnection, mart: Mart) -> list[str]:
    """Conditions, of which at most one holds on a row, on the rows of a mart that came, went or changed."""
    if mart.change:
        return _of_articles(con, mart, mart.change)
    if mart.number:
        last = con.execute(f"SELECT coalesce(max({mart.number}), 0) FROM snapshot.main.{mart.name}").fetchone()
        condition = f"{mart.number} > {last[0] if last else 0}"
        return [condition] if _any(con, f"FROM published.{mart.name} WHERE {condition}") else []
    return _linked(con, mart) if mart.leader else _compared(con, mart)


def _of_articles(con: duckdb.DuckDBPyConnection, mart: Mart, kind: str) -> list[str]:
    """The rows of articles that changed. (One condition a column: for two joined by OR all rows would be read.)"""
    keys = f"SELECT c.article_key FROM changed_since AS c WHERE c.kind = {models.quoted(kind)}"
    if not _any(con, keys):
        return []
    return [
        " AND ".join([f"{column} IN ({keys})", *(f"{earlier} NOT IN ({keys})" for earlier in mart.of[:place])])
        for place, column in enumerate(mart.of)
    ]


def _compared(con: duckdb.DuckDBPyConnection, mart: Mart) -> list[str]:
    """The rows that differ, by the table `changed_<mart>` of their keys."""
    keys = ", ".join(f"coalesce(a.{column}, b.{column}) AS changed_{column}" for column in mart.key)
    same = " AND ".join(f"a.{column} = b.{column}" for column in mart.key)
    # A digest of what is compared takes less room in the join than the values.
    digest = f"hash({', '.join(mart.compared) or 'true'}) AS digest"
    columns = f"{', '.join(mart.key)}, {digest}"
    first = mart.key[0]
    con.execute(
        f"CREATE OR REPLACE TEMP TABLE changed_{mart.name} AS SELECT {keys} "
        f"FROM (SELECT {columns} FROM published.{mart.name}) AS a "
        f"FULL JOIN (SELECT {columns} FROM snapshot.main.{mart.name}) AS b ON {same} "
        f"WHERE a.{first} IS NULL OR b.{first} IS NULL OR a.digest <> b.digest"
    )
    equal = " AND ".join(f"changed_{column} = {column}" for column in mart.key)
    condition = f"EXISTS (SELECT 1 FROM changed_{mart.name} WHERE {equal})"
    return [condition] if _any(con, f"FROM changed_{mart.name}") else []


def _linked(con: duckdb.DuckDBPyConnection, mart: Mart) -> list[str]:
    """The rows of what changed rows of the mart that it follows link to, now or before."""
    if not _any(con, f"FROM affected_{mart.name}"):
        return []
    wanted = f"SELECT DISTINCT {mart.link} FROM affected_{mart.name}"
    keys = con.execute(f"{wanted} LIMIT {MOST_LISTED + 1}").fetchall()
    # A list, unlike a subquery, is applied before a mart groups its rows.
    listed = ", ".join(models.quoted(key) for (key,) in keys)
    return [f"{mart.link} IN ({listed if len(keys) <= MOST_LISTED else wanted})"]


def _note_affected(con: duckdb.DuckDBPyConnection, mart: Mart, condition: str, how: str) -> None:
    """Add to the tables `affected_<follower>` what the changed rows of a mart, as they stand now, link to."""
    for follower in followers(mart.name):
        con.execute(
            f"{how.format(follower.name)} SELECT DISTINCT {follower.link} FROM snapshot.main.{mart.name} "
            f"WHERE ({condition}) AND {follower.link} IS NOT NULL"
        )


def months_of(con: duckdb.DuckDBPyConnection, mart: Mart, condition: str = "true") -> set[str | None]:
    """The months of the snapshot's rows on which a condition holds; {None} where the table is not divided."""
    if mart.month is None:
        return {None}
    rows = con.execute(
        f"SELECT DISTINCT {mart.month_label} FROM snapshot.main.{mart.name} WHERE {condition}"
    ).fetchall()
    return {row[0] for row in rows}


def _any(con: duckdb.DuckDBPyConnection, query: str) -> bool:
    return con.execute(f"{query} LIMIT 1").fetchone() is not None


def _stamp(con: duckdb.DuckDBPyConnection, published_at: object) -> None:
    con.execute("DELETE FROM snapshot.main.snapshot_info")
    con.execute("INSERT INTO snapshot.main.snapshot_info VALUES (?, ?)", [SCHEMA_VERSION, published_at])
