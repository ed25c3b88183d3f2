"""Laws that hold for any text: every quote is verbatim, every offset inside, no text raises, cost grows with length."""

from __future__ import annotations

import time
from functools import lru_cache
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from flows.coding.article import Article, ArticleError
from flows.coding.coder import Coder, load_coder
from flows.coding.long_text import PIECE, pieces
from flows.coding.report import Report
from flows.coding.words.lexicon_checks import LexiconError
from flows.coding.words.lexicon_files import load_lexicon

PIECES = (
    "Gunmen", "killed", "three soldiers", "and", "two civilians", ",", ".", "Aleppo", "on Monday", "were wounded", "police", "a bomb exploded",
    "IS", "claimed responsibility", "who", "when", "including", "the group", "said", "“", "”", "(34)", "[", "]", "no one", "5", "12-year-old", "'s",
    "landmine", "near", "the town of", "--", "İstanbul", "\n\n", "between", "at least", "dozens of", "shot dead", "arrested", "set ablaze", "himself",
    "of", "them", "died", "MEDELLIN, 8 SEP 89 (AFP) -- [TEXT]", "surrendered", "bodies", "toll", "rose to", "\u00a0", "…", "killed or wounded", ";",
)  # fmt: skip


@lru_cache(maxsize=1)
def coder() -> Coder:
    return load_coder()


def check_quotes(article: Article, reports: list[Report]) -> None:
    told = article.text + "\n" + (article.title or "")
    for report in reports:
        found = [report.date, report.place, report.killed, report.injured, *report.perpetrators, *report.targets]
        for value in (*found, *report.weapons, *report.responsibility):
            assert value is None or value.text in told
        for span in (*report.evidence, *report.claims):
            assert 0 <= span.start < span.end <= len(article.text)
        for count in (report.killed, report.injured):
            assert count is None or 0 <= count.min <= count.best <= (count.best if count.max is None else count.max)
        assert report.date is None or report.date.start <= report.date.end


@settings(max_examples=300, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(st.lists(st.sampled_from(PIECES), min_size=1, max_size=60), st.sampled_from([None, "2024-05-10"]))
def test_quotes_are_verbatim(pieces: list[str], published: str | None) -> None:
    text = " ".join(pieces)
    if not text.strip():
        return
    article = Article(text, title=" ".join(pieces[:8]), published=published)
    check_quotes(article, coder().code(article))


@settings(max_examples=200, deadline=None)
@given(st.text(min_size=1, max_size=400))
def test_no_text_raises(text: str) -> None:
    article = Article(text, title=text[:50])
    check_quotes(article, coder().code(article))


@pytest.mark.parametrize("case", ["upper", "lower", "title"])
def test_case_of_letters(case: str) -> None:
    text = "Gunmen killed three soldiers in Aleppo on Monday, police said. " * 6
    article = Article(getattr(text, case)(), published="2024-05-10")
    reports = coder().code(article)
    assert reports
    assert reports[0].killed is not None
    assert reports[0].killed.best == 3


@pytest.mark.parametrize(
    "piece",
    [
        "Gunmen killed three soldiers and two civilians near Aleppo on Monday. ",
        "killed and wounded and ",
        "a, b, c, and d, ",
        "((((",
        "no " * 9,
        "x" * 900,
    ],
)
def test_cost_is_linear(piece: str) -> None:
    def seconds(size: int) -> float:
        text = piece * (size // len(piece) + 1)
        start = time.process_time()
        coder().code(Article(text))
        return time.process_time() - start

    seconds(5_000)
    small, large = seconds(10_000), seconds(80_000)  # longer texts are read in pieces
    assert large < 24 * small + 0.5


def test_articles_are_checked() -> None:
    assert Article.from_dict({"text": "x", "id": 7}).id == "7"
    with pytest.raises(ArticleError, match='"text" is missing'):
        Article.from_dict({"title": "x"})
    with pytest.raises(ArticleError, match="30,000,000 characters; at most 5,000,000"):
        Article.from_dict({"text": "x" * 30_000_000})
    with pytest.raises(ArticleError, match="empty"):
        Article.from_dict({"text": "  "})
    with pytest.raises(ArticleError, match="published"):
        Article.from_dict({"text": "x", "published": "last week"})
    with pytest.raises(ArticleError, match='"title" must be a string'):
        Article.from_dict({"text": "x", "title": 3})


def test_a_users_lexicon_adds_actors(tmp_path: Path) -> None:
    (tmp_path / "actors.toml").write_text(
        '[[actor]]\nname = "Red Falcons"\nnames = ["Red Falcons"]\nkind = "armed_group"\n'
    )
    own = load_coder([tmp_path])
    reports = own.code(Article("The Red Falcons killed two guards in Velm."))
    assert [p.name for p in reports[0].perpetrators] == ["Red Falcons"]


LEAGUES = """
[[actor]]
name = "Plateau Defence League"
names = ["Plateau Defence League", "PDL"]
nouns = ["leaguers"]
countries = ["NG"]
from = 2019

[[actor]]
name = "Party of the Lake"
names = ["Party of the Lake", "PDL"]
until = 2018-12-31
"""


@pytest.mark.parametrize(
    ("published", "name"), [("2026-03-12", "Plateau Defence League"), ("2016-03-12", "Party of the Lake")]
)
def test_a_users_actors_have_their_times_and_nouns(tmp_path: Path, published: str, name: str) -> None:
    (tmp_path / "actors.toml").write_text(LEAGUES)
    own = load_coder([tmp_path])
    (report,) = own.code(Article("PDL fighters killed two guards in Jos.", published=published))
    assert [p.name for p in report.perpetrators if p.acted_for is None] == [name]
    (report,) = own.code(Article("The PDL met in Jos. The leaguers killed two guards there.", published=published))
    assert ("Plateau Defence League" in [p.name for p in report.perpetrators]) == (published > "2019")


@pytest.mark.parametrize(
    ("name", "content", "says"),
    [
        ("actors.toml", '[[actor]]\nname = "A"\nnick = "B"\n', "line 3: unknown key 'nick'"),
        ("actors.toml", '[[actor]]\nnames = ["A"]\n', "line 1: the actor's name is missing"),
        ("actors.toml", '[[actor]]\nname = "A"\nkind = "army group"\n', "line 3: kind 'army group' is none of"),
        ("actors.toml", '[[actor]]\nname = "A"\ncountries = "NG"\n', "line 3: countries: a list of words"),
        ("actors.toml", '[[actor]]\nname = "A"\n\n[[actor]]\nname = "B"\ncountries = ["Chad"]\n', "line 6: 'Chad'"),
        (
            "actors.toml",
            '[[actor]]\nname = "A"\nparent = "Islamic Stat"\n',
            "line 3: parent .* or write 'Islamic State'",
        ),
        ("actors.toml", '[[actor]]\nname = "A"\nparent = "A"\n', "belongs to 'A' in turn"),
        ("actors.toml", '[[actor]]\nname = "A"\nfrom = "soon"\n', "line 3: from: a year or a day"),
        ("actors.toml", '[[actor]]\nname = "A"\nfrom = 2020\nuntil = 2019\n', "line 4: ends on 2019-12-31"),
        ("verbs.toml", "[kill]\nverb = []\n", "kill.verb"),
        ("people.toml", '[army]\nside = "blue"\nnouns = []\n', "blue"),
        ("verbs.toml", '[kill]\nverbs = ["a/b"]\n', "irregular"),
        ("words.toml", "be = 3\n", "list of words"),
        ("nonsense.toml", "", "unknown lexicon file"),
        ("nouns.toml", "[[", "not TOML"),
    ],
)
def test_a_broken_lexicon_says_where(tmp_path: Path, name: str, content: str, says: str) -> None:
    (tmp_path / name).write_text(content)
    with pytest.raises(LexiconError, match=says) as error:
        load_lexicon((tmp_path,))
    assert name in str(error.value)


def test_a_text_longer_than_any_article_is_read_in_pieces() -> None:
    quiet = "The council spoke of the harvest, of roads and of schools, and went home before noon. " * 40
    towns = ("Aleppo", "Raqqa", "Idlib", "Homs")
    text = "\n\n".join(f"Gunmen killed {n} soldiers in {towns[n % 4]} in March. {quiet}" for n in range(2, 60))
    assert len(text) > 2 * PIECE
    assert "".join(text[start:end] for start, end in pieces(text)) == text
    assert all(text[end - 2 : end] == "\n\n" for _, end in list(pieces(text))[:-1])
    reports = coder().code(Article(text, published="2024-05-10"))
    check_quotes(Article(text), reports)
    assert [report.prominence for report in reports].index("main") == 0
    assert [report.prominence for report in reports].count("main") == 1
    told = {text[claim.start : claim.end] for report in reports for claim in report.claims if claim.field == "killed"}
    assert told == {f"{n} soldiers" for n in range(2, 60)}
