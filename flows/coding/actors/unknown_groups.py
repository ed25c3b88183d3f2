"""Armed groups that no lexicon names, by their own words: "the Lakurawa group", "rebels of the Free Plain Front"."""

from __future__ import annotations

from flows.coding.sentences.phrases import Phrase
from flows.coding.words.word_sets import word_set

#: what the name of a group may end in; a bare "group" is none of its name
_GROUP = frozenset({"group", "groups", "outfit", "faction"})
_KINDS = word_set(
    """
    front, movement, cartel, militia, militias, gang, army, brigade, brigades, coalition, resistance, organization,
    organisation, clan, mafia, syndicate, force, forces, commando, column
    """
)


def group_span(phrase: Phrase) -> tuple[int, int] | None:
    """Where the name of the group stands that a phrase tells, or that its people are of; None where none does."""
    of = phrase.belongs_to or phrase.part_of
    if phrase.person and of is not None and phrase.side != "state" and (span := _span(of)) is not None:
        return span
    return _span(phrase) if not phrase.is_human or phrase.head in _KINDS else None


def _span(phrase: Phrase) -> tuple[int, int] | None:
    """The capitals before a word for a group, with it where it is no mere "group"."""
    last = phrase.tokens[-1]
    if phrase.actors or phrase.act or (last.word not in _GROUP and last.word.split()[-1] not in _KINDS):
        return None
    named = [token for token in phrase.tokens if token.is_capital and not token.sense.jobs]
    if not named or (named == [last] and len(phrase.tokens) < 2) or named[0] is last:
        return None
    return named[0].start, (named[-1].end if last.word in _GROUP and not last.is_capital else last.end)
