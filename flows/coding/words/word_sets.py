"""Word lists: of one rule beside it, of several in a file of this package; what users may add to is in `lexicon/`."""

from __future__ import annotations


def word_set(text: str) -> frozenset[str]:
    """The words and phrases of a text in which commas stand between them; line ends are spaces."""
    return frozenset(" ".join(entry.split()) for entry in text.split(",") if entry.strip())
