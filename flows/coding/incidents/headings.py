"""Lines of their own without a full stop: headlines told again above a text, those of other stories beneath it."""

from __future__ import annotations

from flows.coding.sentences.document import Document, Sentence

_HEADINGS = 6  # lines above a text, at most
_LONGEST_LINE = 90


def is_line(document: Document, sentence: Sentence) -> bool:
    """A line of its own without a full stop, as headlines of other stories stand beneath a text."""
    words = document.text[sentence.start : sentence.end].rstrip()
    return len(words) <= _LONGEST_LINE and not words.endswith((".", "!", "?", '"', "”", "’’", ":", ";", ","))


def is_above_text(document: Document, sentence: Sentence) -> bool:
    """Whether only lines without a full stop stand before a sentence."""
    if sentence.index > _HEADINGS:
        return False
    return all(is_line(document, other) for other in document.sentences[: sentence.index])
