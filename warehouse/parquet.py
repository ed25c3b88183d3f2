"""The published tables as Parquet, divided by time: HOME/published/parquet/TABLE/year=2026/2026-03-*.parquet.

One file a month in folders of years, `year=0` for what has no date; small tables have one file, and history that only
ever grows may have several a month (`warehouse.marts`). `published/parquet` is a link to the newest of a few
generations. A generation is whole and never changes: months without a change are hard links to the files of the
generation before, so publishing writes the months that changed. Who follows the link once (`folder_of`,
`Path.resolve()`) and reads there sees one state, however often is published meanwhile; the oldest generations go.
`manifest.json` names schema version, moment and files.
"""

from __future__ import annotations

import json
import os
import shutil
from datetime import datetime
from pathlib import Path
from typing import Any

import duckdb

from warehouse import refresh
from warehouse.errors import NothingPublished, UnknownTable
from warehouse.marts import Mart, marts
from warehouse.models import quoted
from warehouse.snapshot import FOLDER, SCHEMA_VERSION, refuse_version

LINK = "parquet"
MANIFEST = "manifest.json"
GENERATIONS = 3
"""How many are kept: the newest and those that readers may still be in."""

Files = list[dict[str, Any]]
"""Of a table: [{"path": relative to the generation, "month": '2026-03', 'undated' or None}]."""


def folder_of(home: str | os.PathLike[str], table: str) -> Path:
    """The folder of a table's Parquet files in the newest generation; it stays as it is when the next is published.

    Raises `NothingPublished`, `UnknownTable`, and `SnapshotTooNew` or `SnapshotTooOld` for another schema version.
    """
    root = (Path(home) / FOLDER / LINK).resolve()
    manifest = _manifest(root)
    if manifest is None:
        raise NothingPublished(f"{root}: nothing has been published there yet; run `dateline demo` or `dateline run`")
    refuse_version(manifest["schema_version"], root / MANIFEST)
    if table not in manifest["tables"]:
        raise UnknownTable(f"no table is called {table}; there are {', '.join(manifest['tables'])}")
    return root / table


def write(
    con: duckdb.DuckDBPyConnection,
    folder: Path,
    months: dict[str, set[str | None]],
    since: datetime | None,
    published_at: datetime,
) -> Path:
    """Write a generation from the attached snapshot beside the newest, not yet linked; returns its folder.

    `months` are those in which rows changed after the snapshot of the moment `since`; None: it was built anew.
    """
    base = (folder / LINK).resolve()
    manifest = _manifest(base)
    is_usable = (
        manifest is not None
        and since is not None
        and manifest["schema_version"] == SCHEMA_VERSION
        # What the newest generation lacks must be among the changes.
        and manifest["published_at"] >= since.isoformat()
    )
    generation = folder / f"{LINK}-{published_at:%Y%m%dT%H%M%S%f}"
    generation.mkdir()
    tables: dict[str, Files] = {}
    try:
        for mart in marts():
            changed = months.get(mart.name, set()) if is_usable else refresh.months_of(con, mart)
            known = manifest["tables"][mart.name] if is_usable and manifest else []
            kept = [file for file in known if file["month"] not in changed]
            for file in kept:
                _link(base / file["path"], generation / file["path"])
            tables[mart.name] = kept + (_copy_out(con, mart, generation, changed) if changed or not kept else [])
        info = {"schema_version": SCHEMA_VERSION, "published_at": published_at.isoformat(), "tables": tables}
        (generation / MANIFEST).write_text(json.dumps(info, indent=1), encoding="utf-8")
    except BaseException:
        shutil.rmtree(generation, ignore_errors=True)
        raise
    return generation


def switch(generation: Path) -> None:
    """Make a generation the newest, in one step, and remove those that are too old."""
    folder = generation.parent
    fresh = folder / f".{LINK}.new"
    fresh.unlink(missing_ok=True)
    fresh.symlink_to(generation.name)
    newest = folder / LINK
    if newest.is_dir() and not newest.is_symlink():
        newest.rename(folder / f"{LINK}-0")  # the home was copied by a tool that follows links
    fresh.replace(newest)
    for old in sorted(folder.glob(f"{LINK}-*"))[:-GENERATIONS]:
        shutil.rmtree(old, ignore_errors=True)


def _copy_out(con: duckdb.DuckDBPyConnection, mart: Mart, generation: Path, months: set[str | None]) -> Files:
    """Write the given months of a table."""
    rows, serial = f"SELECT * FROM snapshot.main.{mart.name}", generation.name.removeprefix(f"{LINK}-")
    if mart.month is None:
        return [_copy_file(con, rows, generation, f"{mart.name}/{serial}.parquet", None)]
    # Columns and types are there to be read also where there is no row.
    return [
        _copy_file(con, f"{rows} WHERE {mart.in_month(label)}", generation, _path(mart, label, serial), label)
        for label in sorted(map(str, months or {"undated"}))
    ]


def _path(mart: Mart, label: str, serial: str) -> str:
    """Of the file of a month; folders are years, as every folder costs something with each generation."""
    year = "0" if label.startswith("undated") else label[:4]
    return f"{mart.name}/year={year}/{label}-{serial}.parquet"


def _copy_file(
    con: duckdb.DuckDBPyConnection, query: str, generation: Path, path: str, month: str | None
) -> dict[str, Any]:
    (generation / path).parent.mkdir(parents=True, exist_ok=True)
    con.execute(f"COPY ({query}) TO {quoted(generation / path)} (FORMAT parquet, COMPRESSION zstd)")
    return {"path": path, "month": month}


def _link(source: Path, target: Path) -> None:
    target.parent.mkdir(parents=True, exist_ok=True)
    try:
        target.hardlink_to(source)
    except OSError:
        shutil.copyfile(source, target)


def _manifest(generation: Path) -> dict[str, Any] | None:
    try:
        found: dict[str, Any] = json.loads((generation / MANIFEST).read_text(encoding="utf-8"))
    except (OSError, ValueError):
        return None
    return found
