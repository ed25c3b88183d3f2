"""Source lines: "Source: Title – Outlet", by which aggregators and blogs close or open a text that is another's."""

from __future__ import annotations

import re

from lxml.html import HtmlElement

from spiders.reading.words import short_words

LINE = 300  # characters; no source line is longer

_SOURCE = re.compile(
    r"^\W*(?:source|sources|via|original|المصدر|read (?:more )?at|originally published (?:by|in|at))"
    r"\s*(?:[:：]\s*|(?<![:：])\s)(.+)$",
    re.IGNORECASE,
)
_SOURCE_WORD = re.compile(r"\W*(source|via|original|read |المصدر)", re.IGNORECASE)
_SEPARATOR = re.compile(r"\s+[|·•»–—-]\s+")


def named_in(words: str) -> str | None:
    """What a source line names, None for a line that is none."""
    if len(words) > LINE or not _SOURCE_WORD.match(words):
        return None
    match = _SOURCE.match(words)
    return match[1] if match else None


def source_lines(tree: HtmlElement) -> dict[HtmlElement, str]:
    """The elements that are a source line, with what stands behind "Source:"."""
    found = {}
    for element in tree.iter("p", "div", "span", "a", "li", "em", "small"):
        head = element.text
        if (head is None or not head.strip()) and len(element):
            head = element[0].text
        if head and _SOURCE_WORD.match(head):
            words = short_words(element, LINE)
            if words and (named := named_in(words)):
                found[element] = named
    return found


def title_and_outlet(source: str, title: str | None) -> tuple[str | None, str | None]:
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
