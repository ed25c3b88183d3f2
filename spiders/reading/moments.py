"""Moments in the words of a page: "14 hours ago", "Thursday, 12 March 2026 - 09:10", "29.05.2025"."""

from __future__ import annotations

import re
from datetime import date, datetime, timedelta

_UNITS = {
    name: length
    for names, length in (
        ("second sec seconde sekunde ثانية ثوان ثوانٍ", timedelta(seconds=1)),
        ("minute min minuten دقيقة دقائق", timedelta(minutes=1)),
        ("hour hr h heure stunde stunden ساعة ساعات", timedelta(hours=1)),
        ("day d jour tag tagen tage يوم أيام", timedelta(days=1)),
        ("week semaine woche wochen أسبوع أسابيع", timedelta(weeks=1)),
        ("month mois monat monaten شهر أشهر", timedelta(days=30)),
        ("year an ans jahr jahren سنة سنوات", timedelta(days=365)),
    )
    for name in names.split()
}
_UNIT = "|".join(sorted(_UNITS, key=len, reverse=True))
_COUNT = r"(?P<count>\d{1,3}|an?|one|une?|einer|einem)"
_AGO = (
    re.compile(rf"(?<!\d){_COUNT}\s*(?P<unit>{_UNIT})s?\.?\s+ago\b", re.IGNORECASE),
    re.compile(rf"\b(?:il y a|vor)\s+{_COUNT}\s+(?P<unit>{_UNIT})s?\b", re.IGNORECASE),
    re.compile(rf"(?:منذ|قبل)\s+(?:(?P<count>\d{{1,3}})\s+)?(?P<unit>{_UNIT})\b"),
)
_NOW = re.compile(r"\b(?:just now|moments ago|à l[’']instant|gerade eben)\b|^\s*الآن\s*$", re.IGNORECASE)
_YESTERDAY = re.compile(r"\b(?:yesterday|hier|gestern)\b|^\s*أمس", re.IGNORECASE)
#: Arabic has forms of their own for two
_TWO = {"ساعتين": timedelta(hours=2), "يومين": timedelta(days=2), "دقيقتين": timedelta(minutes=2)}

_MONTHS = {
    name: number
    for number, names in enumerate(
        (
            "january jan janvier januar enero",
            "february feb février fevrier februar febrero",
            "march mar mars märz marzo",
            "april apr avril abril",
            "may mai mayo",
            "june jun juin juni junio",
            "july jul juillet juli julio",
            "august aug août aout agosto",
            "september sept sep septembre septiembre",
            "october oct octobre oktober octubre",
            "november nov novembre noviembre",
            "december dec décembre decembre dezember diciembre",
        ),
        1,
    )
    for name in names.split()
}
_NAME = "|".join(sorted(_MONTHS, key=len, reverse=True))
_CLOCK = r"(?:\D{0,12}?\b(?P<hour>[01]?\d|2[0-3])[:.h](?P<minute>[0-5]\d)(?:\s*(?P<half>[ap])\.?m)?)?"
_FORMS = (
    re.compile(
        rf"\b(?P<day>\d{{1,2}})(?:st|nd|rd|th|er|\.)?\s+(?P<name>{_NAME})\.?,?\s+(?P<year>20\d\d){_CLOCK}", re.I
    ),
    re.compile(rf"\b(?P<name>{_NAME})\.?\s+(?P<day>\d{{1,2}})(?:st|nd|rd|th)?,?\s+(?P<year>20\d\d){_CLOCK}", re.I),
    re.compile(rf"\b(?P<year>20\d\d)[-/](?P<month>\d\d)[-/](?P<day>\d\d){_CLOCK}"),
    re.compile(rf"\b(?P<day>\d\d?)\.(?P<month>\d\d?)\.(?P<year>20\d\d){_CLOCK}"),
    # Day first, as everywhere but in the United States; 13/01 and later days settle it by themselves.
    re.compile(rf"\b(?P<day>\d\d?)/(?P<month>\d\d?)/(?P<year>20\d\d){_CLOCK}"),
)
_BEFORE = re.compile(r"(?P<hour>[01]?\d|2[0-3])[:.](?P<minute>[0-5]\d)\s*,?\s*(?:[A-Z]{2,4}\s*,?\s*)?$")


_ISO = re.compile(
    r"(?P<date>\d{4}-\d\d-\d\d)(?:[T ]\s*(?P<time>\d\d?:\d\d(?::\d\d(?:[.,]\d+)?)?)\s*"
    r"(?P<zone>Z|UTC|GMT|[+-]\d\d:?\d\d|[+-]\d\d)?)?"
)


def iso_date(text: str | None) -> str | None:
    """An ISO 8601 date or datetime made of the near-ISO forms that pages use; None where it is another form."""
    match = _ISO.match((text or "").strip())
    if not match:
        return None
    try:
        if not match["time"]:
            return date.fromisoformat(match["date"]).isoformat()
        clock = match["time"].replace(",", ".")
        clock = clock if clock.index(":") == 2 else f"0{clock}"
        zone = {"Z": "+00:00", "UTC": "+00:00", "GMT": "+00:00"}.get(match["zone"] or "", match["zone"] or "")
        return datetime.fromisoformat(f"{match['date']}T{clock}{zone}").isoformat()
    except ValueError:
        return None


_CLOCK_START = re.compile(
    r"\W*(?P<hour>[01]?\d|2[0-3])[:.h](?P<minute>[0-5]\d)\b\s*(?:(?P<half>[ap])\.?m\b\.?)?"
    r"(?:\s*(?:uhr|GMT|UTC|CET|CEST|EST|EDT|BST|local time)\b)?\W*",
    re.IGNORECASE,
)


def clock_at_start(words: str, whole: bool = False) -> str | None:
    """The clock time, "14:05", that the words begin with (or, `whole`, are), or None."""
    match = _CLOCK_START.fullmatch(words) if whole else _CLOCK_START.match(words)
    return _clock(match.groupdict())[1:6] if match else None


def clock_length(words: str) -> int:
    """How many characters of the words are the clock time that they begin with."""
    match = _CLOCK_START.match(words)
    return match.end() if match else 0


def relative_date(words: str, now: datetime) -> str | None:
    """The ISO 8601 moment of "14 hours ago" (a datetime, to the minute) or "2 days ago" (a date), or None.

    In English, French, German and Arabic.
    """
    if _NOW.search(words):
        return now.replace(second=0, microsecond=0).isoformat()
    if _YESTERDAY.search(words):
        return (now - timedelta(days=1)).date().isoformat()
    two = next((length for name, length in _TWO.items() if name in words), None)
    match = next((m for form in _AGO if (m := form.search(words))), None)
    if two is None and match is None:
        return None
    if two is not None:
        moment, unit = now - two, two / 2
    else:
        assert match is not None
        unit = _UNITS[match["unit"].lower()]
        moment = now - (int(match["count"]) if (match["count"] or "").isdigit() else 1) * unit
    if unit < timedelta(days=1):
        return moment.replace(second=0, microsecond=0).isoformat()
    return moment.date().isoformat()


def is_time(words: str) -> bool:
    """Whether the words tell a moment, in any of the forms above or below."""
    return bool(iso_date(words) or written_date(words) or _AGO_WORDS.search(words))


_AGO_WORDS = re.compile(r"\bago\b|\byesterday\b|il y a|\bvor\b \d|قبل|منذ", re.IGNORECASE)


def written_date(words: str) -> str | None:
    """The first date written out in the words, as an ISO 8601 date, or datetime where a clock time stands beside it."""
    for form in _FORMS:
        for match in form.finditer(words):
            parts = match.groupdict()
            month = _MONTHS[parts["name"].lower()] if parts.get("name") else int(parts["month"])
            day = int(parts["day"])
            if month > 12 >= day:
                day, month = month, day
            try:
                when = date(int(parts["year"]), month, day)
            except ValueError:
                continue
            return when.isoformat() + (_clock(parts) or _clock_before(words[: match.start()]))
    return None


def _clock(parts: dict[str, str | None]) -> str:
    if parts.get("hour") is None:
        return ""
    hour = int(parts["hour"] or 0)
    if half := (parts.get("half") or "").lower():
        hour = hour % 12 + (12 if half == "p" else 0)
    return f"T{hour:02}:{parts['minute']}:00"


def _clock_before(words: str) -> str:
    match = _BEFORE.search(words.rstrip())
    return _clock(match.groupdict()) if match else ""
