"""How the line grows: what a batch of 500 costs while a warehouse fills up, and what an article takes on the disk.

    python scale_corpus.py 302000 CORPUS               # of the shared tools: makes CORPUS.jsonl
    python -m tests.benchmarks.bench_growth CORPUS [--at 10000 100000 300000] [--between 5000] [--home DIR]

Each batch goes the flow's way, its stages called as plain functions: the warehouse opened, a file read, deduplicated,
coded, linked, checked, published, the warehouse closed. For the last 20 batches before each size the median batch is
printed: seconds by the clock and of CPU, the most memory that was resident, and the CPU seconds of each stage; then each
size against the first, and the bytes of warehouse and snapshot for each stored article. Between the sizes the corpus is
loaded in steps of `--between` articles, which saves time; `--between 500` takes all of it in batches. `--home` keeps the
home, and goes on with one that is there. Linux only (peak memory is asked of /proc). Ratios travel between machines,
seconds do not.
"""

from __future__ import annotations

import argparse
import tempfile
import time
from collections.abc import Callable, Iterator
from contextlib import ExitStack
from dataclasses import dataclass
from itertools import islice
from pathlib import Path
from statistics import median

from flows import checking, reading, recoding
from flows.run_summary import RunSummary
from flows.settings import Settings
from warehouse import actors, incidents, publish, runs, stories
from warehouse.snapshot import SNAPSHOT
from warehouse.writer import FILE_NAME, open_writer

STAGES = ("open", "read", "dedupe", "code", "link", "check", "publish", "close")
BATCH = 500
WINDOW = 20
"""Batches that are measured at each size."""


@dataclass(frozen=True)
class Cost:
    """What one batch took."""

    articles: int
    """Stored after it."""
    seconds: float
    cpu: float
    megabytes: float
    """The most that was resident while it was worked on."""
    stages: dict[str, float]
    """CPU seconds of each."""


def main() -> None:
    """Run the benchmark and print the curve."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("corpus")
    parser.add_argument("--at", type=int, nargs="+", default=[10_000, 100_000, 300_000])
    parser.add_argument("--between", type=int, default=5000)
    parser.add_argument("--home", type=Path)
    options = parser.parse_args()
    with ExitStack() as stack:
        home = options.home or Path(stack.enter_context(tempfile.TemporaryDirectory(prefix="dateline-growth-")))
        show(load(home, Path(f"{options.corpus}.jsonl"), options.at, options.between), options.at)
        for file in (FILE_NAME, SNAPSHOT):
            print(f"{file}: {(home / file).stat().st_size / options.at[-1]:,.0f} bytes a stored article")


def load(home: Path, corpus: Path, sizes: list[int], between: int) -> Iterator[Cost]:
    """Take the corpus the whole way up to the last size, after what the home already holds; yields what batches took."""
    with open_writer(home) as con:
        stored = runs.totals(con)["articles"]
    file = home / "batch.jsonl"
    with corpus.open(encoding="utf-8") as lines:
        rows = islice(lines, stored, None)
        for count in steps(stored, sizes, between):
            file.write_text("".join(islice(rows, count)), encoding="utf-8")
            stored += count
            cost = one_batch(Settings(home=home, jobs=1 if count <= BATCH else 2), file, stored)
            if count <= BATCH:
                yield cost
    file.unlink(missing_ok=True)


def steps(stored: int, sizes: list[int], between: int) -> Iterator[int]:
    """How many articles to take next, again and again: large steps up to the window before each size, there batches."""
    for size in sizes:
        while stored < size:
            ahead = size - WINDOW * BATCH - stored
            step = min(between, ahead) if ahead > 0 else min(BATCH, size - stored)
            stored += step
            yield step


def one_batch(settings: Settings, file: Path, stored: int) -> Cost:
    """Take one file of articles the whole way, as a run does."""
    summary, spent = RunSummary(), dict.fromkeys(STAGES, 0.0)
    forget_peak()
    began, cpu_began = time.perf_counter(), time.process_time()
    last = cpu_began

    def done(stage: str) -> None:
        nonlocal last
        spent[stage] += time.process_time() - last
        last = time.process_time()

    with open_writer(settings.home) as con:
        summary.run_id = runs.start(con, "benchmark")
        steps: list[tuple[str, Callable[[], object]]] = [
            ("read", lambda: reading.read_files(con, settings, [file], summary)),
            ("read", lambda: reading.read_archive(con, settings, summary)),
            ("dedupe", lambda: stories.dedupe(con)),
            ("code", lambda: recoding.code_pending(con, settings)),
            ("link", lambda: incidents.link(con)),
            ("check", lambda: checking.check(con, settings, summary)),
            ("check", lambda: summary.close(con)),
            ("publish", lambda: actors.replace(con, recoding.known_actors(settings))),
            ("publish", lambda: publish.publish(con, settings.home)),
        ]
        done("open")
        for stage, step in steps:
            step()
            done(stage)
    done("close")
    return Cost(stored, time.perf_counter() - began, time.process_time() - cpu_began, peak(), spent)


def forget_peak() -> None:
    """Let the kernel measure this process' peak of memory from now on."""
    Path("/proc/self/clear_refs").write_text("5")


def peak() -> float:
    """The most memory that was resident since, in MB."""
    lines = Path("/proc/self/status").read_text().splitlines()
    return next(int(line.split()[1]) for line in lines if line.startswith("VmHWM")) / 1024


def show(costs: Iterator[Cost], sizes: list[int]) -> None:
    """Print the median batch of each size as soon as it is reached, and how it compares with the first size."""
    print(f"{'articles':>10} " + " ".join(f"{name:>9}" for name in ("s a batch", "CPU s", "MB", *STAGES)), flush=True)
    first: list[float] = []
    for size in sizes:
        window = [cost for cost in islice(costs, WINDOW) if cost.articles <= size]
        if not window:
            continue
        row = summed(window)
        first = first or row
        print(f"{size:>10,} " + " ".join(f"{value:9.2f}" for value in row))
        ratios = (value / before if before else 0.0 for value, before in zip(row, first, strict=True))
        print(f"{'to first':>10} " + " ".join(f"{ratio:9.2f}" for ratio in ratios), flush=True)


def summed(costs: list[Cost]) -> list[float]:
    """Medians of a window, in the order of the table's columns."""
    whole = [median(getattr(cost, name) for cost in costs) for name in ("seconds", "cpu", "megabytes")]
    return whole + [median(cost.stages[stage] for cost in costs) for stage in STAGES]


if __name__ == "__main__":
    main()
