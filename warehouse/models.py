"""Models: one select a .sql file, "-- One row per ..." on top, in the order of their references.

`staging/` and `marts/` become views of the warehouse (marts in the schema `published`, as the tables that readers get);
the folders below `intermediate/` are working tables of a stage, made anew for each batch.
"""

from __future__ import annotations

import json
from collections.abc import Iterator
from graphlib import CycleError, TopologicalSorter

import duckdb

from warehouse import statement
from warehouse.errors import WarehouseError

STAGING = "models/staging"
MARTS = "models/marts"


def create_views(con: duckdb.DuckDBPyConnection) -> None:
    """Create or replace the views of staging and marts."""
    con.execute("CREATE SCHEMA IF NOT EXISTS published")
    for folder, schema in ((STAGING, "main"), (MARTS, "published")):
        for name in ordered(con, folder):
            con.execute(f"CREATE OR REPLACE VIEW {schema}.{name} AS {statement.sql(f'{folder}/{name}')}")


def materialize(con: duckdb.DuckDBPyConnection, stage: str) -> None:
    """Make the working tables of `models/intermediate/<stage>` anew, as temporary tables."""
    folder = f"models/intermediate/{stage}"
    for name in ordered(con, folder):
        con.execute(f"CREATE OR REPLACE TEMP TABLE {name} AS {statement.sql(f'{folder}/{name}')}")


def marts() -> list[str]:
    """Names of the tables that readers get."""
    return statement.names(MARTS)


def ordered(con: duckdb.DuckDBPyConnection, folder: str) -> list[str]:
    """The models of a folder, each after those of the folder that it refers to."""
    key = folder
    if key not in _ORDER:
        names = statement.names(folder)
        needs = {name: references(con, statement.sql(f"{folder}/{name}")) & set(names) - {name} for name in names}
        try:
            _ORDER[key] = list(TopologicalSorter({name: sorted(found) for name, found in needs.items()}).static_order())
        except CycleError as failure:
            raise WarehouseError(
                f"the models of {folder} refer to each other in a circle: {failure.args[1]}"
            ) from failure
    return _ORDER[key]


_ORDER: dict[str, list[str]] = {}


def references(con: duckdb.DuckDBPyConnection, text: str) -> set[str]:
    """Names of the tables and views that a select reads from (names of its own CTEs may be among them)."""
    row = con.execute("SELECT json_serialize_sql(?)", [text]).fetchone()
    tree = json.loads(row[0]) if row else {"error": True}
    if tree["error"]:
        raise WarehouseError(f"a model is no single select: {tree.get('error_message')}: {text[:80]}")
    return set(_table_names(tree))


def _table_names(node: object) -> Iterator[str]:
    if isinstance(node, dict):
        if node.get("type") == "BASE_TABLE":
            yield str(node["table_name"])
        for value in node.values():
            yield from _table_names(value)
    elif isinstance(node, list):
        for value in node:
            yield from _table_names(value)
