"""Dates: a table of how English news tells them, and what must hold for any text."""

from __future__ import annotations

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from flows.coding.dates import mentions, patterns
from flows.coding.dates.mentions import find_dates
from tests.flows.coding.pattern_examples import examples_of

FRIDAY = "2025-05-30"

# words, first, last, precision; all published on Friday 30 May 2025
RELATIVE = [
    ("A mine went off on Monday night.", "Monday night", "2025-05-26", "2025-05-26", "day"),
    ("It exploded early on Friday.", "Friday", "2025-05-30", "2025-05-30", "day"),
    ("Gunmen came last Thursday.", "last Thursday", "2025-05-22", "2025-05-22", "day"),
    (
        "They struck the day before yesterday, Wednesday, at noon.",
        "the day before yesterday, Wednesday",
        "2025-05-28",
        "2025-05-28",
        "day",
    ),
    ("He was hit yesterday.", "yesterday", "2025-05-29", "2025-05-29", "day"),
    ("Shells fell last night.", "last night", "2025-05-29", "2025-05-29", "day"),
    ("Shells fell overnight.", "overnight", "2025-05-29", "2025-05-30", "days"),
    ("In August, 33 men died.", "August", "2024-08-01", "2024-08-31", "month"),
    ("They met on the first of May.", "the first of May", "2025-05-01", "2025-05-01", "day"),
    ("In May two died.", "May", "2025-05-01", "2025-05-30", "month"),
    ("It was in November last year.", "November last year", "2024-11-01", "2024-11-30", "month"),
    ("He fell earlier this month.", "earlier this month", "2025-05-01", "2025-05-30", "month"),
    ("Attacks this week killed two.", "this week", "2025-05-26", "2025-05-30", "week"),
    ("Attacks last week killed two.", "last week", "2025-05-19", "2025-05-25", "week"),
    ("He died a week ago.", "a week ago", "2025-05-23", "2025-05-23", "day"),
    ("He died three days ago.", "three days ago", "2025-05-27", "2025-05-27", "day"),
    ("A raid on the 14th failed.", "the 14th", "2025-05-14", "2025-05-14", "day"),
    ("A raid on the night of the 31st failed.", "the 31st", None, None, "day"),
    ("He was killed on 5 May.", "5 May", "2025-05-05", "2025-05-05", "day"),
    ("He was killed on June 5th.", "June 5th", "2024-06-05", "2024-06-05", "day"),
    ("The Christmas Day attack.", "Christmas Day", "2024-12-25", "2024-12-25", "day"),
    ("Two fell over the weekend.", "over the weekend", "2025-05-23", "2025-05-25", "days"),
    ("From Monday to Wednesday they fought.", "Monday to Wednesday", "2025-05-26", "2025-05-28", "days"),
    ("Between Monday and Wednesday they fought.", "Monday and Wednesday", "2025-05-26", "2025-05-28", "days"),
    ("It began on Tuesday of last week.", "Tuesday of last week", "2025-05-20", "2025-05-20", "day"),
    ("In the past 72 hours ten fell.", "the past 72 hours", "2025-05-27", "2025-05-30", "days"),
    ("He blew himself up in early February.", "early February", "2025-02-01", "2025-02-13", "month"),
]
STATED = [
    ("It was in 2017.", "2017", "2017-01-01", "2017-12-31", "year"),
    ("It was in March 2017.", "March 2017", "2017-03-01", "2017-03-31", "month"),
    ("Killed on 9 Jan 1990 there.", "9 Jan 1990", "1990-01-09", "1990-01-09", "day"),
    ("Killed on Tuesday, May 6, 2014.", "Tuesday, May 6, 2014", "2014-05-06", "2014-05-06", "day"),
    ("Fought from 3 to 5 May 2016.", "3 to 5 May 2016", "2016-05-03", "2016-05-05", "days"),
    ("On 2016-05-03 at noon.", "2016-05-03", "2016-05-03", "2016-05-03", "day"),
    ("On the fifth of May, 2016, he fell.", "the fifth of May, 2016", "2016-05-05", "2016-05-05", "day"),
    ("Attacked on 24/05/2016 at home.", "24/05/2016", "2016-05-24", "2016-05-24", "day"),
    ("Attacked on 5/24/2016 at home.", "5/24/2016", "2016-05-24", "2016-05-24", "day"),
]


@pytest.mark.parametrize(("text", "words", "first", "last", "precision"), RELATIVE + STATED)
def test_tellings_resolve_against_publication(
    text: str, words: str, first: str | None, last: str | None, precision: str
) -> None:
    found = find_dates(text, FRIDAY)
    mention = next((m for m in found if text[m.start : m.end].lower() == words.lower()), None)
    if mention is None:
        assert first is None
        return
    assert (str(mention.first or None), str(mention.last or None)) == (str(first), str(last))
    assert mention.precision == precision


@pytest.mark.parametrize(("text", "words", "first", "last", "precision"), STATED)
def test_a_stated_year_needs_no_publication(text: str, words: str, first: str, last: str, precision: str) -> None:
    mention = next(m for m in find_dates(text, None) if text[m.start : m.end] == words)
    assert (str(mention.first), str(mention.last), mention.precision) == (first, last, precision)


@pytest.mark.parametrize(
    "text", ["He fell on Monday.", "He fell last week.", "He fell on 5 May.", "He fell yesterday."]
)
def test_without_publication_relative_words_are_kept_unresolved(text: str) -> None:
    (mention,) = find_dates(text, None)
    assert mention.first is None
    assert mention.last is None


def test_a_weekday_that_contradicts_its_date_keeps_both_readings() -> None:
    (mention,) = find_dates("two monitors said on Wednesday, May 29", FRIDAY)
    assert (str(mention.first), str(mention.last), mention.precision) == ("2025-05-28", "2025-05-29", "days")


def test_a_weekday_may_tell_the_year() -> None:
    (mention,) = find_dates("killed on Saturday, November 19", "2024-09-01")
    assert str(mention.first) == "2022-11-19"


@pytest.mark.parametrize(
    "text",
    [
        "They may march to the capital.",
        "The sun sat low; he wed her.",
        "April Stone and August Berg were there.",
        "The Sunday Times wrote.",
        "It fell on the eastern side.",
        "In 2000 people fled.",
        "He is 14 and she 15.",
        "a second grenade",
    ],
)
def test_words_that_are_no_date(text: str) -> None:
    assert find_dates(text, FRIDAY) == []


@pytest.mark.parametrize(
    ("text", "role"),
    [
        ("Fighting since 2011 goes on.", "since"),
        ("They meet every Friday there.", "habit"),
        ("He is due in court on June 12.", "future"),
        ("She will be tried next Tuesday.", "future"),
        ("They fled before Monday came.", "before"),
        ("Police sought him since the May 3 shooting.", "on"),
    ],
)
def test_roles(text: str, role: str) -> None:
    assert find_dates(text, FRIDAY)[-1].role == role


def test_a_wire_without_publication_is_dated_by_its_dateline() -> None:
    text = "PUERTO CLARO, 9 JAN 90 (RADIO SUR) -- [TEXT] A BOMB WENT OFF YESTERDAY. ON 2 JANUARY ONE DIED. IT MAY RAIN."
    dateline, yesterday, second = find_dates(text, None)
    assert dateline.role == "dateline"
    assert (str(yesterday.first), str(second.first)) == ("1990-01-08", "1990-01-02")


def test_a_stamp_before_publication_is_the_reference() -> None:
    text = "Posted: Tuesday, March 3, 2015 11:49 AM\n\nTwo were shot on Monday."
    stamp, monday = find_dates(text, "2015-09-10")
    assert stamp.role == "dateline"
    assert str(monday.first) == "2015-03-02"


def test_steps_count_from_the_day_told_before() -> None:
    text = "He was shot on May 5. He died two days later. The same day his brother fled."
    shot, died, fled = find_dates(text, FRIDAY)
    assert [str(m.first) for m in (shot, died, fled)] == ["2025-05-05", "2025-05-07", "2025-05-07"]
    assert died.anchor == 0


@pytest.mark.parametrize(("day_first", "day"), [(True, "2025-03-05"), (False, "2025-05-03")])
def test_numeric_dates_follow_the_outlets_habit(day_first: bool, day: str) -> None:
    (mention,) = find_dates("seized on 05/03/2025 there", FRIDAY, day_first=day_first)
    assert str(mention.first) == day


def test_a_numeric_date_of_two_readings_stays_open() -> None:
    (mention,) = find_dates("seized on 05/03/2025 there", FRIDAY)
    assert mention.first is None


@given(st.text(max_size=300), st.dates(min_value=date(1950, 1, 1), max_value=date(2100, 1, 1)) | st.none())
def test_any_text_is_read(text: str, published: date | None) -> None:
    _check(text, published)


_PIECES = st.sampled_from(
    ["on", "last", "the", "Monday", "May", "5", "14th", "2017", "90", ",", "week", "two", "days", "ago", "night", "of",
     "earlier", "this", "month", "and", "to", "before", "yesterday", "31", "February", "/", "-", "next", "in", "will", "İ"]
)  # fmt: skip


@given(st.lists(_PIECES, max_size=25), st.dates(min_value=date(1901, 1, 1), max_value=date(2100, 1, 1)) | st.none())
def test_any_mixture_of_date_words_is_read(words: list[str], published: date | None) -> None:
    _check(" ".join(words), published)


def _check(text: str, published: date | None) -> None:
    end = 0
    for mention in find_dates(text, published.isoformat() if published else None):
        assert end <= mention.start < mention.end <= len(text)
        end = mention.end
        assert (mention.first is None) == (mention.last is None)
        if mention.first and mention.last:
            assert mention.first <= mention.last
            if published and mention.role not in ("future", "dateline"):
                assert mention.last <= published
            assert mention.last - mention.first <= timedelta(days=366 * 200)


def test_long_texts_take_time_in_proportion() -> None:
    text = "The 12 men of 2014 and May Smith said on Monday that last week 5 died. " * 3000
    assert len(find_dates(text, FRIDAY)) > 3000


def test_every_word_of_a_date_is_read_by_the_word_it_opens_with() -> None:
    for opening, pattern, _ in mentions._BY_OPENING:
        for text in (
            example.replace("minute", "hour") for example in examples_of(pattern)
        ):  # TRIGGER counts no minutes
            hit = patterns.TRIGGER.match(text)
            assert hit is None or hit.lastgroup != "word" or hit[0].split()[0] in opening.split(), text


def test_what_opens_a_date_is_looked_for() -> None:
    examples = examples_of(patterns.TRIGGER)
    assert len(examples) > 80
    assert [text for text in examples if not text.startswith(patterns.OPENINGS)] == []
    assert [date.is_day() for date in find_dates("On Sunday. An hour earlier, a man was shot.", FRIDAY)] == [True, True]


def test_what_opens_a_date_of_words_has_a_reader() -> None:
    hits = (patterns.TRIGGER.match(text) for text in examples_of(patterns.TRIGGER))
    assert {hit[0].split()[0] for hit in hits if hit is not None and hit.lastgroup == "word"} <= {
        word for opening, _, _ in mentions._BY_OPENING for word in opening.split()
    }
