"""The checks of a run: what they find can be read, and, where that is wanted, keeps a wrong snapshot back."""

from __future__ import annotations

from pathlib import Path

import pytest

from flows import checking
from flows.run_summary import RunSummary
from flows.settings import load_settings
from tests.warehouse.line import through
from tests.warehouse.world import world
from warehouse import checks, publish, writer


def test_a_check_that_reads_everything_is_left_to_the_first_run_of_a_day(tmp_path: Path) -> None:
    settings, summary = load_settings(tmp_path), RunSummary()
    with writer.open_writer(tmp_path) as con:
        through(con, world(seed=2, events=3))
        publish.publish(con, tmp_path)
        con.execute("UPDATE stories SET story_id = 'of nothing'")
        assert checking.check(con, settings, summary) == ([], True)
        findings = checks.run(con)
    assert [finding.check for finding in findings] == ["stories_not_there"]


@pytest.mark.parametrize("is_wanted", [False, True])
def test_wrong_rows_can_block_a_publish(tmp_path: Path, is_wanted: bool) -> None:
    (tmp_path / "dateline.toml").write_text(f"checks_block_publish = {str(is_wanted).lower()}")
    settings, summary = load_settings(tmp_path), RunSummary()
    with writer.open_writer(tmp_path) as con:
        through(con, world(seed=2, events=3))
        assert checking.check(con, settings, summary) == ([], True)
        con.execute("UPDATE claim_versions SET quote = 'made | up'")
        findings, is_sound = checking.check(con, settings, summary)
    assert [finding.check for finding in findings] == ["quotes_not_verbatim"]
    assert is_sound is not is_wanted
    assert [row.origin for row in summary.refusals] == (["check quotes_not_verbatim"] if is_wanted else [])
    assert "made \\| up" in checking.to_markdown(findings)
    assert checking.to_markdown([]).endswith("All find nothing.")
