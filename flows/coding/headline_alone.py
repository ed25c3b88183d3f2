"""What a headline alone tells: for an article whose text tells of no act, as where a page's text was not found.

Such a report has no evidence and no claims, since those are offsets into the text: its words are the headline's.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

from flows.coding.article import Article
from flows.coding.headline import without_outlet
from flows.coding.report import Count, Report


def report_of_headline(read: Callable[[Article], list[Report]], article: Article) -> list[Report]:
    """The incident of the headline, read by ``read`` as a text of its own; none where it counts nobody hurt."""
    if not article.title:
        return []
    reports = read(replace(article, text=without_outlet(article.title), title=None))
    told = next((report for report in reports if _counts(report.killed) or _counts(report.injured)), None)
    return [replace(told, prominence="main", claims=(), evidence=(), is_headline=True)] if told else []


def _counts(count: Count | None) -> bool:
    return count is not None and count.best > 0
