"""The page of questions: every one runs on the demo, and the page has the answers that it gives."""

from __future__ import annotations

from difflib import unified_diff
from pathlib import Path

import pytest

import warehouse
from tests.conftest import DemoRun
from warehouse import questions, statement

PAGE = Path(questions.__file__).with_name("QUESTIONS.md")


def test_there_are_thirty_and_the_page_has_their_answers(demo: DemoRun) -> None:
    assert len(statement.names(questions.FOLDER)) >= 30
    with warehouse.open(demo.home) as con:
        told = questions.to_markdown(con)
    different = "\n".join(
        unified_diff(PAGE.read_text().splitlines(), told.splitlines(), "the page", "the demo", lineterm="", n=1)
    )
    assert different == "", "dateline demo --home DIR && python -m warehouse.questions DIR > warehouse/QUESTIONS.md"


@pytest.mark.parametrize("name", statement.names(questions.FOLDER))
def test_no_answer_is_empty(demo: DemoRun, name: str) -> None:
    with warehouse.open(demo.home) as con:
        assert con.execute(statement.sql(f"{questions.FOLDER}/{name}")).fetchall()
