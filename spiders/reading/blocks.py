"""A block: one text of a page that holds several, as it stands in the tree, and what it tells of itself."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime
from urllib.parse import urljoin

from lxml.html import HtmlElement

from spiders.reading.authors import people_in
from spiders.reading.moments import is_time, iso_date, relative_date, written_date
from spiders.reading.source_lines import named_in, title_and_outlet
from spiders.reading.words import short_words, words_of

LONG = 80  # characters: a paragraph rather than a label
HEADINGS = ("h1", "h2", "h3", "h4", "h5")

_TITLE_CLASS = re.compile(r"title|headline|heading", re.IGNORECASE)
_OUTLET_CLASS = re.compile(r"outlet|source|publisher|provider|\bsite\b|origin|credit", re.IGNORECASE)
_AUTHOR_CLASS = re.compile(r"author|byline|auteur|autor|writer", re.IGNORECASE)
_TIME_CLASS = re.compile(r"time|date|posted|published|meta|ago|\bwhen\b", re.IGNORECASE)
_LABEL_CLASS = re.compile(
    r"meta|tag|outlet|source|share|button|social|more|caption|time|date|author|byline|comment", re.IGNORECASE
)
_BY = re.compile(r"(?:by|par|von|بقلم)\s*:?\s+\S", re.IGNORECASE)
_NO_LABEL = ("time", "by", "share", "more", "read more", "listen")


@dataclass(frozen=True, slots=True)
class Part:
    """One text of a page that holds several. `published` is an ISO 8601 date or datetime.

    `key` tells it from the page's other texts when the page is fetched again and they stand in another order: the
    address that it leads to, else its mark or moment. `element` is where it begins.
    """

    text: str
    title: str | None = None
    outlet: str | None = None
    authors: tuple[str, ...] = ()
    published: str | None = None
    key: str | None = None
    element: HtmlElement | None = None


@dataclass(slots=True)
class Block:
    """A text as it stands in the tree: one element, or a run of siblings."""

    elements: list[HtmlElement]
    heading: HtmlElement | None
    source: str | None  # what stands behind "Source:"

    def iter(self, *tags: str) -> Iterator[HtmlElement]:
        """All elements of these tags, in order."""
        for element in self.elements:
            yield from element.iter(*tags)

    def paragraphs(self) -> Iterator[str]:
        """The paragraphs that are text, not the words of a link to it, nor the source line."""
        for p in self.iter("p"):
            words = words_of(p)
            if len(words) < LONG or named_in(words):
                continue
            if p.find(".//p") is None and next(p.iterancestors("a"), None) is None:
                yield words

    def size(self) -> int:
        """Characters of its paragraphs."""
        return sum(len(words) for words in self.paragraphs())

    def link(self) -> str | None:
        """The address that the heading, or what repeats its words, leads to."""
        heading = self.heading
        if heading is None:
            return None
        inner = heading if heading.tag == "a" else heading.find(".//a[@href]")
        around = inner if inner is not None else next(heading.iterancestors("a"), None)
        if around is not None and around.get("href"):
            return str(around.get("href"))
        title = words_of(heading)
        for a in self.iter("a"):
            if a.get("href") and title in (short_words(a, 400), a.get("title"), a.get("aria-label")):
                return str(a.get("href"))
        for image in self.iter("img"):
            if image.get("alt") == title and (a := next(image.iterancestors("a"), None)) is not None:
                return a.get("href") or None
        return None

    def has_time(self) -> bool:
        """Whether it tells when it was published."""
        return any(is_time(words) for words in self.times())

    def times(self) -> Iterator[str]:
        """The words that may tell when: marked as a time, called so, or short and standing alone."""
        for element in self.iter("time"):
            yield element.get("datetime") or ""
            yield words_of(element)
        for element in self.iter("div", "span", "p", "small", "abbr"):
            if _TIME_CLASS.search(element.get("class") or "") or len(element) == 0:
                words = element.get("title") or short_words(element, 80)
                if words:
                    yield words


def heading_of(element: HtmlElement) -> HtmlElement | None:
    """The heading within an element: the first that is a line of words."""
    for inner in element.iter(*HEADINGS, "div", "span", "a", "p", "strong"):
        if inner.tag in HEADINGS or _TITLE_CLASS.search(inner.get("class") or ""):
            words = short_words(inner, 300) or ""
            if len(words) >= 15 and (len(words.split()) >= 3 or not words.isascii()):
                return inner
    return None


def part_of(block: Block, rendered_at: datetime, url: str | None) -> Part:
    """The text of a block, with what it says of it; `rendered_at` is the moment that "3 hours ago" counts from."""
    title = words_of(block.heading) if block.heading is not None else None
    source_title, outlet = title_and_outlet(block.source or "", title)
    authors = _authors(block, outlet)
    outlet = outlet or _marked_outlet(block, authors)
    lines: list[str] = []
    for element in block.iter("p", "li", "blockquote", "h3", "h4", "h5", "h6"):
        if element.tag in ("li", "blockquote") and element.find(".//p") is not None:
            continue
        words = words_of(element)
        if not words or words in (title, outlet) or words in lines or named_in(words) or _is_label(element, words):
            continue
        lines.append(words)
    link = block.link()
    key = urljoin(url or "", link) if link else None
    return Part(
        "\n".join(lines), title or source_title, outlet, authors, _date(block, rendered_at), key, block.elements[0]
    )


def _is_label(element: HtmlElement, words: str) -> bool:
    """Whether a line belongs to the card round a text: an outlet, a tag, a byline, a button."""
    if len(words) >= LONG:
        return False
    label = f"{element.get('class') or ''} {getattr(element.getparent(), 'attrib', {}).get('class') or ''}"
    return _LABEL_CLASS.search(label) is not None or not re.search(r"[.!?…:”\"»؟]$", words)


def _authors(block: Block, outlet: str | None) -> tuple[str, ...]:
    """The people in a block's byline: marked as such, or a short line that begins with "By"."""
    for element in block.iter("a", "span", "p", "div", "address", "small", "li"):
        marked = element.get("rel") == "author" or _AUTHOR_CLASS.search(element.get("class") or "")
        words = short_words(element, 80)
        if words and (marked or (_BY.match(words) and not words.endswith((".", "!", "?")))):
            found = tuple(dict.fromkeys(people_in(words, outlet)))
            if found:
                return found
    return ()


def _marked_outlet(block: Block, authors: tuple[str, ...]) -> str | None:
    for element in block.iter("p", "span", "div", "a", "li", "small"):
        if _OUTLET_CLASS.search(element.get("class") or "") and (words := short_words(element, 60)):
            return words
    labels = [label for label in _labels(block) if label not in authors]
    twice = [label for label in labels if labels.count(label) > 1]
    return twice[0] if twice else labels[0] if labels and any(True for _ in block.iter("time")) else None


def _labels(block: Block) -> list[str]:
    """The short words between a block's heading and its text that are neither: an outlet's name stands among them."""
    title = words_of(block.heading) if block.heading is not None else ""
    found: list[str] = []
    for element in block.iter("p", "li", "span", "div", "a", "small"):
        words = words_of(element)
        if element.tag == "p" and len(words) >= LONG:
            break
        if _AUTHOR_CLASS.search(element.get("class") or "") or _BY.match(words):
            continue
        if len(element) == 0 and 2 < len(words) <= 40 and words != title and not re.search(r"\d", words):
            found.append(words)
    return [w for w in found if w.casefold() not in _NO_LABEL]


def _date(block: Block, rendered_at: datetime) -> str | None:
    for words in block.times():
        if found := iso_date(words) or relative_date(words, rendered_at) or written_date(words):
            return found
    return None
