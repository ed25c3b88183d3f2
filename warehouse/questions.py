"""Questions that analysts ask: each a .sql file in `questions/`; the page QUESTIONS.md has them with their answers.

dateline demo --home DIR && python -m warehouse.questions DIR > warehouse/QUESTIONS.md
"""

from __future__ import annotations

import sys
from collections.abc import Iterator
from pathlib import Path

import duckdb

import warehouse
from warehouse import query, statement

FOLDER = "questions"


def to_markdown(con: duckdb.DuckDBPyConnection) -> str:
    """All questions with their answers on a snapshot, as a page."""
    return "\n".join(_lines(con)) + "\n"


def _lines(con: duckdb.DuckDBPyConnection) -> Iterator[str]:
    names = statement.names(FOLDER)
    yield f"# {len(names)} questions to the warehouse"
    yield ""
    yield "Each with its SQL and its answer on the demo (`dateline demo`, whose outlets and news are made up). Run them"
    yield 'with `dateline sql "..."`. What the columns mean: [data dictionary](DICTIONARY.md).'
    yield "Made by `python -m warehouse.questions`."
    for number, name in enumerate(names, 1):
        asked, _, text = statement.sql(f"{FOLDER}/{name}").partition("\n")
        yield from ("", f"## {number}. {asked.removeprefix('-- ')}", "", "```sql", text.strip(), "```", "")
        yield query.run(con, text).to_text("markdown").rstrip("\n")


if __name__ == "__main__":
    with warehouse.open(Path(sys.argv[1])) as connection:
        print(to_markdown(connection), end="")
