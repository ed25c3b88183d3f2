"""What comes down from above, told by a verb of no violence: shells that fell on a market, bombs that a jet dropped."""

from __future__ import annotations

from flows.coding.acts.act import flies
from flows.coding.acts.reader import Reader
from flows.coding.sentences.phrases import Phrase

_LANDING = frozenset({"fell", "landed", "rained", "slammed", "crashed"})
_FIRED = frozenset({"artillery", "mortar", "rocket"})
_UPON = frozenset({"on", "in", "into", "onto", "upon", "near"})
_DROPPING = frozenset({"dropped", "drops", "drop", "dropping", "rained"})
_DROPPED = frozenset({"bomb", "grenade", "artillery", "mortar", "rocket", "ied", "air_strike", "dynamite"})
_COMING = frozenset({"came", "come", "coming"})
#: the verbs that may tell of it
COMING_DOWN = _LANDING | _DROPPING | _COMING


class FromAboveReader(Reader):
    """Reads strikes from what fell, landed or was dropped."""

    def _from_above(self, position: int, verb: Phrase) -> bool:
        """Keep the strike that a verb tells by what came down; whether it tells one."""
        if (verb.word in _LANDING or self._comes_down(position)) and not verb.passive:
            struck = self.clauses.objects(position, _UPON)
            is_struck = any(p.thing or p.person for p in struck)
            fired = [
                p
                for p in self.clauses.subject(position)
                if any(t.sense.weapon in _FIRED or (t.sense.weapon == "drone" and is_struck) for t in p.tokens)
            ]
            if fired:  # "artillery shells fell on a market", "a drone came down on a house"
                kind = "air" if any(flies(p) for p in self.phrases[:position]) else "shell"
                act = self._act(kind, position, verb, [], struck)
                act.weapons = fired
                self._keep(act)
                return True
        if dropped := self._dropped(position, verb):
            act = self._act("air", position, verb, self._droppers(position, verb), self._struck_by_it(position))
            act.weapons = dropped
            self._keep(act)
            return True
        return False

    def _dropped(self, position: int, verb: Phrase) -> list[Phrase]:
        """ "a jet dropped two bombs on a school", "a grenade dropped by a drone": what comes down from above."""
        if verb.word not in _DROPPING:
            return []
        is_passive = verb.passive or self.clauses.agent(position)
        things = self.clauses.subject(position) if is_passive else self.clauses.objects(position)
        return [p for p in things if any(t.sense.weapon in _DROPPED for t in p.tokens)]

    def _droppers(self, position: int, verb: Phrase) -> list[Phrase]:
        return self.clauses.agent(position) or ([] if verb.passive else self.clauses.subject(position))

    def _struck_by_it(self, position: int) -> list[Phrase]:
        return [p for p in self.clauses.after(position, _UPON, 6) if not p.is_time]

    def _comes_down(self, position: int) -> bool:
        """ "came down on a market"."""
        behind = self.phrases[position + 1 : position + 2]
        return self.phrases[position].word in _COMING and bool(behind) and behind[0].word == "down"
