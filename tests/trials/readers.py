"""Trial: four processes read the published snapshot in a loop while a flow writes and publishes: no error, no torn view.

    python -m tests.trials.readers [--minutes 5] [--readers 4] [--seed 1]

The writer takes made-up articles (`tests.warehouse.world`) through the line in small batches and publishes after each.
Readers open the snapshot anew each time, through `warehouse.open` and as any DuckDB client, and the Parquet files; some
keep a connection open over several publishes. A view is torn where its tables do not fit each other: a claim without its
report, an incident whose reports are not as many as it says, Parquet with other rows than its manifest's moment tells, or
a state older than one seen before. Exit status 1 where anything was wrong.
"""

from __future__ import annotations

import argparse
import json
import multiprocessing
import sys
import tempfile
import time
from collections.abc import Iterator
from datetime import datetime
from multiprocessing.synchronize import Event
from pathlib import Path
from typing import Any

import duckdb

import warehouse
from tests.warehouse.line import through
from tests.warehouse.world import world
from warehouse import parquet, publish, writer
from warehouse.snapshot import SNAPSHOT

TORN = """
SELECT 'claims without report', count(*) FROM claims WHERE report_id NOT IN (SELECT report_id FROM reports)
UNION ALL SELECT 'reports without article', count(*) FROM reports WHERE article_id NOT IN (SELECT article_id FROM articles)
UNION ALL SELECT 'articles without story', count(*) FROM articles WHERE story_id NOT IN (SELECT story_id FROM stories)
UNION ALL SELECT 'incidents of other reports', count(*) FROM incidents AS i WHERE report_count <> (SELECT count(*) FROM reports AS r WHERE r.incident_id = i.incident_id)
UNION ALL SELECT 'articles not in the index', abs((SELECT count(*) FROM articles) - (SELECT count(*) FROM search_lengths))
"""


def read(home: str, number: int, stop: Event, told: Any) -> None:
    """Read in a loop until told to stop; put (number of reads, what was wrong) at the end."""
    reads = 0
    wrong: list[str] = []
    newest: dict[bool, datetime] = {}
    held: duckdb.DuckDBPyConnection | None = None
    before: list[Any] = []
    while not stop.is_set():
        try:
            for published_at, faults in looks(Path(home), reads + number):
                wrong += [f"{name}: {count}" for name, count in faults if count]
                # The two are replaced one after the other, so each is compared with itself.
                kind = (reads + number) % 3 == 2
                last = newest.get(kind, published_at)
                wrong += [f"{published_at} after {last}"] if published_at < last else []
                newest[kind] = max(last, published_at)
            if held is None or reads % 20 == 0:
                held = warehouse.open(home)
                before = held.execute("SELECT count(*), sum(killed_best) FROM incidents").fetchall()
            elif held.execute("SELECT count(*), sum(killed_best) FROM incidents").fetchall() != before:
                wrong.append("an open connection sees another state")
        except Exception as error:
            wrong.append(f"{type(error).__name__}: {error}")
        reads += 1
    told.put((reads, wrong))


def looks(home: Path, turn: int) -> Iterator[tuple[Any, list[tuple[str, int]]]]:
    """Look once, in one of three ways: (when it was published, [(fault, how many)])."""
    if turn % 3 == 2:
        folder = parquet.folder_of(home, "incidents").parent
        manifest = json.loads((folder / "manifest.json").read_text())
        with duckdb.connect() as con:
            rows = {
                name: con.execute(f"SELECT count(*) FROM read_parquet('{folder}/{name}/**/*.parquet')").fetchall()[0][0]
                for name in ("incidents", "reports", "claims")
            }
            for name in ("reports", "claims"):
                con.execute(f"CREATE VIEW {name} AS FROM read_parquet('{folder}/{name}/**/*.parquet')")
            lost = con.execute(
                "SELECT count(*) FROM claims WHERE report_id NOT IN (SELECT report_id FROM reports)"
            ).fetchall()
        moment = datetime.fromisoformat(manifest["published_at"])
        yield moment, [("Parquet claims without report", lost[0][0]), ("empty tables", list(rows.values()).count(0))]
        return
    with warehouse.open(home) if turn % 3 else duckdb.connect(str(home / SNAPSHOT), read_only=True) as con:
        faults = con.execute(TORN).fetchall()
        yield con.execute("SELECT published_at FROM snapshot_info").fetchall()[0][0], faults


def main(minutes: float, readers: int, seed: int) -> int:
    """Run the trial; returns the exit status."""
    context = multiprocessing.get_context("spawn")
    stop, told = context.Event(), context.Queue()
    with tempfile.TemporaryDirectory(prefix="dateline-readers-") as home, writer.open_writer(home) as con:
        articles = world(seed, events=4000)
        through(con, articles[:20], batch=20)
        publish.publish(con, home)
        processes = [context.Process(target=read, args=(home, number, stop, told)) for number in range(readers)]
        for process in processes:
            process.start()
        end, at, publishes = time.monotonic() + minutes * 60, 20, 0
        while time.monotonic() < end and at < len(articles):
            through(con, articles[at : at + 20], batch=20)
            publish.publish(con, home)
            at, publishes = at + 20, publishes + 1
        stop.set()
        answers = [told.get(timeout=120) for _ in processes]
        for process in processes:
            process.join()
    wrong = [fault for _, faults in answers for fault in faults]
    print(
        f"{publishes} publishes of 20 articles, {sum(reads for reads, _ in answers)} reads by {readers} processes, {len(wrong)} wrong"
    )
    print("\n".join(wrong[:20]))
    return int(bool(wrong))


if __name__ == "__main__":
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--minutes", type=float, default=5)
    parser.add_argument("--readers", type=int, default=4)
    parser.add_argument("--seed", type=int, default=1)
    options = parser.parse_args()
    sys.exit(main(options.minutes, options.readers, options.seed))
