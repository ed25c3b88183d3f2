"""Whom or what a verb of violence is done to, where its object stands elsewhere: "it", "that they hit", "at a bus"."""

from __future__ import annotations

import re
from dataclasses import dataclass, field

from flows.coding.acts.act import Act
from flows.coding.acts.coreference import single_people
from flows.coding.acts.verb_casualties import BESIDES, VerbCasualtyReader
from flows.coding.sentences.phrases import Phrase
from flows.coding.words.limbs import LIMBS
from flows.coding.words.measures import SPANS_OF_TIME

FIRE = frozenset({"on", "at", "upon", "against", "into"})
_COMPANY = 11  # phrases
#: those found with the dead who may live
_ALIVE = re.compile(r"\b(?:victims?|wounded|injured|hurt|surviv\w+|suspects?)\b")
_CARRYING = frozenset({"carrying", "transporting", "ferrying", "taking", "bringing"})


_SUBJECTS = frozenset({"they", "he", "she"})
_OBJECTS = frozenset({"him", "her", "them"})


@dataclass(slots=True)
class Told:
    """What the clause of one verb tells: what was done, by whom, to whom; the verb's subject."""

    kind: str
    subject: list[Phrase]
    passive: bool
    agents: list[Phrase] = field(default_factory=list)
    patients: list[Phrase] = field(default_factory=list)


class VerbPatientReader(VerbCasualtyReader):
    """Finds the patients of a verb beyond its subject and its plain object."""

    def _whose(self, patient: Phrase) -> Phrase:
        """ "a bullet grazed an officer's nose": the officer is hurt."""
        owner = patient.possessor
        return owner if owner is not None and owner.is_human and patient.head in LIMBS else patient

    def _told_behind(self, position: int, verb: Phrase) -> list[Phrase]:
        """ "Also killed was a guard", "Injured in the gunfire were two clerks": whom the sentence opens without."""
        if verb.form != "past" or verb.has_auxiliary or any(p.tag != "OTHER" for p in self.phrases[:position]):
            return []
        at = position + 1
        while at < len(self.phrases) and self.phrases[at].tag in ("P", "NP", "OTHER") and at < position + 6:
            at += 1
        if at >= len(self.phrases) or self.phrases[at].tag != "BE":
            return []
        return [p for p in self.clauses.listed(at + 1, len(self.phrases)) if p.is_human]

    def _thrown_at(self, position: int) -> list[Phrase]:
        """Whom or what something was thrown at."""
        return [p for p in self.clauses.after(position, FIRE, 4) if p.is_human or p.thing]

    def _company(self, position: int) -> list[Phrase]:
        """ "was killed near his home on Monday, along with two of his guards": who besides."""
        for k in range(position + 1, min(len(self.phrases), position + _COMPANY)):
            if self.phrases[k].tag == "REL":
                return []
            if self.phrases[k].word in BESIDES:
                found = self.clauses.after(position, BESIDES, _COMPANY)
                return [p for p in found if (p.is_human or p.is_bare_number) and not _ALIVE.search(p.word)]
        return []

    def _thing_meant(self, position: int) -> list[Phrase]:
        """ "stopped a bus and set it ablaze": the bus."""
        following = self.phrases[position + 1] if position + 1 < len(self.phrases) else None
        if following is None or following.tag != "PRON" or following.word not in ("it", "them"):
            return []
        before = [p for p in self.phrases[:position] if p.tag == "NP" and not (p.is_human or p.act or p.is_time)]
        harmed = [p for act in self.acts if act.kind in ("burn", "wreck") for p in act.patients]
        return [p for p in before if p.thing][-1:] or [p for p in harmed if any(p is other for other in before)][-1:]

    def _spoken_of(self, position: int) -> list[Phrase]:
        """ "the convoy that the rebels attacked", "the nurses they abducted": what stands before the relative is the
        object."""
        if position > 1 and self.phrases[position - 1].tag == "PRON":
            whom, leads = self.phrases[position - 2], self.phrases[max(0, position - 3)]
            return [whom] if whom.tag == "NP" and whom.is_human and (leads.tag != "P" or leads.word == "of") else []
        if position < 3 or self.phrases[position - 2].tag != "REL" or self.phrases[position - 1].tag != "NP":
            return []
        if self.phrases[position - 2].word == "whom":
            return self.clauses.antecedent(position - 2)  # "the mayor of Velm, whom rebels kidnapped"
        before = self.phrases[position - 3]
        return [before] if before.tag == "NP" and self.phrases[position - 2].word in ("that", "which", "whom") else []

    def _is_with_club(self, position: int) -> bool:
        """ "hit six villagers with batons"."""
        held = self.clauses.after(position, frozenset({"with"}), 4)
        return any(token.sense.weapon == "blunt_weapon" for phrase in held for token in phrase.tokens)

    def _in_the_body(self, position: int) -> bool:
        """ "was hit in the shoulder"."""
        behind = self.phrases[position + 1 : position + 3]
        return len(behind) == 2 and behind[0].word == "in" and behind[1].head in LIMBS

    def _others_hit(self, position: int) -> list[Phrase]:
        """ "one man was shot in the leg and another in the arm": whom the verb is not said of again."""
        if not self._in_the_body(position):
            return []
        found, k = [], position + 3
        while k + 3 < len(self.phrases) and self.phrases[k].tag in ("AND", "COMMA", "NP"):
            other, at, limb = self.phrases[k + 1 : k + 4]
            if other.is_human and at.word == "in" and limb.head in LIMBS:
                found.append(other)
                k += 3
            k += 1
        return found

    def _carried(self, position: int, patients: list[Phrase]) -> list[Phrase]:
        """ "ambushed a bus carrying soldiers": those in it are the target too."""
        if not patients or not patients[-1].thing or position + 3 >= len(self.phrases):
            return []
        at = self.phrases.index(patients[-1]) + 1 if patients[-1] in self.phrases else len(self.phrases)
        if at + 1 >= len(self.phrases) or self.phrases[at].word not in _CARRYING:
            return []
        return [p for p in self.clauses.objects(at) if p.is_human]

    def _mark_pronouns(self, position: int, act: Act, told: Told) -> None:
        """Note the pronouns that stand for who did it and to whom, and whom the latter means in the sentence."""
        before = next((p for p in reversed(self.phrases[:position]) if p.tag not in ("OTHER", "v", "AND")), None)
        subject = before.word if before is not None and before.tag == "PRON" and before.word in _SUBJECTS else ""
        following = self.phrases[position + 1] if position + 1 < len(self.phrases) else None
        is_object = following is not None and following.tag == "PRON" and following.word in _OBJECTS
        if told.passive or told.kind == "die":
            act.to_pronoun = subject
        else:
            act.by_pronoun = "" if told.agents else subject
            act.to_pronoun = following.word if following is not None and is_object else ""
        if not told.patients and act.to_pronoun in ("him", "her"):
            act.meant = single_people(self.phrases[:position], told.agents)[-1:]
        elif not told.patients and act.to_pronoun in ("he", "she"):
            act.meant = single_people(self.phrases[:position], told.agents)[:1]

    def _is_span(self, position: int) -> bool:
        """ "kidnapped 11 days ago": a number of days, no object."""
        behind = self.phrases[position + 1 : position + 3]
        return len(behind) == 2 and behind[0].is_bare_number and behind[1].head in SPANS_OF_TIME
