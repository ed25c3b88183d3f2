"""Models: one select a .sql file, "-- One row per ..." on top, in the order of their references.

`staging/` and `marts/` become views of the warehouse (marts in the schema `published`, as the tables that readers get);
the folders below `intermediate/` are working tables of a stage, made anew for each batch. `readers/` and `macros/` are
made in the snapshot, over its tables. Code lists lie as .csv files in `warehouse/reference/` and are marts too.
"""

from __future__ import annotations

import json
from collections.abc import Iterator
from graphlib import CycleError, TopologicalSorter
from importlib.resources import files

import duckdb

from warehouse import statement
from warehouse.errors import WarehouseError

STAGING = "models/staging"
MARTS = "models/marts"
READERS = "models/readers"
MACROS = "models/macros"


def create_views(con: duckdb.DuckDBPyConnection) -> None:
    """Create or replace the views of staging and marts."""
    con.execute("CREATE SCHEMA IF NOT EXISTS published")
    for name, path in reference_files().items():
        con.execute(f"CREATE OR REPLACE VIEW published.{name} AS SELECT * FROM read_csv({quoted(path)}, header = true)")
    for folder, schema in ((STAGING, "main"), (MARTS, "published")):
        for name in ordered(con, folder):
            con.execute(f"CREATE OR REPLACE VIEW {schema}.{name} AS {statement.sql(f'{folder}/{name}')}")


def materialize(con: duckdb.DuckDBPyConnection, stage: str) -> None:
    """Make the working tables of `models/intermediate/<stage>` anew, as temporary tables."""
    folder = f"models/intermediate/{stage}"
    for name in ordered(con, folder):
        con.execute(f"CREATE OR REPLACE TEMP TABLE {name} AS {statement.sql(f'{folder}/{name}')}")


def create_readers(con: duckdb.DuckDBPyConnection) -> None:
    """Create the views and table macros of readers over the tables of the current database."""
    for name in ordered(con, READERS):
        con.execute(f"CREATE OR REPLACE VIEW {name} AS {statement.sql(f'{READERS}/{name}')}")
    for name in statement.names(MACROS):
        text = statement.sql(f"{MACROS}/{name}")
        parameters = ", ".join(macro_parameters(name))
        con.execute(f"CREATE OR REPLACE MACRO {name}({parameters}) AS TABLE {text}")


def macro_parameters(name: str) -> list[str]:
    """Names of a table macro's parameters, which stand in its second line."""
    line = statement.sql(f"{MACROS}/{name}").splitlines()[1]
    return line.removeprefix("-- Parameters:").replace(",", " ").split()


def marts() -> list[str]:
    """Names of the tables that readers get."""
    return sorted([*statement.names(MARTS), *reference_files()])


def reference_files() -> dict[str, str]:
    """{table: path of its .csv file}: code lists that are data, not found in the news."""
    folder = files("warehouse").joinpath("reference")
    return {
        entry.name.removesuffix(".csv"): str(entry)
        for entry in sorted(folder.iterdir(), key=lambda entry: entry.name)
        if entry.name.endswith(".csv")
    }


def quoted(text: object) -> str:
    """A text as a string of SQL, for where a statement takes no parameters."""
    return "'" + str(text).replace("'", "''") + "'"


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
