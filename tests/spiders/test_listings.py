"""Listings: feeds, sitemaps and section pages as they are found."""

from __future__ import annotations

import gzip
import time
from datetime import UTC, datetime

import pytest

from spiders.crawlers.feed import read_feed
from spiders.crawlers.listing import Link, ListingError, kind_of
from spiders.crawlers.section import looks_like_article, read_section
from spiders.crawlers.site import choose_sitemaps, feeds_named_in
from spiders.crawlers.sitemap import MAX_BYTES, read_sitemap

URL = "https://post.example/list"
NEWS = b"""<?xml version="1.0" encoding="UTF-8"?>
<urlset xmlns="http://www.sitemaps.org/schemas/sitemap/0.9" xmlns:news="http://www.google.com/schemas/sitemap-news/0.9">
<url><loc>https://post.example/old</loc><news:news><news:publication><news:name>Post</news:name></news:publication>
<news:publication_date>2025-11-01T08:00:00Z</news:publication_date><news:title>Old &amp; grey</news:title>
</news:news></url>
<url><loc> /new </loc><lastmod>2025-11-03</lastmod></url>
<url><lastmod>2025-11-03</lastmod></url>
</urlset>"""
BOMB = b"""<?xml version="1.0"?><!DOCTYPE b [<!ENTITY a "aaaaaaaaaa"><!ENTITY b "&a;&a;&a;&a;&a;&a;&a;&a;&a;&a;">
<!ENTITY c "&b;&b;&b;&b;&b;&b;&b;&b;&b;&b;"><!ENTITY d "&c;&c;&c;&c;&c;&c;&c;&c;&c;&c;">
<!ENTITY e "&d;&d;&d;&d;&d;&d;&d;&d;">
<!ENTITY f "&e;&e;&e;&e;&e;&e;&e;&e;&e;&e;"><!ENTITY g "&f;&f;&f;&f;&f;&f;&f;&f;&f;&f;"><!ENTITY x SYSTEM "file:///etc/passwd">]>"""


def test_a_news_sitemap_gives_titles_and_dates_newest_first() -> None:
    assert read_sitemap(NEWS, URL).links == [
        Link("https://post.example/new", None, "2025-11-03"),
        Link("https://post.example/old", "Old & grey", "2025-11-01T08:00:00Z"),
    ]


def test_an_index_gives_sitemaps_newest_first_gzipped_or_not() -> None:
    index = b"".join(
        b"<sitemap><loc>https://post.example/%d.xml</loc><lastmod>2025-0%d-01</lastmod></sitemap>" % (n, n)
        for n in (3, 7, 5)
    )
    body = b"<sitemapindex>" + index + b"</sitemapindex>"
    want = [f"https://post.example/{n}.xml" for n in (7, 5, 3)]
    assert read_sitemap(body, URL).sitemaps == want
    assert read_sitemap(gzip.compress(body), URL).sitemaps == want


def test_a_torn_sitemap_gives_what_is_whole() -> None:
    assert [link.url for link in read_sitemap(NEWS[: NEWS.index(b"<url><lastmod>")], URL).links] == [
        "https://post.example/new",
        "https://post.example/old",
    ]


def test_a_list_of_addresses_is_a_sitemap() -> None:
    assert read_sitemap(b"https://post.example/a\nhttps://post.example/b\n", URL).links == [
        Link("https://post.example/a"),
        Link("https://post.example/b"),
    ]


@pytest.mark.parametrize("body", [b"<!doctype html><html><p>Not found</html>", b"hello", b"<rss/>", b"", b"\x1f\x8bxx"])
def test_what_is_no_sitemap_is_said_to_be_none(body: bytes) -> None:
    with pytest.raises(ListingError):
        read_sitemap(body, URL)


def test_a_gzip_bomb_is_refused() -> None:
    with pytest.raises(ListingError, match="larger than"):
        read_sitemap(gzip.compress(b"<urlset>" + b" " * (MAX_BYTES + 10)), URL)


def test_entity_bombs_and_outer_entities_stay_shut() -> None:
    began = time.monotonic()
    links = read_sitemap(BOMB + b"<urlset><url><loc>https://post.example/&g;&x;</loc></url></urlset>", URL).links
    assert time.monotonic() - began < 2
    assert all(len(link.url) < 200 and "root" not in link.url for link in links)
    try:
        feed = read_feed(
            BOMB + b"<rss version='2.0'><channel><item><link>https://post.example/&g;&x;</link></item></channel></rss>",
            URL,
        )
    except ListingError:
        feed = None
    assert time.monotonic() - began < 4
    assert feed is None or all(len(link.url) < 300 and "root:" not in link.url for link in feed.links)


def test_rss_and_atom() -> None:
    rss = b"""<rss version="2.0"><channel><item><title>A &lt;b&gt;day&lt;/b&gt; out</title>
    <link>/a?utm_source=rss</link>
    <pubDate>Mon, 03 Nov 2025 10:00:00 +0200</pubDate></item><item><guid isPermaLink="true">https://post.example/b</guid></item>
    <item><title>nowhere</title></item><item><link>mailto:x@post.example</link></item></channel></rss>"""
    assert read_feed(rss, URL).links == [
        Link("https://post.example/a?utm_source=rss", "A <b>day</b> out", "2025-11-03T08:00:00+00:00"),
        Link("https://post.example/b", None, None),
    ]
    atom = b"""<feed xmlns="http://www.w3.org/2005/Atom"><entry><title>T</title><link href="https://post.example/c"/>
    <updated>2025-11-03T10:00:00Z</updated></entry></feed>"""
    assert read_feed(atom, URL).links == [Link("https://post.example/c", "T", "2025-11-03T10:00:00+00:00")]


@pytest.mark.parametrize("body", [b"<html><body>Oops</body></html>", b"", b"{}"])
def test_what_is_no_feed_is_said_to_be_none(body: bytes) -> None:
    with pytest.raises(ListingError, match="no feed"):
        read_feed(body, URL)


def test_a_section_page_gives_its_articles_once_and_in_order() -> None:
    page = b"""<html><body><nav><a href="/">Home</a><a href="/sport/">Sport</a>
    <a href="/tag/river-ferry-crossing-news">tag</a></nav>
    <a href="/2025/11/03/ferry-runs-again"><img alt=""></a>
    <h2><a href="/2025/11/03/ferry-runs-again?utm_medium=x">Ferry runs again</a></h2>
    <a href="https://elsewhere.example/2025/11/03/other-story">Other</a>
    <a href="/story.php?id=7">A story under a number</a>
    <a href="/news/council-votes-on-new-bridge-plan">Council votes</a>
    <a href="/photo.jpg">p</a><a href="javascript:x()">x</a>
    <a href="/about-us">About us</a></body></html>"""
    assert [link.url for link in read_section(page, "https://post.example/").links] == [
        "https://post.example/2025/11/03/ferry-runs-again",
        "https://post.example/news/council-votes-on-new-bridge-plan",
    ]
    assert "https://post.example/story.php?id=7" in [
        k.url for k in read_section(page, "https://post.example/", any_link=True).links
    ]


@pytest.mark.parametrize(
    ("url", "words", "wanted"),
    [
        ("https://post.example/2025/11/03/ferry-runs-again/", "", True),
        ("https://post.example/world/ferry-runs-again-after-storm", "", True),
        ("https://post.example/news/article-1234567", "Ferry runs again after storm", True),
        ("https://post.example/category/middle-east-news-and-views/", "", False),
        ("https://post.example/author/jane-van-der-berg", "", False),
        ("https://post.example/world/", "World", False),
    ],
)
def test_articles_are_known_by_their_addresses(url: str, words: str, wanted: bool) -> None:
    assert looks_like_article(url, words) is wanted


def test_a_site_names_its_feeds_and_sitemaps() -> None:
    head = b"""<html><head><link rel="alternate" type="application/rss+xml" href="/feed/"><link rel="alternate"
    type="application/rss+xml" title="Comments" href="/comments/feed/">
    <link rel="alternate" hreflang="fr" href="/fr/"></head></html>"""
    assert feeds_named_in(head, "https://post.example/") == ["https://post.example/feed/"]
    assert choose_sitemaps(["https://post.example/all.xml", "https://post.example/news.xml"]) == [
        "https://post.example/news.xml"
    ]


def test_kinds_and_ages() -> None:
    assert kind_of(b"\xef\xbb\xbf <?xml version='1.0'?><feed>") == "feed"
    assert kind_of(b"<!DOCTYPE HTML>") == "html"
    assert kind_of(b"{}") is None
    now = datetime(2025, 11, 3, tzinfo=UTC)
    assert Link("x", published="2025-11-01").age_days(now) == 2
    assert Link("x", published="soon").age_days(now) is None
