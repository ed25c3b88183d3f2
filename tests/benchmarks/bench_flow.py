"""The flow as a whole against the sum of its stages: what Prefect and the wiring cost.

    python -m tests.benchmarks.bench_flow [--articles 3000]

Both read the same JSON Lines of made-up articles into a new home. The stages are called as plain functions, one after the
other; the flow runs with its own Prefect server, start-up told apart.
"""

from __future__ import annotations

import argparse
import json
import tempfile
import time
from collections.abc import Callable
from pathlib import Path

from flows import reading, recoding
from flows.prefect_server import prefect_api
from flows.run_summary import RunSummary
from flows.settings import Settings
from tests.benchmarks.corpus import articles
from warehouse import incidents, publish, runs, stories
from warehouse.writer import open_writer


def main() -> None:
    """Run the benchmark."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--articles", type=int, default=3000)
    count = parser.parse_args().articles
    with tempfile.TemporaryDirectory(prefix="dateline-bench-") as folder:
        file = Path(folder, "articles.jsonl")
        file.write_text("".join(json.dumps(row) + "\n" for row in articles(count)))
        total = stages(Path(folder, "stages"), file, count)
        whole = flow(Path(folder, "flow"), file)
    print(f"sum of the stages: {total:.1f} s; the flow: {whole:.1f} s; ratio {whole / total:.2f}")


def stages(home: Path, file: Path, count: int) -> float:
    """Seconds that the stages take, called one after the other; prints each."""
    settings, summary = Settings(home=home), RunSummary()
    total = 0.0
    with open_writer(home) as con:
        summary.run_id = runs.start(con, "benchmark")
        steps: list[tuple[str, Callable[[], object]]] = [
            ("read and load", lambda: reading.read_files(con, settings, [file], summary)),
            ("dedupe", lambda: stories.dedupe(con)),
            ("code", lambda: recoding.code_pending(con, settings)),
            ("link", lambda: incidents.link(con)),
            ("publish", lambda: publish.publish(con, home)),
        ]
        for name, step in steps:
            began = time.perf_counter()
            step()
            seconds = time.perf_counter() - began
            total += seconds
            print(f"{name:<14} {seconds:6.2f} s  {count / seconds:8.0f} articles/s")
    return total


def flow(home: Path, file: Path) -> float:
    """Seconds that the flow takes once Prefect is up; prints what the start-up takes."""
    began = time.perf_counter()
    with prefect_api(home / "prefect"):
        from flows.ingest import ingest

        print(f"Prefect's start: {time.perf_counter() - began:.1f} s")
        began = time.perf_counter()
        ingest(home=str(home), paths=[str(file)])
        return time.perf_counter() - began


if __name__ == "__main__":
    main()
