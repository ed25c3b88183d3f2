"""Titles of other articles that a page puts between or under the paragraphs of one: they tell nothing of it."""

from __future__ import annotations

import re
from collections.abc import Iterator

from flows.coding.sentences.document import Document

#: "Read also: Three killed as drone hits car"
_TITLE = re.compile(
    r"[^\w\n]*(?:(?:read|see|watch) (?:also|more|next)|also (?:read|see|watch)|more on this|recommended|related"
    r"(?: (?:stor(?:y|ies)|news|articles?|coverage|posts?))?) ?[:|>\u00bb\u2013\u2014-]"
)
#: a heading of its own line, with titles below it, one a line and without full stops
_LIST = re.compile(
    r"[^\w\n]*(?:(?:read|see) (?:also|more|next)|also read|more on this(?: story)?|recommended(?: for you)?"
    r"|trending(?: now)?|most (?:read|popular)|you (?:may|might) also like|latest (?:news|stories)"
    r"|related(?: (?:stories|news|articles|coverage|posts))?)[ :]*\n\n?"
    r"(?P<titles>(?:[^\n]{1,110}(?<![.!?\"”])(?:\n|\Z))+)"
)
_HEADINGS = ("also", "more", "related", "recommended", "trending", "most ", "latest", "next")


class Links:
    """Where a text only links to others."""

    def __init__(self, document: Document) -> None:
        self._text = text = document.folded
        has_any = "\n" in text and any(map(text.__contains__, _HEADINGS))
        self._lists = list(_lists(document)) if has_any else []

    def hold(self, start: int) -> bool:
        """Whether the sentence that begins at ``start`` is such a title."""
        return _TITLE.match(self._text, start) is not None or any(first <= start < end for first, end in self._lists)


def _lists(document: Document) -> Iterator[tuple[int, int]]:
    """Where titles of other articles stand one below another, under a heading of theirs."""
    end = 0
    for start in document.line_starts:
        if start >= end and (match := _LIST.match(document.folded, start)) is not None:
            end = match.end()
            yield match.span("titles")
