"""The worker pool keeps the order of its input, whatever the number of processes."""

from __future__ import annotations

from collections.abc import Sequence

import duckdb
import pytest

from flows.workers import batches, ordered_map


def squares(numbers: Sequence[int]) -> list[int]:
    return [number * number for number in numbers]


@pytest.mark.parametrize("jobs", [1, 2])
@pytest.mark.parametrize("size", [0, 1, 50])
def test_results_come_in_the_order_of_the_input(jobs: int, size: int) -> None:
    assert list(ordered_map(squares, range(size), jobs=jobs, chunk=7)) == [n * n for n in range(size)]


def test_the_input_is_read_only_a_little_ahead() -> None:
    read = []

    def numbers() -> object:
        for number in range(1000):
            read.append(number)
            yield number

    results = ordered_map(squares, numbers(), jobs=2, chunk=10)  # type: ignore[arg-type]
    next(results)
    results.close()  # type: ignore[attr-defined]
    assert len(read) < 200


def test_batches_lose_nothing() -> None:
    assert list(batches(range(5), 2)) == [[0, 1], [2, 3], [4]]
    assert list(batches([], 2)) == []


def ready() -> None:
    assert duckdb.sql("SELECT 1").fetchall() == [(1,)]


def test_processes_that_know_duckdb_end_without_a_word(capfd: pytest.CaptureFixture[str]) -> None:
    assert list(ordered_map(squares, range(4), jobs=2, chunk=2, initializer=ready)) == [0, 1, 4, 9]
    assert capfd.readouterr() == ("", "")
