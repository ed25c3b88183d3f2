"""What pages leave in the text of an article, and what only looks like it."""

from __future__ import annotations

from datetime import UTC, datetime

import pytest

from spiders.extract import extract_page
from spiders.page import Page
from spiders.reading.metadata import Metadata
from spiders.reading.trim import is_call, trim

FERRY = "The ferry to Ostrin left the harbour at noon with forty people on board, the harbour master said on Monday."
BRIDGE = "Engineers closed the bridge at Velmar for a week after they had found cracks in two of its eight pillars."


@pytest.mark.parametrize(
    "line",
    [
        "Read more: Bridge closed for a week",
        "MORE : Win two tickets for the ferry",
        "Related article",
        "WATCH | The minister speaks about the budget",
        "Advertisement",
        "Recommended for you",
        "Loading...",
        "An dieser Stelle finden Sie einen externen Inhalt, der den Artikel ergänzt und von der Redaktion empfohlen wird.",
        "Ich bin damit einverstanden, dass mir externe Inhalte angezeigt werden.",
    ],
)
def test_a_line_of_the_page(line: str) -> None:
    assert is_call(line)


@pytest.mark.parametrize(
    "line",
    [
        "Loading of the first lorries began at dawn, a port official said.",
        "Sponsored by the governor, the militia took over the checkpoint.",
        "Copyright was not what the two ministers spoke about on Monday.",
        "Anzeige erstattete am Montag der Bürgermeister von Karsk gegen zwei Männer.",
        "Related charges against four officers were dropped in May.",
    ],
)
def test_a_sentence_that_begins_like_a_label_is_kept(line: str) -> None:
    assert not is_call(line)
    assert trim("\n".join([FERRY, line, BRIDGE]), Metadata()) == "\n".join([FERRY, line, BRIDGE])


def test_things_to_do_are_items_of_a_list() -> None:
    text = "\n".join([FERRY, "- Sign up at the town hall", "- Bring a passport", BRIDGE])
    assert trim(text, Metadata()) == text


def test_a_label_over_the_text_goes_and_a_text_of_short_lines_stays() -> None:
    assert trim(f"Local news\n{FERRY}\n{BRIDGE}", Metadata()) == f"{FERRY}\n{BRIDGE}"
    results = f"Velmar beat Ostrin 3-1\nKarsk drew with Bresh\n{FERRY}"
    assert trim(results, Metadata()) == results


def test_what_is_told_of_the_author_may_stand_before_the_credits() -> None:
    text = [FERRY, BRIDGE] * 5
    told = ["Rana Hobeika is a reporter at the coast.", "First told by the Ostrin Herald on Sunday evening, in print."]
    assert trim("\n".join([*text, *told]), Metadata(authors=("Rana Hobeika",))) == "\n".join([*text, told[1]])


def page(body: str) -> Page:
    url = "https://velmar-post.example/2026/5/ferry"
    html = f"<html lang=en><head><title>Ferry leaves</title></head><body><h1>Ferry leaves</h1>{body}</body></html>"
    return Page(url, url, 200, "text/html; charset=utf-8", datetime(2026, 5, 4, tzinfo=UTC), html.encode())


def test_subheadings_in_boxes_of_their_own_are_text_and_labels_of_boxes_are_not() -> None:
    paragraphs = [f"<p>{FERRY} {n} were children.</p><p>{BRIDGE} {n} stood.</p>" for n in ("Four", "Five", "Six")]
    boxes = ["<div class=sub><h2>What the engineers found</h2></div>", "<div class=sub><h2>Up Next</h2></div>"]
    body = paragraphs[0] + boxes[0] + paragraphs[1] + boxes[1] + paragraphs[2]
    (article,) = extract_page(page(f"<article><div class=text>{body}</div></article>")).articles
    assert "What the engineers found" in article.text.split("\n")
    assert "Up Next" not in article.text


def test_cards_that_lead_to_other_articles_are_no_text() -> None:
    cards = "".join(
        f'<div class=c><a href="/{n}"><h3>{n} boats were counted in the harbour of Ostrin</h3></a></div>'
        for n in ("Nine", "Ten", "Eleven")
    )
    text = "".join(f"<p>{FERRY} {n} were children.</p><p>{BRIDGE} {n} stood.</p>" for n in ("Four", "Five", "Six"))
    (article,) = extract_page(page(f"<article>{text}{cards}</article>")).articles
    assert "boats" not in article.text
    assert article.text.count("children") == 3
