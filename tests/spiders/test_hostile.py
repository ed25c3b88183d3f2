"""The hostile and flaky newsstand: every case ends as stated here, and none stops what is beside it."""

from __future__ import annotations

import gzip
import time
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import ExitStack
from dataclasses import dataclass
from pathlib import Path

import pytest

from spiders.crawl import CrawlResult, CrawlSpec, run_crawl
from spiders.crawlers.feed import read_feed
from spiders.crawlers.listing import ListingError
from spiders.crawlers.sitemap import read_sitemap
from spiders.pace import Pace
from spiders.warc_file import read_pages
from tests.spiders import hostile
from tests.spiders.conftest import PARAGRAPH, crawl_after, source
from tests.spiders.hostile import HostileSite, answer, feed

GOOD = answer(f"<!doctype html><html><h1>Ferry</h1><p>{PARAGRAPH}</p></html>")
BOMB = gzip.compress(b"<html>" + b"x" * (60 * 2**20))

#: path → (what the server does, the cause that is counted; None: the page is archived)
CASES: dict[str, tuple[hostile.Deed, str | None]] = {
    "/good": (GOOD, None),
    "/slow-body": (hostile.drip, "timeout"),
    "/reset": (hostile.reset, "incomplete"),
    "/too-short": (
        b"HTTP/1.1 200 OK\r\nContent-Type: text/html\r\nContent-Length: 5000\r\n\r\n<html>torn",
        "incomplete",
    ),
    "/too-long": (
        b"HTTP/1.1 200 OK\r\nContent-Type: text/html\r\nContent-Length: 12\r\n\r\n<html></html>" + b"!" * 99,
        None,
    ),
    "/no-http": (b"\x16\x03\x01 this is no HTTP at all\r\n\r\n", "connection"),
    "/silence": (b"", "connection"),
    "/endless-headers": (hostile.endless_headers, "timeout"),
    "/endless-body": (hostile.endless_body, "too_large"),
    "/bomb": (answer(BOMB, "200 OK", "text/html", "Content-Encoding: gzip"), "too_large"),
    "/not-gzip": (answer(b"<html>plain", "200 OK", "text/html", "Content-Encoding: gzip"), "incomplete"),
    "/loop": (answer("", "302 Found", "text/html", "Location: /loop?1"), "redirects"),
    "/loop?1": (answer("", "302 Found", "text/html", "Location: /loop"), "redirects"),
    "/to-file": (answer("", "302 Found", "text/html", "Location: file:///etc/passwd"), "other"),
    "/server-error": (answer("<html>oops", "500 Internal Server Error"), "http_5xx"),
    "/teapot": (answer("<html>no", "418 I'm a teapot"), "http_4xx"),
    "/odd-status": (answer("<html>eh", "799 What"), "other"),
    "/../../etc/passwd%00.html": (GOOD, None),
    "/last-good": (GOOD, None),
}


@dataclass
class Assault:
    """What became of one crawl of each site."""

    results: dict[str, CrawlResult]
    sites: dict[str, HostileSite]
    folder: Path

    def causes(self, name: str) -> dict[str, str]:
        url = self.sites[name].url
        return {f["url"].removeprefix(url): f["cause"] for f in self.results[name].failures}

    def archived(self, name: str) -> set[str]:
        files = sorted((self.folder / name).glob("*.warc.gz"))
        url = self.sites[name].url
        return {page.url.removeprefix(url) for file in files for page in read_pages(file)}


@pytest.fixture(scope="module", name="assault")
def crawl_all_at_once(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Assault]:
    folder = tmp_path_factory.mktemp("hostile")
    with ExitStack() as stack:
        expired, _ = hostile.certificate(folder, days=-1)
        own, _ = hostile.certificate(folder, days=30)
        contexts = {"expired": expired, "self-signed": own, "allowed": own}
        names = ("evil", "storm", "robots", "calendar", "lists", "plain", *contexts)
        sites = {name: stack.enter_context(hostile.open_site(contexts.get(name))) for name in names}
        for name in ("plain", "storm", "robots", *contexts):
            sites[name].deeds |= {"/rss": feed(*(f"{sites[name].url}/n{n}" for n in range(4)))}
            sites[name].deeds |= {f"/n{n}": GOOD for n in range(4)}
        arm(sites)
        options = {"allowed": {"verify_certificates": False}}
        rules = {"calendar": [{"type": "section", "url": sites["calendar"].url + "/day/1"}],
                 "lists": [{"type": kind, "url": f"{sites['lists'].url}/{name}"} for kind, name in LISTS]}  # fmt: skip
        specs = {
            name: CrawlSpec(
                source(
                    site.url, *rules.get(name, [{"type": "feed", "url": site.url + "/rss"}]), id=name, max_pages=40,
                    **options.get(name, {}),
                ),
                folder / name,
                folder / "frontier" / f"{name}.sqlite",
                allow_private_hosts=True,
                time_limit_seconds=60,
                answer_seconds=3,
                since="2020-01-01" if name == "calendar" else None,
            )
            for name, site in sites.items()
        }  # fmt: skip
        with ThreadPoolExecutor(3) as pool:
            results = dict(zip(specs, pool.map(run_crawl, specs.values()), strict=True))
        yield Assault(results, sites, folder)


LISTS = [("feed", "laughs"), ("sitemap", "laughs-map"), ("sitemap", "packed"), ("feed", "good"), ("sitemap", "itself")]


def arm(sites: dict[str, HostileSite]) -> None:
    """Give each site its deeds."""
    evil = sites["evil"]
    evil.deeds |= {path: deed for path, (deed, _) in CASES.items()}
    evil.deeds["/rss"] = feed(
        *(evil.url + path.replace("/../../", "/..%2f..%2f") for path in CASES if path != "/loop?1")
    )
    evil.deeds["/..%2f..%2fetc/passwd%00.html"] = GOOD
    sites["storm"].deeds |= {
        f"/n{n}": answer("", "429 Too Many Requests", "text/html", "Retry-After: 7200") for n in range(4)
    }
    rules = b"User-agent: *\nDisallow: /n1\n" + b"# " + b"r" * 10_000_000 + b"\nDisallow: /n2\n"
    sites["robots"].deeds["/robots.txt"] = answer(rules, "200 OK", "text/plain")
    calendar = sites["calendar"]
    for day in range(1, 700):
        calendar.deeds[f"/day/{day}"] = answer(
            f"<html><a href='/day/{day}/four-words-and-more-{day}'>An article of the day</a>"
            f"<a rel=next href='/day/{day + 1}'>next day</a></html>"
        )
        calendar.deeds[f"/day/{day}/four-words-and-more-{day}"] = GOOD
    lists = sites["lists"]
    entities = "".join(f"<!ENTITY l{n} '{f'&l{n - 1};' * 10 if n else 'lol'}'>" for n in range(12))
    lists.deeds["/laughs"] = answer(
        f"<?xml version='1.0'?><!DOCTYPE r [{entities}]><rss version='2.0'><channel><item><title>&l11;</title>"
        f"<link>{lists.url}/of-the-bomb</link></item></channel></rss>", "200 OK", "text/xml",
    )  # fmt: skip
    lists.deeds["/laughs-map"] = answer(
        f"<?xml version='1.0'?><!DOCTYPE r [{entities}]><urlset><url><loc>&l11;</loc></url></urlset>",
        "200 OK",
        "text/xml",
    )
    lists.deeds["/packed"] = answer(gzip.compress(b"<urlset>" + b" " * (60 * 2**20)), "200 OK", "application/gzip")
    lists.deeds["/itself"] = answer(
        f"<sitemapindex><sitemap><loc>{lists.url}/itself</loc></sitemap>"
        f"<sitemap><loc>file:///etc/passwd</loc></sitemap></sitemapindex>", "200 OK", "text/xml",
    )  # fmt: skip
    lists.deeds["/good"] = feed(f"{lists.url}/beside-the-bombs")
    lists.deeds["/beside-the-bombs"] = GOOD


@pytest.mark.parametrize("path", [path for path, (_, cause) in CASES.items() if cause and path != "/loop?1"])
def test_each_evil_is_counted_by_its_cause(assault: Assault, path: str) -> None:
    assert assault.causes("evil")[path] == CASES[path][1]


def test_what_lies_beside_is_archived(assault: Assault) -> None:
    good = {path for path, (_, cause) in CASES.items() if cause is None and ".." not in path}
    assert assault.archived("evil") == good | {"/..%2f..%2fetc/passwd%00.html"}
    assert assault.results["evil"].status == "finished"


def test_no_path_from_the_web_becomes_a_file_name(assault: Assault) -> None:
    names = {path.name for path in assault.folder.rglob("*") if path.is_file()}
    assert not [name for name in names if "passwd" in name or "etc" in name]


def test_other_sources_are_untouched(assault: Assault) -> None:
    plain = assault.results["plain"]
    assert (plain.status, plain.pages, plain.failures) == ("finished", 4, [])


def test_a_429_storm_ends_and_is_remembered(assault: Assault) -> None:
    storm, url = assault.results["storm"], assault.sites["storm"].url
    assert storm.causes == {"rate_limited": 1}
    assert "left alone" in storm.failures[0]["reason"]
    assert len([path for path in assault.sites["storm"].paths() if path.startswith("/n")]) <= 4
    assert storm.queued == 4, "they are taken up when the site is ready"
    pace = Pace(assault.folder / "frontier" / "sites.pace")
    assert 7000 < pace.held(url).until - time.time() < 7300
    pace.close()


def test_a_robots_txt_of_10_mb_is_read_as_far_as_it_counts(assault: Assault) -> None:
    assert assault.archived("robots") == {"/n0", "/n2", "/n3"}
    assert [s["url"][-3:] for s in assault.results["robots"].skipped] == ["/n1"]


@pytest.mark.parametrize("name", ["expired", "self-signed"])
def test_a_certificate_that_fails_is_a_cause(assault: Assault, name: str) -> None:
    result = assault.results[name]
    assert (result.status, set(result.causes)) == ("failed", {"tls"})
    assert "certificate" in result.failures[0]["reason"]
    assert assault.sites[name].log == [], "nothing is said to a host that is not who it should be"


def test_a_source_may_allow_its_certificate(assault: Assault) -> None:
    assert assault.results["allowed"].pages == 4


def test_an_endless_calendar_ends(assault: Assault) -> None:
    result = assault.results["calendar"]
    assert result.pages == 40
    assert len([p for p in assault.sites["calendar"].paths() if p.count("/") == 2]) <= 300


def test_bombs_in_listings_go_off_nowhere(assault: Assault) -> None:
    assert "/beside-the-bombs" in assault.archived("lists")
    assert set(assault.causes("lists").values()) <= {
        "not_a_listing",
        "http_4xx",
        "other",
        "robots",
        "connection",
        "too_large",
    }
    assert assault.sites["lists"].paths().count("/itself") == 1


@pytest.mark.parametrize("read", [read_feed, read_sitemap])
def test_a_quadratic_bomb_costs_nothing(read: object) -> None:
    bomb = (
        f"<!DOCTYPE r [<!ENTITY a '{'a' * 100_000}'>]><rss version='2.0'><channel><item><title>{'&a;' * 20_000}</title>"
    )
    began = time.process_time()
    try:
        found = read((bomb + "</item></channel></rss>").encode(), "https://post.example/rss")  # type: ignore[operator]
        assert sum(len(link.title or "") for link in found.links) < 10_000_000
    except ListingError:
        pass
    assert time.process_time() - began < 20


def test_a_name_that_changes_its_mind_is_not_reached(tmp_path: Path) -> None:
    """DNS rebinding: 127.0.0.2 plays the private host, 127.0.0.1 the public one; the name is first one, then the other."""
    with (
        hostile.open_site() as public,
        hostile.open_site(host="127.0.0.2", port=int(public.url.rpartition(":")[2])) as inner,
    ):
        port = public.url.rpartition(":")[2]
        outlet = f"http://rebound.example:{port}"
        links = [f"{outlet}/1", f"{outlet}/2", inner.url + "/secret", f"{outlet}/in"]
        public.deeds |= {"/rss": feed(*links), "/1": GOOD, "/2": GOOD,
                         "/in": answer("", "302 Found", "text/html", f"Location: {inner.url}/secret")}  # fmt: skip
        script = (
            "import itertools, socket, spiders.addresses as a, spiders.crawlers.guard as g\n"
            "mark = lambda host: f'{host} is a private address' if host == '127.0.0.2' else None\n"
            "a.private_address = a.private_reason = g.private_address = g.private_reason = mark\n"
            "answers = itertools.chain(['127.0.0.1', '127.0.0.1'], itertools.repeat('127.0.0.2'))\n"
            "socket.gethostbyname = lambda name: next(answers)\n"
            "import scrapy.settings.default_settings as d; d.DNSCACHE_ENABLED = False"
        )
        spec = CrawlSpec(source(outlet, {"type": "feed", "url": f"{outlet}/rss"}), tmp_path, time_limit_seconds=30)
        stats = crawl_after(script, spec)
        assert inner.log == []
        assert "/rss" in public.paths(), stats
        assert stats["causes"]["private_address"] >= 2
