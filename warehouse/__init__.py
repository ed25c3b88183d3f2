"""Tables. What is known lies in HOME/warehouse.duckdb (one writer); what is published in HOME/published (any readers).

    import warehouse
    con = warehouse.open("data")          # read-only, never blocks a running flow
    con.sql("select * from incidents")

The parts, in the order in which a flow calls them: `writer` (the one connection that writes), `runs`, `pages`,
`stories`, `reports`, `incidents`, `publish`; for readers `query`, `show`, `export`, `checks`. Errors: see
`warehouse.errors`.
"""

from __future__ import annotations

import os
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    import duckdb

__all__ = ["home", "open"]


def open(home: str | os.PathLike[str] | None = None) -> duckdb.DuckDBPyConnection:
    """A read-only connection on the published snapshot of `home` (else DATELINE_HOME, else ./data).

    The connection keeps showing the snapshot it was opened on; open again to see a newer one.
    Raises `warehouse.errors.NothingPublished` where no flow has published yet, `SnapshotTooNew` or `SnapshotTooOld`
    where the snapshot was written by another version of dateline.
    """
    from warehouse.snapshot import open_snapshot

    return open_snapshot(_home_of(home))


def home() -> Path:
    """The folder of all state where none is named: DATELINE_HOME, else ./data."""
    return _home_of(None)


def _home_of(named: str | os.PathLike[str] | None) -> Path:
    return Path(named or os.environ.get("DATELINE_HOME") or "data")
