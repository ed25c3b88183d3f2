"""Sitemaps: url sets, news sitemaps with their titles and dates, indexes of sitemaps, gzipped or plain, and text.

https://www.sitemaps.org/protocol.html; https://developers.google.com/search/docs/crawling-indexing/sitemaps/news-sitemap
"""

from __future__ import annotations

import zlib
from io import BytesIO
from urllib.parse import urljoin

from lxml import etree

from spiders.crawlers.listing import Link, Listing, ListingError, kind_of

MAX_BYTES = 50 * 1024 * 1024  # the protocol's own limit, for the document unpacked
MAX_URLS = 50_000


def read_sitemap(body: bytes, url: str) -> Listing:
    """What the sitemap lists; newest first where it has dates. Raises `ListingError` where it is no sitemap.

    Broken XML gives what can be read of it. Entities are not resolved, nothing is loaded from elsewhere.
    """
    body = _unpack(body)
    if kind_of(body) == "html":
        raise ListingError("no sitemap, but an HTML page")
    if not body.lstrip(b"\xef\xbb\xbf \t\r\n").startswith(b"<"):
        return _read_text(body)
    listing, dates, seen = Listing(), [], False
    events = etree.iterparse(
        BytesIO(body), events=("start", "end"), recover=True, resolve_entities=False, no_network=True, load_dtd=False
    )
    try:
        for event, element in events:
            name = _local(element)
            if event == "start":
                seen = seen or name in ("urlset", "sitemapindex")
            elif name in ("url", "sitemap"):
                fields = {_local(e): (e.text or "").strip() for e in element.iter() if e is not element}
                element.clear()
                if not fields.get("loc"):
                    continue
                address = urljoin(url, fields["loc"])
                when = fields.get("publication_date") or fields.get("lastmod") or ""
                if name == "sitemap":
                    listing.sitemaps.append(address)
                    dates.append(when)
                    if when:
                        listing.stamps[address] = when
                else:
                    listing.links.append(Link(address, fields.get("title") or None, when or None))
                if len(listing.links) + len(listing.sitemaps) >= MAX_URLS:
                    break
    except etree.XMLSyntaxError as error:
        if not listing.links and not listing.sitemaps:
            raise ListingError(f"no sitemap that can be read: {error}") from error
    if not seen and not listing.links and not listing.sitemaps:
        raise ListingError("no sitemap: neither urlset nor sitemapindex in it")
    # The sort keeps the order of what has no date, or the same.
    listing.sitemaps = [
        s for _, s in sorted(zip(dates, listing.sitemaps, strict=True), key=lambda x: x[0], reverse=True)
    ]
    listing.links.sort(key=lambda link: link.published or "", reverse=True)
    return listing


def _local(element: etree._Element) -> str:
    tag = element.tag
    return tag.rpartition("}")[2].lower() if isinstance(tag, str) else ""


def _unpack(body: bytes) -> bytes:
    """The document, unpacked if it is gzipped. Raises `ListingError` where it would be larger than `MAX_BYTES`."""
    if body[:2] != b"\x1f\x8b":
        return body
    inflater = zlib.decompressobj(zlib.MAX_WBITS + 16)
    try:
        plain = inflater.decompress(body, MAX_BYTES)
    except zlib.error as error:
        raise ListingError(f"the gzip file is broken: {error}") from error
    if inflater.unconsumed_tail:
        raise ListingError(f"unpacked it is larger than {MAX_BYTES // 2**20} MB")
    return plain


def _read_text(body: bytes) -> Listing:
    """A sitemap as plain text: an address a line."""
    lines = body.decode("utf-8", "replace").split()[:MAX_URLS]
    links = [Link(line) for line in lines if line.startswith(("http://", "https://"))]
    if not links:
        raise ListingError("no sitemap: neither XML nor a list of addresses")
    return Listing(links=links)
