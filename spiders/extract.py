"""From page to articles. The only file that knows trafilatura.

A page is decoded, parsed once, its metadata read, and its texts cut out: mostly one, several where the page is an
aggregator's, a category page or a digest (`reading/parts.py`). What is no article is refused, with the reason.
"""

from __future__ import annotations

import logging
import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import UTC, datetime, timedelta, tzinfo
from email.utils import parsedate_to_datetime
from itertools import islice
from urllib.parse import urlsplit

import trafilatura.external
from justext import get_stoplist
from lxml import html as lxml_html
from lxml.etree import ElementDefaultClassLookup, HTMLParser, ParserError, XPath, strip_elements
from lxml.html import HtmlElement
from trafilatura.core import bare_extraction
from trafilatura.settings import Extractor

from spiders.article import Article
from spiders.page import Page
from spiders.reading.agency import credited_agency
from spiders.reading.blocks import Part
from spiders.reading.body import complete
from spiders.reading.dateline import dateline_place
from spiders.reading.dates import date_near_heading
from spiders.reading.encoding import decode_page
from spiders.reading.language import language_of
from spiders.reading.layout import unlay, wrap_loose
from spiders.reading.live_blog import cut_entries
from spiders.reading.metadata import Metadata, read_metadata
from spiders.reading.moments import iso_date
from spiders.reading.parts import cut_parts
from spiders.reading.refusals import MIN_TEXT, no_article, unusable
from spiders.reading.run_on import unrun
from spiders.reading.stubs import is_stub
from spiders.reading.trim import trim
from spiders.reading.zones import in_zone, zone_of

MAX_ELEMENTS = 100_000  # the longest live blogs have 30,000
_LEAD = 40  # characters that the lead of a live blog has at least
_STALE = timedelta(days=3)
_SHORT = 0.5  # a careful pass that keeps less than this share of a generous one has lost the article

logging.getLogger("trafilatura").setLevel(logging.CRITICAL)

# jusText's stop words of all hundred languages would take 30 MB and be folded anew for each page that needs them.
_STOP_WORDS = ("English", "French", "Arabic", "German", "Spanish", "Italian", "Portuguese", "Dutch", "Turkish")
trafilatura.external.JT_STOPLIST = tuple(  # type: ignore[assignment]
    {word for language in _STOP_WORDS for word in get_stoplist(language)}
)
_CAREFUL = Extractor(output_format="python", fast=True, precision=True, comments=False, formatting=False)
_GENEROUS = Extractor(output_format="python", fast=True, comments=False, formatting=False)
_THOROUGH = Extractor(output_format="python", fast=False, comments=False, formatting=False)


@dataclass(frozen=True, slots=True)
class Extraction:
    """What a page gave: its articles, or the reason why it gave none."""

    articles: tuple[Article, ...] = ()
    refusal: str | None = None


def extract_page(page: Page) -> Extraction:
    """The articles of a page, in its order. Never raises for what a page may hold; see `refusal`."""
    if reason := unusable(page):
        return Extraction(refusal=reason)
    tree = _parse(decode_page(page.body, page.content_type))
    if tree is None:
        return Extraction(refusal="no HTML: nothing in it can be parsed")
    # Holding each element keeps lxml from making it anew, in Python, every time that it is met.
    held = list(islice(tree.iter(), MAX_ELEMENTS + 1))
    if len(held) > MAX_ELEMENTS:
        return Extraction(refusal=f"too complex: more than {MAX_ELEMENTS:,} elements")
    meta, zone, rendered_at = _read_head(tree, page)
    _drop_code(tree)
    _drop_boxes(tree)
    unlay(tree)
    wrap_loose(tree)
    if meta.published is None:
        meta.published = iso_date(page.hint_published) or in_zone(date_near_heading(tree, rendered_at), zone)
    entries = cut_entries(tree, meta, rendered_at, page.final_url)
    parts = entries or cut_parts(tree, meta, rendered_at, page.final_url)
    body = trim(complete(tree, _body(tree), meta.description), meta)
    reason = no_article(body, meta)
    if reason is not None and not parts:
        return Extraction(refusal=reason)
    own = [_own_part(page, meta, body)] if _has_own(body, reason, meta, parts, bool(entries)) else []
    texts = [*own, *entries] if entries else unrun([*own, *parts], rendered_at)
    texts = [replace(part, published=in_zone(part.published, zone)) for part in texts]
    places = {element: number for number, element in enumerate(held, 1)} if len(texts) > 1 else {}
    articles = [_article(page, meta, part, number, places) for number, part in enumerate(texts)]
    if own and is_stub(tree, articles[0].text, meta):
        articles[0] = replace(articles[0], is_stub=True)
    return Extraction(articles=tuple(articles))


def _read_head(tree: HtmlElement, page: Page) -> tuple[Metadata, tzinfo | None, datetime]:
    """What a page says of its article, its times in the outlet's zone; that zone; and when the page was made."""
    meta = read_metadata(tree, page.final_url if page.final_url.startswith("http") else None)
    zone = zone_of((meta.published, meta.modified), page.hint_time_zone)
    meta.published, meta.modified = in_zone(meta.published, zone), in_zone(meta.modified, zone)
    return meta, zone, _rendered_at(page, meta)


def _has_own(body: str, reason: str | None, meta: Metadata, parts: Sequence[Part], is_live: bool) -> bool:
    """Whether a page has a text of its own beside its parts, such as the lead of a live blog."""
    if is_live:
        return len(body) >= _LEAD
    return reason is None and not (parts and _is_listing(body, meta))


def _own_part(page: Page, meta: Metadata, body: str) -> Part:
    return Part(body, meta.title or page.hint_title, None, meta.authors, meta.published)


def _is_listing(body: str, meta: Metadata) -> bool:
    """Whether a page of several texts has none of its own: what is left of a category page is its furniture."""
    title = f"{meta.heading or ''} {meta.title or ''}"
    is_dated = meta.published is not None and len(body) >= MIN_TEXT
    return (len(body) < 250 and not is_dated) or meta.kind == "website" or _LISTING.match(title.strip()) is not None


_LISTING = re.compile(
    r"(category|tag|archives?|author|catégorie|kategorie|topic|posts? tagged|تصنيف|وسم)\b\s*[:：]", re.I
)


def _rendered_at(page: Page, meta: Metadata) -> datetime:
    """The moment that "3 hours ago" on a page counts from: when the server made the page.

    That is the answer's Date, else the time of fetching; but a page fetched long after it was published, and which
    still speaks of hours, was made when it was published: an archive's, a cache's or a saved page.
    """
    moment = page.fetched_at
    dated = next((v for k, v in page.headers.items() if k.lower() == "date"), None)
    if dated:
        try:
            moment = parsedate_to_datetime(dated).astimezone(UTC)
        except ValueError:
            moment = page.fetched_at
    try:
        published = datetime.fromisoformat(meta.published or "")
    except ValueError:
        return moment
    published = published if published.tzinfo else published.replace(tzinfo=UTC)
    return published if moment - published > _STALE else moment


# libxml2 compares each attribute of an element with all others: tens of thousands on one element take minutes.
_MONSTER_TAG = re.compile(r"<([a-zA-Z][a-zA-Z0-9]*)\s[^<>]{5000,}>?")
_MANY_ATTRIBUTES = 500


def _parse(text: str) -> HtmlElement | None:
    # libxml2 stops at 256 nested elements by itself, which bounds what a hostile page can do.
    parser = HTMLParser(
        encoding="utf-8", remove_comments=True, remove_pis=True, collect_ids=False, default_doctype=False
    )
    # One class for all elements, looked up in C: lxml.html's own lookup asks Python for each element that is met.
    parser.set_element_class_lookup(ElementDefaultClassLookup(element=HtmlElement))
    if text.count("=") > 20 * _MANY_ATTRIBUTES:
        text = _MONSTER_TAG.sub(lambda m: f"<{m[1]}>" if m[0].count("=") > _MANY_ATTRIBUTES else m[0], text)
    try:
        return lxml_html.document_fromstring(text.encode("utf-8", "replace"), parser=parser)
    except (ParserError, ValueError):
        return None


_NO_TEXT = (
    "style", "template", "svg", "noscript", "footer", "select", "button", "iframe", "canvas", "video", "audio",
    "object", "embed", "map", "dialog", "menu", "meta", "link",
)  # fmt: skip


# Boxes beside the text, and what opens over it where a reader points.
_BOX_NAMES = (
    "factbox", "fact-box", "infobox", "info-box", "rollover-", "popover", "tooltip", "newsletter", "Newsletter",
)  # fmt: skip
# What most of the names have in common is looked for first: libxml2 asks each element of the page.
_MAYBE_BOXES = XPath(
    "descendant::*[@class][self::div or self::span or self::aside or self::section]"
    f"[{' or '.join(f'contains(@class, {name!r})' for name in ('box', 'over', 'tooltip', 'ewsletter'))}]"
)


def _drop_code(tree: HtmlElement) -> None:
    """Take out what is no text, or never an article's; JSON-LD stays, as a last resort for the body."""
    strip_elements(tree, *_NO_TEXT, with_tail=False)
    for element in list(tree.iter("script", "nav")):
        is_data = element.tag == "script" and "ld+json" in (element.get("type") or "")
        # Some sites put an article's lead into a nav.
        if not is_data and not (element.tag == "nav" and any(len(t) > 150 for t in element.itertext())):
            element.drop_tree()


def _drop_boxes(tree: HtmlElement) -> None:
    """Take out boxes that stand beside the text; never what holds an article, or most of the page."""
    boxes = [e for e in _MAYBE_BOXES(tree) if any(name in e.get("class") for name in _BOX_NAMES)]
    whole = len(tree.text_content()) if boxes else 0
    for box in boxes:
        is_whole = next(box.iter("h1", "article"), None) is not None or 2 * len(box.text_content()) > whole
        if not is_whole and box.getparent() is not None:
            box.drop_tree()


def _body(tree: HtmlElement) -> str:
    """The text of a page's article, a paragraph a line: carefully, and more and more generously where care lost it."""
    text = ""
    for options in (_CAREFUL, _GENEROUS, _THOROUGH):
        found = _run(tree, options)
        if len(text) < _SHORT * len(found):
            text = found
        if text and (len(text) >= 1500 or len(text) >= _SHORT * _paragraph_length(tree)):
            break
    return text


def _run(tree: HtmlElement, options: Extractor) -> str:
    document = bare_extraction(tree, options=options)
    return (getattr(document, "text", None) or "") if document is not None else ""


def _paragraph_length(tree: HtmlElement) -> int:
    """Characters in the page's longer paragraphs: what a careful pass should mostly have kept."""
    lengths = (len("".join(p.itertext())) for p in tree.iter("p"))
    return sum(n for n in lengths if n > 80)


def _article(page: Page, meta: Metadata, part: Part, number: int, places: Mapping[HtmlElement, int]) -> Article:
    place = places.get(part.element) if part.element is not None else None
    return Article(
        text=part.text,
        part=number,
        url=meta.url or page.final_url,
        title=part.title,
        outlet=part.outlet or _outlet(page, meta),
        authors=part.authors,
        published=part.published,
        modified=meta.modified if number == 0 else None,
        language=language_of(part.text, meta.language),
        page_url=page.url,
        fetched_at=page.fetched_at.isoformat(),
        source_id=page.source_id,
        agency=credited_agency(part.text, part.authors),
        section=meta.section,
        dateline=dateline_place(part.text),
        part_key=part.key,
        place=f"(//*)[{place}]" if place else None,
    )


def _outlet(page: Page, meta: Metadata) -> str | None:
    """The outlet's name as the page tells it, else as the source is called, else the host."""
    host = (urlsplit(page.final_url).hostname or "").removeprefix("www.")
    return page.hint_outlet or meta.outlet if meta.outlet in (None, host) else meta.outlet
