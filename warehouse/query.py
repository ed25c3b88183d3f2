"""Readers' SQL on the published snapshot: read-only, without reach to files, network or settings; results in several
formats.
"""

from __future__ import annotations

import csv
import io
import json
from collections.abc import Iterator, Sequence
from datetime import date, datetime, time
from decimal import Decimal
from pathlib import Path
from typing import IO, Any

import duckdb
import pyarrow as pa
import pyarrow.parquet as pq

from warehouse.errors import QueryFailed, UnknownFormat
from warehouse.models import quoted
from warehouse.snapshot import open_snapshot

FORMATS = ("csv", "json", "jsonl", "parquet", "arrow", "markdown")
BATCH_ROWS = 10_000
MARKDOWN = str.maketrans({"|": "\\|", "<": "&lt;", "`": "\\`"})
NOTHING = pa.table({})
"""The answer of a statement that has none, such as SET."""


def connect(home: Path, allowed: Sequence[Path] = ()) -> duckdb.DuckDBPyConnection:
    """A connection on the snapshot of `home` that can neither write nor reach other files, the network, its settings or
    the variables of this process.

    `allowed` are folders in which its queries may read and write files all the same.
    """
    con = open_snapshot(home)
    folders = ", ".join(quoted(folder.absolute()) for folder in allowed)
    con.execute(f"SET allowed_directories = [{folders}]")
    con.execute("SET python_enable_replacements = false")
    con.execute("SET enable_external_access = false")
    con.execute("SET lock_configuration = true")
    return con


class Answer:
    """The rows of a query, read batch by batch. `columns` are its names; iterate for tuples, or `write` it.

    Errors that show only while the rows are computed raise `QueryFailed` then.
    """

    def __init__(self, reader: pa.RecordBatchReader):
        self._reader = reader
        self.schema: pa.Schema = reader.schema
        self.columns: list[str] = list(reader.schema.names)

    def __iter__(self) -> Iterator[tuple[Any, ...]]:
        for batch in self.batches():
            yield from zip(*(column.to_pylist() for column in batch.columns), strict=True)

    def batches(self) -> Iterator[pa.RecordBatch]:
        """The rows as Arrow record batches."""
        try:
            yield from self._reader
        except (duckdb.Error, pa.ArrowException, OSError) as failure:
            raise QueryFailed(explain(str(failure))) from failure

    def write(self, format_name: str, stream: IO[bytes]) -> int:
        """Write all rows in one of `FORMATS` (arrow is an IPC stream); returns how many. Raises `UnknownFormat`."""
        writers = {
            "csv": _csv,
            "json": _json,
            "jsonl": _jsonl,
            "parquet": _parquet,
            "arrow": _arrow,
            "markdown": _markdown,
        }
        if format_name not in writers:
            raise UnknownFormat(f"no result format is called {format_name}; there are {', '.join(FORMATS)} (and table)")
        return writers[format_name](self, stream)

    def to_text(self, format_name: str) -> str:
        """All rows as text, in a format that is one."""
        stream = io.BytesIO()
        self.write(format_name, stream)
        return stream.getvalue().decode()


def run(con: duckdb.DuckDBPyConnection, sql: str) -> Answer:
    """Run one or several statements; the answer is the last one's. Raises `QueryFailed` with the place of an error."""
    try:
        statements = con.extract_statements(sql)
        if not statements:
            raise QueryFailed("there is no SQL in this query; try: select * from incidents limit 10")
        for earlier in statements[:-1]:
            con.execute(earlier)
        relation = _relation(con, statements[-1].query)
        return Answer(relation.to_arrow_reader(BATCH_ROWS) if relation is not None else NOTHING.to_reader())
    except duckdb.Error as failure:
        raise QueryFailed(explain(str(failure))) from failure


def _relation(con: duckdb.DuckDBPyConnection, sql: str) -> duckdb.DuckDBPyRelation | None:
    try:
        return con.sql(sql)
    except duckdb.Error:
        # Executed, not related, the same statement fails with its line and column in the message.
        con.execute(sql)
        raise


def explain(said: str) -> str:
    """DuckDB's words for an error, with what a reader of a snapshot should know added."""
    if "read-only" in said:
        return (
            f"{said.splitlines()[0]}\nThe published warehouse is read-only: results go to files with --format and -o."
        )
    if "file system operations are disabled" in said or "external access" in said.lower():
        return (
            f"{said.splitlines()[0]}\nQueries reach nothing but the warehouse; "
            "--allow FOLDER lets them read and write there, or open HOME/published/dateline.duckdb in duckdb."
        )
    return said


def _csv(answer: Answer, stream: IO[bytes]) -> int:
    lines = ByteLines(stream)
    writer = csv.writer(lines, lineterminator="\n")
    writer.writerow(answer.columns)
    count = 0
    for row in answer:
        writer.writerow([cell(value) for value in row])
        count += 1
    return count


class ByteLines:
    """What csv.writer writes text to, on a stream of bytes."""

    def __init__(self, stream: IO[bytes]):
        self._stream = stream

    def write(self, text: str) -> int:
        """Write `text` as UTF-8."""
        return self._stream.write(text.encode())


def cell(value: Any) -> Any:
    """A value as CSV shows it."""
    if isinstance(value, datetime):
        return value.isoformat(sep=" ")
    if isinstance(value, bool):
        return "true" if value else "false"
    if isinstance(value, (list, dict)):
        return json.dumps(value, ensure_ascii=False, default=plain)
    return value


def plain(value: Any) -> Any:
    """A value as JSON shows it, where JSON has no type of its own for it."""
    if isinstance(value, (datetime, date, time)):
        return value.isoformat()
    if isinstance(value, Decimal):
        return int(value) if value == value.to_integral_value() else float(value)
    if isinstance(value, bytes):
        return value.hex()
    return str(value)


def _records(answer: Answer) -> Iterator[str]:
    for row in answer:
        yield json.dumps(dict(zip(answer.columns, row, strict=True)), ensure_ascii=False, default=plain)


def _json(answer: Answer, stream: IO[bytes]) -> int:
    count = 0
    for record in _records(answer):
        stream.write((",\n " if count else "[\n ").encode() + record.encode())
        count += 1
    stream.write(b"\n]\n" if count else b"[]\n")
    return count


def _jsonl(answer: Answer, stream: IO[bytes]) -> int:
    count = 0
    for record in _records(answer):
        stream.write(record.encode() + b"\n")
        count += 1
    return count


def _markdown(answer: Answer, stream: IO[bytes]) -> int:
    lines = ByteLines(stream)
    count = 0
    lines.write("| " + " | ".join(answer.columns) + " |\n" + "|---" * len(answer.columns) + "|\n")
    for row in answer:
        cells = ("" if value is None else str(cell(value)) for value in row)
        # What would end the cell or begin markup is escaped; a line of the table is one line.
        shown = (" ".join(text.split()).translate(MARKDOWN) for text in cells)
        lines.write("| " + " | ".join(shown) + " |\n")
        count += 1
    return count


def _parquet(answer: Answer, stream: IO[bytes]) -> int:
    count = 0
    with pq.ParquetWriter(stream, answer.schema, compression="zstd") as writer:
        for batch in answer.batches():
            writer.write_batch(batch)
            count += batch.num_rows
    return count


def _arrow(answer: Answer, stream: IO[bytes]) -> int:
    count = 0
    with pa.ipc.new_stream(stream, answer.schema) as writer:
        for batch in answer.batches():
            writer.write_batch(batch)
            count += batch.num_rows
    return count
