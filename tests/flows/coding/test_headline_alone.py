"""An incident that only the headline tells: where the text is a wall of links, or of terms of use."""

from __future__ import annotations

import pytest

from flows.coding.article import Article
from flows.coding.coder import RuleCoder, load_coder
from flows.coding.explain import explain

WALL = "Sign in with your account to go on reading. By doing so you agree to our terms of use."


@pytest.fixture(scope="module")
def coder() -> RuleCoder:
    found = load_coder()
    assert isinstance(found, RuleCoder)
    return found


def test_a_headline_is_read_where_the_text_tells_of_no_act(coder: RuleCoder) -> None:
    (report,) = coder.code(Article(text=WALL, title="Police: Four people shot in Basra - The Velm Courier"))
    assert report.injured is not None
    assert (report.injured.best, report.injured.text) == (4, "Four people")
    assert report.place is not None
    assert report.place.name == "Basra"
    assert (report.evidence, report.claims) == ((), ())
    assert report.to_dict()["headline"] is True


def test_a_text_that_tells_it_leaves_the_headline_alone(coder: RuleCoder) -> None:
    (report,) = coder.code(Article(text="Gunmen shot two men in Basra.", title="Four people shot in Basra"))
    assert report.evidence
    assert "headline" not in report.to_dict()


@pytest.mark.parametrize(
    "title", [None, "Council to vote on parking", "Shooting in Basra", "Bears kill off rivals 3-1"]
)
def test_a_headline_that_counts_nobody_hurt_gives_none(coder: RuleCoder, title: str | None) -> None:
    assert coder.code(Article(text=WALL, title=title)) == []


def test_a_text_about_the_same_that_tells_of_no_act_stands(coder: RuleCoder) -> None:
    text = "The lions will miss their best striker in the decisive match on Sunday, the coach says."
    assert coder.code(Article(text=text, title="Lions to miss injured striker in decisive match")) == []


def test_explain_says_so(coder: RuleCoder) -> None:
    told = explain(coder, Article(text=WALL, title="Four people shot in Basra"))
    assert "the headline alone does" in told
