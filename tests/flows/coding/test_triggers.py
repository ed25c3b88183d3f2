"""Which sentences are read for acts."""

from __future__ import annotations

import pytest

from flows.coding.article import Article
from flows.coding.article_reading import Reading
from flows.coding.coder import RuleCoder, load_coder
from flows.coding.sentences.document import read_document


@pytest.fixture(scope="module")
def coder() -> RuleCoder:
    loaded = load_coder()
    assert isinstance(loaded, RuleCoder)
    return loaded


@pytest.mark.parametrize(
    ("text", "is_telling"),
    [
        ("Gunmen attacked a hospital in Velm.", True),
        ("The wounded man was taken to a hospital in Velm.", True),
        ("A third man, aged 30, arrived at the hospital.", True),
        ("The hospital put the number of guards at six.", True),
        ('He was in "stable" condition at the hospital.', True),
        ("The minister opened a hospital in Velm and spoke with its staff.", False),
    ],
)
def test_hospital_tells_of_acts_only_with_a_verb(coder: RuleCoder, text: str, is_telling: bool) -> None:
    found = coder.triggers.find(read_document(text))
    assert (found.sentences, found.telling) == ([0], [0] if is_telling else [])


def test_sentences_without_acts_are_read_where_others_tell_some(coder: RuleCoder) -> None:
    quiet = "The hospital is run by Doctor Tella Orm of Velm."
    alone, beside = (
        Reading(coder, Article(text, published="2024-05-06")) for text in (quiet, f"Rebels killed two guards. {quiet}")
    )
    assert alone.reports() == []
    assert len(beside.reports()) == 1
    assert (list(alone.phrases), list(beside.phrases)) == ([], [0, 1])
