"""Whether two tellings are of the same dead: nobody dies twice, whatever place or day is told beside it."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

from flows.coding.acts.act import Act
from flows.coding.incidents.incident import Incident
from flows.coding.incidents.telling import Telling
from flows.coding.sentences.phrases import Phrase
from flows.coding.words.people import PEOPLE
from flows.coding.words.word_sets import word_set

_FIRST = 4  # tellings of an incident that name its dead
#: heads of people that any incident may have
_ANYBODY = PEOPLE | word_set(
    "boys, brothers, children, civilians, girls, members, men, others, residents, teens, villagers, women"
)


def tells_same_name(telling: Telling, incident: Incident) -> bool:
    """Whether one is named among the dead of both by the same two words or more: then no day tells them apart."""
    mine = [name for name in _names(_dead_or_shot(telling.acts)) if len(name) > 1]
    return bool(mine) and any(name in mine for name in _named_in(incident))


def tells_same_dead(telling: Telling, incident: Incident) -> bool:
    """Whether somebody is among the dead of both, by a name of two words in one of them, or as "the two priests"
    behind the two priests told before."""
    mine = list(_names(_dead_or_shot(telling.acts)))
    if mine and _share_name(mine, list(_named_in(incident))):
        return True
    groups = [phrase for phrase in _dead(telling.acts) if phrase.plural and phrase.person]
    before = [phrase for other in incident.tellings for phrase in _dead(other.acts)] if groups else []
    return any(_are_same_group(phrase, earlier) for phrase in groups for earlier in before)


def are_same_people(one: Sequence[Phrase], other: Sequence[Phrase]) -> bool:
    """Whether some of both are the same: by the same words of the text, a name, or as so many of one trade."""
    if any(phrase is known for phrase in one for known in other):
        return True
    if _share_name(list(_names(one)), list(_names(other))):
        return True
    pairs = [(phrase, known) for phrase in one for known in other if phrase.head == known.head]
    return any(p.is_counted and known.is_counted and p.number == known.number for p, known in pairs if p.plural) or any(
        _are_same_group(*pair) for pair in pairs
    )


def _share_name(mine: Sequence[frozenset[str]], theirs: Sequence[frozenset[str]]) -> bool:
    """Whether one of two names holds the other, and either has two words."""
    pairs = ((one, other) for one in mine for other in theirs if len(one) > 1 or len(other) > 1)
    return any(one <= other or other <= one for one, other in pairs)


def _named_in(incident: Incident) -> Iterator[frozenset[str]]:
    return (name for telling in incident.tellings[:_FIRST] for name in _names(_dead(telling.acts)))


def _names(phrases: Iterable[Phrase]) -> Iterator[frozenset[str]]:
    for phrase in phrases:
        for part in (phrase, *phrase.names):
            if name := frozenset(word for word in part.name.split() if len(word) > 2):
                yield name


def _dead(acts: Sequence[Act]) -> Iterator[Phrase]:
    for act in acts:
        if act.killed is not None and act.killed.quantity.best and not (act.is_unreal or act.is_negated):
            yield from act.patients


def _dead_or_shot(acts: Sequence[Act]) -> Iterator[Phrase]:
    """The dead, and those shot, who may be the dead of before: "Holt died of a wound. Holt was shot elsewhere"."""
    yield from _dead(acts)
    for act in acts:
        if act.shot is not None and act.killed is None and not (act.is_unreal or act.is_negated):
            yield from act.patients


def _is_known_group(phrase: Phrase) -> bool:
    """ "the two priests", "the priests": several of a trade, no troops and no fighters, spoken of as known."""
    is_known = phrase.is_definite and phrase.plural and phrase.possessor is None
    return is_known and bool(phrase.person) and phrase.side == "civil" and phrase.head not in _ANYBODY


def _are_same_group(phrase: Phrase, earlier: Phrase) -> bool:
    """As many of one trade; "the priests" are those that the text counts elsewhere."""
    if phrase.head != earlier.head or not (phrase.is_counted or earlier.is_counted):
        return False
    if not (_is_known_group(phrase) or (_is_known_group(earlier) and not earlier.is_counted)):
        return False
    return phrase.number == earlier.number or not (phrase.is_counted and earlier.is_counted)
