"""The explanation for a person."""

from __future__ import annotations

from flows.coding.article import Article
from flows.coding.coder import RuleCoder, load_coder
from flows.coding.explain import explain

TEXT = "Gunmen killed three soldiers in Aleppo on Monday. They plan to attack the port."


def test_marks_and_rules() -> None:
    coder = load_coder()
    assert isinstance(coder, RuleCoder)
    told = explain(coder, Article(TEXT, published="2024-05-10"))
    assert "[three soldiers|target 1]|killed 1]" in told or "[three soldiers|killed 1]|target 1]" in told
    assert "verb 'killed' tells of 'kill'; by 'Gunmen'" in told
    assert "killed: 3 (3 to 3) from 'three soldiers' [number of verb 'killed' (kill), sentence 1]" in told
    assert "[who did verb 'killed' (kill), sentence 1]" in told
    assert "counted from 2024-05-10, the publication" in told
    assert "not real" in told
    assert "\x1b" not in told
    assert "\x1b[31m" in explain(coder, Article(TEXT), has_colour=True)
    assert "No incident is told." in explain(coder, Article("The talks went on."))


def test_messy_texts_are_shown_and_never_obeyed() -> None:
    coder = load_coder()
    assert isinstance(coder, RuleCoder)
    text = (
        "Gunmen\x1b[2J killed\tthree\nsoldiers near Velm.\u202e\n\nEarlier reports of ten dead were wrong, police said."
    )
    told = explain(coder, Article(text, id="a\x1b7", title="3 killed\nin Velm", outlet="Post"))
    assert "\x1b" not in told
    assert "\u202e" not in told
    assert told.startswith("== a\ufffd7 | Post | no publication date | 3 killed in Velm\n")
    assert "from 'three soldiers'" in told
    assert "claim: killed = 10 (taken back) by Earlier reports from 'ten' [sentence 2]" in told


def test_a_book_is_explained_by_its_first_piece() -> None:
    coder = load_coder()
    assert isinstance(coder, RuleCoder)
    told = explain(coder, Article(TEXT + "\n\n" + "The council met, spoke and went home. " * 4000))
    assert "this is the first" in told
    assert "killed: 3" in told
