"""Several texts on a page: an aggregator's related articles told whole, a category page's excerpts, a digest.

A block is one of several siblings of one make that each have a heading, paragraphs of their own, and a mark of being
a text of its own: a heading that links elsewhere, a "Source:" line, an outlet or a time. Sections of one long article
have headings and paragraphs too, but no such mark; teasers have the mark, but no paragraphs.
"""

from __future__ import annotations

import re
from datetime import datetime
from itertools import takewhile

from lxml.html import HtmlElement

from spiders.reading.blocks import HEADINGS, LONG, Block, Part, heading_of, part_of
from spiders.reading.metadata import Metadata
from spiders.reading.source_lines import source_lines
from spiders.reading.words import words_of

MIN_BLOCKS = 2
_TEXT = 200  # characters of paragraphs that a block has at least
_TEASER = 420  # one paragraph shorter than this, and nothing else, is a teaser
_CLIMB = 7

_NOT_HERE = re.compile(
    r"comment|reply|respond|newsletter|promo|sponsor|advert|footer|sidebar|widget|cookie|consent|author-bio", re.I
)


def cut_parts(tree: HtmlElement, meta: Metadata, rendered_at: datetime, url: str | None) -> list[Part]:
    """The texts beside the page's own, in their order; they are taken out of the tree. Empty on most pages.

    `rendered_at` is the moment that "3 hours ago" counts from.
    """
    found, blocks = [], []
    sources = source_lines(tree)
    for block in _containers(tree, sources) or _runs(sources) or _linked_runs(tree):
        heading = block.heading
        if heading is not None and heading.tag == "h1" and meta.heading and words_of(heading) == meta.heading:
            continue  # the page's own article stands among its like
        part = part_of(block, rendered_at, url)
        if part.text:
            found.append(part)
            blocks.append(block)
    if blocks:
        cut_what_follows(tree, blocks[0].elements[0])
    for element in (e for block in blocks for e in block.elements):
        if (parent := element.getparent()) is not None:
            parent.remove(element)
    return found


def cut_what_follows(tree: HtmlElement, element: HtmlElement) -> None:
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


def _containers(tree: HtmlElement, sources: dict[HtmlElement, str]) -> list[Block]:
    """The largest group of sibling elements of one make that are each a text."""
    groups: dict[tuple[HtmlElement, str, str], dict[HtmlElement, None]] = {}
    climbed: set[HtmlElement | None] = set()
    for paragraph in tree.iter("p"):
        element = paragraph.getparent()
        if element is None or element in climbed or len(words_of(paragraph)) < LONG:
            continue
        climbed.add(element)
        for _ in range(_CLIMB):
            parent = element.getparent()
            if parent is None or element.tag in ("body", "main"):
                break
            if element.tag in ("div", "article", "section", "li", "td"):
                groups.setdefault((parent, element.tag, element.get("class") or ""), {})[element] = None
            element = parent
    best: list[Block] = []
    for (parent, _, label), members in groups.items():
        if _NOT_HERE.search(label) or _NOT_HERE.search(parent.get("class") or ""):
            continue
        if len(members) < MIN_BLOCKS and not sources:
            continue
        blocks = [b for m in members if _is_text(b := Block([m], heading_of(m), _source(m, sources)))]
        if len(members) < MIN_BLOCKS:
            # A lone block must say twice that it is another's text: by its source line and by its link.
            blocks = [b for b in blocks if b.heading is not None and b.heading.tag != "h1" and b.source and b.link()]
        elif len(blocks) >= max(MIN_BLOCKS, 0.6 * len(members)):
            # Among texts a short one is a text, too, where no dots say that it goes on elsewhere.
            blocks = [b for m in members if _is_text(b := Block([m], heading_of(m), _source(m, sources)), among=True)]
        if len(blocks) >= 0.6 * len(members) and sum(b.size() for b in blocks) > sum(b.size() for b in best):
            best = blocks
    return best


def _runs(sources: dict[HtmlElement, str]) -> list[Block]:
    """Texts that follow each other under one parent, each closed, or each opened, by its source line."""
    marked: dict[HtmlElement, list[HtmlElement]] = {}
    for line in sources:
        if line.tag in ("p", "div") and (parent := line.getparent()) is not None:
            marked.setdefault(parent, []).append(line)
    parent, lines = max(marked.items(), key=lambda item: len(item[1]), default=(None, []))
    if parent is None or len(lines) < MIN_BLOCKS:
        return []
    before = list(takewhile(lambda e: e is not lines[0], parent))
    opening = Block(before, None, None).size() < LONG
    blocks: list[Block] = []
    run: list[HtmlElement] = []
    for child in [*parent, None]:
        is_line = child is None or child in lines
        if is_line and not opening and child is not None:
            run.append(child)
        if is_line and run:
            line = next((e for e in run if e in lines), None)
            heading = next((e for e in run if e.tag in HEADINGS), None)
            if line is not None:
                blocks.append(Block(run, heading, sources[line]))
            run = []
        if child is None or child.tag == "h1":
            run = []
        elif opening or not is_line:
            run.append(child)
    return [b for b in blocks if b.size() >= LONG]


def _linked_runs(tree: HtmlElement) -> list[Block]:
    """Texts that follow each other under one parent, each opened by a heading that leads to its own page."""
    opened: dict[tuple[HtmlElement, str], list[HtmlElement]] = {}
    for heading in tree.iter("h2", "h3", "h4"):
        parent = heading.getparent()
        if parent is not None and heading.find(".//a[@href]") is not None and len(words_of(heading)) >= 15:
            opened.setdefault((parent, heading.tag), []).append(heading)
    best: list[Block] = []
    for (_, tag), headings in opened.items():
        if len(headings) < MIN_BLOCKS:
            continue
        blocks = [Block([h, *takewhile(lambda e: e.tag != tag, h.itersiblings())], h, None) for h in headings]  # noqa: B023
        # A gift guide's headings lead somewhere, too; what happened has a time.
        texts = [b for b in blocks if _is_text(b) and b.has_time()]
        if len(texts) >= max(MIN_BLOCKS, 0.6 * len(blocks)) and sum(b.size() for b in texts) > sum(
            b.size() for b in best
        ):
            best = texts
    return best


def _is_text(block: Block, among: bool = False) -> bool:
    if block.heading is None and not block.source:
        return False
    paragraphs = list(block.paragraphs())
    size = sum(map(len, paragraphs))
    if among and paragraphs and paragraphs[-1].endswith(("...", "…")):
        return False
    if size < _TEXT or (len(paragraphs) < 2 and size < _TEASER and not block.source and not among):
        return False
    if block.source:
        return True
    return block.link() is not None or (
        block.heading is not None and block.heading.tag == "h1" and block.elements[0].tag == "article"
    )


def _source(block: HtmlElement, sources: dict[HtmlElement, str]) -> str | None:
    """What the last source line within the block names."""
    inner = [words for line, words in sources.items() if line is block or any(a is block for a in line.iterancestors())]
    return inner[-1] if inner else None
