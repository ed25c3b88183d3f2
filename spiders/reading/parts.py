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
from itertools import takewhile

from lxml.html import HtmlElement

from spiders.reading.metadata import Metadata
from spiders.reading.moments import iso_date, relative_date, written_date
from spiders.reading.words import short_words, words_of

MIN_BLOCKS = 2
_LONG = 80  # characters: a paragraph rather than a label
_TEXT = 200  # characters of paragraphs that a block has at least
_TEASER = 420  # one paragraph shorter than this, and nothing else, is a teaser
_CLIMB = 7
_LINE = 300

_NOT_HERE = re.compile(
    r"comment|reply|respond|newsletter|promo|sponsor|advert|footer|sidebar|widget|cookie|consent|author-bio", re.I
)
_TITLE_CLASS = re.compile(r"title|headline|heading", re.IGNORECASE)
_OUTLET_CLASS = re.compile(r"outlet|source|publisher|provider|\bsite\b|origin|credit", re.IGNORECASE)
_TIME_CLASS = re.compile(r"time|date|posted|published|meta|ago|\bwhen\b", re.IGNORECASE)
_SOURCE = re.compile(
    r"^\W*(?:source|sources|via|original|read (?:more )?at|originally published (?:by|in|at))\s*[:：]?\s+(.+)$", re.I
)
_SOURCE_WORD = re.compile(r"\W*(source|via|original|read )", re.IGNORECASE)
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


@dataclass(slots=True)
class _Block:
    """A text as it stands in the tree: one element, or a run of siblings."""

    elements: list[HtmlElement]
    heading: HtmlElement | None
    source: str | None  # what stands behind "Source:"

    def iter(self, *tags: str) -> Iterator[HtmlElement]:
        for element in self.elements:
            yield from element.iter(*tags)

    def paragraphs(self) -> Iterator[str]:
        """The paragraphs that are text, not the words of a link to it, nor the source line."""
        for p in self.iter("p"):
            words = words_of(p)
            if len(words) < _LONG or _SOURCE.match(words):
                continue
            if p.find(".//p") is None and next(p.iterancestors("a"), None) is None:
                yield words

    def size(self) -> int:
        return sum(len(words) for words in self.paragraphs())


def cut_parts(tree: HtmlElement, meta: Metadata, rendered_at: datetime) -> list[Part]:
    """The texts beside the page's own, in their order; they are taken out of the tree. Empty on most pages.

    `rendered_at` is the moment that "3 hours ago" counts from.
    """
    found, blocks = [], []
    sources = _source_lines(tree)
    for block in _containers(tree, sources) or _runs(sources) or _linked_runs(tree):
        heading = block.heading
        if heading is not None and heading.tag == "h1" and meta.heading and words_of(heading) == meta.heading:
            continue  # the page's own article stands among its like
        part = _part(block, rendered_at)
        if part.text:
            found.append(part)
            blocks.append(block)
    if blocks:
        _cut_what_follows(tree, blocks[0].elements[0])
    for element in (e for block in blocks for e in block.elements):
        if (parent := element.getparent()) is not None:
            parent.remove(element)
    return found


def _cut_what_follows(tree: HtmlElement, element: HtmlElement) -> None:
    """Take out what comes after the first of the other texts, where the page's own heading comes before it.

    Behind other publishers' texts stands the site's furniture, never the rest of its own article.
    """
    for node in tree.iter("h1", element.tag):
        if node is element:
            return  # no heading before it
        if node.tag == "h1":
            break
    for node in (element, *element.iterancestors()):
        if node.tag in ("body", "html") or (parent := node.getparent()) is None:
            break
        for sibling in list(node.itersiblings()):
            parent.remove(sibling)


def _containers(tree: HtmlElement, sources: dict[HtmlElement, str]) -> list[_Block]:
    """The largest group of sibling elements of one make that are each a text."""
    groups: dict[tuple[HtmlElement, str, str], dict[HtmlElement, None]] = {}
    climbed: set[HtmlElement | None] = set()
    for paragraph in tree.iter("p"):
        element = paragraph.getparent()
        if element is None or element in climbed or len(words_of(paragraph)) < _LONG:
            continue
        climbed.add(element)
        for _ in range(_CLIMB):
            parent = element.getparent()
            if parent is None or element.tag in ("body", "main"):
                break
            if element.tag in ("div", "article", "section", "li", "td"):
                groups.setdefault((parent, element.tag, element.get("class") or ""), {})[element] = None
            element = parent
    best: list[_Block] = []
    for (parent, _, label), members in groups.items():
        if _NOT_HERE.search(label) or _NOT_HERE.search(parent.get("class") or ""):
            continue
        if len(members) < MIN_BLOCKS and not sources:
            continue
        blocks = [b for m in members if _is_text(b := _Block([m], _heading(m), _source(m, sources)))]
        if len(members) < MIN_BLOCKS:
            # A lone block must say twice that it is another's text: by its source line and by its link.
            blocks = [
                b for b in blocks if b.heading is not None and b.heading.tag != "h1" and b.source and _links_out(b)
            ]
        if len(blocks) >= 0.6 * len(members) and sum(b.size() for b in blocks) > sum(b.size() for b in best):
            best = blocks
    return best


def _runs(sources: dict[HtmlElement, str]) -> list[_Block]:
    """Texts that follow each other under one parent, each closed by its source line."""
    closed: dict[HtmlElement, list[HtmlElement]] = {}
    for line in sources:
        if line.tag in ("p", "div") and (parent := line.getparent()) is not None:
            closed.setdefault(parent, []).append(line)
    parent, lines = max(closed.items(), key=lambda item: len(item[1]), default=(None, []))
    if parent is None or len(lines) < MIN_BLOCKS:
        return []
    blocks: list[_Block] = []
    run: list[HtmlElement] = []
    for child in parent:
        if child.tag == "h1":
            run = []
            continue
        run.append(child)
        if child in lines:
            heading = next((e for e in run if e.tag in _HEADINGS), None)
            blocks.append(_Block(run, heading, sources[child]))
            run = []
    return [b for b in blocks if b.size() >= _LONG]


def _linked_runs(tree: HtmlElement) -> list[_Block]:
    """Texts that follow each other under one parent, each opened by a heading that leads to its own page."""
    opened: dict[tuple[HtmlElement, str], list[HtmlElement]] = {}
    for heading in tree.iter("h2", "h3", "h4"):
        parent = heading.getparent()
        if parent is not None and heading.find(".//a[@href]") is not None and len(words_of(heading)) >= 15:
            opened.setdefault((parent, heading.tag), []).append(heading)
    best: list[_Block] = []
    for (_, tag), headings in opened.items():
        if len(headings) < MIN_BLOCKS:
            continue
        blocks = [_Block([h, *takewhile(lambda e: e.tag != tag, h.itersiblings())], h, None) for h in headings]  # noqa: B023
        # A gift guide's headings lead somewhere, too; what happened has a time.
        texts = [b for b in blocks if _is_text(b) and any(_is_time(w) for w in _times(b))]
        if len(texts) >= max(MIN_BLOCKS, 0.6 * len(blocks)) and sum(b.size() for b in texts) > sum(
            b.size() for b in best
        ):
            best = texts
    return best


def _heading(block: HtmlElement) -> HtmlElement | None:
    """The block's heading: the first that is a line of words."""
    for element in block.iter(*_HEADINGS, "div", "span", "a", "p", "strong"):
        if element.tag in _HEADINGS or _TITLE_CLASS.search(element.get("class") or ""):
            words = short_words(element, 300) or ""
            if len(words) >= 15 and len(words.split()) >= 3:
                return element
    return None


def _is_text(block: _Block) -> bool:
    if block.heading is None and not block.source:
        return False
    paragraphs = list(block.paragraphs())
    size = sum(map(len, paragraphs))
    if size < _TEXT or (len(paragraphs) < 2 and size < _TEASER and not block.source):
        return False
    if block.source:
        return True
    return _links_out(block) or (
        block.heading is not None and block.heading.tag == "h1" and block.elements[0].tag == "article"
    )


def _source_lines(tree: HtmlElement) -> dict[HtmlElement, str]:
    """The elements that are a source line, with what stands behind "Source:"."""
    found = {}
    for element in tree.iter("p", "div", "span", "a", "li", "em", "small"):
        head = element.text
        if (head is None or not head.strip()) and len(element):
            head = element[0].text
        if head and _SOURCE_WORD.match(head):
            words = short_words(element, _LINE)
            if words and (match := _SOURCE.match(words)):
                found[element] = match[1]
    return found


def _source(block: HtmlElement, sources: dict[HtmlElement, str]) -> str | None:
    """What the last source line within the block names."""
    inner = [words for line, words in sources.items() if line is block or any(a is block for a in line.iterancestors())]
    return inner[-1] if inner else None


def _links_out(block: _Block) -> bool:
    """Whether the heading leads to an article's own page."""
    heading = block.heading
    if heading is None:
        return False
    parent = heading.getparent()
    if heading.tag == "a" or heading.find(".//a[@href]") is not None or (parent is not None and parent.tag == "a"):
        return True
    title = words_of(heading)
    return any(title in (short_words(a, 400), a.get("title"), a.get("aria-label")) for a in block.iter("a")) or any(
        image.get("alt") == title and any(a.tag == "a" for a in image.iterancestors()) for image in block.iter("img")
    )


def _part(block: _Block, rendered_at: datetime) -> Part:
    title = words_of(block.heading) if block.heading is not None else None
    source_title, outlet = _title_and_outlet(block.source or "", title)
    outlet = outlet or _marked_outlet(block)
    lines: list[str] = []
    for element in block.iter("p", "li", "blockquote", "h3", "h4", "h5", "h6"):
        if element.tag == "blockquote" and element.find(".//p") is not None:
            continue
        words = words_of(element)
        if (
            not words
            or words in (title, outlet)
            or words in lines
            or _SOURCE.match(words[:_LINE])
            or _is_label(element, words)
        ):
            continue
        lines.append(words)
    return Part("\n".join(lines), title or source_title, outlet, (), _date(block, rendered_at))


def _title_and_outlet(source: str, title: str | None) -> tuple[str | None, str | None]:
    """What a source line names: "Title – Outlet", "Title | Section | Outlet", "Outlet", or the title alone."""
    if title and source.startswith(title):
        rest = [piece for piece in _SEPARATOR.split(source[len(title) :]) if piece.strip(" |–—-")]
        return title, rest[-1].strip(" |–—-.") if rest else None
    pieces = [piece.strip() for piece in _SEPARATOR.split(source)]
    last = pieces[-1].strip(" .")
    is_name = 1 < len(last) <= 60 and len(last.split()) <= 6
    if len(pieces) == 1:
        return (None, last) if is_name else (source or None, None)
    if not is_name or re.fullmatch(r"(?:[A-Z]\.)+", pieces[-1]):
        return source, None
    return pieces[0], last


def _is_label(element: HtmlElement, words: str) -> bool:
    """Whether a line belongs to the card round a text: an outlet, a tag, a button."""
    label = f"{element.get('class') or ''} {getattr(element.getparent(), 'attrib', {}).get('class') or ''}"
    labelled = re.search(r"meta|tag|outlet|source|share|button|social|more|caption|time|date", label, re.IGNORECASE)
    return len(words) < _LONG and (labelled is not None or not re.search(r"[.!?…:”\"»]$", words))


def _marked_outlet(block: _Block) -> str | None:
    for element in block.iter("p", "span", "div", "a", "li", "small"):
        if _OUTLET_CLASS.search(element.get("class") or "") and (words := short_words(element, 60)):
            return words
    labels = _labels(block)
    twice = [label for label in labels if labels.count(label) > 1]
    return twice[0] if twice else labels[0] if labels and any(True for _ in block.iter("time")) else None


def _labels(block: _Block) -> list[str]:
    """The short words between a block's heading and its text that are neither: an outlet's name stands among them."""
    title = words_of(block.heading) if block.heading is not None else ""
    found: list[str] = []
    for element in block.iter("p", "li", "span", "div", "a", "small"):
        words = words_of(element)
        if element.tag == "p" and len(words) >= _LONG:
            break
        if len(element) == 0 and 2 < len(words) <= 40 and words != title and not re.search(r"\d", words):
            found.append(words)
    return [w for w in found if w.casefold() not in ("time", "by", "share", "more", "read more", "listen")]


def _date(block: _Block, rendered_at: datetime) -> str | None:
    for words in _times(block):
        if found := iso_date(words) or relative_date(words, rendered_at) or written_date(words):
            return found
    return None


def _is_time(words: str) -> bool:
    return bool(iso_date(words) or written_date(words) or _AGO.search(words))


_AGO = re.compile(r"\bago\b|yesterday", re.IGNORECASE)


def _times(block: _Block) -> Iterator[str]:
    """The words that may tell when: marked as a time, called so, or short and standing alone."""
    for element in block.iter("time"):
        yield element.get("datetime") or ""
        yield words_of(element)
    for element in block.iter("div", "span", "p", "small", "abbr"):
        if _TIME_CLASS.search(element.get("class") or "") or len(element) == 0:
            words = element.get("title") or short_words(element, 80)
            if words:
                yield words
