"""The body of an article, completed from the page's own markup with what extraction dropped of it.

trafilatura judges elements one by one, and so loses the second of two containers of one body, subheadings, and the
lead above the picture. Here the paragraphs that it kept are found again in the tree; what stands between them, or
beside them in containers of the same make, is body too.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections import Counter
from dataclasses import dataclass

from lxml.html import HtmlElement

from spiders.reading.trim import is_call
from spiders.reading.words import opening_of, plain, short_words, text_within, words_of

_HEADINGS = ("h2", "h3", "h4")
_TAGS = ("p", *_HEADINGS, "li", "blockquote")
_LEAD_LENGTH = 160  # characters
_TITLE = 3  # words
_ALIKE = 20  # letters that a lead and what the page describes itself with begin with, at the least
_SENTENCE, _APART = 17, 50  # characters without white space, of a paragraph amid the known body, and outside it
_MUCH, _ALL = 0.4, 0.9  # shares of a text that are links
_MATCHED = 0.6  # share of the text that must be found again in the tree
_LEAD = re.compile(
    r"standfirst|\blead\b|lede|\bdek\b|\bintro\b|introduction|subtitle|sub-?head|summary|chapo|abstract|teaser-?text|"
    r"article-?(desc|lead|intro|excerpt)|__(lead|intro|dek|summary|standfirst|description)",
    re.IGNORECASE,
)
_EMBED = re.compile(
    r"social-?media-?embed|embed(ded)?-?(tweet|post|social)|tweet-?embed|twitter|block-embed|wp-embed", re.I
)
_ASIDE = re.compile(
    r"related|recommend|newsletter|promo|advert|sponsor|caption|credit|copyright|share|social|comment|author-?bio|"
    r"\bbio\b|read-?more|more-?on|most-?read|trending|teaser|footer|sidebar|widget|cookie|infobox|fact-?box|"
    r"toc\b|table-of-contents|breadcrumb|tags?\b|hidden|video|gallery|outbrain|taboola|subscribe|signup|byline|meta\b",
    re.IGNORECASE,
)


@dataclass(slots=True, eq=False)
class _Piece:
    element: HtmlElement
    key: str  # its text without white space
    line: int | None = None

    @property
    def text(self) -> str:
        """Its text in one line; asked for of few."""
        return words_of(self.element)


_Make = tuple[str, ...]
_Makes = dict[HtmlElement, _Make]


def _make(element: HtmlElement, makes: _Makes) -> _Make:
    """What kind of place an element stands in: its parent and grandparent by tag and class; siblings share one.

    A quoted paragraph, or one of an embedded post, stands where the quotation stands.
    """
    parent = element.getparent()
    while parent is not None and (parent.tag == "blockquote" or _EMBED.search(parent.get("class") or "")):
        parent = parent.getparent()
    if parent not in makes:
        above = parent.getparent() if parent is not None else None
        makes[parent] = tuple(f"{e.tag}.{e.get('class') or ''}" for e in (parent, above) if e is not None)
    return makes[parent]


def complete(tree: HtmlElement, text: str, description: str | None) -> str:
    """The text with what it lacks: lead, subheadings, the other halves of a split body. A paragraph a line."""
    lines = [line.strip() for line in text.splitlines() if line.strip()]
    pieces = _pieces(tree)
    _match(pieces, lines)
    found = [p for p in pieces if p.line is not None]
    size = sum(len(line) - line.count(" ") for line in lines)
    dropped = _link_lines(found)
    if not found or sum(len(p.key) for p in found) < _MATCHED * size:
        return "\n".join(line for number, line in enumerate(lines) if number not in dropped)
    makes: _Makes = {}
    body_makes = _body_makes(found, makes)
    first, last = pieces.index(found[0]), pieces.index(found[-1])
    known = _Known("\n".join(lines))
    inserted: dict[int, list[str]] = {}
    at = 0
    for number, piece in enumerate(pieces):
        if piece.line is not None:
            at = piece.line + 1
        elif (
            _may_belong(piece, first <= number <= last)
            and (_make(piece.element, makes) in body_makes or _is_amid(number, pieces))
            and _is_body_like(piece)
            and not (piece.element.tag == "p" and known.has(piece.text))
        ):
            known.add(piece.text)
            inserted.setdefault(at, []).append(piece.text)
    result = list(inserted.get(0, []))
    for number, line in enumerate(lines):
        if number not in dropped:
            result.append(line)
        result += inserted.get(number + 1, [])
    lead = _lead(tree, found[0].element, description, known)
    return "\n".join([lead, *result] if lead else result)


class _Known:
    """What a text holds already, however its lines are broken: by runs of three words."""

    def __init__(self, text: str) -> None:
        self._text = text
        self._made: set[tuple[str, ...]] | None = None  # not before it is asked for: most pages lack nothing

    @property
    def _runs(self) -> set[tuple[str, ...]]:
        if self._made is None:
            self._made = set(_runs(self._text))
        return self._made

    def has(self, text: str) -> bool:
        runs = _runs(text)
        return sum(run in self._runs for run in runs) > 0.5 * len(runs)

    def add(self, text: str) -> None:
        self._runs.update(_runs(text))


def _runs(text: str) -> list[tuple[str, ...]]:
    words = re.findall(r"\w+", text.casefold())
    return list(zip(words, words[1:], words[2:], strict=False)) or [tuple(words)]


def _pieces(tree: HtmlElement) -> list[_Piece]:
    found = []
    for element in tree.iter(*_TAGS):
        if element.tag in ("li", "blockquote") and len(element) and element.find(".//p") is not None:
            continue
        key = "".join(text_within(element).split())
        if key:
            found.append(_Piece(element, key))
    return found


def _match(pieces: list[_Piece], lines: list[str]) -> None:
    """Find each line's element, in the order of the document."""
    places: dict[str, list[int]] = {}
    for number, piece in enumerate(pieces):
        places.setdefault(piece.key, []).append(number)
    after = -1
    for number, line in enumerate(lines):
        key = "".join(line.split())
        options = places.get(key) or places.get(key.removeprefix("-"), [])
        if not options:
            continue
        next_one = bisect_right(options, after)
        place = options[next_one] if next_one < len(options) else options[0]
        if pieces[place].line is None:
            pieces[place].line = number
            after = max(after, place)


def _body_makes(found: list[_Piece], makes: _Makes) -> set[_Make]:
    """The kinds of places that hold much of the body."""
    sizes: Counter[_Make] = Counter()
    for piece in found:
        if piece.element.tag == "p":
            sizes[_make(piece.element, makes)] += len(piece.key)
    whole = sum(sizes.values())
    return {make for make, size in sizes.items() if size >= 0.2 * whole and make[0] not in ("body.", "html.")}


def _may_belong(piece: _Piece, between: bool) -> bool:
    """Whether a piece that was left out is of a kind and size that is put back."""
    tag, size = piece.element.tag, len(piece.key)
    if tag == "p":
        return size >= (_SENTENCE if between else _APART)
    return between and tag in _HEADINGS and size <= 180


def _is_amid(number: int, pieces: list[_Piece]) -> bool:
    """Whether a heading stands right between two pieces of the known body, wherever the site puts its headings.

    The labels of boxes stand there, too: "Up next", "Related article". They are shorter, or lead elsewhere.
    """
    piece = pieces[number]
    if piece.element.tag not in _HEADINGS or not number or len(piece.text.split()) < _TITLE or _linked(piece):
        return False
    after = next((p for p in pieces[number + 1 :] if p.element.tag not in _HEADINGS), None)
    before = pieces[number - 1]
    return before.line is not None and after is not None and after.line == before.line + 1


def _link_lines(found: list[_Piece]) -> set[int | None]:
    """The lines that are links to other pages and nothing else: items of lists, and others where several follow."""
    links = {p.line for p in found if not _ends_as_sentence(p) and _linked(p) > _ALL}
    items = {p.line for p in found if p.element.tag == "li" and _linked(p) > _ALL}
    return items | {line for line in links if line is not None and links & {line - 1, line + 1}}


def _ends_as_sentence(piece: _Piece) -> bool:
    return piece.key.endswith((".", "!", "?", "…", "”", '"', "؟", "。"))


def _is_body_like(piece: _Piece) -> bool:
    """Whether a piece among the body's is text of it, rather than a call or a list of links."""
    return not is_call(piece.text) and not _ASIDE.search(piece.element.get("class") or "") and _linked(piece) <= _MUCH


def _linked(piece: _Piece) -> float:
    """The share of a piece's text that is the words of links, in it or round it; anchors within the page are none."""
    if (above := piece.element.getparent()) is not None and above.tag == "a" and above.get("href"):
        return 1.0
    links = (a for a in piece.element.iter("a") if not (a.get("href") or "#").startswith("#"))
    return sum(len(text_within(a).strip()) for a in links) / len(piece.text)


def _lead(tree: HtmlElement, first: HtmlElement, description: str | None, known: _Known) -> str | None:
    """The visible lead between the heading and the body: so called, or what the page describes itself with."""
    wanted = plain(description or "")[:200]
    seen_heading = False
    for element in tree.iter("h1", "h2", "p", "div", "span", "strong"):
        if element is first:
            return None
        if element.tag in ("h1", "h2"):
            seen_heading = True
        elif seen_heading and len(element) <= 6:
            called = _LEAD.search(element.get("class") or "") is not None
            if not called and not wanted:
                continue
            if not called and not wanted.startswith(plain(opening_of(element))[:_ALIKE]):
                continue
            words = short_words(element, 700) or ""
            # Whole sentences are text; a line in the style of headlines belongs to the heading.
            if len(words) < _LEAD_LENGTH or not words.endswith((".", "!", "?", "…", "”", ".»")):
                continue
            key = plain(words)
            same = len(wanted) > 30 and (key.startswith(wanted[:60]) or wanted.startswith(key[:60]))
            if ((called and not is_call(words)) or same) and not known.has(words):
                return words
    return None
