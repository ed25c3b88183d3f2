"""The coder's version changes with its words, and with nothing else."""

from __future__ import annotations

from pathlib import Path

from flows.coding.version import version_of


def test_the_version_changes_with_the_users_words(tmp_path: Path) -> None:
    without = version_of([])
    assert version_of([tmp_path]) == without
    (tmp_path / "notes.md").write_text("not read")
    assert version_of([tmp_path]) == without
    (tmp_path / "actors.toml").write_text("")
    named = version_of([tmp_path])
    (tmp_path / "actors.toml").write_text("# other")
    assert len({without, named, version_of([tmp_path])}) == 3
