"""Damage told by its noun: "the bank sustained heavy damage", "a bomb caused damage to three shops"."""

from __future__ import annotations

from flows.coding.acts.reader import Reader
from flows.coding.sentences.phrases import Phrase
from flows.coding.words.word_sets import word_set

DAMAGE = frozenset({"damage", "damages"})
_TO = frozenset({"to"})
_DOING = word_set("cause, caused, causes, causing, did, do, doing, done, inflict, inflicted, inflicting")
_HAVING = word_set("had, receive, received, receiving, suffer, suffered, suffering, sustain, sustained, sustaining")
_BLASTS = frozenset({"bomb", "shell", "air"})
_TOLD = frozenset({"V", "v", "PART", "BE"})


class DamageReader(Reader):
    """Reads what was damaged, where a noun tells it."""

    def _damage(self, position: int, phrase: Phrase) -> None:
        """Keep the damage that arms did as an act; other damage is of the incident that its sentence tells of."""
        verb = self.phrases[position - 1] if position else None
        if verb is None or verb.tag not in _TOLD or verb.negated or verb.unreal or phrase.is_none:
            return
        last = verb.word.split()[-1]
        subject = self.clauses.subject(position - 1) if verb.tag != "PART" else []
        if last in _DOING:
            harmed, doers = self.clauses.after(position, _TO, 3), [p for p in subject if _does_harm(p)]
        elif last in _HAVING:
            harmed, doers = subject, []
        else:
            return
        harmed = [p for p in harmed if p.thing and not (p.is_human or p.weapon)]
        if harmed:
            act = self._act("wreck" if doers else "mention", position - 1, verb, doers, harmed)
            act.is_noun = not doers
            self.acts.append(act)


def _does_harm(phrase: Phrase) -> bool:
    return bool(phrase.weapon) or phrase.act in _BLASTS or phrase.side == "armed"
