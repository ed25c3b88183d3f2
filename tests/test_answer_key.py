"""The comparison with the answer key finds what is missing, too much, or different, and nothing else."""

from __future__ import annotations

from datetime import date

import pytest

from tests.answer_key import disagreements, expected_incidents


@pytest.mark.parametrize("day", [1, 2])
def test_the_key_agrees_with_itself(day: int) -> None:
    assert disagreements(expected_incidents(day), day) == []


def test_names_are_compared_by_their_letters() -> None:
    rows = expected_incidents()
    for row in rows:
        if row["id"] == "sukhnah-mine":
            row |= {"place": "As Sukhna", "date_start": date(2026, 3, 8), "date_end": date(2026, 3, 8)}
    assert disagreements(rows) == []


def test_what_is_missing_too_much_or_different_is_told() -> None:
    rows = expected_incidents()
    gone = rows.pop()
    rows[0] = rows[0] | {"killed_best": 9}
    rows.append(gone | {"date_start": "2026-03-20", "date_end": "2026-03-20", "id": "another"})
    told = disagreements(rows)
    assert f"{gone['id']}: missing" in told
    assert "palmyra-bus: killed_best is 9, not 12" in told
    assert any(line.startswith("too much: date_start '2026-03-20'") for line in told)
    assert len(told) == 3
