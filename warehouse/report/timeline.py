"""The timeline of a report: incidents a day, week or month as bars, by how long a time they cover."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping
from datetime import date, timedelta
from typing import Any

WIDTH, HEIGHT = 960, 90
MOST_BARS = 120


def bars(incidents: Iterable[Mapping[str, Any]]) -> list[dict[str, Any]]:
    """One bar for each period from the first to the last incident, also where nothing happened."""
    days = [row["date_start"] for row in incidents if row["date_start"]]
    if not days:
        return []
    span = (max(days) - min(days)).days + 1
    begin_of = _day if span <= MOST_BARS else _week if span <= MOST_BARS * 7 else _month
    counts = Counter(begin_of(day) for day in days)
    periods = []
    first = begin_of(min(days))
    while first <= max(days):
        following = begin_of(first + timedelta(days={_day: 1, _week: 7, _month: 31}[begin_of]))
        periods.append((first, following - timedelta(days=1)))
        first = following
    width, most = WIDTH / len(periods), max(counts.values())
    return [
        {
            "from": first, "to": last, "count": counts[first],
            "x": round(number * width, 1), "width": round(max(width - 1, 0.6), 1),
            "height": round(counts[first] / most * (HEIGHT - 10), 1),
        }
        for number, (first, last) in enumerate(periods)
    ]  # fmt: skip


def _day(day: date) -> date:
    return day


def _week(day: date) -> date:
    return day - timedelta(days=day.weekday())


def _month(day: date) -> date:
    return day.replace(day=1)
