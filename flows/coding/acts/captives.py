"""People taken along or held, told by a verb of no violence: "gunmen took six nurses", "two men held by the rebels"."""

from __future__ import annotations

from itertools import pairwise

from flows.coding.acts.reader import Reader
from flows.coding.sentences.phrases import Phrase
from flows.coding.sentences.sides import is_armed, is_armed_side, may_abduct

_REACH = 10  # phrases
TAKING = frozenset({"took", "taken", "take", "taking", "takes"})
HOLDING = frozenset({"hold", "holds", "held", "holding", "keep", "keeps", "kept", "keeping"})
_FREEING = frozenset({"released", "freed", "release", "free"})
_ALONG = frozenset({"from", "with", "away", "captive", "prisoner"})
_CAPTIVE = frozenset({"captive", "captives", "hostage", "hostages"})


class CaptiveReader(Reader):
    """Reads abductions from verbs of taking and holding."""

    def _holds_people(self, position: int, verb: Phrase) -> bool:
        """Keep the abduction that a verb of taking or holding tells; whether it tells one."""
        holders = self.clauses.agent(position) if verb.passive else self.clauses.subject(position)
        held = self._captives(position, verb, holders)
        if held:
            holders = holders or self._opening()
        else:
            held = self._taken_along(position, verb, holders)
        if held:
            self._keep(self._act("abduct", position, verb, holders, held))
        return bool(held)

    def _freed_by_takers(self) -> None:
        """ "Guerrillas released three engineers kidnapped a month ago": fighters who let them go had taken them."""
        taken = next((act for act in self.acts if act.kind == "abduct" and not act.agents), None)
        for position, verb in enumerate(self.phrases) if taken is not None else ():
            if verb.tag not in ("V", "v") or verb.word not in _FREEING or verb.negated or verb.unreal:
                continue
            freers = self.clauses.agent(position) if verb.passive else self.clauses.subject(position)
            if taken is not None and freers and all(map(is_armed_side, freers)):
                taken.agents = freers
            return

    def _captives(self, position: int, verb: Phrase, holders: list[Phrase]) -> list[Phrase]:
        """ "after holding them captive", "kept two guards hostage": whom; "them" are those told before."""
        if verb.word not in HOLDING:
            return []
        behind = self.phrases[position + 1 : position + 3]
        if len(behind) < 2 or not any(w in behind[1].word.split() for w in _CAPTIVE):
            return self._held_by_fighters(position, verb, holders)
        if behind[0].tag == "PRON":
            before = [p for p in self.phrases[:position] if p.tag == "NP" and p.is_human and p.is_counted]
            return before[-1:]
        return [behind[0]] if behind[0].is_human else []

    def _held_by_fighters(self, position: int, verb: Phrase, holders: list[Phrase]) -> list[Phrase]:
        """ "Traffickers are holding a senator", "a nun who has been held by rebels since March"."""
        if not holders or not all(map(may_abduct, holders)):
            return []
        held = self.clauses.subject(position) if verb.passive else self.clauses.objects(position)
        return [p for p in held if p.person and not is_armed(p)]

    def _taken_along(self, position: int, verb: Phrase, takers: list[Phrase]) -> list[Phrase]:
        """ "were taken by gunmen at a clinic", "gunmen took six nurses from a clinic": whom."""
        if verb.word not in TAKING:
            return []
        if not takers or not all(map(may_abduct, takers)):
            return []
        taken = self.clauses.subject(position) if verb.passive else self.clauses.objects(position)
        counted = [p for p in taken if p.person and p.is_counted]
        if not counted:
            return [p for p in taken if p.name and p.is_human and not is_armed(p)] if self._from_home(position) else []
        behind = (p.word for p in self.phrases[position + 1 :] if p.start > counted[-1].start)
        is_along = verb.passive or next(behind, "") in _ALONG
        return counted if is_along else []

    def _from_home(self, position: int) -> bool:
        """ "took Abdul Wali, a former guard, from his shop": out of a building."""
        for lead, building in pairwise(self.phrases[position + 2 : position + _REACH]):
            if lead.tag in ("V", "v", "SEMI", "SUB"):
                return False
            if lead.word == "from":
                return bool(building.thing)
        return False

    def _opening(self) -> list[Phrase]:
        """Whom the sentence opens with: the subject of "after holding them captive"."""
        return [p for p in self.phrases[:1] if p.tag == "NP" and p.is_human]
