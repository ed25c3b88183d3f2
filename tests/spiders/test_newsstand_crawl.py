"""The demo newsstand crawled and extracted by the real parts: what was printed comes out, and nothing forbidden."""

from __future__ import annotations

from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from pathlib import Path

import pytest

from spiders.crawl import CrawlResult, CrawlSpec, run_crawl
from spiders.extract import Extraction, extract_page
from spiders.newsstand import SOURCES_DIR, Request, open_newsstand
from spiders.newsstand.outlet import NewsItem, Outlet, read_outlets
from spiders.page import Page
from spiders.source import load_sources
from spiders.warc_file import read_pages

FORBIDDEN = "http://jabalvoice.example/unchecked/salkhad-explosion.html"
DEAD = "http://jabalvoice.example/news/photos-snow-tell-qeni.html"


@dataclass(frozen=True)
class Walk:
    """One crawl of all outlets: results, pages by address, and what the newsstand was asked for."""

    results: list[CrawlResult]
    pages: dict[str, Page]
    requests: list[Request]
    extractions: dict[str, Extraction]


@pytest.fixture(scope="module", name="walk")
def walk_newsstand(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Walk]:
    folder = tmp_path_factory.mktemp("archive")
    with open_newsstand() as stand, ThreadPoolExecutor(2) as pool:
        specs = [
            CrawlSpec(source, folder, allow_private_hosts=True, proxy=stand.proxy_url)
            for source in load_sources(SOURCES_DIR).values()
        ]
        results = list(pool.map(run_crawl, specs))
        files = [folder / Path(name) for result in results for name in result.archive_files]
        pages = {page.final_url: page for file in files for page in read_pages(file)}
        yield Walk(results, pages, stand.requests, {url: extract_page(page) for url, page in pages.items()})


@pytest.fixture(scope="module", name="outlets")
def read_day_one() -> dict[str, Outlet]:
    return read_outlets(1)


def items_of(outlets: dict[str, Outlet]) -> list[NewsItem]:
    return [item for outlet in outlets.values() for item in outlet.items if item.url != FORBIDDEN]


def squeezed(text: str) -> str:
    return " ".join(text.split())


def test_every_page_is_fetched_once_and_nothing_else(walk: Walk, outlets: dict[str, Outlet]) -> None:
    assert {result.status for result in walk.results} == {"finished"}
    assert set(walk.pages) == {item.url for item in items_of(outlets)} | {DEAD}
    answered = [request.url for request in walk.requests if request.status != 500]
    assert len(answered) == len(set(answered))


def test_robots_are_obeyed_and_said_so(walk: Walk) -> None:
    assert FORBIDDEN not in [request.url for request in walk.requests]
    assert FORBIDDEN in [skip["url"] for result in walk.results for skip in result.skipped]


def test_articles_are_whole_and_apart(walk: Walk, outlets: dict[str, Outlet]) -> None:
    by_address = {f"{item.host}/{item.name}": item for item in items_of(outlets)}
    for item in by_address.values():
        texts = [item.paragraphs] if item.paragraphs else []
        texts += [by_address[address].paragraphs for address in item.list_of("whole_below")]
        for address, _, count in (excerpt.partition(":") for excerpt in item.list_of("excerpts")):
            texts.append(by_address[address].paragraphs[: int(count)])
        articles = walk.extractions[item.url].articles
        assert len(articles) == len(texts), item.url
        for article, paragraphs in zip(articles, texts, strict=True):
            missing = [text for text in paragraphs if squeezed(text) not in squeezed(article.text)]
            assert not missing, (item.url, article.part)


def test_a_page_with_one_text_has_its_title_and_day(walk: Walk, outlets: dict[str, Outlet]) -> None:
    for item in items_of(outlets):
        if item.paragraphs:
            first = walk.extractions[item.url].articles[0]
            assert first.title == item.title
            assert (first.published or "")[:10] == item.published.date().isoformat(), item.url
            assert first.language == "en"


def test_an_excerpt_without_a_date_gets_none(walk: Walk) -> None:
    excerpts = walk.extractions["http://steppewatch.example/category/iraq-and-syria/"].articles
    assert [article.published for article in excerpts] == [None] * 4


def test_a_dead_link_is_refused_with_its_status(walk: Walk) -> None:
    assert "404" in (walk.extractions[DEAD].refusal or "")
