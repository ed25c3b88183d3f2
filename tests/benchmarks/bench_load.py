"""How the warehouse's part of the line grows: seconds and memory a batch, bytes a stored article.

    python -m tests.benchmarks.bench_load [ARTICLES] [BATCH]

Made-up articles (`tests.warehouse.world`) in order of time, loaded, deduplicated, coded with ready answers and linked in
batches of BATCH (500), then published. Prints the first, middle and last batches and the ratio of the last to the first
fifth: what growth costs. Ratios travel between machines, seconds do not.
"""

from __future__ import annotations

import resource
import sys
import tempfile
import time
from collections import defaultdict
from pathlib import Path
from statistics import median

import duckdb

from tests.warehouse.world import Told, world
from warehouse import incidents, pages, publish, reports, stories, writer

STAGES = ("load", "dedupe", "reports", "link")


def main(articles: int = 10_000, batch: int = 500) -> None:
    """Run the benchmark and print its table."""
    told = world(seed=1, events=articles // 2)[:articles]
    with tempfile.TemporaryDirectory() as folder, writer.open_writer(folder) as con:
        curve: dict[str, list[float]] = defaultdict(list)
        for start in range(0, len(told), batch):
            one_batch(con, told[start : start + batch], curve)
        seconds = {stage: sum(curve[stage]) for stage in STAGES}
        began = time.perf_counter()
        publish.publish(con, folder)
        seconds["publish"] = time.perf_counter() - began
        con.execute("CHECKPOINT")
        stored = (Path(folder) / writer.FILE_NAME).stat().st_size
        table(curve, batch)
        for stage, spent in seconds.items():
            print(f"{stage:8} {spent:8.1f} s   {len(told) / spent:9.0f} articles/s")
        print(
            f"{stored / len(told):.0f} bytes a stored article, {resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024:.0f} MB at most"
        )


def one_batch(con: duckdb.DuckDBPyConnection, told: list[Told], curve: dict[str, list[float]]) -> None:
    """Take one batch through all stages and note how long each took."""
    answers = {item.article["url"]: item.reports for item in told}

    def code() -> None:
        waiting = reports.pending(con, "bench", len(told))
        reports.load(con, "bench", [(article["article_id"], answers[article["url"]]) for article in waiting])

    work = {
        "load": lambda: pages.load(con, "bench", articles=[item.article for item in told]),
        "dedupe": lambda: stories.dedupe(con),
        "reports": code,
        "link": lambda: incidents.link(con),
    }
    for stage, job in work.items():
        began = time.perf_counter()
        job()
        curve[stage].append(time.perf_counter() - began)


def table(curve: dict[str, list[float]], batch: int) -> None:
    """Print seconds a batch along the way, and the last fifth against the first."""
    batches = len(curve["load"])
    shown = sorted({0, batches // 4, batches // 2, 3 * batches // 4, batches - 1})
    print(f"{'articles':>10} " + " ".join(f"{stage:>8}" for stage in STAGES))
    for number in shown:
        print(f"{(number + 1) * batch:>10} " + " ".join(f"{curve[stage][number]:8.3f}" for stage in STAGES))
    fifth = max(1, batches // 5)
    ratios = (median(curve[stage][-fifth:]) / median(curve[stage][:fifth]) for stage in STAGES)
    print(f"{'last/first':>10} " + " ".join(f"{ratio:8.2f}" for ratio in ratios))


if __name__ == "__main__":
    main(*map(int, sys.argv[1:]))
