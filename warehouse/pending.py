"""What a recoding does first: mark everything as pending for a stage, so that the line's own stages do the work."""

from __future__ import annotations

from typing import Literal

import duckdb

from warehouse import statement
from warehouse.writer import transaction

Stage = Literal["extract", "code", "link"]
STAGES: tuple[Stage, ...] = ("extract", "code", "link")


def mark(con: duckdb.DuckDBPyConnection, stage: Stage) -> None:
    """Make everything pending for `stage` and all stages after it. What does not change then keeps its ids and
    history.
    """
    with transaction(con):
        for later in STAGES[STAGES.index(stage) :]:
            statement.run(con, f"pending_{later}")
