"""Moments in words: dates written out, and times ago."""

from __future__ import annotations

from datetime import UTC, date, datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from spiders.reading.moments import iso_date, relative_date, written_date

NOW = datetime(2025, 11, 10, 20, 30, 15, tzinfo=UTC)


@pytest.mark.parametrize(
    ("words", "want"),
    [
        ("14 hours ago", "2025-11-10T06:30:00+00:00"),
        ("time14 hours ago", "2025-11-10T06:30:00+00:00"),
        ("The Ledgera day ago", "2025-11-09"),
        ("2 days ago", "2025-11-08"),
        ("an hour ago", "2025-11-10T19:30:00+00:00"),
        ("Posted 35 min ago by a reader", "2025-11-10T19:55:00+00:00"),
        ("Yesterday, 18:00", "2025-11-09"),
        ("1 week ago", "2025-11-03"),
        ("long ago", None),
        ("2025 days", None),
    ],
)
def test_times_ago(words: str, want: str | None) -> None:
    assert relative_date(words, NOW) == want


@pytest.mark.parametrize(
    ("words", "want"),
    [
        ("Thursday, 12 March 2026 - 09:10", "2026-03-12T09:10:00"),
        ("06:00, 10 Mar 2026", "2026-03-10T06:00:00"),
        ("Posted on November 9th, 2025 at 4:05 p.m.", "2025-11-09T16:05:00"),
        ("Publié le 3 novembre 2025 à 08h30", "2025-11-03T08:30:00"),
        ("Stand: 28.04.2023", "2023-04-28"),
        ("2026/03/12", "2026-03-12"),
        ("13/01/2025", "2025-01-13"),
        ("01/13/2025", "2025-01-13"),
        ("1er février 2024", "2024-02-01"),
        ("31 February 2025", None),
        ("in 2025", None),
        ("Call 12 34 56", None),
    ],
)
def test_dates_written_out(words: str, want: str | None) -> None:
    assert written_date(words) == want


@given(
    st.dates(date(2000, 1, 1), date(2099, 12, 31)),
    st.sampled_from(["%d %B %Y", "%B %d, %Y", "%Y-%m-%d", "%d.%m.%Y", "%d %b %Y"]),
)
def test_every_date_is_read_back(day: date, form: str) -> None:
    assert written_date(f"Published {day.strftime(form)}") == day.isoformat()


@pytest.mark.parametrize(
    ("text", "want"),
    [
        ("2025-11-03T08:00:00Z", "2025-11-03T08:00:00+00:00"),
        ("2024-04-30 16:17:29 +02:00", "2024-04-30T16:17:29+02:00"),
        ("2025-05-21T14:19:07+0200", "2025-05-21T14:19:07+02:00"),
        ("2024-08-08T08:00Z", "2024-08-08T08:00:00+00:00"),
        ("2024-01-30T14:13:12.269Z", "2024-01-30T14:13:12.269000+00:00"),
        ("2025-11-03", "2025-11-03"),
        ("2025-13-03", None),
        ("yesterday", None),
        ("", None),
        (None, None),
    ],
)
def test_near_iso_forms(text: str | None, want: str | None) -> None:
    assert iso_date(text) == want


@given(st.text(max_size=60))
def test_no_words_make_it_raise(words: str) -> None:
    for found in (written_date(words), relative_date(words, NOW), iso_date(words)):
        assert found is None or datetime.fromisoformat(found)
