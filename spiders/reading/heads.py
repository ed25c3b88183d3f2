"""The head of another article within a text: where a body runs on, or a digest tells one text after the other.

A title alone is a subheading, and a title with a time is a card that points elsewhere. An article begins where a title
stands over a dateline ("AMMAN, Jordan —"), or over two of byline, time and bare dateline ("HOMS —"); and, in a text
that opens with a dateline itself, at a paragraph sent from another place.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime

from spiders.reading.authors import people_in
from spiders.reading.dateline import dateline_place
from spiders.reading.moments import is_time, iso_date, relative_date, written_date
from spiders.reading.trim import is_call, is_end

_SHORT = 120  # characters of a line of a head, at most
_TIME, _BYLINE = 40, 80
_TITLE = 15
_BY = re.compile(r"(?:by|par|von|por|بقلم)\s*:?\s+(?=\S)", re.IGNORECASE)
_SURE = re.compile(r"[^—–:\n]{0,60}[,(]")  # a dateline with a country, a day or an agency


@dataclass(frozen=True, slots=True)
class Head:
    """Where another article begins in a text, where its first paragraph stands, and what its head says."""

    start: int
    body: int
    title: str | None = None
    authors: tuple[str, ...] = ()
    published: str | None = None


def heads_in(text: str, rendered_at: datetime) -> Iterator[Head]:
    """The heads of articles that begin after the text's own; `rendered_at` is what "3 hours ago" counts from."""
    own = dateline_place(text)
    place = own
    labels: list[tuple[int, str]] = []
    at, is_first = 0, True
    for line in text.split("\n"):
        if _is_label(line):
            labels.append((at, line))
        else:
            sent_from = dateline_place(line)
            # In a text all in capitals any clause looks like a place.
            is_sure = sent_from is not None and _SURE.match(line) is not None and not line.isupper()
            head = _head(labels, at, sent_from is not None, is_sure)
            is_elsewhere = own is not None and is_sure and sent_from != place
            if head is None and is_elsewhere:
                head = Head(at, at)
            if head is not None and not is_first:
                yield _told(head, labels, rendered_at)
            place = sent_from or place
            labels, is_first = [], False
        at += len(line) + 1


def _is_label(line: str) -> bool:
    return len(line) <= _SHORT and re.search(r"[.!?…:”\"»؟。)]$", line) is None


def _head(labels: list[tuple[int, str]], body: int, has_dateline: bool, is_sure: bool) -> Head | None:
    """The head that the labels over a paragraph make, where they are one."""
    title = next((words for _, words in reversed(labels) if _is_title(words)), None)
    if title is None:
        return None
    signs = (any(_names(words) for _, words in labels), any(_is_moment(words) for _, words in labels), has_dateline)
    return Head(labels[0][0], body, title) if (has_dateline and is_sure) or sum(signs) > 1 else None


def _told(head: Head, labels: list[tuple[int, str]], rendered_at: datetime) -> Head:
    """The head with its authors and time."""
    if head.title is None:
        return head
    names = next((names for _, words in labels if (names := _names(words))), ())
    told = next((words for _, words in labels if _is_moment(words)), "")
    moment = iso_date(told) or relative_date(told, rendered_at) or written_date(told)
    return Head(head.start, head.body, head.title, names, moment)


def _is_title(words: str) -> bool:
    is_other = _names(words) or _is_moment(words) or is_call(words) or is_end(words)
    return len(words) >= _TITLE and len(words.split()) > 2 and not is_other


def _is_moment(words: str) -> bool:
    return len(words) <= _TIME and is_time(words)


def _names(words: str) -> tuple[str, ...]:
    """The people of a byline; empty where the words are none."""
    by = _BY.match(words) if len(words) <= _BYLINE else None
    names = tuple(people_in(words, None)) if by else ()
    return names if all(name[:1].isupper() or not name[:1].isascii() for name in names) else ()
