"""Whether an outlet writes the day or the month first in "03/04/2025"."""

from __future__ import annotations

import re
from collections.abc import Iterable
from urllib.parse import urlsplit

#: Countries whose press writes the month first (Unicode CLDR, short English dates).
_MONTH_FIRST = frozenset(("US", "PH", "PR", "GU"))
_NUMERIC = re.compile(r"(?<![\d/.])(\d{1,2})([/.])(\d{1,2})\2(?:\d{4}|\d\d)(?![\d/])")
_MAY_BE_NUMERIC = re.compile(r"[/.](?<=\d.)\d{1,2}[/.]\d\d")  # opens with its rarest mark: much quicker to look for
_TOP_LEVEL = re.compile(r"\.([a-z]{2})$")


def day_first(text: str, outlet: str | None, url: str | None, homes: Iterable[str]) -> bool | None:
    """True where the day comes first, False where the month does, None where nothing tells.

    Dates of the text that can be read in one way decide (13/04); else the country of the outlet: its ``homes`` (ISO
    3166-1 alpha-2) or the country of its host.
    """
    numeric = _NUMERIC.findall(text) if _MAY_BE_NUMERIC.search(text) else ()
    told = {int(a) > 12 for a, _, b in numeric if (int(a) > 12) != (int(b) > 12)}
    if len(told) == 1:
        return told.pop()
    host = urlsplit(url).hostname if url else None
    countries = {name.lower() for name in homes}
    for name in (host, outlet):
        if name and (top := _TOP_LEVEL.search(name.lower())):
            countries.add(top[1])
    if not countries:
        return None
    is_month_first = {country.upper() in _MONTH_FIRST for country in countries}
    return not is_month_first.pop() if len(is_month_first) == 1 else None
