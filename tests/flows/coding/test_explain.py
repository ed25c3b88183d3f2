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
    assert "not real" in told
    assert "\x1b" not in told
    assert "\x1b[31m" in explain(coder, Article(TEXT), has_colour=True)
    assert "No incident is told." in explain(coder, Article("The talks went on."))
