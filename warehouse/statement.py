"""SQL statements by name: the text of a .sql file of this package, read once.

Statements lie in files and are never put together from Python strings; values go in as parameters or as registered
tables.
"""

from __future__ import annotations

from functools import cache
from importlib.resources import files

import duckdb


@cache
def sql(name: str) -> str:
    """The text of `warehouse/<name>.sql`, e.g. ``sql("statements/load_pages")``."""
    return files("warehouse").joinpath(f"{name}.sql").read_text(encoding="utf-8")


def run(con: duckdb.DuckDBPyConnection, name: str, parameters: dict[str, object] | None = None) -> None:
    """Run all statements of `warehouse/statements/<name>.sql`; `parameters` are its $names."""
    for statement in duckdb.extract_statements(sql(f"statements/{name}")):
        wanted = {key: value for key, value in (parameters or {}).items() if key in statement.named_parameters}
        con.execute(statement, wanted or None)


def names(folder: str) -> list[str]:
    """Names of the .sql files directly in `warehouse/<folder>`, sorted, without the ending."""
    found = files("warehouse").joinpath(folder)
    return sorted(entry.name.removesuffix(".sql") for entry in found.iterdir() if entry.name.endswith(".sql"))
