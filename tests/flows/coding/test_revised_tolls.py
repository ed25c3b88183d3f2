"""A toll that takes another's place is told apart from one that is told for the first time."""

from __future__ import annotations

from typing import Any

import pytest

from flows.coding.article import Article
from flows.coding.coder import load_coder

FIRST = "A bomb went off at a kiosk in Homs on Monday, killing four people."


@pytest.mark.parametrize(
    ("title", "text"),
    [
        ("Homs blast", "The death toll of the bomb that went off at a kiosk in Homs on Monday has risen to 4."),
        ("Homs blast", "The number of dead in Monday's bombing at a kiosk in Homs is 4 and not 6, a medic said."),
        ("Homs bombing: toll lowered to 4", FIRST),
        (
            "Homs bombing kills 4",
            "Medics lowered the death toll from the bombing at a kiosk in Homs on Monday to 4 from 6.",
        ),
        ("Homs bombing", "Four people were killed, not 6 as first reported, when a bomb went off in Homs on Monday."),
    ],
)
def test_a_toll_that_takes_anothers_place(title: str, text: str) -> None:
    killed = killed_of(title, text)
    assert killed["best"] == 4
    assert killed["revised"] is True


def test_a_toll_told_for_the_first_time() -> None:
    assert "revised" not in killed_of("Bomb kills 4 in Homs", FIRST)


def test_the_injured_beside_a_revised_toll_are_as_new() -> None:
    text = "The death toll of the bomb in Homs on Monday has risen to 4. At least 4 people were killed and 9 injured."
    injured = told("Homs blast", text)["injured"]
    assert injured is not None
    assert injured["best"] == 9
    assert injured["revised"] is True


def killed_of(title: str, text: str) -> dict[str, Any]:
    killed = told(title, text)["killed"]
    assert killed is not None
    return dict(killed)


def told(title: str, text: str) -> dict[str, Any]:
    article = Article.from_dict({"title": title, "text": text, "published": "2025-02-12"})
    return load_coder([]).code(article)[0].to_dict()
