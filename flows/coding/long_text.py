"""A text far longer than any article (a book, a dump of many articles): read a piece at a time.

Memory and time stay those of a piece. Nothing is carried over from one piece to the next but what the text is about.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import replace

from flows.coding.article import Article
from flows.coding.report import Report, Span

#: characters of a piece; the longest of newspapers' articles has half of it
PIECE = 100_000
_CUTS = ("\n\n", "\n", ". ", " ")
_ORDER = ("main", "also", "background")


def read_in_pieces(code: Callable[[Article], list[Report]], article: Article) -> list[Report]:
    """The reports of all pieces, with offsets into the whole text; the first main incident stays the main one."""
    found: list[Report] = []
    for start, end in pieces(article.text):
        title = article.title if start == 0 else None
        for report in code(replace(article, text=article.text[start:end], title=title)):
            is_second = report.prominence == "main" and any(other.prominence == "main" for other in found)
            found.append(_moved(replace(report, prominence="also") if is_second else report, start))
    return sorted(found, key=lambda report: _ORDER.index(report.prominence))


def pieces(text: str) -> Iterator[tuple[int, int]]:
    """Where the pieces of a text start and end: at the end of a paragraph, else of a line, a sentence, a word."""
    start = 0
    while len(text) - start > PIECE:
        least, most = start + PIECE // 2, start + PIECE
        end = next((at + len(cut) for cut in _CUTS if (at := text.rfind(cut, least, most)) > 0), most)
        yield start, end
        start = end
    yield start, len(text)


def _moved(report: Report, by: int) -> Report:
    """A report whose offsets count from ``by`` characters earlier."""
    return replace(
        report,
        claims=tuple(replace(claim, start=claim.start + by, end=claim.end + by) for claim in report.claims),
        evidence=tuple(Span(span.start + by, span.end + by) for span in report.evidence),
    )
