"""Older pages: how a listing leads back in time, by a next page or by archives of a year, a month or a day."""

from __future__ import annotations

import re
from calendar import monthrange
from datetime import date
from urllib.parse import parse_qsl, urljoin, urlsplit

from lxml import html as lxml_html
from lxml.etree import ParserError

from spiders.addresses import same_site

_NUMBERED = re.compile(r"/(?:page|seite|p|pagina)/?[-_]?(\d{1,4})/?$|/(\d{1,3})/?$", re.IGNORECASE)
_PARAMETERS = ("page", "paged", "p", "pg", "pagina", "offset", "start")
_WORDS = re.compile(
    r"^\W*(next|older|older posts|older entries|more stories|next page|previous posts|load more|suivant|page suivante|"
    r"التالي|الصفحة التالية|المزيد)\W*$",
    re.IGNORECASE,
)
_DAY_IN_PATH = re.compile(
    r"/((?:19|20)\d\d)[/_-]?(0[1-9]|1[0-2]|[1-9])(?:[/_-]?(0[1-9]|[12]\d|3[01]|[1-9]))?(?=[/_.-]|$)"
)
_ARCHIVE = re.compile(
    r"^(?:/[a-z-]{1,20}){0,3}?/((?:19|20)\d\d)(?:[/-](0?[1-9]|1[0-2])(?:[/-](0?[1-9]|[12]\d|3[01]))?)?/?$",
    re.IGNORECASE,
)


def next_page(body: bytes, url: str) -> str | None:
    """The page that goes on where this one ends: by `rel=next`, by its words, or by the next number; None: no such."""
    try:
        tree = lxml_html.document_fromstring(body)
    except (ParserError, ValueError):
        return None
    number, numbered = _page_number(url) or 1, None
    for link in tree.iter("link", "a"):
        address = _absolute(url, link.get("href"))
        if address is None or address == url or not same_site(address, url):
            continue
        if "next" in (link.get("rel") or "").lower().split():
            return address
        if link.tag == "a" and numbered is None:
            words = " ".join(link.text_content().split())
            if _WORDS.match(words) or (_page_number(address) == number + 1 and words == str(number + 1)):
                numbered = address
    return numbered


def archive_pages(body: bytes, url: str, since: date, today: date) -> list[str]:
    """The site's archive pages of years, months and days within the range that a page links to, newest first."""
    try:
        tree = lxml_html.document_fromstring(body)
    except (ParserError, ValueError):
        return []
    found: dict[str, date] = {}
    for anchor in tree.iter("a"):
        address = _absolute(url, anchor.get("href"))
        if address is None or not same_site(address, url) or not (match := _ARCHIVE.match(urlsplit(address).path)):
            continue
        first, last = _span(*match.groups())
        if first is not None and last is not None and last >= since and first <= today:
            found.setdefault(address, last)
    return sorted(found, key=lambda address: found[address], reverse=True)


def last_day_of(url: str) -> date | None:
    """The last day that an address may be of, as its path tells it (a month without a day: its last); else None."""
    match = _DAY_IN_PATH.search(urlsplit(url).path)
    return _span(*match.groups())[1] if match else None


def _span(year: str, month: str | None, day: str | None) -> tuple[date | None, date | None]:
    try:
        if not month:
            return date(int(year), 1, 1), date(int(year), 12, 31)
        y, m = int(year), int(month)
        return (date(y, m, int(day)),) * 2 if day else (date(y, m, 1), date(y, m, monthrange(y, m)[1]))
    except ValueError:
        return None, None


def _page_number(url: str) -> int | None:
    parts = urlsplit(url)
    for name, value in parse_qsl(parts.query):
        if name.lower() in _PARAMETERS and value.isdigit():
            return int(value[:6])
    match = _NUMBERED.search(parts.path)
    return int(match.group(1) or match.group(2)) if match else None


def _absolute(base: str, href: str | None) -> str | None:
    try:
        address = urljoin(base, (href or "").strip()).partition("#")[0]
    except ValueError:
        return None
    return address if address.startswith(("http://", "https://")) else None
