"""Section pages: the links of an HTML page that look like articles."""

from __future__ import annotations

import re
from urllib.parse import urljoin, urlsplit

from lxml import html as lxml_html
from lxml.etree import ParserError

from spiders.addresses import same_page_key, same_site
from spiders.crawlers.listing import Link, Listing, ListingError
from spiders.crawlers.older import next_page
from spiders.crawlers.shapes import SERVICE, SiteShapes

_DATE_IN_PATH = re.compile(r"/(19|20)\d\d[/_-]?[01]?\d\b|(19|20)\d\d-[01]\d-[0-3]\d")
_NUMBER = re.compile(r"\d{5,}")
_FILE = re.compile(r"\.(jpe?g|png|gif|webp|svg|pdf|mp[34]|zip|xml|rss|json|css|js|ico|docx?|xlsx?|m3u8|avi|apk)$", re.I)
_ANCHOR_WORDS = 4


def read_section(body: bytes, url: str, any_link: bool = False, shapes: SiteShapes | None = None) -> Listing:
    """The articles that a page links to on its own site, in its order, and the page that goes on where it ends.

    With `any_link` every link of the site counts, because the source's own patterns decide; otherwise only those
    that look like articles: by the shapes of the site's addresses where these are known, else by general marks. Raises
    `ListingError` where the document has no HTML.
    """
    shapes = shapes or SiteShapes()
    try:
        tree = lxml_html.document_fromstring(body)
    except (ParserError, ValueError) as error:
        raise ListingError(f"no HTML page: {error}") from error
    bases = tree.xpath("//base/@href")
    base = urljoin(url, bases[0]) if bases else url
    found: dict[str, Link] = {}
    for anchor in tree.iter("a"):
        try:
            address = urljoin(base, (anchor.get("href") or "").strip())
            parts = urlsplit(address)
        except ValueError:
            continue
        if parts.scheme not in ("http", "https") or not same_site(address, url) or _FILE.search(parts.path):
            continue
        key = same_page_key(address)
        if key == same_page_key(url) or parts.path.strip("/") == "":
            continue
        words = " ".join(anchor.text_content().split())
        verdict = shapes.verdict(address) if not any_link else True
        if looks_like_article(address, words) if verdict is None else verdict:
            kept = found.get(key)
            if kept is None or len(words) > len(kept.title or ""):
                found[key] = Link(kept.url if kept else address, words or None)
    # What a link says is often a teaser; it is no title to rely on.
    older = next_page(body, url)
    return Listing(links=[Link(link.url) for link in found.values()], older=[older] if older else [])


def looks_like_article(url: str, words: str = "") -> bool:
    """Whether an address, with the words that link to it, is likely an article's: dated, numbered, or a long slug."""
    path = urlsplit(url).path
    if SERVICE.search(path):
        return False
    last = path.rstrip("/").rpartition("/")[2]
    hyphens = last.count("-") + last.count("_")
    if _DATE_IN_PATH.search(path) and len(last) > 6:
        return True
    if _NUMBER.search(last) and (hyphens or len(words.split()) >= _ANCHOR_WORDS):
        return True
    return hyphens >= 3 or (hyphens >= 2 and len(words.split()) >= _ANCHOR_WORDS)
