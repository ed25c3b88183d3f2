"""The demo newsstand answers as its docstring says, and its answer key fits what it serves."""

from __future__ import annotations

import gzip
import http.client
import json
import re
from collections.abc import Iterator
from datetime import date
from typing import Any
from urllib.parse import urlsplit
from xml.etree import ElementTree

import pytest

from spiders.newsstand import ANSWER_KEY, SOURCES_DIR, Newsstand, open_newsstand
from spiders.newsstand.outlet import read_outlets
from spiders.source import load_sources

KEY: dict[str, Any] = json.loads(ANSWER_KEY.read_text("utf-8"))
FLAKY = "http://jabalvoice.example/news/checkpoint-al-mazraa.html"
FORBIDDEN = "http://jabalvoice.example/unchecked/salkhad-explosion.html"


@pytest.fixture(scope="module", name="stand")
def open_stand() -> Iterator[Newsstand]:
    with open_newsstand() as stand:
        yield stand


@pytest.fixture(scope="module", name="second_day")
def open_second_day() -> Iterator[Newsstand]:
    with open_newsstand(day=2) as stand:
        yield stand


def fetch(stand: Newsstand, url: str, method: str = "GET") -> tuple[int, dict[str, str], bytes]:
    """Status, headers and body as a client gets them that uses the newsstand as its proxy; follows nothing."""
    proxy = urlsplit(stand.proxy_url)
    connection = http.client.HTTPConnection(proxy.hostname or "", proxy.port or 0, timeout=10)
    try:
        connection.request(method, url, headers={"Host": urlsplit(url).netloc, "User-Agent": "newsstand-test"})
        response = connection.getresponse()
        return response.status, {k.lower(): v for k, v in response.getheaders()}, response.read()
    finally:
        connection.close()


def text(stand: Newsstand, url: str) -> str:
    status, headers, body = fetch(stand, url)
    assert status == 200, url
    return body.decode(headers["content-type"].partition("charset=")[2] or "utf-8")


def links(xml: str) -> list[str]:
    """Every address in a feed or sitemap, in order."""
    found = []
    for element in ElementTree.fromstring(xml).iter():
        if element.tag.rpartition("}")[2] in ("link", "loc"):
            found.append((element.text or element.get("href") or "").strip())
    return found


def incidents() -> list[dict[str, Any]]:
    return [*KEY["incidents"], *KEY["day_2"]["incidents_new"]]


# ---------------------------------------------------------------- the server


def test_each_outlet_is_its_own_host_behind_one_proxy(stand: Newsstand) -> None:
    assert len(stand.hosts) == 7
    for host in stand.hosts:
        assert fetch(stand, f"http://{host}/robots.txt")[0] == 200
        assert fetch(stand, f"http://{host}/nothing-here")[0] == 404
    assert fetch(stand, "http://elsewhere.example/")[0] == 502


def test_a_host_header_does_as_well_as_an_absolute_address(stand: Newsstand) -> None:
    proxy = urlsplit(stand.proxy_url)
    connection = http.client.HTTPConnection(proxy.hostname or "", proxy.port or 0, timeout=10)
    connection.request("GET", "/news/pruning.html", headers={"Host": "jabalvoice.example"})
    response = connection.getresponse()
    assert (response.status, b"Pruning the vines" in response.read()) == (200, True)
    connection.close()


def test_requests_are_logged(stand: Newsstand) -> None:
    url = "http://therelay.example/feed.atom"
    fetch(stand, url, method="HEAD")
    last = stand.requests[-1]
    assert (last.method, last.url, last.status, last.user_agent) == ("HEAD", url, 200, "newsstand-test")
    assert last.at.tzinfo is not None


def test_a_third_day_is_refused() -> None:
    with pytest.raises(ValueError, match="day 1 and day 2"), open_newsstand(day=3):
        pass


def test_pages_are_the_same_at_every_opening(stand: Newsstand) -> None:
    url = "http://euphratespost.example/post-sitemap-2026-03.xml.gz"
    with open_newsstand() as other:
        assert fetch(stand, url)[2] == fetch(other, url)[2]


# ---------------------------------------------------------------- its faults


def test_the_flaky_page_fails_once(stand: Newsstand) -> None:
    with open_newsstand() as fresh:
        assert [fetch(fresh, FLAKY)[0] for _ in range(3)] == [500, 200, 200]


def test_a_moved_page_redirects_and_a_dead_link_is_in_the_feed(stand: Newsstand) -> None:
    feed = links(text(stand, "http://jabalvoice.example/rss.php"))
    answers = {url: fetch(stand, url) for url in feed if url != FLAKY}
    moved = [headers["location"] for status, headers, _ in answers.values() if status == 301]
    assert moved == ["http://jabalvoice.example/news/nawa-tafas-friday.html"]
    assert fetch(stand, moved[0])[0] == 200
    assert [url for url, answer in answers.items() if answer[0] == 404] == [
        "http://jabalvoice.example/news/photos-snow-tell-qeni.html"
    ]


def test_the_forbidden_page_is_linked_but_disallowed(stand: Newsstand) -> None:
    assert FORBIDDEN in links(text(stand, "http://jabalvoice.example/rss.php"))
    assert "Disallow: /unchecked/" in text(stand, "http://jabalvoice.example/robots.txt")
    assert "killed nine people" in text(stand, FORBIDDEN)
    assert not any(FORBIDDEN in incident["articles"] for incident in incidents())


def test_tracking_parameters_lead_to_the_same_page(stand: Newsstand) -> None:
    tracked = links(text(stand, "http://levantwire.example/rss/all.xml"))[1:]
    assert all("utm_source=rss" in url for url in tracked)
    assert fetch(stand, tracked[0])[2] == fetch(stand, tracked[0].partition("?")[0])[2]


def test_encodings_one_told_truly_and_one_wrongly(stand: Newsstand) -> None:
    _, headers, body = fetch(stand, "http://ninevehcourier.example/story.php?id=22874")
    assert headers["content-type"] == "text/html; charset=windows-1252"
    assert "Médecins du Tigre" in body.decode("windows-1252")
    url = "http://mesonow.example/iraq/70498-unidentified-aircraft-hit-pmf-convoy-near-al-qaim"
    _, headers, body = fetch(stand, url)
    assert headers["content-type"] == "text/html; charset=iso-8859-1"
    assert "André Lefèvre" in body.decode("utf-8")


# ---------------------------------------------------------------- how articles are announced


def test_sitemap_index_leads_to_a_news_sitemap_and_a_packed_one(stand: Newsstand) -> None:
    parts = links(text(stand, "http://euphratespost.example/sitemap_index.xml"))
    news = text(stand, parts[0])
    assert "<news:title>Judge shot dead in Deir ez-Zor</news:title>" in news
    packed = gzip.decompress(fetch(stand, parts[1])[2]).decode()
    # The two overlap, as sitemaps do, and together hold every article.
    assert set(links(news)) & set(links(packed))
    assert {i.url for i in read_outlets(1)["euphratespost.example"].items} == {*links(news), *links(packed)}


def test_only_the_feed_dates_the_pages_of_the_local_outlet(stand: Newsstand) -> None:
    assert "Sun, 08 Mar 2026 09:00:00 +0300" in text(stand, "http://jabalvoice.example/rss.php")
    assert "2026" not in text(stand, "http://jabalvoice.example/news/pruning.html")


def test_section_pages_go_on(stand: Newsstand) -> None:
    first = text(stand, "http://ninevehcourier.example/security/")
    assert 'href="/security/page/2/"' in first
    assert len(re.findall(r"story\.php\?id=\d+", text(stand, "http://ninevehcourier.example/security/page/2/"))) > 0


def test_the_aggregator_repeats_whole_articles_and_the_blog_quotes_with_sources(stand: Newsstand) -> None:
    aggregated = text(stand, "http://therelay.example/s/9f31c0/suicide-bomber-strikes-police-station")
    assert "Scanners" not in aggregated
    assert "scanners at the market’s gates were out of order" in aggregated
    assert "The union called for a strike" in aggregated
    category = text(stand, "http://steppewatch.example/category/iraq-and-syria/")
    assert category.count("Source: <a") == 4


# ---------------------------------------------------------------- the second day


def test_on_day_two_a_toll_has_risen_a_page_is_gone_and_one_is_new(stand: Newsstand, second_day: Newsstand) -> None:
    (edited,), (gone,), (new,) = (KEY["day_2"][f"pages_{what}"] for what in ("edited", "gone", "new"))
    assert "killing four people" in text(stand, edited)
    assert "killing six people" in text(second_day, edited)
    assert (fetch(stand, gone)[0], fetch(second_day, gone)[0]) == (200, 410)
    assert (fetch(stand, new)[0], fetch(second_day, new)[0]) == (404, 200)
    assert new in links(text(second_day, "http://euphratespost.example/news-sitemap.xml"))


# ---------------------------------------------------------------- the answer key


def test_every_demo_source_loads_and_belongs_to_one_outlet(stand: Newsstand) -> None:
    sources = load_sources(SOURCES_DIR)
    assert {urlsplit(source.url).hostname for source in sources.values()} == set(stand.hosts)
    for source in sources.values():
        for rule in source.crawl:
            assert fetch(stand, rule.url)[0] == 200


@pytest.mark.parametrize("incident", incidents(), ids=lambda incident: str(incident["id"]))
def test_an_incident_of_the_key_is_whole(incident: dict[str, Any]) -> None:
    start, end = date.fromisoformat(incident["date_start"]), date.fromisoformat(incident["date_end"])
    assert start <= end
    assert (start == end) == (incident["date_precision"] == "day")
    assert incident["country"] in ("SY", "IQ")
    assert incident["place"]
    assert incident["admin1"]
    assert re.fullmatch(r"[a-z_]+", incident["event_type"])
    assert re.fullmatch(r"[a-z_]+", incident["sub_event_type"])
    for key in ("killed_best", "injured_best"):
        assert incident[key] is None or incident[key] >= 0
    assert incident["perpetrator"] is None or incident["perpetrator"][0].isupper()
    assert 1 <= incident["independent_source_count"] <= len(incident["articles"])


def test_every_article_of_the_key_is_served(stand: Newsstand, second_day: Newsstand) -> None:
    for incident in KEY["incidents"]:
        for url in incident["articles"]:
            assert fetch(stand, url)[0] in (200, 500), url
    for incident in KEY["day_2"]["incidents_new"]:
        for url in incident["articles"]:
            assert fetch(second_day, url)[0] == 200, url


def test_passages_that_are_no_incidents_are_in_their_pages(stand: Newsstand) -> None:
    for passage in KEY["must_not"]:
        assert passage["text"] in text(stand, passage["url"])


@pytest.mark.parametrize("day", [1, 2])
def test_the_counts_of_the_key_are_those_of_the_pages(day: int) -> None:
    counts = KEY["counts"] if day == 1 else KEY["day_2"]["counts"]
    outlets = read_outlets(day)
    items = [item for outlet in outlets.values() for item in outlet.items if item.url != FORBIDDEN]
    assert counts["pages"] == len(items)
    quoted = sum(len(item.list_of("whole_below")) + len(item.list_of("excerpts")) for item in items)
    assert counts["articles"] == sum(bool(item.paragraphs) for item in items) + quoted
    known = len(KEY["incidents"]) + (len(KEY["day_2"]["incidents_new"]) if day == 2 else 0)
    assert counts["incidents"] == known
    told = {url for incident in incidents() for url in incident["articles"]}
    assert KEY["counts"]["noise_pages"] == sum(item.url not in told for item in items)


def test_ids_and_incidents_of_the_second_day_fit(stand: Newsstand) -> None:
    ids = [incident["id"] for incident in incidents()]
    assert len(ids) == len(set(ids))
    assert all(change["id"] in ids for change in KEY["day_2"]["incidents_changed"])
