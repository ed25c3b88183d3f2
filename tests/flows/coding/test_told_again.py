"""A law of tolls: what is told twice is counted once. Any sentence repeated, or the lead as a caption, adds nobody."""

from __future__ import annotations

from dataclasses import replace
from functools import lru_cache

import pytest

from flows.coding.article import Article
from flows.coding.coder import Coder, load_coder

NEWS = {
    "bar": Article(
        title="1 dead, 4 hurt in bar shooting",
        text="A man was killed and four others were wounded when gunfire broke out outside a bar in Velm early Sunday, "
        "police said.\n\nOfficers found five people with gunshot wounds. Ilan Dor, 24, died at the scene. A 31-year-old "
        "woman was in critical condition; three other people were treated and released. Another man was grazed but "
        "refused treatment. No arrests have been made.",
        published="2019-05-13",
    ),
    "patrol": Article(
        title="Two soldiers, three rebels killed near Kolm",
        text="Two soldiers were killed and six others injured when rebels ambushed a patrol near Kolm on Tuesday, the army "
        "said. Three rebels were also killed in the clash. Another soldier succumbed to his wounds later. Two civilians "
        "were caught in the crossfire and also sustained injuries.",
        published="2019-05-15",
    ),
    "market": Article(
        text="A car bomb exploded in a market in Kolm on Monday, killing at least 12 people and wounding dozens, the interior "
        "ministry said. Hospital officials put the death toll at 14, including three children. The bomber died in the blast. "
        "Four police officers were among the wounded. It was the second attack on the town this year.",
        published="2019-05-15",
    ),
    "family": Article(
        title="Man kills wife, self; two children wounded",
        text="A man shot his wife and two children before turning the gun on himself in Velm on Friday. The wife, Tara Dor, 34, "
        "was pronounced dead at the scene. A 9-year-old girl and a 6-year-old boy were taken to a hospital in stable "
        "condition. The girl was shot in the arm. The boy was also hit.",
        published="2019-05-13",
    ),
    "court": Article(
        title="Teen pleads guilty in party shooting",
        text="A teenager pleaded guilty on Tuesday to shooting two people at a party in Velm in March. Omar Lind, 17, was killed "
        "and his cousin was wounded. Three other guests were injured in the shooting, prosecutors said. A fifth victim "
        "was grazed by a bullet.",
        published="2019-05-15",
    ),
    "raid": Article(
        text="Gunmen on motorcycles attacked the village of Dalo on Thursday night, killing nine farmers and injuring seven "
        "others. Residents said the attackers also shot dead two vigilantes. Four women were abducted. A guard who was "
        "wounded died on Friday.",
        published="2019-05-18",
    ),
}  # fmt: skip


@lru_cache(maxsize=1)
def coder() -> Coder:
    return load_coder()


def counts(article: Article) -> tuple[int | None, int | None]:
    """The killed and injured of the incident that an article is about."""
    report = coder().code(article)[0]
    return report.killed and report.killed.best, report.injured and report.injured.best


def sentences(text: str) -> list[str]:
    return [part.strip().rstrip(".") + "." for part in text.replace("\n", " ").split(". ")]


@pytest.mark.parametrize("name", NEWS)
def test_any_sentence_told_again(name: str) -> None:
    article = NEWS[name]
    known = counts(article)
    for sentence in sentences(article.text):
        for text in (f"{article.text}\n\n{sentence}", article.text.replace(sentence, f"{sentence} {sentence}")):
            assert counts(replace(article, text=text)) == known, sentence


@pytest.mark.parametrize("name", NEWS)
def test_the_lead_as_a_caption(name: str) -> None:
    article = NEWS[name]
    lead = sentences(article.text)[0]
    for caption in (lead, lead.rstrip("."), f"{lead} (Photo: A. Dor)"):
        assert counts(replace(article, text=f"{caption}\n\n{article.text}")) == counts(article)


@pytest.mark.parametrize("name", NEWS)
def test_a_whole_text_told_again(name: str) -> None:
    article = NEWS[name]
    assert counts(replace(article, text=f"{article.text}\n\n{article.text}")) == counts(article)
