"""The schema and its ledger: numbered migrations in `schema/`, each applied once, in order, in its own transaction."""

from __future__ import annotations

import hashlib

import duckdb

from warehouse import statement
from warehouse.errors import MigrationChanged, WarehouseTooNew

LEDGER = """
CREATE TABLE IF NOT EXISTS migrations (
    version INTEGER PRIMARY KEY, name VARCHAR NOT NULL, sha256 VARCHAR NOT NULL, applied_at TIMESTAMP NOT NULL
)"""


def migrations() -> list[tuple[int, str, str]]:
    """All migrations of this dateline as (version, name, SQL text), in order."""
    found = []
    for name in statement.names("schema"):
        number, _, title = name.partition("_")
        found.append((int(number), title, statement.sql(f"schema/{name}")))
    return found


def migrate(con: duckdb.DuckDBPyConnection) -> list[int]:
    """Apply what is missing; returns the versions applied now.

    Raises `MigrationChanged` where the text of an applied migration differs from what was applied, `WarehouseTooNew`
    where the ledger has versions that this dateline does not have. A migration that fails leaves no trace.
    """
    con.execute(LEDGER)
    known = migrations()
    applied = {row[0]: row[1:] for row in con.execute("SELECT version, name, sha256 FROM migrations").fetchall()}
    unknown = sorted(set(applied) - {version for version, _, _ in known})
    if unknown:
        raise WarehouseTooNew(
            f"this warehouse has migration {unknown[-1]} ({applied[unknown[-1]][0]}), which this dateline does "
            "not know: it was written by a newer version; upgrade dateline, or use another --home"
        )
    done = []
    for version, name, text in known:
        digest = hashlib.sha256(text.encode()).hexdigest()
        if version in applied:
            if applied[version][1] != digest:
                raise MigrationChanged(
                    f"migration {version:04d}_{name}.sql differs from what was applied to this warehouse: "
                    "an applied migration must not be edited; restore the file and put the change into a new migration"
                )
            continue
        con.execute("BEGIN")
        try:
            con.execute(text)
            con.execute("INSERT INTO migrations VALUES (?, ?, ?, now()::TIMESTAMP)", [version, name, digest])
            con.execute("COMMIT")
        except BaseException:
            con.execute("ROLLBACK")
            raise
        done.append(version)
    return done
