"""`dateline sql`: query the published warehouse, in one shot or at a prompt."""

from __future__ import annotations

import io
import pydoc
import sys
from collections.abc import Iterator
from contextlib import contextmanager, redirect_stdout, suppress
from enum import StrEnum
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from flows.command.output import HomeOption, console, fail, print_table, settings_of, warn

if TYPE_CHECKING:
    import duckdb

#: rows of a table on the screen; the other formats write all
MOST_ROWS = 1000


class Format(StrEnum):
    """How a result is written."""

    table = "table"
    csv = "csv"
    json = "json"
    jsonl = "jsonl"
    parquet = "parquet"
    markdown = "markdown"


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
    allow: Annotated[
        list[Path] | None,
        typer.Option("--allow", help="A folder that queries may read and write files in.", show_default=False),
    ] = None,
    home: HomeOption = None,
) -> None:
    """Query the published warehouse, read-only, also while a flow is writing."""
    if describe:
        describe_tables(query)
        return
    from warehouse import query as reader
    from warehouse.errors import WarehouseError

    try:
        con = reader.connect(settings_of(home).home, allow or ())
    except WarehouseError as error:
        fail(str(error), status=1)
    with con:
        if query is None and sys.stdin.isatty():
            prompt(con, settings_of(home).home)
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
            with paged(len(rows)):
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


def prompt(con: duckdb.DuckDBPyConnection, home: Path) -> None:
    """Talk with somebody at a terminal; see `flows.command.prompt`."""
    from flows.command.prompt import Prompt, session_of

    def describe(name: str | None) -> None:
        with suppress(SystemExit):  # a name that is not there is told, and no reason to leave
            describe_tables(name)

    def write(text: str, form: str, output: Path | None) -> None:
        with suppress(SystemExit):
            answer(con, text, Format(form), output)

    Prompt(con, write, describe).talk(session_of(con, home))


@contextmanager
def paged(rows: int) -> Iterator[None]:
    """Show what is printed through the pager, where a terminal cannot hold so many rows."""
    screen = console()
    if not (screen.is_terminal and sys.stdin.isatty()) or rows < screen.height - 6:
        yield
        return
    printed = io.StringIO()
    with redirect_stdout(printed):
        yield
    pydoc.pager(printed.getvalue())
