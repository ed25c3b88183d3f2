"""What repeats on many pages of one site is boilerplate; a change of it is no version; what did change is told."""

from __future__ import annotations

from datetime import date, timedelta
from typing import Any

import duckdb
import pytest

from tests.warehouse.world import at
from warehouse import boilerplate, pages

DAY = date(2021, 5, 4)
ABOUT = "The Herald is read in four valleys and has been printed on the same press since 1931."


def told(number: int, *lines: str, hours: float = 1, **more: Any) -> dict[str, Any]:
    return {
        "url": f"https://herald.example/{number}",
        "outlet": "Herald",
        "title": f"Title {number}",
        "published": "2021-05-04",
        "fetched_at": at(DAY, 9 + hours),
        "source_id": "herald",
        "text": "\n".join(lines),
        **more,
    }


def story(number: int) -> str:
    return (
        f"In village number {number} the council met for {number} hours, spoke of {number * 7} things and went home.\n"
        f"The mayor of village {number} said that the road to village {number + 1} would be closed until spring."
    )


def texts(con: duckdb.DuckDBPyConnection) -> list[str]:
    return [row[0] for row in con.execute("SELECT text FROM article_versions WHERE is_current ORDER BY url").fetchall()]


def test_a_line_of_many_pages_is_taken_out_and_the_text_as_extracted_kept(con: duckdb.DuckDBPyConnection) -> None:
    pages.load(con, "r", articles=[told(n, story(n), ABOUT) for n in range(6)])
    assert boilerplate.learn(con) == 6
    assert texts(con) == [story(n) for n in range(6)]
    assert con.execute("SELECT DISTINCT split_part(raw_text, chr(10), 3) FROM article_versions").fetchall() == [
        (ABOUT,)
    ]
    assert boilerplate.learn(con) == 0


def test_the_order_in_which_pages_come_makes_no_difference(con: duckdb.DuckDBPyConnection) -> None:
    for n in range(6):
        pages.load(con, "r", articles=[told(n, story(n), ABOUT)])
        boilerplate.learn(con)
    assert texts(con) == [story(n) for n in range(6)]


def test_few_pages_and_copies_of_one_story_teach_nothing(con: duckdb.DuckDBPyConnection) -> None:
    pages.load(con, "r", articles=[told(n, story(n), ABOUT) for n in range(4)])
    body = [f"The same sentence, number {i}, stands in each of the copies of this one story." for i in range(5)]
    pages.load(con, "r", articles=[told(100 + n, f"Update {n}.", *body) for n in range(9)])
    assert boilerplate.learn(con) == 0


def test_an_article_that_a_user_handed_in_is_left_alone(con: duckdb.DuckDBPyConnection) -> None:
    pages.load(con, "r", articles=[told(n, story(n), ABOUT, source_id=None) for n in range(9)])
    assert boilerplate.learn(con) == 0


def test_learned_boilerplate_that_goes_or_comes_is_no_version(con: duckdb.DuckDBPyConnection) -> None:
    pages.load(con, "r", articles=[told(n, story(n), ABOUT) for n in range(6)])
    boilerplate.learn(con)
    again = pages.load(con, "r", articles=[told(2, story(2), hours=30), told(3, story(3), ABOUT, hours=30)])
    assert (again["versions"], again["unchanged"]) == (0, 2)


@pytest.mark.parametrize(
    ("before", "after", "versions"),
    [
        ("Two died.", "Two  died.", 0),
        ("“Two died,” she said.", '"Two died," she said.', 0),
        ("Two died.\n12 comments", "Two died.\n15 comments", 0),
        ("Updated 2 hours ago\nTwo died.", "Updated 14 hours ago\nTwo died.", 0),
        ("Two died.", "Three died.", 1),
        ("Two died.\n12 comments", "Three died.\n12 comments", 1),
        ("Two died.", "Two died.\nNobody has claimed it.", 1),
    ],
)
def test_what_is_a_version(con: duckdb.DuckDBPyConnection, before: str, after: str, versions: int) -> None:
    pages.load(con, "r", articles=[told(1, before)])
    assert pages.load(con, "r", articles=[told(1, after, hours=9)])["versions"] == versions


def test_what_changed_is_told(con: duckdb.DuckDBPyConnection) -> None:
    pages.load(con, "r", articles=[told(1, "Two died.", "Many fled.")])
    pages.load(con, "r", articles=[told(1, "Three died.", "Many fled.", hours=9)])
    pages.load(con, "r", articles=[told(1, "Three died.", "Many fled.", "A line found later.", hours=9)])
    query = "SELECT version, cause, removed_lines, added_lines FROM published.article_changes ORDER BY version"
    assert con.execute(query).fetchall() == [
        (2, "outlet", ["Two died."], ["Three died."]),
        (3, "reading", [], ["A line found later."]),
    ]


def test_parts_keep_their_identity_when_their_places_change(con: duckdb.DuckDBPyConnection) -> None:
    def part(number: int, key: str, hours: float) -> dict[str, Any]:
        return told(1, f"Text of {key}.", part=number, part_key=key, title=key, hours=hours)

    pages.load(con, "r", articles=[part(0, "/b", 1), part(1, "/a", 1)])
    again = pages.load(con, "r", articles=[part(0, "/c", 9), part(1, "/b", 9), part(2, "/a", 9)])
    assert (again["articles"], again["versions"], again["unchanged"]) == (1, 0, 2)


def test_a_file_read_by_another_extractor_is_pending(con: duckdb.DuckDBPyConnection) -> None:
    row = {"archive_file": "a.warc.gz", "read_to": 9, "is_complete": True, "damage": None}
    pages.load(con, "r", archives=[row | {"extractor": "one"}])
    assert pages.read_to(con, "one") == {"a.warc.gz": (9, True)}
    assert pages.read_to(con, "two") == {}
    pages.load(con, "r", archives=[row | {"read_to": 4, "is_complete": False, "extractor": "two"}])
    assert pages.read_to(con, "two") == {"a.warc.gz": (4, False)}


def test_pages_seen_later_make_a_site_due_again(con: duckdb.DuckDBPyConnection) -> None:
    pages.load(con, "r", articles=[told(n, story(n), ABOUT) for n in range(6)])
    boilerplate.learn(con)
    later = [told(100 + n, story(100 + n), hours=50 + n, fetched_at=at(DAY) + timedelta(days=9)) for n in range(60)]
    pages.load(con, "r", articles=later)
    assert boilerplate.learn(con) == 6  # six in sixty-six: no longer many
    assert texts(con)[0].endswith(ABOUT)
