"""Actors that the coder knows by name, with kind and countries: the words are the flow's, here they are a table."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Any

import duckdb

from warehouse.rows import registered, schema
from warehouse.writer import transaction

ACTORS = schema(text="name kind parent", texts="countries")


def replace(con: duckdb.DuckDBPyConnection, actors: Iterable[Mapping[str, Any]]) -> None:
    """Put these actors ({name, kind, countries, parent}) in the place of those that are known."""
    rows = {actor["name"]: dict(actor) for actor in actors}
    with registered(con, "batch_actors", list(rows.values()), ACTORS), transaction(con):
        con.execute("DELETE FROM actors_known")
        con.execute("INSERT INTO actors_known BY NAME SELECT * FROM batch_actors ORDER BY name")
