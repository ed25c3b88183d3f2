"""Crawls against real servers on loopback: what is fetched, what is refused and why, and what dies."""

from __future__ import annotations

import os
import subprocess
import sys
import time
from collections.abc import Callable
from pathlib import Path

import pytest

from spiders.archive import recover
from spiders.crawl import CrawlResult, CrawlSpec, run_crawl
from spiders.frontier import Frontier
from spiders.page import Page
from spiders.warc_file import read_pages
from tests.spiders.conftest import PARAGRAPH, Answer, Site, crawl, crawl_after, source


def pages_of(folder: Path) -> list[Page]:
    return [page for file in sorted(folder.glob("*.warc.gz")) for page in read_pages(file)]


def reasons(result: CrawlResult, site: str = "") -> dict[str, str]:
    return {f["url"].removeprefix(site): f["reason"] for f in result.failures}


# --- one messy site, crawled once


@pytest.fixture(scope="module")
def messy(
    new_site: Callable[[], Site], tmp_path_factory: pytest.TempPathFactory
) -> tuple[Site, CrawlResult, list[Page]]:
    site = new_site()
    site.answers["/robots.txt"] = Answer("User-agent: *\nDisallow: /private/\n", content_type="text/plain")
    links = ["/plain", "/plain?utm_source=rss&utm_medium=feed", "/a?b=1&a=2&fbclid=x", "/private/memo", "/moved",
             "/home-bound", "/gone", "/lost", "/flaky", "/broken", "/huge", "/huge-chunked", "/bomb", "/photo.pdf",
             "/nameless", "/short", "/loop", "/refused",
             "/sport/match", "/mailto", "/known", "/packed", "/empty", "/late"]  # fmt: skip
    site.feed("/rss.xml", *(site.url + link for link in links), "http://harbour-post-that-is-not.invalid/x")
    for path in ("/plain", "/a?b=1&a=2", "/target", "/flaky-done", "/sport/match", "/known"):
        site.page(path, "News of " + path)
    site.page("/packed", headers={"Content-Encoding": "gzip"})
    site.page("/nameless", content_type="")
    site.answers["/moved"] = Answer(status=301, headers={"Location": "/target?utm_campaign=x"})
    site.page("/target?utm_campaign=x", "Target")
    site.answers["/home-bound"] = Answer(status=302, headers={"Location": "/"})
    site.page("/", "Front page")
    site.answers["/gone"] = Answer("<html>gone</html>", 410)
    site.answers["/flaky"] = lambda n: (
        Answer("<html>oops</html>", 500) if n < 3 else Answer(f"<html><p>{PARAGRAPH}</html>")
    )
    site.answers["/broken"] = Answer("<html>oops</html>", 500)
    site.answers["/refused"] = Answer("<html>no</html>", 403)
    site.answers["/huge"] = Answer(b"<html>" + b"x" * (30 * 2**20))
    site.answers["/huge-chunked"] = Answer(b"<html>" + b"x" * (11 * 2**20), headers={"Connection": "close"})
    site.answers["/bomb"] = Answer(b"<html>" + b"x" * (40 * 2**20), headers={"Content-Encoding": "gzip"})
    site.answers["/photo.pdf"] = Answer(b"%PDF-1.4", content_type="application/pdf")
    site.answers["/short"] = Answer("<html>torn", headers={"Content-Length": "5000"})
    site.answers["/loop"] = Answer(status=302, headers={"Location": "/loop?again=1"})
    site.answers["/loop?again=1"] = Answer(status=302, headers={"Location": "/loop"})
    site.answers["/mailto"] = Answer(status=302, headers={"Location": "file:///etc/passwd"})
    site.answers["/empty"] = Answer("")
    site.page("/late", before_seconds=0.3)
    folder = tmp_path_factory.mktemp("archive")
    frontier_file = folder / "harbour.sqlite"
    frontier = Frontier(frontier_file)
    now = time.time()
    frontier.pages.seed([(f"{site.url}/known?utm_source=x", now, now, False)])
    frontier.close()
    rule = {"type": "feed", "url": f"{site.url}/rss.xml", "exclude": ["/sport/"]}
    result = crawl(source(site.url, rule), folder, frontier_file=frontier_file)
    return site, result, pages_of(folder)


def test_articles_are_archived_with_what_the_feed_said(messy: tuple[Site, CrawlResult, list[Page]]) -> None:
    site, result, pages = messy
    assert result.status == "finished"
    assert result.pages == len(pages)
    assert result.bytes == sum(len(p.body) for p in pages)
    assert {p.url.removeprefix(site.url) for p in pages if p.status == 200} == {
        "/plain", "/a?b=1&a=2", "/moved", "/flaky", "/nameless", "/packed", "/late", "/empty",
    }  # fmt: skip
    plain = next(p for p in pages if p.url.endswith("/plain"))
    assert (plain.hint_title, plain.hint_published, plain.source_id) == (
        "Item 0",
        "2025-11-05T10:00:00+00:00",
        "harbour",
    )
    packed = next(p for p in pages if p.url.endswith("/packed"))
    assert b"packed" in packed.body


def test_what_is_gone_is_archived_as_gone(messy: tuple[Site, CrawlResult, list[Page]]) -> None:
    site, _, pages = messy
    assert {p.url.removeprefix(site.url): p.status for p in pages if p.gone} == {"/gone": 410, "/lost": 404}


def test_one_page_under_several_addresses_is_asked_for_once(messy: tuple[Site, CrawlResult, list[Page]]) -> None:
    site, _, _ = messy
    assert [p for p in site.log if p.startswith("/plain")] == ["/plain"]
    assert "/a?b=1&a=2" in site.log
    assert site.count("/rss.xml") == site.count("/robots.txt") == 1


def test_redirects_are_followed_within_bounds(messy: tuple[Site, CrawlResult, list[Page]]) -> None:
    site, result, pages = messy
    moved = next(p for p in pages if p.url.endswith("/moved"))
    assert moved.final_url == f"{site.url}/target?utm_campaign=x"
    said = reasons(result, site.url)
    assert "front page" in said["/home-bound"]
    assert "redirect" in said["/loop"]
    assert site.count("/loop") <= 6


@pytest.mark.parametrize(
    ("path", "words"),
    [
        ("/broken", "HTTP 500"),
        ("/refused", "HTTP 403"),
        ("/huge", "larger than 10 MB"),
        ("/huge-chunked", "larger than 10 MB"),
        ("/bomb", "larger than 10 MB"),
        ("/short", "connection"),
    ],
)
def test_failures_are_named_with_their_reason(
    messy: tuple[Site, CrawlResult, list[Page]], path: str, words: str
) -> None:
    site, result, _ = messy
    assert words in reasons(result, site.url)[path]


def test_only_what_fails_in_passing_is_tried_again(messy: tuple[Site, CrawlResult, list[Page]]) -> None:
    site, result, _ = messy
    assert site.count("/flaky") == site.count("/broken") == 3
    assert site.count("/refused") == site.count("/gone") == site.count("/lost") == 1
    assert "cannot be resolved" in reasons(result)["harbour-post-that-is-not.invalid/robots.txt"]


def test_what_is_left_out_on_purpose(messy: tuple[Site, CrawlResult, list[Page]]) -> None:
    site, result, _ = messy
    skipped = {s["url"].removeprefix(site.url): s["reason"] for s in result.skipped}
    assert skipped["/private/memo"] == "robots.txt forbids it"
    assert "application/pdf" in skipped["/photo.pdf"]
    for path in ("/private/memo", "/sport/match", "/known"):
        assert site.count(path) == 0


# --- other ways in


def test_sitemaps_of_sitemaps(site: Site, tmp_path: Path) -> None:
    import gzip

    site.answers["/index.xml"] = Answer(
        f"<sitemapindex><sitemap><loc>{site.url}/news.xml.gz</loc></sitemap><sitemap><loc>{site.url}/index.xml</loc></sitemap>"
        f"<sitemap><loc>{site.url}/missing.xml</loc></sitemap></sitemapindex>",
        content_type="application/xml",
    )
    news = (
        '<urlset xmlns:n="http://www.google.com/schemas/sitemap-news/0.9">'
        f"<url><loc>{site.url}/one</loc><n:news><n:title>One</n:title><n:publication_date>2025-11-03</n:publication_date></n:news></url>"
        f"<url><loc>{site.url}/old</loc><lastmod>2001-01-01</lastmod></url></urlset>"
    )
    site.answers["/news.xml.gz"] = Answer(gzip.compress(news.encode()), content_type="application/gzip")
    site.page("/one")
    rule = {"type": "sitemap", "url": f"{site.url}/index.xml", "max_age_days": 3000}
    result = crawl(source(site.url, rule), tmp_path)
    assert [(p.url, p.hint_title, p.hint_published) for p in pages_of(tmp_path)] == [
        (f"{site.url}/one", "One", "2025-11-03")
    ]
    assert reasons(result) == {f"{site.url}/missing.xml": "HTTP 404"}
    assert site.count("/index.xml") == 1


def test_a_site_by_its_address_names_its_feed_or_sitemap(site: Site, tmp_path: Path) -> None:
    site.answers["/robots.txt"] = Answer(f"User-agent: *\nSitemap: {site.url}/map.xml\n", content_type="text/plain")
    site.answers["/map.xml"] = Answer(
        f"<urlset><url><loc>{site.url}/from-map</loc></url></urlset>", content_type="text/xml"
    )
    site.answers["/"] = Answer(
        '<html><head><link rel="alternate" type="application/atom+xml" href="/atom"></head></html>'
    )
    site.answers["/atom"] = Answer(
        f'<feed xmlns="http://www.w3.org/2005/Atom"><entry><title>A</title>'
        f'<link href="{site.url}/from-feed"/></entry></feed>'
    )
    site.page("/from-map")
    site.page("/from-feed")
    result = crawl(source(site.url, {"type": "site", "url": f"{site.url}/"}), tmp_path)
    assert {p.url.removeprefix(site.url) for p in pages_of(tmp_path)} == {"/from-map", "/from-feed"}
    assert result.failures == []


def test_a_site_without_feeds_and_sitemaps_is_read_by_its_links(site: Site, tmp_path: Path) -> None:
    site.answers["/"] = Answer(
        '<html><a href="/2025/11/03/the-ferry-runs">The ferry runs</a><a href="/about">About</a></html>'
    )
    site.page("/2025/11/03/the-ferry-runs")
    result = crawl(source(site.url, {"type": "site", "url": f"{site.url}/"}), tmp_path)
    assert [p.url.removeprefix(site.url) for p in pages_of(tmp_path)] == ["/2025/11/03/the-ferry-runs"]
    assert (result.status, result.failures) == ("finished", [])
    assert "/sitemap.xml" in site.log


def test_sections_pages_to_visit_again_and_the_limit(site: Site, tmp_path: Path) -> None:
    anchors = "".join(f'<a href="/story.php?id={n}">{n}</a>' for n in range(9))
    site.answers["/world/"] = Answer(f"<html><body>{anchors}<a href='/other.php'>o</a></body></html>")
    for n in range(9):
        site.page(f"/story.php?id={n}")
    frontier = Frontier(tmp_path / "harbour.sqlite")
    frontier.pages.seed([(f"{site.url}/withdrawn", time.time() - 7200, time.time() - 7200, False)])
    frontier.close()
    rule = {"type": "section", "url": f"{site.url}/world/", "include": [r"story\.php\?id="]}
    result = crawl(source(site.url, rule), tmp_path, max_pages=4, frontier_file=tmp_path / "harbour.sqlite")
    assert result.pages == 4
    assert {p.url.removeprefix(site.url): p.status for p in pages_of(tmp_path)}["/withdrawn"] == 404
    assert "/other.php" not in site.log


# --- what a crawl may not reach


def test_private_addresses_are_refused_also_by_redirects(site: Site, tmp_path: Path) -> None:
    """The site plays an outlet behind a proxy, which leads to this machine and to a cloud's metadata service."""
    outlet = "http://harbourpost.example"
    site.feed(
        f"{outlet}/rss.xml", f"{outlet}/in", f"{outlet}/out", f"{outlet}/meta", "http://localhost/x", f"{outlet}/fine"
    )
    site.answers[f"{outlet}/in"] = Answer(status=302, headers={"Location": f"{site.url}/secret"})
    site.answers[f"{outlet}/out"] = Answer(status=302, headers={"Location": "http://[::1]/secret"})
    site.answers[f"{outlet}/meta"] = Answer(status=302, headers={"Location": "http://169.254.169.254/latest"})
    site.page(f"{outlet}/fine")
    result = crawl(source(outlet), tmp_path, allow_private_hosts=False, proxy=site.url)
    assert [p.url for p in pages_of(tmp_path)] == [f"{outlet}/fine"]
    assert len(result.failures) == 4
    assert all("private" in f["reason"] for f in result.failures)
    assert all(path.startswith(outlet) for path in site.log)


def test_loopback_needs_leave_and_a_name_that_leads_there_too(site: Site, tmp_path: Path) -> None:
    result = crawl(source(site.url), tmp_path, allow_private_hosts=False)
    assert result.status == "failed"
    assert "--allow-private-hosts" in result.failures[0]["reason"]
    assert site.log == []


def test_names_are_judged_by_what_they_resolve_to() -> None:
    script = "import socket; socket.gethostbyname = lambda name: '10.0.0.7'"
    spec = CrawlSpec(source("http://harbourpost.example"), Path("/nonexistent"), time_limit_seconds=20)
    stats = crawl_after(script, spec)
    assert stats["status"] == "failed"
    assert "resolves to the private address 10.0.0.7" in stats["failures"][0]["reason"]


# --- rates, time and death


def test_crawl_delay_is_kept(site: Site, tmp_path: Path) -> None:
    site.answers["/robots.txt"] = Answer("User-agent: dateline\nCrawl-delay: 0.4\n", content_type="text/plain")
    site.feed("/rss.xml", *(f"{site.url}/n{n}" for n in range(4)))
    for n in range(4):
        site.page(f"/n{n}")
    assert crawl(source(site.url), tmp_path).pages == 4
    gaps = [b - a for a, b in zip(site.times[1:], site.times[2:], strict=False)]
    assert min(gaps) > 0.35


def test_a_site_that_fails_to_give_its_rules_is_left_alone(site: Site, tmp_path: Path) -> None:
    site.answers["/robots.txt"] = Answer("oops", 503, headers={"Retry-After": "0"})
    site.feed("/rss.xml", f"{site.url}/one")
    site.page("/one")
    result = crawl(source(site.url), tmp_path)
    assert result.status == "failed"
    assert "HTTP 503" in reasons(result, site.url)["/robots.txt"]
    assert set(site.log) == {"/robots.txt"}


def test_a_site_without_rules_or_with_a_page_in_their_place_may_be_fetched(site: Site, tmp_path: Path) -> None:
    site.answers["/robots.txt"] = Answer("User-agent: *\nDisallow: /\n" + "# padding\n" * 10, 404)
    site.feed("/rss.xml", f"{site.url}/one")
    site.page("/one")
    assert crawl(source(site.url), tmp_path).pages == 1


def test_an_unreachable_site_fails_with_its_reason(tmp_path: Path) -> None:
    result = crawl(source("http://127.0.0.1:9"), tmp_path)
    assert (result.status, result.pages, result.archive_files) == ("failed", 0, [])
    assert reasons(result)["127.0.0.1:9/robots.txt"].startswith("the connection was refused")


def test_the_time_limit_ends_a_crawl_and_keeps_its_pages(site: Site, tmp_path: Path) -> None:
    site.feed("/rss.xml", f"{site.url}/quick", f"{site.url}/slow")
    site.page("/quick")
    site.page("/slow", after_seconds=60)
    began = time.monotonic()
    result = crawl(source(site.url), tmp_path, time_limit_seconds=5)
    assert time.monotonic() - began < 25
    assert result.status == "timed_out"
    assert "time limit of 5 seconds" in str(result.failures)
    assert [p.url for p in pages_of(tmp_path)] == [f"{site.url}/quick"]


#: requests after which the twelve quick pages of a slow site are answered: eight are under way at a time, three are no pages
ALL_QUICK = 12 + 8 + 3


def slow_site(site: Site) -> None:
    site.feed("/rss.xml", *(f"{site.url}/n{n}" for n in range(40)))
    for n in range(40):
        site.page(f"/n{n}", before_seconds=0.05 if n < 12 else 30)


def start(spec: CrawlSpec) -> subprocess.Popen[bytes]:
    child = subprocess.Popen([sys.executable, "-m", "spiders.crawl"], stdin=subprocess.PIPE, stdout=subprocess.PIPE)
    assert child.stdin is not None
    child.stdin.write(spec.to_json().encode() + b"\n")
    child.stdin.flush()
    return child


def wait_for(site: Site, count: int) -> None:
    until = time.monotonic() + 40
    while len(site.log) < count and time.monotonic() < until:
        time.sleep(0.02)


def test_a_killed_crawl_leaves_its_pages(site: Site, tmp_path: Path) -> None:
    slow_site(site)
    child = start(CrawlSpec(source(site.url), tmp_path, allow_private_hosts=True))
    wait_for(site, ALL_QUICK)
    time.sleep(0.2)
    child.kill()
    child.wait()
    for pipe in (child.stdin, child.stdout):
        assert pipe is not None
        pipe.close()
    (file,) = recover(tmp_path)
    assert len(list(read_pages(file))) >= 10


def test_a_crawl_dies_with_its_parent(site: Site, tmp_path: Path) -> None:
    slow_site(site)
    child = start(CrawlSpec(source(site.url), tmp_path, allow_private_hosts=True))
    wait_for(site, ALL_QUICK)
    assert child.stdin is not None
    assert child.stdout is not None
    child.stdin.close()  # as when the parent dies
    child.wait(timeout=30)
    child.stdout.close()
    recover(tmp_path)
    assert len(pages_of(tmp_path)) >= 10


def test_a_crawler_that_cannot_start_is_told_of(site: Site, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    broken = tmp_path / "broken"
    broken.mkdir()
    (broken / "scrapy.py").write_text("raise ImportError('scrapy is not whole')")
    monkeypatch.setenv("PYTHONPATH", str(broken))
    monkeypatch.setattr("spiders.crawl._environment", lambda: {**os.environ, "PYTHONPATH": f"{broken}:{os.getcwd()}"})
    result = run_crawl(CrawlSpec(source(site.url), tmp_path / "archive", time_limit_seconds=10))
    assert result.status == "failed"
    assert "scrapy is not whole" in result.failures[0]["reason"]


def test_a_full_disk_fails_the_crawl_and_keeps_what_was_written(site: Site, tmp_path: Path) -> None:
    site.feed("/rss.xml", *(f"{site.url}/n{n}" for n in range(30)))
    for n in range(30):
        site.answers[f"/n{n}"] = Answer(b"<html><p>" + os.urandom(3000).hex().encode())
    script = (
        "import resource, signal; signal.signal(signal.SIGXFSZ, signal.SIG_IGN)\n"
        "resource.setrlimit(resource.RLIMIT_FSIZE, (30000, 30000))"
    )
    spec = CrawlSpec(source(site.url), tmp_path, allow_private_hosts=True, time_limit_seconds=20)
    stats = crawl_after(script, spec)
    assert stats["status"] == "failed"
    assert "archive cannot be written" in str(stats["failures"])
    assert 1 <= len(pages_of(tmp_path)) == stats["pages"] < 30


def test_a_spec_survives_its_line(tmp_path: Path) -> None:
    spec = CrawlSpec(
        source("http://x.example"),
        tmp_path,
        frontier_file=tmp_path / "s",
        max_pages=3,
        example_urls=("http://x.example/1",),
    )
    assert CrawlSpec.from_json(spec.to_json()) == spec
    assert (spec.pages, spec.seconds) == (3, 900)
