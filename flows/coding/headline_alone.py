"""What a headline alone tells: for an article whose text is about something else, as where a page's text was not found
and a list of links or the terms of use stand in its place.

Such a report has no evidence and no claims, since those are offsets into the text: its words are the headline's.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import replace

from flows.coding.article import Article
from flows.coding.headline import without_outlet
from flows.coding.report import Count, Report
from flows.coding.sentences.document import fold

_TELLING = re.compile(r"[a-z]{5,}")  # words long enough to tell what a text is about
_MOST = 0.34  # of the headline's words that a text may hold that is about something else


def report_of_headline(read: Callable[[Article], list[Report]], article: Article) -> list[Report]:
    """The incident of the headline, read by ``read`` as a text of its own; none where it counts nobody hurt, or where
    the text is about the same and tells of no act ("Lions to miss injured striker")."""
    headline = without_outlet(article.title or "")
    words = set(_TELLING.findall(fold(headline)))
    if not words or len(words & set(_TELLING.findall(fold(article.text)))) > _MOST * len(words):
        return []
    reports = read(replace(article, text=headline, title=None))
    told = next((report for report in reports if _counts(report.killed) or _counts(report.injured)), None)
    return [replace(told, prominence="main", claims=(), evidence=(), is_headline=True)] if told else []


def _counts(count: Count | None) -> bool:
    return count is not None and count.best > 0
