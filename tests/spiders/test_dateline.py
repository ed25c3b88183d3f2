"""Datelines: the place in front of a report's first sentence, and what is none."""

from __future__ import annotations

import pytest

from spiders.reading.dateline import dateline_place


@pytest.mark.parametrize(
    ("text", "place"),
    [
        ("DEIR SAMA, Levant (AP) — A truck went off.", "DEIR SAMA, Levant"),
        ("DAMASCUS, May 29 (Xinhua) -- A truck went off.", "DAMASCUS"),
        ("BEIRUT: A truck went off.", "BEIRUT"),
        ("GENEVA — Envoys met.", "GENEVA"),
        ("Geneva (Reuters) - Envoys met.", "Geneva"),
        ("TELL ASFAR/PORT AMAL (Reuters) - Two met.", "TELL ASFAR/PORT AMAL"),
        ("A truck went off in DEIR SAMA (AP) — or so it was said.", None),
        ("UPDATE: A truck went off.", None),
        ("NATO — the alliance — met.", None),
        ("Envoys met: nobody spoke.", None),
        ("", None),
    ],
)
def test_place(text: str, place: str | None) -> None:
    assert dateline_place(text) == place
