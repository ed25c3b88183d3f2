"""Several texts on a page: an aggregator's related articles told whole, a category page's excerpts, a digest.

A block is one of several siblings of one make that each have a heading, paragraphs of their own, and a mark of being
a text of its own: a heading that links elsewhere, a "Source:" line, an outlet or a time. Sections of one long article
have headings and paragraphs too, but no such mark; teasers have the mark, but no paragraphs.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime

from lxml.html import HtmlElement

from spiders.metadata import Metadata, iso_date
from spiders.moments import relative_date, written_date

MIN_BLOCKS = 2
_LONG = 80  # characters: a paragraph rather than a label
_TEXT = 200  # characters of paragraphs that a block has at least
_TEASER = 420  # one paragraph shorter than this, and nothing else, is a teaser
_CLIMB = 7

_NOT_HERE = re.compile(
    r"comment|reply|respond|newsletter|promo|sponsor|advert|footer|sidebar|widget|cookie|consent|author-bio", re.I
)
_TITLE_CLASS = re.compile(r"title|headline|heading", re.IGNORECASE)
_OUTLET_CLASS = re.compile(r"outlet|source|publisher|provider|\bsite\b|origin|credit", re.IGNORECASE)
_TIME_CLASS = re.compile(r"time|date|posted|published|meta|ago", re.IGNORECASE)
_SOURCE = re.compile(
    r"^\W*(?:source|sources|via|original|read (?:more )?at|originally published (?:by|in|at))\s*[:：]?\s+(.+)$", re.I
)
_SEPARATOR = re.compile(r"\s+[|·•»–—-]\s+")
_HEADINGS = ("h1", "h2", "h3", "h4", "h5")


@dataclass(frozen=True, slots=True)
class Part:
    """One text of a page that holds several. `published` is an ISO 8601 date or datetime."""

    text: str
    title: str | None = None
    outlet: str | None = None
    authors: tuple[str, ...] = ()
    published: str | None = None


def cut_parts(tree: HtmlElement, meta: Metadata, rendered_at: datetime) -> list[Part]:
    """The texts beside the page's own, in their order; they are taken out of the tree. Empty on most pages.

    `rendered_at` is the moment that "3 hours ago" counts from.
    """
    blocks = _blocks(tree)
    found = []
    for block, heading in blocks:
        title = _words(heading)
        if meta.heading and title == meta.heading and heading.tag == "h1":
            continue  # the page's own article stands among its like
        found.append((block, _part(block, title, rendered_at)))
    parts = [part for _, part in found if part.text]
    for block, part in found:
        if part.text and (parent := block.getparent()) is not None:
            parent.remove(block)
    return parts


def _blocks(tree: HtmlElement) -> list[tuple[HtmlElement, HtmlElement]]:
    """The largest group of sibling blocks, each with its heading."""
    groups: dict[tuple[HtmlElement, str, str], dict[HtmlElement, None]] = {}
    for paragraph in tree.iter("p"):
        if len(_words(paragraph)) < _LONG:
            continue
        element = paragraph
        for _ in range(_CLIMB):
            parent = element.getparent()
            if parent is None or (parent.tag in ("body", "html") and element.tag not in ("article", "div", "section")):
                break
            if element.tag in ("div", "article", "section", "li", "td"):
                groups.setdefault((parent, element.tag, element.get("class") or ""), {})[element] = None
            element = parent
    best: list[tuple[HtmlElement, HtmlElement]] = []
    for (parent, _, label), members in groups.items():
        if _NOT_HERE.search(label) or _NOT_HERE.search(parent.get("class") or ""):
            continue
        blocks = [(m, h) for m in members if (h := _heading(m)) is not None and _is_text(m, h)]
        if len(members) < MIN_BLOCKS:
            # A lone block must say twice that it is another's text: by its source line and by its link.
            blocks = [(b, h) for b, h in blocks if h.tag != "h1" and _has_source(b) and _links_out(b, h)]
        if blocks and len(blocks) >= 0.6 * len(members) and _size(blocks) > _size(best):
            best = blocks
    return best


def _size(blocks: list[tuple[HtmlElement, HtmlElement]]) -> int:
    return sum(len(_words(p)) for block, _ in blocks for p in block.iter("p"))


def _heading(block: HtmlElement) -> HtmlElement | None:
    """The block's heading: the first that is a line of words."""
    for element in block.iter(*_HEADINGS, "div", "span", "a", "p", "strong"):
        if element.tag in _HEADINGS or _TITLE_CLASS.search(element.get("class") or ""):
            words = _words(element)
            if 15 <= len(words) <= 300 and len(words.split()) >= 3:
                return element
    return None


def _is_text(block: HtmlElement, heading: HtmlElement) -> bool:
    paragraphs = [w for p in _own_paragraphs(block) if len(w := _words(p)) >= _LONG and not _SOURCE.match(w)]
    if sum(map(len, paragraphs)) < _TEXT:
        return False
    source = _has_source(block)
    if len(paragraphs) < 2 and sum(map(len, paragraphs)) < _TEASER and not source:
        return False
    return source or _links_out(block, heading) or (heading.tag == "h1" and block.tag == "article")


def _own_paragraphs(block: HtmlElement) -> Iterator[HtmlElement]:
    """The paragraphs that are text, not the words of a link to it."""
    for paragraph in block.iter("p"):
        if paragraph.find(".//p") is None and not any(a.tag == "a" for a in paragraph.iterancestors()):
            yield paragraph


def _has_source(block: HtmlElement) -> bool:
    return any(_SOURCE.match(_words(e)) for e in block.iter("p", "span", "a", "li", "em", "small"))


def _links_out(block: HtmlElement, heading: HtmlElement) -> bool:
    """Whether the heading leads to an article's own page."""
    if heading.tag == "a" or heading.find(".//a[@href]") is not None:
        return True
    parent = heading.getparent()
    if parent is not None and parent.tag == "a":
        return True
    title = _words(heading)
    return any(title in (_words(a), a.get("title"), a.get("aria-label")) for a in block.iter("a")) or any(
        image.get("alt") == title for image in block.iterfind(".//a//img")
    )


def _part(block: HtmlElement, title: str, rendered_at: datetime) -> Part:
    outlet, lines = None, []
    for element in block.iter("p", "li", "blockquote", "h3", "h4", "h5", "h6"):
        if element.tag == "blockquote" and element.find(".//p") is not None:
            continue
        words = _words(element)
        if match := _SOURCE.match(words):
            outlet = outlet or _outlet_named(match[1])
        elif words and words != title and words not in lines and not _is_label(element, words):
            lines.append(words)
    outlet = outlet or _marked_outlet(block)
    lines = [line for line in lines if line != outlet]
    return Part("\n".join(lines), title, outlet, (), _date(block, rendered_at))


def _is_label(element: HtmlElement, words: str) -> bool:
    """Whether a line belongs to the card round a text: an outlet, a tag, a button."""
    label = f"{element.get('class') or ''} {getattr(element.getparent(), 'attrib', {}).get('class') or ''}"
    labelled = re.search(r"meta|tag|outlet|source|share|button|social|more|caption|time|date", label, re.IGNORECASE)
    return len(words) < _LONG and (labelled is not None or not re.search(r"[.!?…:”\"»]$", words))


def _outlet_named(words: str) -> str | None:
    """The outlet of a source line: what stands behind the title, or the whole where it is short."""
    last = _SEPARATOR.split(words)[-1].strip(" .")
    return last if 1 < len(last) <= 60 and len(last.split()) <= 7 else None


def _marked_outlet(block: HtmlElement) -> str | None:
    for element in block.iter("p", "span", "div", "a", "li", "small"):
        if _OUTLET_CLASS.search(element.get("class") or "") and 1 < len(words := _words(element)) <= 60:
            return words
    for element in block.iter("a", "p", "div", "span"):
        if match := _SOURCE.match(_words(element)):
            return _outlet_named(match[1])
    return None


def _date(block: HtmlElement, rendered_at: datetime) -> str | None:
    for words in _times(block):
        if found := iso_date(words) or relative_date(words, rendered_at) or written_date(words):
            return found
    return None


def _times(block: HtmlElement) -> Iterator[str]:
    for element in block.iter("time"):
        yield element.get("datetime") or ""
        yield _words(element)
    for element in block.iter("div", "span", "p", "small", "abbr"):
        if _TIME_CLASS.search(element.get("class") or ""):
            words = element.get("title") or _words(element)
            if len(words) <= 80:
                yield words


def _words(element: HtmlElement) -> str:
    return " ".join("".join(element.itertext()).split())
