"""Who did what a noun of violence tells: "rebels carried out a raid", "an attack blamed on X", "escaped an attack"."""

from __future__ import annotations

from flows.coding.acts.act import Act, flies
from flows.coding.acts.bodies import BodyReader
from flows.coding.acts.struck import struck
from flows.coding.sentences.objects import OF
from flows.coding.sentences.phrases import Phrase
from flows.coding.sentences.sides import is_armed_side, is_state_side
from flows.coding.words.groups import GROUPS
from flows.coding.words.word_sets import word_set

ON = frozenset({"on", "against", "at", "upon"})
#: who acts together, though no person
_BANDS = GROUPS - {"party"} | {"cell", "gang"}
_CARRY = (
    "engineer", "trigger", "carr", "conduct", "launch", "stage", "mount", "perpetrat", "orchestrat", "execut", "commit",
    "set off", "fought", "fight", "detonat", "explod", "had", "engag", "mastermind", "organiz", "organis"
)  # fmt: skip
#: the same where the act is one on somebody: "ordered the murder of", but "ordered the arrest of"
_ORDERED = ("order", "instigat")
_DEADLY = frozenset({"kill", "attack", "bomb", "shoot", "abduct"})
#: verbs that tell of an arrest or a surrender by its noun
_TELLING = ("announced", "confirmed", "reported", "led", "ended", "resulted", "made", "effected", "culminated")
_SUPPOSED = frozenset({"suspected", "believed", "alleged", "thought", "reported"})
_STRIKES = frozenset({"strike", "strikes"})
_SAID = frozenset({"V", "v", "BE"})
#: verbs whose subject an act was done to
_UNDERGONE = word_set(
    """
    emerged, escaped, survived, escape, survive, survives, escapes, unharmed, unhurt, repulsed, faced, suffered
    """
)
#: verbs that tell of an act no more than that it was done, and where
_OCCURRING = word_set(
    """
    aimed, carried, directed, happened, launched, made, mounted, occurred, perpetrated, recorded, registered, reported,
    staged, took
    """
)
_COMING = frozenset({"came", "come", "comes", "coming"})
_FROM = frozenset({"from"})
#: what is made by those it is said to be of: not "the ambush of rebels"
_INROADS = word_set("attack, attacks, incursion, incursions, offensive, assault, invasion, onslaught, raid, raids")
_TARGETS = frozenset({"target", "targets", "object", "victim", "victims"})
_AIMED = frozenset({"attack", "bomb", "shell", "air"})
_UNDERGOING = _AIMED | {"abduct", "shoot"}


def phrase_is_strike(words: str) -> bool:
    """Whether a noun phrase is a strike: of arms, where somebody is said to have launched it."""
    return words.split()[-1] in _STRIKES


class NounDoerReader(BodyReader):
    """Finds the doers and the victims of nouns of violence in the verbs around them."""

    def _carried_out(self, position: int, act: Act) -> None:
        """ "rebels triggered a blast", "a series of blasts": the noun's agents are the verb's."""
        at = position - 3 if self._is_of_series(position) else position - 1
        verb = self.phrases[at] if at >= 0 else None
        after = self._passive_after(position, _CARRY + _ORDERED if act.kind in _DEADLY else _CARRY)
        if after is not None and not act.patients:
            act.patients = self.clauses.after(after, ON, 8)  # "the attack staged by rebels on a base"
        if after is not None and not act.agents:
            act.agents = [p for p in self.clauses.agent(after) if p.is_human]
            act.happens = act.happens or bool(act.agents)
            return
        if (
            verb is None
            or (verb.tag not in ("V", "v") and verb.word != "had")
            or verb.passive
            or verb.unreal
            or verb.negated
            or not verb.word.startswith(_CARRY + _ORDERED if act.kind in _DEADLY and act.is_definite else _CARRY)
        ):
            return
        subject = self.clauses.subject(at)
        act.agents = act.agents or [p for p in subject if p.is_human or flies(p) or p.head in _BANDS]
        act.happens = act.happens or bool(act.agents)
        act.is_plural = act.is_plural and not act.agents
        if act.kind == "mention" and phrase_is_strike(act.word) and act.happens:
            act.kind = "air" if any(flies(p) for p in subject) else "attack"

    def _struck_there(self, position: int, act: Act) -> None:
        """ "a bomb attack on Monday occurred at a bank", "one attack was aimed at the tanks": what stands behind the
        verb that tells no more than that it happened."""
        if act.kind not in _AIMED or act.patients:
            return
        for k in range(position + 1, min(position + 8, len(self.phrases))):
            verb = self.phrases[k]
            if verb.tag in ("V", "v"):
                is_told = verb.word.removesuffix(" place").split()[-1] in _OCCURRING and not (
                    verb.unreal or verb.negated
                )
                act.patients = struck(self.clauses, k) if is_told else []
                act.happens = act.happens or bool(act.patients)
                return
            if verb.tag in ("SUB", "SEMI", "BE", "REL", "PART"):
                return

    def _is_work_of(self, position: int, act: Act) -> None:
        """ "the attack was apparently the work of guerrillas"."""
        for k in range(position + 1, min(position + 8, len(self.phrases) - 3)):
            said = self.phrases[k]
            if said.tag in ("SUB", "SEMI", "REL", "V", "v"):
                return
            if said.tag == "BE" and self.phrases[k + 1].head == "work" and self.phrases[k + 2].word == "of":
                if not (act.agents or said.negated or said.unreal):
                    act.agents = self.clauses.listed(k + 3, len(self.phrases))[:1]
                    act.happens = act.happens or bool(act.agents)
                return

    def _is_of_series(self, position: int) -> bool:
        lead = self.phrases[max(0, position - 2) : position]
        return (
            len(lead) == 2 and lead[1].word == "of" and lead[0].head in ("series", "spate", "string", "wave", "number")
        )

    def _undergone(self, position: int, act: Act) -> None:
        """ "the senator escaped an attack", "a patrol survived a raid by rebels", "the plant was the target of an
        attack": whom it was done to, and that it happened."""
        if " to " in act.word and act.kind in _AIMED and not act.patients:
            act.patients = self.clauses.objects(position)  # "an attempt to kill the judge"
            act.happens = True
            return
        lead = [p.word for p in self.phrases[max(0, position - 2) : position]]
        if lead[-1:] == ["under"] and lead[0] in _COMING:
            act.happens = True  # "the town came under mortar fire from the hills"
            act.patients = act.patients or [p for p in self.clauses.subject(position - 2) if not p.is_time]
            act.agents = [p for p in self.clauses.after(position, _FROM, 3) if p.is_human] or act.agents
            return
        at = next((k for k in range(position - 1, max(-1, position - 6), -1) if self.phrases[k].tag in _SAID), None)
        if act.kind not in _UNDERGOING or at is None or self.phrases[at].unreal or self.phrases[at].negated:
            return
        is_target = any(p.head in _TARGETS for p in self.phrases[at + 1 : position])
        is_unhurt = any(p.tag == "STATE" and p.word in _UNDERGONE for p in self.phrases[at + 1 : position])
        if not (is_target or is_unhurt or self.phrases[at].word in _UNDERGONE):
            return
        if not act.patients:
            act.patients = [p for p in self.clauses.subject(at) if p.is_human or p.thing]
            act.happens = act.happens or bool(act.patients)
        if is_target and not act.is_general:
            things = [p for p in self.clauses.subject(at) if p.is_human or p.thing]
            act.patients = things or act.patients  # "the office was the target of attacks"
            act.happens, act.is_plural = act.happens or bool(things), act.is_plural and not things
        is_right_behind = at == position - 1 or (at == position - 2 and self.phrases[at + 1].word in ("from", "in"))
        if is_right_behind and not (act.is_plural or act.is_definite):
            act.happens = True

    def _passive_after(self, position: int, done: tuple[str, ...]) -> int | None:
        """ "the killing was carried out by rebels", "the attack, staged by": where the verb stands."""
        last, is_supposed = len(self.phrases) - 1, False
        for k in range(position + 1, min(len(self.phrases), position + 8)):
            phrase = self.phrases[k]
            if (
                phrase.tag == "PART"
                and phrase.word in _SUPPOSED
                and self.phrases[min(k + 1, last)].word in ("to", "by")
            ):
                is_supposed = True  # "a blast suspected to have been triggered by rebels"
                continue
            if phrase.tag in ("V", "v", "PART"):
                is_done = phrase.form == "past" and phrase.word.startswith(done)
                return k if is_done and not (phrase.negated or (phrase.unreal and not is_supposed)) else None
            if phrase.tag in ("SUB", "SEMI", "AND"):
                return None
        return None

    def _announced(self, position: int, act: Act) -> None:
        """ "announced the arrest of a commander", "ended with the surrender of": it happened."""
        if act.kind not in ("arrest", "surrender") or not position:
            return
        is_behind = self.phrases[position - 1].tag == "P" and self.phrases[position - 1].word in ("in", "to", "with")
        at = position - 2 if is_behind else position - 1
        verb = self.phrases[at] if at >= 0 else None
        if verb is None or verb.tag not in ("V", "v") or verb.passive or verb.unreal or verb.negated:
            return
        if verb.word.split()[0] in _TELLING:
            act.happens = any(p.is_human for p in act.patients + act.agents)
            if act.kind == "arrest" and not act.agents:
                act.agents = [p for p in self.clauses.subject(at) if p.side == "state"]

    def _between(self, position: int, act: Act) -> None:
        """ "a clash between X and Y": both sides."""
        phrases = self.phrases
        verb = phrases[position + 1] if position + 1 < len(phrases) else None
        reach = (
            10 if verb is not None and verb.tag == "v" and not verb.unreal else 4
        )  # "clashes erupted at dawn between"
        for k in range(position + 1, min(position + reach, len(phrases) - 1)):
            if phrases[k].tag in ("SUB", "SEMI", "COMMA", "REL"):
                return
            if phrases[k].tag == "P" and phrases[k].word == "between":
                sides = [p for p in phrases[k + 1 : k + 8] if p.tag == "NP"][:2]
                act.agents, act.patients = sides[:1], sides[1:]
                return

    def _owners(self, phrase: Phrase) -> list[Phrase]:
        """ "a Maoist attack", "the group's raid": who did it stands before the noun."""
        if phrase.possessor is not None and (phrase.possessor.actors or phrase.possessor.person):
            return [phrase.possessor]
        if phrase.actors and phrase.act not in ("kill", "abduct", "arrest", "surrender"):
            return [phrase]
        return []

    def _of_attackers(self, position: int, phrase: Phrase) -> list[Phrase]:
        """ "an incursion of the rebels", "the shelling of the army on the town": who made it, where it is no attack on
        them: one on somebody else, or a raid by fighters."""
        if phrase.act not in _AIMED or position + 2 >= len(self.phrases) or self.phrases[position + 1].word != "of":
            return []
        maker = self.phrases[position + 2]
        behind = self.phrases[position + 3 : position + 4]
        is_raid = phrase.head in _INROADS and is_armed_side(maker)
        is_on = bool(behind) and behind[0].word in ON and (is_armed_side(maker) or is_state_side(maker))
        return [maker] if is_raid or is_on else []

    def _of_whom(self, position: int) -> list[Phrase]:
        """ "the murder of a judge", "the murder in Velm of a judge", "the murder in Velm on Monday of a judge"."""
        behind = self.phrases[position + 1 : position + 3]
        is_placed = bool(behind) and behind[0].tag == "P" and behind[0].word in ("in", "at", "near")
        is_dated = len(behind) == 2 and behind[0].tag == "P" and behind[1].is_time
        is_both = is_placed and [p.tag for p in self.phrases[position + 3 : position + 5]] == ["P", "NP"]
        reach = 6 if is_both and self.phrases[position + 4].is_time else 4 if is_placed or is_dated else 2
        return self.clauses.after(position, OF, reach)

    def _whose_end(self, position: int, phrase: Phrase) -> Phrase | None:
        """ "Judge Lanza's murder", "the priests' killing": who was killed or taken, unless it is a group or a force."""
        owner = phrase.possessor
        if owner is None or phrase.act not in ("kill", "abduct") or owner.side == "armed" or owner.actors:
            return None
        return owner if owner.is_human and not self._of_whom(position) else None

    def _is_laid_on(self, position: int, act: Act) -> None:
        """ "an attack on X on Tuesday was carried out by Y", "was blamed on Y": the verb says who did it."""
        for k in range(position + 1, min(position + 12, len(self.phrases))):
            verb = self.phrases[k]
            if verb.tag in ("V", "v"):
                if not verb.passive or verb.unreal or verb.negated:
                    return
                if verb.word.startswith(_CARRY):
                    by = self.clauses.agent(k)
                elif verb.word in ("blamed", "pinned"):
                    by = self.clauses.after(k, frozenset({"on"}), 2)
                elif verb.word in ("attributed", "ascribed"):
                    by = self.clauses.after(k, frozenset({"to"}), 2)
                else:
                    return
                act.happens = True
                act.agents = act.agents or by
                return
            if verb.tag in ("SUB", "SEMI", "BE", "REL"):
                return
