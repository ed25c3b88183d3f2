"""What readers and publishing cost as the warehouse grows: ready views, macros, full-text search, publishing a batch.

    python scale_corpus.py 302000 CORPUS               # of the shared tools: makes CORPUS.jsonl and CORPUS.gold.jsonl
    python -m tests.benchmarks.bench_warehouse CORPUS [10000 300000]

Rows are made straight from the corpus and its gold (`scale_rows`), without extracting or coding. For each size: the first
publish, which writes all; then batches of 500, each published (the second is the first for which two files take turns);
then each ready view (its first 1,000 rows) and search, best of three. Seconds depend on the machine and on what else it
does (CPU seconds less so); what matters is how the last size compares with the first.
"""

from __future__ import annotations

import sys
import tempfile
import time
from collections.abc import Callable
from pathlib import Path

import warehouse
from tests.benchmarks import scale_rows
from warehouse import models, publish, statement, writer
from warehouse.snapshot import SNAPSHOT

BATCH, BATCHES, RUNS, SHOWN = 500, 4, 3, 1000
MACROS = (
    "incidents_as_of(now()::TIMESTAMP)",
    "incidents_near(35, 40, 50)",
    "incidents_of('islamic state')",
    "changes_since('2016-01-01')",
)
SEARCHES = ("kidnapped shepherds", "killed people bomb", "the attack on the market", "bomb*")


def main(corpus: str, *sizes: int) -> None:
    """Run the benchmark and print its table."""
    results = [measure(corpus, size) for size in sizes or (10_000, 300_000)]
    print(f"{'seconds':45}" + "".join(f"{size:>12,}" for size in sizes or (10_000, 300_000)))
    for name in results[0]:
        print(f"{name:45}" + "".join(f"{result[name]:12.3f}" for result in results))


def measure(corpus: str, size: int) -> dict[str, float]:
    """Seconds by what was measured, at one size."""
    found: dict[str, float] = {}
    with tempfile.TemporaryDirectory() as home:
        with writer.open_writer(home) as con:
            scale_rows.register(con, corpus)
            scale_rows.load(con, 1, size)
            found["publish all"] = seconds(lambda: publish.publish(con, home))
            for number in range(1, BATCHES + 1):
                scale_rows.load(con, size + 1, size + BATCH)
                size += BATCH
                began = time.process_time()
                found[f"publish batch {number} of {BATCH}"] = seconds(lambda: publish.publish(con, home))
                found[f"publish batch {number}, CPU"] = time.process_time() - began
        found["snapshot, MB"] = (Path(home) / SNAPSHOT).stat().st_size / 1e6
        queries = {f"view {name}": f"FROM {name} LIMIT {SHOWN}" for name in statement.names(models.READERS)}
        queries |= {call: f"FROM {call} LIMIT {SHOWN}" for call in MACROS}
        queries |= {f"search '{words}'": f"FROM search_articles('{words}') LIMIT 10" for words in SEARCHES}
        with warehouse.open(home) as reader:
            for name, query in queries.items():
                found[name] = min(seconds(lambda q=query: reader.execute(q).fetchall()) for _ in range(RUNS))  # type: ignore[misc]
    return found


def seconds(job: Callable[[], object]) -> float:
    """How long a job takes."""
    began = time.perf_counter()
    job()
    return time.perf_counter() - began


if __name__ == "__main__":
    main(sys.argv[1], *map(int, sys.argv[2:]))
