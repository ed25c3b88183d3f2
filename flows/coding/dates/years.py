"""Years as texts write them: "2017", "'16", "90", "last year"."""

from __future__ import annotations

from datetime import date


def year_of(digits: str, published: date | None) -> int:
    """The year that four or two digits mean; two of them lie in the hundred years before the year after publication."""
    digits = digits.strip("'’ ")
    value = int(digits)
    if len(digits) == 4:
        return value
    latest = (published.year if published else 2026) + 1
    year = latest - latest % 100 + value
    return year if year <= latest else year - 100


def relative_year(words: str, published: date | None) -> int | None:
    """The year of "last year", "the previous year", "this year", "next year"; None where no publication is known."""
    if published is None:
        return None
    if words.startswith(("last", "the previous")):
        return published.year - 1
    return published.year + (1 if words.startswith("next") else 0)
