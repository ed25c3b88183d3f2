"""The people who acted for a group, beside it: "FMLN guerrillas", "members of the army", "the rebels"."""

from __future__ import annotations

import re

from flows.coding.actors.targets import plain_words
from flows.coding.sentences.document import Document
from flows.coding.sentences.phrases import Phrase
from flows.coding.words.groups import GROUPS, UNITS

#: what stands between a group's name and its people: "the front [FMLN] commandos", "the front's commandos"
_ASIDE = re.compile(r"^(?:\s*(?:[\[(][^\])]*[\])]|[)\]]|['’]s?\b|[-\"”]))+\s*", re.I)
#: heads that name nobody without their group
_OF_GROUP = frozenset({"member", "members", "element", "elements", "personnel", "part"})


class Members:
    """The people of the groups of one text, by the name that it tells them by first."""

    def __init__(self, document: Document) -> None:
        self.document = document
        self._names: dict[str, str] = {}

    def of(self, group: str, phrase: Phrase) -> tuple[str, str] | None:
        """Their name and words, where a phrase tells people of ``group`` and not the group alone."""
        last = phrase.tokens[-1]
        is_people = bool(phrase.person and last.sense.person) or last.word in UNITS
        if not is_people or phrase.act or last.actor is not None:
            return None
        if last.word in GROUPS or last.word == "militia":
            return None  # the group itself: "the Kurdish YPG militia"
        whole = phrase.member_of
        end = whole.end if whole is not None and whole.end > phrase.end else phrase.end
        named = max((token.end for token in phrase.tokens if token.actor is not None), default=phrase.start)
        is_whole = last.word in _OF_GROUP or last.word in UNITS
        name = plain_words(self.document, phrase.start if is_whole else named, end if is_whole else phrase.end)
        name = _ASIDE.sub("", name)
        return self._names.setdefault(group, name), self.document.text[phrase.start : end]
