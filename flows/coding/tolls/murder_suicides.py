"""Murder-suicides: whoever does it dies too, so that a number of dead told with the word has him."""

from __future__ import annotations

from flows.coding.acts.act import Act

_WORDS = ("murder-suicide", "murder suicide", "murder/suicide", "murder and suicide")


def is_murder_suicide(act: Act) -> bool:
    """Whether an act is told by that noun, as having been done."""
    is_told = act.is_noun and not (act.is_negated or act.is_unreal)
    return is_told and act.word.endswith(_WORDS) and "attempted" not in act.word
