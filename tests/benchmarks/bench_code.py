"""Articles coded a second, on one core and on two, and the peak of memory.

python -m tests.benchmarks.bench_code [--articles 2000]
"""

from __future__ import annotations

import argparse
import resource
import time

from flows.coding.article import Article
from flows.coding.coder import load_coder
from flows.command.code import _load, code_lines
from flows.workers import ordered_map
from tests.benchmarks.corpus import articles


def main() -> None:
    """Run the benchmark."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--articles", type=int, default=2000)
    count = parser.parse_args().articles
    rows = list(articles(count))
    kilobytes = sum(len(row["text"]) for row in rows) / 1000
    began = time.perf_counter()
    coder = load_coder()
    print(f"loading the coder: {time.perf_counter() - began:.2f} s")
    texts = [Article.from_dict(row) for row in rows]
    coder.code(texts[0])
    began = time.process_time()
    found = sum(len(coder.code(text)) for text in texts)
    seconds = time.process_time() - began
    print(f"one core: {count / seconds:.0f} articles/s of {kilobytes / count:.1f} kB, {found} reports")
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
    print(f"peak memory: {peak:.0f} MB")
    import json

    lines = [(number, json.dumps(row).encode()) for number, row in enumerate(rows, 1)] * 3
    walls = {}
    for jobs in (1, 2):
        began = time.perf_counter()
        for _ in ordered_map(code_lines, lines, jobs=jobs, chunk=64, initializer=_load, initargs=((),)):
            pass
        walls[jobs] = time.perf_counter() - began
        print(f"--jobs {jobs}: {len(lines) / walls[jobs]:.0f} articles/s")
    print(f"ratio of two jobs to one: {walls[1] / walls[2]:.2f}")


if __name__ == "__main__":
    main()
