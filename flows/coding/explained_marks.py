"""The marks of an explained text: [words|field number] round what each report's values were read from."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass

from flows.coding.report import Count, EventDate, Perpetrator, Place, Report, Responsibility, Target, Weapon

_Quoted = Count | EventDate | Perpetrator | Place | Responsibility | Target | Weapon

_COLOURS = {
    "killed": "31",
    "injured": "33",
    "date": "36",
    "place": "32",
    "perpetrator": "35",
    "target": "34",
    "weapon": "93",
    "responsibility": "95",
}
#: what a terminal would obey instead of showing it; tabs and line ends stay
_CONTROL = re.compile(r"[\x00-\x08\x0b-\x1f\x7f-\x9f\u202a-\u202e\u2066-\u2069]")


@dataclass(frozen=True, slots=True)
class _Mark:
    start: int
    end: int
    field: str
    report: int


def marked(text: str, reports: Iterable[Report], has_colour: bool) -> str:
    """The text with [words|field number] round what was read; the wider of two marks at one place opens first."""
    opening: dict[int, list[_Mark]] = {}
    closing: dict[int, list[_Mark]] = {}
    for mark in dict.fromkeys(_marks(text, reports)):
        opening.setdefault(mark.start, []).append(mark)
        closing.setdefault(mark.end, []).append(mark)
    out: list[str] = []
    at = 0
    for edge in sorted({*opening, *closing}):
        out.append(shown(text[at:edge]))
        out.extend(
            _paint(f"|{mark.field} {mark.report}]", mark.field, has_colour)
            for mark in sorted(closing.get(edge, ()), key=lambda m: -m.start)
        )
        out.extend(_paint("[", mark.field, has_colour) for mark in sorted(opening.get(edge, ()), key=lambda m: -m.end))
        at = edge
    out.append(shown(text[at:]))
    return "".join(out)


def _paint(words: str, field: str, has_colour: bool) -> str:
    return f"\x1b[{_COLOURS[field]}m{words}\x1b[0m" if has_colour else words


def shown(text: str) -> str:
    """A text as a terminal may print it: control characters, which it would obey, are told as such."""
    return _CONTROL.sub("\ufffd", text)


def _marks(text: str, reports: Iterable[Report]) -> Iterable[_Mark]:
    for number, report in enumerate(reports, 1):
        spans = [(span.start, span.end) for span in report.evidence]
        values: list[tuple[str, _Quoted | None]] = [
            ("date", report.date),
            ("place", report.place),
            ("killed", report.killed),
            ("injured", report.injured),
        ]
        values += [("perpetrator", item) for item in report.perpetrators if item.acted_for is None]
        values += [("target", item) for item in report.targets]
        values += [("weapon", item) for item in report.weapons]
        values += [("responsibility", item) for item in report.responsibility]
        for field, value in values:
            if value is None:
                continue
            at = next(
                (found for start, end in spans if (found := text.find(value.text, start, end)) >= 0),
                text.find(value.text),
            )
            if at >= 0:
                yield _Mark(at, at + len(value.text), field, number)
