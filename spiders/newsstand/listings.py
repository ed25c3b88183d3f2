"""How the outlets announce their articles: RSS, Atom, sitemaps, news sitemaps, sitemap indexes."""

from __future__ import annotations

from collections.abc import Mapping
from email.utils import format_datetime
from typing import Any
from xml.sax.saxutils import escape

from spiders.newsstand.outlet import NewsItem, Outlet

FEED_TYPES = {"rss": "application/rss+xml; charset=utf-8", "atom": "application/atom+xml; charset=utf-8"}

_XML = '<?xml version="1.0" encoding="UTF-8"?>\n'
_SITEMAP = 'xmlns="http://www.sitemaps.org/schemas/sitemap/0.9"'


def feed(outlet: Outlet, habits: Mapping[str, Any]) -> bytes:
    """The outlet's feed: ``kind`` rss or atom, ``query`` put behind every link, ``dead`` links that lead nowhere."""
    entry = _rss_entry if habits["kind"] == "rss" else _atom_entry
    entries = [entry(item, _link(item, habits.get("query", ""))) for item in outlet.items if item.is_listed]
    entries += [_dead_entry(outlet, dead) for dead in habits.get("dead", [])]
    name, home = escape(outlet.habits["name"]), f"http://{outlet.host}/"
    if habits["kind"] == "rss":
        text = (
            f'<rss version="2.0"><channel>\n<title>{name}</title><link>{home}</link>'
            f"<description>{name}</description><language>en</language>\n{''.join(entries)}</channel></rss>\n"
        )
    else:
        newest = max(item.modified for item in outlet.items).isoformat()
        text = (
            f'<feed xmlns="http://www.w3.org/2005/Atom">\n<title>{name}</title><id>{home}</id>'
            f'<link href="{home}"/><updated>{newest}</updated>\n{"".join(entries)}</feed>\n'
        )
    return (_XML + text).encode()


def sitemap(outlet: Outlet, habits: Mapping[str, Any]) -> bytes:
    """A sitemap of ``kind`` index (of ``parts``), news (with titles and dates), articles, or pages (``paths``)."""
    kind = habits["kind"]
    if kind == "index":
        parts = "".join(f"<sitemap><loc>http://{outlet.host}{path}</loc></sitemap>\n" for path in habits["parts"])
        return f"{_XML}<sitemapindex {_SITEMAP}>\n{parts}</sitemapindex>\n".encode()
    if kind == "pages":
        urls = "".join(f"<url><loc>http://{outlet.host}{path}</loc></url>\n" for path in habits["paths"])
        return f"{_XML}<urlset {_SITEMAP}>\n{urls}</urlset>\n".encode()
    items = [item for item in outlet.items if item.is_listed and _in_span(item, habits)]
    if kind == "articles":
        urls = "".join(_url(item, "") for item in items)
        return f"{_XML}<urlset {_SITEMAP}>\n{urls}</urlset>\n".encode()
    urls = "".join(_url(item, _news(outlet, item)) for item in items)
    return (
        f'{_XML}<urlset {_SITEMAP} xmlns:news="http://www.google.com/schemas/sitemap-news/0.9">\n{urls}</urlset>\n'
    ).encode()


def _in_span(item: NewsItem, habits: Mapping[str, Any]) -> bool:
    day = item.published.date().isoformat()
    return bool(habits.get("from", "") <= day < habits.get("until", "9999"))


def _url(item: NewsItem, more: str) -> str:
    return f"<url><loc>{escape(item.url)}</loc><lastmod>{item.modified.isoformat()}</lastmod>{more}</url>\n"


def _news(outlet: Outlet, item: NewsItem) -> str:
    return (
        f"<news:news><news:publication><news:name>{escape(outlet.habits['name'])}</news:name>"
        f"<news:language>en</news:language></news:publication>"
        f"<news:publication_date>{item.published.isoformat()}</news:publication_date>"
        f"<news:title>{escape(item.title)}</news:title></news:news>"
    )


def _link(item: NewsItem, query: str) -> str:
    link = f"http://{item.host}{item.fields.get('link', item.path)}"
    return escape(link + (("&" if "?" in link else "?") + query if query else ""))


def _rss_entry(item: NewsItem, link: str) -> str:
    return (
        f'<item><title>{escape(item.title)}</title><link>{link}</link><guid isPermaLink="false">{item.name}</guid>'
        f"<pubDate>{format_datetime(item.published)}</pubDate>"
        f"<description>{escape(item.fields.get('summary', ''))}</description></item>\n"
    )


def _atom_entry(item: NewsItem, link: str) -> str:
    return (
        f'<entry><title>{escape(item.title)}</title><id>tag:{item.host},2026:{item.name}</id><link href="{link}"/>'
        f"<published>{item.published.isoformat()}</published><updated>{item.modified.isoformat()}</updated>"
        f"<summary>{escape(item.fields.get('summary', ''))}</summary></entry>\n"
    )


def _dead_entry(outlet: Outlet, dead: Mapping[str, str]) -> str:
    return (
        f"<item><title>{escape(dead['title'])}</title><link>http://{outlet.host}{escape(dead['path'])}</link>"
        f"<pubDate>{escape(dead['published'])}</pubDate></item>\n"
    )
