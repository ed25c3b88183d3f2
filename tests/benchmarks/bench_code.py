"""The coder's speed: quiet and dense news on one core, with the share of each part; two jobs; a text of 2 MB; memory.

python -m tests.benchmarks.bench_code [--articles 1000]

Rates are of CPU time, so that other work on the machine counts little; the two jobs' ratio is of the wall clock and
needs two free cores.
"""

from __future__ import annotations

import argparse
import gc
import json
import re
import time
from collections import Counter
from collections.abc import Callable, Sequence
from contextlib import ExitStack
from functools import wraps
from pathlib import Path
from typing import Any
from unittest.mock import patch

from flows.coding import article_reading, headline
from flows.coding.article import Article
from flows.coding.coder import Coder, load_coder
from flows.command.code import CHUNK, _load, code_lines
from flows.workers import GARBAGE, ordered_map
from tests.benchmarks.corpus import articles, dense_articles

#: The parts of coding an article, by the names under which ``article_reading`` calls them; the rest is "other".
PARTS = {
    "sentences": ("read_document",),
    "phrases": ("tokenise", "group"),
    "acts": ("SentenceReader.read",),
    "dates": ("find_dates",),
    "places": ("find_places",),
    "headline": ("read_headline",),
    "tellings": ("tellings", "incidents", "settle", "date_main"),
    "responsibility": ("cue_sentences", "statements", "assign"),
}


def main() -> None:
    """Run the benchmark."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--articles", type=int, default=1000, help="of each kind of text")
    count = parser.parse_args().articles
    began = time.perf_counter()
    coder = load_coder()
    gc.freeze()  # and this threshold: as in the processes of ``dateline code``
    gc.set_threshold(GARBAGE, *gc.get_threshold()[1:])
    print(f"loading the coder: {time.perf_counter() - began:.2f} s")
    kinds = {"quiet": list(articles(count)), "dense": list(dense_articles(count))}
    for kind, rows in kinds.items():
        texts = [Article.from_dict(row) for row in rows]
        rate(coder, kind, texts)
        shares(coder, kind, texts[:200])
    print(f"peak memory so far: {peak_memory():.0f} MB")
    two_megabytes(coder, [str(row["text"]) for row in kinds["dense"]])
    print(f"peak memory after the text of 2 MB: {peak_memory():.0f} MB")
    two_jobs([*kinds["quiet"], *kinds["dense"]])


def rate(coder: Coder, kind: str, texts: Sequence[Article]) -> None:
    """Articles a second of CPU time on one core."""
    for text in texts[:20]:
        coder.code(text)
    began = time.process_time()
    found = sum(len(coder.code(text)) for text in texts)
    seconds = time.process_time() - began
    size = sum(len(text.text) for text in texts) / len(texts) / 1000
    print(f"{kind}: {len(texts) / seconds:.0f} articles/s of {size:.1f} kB on one core, {found} reports")


def shares(coder: Coder, kind: str, texts: Sequence[Article]) -> None:
    """The share of each part of the work."""
    spent: Counter[str] = Counter()
    within: list[float] = []  # of each part that runs: the seconds of parts that it asks for

    def timed(part: str, function: Callable[..., Any]) -> Callable[..., Any]:
        @wraps(function)
        def run(*args: Any, **kwargs: Any) -> Any:
            began = time.perf_counter()
            within.append(0.0)
            try:
                return function(*args, **kwargs)
            finally:
                seconds = time.perf_counter() - began
                spent[part] += seconds - within.pop()
                if within:
                    within[-1] += seconds

        return run

    with ExitStack() as patched:
        for part, names in PARTS.items():
            for name in names:
                owner, attribute = _owner(name)
                patched.enter_context(patch.object(owner, attribute, timed(part, getattr(owner, attribute))))
        patched.enter_context(patch.multiple(headline, tokenise=_own(headline.tokenise), group=_own(headline.group)))
        began = time.perf_counter()
        for text in texts:
            coder.code(text)
        whole = time.perf_counter() - began
    spent["other"] = whole - sum(spent.values())
    print(f"{kind}, shares: " + ", ".join(f"{part} {seconds / whole:.0%}" for part, seconds in spent.most_common()))


def _owner(name: str) -> tuple[Any, str]:
    holder, _, attribute = name.rpartition(".")
    return (getattr(article_reading, holder) if holder else article_reading), attribute


def _own(function: Callable[..., Any]) -> Callable[..., Any]:
    """The function itself, not the timed one: a headline's time is counted whole."""
    return getattr(function, "__wrapped__", function)


def two_megabytes(coder: Coder, texts: Sequence[str]) -> None:
    """One text of 2 MB against the same in pieces of 3 kB: the cost of a kB, and their ratio (1 is linear)."""
    whole = "\n\n".join(texts)
    while len(whole) < 2_000_000:
        whole = f"{whole}\n\n{whole}"
    whole = whole[:2_000_000]
    published = "2026-01-15"
    pieces = [Article(text=whole[at : at + 3000], published=published) for at in range(0, 600_000, 3000)]
    costs = []
    for batch in (pieces, [Article(text=whole, published=published)]):
        began = time.process_time()
        for text in batch:
            coder.code(text)
        costs.append((time.process_time() - began) * 1e6 / sum(len(text.text) for text in batch))
    print(f"a kB costs {costs[0]:.2f} ms in 3 kB, {costs[1]:.2f} ms in 2 MB: ratio {costs[1] / costs[0]:.2f}")


def two_jobs(rows: Sequence[dict[str, Any]]) -> None:
    """``dateline code --jobs 1`` and ``--jobs 2`` over the same lines: articles a second, and their ratio."""
    lines = [(number, json.dumps(row).encode()) for number, row in enumerate([*rows] * 3, 1)]
    walls = {}
    for jobs in (1, 2):
        began, own = time.perf_counter(), time.process_time()
        for _ in ordered_map(code_lines, lines, jobs=jobs, chunk=CHUNK, initializer=_load, initargs=((),)):
            pass
        walls[jobs] = time.perf_counter() - began
        own = time.process_time() - own
        print(f"--jobs {jobs}: {len(lines) / walls[jobs]:.0f} articles/s, {own:.2f} s of CPU in the first process")
    print(f"ratio of two jobs to one: {walls[1] / walls[2]:.2f}")


def peak_memory() -> float:
    """Megabytes: the most that this process has held."""
    found = re.search(r"VmHWM:\s*(\d+)", Path("/proc/self/status").read_text())
    return int(found[1]) / 1024 if found else float("nan")


if __name__ == "__main__":
    main()
