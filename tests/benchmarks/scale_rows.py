"""A warehouse of any size in a minute: rows made straight from a scale corpus and its gold, without extracting or coding."""

from __future__ import annotations

from pathlib import Path

import duckdb


def register(con: duckdb.DuckDBPyConnection, corpus: str) -> int:
    """Read OUT.jsonl and OUT.gold.jsonl of `scale_corpus.py N OUT` into temporary tables; returns the number of articles."""
    articles = {"id": "VARCHAR", "url": "VARCHAR", "outlet": "VARCHAR", "title": "VARCHAR", "text": "VARCHAR"}
    articles |= {"published": "VARCHAR", "language": "VARCHAR"}
    gold = {
        "article": "VARCHAR",
        "main": "VARCHAR",
        "also": "VARCHAR[]",
        "background": "VARCHAR[]",
        "killed": "INTEGER",
    }
    gold |= {"injured": "INTEGER", "copy_of": "VARCHAR"}
    incidents = {
        "incident": "VARCHAR",
        "event_type": "VARCHAR",
        "sub_event_type": "VARCHAR",
        "date": "DATE",
        "town": "VARCHAR",
    }
    incidents |= {
        "admin1": "VARCHAR",
        "country": "VARCHAR",
        "latitude": "DOUBLE",
        "longitude": "DOUBLE",
        "actor": "VARCHAR",
    }
    incidents |= {"killed": "JSON", "injured": "JSON"}
    lines = f"{corpus}.gold.jsonl"
    for name, path, columns, wanted in (
        ("corpus_articles", f"{corpus}.jsonl", articles, "id"),
        ("corpus_gold", lines, gold, "article"),
        ("corpus_incidents", lines, incidents, "incident"),
    ):
        # The gold file holds lines of two kinds; what is no number in the other kind is left out here.
        con.execute(
            f"CREATE OR REPLACE TEMP TABLE {name} AS SELECT * FROM read_json('{path}', format = 'newline_delimited', "
            f"columns = {columns}, ignore_errors = true) WHERE {wanted} IS NOT NULL"
        )
    row = con.execute("SELECT count(*) FROM corpus_articles").fetchone()
    return int(row[0]) if row else 0


def load(con: duckdb.DuckDBPyConnection, first: int, last: int) -> None:
    """Load the articles number `first` to `last` (from 1) with all that they tell, as one transaction."""
    con.execute("BEGIN")
    for statement in duckdb.extract_statements(Path(__file__).with_name("scale_rows.sql").read_text(encoding="utf-8")):
        values = {"first": first, "last": last}
        wanted = {key: value for key, value in values.items() if key in statement.named_parameters}
        con.execute(statement, wanted or None)
    con.execute("COMMIT")
