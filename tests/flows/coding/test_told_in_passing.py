"""What a long text about something else tells in one sentence: an act that it takes for granted, or mere talk."""

from __future__ import annotations

from functools import lru_cache

import pytest

from flows.coding.article import Article
from flows.coding.coder import Coder, load_coder

OTHER_NEWS = (
    "The budget committee met in the capital. Its members asked for more time to study the figures. "
    "Voters worry about the price of bread, and about rents. A new law on schools is to be read in autumn. "
)


@lru_cache(maxsize=1)
def coder() -> Coder:
    return load_coder()


def told(sentence: str) -> list[tuple[str, int | None]]:
    """The kinds and the dead of what the sentence tells in the middle of other news."""
    text = f"{OTHER_NEWS * 4}{sentence} {OTHER_NEWS * 4}"
    reports = coder().code(Article.from_dict({"text": text, "published": "2024-05-15"}))
    return [(report.sub_event_type, report.killed.best if report.killed else None) for report in reports]


@pytest.mark.parametrize(
    ("sentence", "expected"),
    [
        ("The murder of six nuns and the price of rice are wearing out the government.", [("attack", 6)]),
        ("Its citizens in the port are well, following the raid by the Red Front on the Hotel Marino.", [("attack", None)]),
        ("She demanded once more the release of all, and deplored the kidnapping of the three engineers.",
         [("abduction_forced_disappearance", None)]),
        ("The killing of people cannot be the way, she said.", []),
        ("The murder of a judge, a police chief or a politician is an attack on us all.", []),
        ("He had called for the assassination of the governor.", []),
        ("The murders of peasants are a plague.", []),
        ("The law meant the death of the industry.", []),
        ("After the death of President Moru the government began the reform.", []),
    ],
)  # fmt: skip
def test_told_in_passing(sentence: str, expected: list[tuple[str, int | None]]) -> None:
    assert told(sentence) == expected
