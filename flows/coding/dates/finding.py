"""What the readers of dates are given, and what they give."""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date
from typing import Literal

Precision = Literal["day", "days", "week", "month", "year"]


@dataclass(frozen=True, slots=True)
class Context:
    """What resolving needs: the lower-cased text, the text as it stands, the day of publication, the outlet's habit."""

    low: str
    text: str
    published: date | None
    day_first: bool | None
    is_upper: bool
    is_after_midnight: bool = False  # published in the small hours: "tonight" began the day before


@dataclass(frozen=True, slots=True)
class Found:
    """What a pattern gave; ``start`` and ``end`` are offsets."""

    start: int
    end: int
    first: date | None
    last: date | None
    precision: Precision
    basis: Literal["stated", "relative"]
    is_vague: bool = False
    is_future: bool = False
    steps: int | None = None  # days from the mention before it
    slack: int = 0  # days that the steps may be more or fewer


FUTURE = re.compile(
    r"\b(?:will|scheduled|due (?:in|back|to)|set (?:for|to)|expected|plans? to|planned for|to be held|next court"
    r"|upcoming|would be|slated|is to|are to|until|deadline)\b[^.!?\n]*$"
)
