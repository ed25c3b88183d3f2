"""The dateline of a report: the place it was sent from, in front of its first sentence.

"MAYADIN, Syria (AP) —", "DAMASCUS, May 29 (Xinhua) --", "BEIRUT: ", "Geneva (Reuters) -".
"""

from __future__ import annotations

import re

_MONTH = r"(?:Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sep|Oct|Nov|Dec)[a-z]*\.?"
_DAY = rf"(?:,?\s+(?:{_MONTH}\s+\d{{1,2}}|\d{{1,2}}\s+{_MONTH})(?:,?\s+\d{{4}})?)?"
_SMALL = r"(?:,\s+[A-Z][\w.’'-]+(?:\s+[A-Z][\w.’'-]+){0,2})?"
_CAPITALS = re.compile(
    rf"^(?P<place>[A-ZÀ-Þ][A-ZÀ-Þ.’'-]{{2,}}(?:[ /-][A-ZÀ-Þ.’'-]{{2,}}){{0,4}}{_SMALL}){_DAY}"
    r"\s*(?:\([^()\n]{2,40}\)\s*[—–-]|:\s|[—–]|--?\s)"
)
_WITH_AGENCY = re.compile(
    rf"^(?P<place>[A-ZÀ-Þ][\w.’'-]+(?:[ /-][A-ZÀ-Þ][\w.’'-]+){{0,3}}{_SMALL}){_DAY}\s*\([A-Z][^()\n]{{1,40}}\)\s*[—–-]"
)
_NO_PLACE = re.compile(
    r"^(?:UPDATE|BREAKING|WATCH|EXCLUSIVE|EXPLAINER|ANALYSIS|OPINION|LIVE|VIDEO|PHOTOS?|NOTE|CORRECTION|INTERVIEW|"
    r"FACTBOX|TIMELINE|ALSO|READ|UN|US|EU|NATO)\b"
)


def dateline_place(text: str) -> str | None:
    """The place as the dateline writes it, with its country or state where that stands beside it; None without one."""
    head = text[:160]
    if head[1:2].islower() and "(" not in head:
        return None  # most paragraphs: no capitals, no agency
    match = _CAPITALS.match(head) or _WITH_AGENCY.match(head)
    if match is None or _NO_PLACE.match(match["place"]):
        return None
    return match["place"].strip(" ,")
