"""A site of which only the address is known: where its feeds and sitemaps are."""

from __future__ import annotations

from urllib.parse import urljoin

from lxml import html as lxml_html
from lxml.etree import ParserError

from spiders.addresses import origin

MAX_FEEDS = 8
MAX_SITEMAPS = 8

_FEED_TYPES = ("application/rss+xml", "application/atom+xml", "application/rdf+xml")
_WELL_KNOWN = (
    "/sitemap_news.xml", "/news-sitemap.xml", "/sitemap-news.xml", "/sitemap.xml", "/sitemap_index.xml", "/feed/",
    "/rss.xml", "/rss", "/feed.xml", "/atom.xml", "/index.xml"
)  # fmt: skip


def feeds_named_in(body: bytes, url: str) -> list[str]:
    """The feeds that a page's head names, without those of comments; at most `MAX_FEEDS`."""
    try:
        tree = lxml_html.document_fromstring(body)
    except (ParserError, ValueError):
        return []
    found: list[str] = []
    for link in tree.iter("link"):
        if "alternate" not in (link.get("rel") or "").lower() or (link.get("type") or "").lower() not in _FEED_TYPES:
            continue
        address = urljoin(url, (link.get("href") or "").strip())
        about = f"{address} {link.get('title') or ''}".lower()
        if address.startswith(("http://", "https://")) and "comment" not in about and address not in found:
            found.append(address)
    return found[:MAX_FEEDS]


def choose_sitemaps(named: list[str]) -> list[str]:
    """The sitemaps to read of those that robots.txt names: news sitemaps alone where there are any."""
    news = [s for s in named if "news" in s.lower()]
    return (news or named)[:MAX_SITEMAPS]


def well_known(url: str) -> list[str]:
    """Addresses where sites without a hint often keep a feed or sitemap."""
    return [origin(url) + path for path in _WELL_KNOWN]
