"""The news agency that a text is credited to: in its dateline, its byline, or a credit at its end."""

from __future__ import annotations

import re
from collections.abc import Sequence

_AGENCIES = {
    "AFP": r"AFP|Agence France[- ]Presse",
    "AP": r"AP|(?:The )?Associated Press",
    "Reuters": r"REUTERS|Reuters|Thomson Reuters",
    "dpa": r"dpa|DPA",
    "EFE": r"EFE",
    "ANSA": r"ANSA",
    "Anadolu": r"AA|Anadolu(?: Agency| Ajansı)?",
    "Xinhua": r"Xinhua",
    "TASS": r"TASS|Tass",
    "PA": r"PA(?: Media)?|Press Association",
    "UPI": r"UPI",
    "SANA": r"SANA|Sana",
    "INA": r"INA",
    "ANHA": r"ANHA",
    "WAFA": r"WAFA",
}
_ANY = "|".join(_AGENCIES.values())

# "MAYADIN, Syria (AP) —", "(Reuters) -", "DAMASCUS, May 29 (Xinhua) --"
_DATELINE = re.compile(rf"[^\n]{{0,80}}\((?P<name>{_ANY})\)\s*[—–-]")
# A last line that is a credit and nothing else: "AFP", "Source: Reuters", "With reporting by AFP", "(AFP)"
_LAST_LINE = re.compile(
    r"\W*(?:(?i:source|from|with|with reporting by|reporting by|with input from|par|via|by|©)\s*:?\s+)?"
    rf"(?:[Tt]he )?(?P<name>{_ANY})\W*"
)
_AT_END = re.compile(rf"\((?:(?i:with|avec|mit|source:?|via)\s+)?(?P<name>{_ANY})\)\W*$")


def opens_with_dateline(line: str) -> bool:
    """Whether a paragraph opens as an agency's report does: "GENEVA (Reuters) -"."""
    match = _DATELINE.match(line)
    return match is not None and line[:1].isupper() and match.end() < 70


def credited_agency(text: str, authors: Sequence[str] = ()) -> str | None:
    """The agency's name in one spelling, or None. An agency that the text merely cites is not credited."""
    tail = text[-160:].rstrip()
    found = _DATELINE.match(text) or _LAST_LINE.fullmatch(tail.rpartition("\n")[2].strip()) or _AT_END.search(tail)
    names = [found["name"]] if found else [a.strip() for a in authors]
    for name in names:
        if re.fullmatch(_ANY, name):
            return next(agency for agency, pattern in _AGENCIES.items() if re.fullmatch(pattern, name))
    return None
