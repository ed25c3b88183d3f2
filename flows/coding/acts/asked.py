"""Questions that a yes or a no answers: "Did the army bomb the village?" tells of no bombing."""

from __future__ import annotations

from collections.abc import Sequence

from flows.coding.sentences.phrases import Phrase
from flows.coding.words.word_sets import word_set

_OPENERS = word_set("are, can, could, did, do, does, had, has, have, is, should, was, were, will, would")


def is_asked(phrases: Sequence[Phrase]) -> bool:
    """Whether the sentence of these phrases asks whether something is so."""
    if len(phrases) < 3 or phrases[-1].word != "?":
        return False
    opening = next((p for p in phrases if p.tag != "OTHER"), phrases[0])
    return opening.tag in ("BE", "v") and opening.word in _OPENERS
