"""What the README shows in Python runs as it stands, on the demo."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from tests.conftest import DemoRun

README = Path(__file__).parents[2] / "README.md"


def test_the_notebook_examples_run(demo: DemoRun, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("DATELINE_HOME", str(demo.home))
    (block,) = re.findall(r"```python\n(.*?)```", README.read_text(encoding="utf-8"), re.S)
    told: dict[str, object] = {}
    exec(block, told)
    assert len(told["incidents"]) == len(told["con"].sql("from incidents").fetchall()) > 20  # type: ignore[attr-defined,arg-type]
    assert {"killed_best", "admin1"} <= set(told["by_day"].columns)  # type: ignore[attr-defined]
    assert told["waves"].height > 0  # type: ignore[attr-defined]
    assert told["claims"].height > 100  # type: ignore[attr-defined]
    assert told["found"]
