"""Readers in processes of their own while a writer publishes; the trial of five minutes is `tests.trials.readers`."""

from __future__ import annotations

from tests.trials import readers


def test_readers_see_whole_states_while_a_writer_publishes() -> None:
    assert readers.main(minutes=0.05, readers=2, seed=3) == 0
