"""`dateline sql`: query the published warehouse, in one shot or at a prompt."""

from __future__ import annotations

import sys
import time
from enum import StrEnum
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from flows.command.output import HomeOption, fail, print_table, settings_of, warn

if TYPE_CHECKING:
    import duckdb

#: rows of a table on the screen; the other formats write all
MOST_ROWS = 1000
PROMPT, MORE = "dateline> ", "     ...> "


class Format(StrEnum):
    """How a result is written."""

    table = "table"
    csv = "csv"
    json = "json"
    jsonl = "jsonl"
    parquet = "parquet"


def sql(
    query: Annotated[
        str | None, typer.Argument(help="SQL; '-' reads it from stdin; none opens a prompt.", show_default=False)
    ] = None,
    form: Annotated[Format, typer.Option("--format", help="How the result is written.")] = Format.table,
    output: Annotated[
        Path | None, typer.Option("-o", "--output", help="Write to this file.", show_default=False)
    ] = None,
    describe: Annotated[
        bool, typer.Option("--describe", help="What the tables and columns mean; QUERY names one table.")
    ] = False,
    home: HomeOption = None,
) -> None:
    """Query the published warehouse, read-only, also while a flow is writing."""
    if describe:
        describe_tables(query)
        return
    from warehouse import query as reader
    from warehouse.errors import WarehouseError

    try:
        con = reader.connect(settings_of(home).home)
    except WarehouseError as error:
        fail(str(error), status=1)
    with con:
        if query is None and sys.stdin.isatty():
            prompt(con)
            return
        text = sys.stdin.read() if query in (None, "-") else query
        try:
            answer(con, text or "", form, output)
        except WarehouseError as error:
            fail(str(error), status=2)


def describe_tables(name: str | None) -> None:
    """Print the data dictionary: all tables in a line each, or one table with its columns."""
    from warehouse.dictionary import codes, macro_calls, tables

    if name is None:
        print_table(["table", "meaning"], [[table, meaning.about] for table, meaning in tables().items()])
        print("Table macros: " + ", ".join(macro_calls()))
        return
    if name not in tables():
        fail(f"no table is called {name}; there are {', '.join(tables())}")
    table = tables()[name]
    told = [
        [column, it.about, it.unit, it.null, ", ".join(codes()[it.codes]) if it.codes else None, it.rule]
        for column, it in table.columns.items()
    ]
    print_table(["column", "meaning", "unit", "null means", "codes", "rule"], told, title=f"{name}: {table.about}")


def answer(con: duckdb.DuckDBPyConnection, text: str, form: Format, output: Path | None) -> None:
    """Run a query and write its result; raises `QueryFailed`."""
    from warehouse import query as reader

    result = reader.run(con, text)
    if form is Format.table and output is None:
        rows = [row for row, _ in zip(result, range(MOST_ROWS + 1), strict=False)]
        if result.columns:
            print_table(result.columns, rows[:MOST_ROWS])
        if len(rows) > MOST_ROWS:
            warn(f"the first {MOST_ROWS} rows; --format csv writes all")
        return
    written = Format.csv if form is Format.table else form
    if output is None:
        if form is Format.parquet and sys.stdout.isatty():
            fail("Parquet is no text for a terminal; name a file with -o")
        result.write(written.value, sys.stdout.buffer)
        sys.stdout.buffer.flush()
        return
    try:
        with output.open("wb") as stream:
            count = result.write(written.value, stream)
    except OSError as error:
        fail(f"{output}: {error.strerror}")
    warn(f"{count} rows in {output}")


def prompt(con: duckdb.DuckDBPyConnection) -> None:
    """Read statements, each ended by a semicolon, and print their results; ends with Ctrl-D or .quit."""
    import readline  # noqa: F401  # gives input() its line editing and history

    from warehouse.errors import WarehouseError

    print("SQL on the published warehouse, read-only. End a statement with ';'. Tables: show tables;  Leave: Ctrl-D")
    lines: list[str] = []
    while True:
        try:
            lines.append(input(MORE if lines else PROMPT))
        except EOFError:
            print()
            return
        except KeyboardInterrupt:
            print()
            lines = []
            continue
        text = "\n".join(lines).strip()
        if text in (".quit", ".exit", "quit", "exit"):
            return
        if text and not text.endswith(";"):
            continue
        lines = []
        if text:
            began = time.monotonic()
            try:
                answer(con, text, Format.table, None)
                print(f"{time.monotonic() - began:.3f} s")
            except WarehouseError as error:
                warn(str(error))
