"""Articles extracted a second, metadata on, against bare trafilatura on the same pages; one core.

    python -m tests.benchmarks.bench_extract [--pages 120 | --jsonl FILE] [--rounds 5]

The pages are made here: bodies of 5 to 40 paragraphs in menus, banners, related lists and scripts; or read from a file.
"""

from __future__ import annotations

import argparse
import json
import random
import statistics
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from datetime import UTC, datetime
from pathlib import Path
from tempfile import NamedTemporaryFile

import trafilatura

from flows.reading import CHUNK, extract_pages
from flows.workers import ordered_map
from spiders.extract import extract_page
from spiders.page import Page

NOUNS = "ferry bank council market bridge driver orchard silo lorry teacher river village clinic road hill".split()  # noqa: SIM905
VERBS = "closed reached crossed left repaired blocked counted promised reported opened refused".split()  # noqa: SIM905


def sentence(rng: random.Random) -> str:
    """A sentence of 8 to 20 words."""
    words = [rng.choice(("the", "a", "its", "one")) + " " + rng.choice(NOUNS) for _ in range(rng.randint(2, 5))]
    return (
        f" {rng.choice(VERBS)} ".join(words).capitalize()
        + rng.choice((" on Monday", " at noon", ", officials said", ""))
        + "."
    )


def page(number: int) -> Page:
    """A page as an outlet of the third size makes it."""
    rng = random.Random(number)
    title = sentence(rng).rstrip(".")
    url = f"https://post.example/2025/11/{number}-{'-'.join(title.lower().split()[:6])}"
    paragraphs = "".join(
        f"<p>{' '.join(sentence(rng) for _ in range(rng.randint(2, 6)))}</p>"
        + ("<aside class=nl><h3>Newsletter</h3><p>Sign up to our newsletter today.</p></aside>" if i == 3 else "")
        for i in range(rng.randint(5, 40))
    )
    menu = "".join(f'<li class="menu-item"><a href="/s/{n}">{n}</a></li>' for n in NOUNS)
    related = "".join(
        f'<div class="card"><a href="/r/{i}"><img src="{i}.jpg" alt=""><h3>{sentence(rng)}</h3></a>'
        f"<p>{sentence(rng)}</p></div>"
        for i in range(20)
    )
    data = {
        "@context": "https://schema.org",
        "@type": "NewsArticle",
        "headline": title,
        "datePublished": "2025-11-03T08:00:00Z",
        "author": [{"@type": "Person", "name": "Lina Sattam"}],
        "publisher": {"@type": "Organization", "name": "Post"},
    }
    html = (
        f'<!doctype html><html lang="en"><head><meta charset="utf-8"><title>{title} | Post</title>'
        f'<meta property="og:title" content="{title} | Post"><meta property="og:site_name" content="Post">'
        f'<link rel="canonical" href="{url}"><script type="application/ld+json">{json.dumps(data)}</script>'
        f"<script>{'var x = {a: 1};' * 400}</script></head><body><header><nav><ul>{menu * 3}</ul></nav></header>"
        f'<main><h1>{title}</h1><div class="meta">By <a rel="author" href="/a">Lina Sattam</a>'
        ' <time datetime="2025-11-03">3 Nov</time></div>'
        f'<div class="article-body">{paragraphs}</div></main><section class="related">{related}</section>'
        f"<footer><ul>{menu}</ul><p>All rights reserved.</p></footer></body></html>"
    )
    return Page(url, url, 200, "text/html; charset=utf-8", datetime.now(UTC), html.encode())


Contestant = Callable[[Page], object]

CONTESTANTS: dict[str, Contestant] = {
    "dateline, metadata on": lambda p: extract_page(p).articles,
    "trafilatura, fast, no comments": lambda p: trafilatura.extract(
        p.body, url=p.url, fast=True, include_comments=False
    ),
    "trafilatura, default": lambda p: trafilatura.extract(p.body, url=p.url),
    "trafilatura, default with metadata": lambda p: trafilatura.bare_extraction(p.body, url=p.url, with_metadata=True),
}


def seconds(extract: Contestant, pages: list[Page]) -> float:
    """Processor time for all pages."""
    began = time.process_time()
    for one in pages:
        extract(one)
    return time.process_time() - began


def peak_memory(script: str, pages: list[Page]) -> float:
    """MB that a process of its own, which imports what it needs and no more, takes at most for the pages."""
    with NamedTemporaryFile("w", suffix=".jsonl", encoding="utf-8") as file:
        file.writelines(json.dumps({"url": p.url, "html": p.body.decode()}) + "\n" for p in pages)
        file.flush()
        done = subprocess.run(
            [sys.executable, "-c", script + _REPORT, file.name], capture_output=True, text=True, check=True
        )
    return int(done.stdout) / 1024


# VmHWM is of this process's own image; what getrusage calls the peak is inherited from the process that started it.
_REPORT = """
import json, re, sys
for line in open(sys.argv[1], encoding="utf-8"):
    row = json.loads(line)
    extract(row["url"], row["html"].encode())
print(re.search(r"VmHWM:\\s*(\\d+)", open("/proc/self/status").read())[1])
"""
_OURS = """
from datetime import UTC, datetime
from spiders.extract import extract_page
from spiders.page import Page
def extract(url, body):
    extract_page(Page(url, url, 200, "text/html; charset=utf-8", datetime.now(UTC), body))
"""
_THEIRS = """
import trafilatura
def extract(url, body):
    trafilatura.extract(body, url=url, fast=True, include_comments=False)
"""


def pages_a_second(pages: list[Page], jobs: int) -> float:
    """Pages a second of wall time, through the pool of processes that a run uses."""
    began = time.perf_counter()
    for _ in ordered_map(extract_pages, iter(pages), jobs=jobs, chunk=CHUNK):
        pass
    return len(pages) / (time.perf_counter() - began)


def main() -> None:
    """Print rates, their ratios to ours (medians of rounds taken in turns), two cores against one, peak memory."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--pages", type=int, default=120, help="pages to make")
    parser.add_argument("--jsonl", type=Path, help='pages to read instead, a line each: {"url", "html"}')
    parser.add_argument("--rounds", type=int, default=5)
    args = parser.parse_args()
    pages = list(read_pages(args.jsonl)) if args.jsonl else [page(n) for n in range(args.pages)]
    rounds = [{name: seconds(extract, pages) for name, extract in CONTESTANTS.items()} for _ in range(args.rounds)]
    own = next(iter(CONTESTANTS))
    for name in CONTESTANTS:
        rate = statistics.median(len(pages) / one[name] for one in rounds)
        ratio = statistics.median(one[name] / one[own] for one in rounds)
        print(f"{name:<36} {rate:7.1f} pages/s   dateline is {ratio:5.2f} of it")
    many = pages * max(1, 2000 // len(pages))
    one, two = pages_a_second(many, 1), pages_a_second(many, 2)
    print(f"in a run's processes: one {one:.0f} pages/s, two {two:.0f}, ratio {two / one:.2f} (wall time)")
    ours, theirs = peak_memory(_OURS, pages), peak_memory(_THEIRS, pages)
    print(f"peak memory of a process: {ours:.0f} MB, trafilatura's {theirs:.0f} MB, ratio {ours / theirs:.2f}")


def read_pages(path: Path) -> Iterator[Page]:
    """The pages of a file of JSON Lines."""
    for line in path.open(encoding="utf-8"):
        row = json.loads(line)
        yield Page(row["url"], row["url"], 200, "text/html; charset=utf-8", datetime.now(UTC), row["html"].encode())


if __name__ == "__main__":
    main()
