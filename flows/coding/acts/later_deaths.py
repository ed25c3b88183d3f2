"""Deaths of those who were hurt before: "two of the wounded died", "a fourth soldier died of his wounds". They bring a
toll up to date and are no act of their own."""

from __future__ import annotations

from dataclasses import replace

from flows.coding.acts.act import Act
from flows.coding.acts.counts import toll
from flows.coding.acts.reader import Reader
from flows.coding.sentences.phrases import Phrase

_HURTING = ("wounded", "injured", "hurt")
_HARM = frozenset({"wounds", "injuries", "wound", "injury", "burns"})
_REACH = 10  # phrases between those hurt and the verb of their death


class LaterDeathReader(Reader):
    """Marks the deaths of those hurt before among the acts of a sentence."""

    def _later_deaths(self) -> None:
        for act in self.acts:
            if act.kind != "die" or act.is_noun or act.is_unreal or act.is_negated:
                continue
            hurt = self._of_the_hurt(act)
            if hurt is not None:
                act.patients = [hurt]
                act.killed = toll([hurt]) or act.killed
            is_known = hurt is not None or self._was_hurt(act)
            if act.killed is None or act.killed.is_pronoun or not (is_known or self._dies_of_wounds(act)):
                continue
            self._leave_out_hurt(act)
            act.killed = replace(act.killed, is_later=True, is_part=is_known and not act.killed.is_more)

    def _of_the_hurt(self, act: Act) -> Phrase | None:
        """ "two of the wounded", "three of those injured in the blast": the number before the verb of their death."""
        for k in range(act.position - 1, max(1, act.position - _REACH), -1):
            phrase = self.phrases[k]
            if phrase.tag in ("SEMI", "SUB") or (phrase.tag == "V" and phrase.verb in ("kill", "die")):
                return None
            is_hurt = phrase.word in _HURTING or (phrase.tag == "NP" and phrase.head in _HURTING)
            if not is_hurt:
                continue
            of = k - 1 if self.phrases[k - 1].word == "of" else k - 2
            if of > 0 and self.phrases[of].word == "of" and self.phrases[of - 1].tag == "NP":
                number = self.phrases[of - 1]
                return number if number.is_counted else None
        return None

    def _dies_of_wounds(self, act: Act) -> bool:
        """ "died of his wounds", "succumbed to injuries": somebody told by a noun, of whom the text may know."""
        behind = self.phrases[act.position + 1 : act.position + 4]
        at = next((k for k, p in enumerate(behind) if p.tag == "P" and p.word in ("of", "from", "to")), None)
        harm = at is not None and any(p.tag == "NP" and p.head in _HARM for p in behind[at : at + 2])
        return harm and bool(act.patients) and not act.patients[0].name

    def _was_hurt(self, act: Act) -> bool:
        """ "a wounded girl died", "two more farmers, wounded in the attack, died"."""
        if not act.patients:
            return False
        words = act.patients[0].word.split()
        if any(word in words[:-1] for word in _HURTING):
            return True
        return any(
            other.kind == "injure" and other.position < act.position and other.patients[:1] == act.patients[:1]
            for other in self.acts
        )

    def _leave_out_hurt(self, death: Act) -> None:
        """Whoever died of it is hurt no more; of "three hurt, including a girl who died" the others are."""
        starts = {p.start for p in death.patients}
        died = death.killed.quantity.best if death.killed is not None else 0
        for act in self.acts:
            hurt = act.injured or act.shot
            is_all = hurt is None or hurt.quantity.best <= died
            if act.kind == "injure" and is_all and any(p.start in starts for p in act.patients):
                act.injured = act.shot = None
                act.is_recalled = True
