"""Articles extracted a second, metadata on, against bare trafilatura on the same pages; one core.

    python tests/benchmarks/bench_extract.py [--pages 120] [--rounds 3]

The pages are made here: bodies of 5 to 40 paragraphs in menus, banners, related lists and scripts.
"""

from __future__ import annotations

import argparse
import json
import random
import statistics
import time
from collections.abc import Callable
from datetime import UTC, datetime

import trafilatura

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


def rate(extract: Callable[[Page], object], pages: list[Page], rounds: int) -> float:
    """Pages a second of processor time, the median of so many rounds."""
    rates = []
    for _ in range(rounds):
        began = time.process_time()
        for one in pages:
            assert extract(one)
        rates.append(len(pages) / (time.process_time() - began))
    return statistics.median(rates)


def main() -> None:
    """Print the rates and their ratios to ours."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--pages", type=int, default=120)
    parser.add_argument("--rounds", type=int, default=3)
    args = parser.parse_args()
    pages = [page(n) for n in range(args.pages)]
    contestants: dict[str, Callable[[Page], object]] = {
        "dateline": lambda p: extract_page(p).articles,
        "trafilatura, default with metadata": lambda p: trafilatura.bare_extraction(
            p.body, url=p.url, with_metadata=True
        ),
        "trafilatura, default": lambda p: trafilatura.extract(p.body, url=p.url),
        "trafilatura, fast, no comments": lambda p: trafilatura.extract(
            p.body, url=p.url, fast=True, include_comments=False
        ),
    }
    rates = {name: rate(extract, pages, args.rounds) for name, extract in contestants.items()}
    for name, value in rates.items():
        print(f"{name:<36} {value:7.1f} pages/s   dateline is {rates['dateline'] / value:5.2f} of it")


if __name__ == "__main__":
    main()
