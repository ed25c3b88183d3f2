"""Plain texts: each .txt of tests/pages against the stories that it holds."""

from __future__ import annotations

import json
from datetime import UTC, datetime
from pathlib import Path

import pytest

from spiders.reading.plain_text import stories_of

PAGES = Path(__file__).parent.parent / "pages"


@pytest.mark.parametrize("path", sorted(PAGES.glob("*.txt")), ids=lambda p: p.stem)
def test_stories(path: Path) -> None:
    expected = json.loads(path.with_suffix(".json").read_text("utf-8"))
    read_at = datetime.fromisoformat(expected.get("read_at", "2025-11-11T20:30:00+00:00"))
    stories = stories_of(path.read_text("utf-8"), read_at)
    assert [story.title for story in stories] == [want["title"] for want in expected["articles"]]
    for story, want in zip(stories, expected["articles"], strict=True):
        for key in want:
            assert getattr(story, key) == want[key], key


@pytest.mark.parametrize("text", ["", "one word", "Two men died.", "\n\n", "Source: nobody", "x" * 10_000])
def test_what_has_no_stories_costs_nothing(text: str) -> None:
    assert len(stories_of(text, datetime(2025, 11, 11, tzinfo=UTC))) <= 1
