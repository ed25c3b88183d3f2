"""Crawling again: what is known is not asked for whole, what changed is seen, and a killed crawl is taken up."""

from __future__ import annotations

import time
from collections import Counter
from pathlib import Path

import pytest
from fastwarc.warc import ArchiveIterator as SecondReader
from fastwarc.warc import WarcRecordType
from warcio.archiveiterator import ArchiveIterator
from warcio.checker import Checker

from spiders.crawl import CrawlSpec
from spiders.frontier import Frontier
from spiders.page import Page
from spiders.warc_file import read_pages
from tests.spiders.conftest import Answer, Site, crawl, source
from tests.spiders.test_crawl import ALL_QUICK, slow_site, start, wait_for

ALWAYS = (1e-7, 1000.0)  # ages: a page is due at once, and stays watched


def pages_of(folder: Path, revisits: bool = False) -> list[Page]:
    return [page for file in sorted(folder.glob("*.warc.gz")) for page in read_pages(file, revisits=revisits)]


def tagged(site: Site, path: str, tag: str, **more: str) -> None:
    site.page(path, f"News {tag}", headers={"ETag": f'"{tag}"', **more})


def test_what_is_as_it_was_is_answered_by_304_and_archived_as_a_revisit(site: Site, tmp_path: Path) -> None:
    site.feed("/rss.xml", *(f"{site.url}/n{n}" for n in range(4)))
    feed = site.answers["/rss.xml"]
    assert isinstance(feed, Answer)
    feed.headers["ETag"] = '"feed"'
    for n in range(3):
        tagged(site, f"/n{n}", "a", **{"Set-Cookie": "session=secret"})
    site.page("/n3")  # without a tag: known by its digest
    frontier = tmp_path / "harbour.sqlite"
    first = crawl(source(site.url), tmp_path, frontier_file=frontier, revisit_after_hours=ALWAYS)
    assert (first.pages, first.new, first.unchanged) == (4, 4, 0)
    tagged(site, "/n1", "b")
    site.answers["/n2"] = Answer("<html>gone</html>", 410)
    before = len(site.log)
    second = crawl(source(site.url), tmp_path, frontier_file=frontier, revisit_after_hours=(1e-7, 2e-7, 1000.0))
    assert (second.pages, second.new, second.unchanged, second.gone) == (2, 0, 2, 1)
    assert site.unchanged == ["/rss.xml", "/n0"]
    assert Counter(site.log[before:])["/n0"] == 1
    assert site.count("/.well-known/tdmrep.json") == 1, "a policy is asked for once a day"
    changed = [p.status for p in pages_of(tmp_path, revisits=True) if p.url.endswith(("/n0", "/n1", "/n2", "/n3"))]
    assert Counter(changed) == {200: 5, 304: 2, 410: 1}
    assert [p for p in pages_of(tmp_path) if p.unchanged] == []
    _is_sound(tmp_path)


def _is_sound(folder: Path) -> None:
    """By warcio's own checker and by a second reader; and no session of ours is in it."""
    files = sorted(folder.glob("*.warc.gz"))
    checker = Checker(
        type("Arguments", (), {"inputs": [str(f) for f in files], "verbose": False, "calculate": False})()
    )
    checker.process_all()
    assert checker.exit_value in (None, 0)
    profiles = []
    for file in files:
        with file.open("rb") as stream:
            for record in ArchiveIterator(stream, check_digests="raise"):
                record.content_stream().read()
                if record.rec_type == "revisit":
                    profiles.append(record.rec_headers.get_header("WARC-Profile").rpartition("/")[2])
                    assert record.rec_headers.get_header("WARC-Refers-To-Date")
    assert sorted(profiles) == ["identical-payload-digest", "server-not-modified"]
    for file in files:
        with file.open("rb") as stream:
            for record in SecondReader(stream, parse_http=True, verify_digests=False):
                assert record.record_type != WarcRecordType.unknown
                assert record.http_headers is None or "set-cookie" not in {
                    k.lower() for k, _ in record.http_headers.items()
                }


def test_a_killed_crawl_is_taken_up_where_it_was(site: Site, tmp_path: Path) -> None:
    slow_site(site)
    frontier = tmp_path / "harbour.sqlite"
    child = start(CrawlSpec(source(site.url), tmp_path, frontier, allow_private_hosts=True))
    wait_for(site, ALL_QUICK)
    time.sleep(0.3)
    child.kill()
    child.wait()
    for pipe in (child.stdin, child.stdout):
        assert pipe is not None
        pipe.close()
    for n in range(40):
        site.page(f"/n{n}")
    result = crawl(source(site.url), tmp_path, frontier_file=frontier)
    assert result.queued == 0
    archived = Counter(page.url for page in pages_of(tmp_path))
    assert set(archived.values()) == {1}, "what was archived is not fetched again"
    assert len(archived) == 40, "and the rest of the queue is taken up"


def test_a_limit_leaves_the_rest_for_the_next_crawl(site: Site, tmp_path: Path) -> None:
    site.feed("/rss.xml", *(f"{site.url}/n{n}" for n in range(6)))
    for n in range(6):
        site.page(f"/n{n}")
    frontier = tmp_path / "harbour.sqlite"
    assert [crawl(source(site.url), tmp_path, frontier_file=frontier, max_pages=4).queued for _ in range(2)] == [2, 0]
    assert Counter(page.url for page in pages_of(tmp_path)).most_common(1)[0][1] == 1


def test_a_site_that_asks_to_wait_is_waited_for(site: Site, tmp_path: Path) -> None:
    site.feed("/rss.xml", f"{site.url}/busy")
    ready = Answer("<!doctype html><html><p>Ready.</p></html>")
    site.answers["/busy"] = lambda n: Answer("wait", 429, headers={"Retry-After": "1"}) if n == 1 else ready
    result = crawl(source(site.url), tmp_path)
    assert (result.pages, result.causes) == (1, {})
    moments = [at for path, at in zip(site.log, site.times, strict=True) if path == "/busy"]
    assert moments[1] - moments[0] >= 1.0


def test_who_opts_out_is_not_read(site: Site, tmp_path: Path) -> None:
    paths = ["/free", "/header", "/meta", "/noai", "/reserved/one", "/reserved/open", "/other-bot"]
    site.feed("/rss.xml", *(site.url + path for path in paths))
    for path in paths:
        site.page(path)
    site.page("/header", headers={"tdm-reservation": "1"})
    site.page("/other-bot", headers={"X-Robots-Tag": "otherbot: noai"})
    site.answers["/meta"] = Answer("<html><head><META content='1' name='tdm-reservation'></head><p>News</p></html>")
    site.answers["/noai"] = Answer('<html><head><meta name="robots" content="index, noai"></head><p>News</p></html>')
    site.answers["/.well-known/tdmrep.json"] = Answer(
        '[{"location": "/reserved/open", "tdm-reservation": 0}, {"location": "/reserved/*", "tdm-reservation": 1}]'
    )
    result = crawl(source(site.url), tmp_path)
    assert {p.url.removeprefix(site.url) for p in pages_of(tmp_path)} == {"/free", "/reserved/open", "/other-bot"}
    assert {s["cause"] for s in result.skipped} == {"opted_out"}
    assert site.count("/reserved/one") == 0
    everything = crawl(source(site.url, obey_opt_outs=False), tmp_path / "all")
    assert everything.pages == len(paths)


def test_a_backfill_follows_pages_and_archives_to_its_day(site: Site, tmp_path: Path) -> None:
    site.answers["/news"] = Answer(
        "<html><a href='/2026/05/04/ferry-runs-again-today'>x</a><a href='/2026/03/'>March</a>"
        "<a href='/2019/01/'>Long ago</a><a href='/news?page=2'>2</a></html>"
    )
    for number, day in ((2, "2026/04/11"), (3, "2026/02/01"), (4, "2025/01/01")):
        site.answers[f"/news?page={number}"] = Answer(
            f"<html><a href='/{day}/ferry-of-page-number-{number}'>x</a><a href='/news?page={number + 1}'>{number + 1}</a></html>"
        )
    site.answers["/2026/03/"] = Answer("<html><a href='/2026/03/09/ferry-of-the-archive-page'>x</a></html>")
    for path in ("/2026/05/04/ferry-runs-again-today", "/2026/04/11/ferry-of-page-number-2",
                 "/2026/03/09/ferry-of-the-archive-page"):  # fmt: skip
        site.page(path)
    section = source(site.url, {"type": "section", "url": f"{site.url}/news"})
    assert crawl(section, tmp_path / "a").pages == 1, "without --since the first page is enough"
    result = crawl(section, tmp_path / "b", since="2026-03-01")
    assert {p.url.removeprefix(site.url) for p in pages_of(tmp_path / "b")} == {
        "/2026/05/04/ferry-runs-again-today", "/2026/04/11/ferry-of-page-number-2",
        "/2026/03/09/ferry-of-the-archive-page",
    }  # fmt: skip
    assert result.failures == []
    assert "/news?page=4" not in site.log
    assert "/2019/01/" not in site.log


def test_what_articles_look_like_is_learned(site: Site, tmp_path: Path) -> None:
    site.answers["/"] = Answer(
        "<html><a href='/x/K7dq'>Ferry runs again on the river today</a><a href='/tag/Wp3z'>Ferry</a>"
        "<a href='/how-to-reach-our-desk'>Contact us</a></html>"
    )
    site.page("/x/K7dq")
    section = source(site.url, {"type": "section", "url": f"{site.url}/"})
    examples = tuple(
        f"{site.url}/x/{name}" for name in ("Ab2c", "Qr7s", "Lm4n", "Tu8v", "Wx3y", "Hj5k", "Np6q", "Zz9a")
    )
    others = tuple(f"{site.url}/{name}" for name in ("who-are-we-here", "help-for-our-readers", "jobs-at-the-desk"))
    wise = crawl(section, tmp_path / "wise", example_urls=examples, other_urls=others)
    assert [p.url for p in pages_of(tmp_path / "wise")] == [f"{site.url}/x/K7dq"]
    assert wise.pages == 1


def test_a_second_crawl_of_a_source_at_once_is_refused(
    site: Site, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    frontier = Frontier(tmp_path / "harbour.sqlite")
    from tests.spiders.conftest import crawl_after

    spec = CrawlSpec(source(site.url), tmp_path, tmp_path / "harbour.sqlite", allow_private_hosts=True)
    stats = crawl_after("import spiders.frontier as f; f.BUSY_SECONDS = 0.2", spec)
    frontier.close()
    assert stats["status"] == "failed"
    assert "another crawl of this source" in stats["failures"][0]["reason"]
    assert site.log == []
