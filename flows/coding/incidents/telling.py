"""A telling: the acts of one family that one clause or sentence tells, with their time and scene."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace

from flows.coding.acts.act import Act
from flows.coding.acts.counts import Toll
from flows.coding.dates.mentions import DateMention
from flows.coding.places.mentions import PlaceMention
from flows.coding.sentences.document import Sentence


@dataclass
class Telling:
    """The acts of one family that one clause or sentence tells, with their time and scene."""

    family: str
    sentence: Sentence
    acts: list[Act]
    clause: tuple[int, int]
    date: DateMention | None = None
    place: PlaceMention | None = None
    is_strong: bool = False
    is_total: bool = False
    is_allusion: bool = False
    is_another: bool = False
    is_afterwards: bool = False  # "later", "in revenge"
    is_past: bool = False
    is_at_same_place: bool = False  # "in the same area": as what was told before
    is_commemorated: bool = False  # told for its anniversary
    is_for_comparison: bool = False  # what another act came a day after
    is_crowd: bool = False
    is_by_the_way: bool = False  # tells only why or of whom, beside what others tell of the incident
    is_line: bool = False
    is_heading: bool = False  # a line above the text's first sentence, as a headline told again
    item: int = 0  # of a ticker or a week in brief
    opens_part: bool = False  # the first of one of the several incidents that a digest tells

    @property
    def is_update(self) -> bool:
        """Whether all that it tells is a toll, or who died since: "raised the toll to 12", "a wounded girl died"."""
        acts = [act for act in self.acts if act.is_strong]
        tolls = [toll for act in acts for toll in act.victims]
        if not any(toll.is_toll or toll.is_later for toll in tolls):
            return False
        is_counted = any(toll.is_toll for toll in tolls)
        return all(
            act.victims and not act.agents and (is_counted or all(toll.is_later for toll in act.victims))
            for act in acts
        )

    @property
    def killed(self) -> Toll | None:
        """The first number of killed told here; parts ("one of them") only where nothing else is."""
        return best_toll(self._told("killed"))

    def _told(self, name: str) -> list[Toll]:
        """The tolls of one kind; what is past of the past ("a gunman who had killed two") where nothing else is; what
        is a reason or a charge ("to protest against the killing of two") never beside an act of its own."""
        if self.is_by_the_way:
            return []
        told = [(act, toll) for act in self.acts if (toll := getattr(act, name)) is not None]
        if self.is_strong:
            told = [(act, toll) for act, toll in told if not (act.is_history or act.is_unreal)]
        if len(told) < 2:
            return [toll for _, toll in told]
        own = [(act, toll) for act, toll in told if not toll.is_casualties] or told
        fresh = [toll for act, toll in own if not act.is_perfect]
        has_own = any(not toll.is_rival for toll in fresh)
        return fresh if has_own else [toll for _, toll in own]

    @property
    def injured(self) -> Toll | None:
        """The same for the injured."""
        return best_toll(self._told("injured"))

    def rivals(self, name: str) -> list[Toll]:
        """Numbers of other sources for the same victims, told beside the first."""
        if not any((toll := getattr(act, name)) is not None and toll.is_rival for act in self.acts):
            return []
        told = self._told(name)
        return [toll for toll in told if toll.is_rival] if any(not toll.is_rival for toll in told) else []

    @property
    def shot(self) -> Toll | None:
        """Those hit by bullets, of whom some may have died."""
        told = self._told("shot")
        others = [toll for toll in told if not toll.is_pronoun]
        return best_toll(others or told)  # "a girl is in hospital after she shot herself": she is the one


def best_toll(tolls: Sequence[Toll]) -> Toll | None:
    """The number of victims that a telling gives: a toll where one is told, else all its whole numbers together."""
    if len(tolls) < 2:
        return tolls[0] if tolls else None
    found = [item for item in tolls if not item.is_rival] or tolls
    told_as_toll = next((item for item in found if item.is_toll), None)
    if told_as_toll is not None:
        return told_as_toll  # "the toll rose to 12 after three bodies were found": the three are among them
    if len(found) == 1:
        return found[0]
    whole = [item for item in found if not item.is_part]
    if len(whole) < len(found) and all(item.is_self for item in whole):
        parts = [replace(item, is_part=False) for item in found if item.is_part]
        whole = parts + whole  # "killing four of them before he shot himself": five
    distinct: list[Toll] = []
    for item in whole or found:
        if all((item.start, item.end) != (other.start, other.end) for other in distinct):
            distinct.append(item)
    return _summed(distinct)


def _summed(tolls: list[Toll]) -> Toll:
    """Victims of one sentence told apart ("three soldiers were killed and two civilians died") belong together."""
    first = tolls[0]
    quantity, end = first.quantity, first.end
    for other in tolls[1:]:
        is_again = other.quantity == quantity or other.is_vague or other.is_named
        if not other.is_self and ((is_again and not _is_besides(other)) or other.start < end):
            continue
        quantity = quantity.plus(other.quantity)
        end = max(end, other.end)
    return first if quantity is first.quantity else replace(first, quantity=quantity, end=end)


def _is_besides(toll: Toll) -> bool:
    """ "the murder of a judge in an attack in which her driver was also killed": one more."""
    return toll.is_also and not (toll.is_part or toll.is_pronoun)
