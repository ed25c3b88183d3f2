"""Rows on their way in: dicts to Arrow tables of a stated schema (the fast way into DuckDB), times to UTC."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from datetime import UTC, date, datetime
from typing import Any

import duckdb
import pyarrow as pa

from warehouse.errors import InputUnusable

TYPES = {
    "text": pa.string(),
    "texts": pa.list_(pa.string()),
    "time": pa.timestamp("us"),
    "day": pa.date32(),
    "flag": pa.bool_(),
    "small": pa.int16(),
    "whole": pa.int32(),
    "big": pa.int64(),
    "real": pa.float64(),
    "term": pa.uint32(),
    "terms": pa.list_(pa.uint32()),
}


def schema(**columns: str) -> pa.Schema:
    """A schema from names by type, e.g. ``schema(text="url title", time="fetched_at")``; types as in `TYPES`."""
    return pa.schema([(name, TYPES[kind]) for kind, names in columns.items() for name in names.split()])


def utc(value: object) -> datetime | None:
    """A time as a naive datetime in UTC: from a datetime, a date or an ISO 8601 string; None where there is none.

    A string that is no ISO 8601 gives None too: it stays readable in the column that keeps it as given.
    """
    if isinstance(value, str):
        try:
            value = datetime.fromisoformat(value.strip())
        except ValueError:
            return None
    if isinstance(value, datetime):
        try:
            return value.astimezone(UTC).replace(tzinfo=None) if value.tzinfo else value
        except OverflowError:
            return None
    if isinstance(value, date):
        return datetime(value.year, value.month, value.day)
    return None


def now() -> datetime:
    """This moment in UTC, naive, as the tables keep it."""
    return datetime.now(UTC).replace(tzinfo=None)


def printable(value: str | None) -> str | None:
    """Text that can be stored: without NUL and lone surrogates, which no UTF-8 column can hold."""
    if value is None:
        return None
    if "\x00" in value:
        value = value.replace("\x00", "�")
    try:
        value.encode()
    except UnicodeEncodeError:
        value = value.encode(errors="replace").decode()
    return value


@contextmanager
def registered(
    con: duckdb.DuckDBPyConnection, name: str, rows: Sequence[dict[str, Any]], schema: pa.Schema
) -> Iterator[None]:
    """`rows` as a table called `name` for the time of the block. Raises `InputUnusable` where a value has no fitting
    type.
    """
    try:
        table = pa.Table.from_pylist(list(rows), schema=schema)
    except (pa.ArrowInvalid, pa.ArrowTypeError, OverflowError) as failure:
        raise InputUnusable(f"{name}: a row cannot be stored: {failure}") from failure
    # Ends a result that somebody left half fetched: a connection registers nothing while one is open.
    con.execute("SELECT 1").fetchall()
    con.register(name, table)
    try:
        yield
    finally:
        con.unregister(name)


def fetch_dicts(con: duckdb.DuckDBPyConnection, sql: str, parameters: object = None) -> list[dict[str, Any]]:
    """All rows of a query as dicts."""
    cursor = con.execute(sql, parameters)
    names = [column[0] for column in cursor.description or []]
    return [dict(zip(names, row, strict=True)) for row in cursor.fetchall()]
