"""Words of an element, and keys to compare texts by. Called thousands of times a page, so kept lean."""

from __future__ import annotations

import re

from lxml.html import HtmlElement

_NO_LETTER = re.compile(r"[\W_]+")


def words_of(element: HtmlElement) -> str:
    """The element's text in one line."""
    return " ".join("".join(element.itertext()).split())


def plain(text: str) -> str:
    """Letters and digits only, case folded: two texts that differ in spacing and punctuation have one key."""
    return _NO_LETTER.sub("", text.casefold())
