"""Stories: copies, cuts and updates together; strangers, roundups and boilerplate apart; in any order of loading."""

from __future__ import annotations

import random
from collections.abc import Sequence
from datetime import date, timedelta
from pathlib import Path
from typing import Any

import duckdb
import pytest

from tests.warehouse.line import partition
from tests.warehouse.world import OUTLETS, article, at, prose
from warehouse import pages, stories, writer

DAY = date(2021, 6, 2)
Article = dict[str, Any]


def piece(sentences: Sequence[str], outlet: str, slug: str, hours: float = 0) -> Article:
    return article("\n\n".join(sentences), outlet, at(DAY, 9 + hours), slug)


def grouped(con: duckdb.DuckDBPyConnection, articles: Sequence[Article]) -> list[list[str]]:
    """Slugs that stand in one story."""
    pages.load(con, "r", articles=articles)
    stories.dedupe(con)
    rows = con.execute(
        "SELECT list(split_part(a.url, '/', -1) ORDER BY a.url) FROM article_stories s "
        "JOIN article_versions a USING (article_key) WHERE a.is_current GROUP BY s.story_id"
    ).fetchall()
    return sorted(sorted(row[0]) for row in rows)


def test_copies_cuts_edits_and_updates_are_one_story(con: duckdb.DuckDBPyConnection) -> None:
    rng = random.Random(1)
    text, added, stranger = prose(rng, 20), prose(rng, 8), prose(rng, 20)
    edited = [sentence.replace(" river ", " stream ") for sentence in text[:4] + text[5:]]
    found = grouped(
        con,
        [
            piece(text, OUTLETS[0], "original"),
            piece(text, OUTLETS[1], "copy", 1),
            piece(text[:9], OUTLETS[2], "cut", 2),
            piece(edited, OUTLETS[3], "edited", 3),
            piece(added[:2] + text[:12] + added[2:], OUTLETS[4], "update", 5),
            piece(stranger, OUTLETS[5], "stranger"),
        ],
    )
    assert found == [["copy", "cut", "edited", "original", "update"], ["stranger"]]


def test_a_roundup_does_not_glue_what_it_holds(con: duckdb.DuckDBPyConnection) -> None:
    rng = random.Random(2)
    one, other, third = prose(rng, 12), prose(rng, 12), prose(rng, 12)
    found = grouped(
        con,
        [
            piece(one, OUTLETS[0], "one"),
            piece(other, OUTLETS[1], "other"),
            piece(third, OUTLETS[2], "third"),
            piece(one + other + third, OUTLETS[3], "roundup", 9),
            piece(one, OUTLETS[4], "one-copy", 1),
        ],
    )
    assert found == [["one", "one-copy"], ["other"], ["roundup"], ["third"]]
    assert con.execute("SELECT count(*) FROM article_stories WHERE is_roundup").fetchone() == (1,)
    assert con.execute("SELECT DISTINCT kind FROM story_links WHERE kind <> 'same' ORDER BY kind").fetchall() in (
        [("within",)],
        [("contains",)],
        [("contains",), ("within",)],
    )


def test_boilerplate_of_a_site_does_not_make_a_story(con: duckdb.DuckDBPyConnection) -> None:
    rng = random.Random(3)
    boilerplate = prose(rng, 6)
    articles = [piece(prose(rng, 9) + boilerplate, OUTLETS[0], f"a{number}", number) for number in range(7)]
    assert grouped(con, articles) == [[f"a{number}"] for number in range(7)]


def test_a_phrase_that_everybody_uses_does_not_make_a_story(con: duckdb.DuckDBPyConnection) -> None:
    rng = random.Random(4)
    phrase = prose(rng, 3)
    articles = [
        {
            **piece(prose(rng, 4) + phrase, outlet, f"a{number}"),
            "published": at(DAY + timedelta(days=number)).isoformat(),
        }
        for number, outlet in enumerate(OUTLETS * 2)
    ]
    assert all(len(group) == 1 for group in grouped(con, articles))


@pytest.mark.parametrize(
    "text",
    ["Short.", "Four words and five", "新华社大马士革六月二日电 昨天发生爆炸事件 十人死亡 多人受伤 调查正在进行"],
)
def test_the_very_same_text_is_one_story_however_short(con: duckdb.DuckDBPyConnection, text: str) -> None:
    assert grouped(con, [piece([text], OUTLETS[0], "a"), piece([text], OUTLETS[1], "b")]) == [["a", "b"]]


def test_the_same_words_a_year_later_are_another_story(con: duckdb.DuckDBPyConnection) -> None:
    text = prose(random.Random(5), 12)
    later = {**piece(text, OUTLETS[1], "b"), "published": at(DAY + timedelta(days=365)).isoformat()}
    assert grouped(con, [piece(text, OUTLETS[0], "a"), later]) == [["a"], ["b"]]


def test_a_story_keeps_its_id_when_more_of_it_comes(con: duckdb.DuckDBPyConnection) -> None:
    text = prose(random.Random(6), 12)
    grouped(con, [piece(text, OUTLETS[0], "a", hours=5)])
    before = con.execute("SELECT story_id FROM stories").fetchall()
    assert grouped(con, [piece(text, OUTLETS[1], "older", hours=1), piece(text, OUTLETS[2], "newer", hours=9)])
    assert con.execute("SELECT story_id FROM stories").fetchall() == before


def test_an_edited_article_is_looked_at_again(con: duckdb.DuckDBPyConnection) -> None:
    rng = random.Random(7)
    text, other = prose(rng, 12), prose(rng, 12)
    assert grouped(con, [piece(text, OUTLETS[0], "a"), piece(text, OUTLETS[1], "b")]) == [["a", "b"]]
    changed = {**piece(other, OUTLETS[1], "b"), "fetched_at": at(DAY, 40)}
    assert grouped(con, [changed]) == [["a"], ["b"]]


def test_deduping_again_does_nothing(con: duckdb.DuckDBPyConnection) -> None:
    grouped(con, [piece(prose(random.Random(8), 12), OUTLETS[0], "a")])
    assert stories.dedupe(con) == {"articles": 0, "links": 0, "stories_changed": 0}


def corpus() -> list[Article]:
    """Stories with copies, cuts and updates, roundups of them, boilerplate: what order could matter to."""
    rng = random.Random(9)
    boilerplate = {outlet: prose(rng, 2) for outlet in OUTLETS}
    articles, texts = [], [prose(rng, 10) for _ in range(12)]
    for number, text in enumerate(texts):
        for copy, outlet in enumerate(rng.sample(OUTLETS, 3)):
            cut = text[: rng.choice([5, 8, 10])] + (prose(rng, 4) if copy else [])
            articles.append(piece(cut + boilerplate[outlet], outlet, f"{number}-{copy}", hours=number * 7 + copy))
    for number in range(4):
        parts = [sentence for text in rng.sample(texts, 3) for sentence in text]
        articles.append(piece(parts, OUTLETS[number], f"roundup-{number}", hours=90 + number))
    return articles


def test_stories_do_not_depend_on_the_order_of_loading(tmp_path: Path) -> None:
    found = []
    for seed, batch in ((0, 100), (1, 5), (2, 11)):
        articles = corpus()
        if seed:
            random.Random(seed).shuffle(articles)
        with writer.open_writer(tmp_path / str(seed)) as con:
            for start in range(0, len(articles), batch):
                pages.load(con, "r", articles=articles[start : start + batch])
                stories.dedupe(con, batch_size=7 if seed else 1000)
            found.append(partition(con, "stories"))
    assert found[0] == found[1] == found[2]
    assert 10 < len(found[0]) < 40
