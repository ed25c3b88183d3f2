"""The data dictionary: what every published table and column means, from one place (`dictionary.toml`).

It becomes COMMENTs in the published database, `dateline sql --describe`, and `DICTIONARY.md`:

    python -m warehouse.dictionary > warehouse/DICTIONARY.md
"""

from __future__ import annotations

import tomllib
from functools import cache
from importlib.resources import files

import duckdb

from warehouse import statement

ABOUT = "about"


@cache
def tables() -> dict[str, dict[str, str]]:
    """{table: {"about": what a row is, column: its meaning, ...}} in the file's order."""
    return tomllib.loads(files("warehouse").joinpath("dictionary.toml").read_text(encoding="utf-8"))


def comment(con: duckdb.DuckDBPyConnection) -> None:
    """Write the dictionary as COMMENTs on the tables and views of the current database that it describes."""
    kinds = dict(con.execute(statement.sql("statements/described_kinds")).fetchall())
    for table, meanings in tables().items():
        if table not in kinds:
            continue
        con.execute(f"COMMENT ON {kinds[table]} {table} IS {_literal(meanings[ABOUT])}")
        for column, meaning in meanings.items():
            # DuckDB has no comments on the columns of a view.
            if column != ABOUT and kinds[table] == "TABLE":
                con.execute(f'COMMENT ON COLUMN {table}."{column}" IS {_literal(meaning)}')


def to_markdown() -> str:
    """The dictionary as a page."""
    lines = [
        "# Data dictionary",
        "",
        "The tables and views of `HOME/published/dateline.duckdb`. All times are UTC. Where nothing is said of",
        "null, the column is never null. Made from `dictionary.toml` by `python -m warehouse.dictionary`; do not edit.",
    ]
    for table, meanings in tables().items():
        lines += ["", f"## {table}", "", meanings[ABOUT], "", "| column | meaning |", "|---|---|"]
        lines += [f"| `{column}` | {meaning} |" for column, meaning in meanings.items() if column != ABOUT]
    return "\n".join(lines) + "\n"


def _literal(text: str) -> str:
    return "'" + text.replace("'", "''") + "'"


if __name__ == "__main__":
    print(to_markdown(), end="")
