"""Words of an element, and keys to compare texts by. Called thousands of times a page, so kept lean."""

from __future__ import annotations

import re

from lxml.html import HtmlElement

_OPENING = 40  # characters
_NO_LETTER = re.compile(r"[\W_]+")


def text_within(element: HtmlElement) -> str:
    """The element's text as it stands in the markup."""
    return "".join(element.itertext()) if len(element) else element.text or ""


def words_of(element: HtmlElement) -> str:
    """The element's text in one line."""
    return " ".join(text_within(element).split())


def opening_of(element: HtmlElement) -> str:
    """The first words of the element, some dozen characters or more; reads little further than that."""
    if not len(element):
        return (element.text or "").strip()
    words = ""
    for piece in element.itertext():
        words += piece
        if len(words) > _OPENING and len(words := words.lstrip()) > _OPENING:
            break
    return " ".join(words.split())


def plain(text: str) -> str:
    """Letters and digits only, case folded: two texts that differ in spacing and punctuation have one key."""
    return _NO_LETTER.sub("", text.casefold())


def short_words(element: HtmlElement, limit: int) -> str | None:
    """The element's text in one line, or None where it has more than so many characters; reads no further than that."""
    if not len(element):
        words = " ".join((element.text or "").split())
        return words if len(words) <= limit else None
    pieces, size = [], 0
    for piece in element.itertext():
        pieces.append(piece)
        size += len(piece)
        if size > 4 * limit + 200:  # much of it may be white space
            return None
    words = " ".join("".join(pieces).split())
    return words if len(words) <= limit else None
