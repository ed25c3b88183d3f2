"""The data dictionary: what every published table and column means, from one place (`dictionary.toml`).

It becomes COMMENTs in the published database, `dateline sql --describe`, and `DICTIONARY.md`:

    python -m warehouse.dictionary > warehouse/DICTIONARY.md
"""

from __future__ import annotations

import tomllib
from collections.abc import Iterator
from dataclasses import dataclass, field, replace
from functools import cache
from importlib.resources import files
from typing import Any

import duckdb

from warehouse import models, statement


@dataclass(frozen=True, slots=True)
class Column:
    """What a column means."""

    about: str
    unit: str | None = None
    null: str | None = None
    """What null means; None: it is never null."""
    codes: str | None = None
    """Name of its list of codes."""
    rule: str | None = None
    """Where the rule behind it comes from."""

    def __str__(self) -> str:
        more = (("Unit", self.unit), ("Null", self.null), ("Rule", self.rule))
        told = [self.about, *(f"{name}: {text}." for name, text in more if text)]
        if self.codes:
            told.insert(1, f"One of {', '.join(codes()[self.codes])}.")
        return " ".join(told)


@dataclass(frozen=True, slots=True)
class Table:
    """What a row of a table or view is, and its columns."""

    about: str
    columns: dict[str, Column] = field(default_factory=dict)


@cache
def tables() -> dict[str, Table]:
    """{table: its meaning}, sorted by name."""
    written: dict[str, dict[str, Any]] = _read()["tables"]
    return {
        name: Table(
            str(entries["about"]),
            {column: _column(written, entry) for column, entry in entries.items() if column != "about"},
        )
        for name, entries in written.items()
    }


@cache
def codes() -> dict[str, dict[str, str]]:
    """{code list: {code: its meaning}}."""
    found: dict[str, dict[str, str]] = _read()["codes"]
    return found


def comment(con: duckdb.DuckDBPyConnection) -> None:
    """Write the dictionary as COMMENTs on the tables and views of the current database that it describes."""
    kinds = dict(con.execute(statement.sql("statements/described_kinds")).fetchall())
    for name, table in tables().items():
        if name not in kinds:
            continue
        con.execute(f"COMMENT ON {kinds[name]} {name} IS {models.quoted(table.about)}")
        for column, meaning in table.columns.items():
            # DuckDB has no comments on the columns of a view.
            if kinds[name] == "TABLE":
                con.execute(f'COMMENT ON COLUMN {name}."{column}" IS {models.quoted(meaning)}')


def to_markdown() -> str:
    """The dictionary as a page."""
    return "\n".join(_lines()) + "\n"


def _lines() -> Iterator[str]:
    yield "# Data dictionary"
    yield ""
    yield "The tables, views and table macros of `HOME/published/dateline.duckdb`. All times are UTC. Where nothing is"
    yield "said of null, the column is never null. Made from `dictionary.toml` by `python -m warehouse.dictionary`."
    yield ""
    yield "Tables: " + ", ".join(f"[{name}](#{name})" for name in tables()) + "."
    yield ""
    yield "Macros, to be read from like a table: " + ", ".join(f"`{call}`" for call in macro_calls()) + "."
    for name, table in tables().items():
        yield from (
            "",
            f"## {name}",
            "",
            table.about,
            "",
            "| column | meaning | unit | null means | rule |",
            "|---|---|---|---|---|",
        )
        for column, meaning in table.columns.items():
            about = meaning.about + (f" One of [{meaning.codes}](#codes-{meaning.codes})." if meaning.codes else "")
            yield f"| `{column}` | {about} | {meaning.unit or ''} | {meaning.null or ''} | {meaning.rule or ''} |"
    for name, listed in codes().items():
        yield from ("", f"## codes: {name}", "", "| code | meaning |", "|---|---|")
        yield from (f"| `{code}` | {meaning} |" for code, meaning in listed.items())


def macro_calls() -> list[str]:
    """The table macros as they are called, e.g. `incidents_near(lat, lon, km)`."""
    return [f"{name}({', '.join(models.macro_parameters(name))})" for name in statement.names(models.MACROS)]


def _column(written: dict[str, dict[str, Any]], entry: str | dict[str, str]) -> Column:
    if isinstance(entry, str):
        return Column(entry)
    if "as" in entry:
        table, _, column = entry["as"].partition(".")
        meant = _column(written, written[table][column])
        return replace(meant, about=f"{meant.about} As in {table}.")
    return Column(**entry)


@cache
def _read() -> dict[str, Any]:
    return tomllib.loads(files("warehouse").joinpath("dictionary.toml").read_text(encoding="utf-8"))


if __name__ == "__main__":
    print(to_markdown(), end="")
