"""Casualties told by a noun: bodies, wounds, deaths; ``toll_words`` reads tolls and lives."""

from __future__ import annotations

from dataclasses import replace
from itertools import pairwise

from flows.coding.acts.act import Act
from flows.coding.acts.counts import Toll, toll
from flows.coding.acts.toll_words import TollWordReader
from flows.coding.sentences.objects import OF
from flows.coding.sentences.phrases import Phrase
from flows.coding.words.numbers import ONE, SEVERAL
from flows.coding.words.word_sets import word_set

_SUFFERING = word_set(
    """
    suffered, sustained, received, suffering, sustaining, receiving, sustain, suffer, sustains, suffers, had
    """
)
_CAUSES = word_set(
    """
    resulting, resulted, result, results, leading, led, leads, causing, caused, saw, seen, cause, claimed, left
    """
)
#: the body of somebody who has been told of, and the pronoun for him
_THEIRS = {"his": "him", "her": "her", "their": "them"}
#: "sustained varying degrees of injury"
_DEGREES = frozenset({"degree", "degrees"})
_ROOMS = frozenset({"flat", "apartment", "bed", "bedroom", "bathroom", "hotel room", "room"})
_DEATHS = frozenset({"death", "kill"})
_INFLICTING = word_set("caused, dealt, inflict, inflicted, inflicting, inflicts")
_UPON = frozenset({"among", "on", "to", "upon"})
_FINDING = frozenset({"discovered", "found", "located"})
_TO_OR_OF = frozenset({"to", "of"})
_WHERE = frozenset({"to", "at", "in", "near", "outside", "from"})


class BodyReader(TollWordReader):
    """Reads casualties from nouns."""

    def _bodies(self, position: int, phrase: Phrase) -> None:
        if self._governed(position) or self._lay_at_home(position):
            return
        of = self.clauses.after(position, OF, 2)
        found = toll(of) if of else None
        if found is None and phrase.possessor is not None:
            found = toll([phrase.possessor])
        is_uncounted = found is None or found.is_vague  # "two bodies of villagers"
        if is_uncounted and phrase.number is not None and phrase.is_counted:
            found = Toll(phrase.number, phrase.start, phrase.end)
        pronoun = _THEIRS.get(phrase.word.split()[0], "") if self._is_found(position) else ""
        if found is None and pronoun:
            number = SEVERAL if phrase.plural else ONE
            found = Toll(number, phrase.start, phrase.end, is_vague=phrase.plural, is_named=True, is_pronoun=True,
                         is_definite=True)  # fmt: skip
        if found is None or found.quantity.best == 0:
            return
        act = self._act("die", position, phrase, [], of)
        act.killed = found
        act.to_pronoun = pronoun
        act.is_noun, act.is_definite = True, phrase.is_definite or phrase.possessor is not None
        self._keep(act)

    def _lay_at_home(self, position: int) -> bool:
        """ "the body of a pensioner was found in his flat": nothing tells of violence."""
        if len(self.acts) or any(p.verb in ("kill", "shoot", "injure") or p.act for p in self.phrases):
            return False
        return any(
            place.head in _ROOMS and place.word.startswith(("his ", "her ")) and lead.word in ("in", "at", "inside")
            for lead, place in pairwise(self.phrases[position : position + 7])
        )

    def _is_corpse(self, position: int, phrase: Phrase) -> bool:
        """A body is also an association: a dead one is somebody's, said to be dead, or found; and those over whose
        bodies somebody would have to step are alive."""
        if position > 1 and self.phrases[position - 1].word == "over" and self.phrases[position - 2].unreal:
            return False
        if phrase.head != "body" or "dead" in phrase.word or phrase.possessor is not None:
            return True
        of = self.clauses.after(position, OF, 1)
        if of and (of[0].name or (of[0].person and not of[0].plural)):
            return True  # "the body of a councillor"; not "a body of experts"
        if any(word in phrase.word for word in ("ridden", "riddled", "beheaded", "mutilated", "charred", "decomposed")):
            return True
        return self._is_found(position)

    def _is_found(self, position: int) -> bool:
        """ "his body was found": not "they hit different parts of his body"."""
        near = self.phrases[max(0, position - 3) : position + 7]
        return any(
            p.word in ("found", "recovered", "discovered", "dumped", "identified", "retrieved", "lying") for p in near
        )

    def _told_number(self, position: int, phrase: Phrase, name: str) -> None:
        quantity = phrase.number
        if quantity is None:
            return
        act = self._act("die" if name == "killed" else "injure", position, phrase, [], [])
        act.is_noun = True
        setattr(act, name, Toll(quantity, phrase.start, phrase.end))
        if phrase.head == "casualties":
            act.killed = Toll(quantity, phrase.start, phrase.end, is_casualties=quantity.best > 0)
            act.injured = Toll(quantity, phrase.start, phrase.end) if quantity.best == 0 else None
            self._inflicted(position, act)
        self._keep(act)

    def _inflicted(self, position: int, act: Act) -> None:
        """ "The rebels inflicted 13 casualties on the army", "nine casualties were inflicted on it by rebels"."""
        near = (k for k in (position - 1, position + 1) if 0 < k < len(self.phrases))
        verb = next((k for k in near if self.phrases[k].word.split()[0] in _INFLICTING), None)
        if verb is None:
            return
        behind = position if verb < position else verb
        act.patients = [p for p in self.clauses.after(behind, _UPON, 2) if not p.is_time]
        doers = self.clauses.agent(verb) if self.phrases[verb].passive else self.clauses.subject(verb)
        act.agents = [p for p in doers if p.is_human]
        pronoun = self.phrases[verb - 1]
        act.by_pronoun = pronoun.word if verb < position and not act.agents and pronoun.tag == "PRON" else ""

    def _victims_told(self, position: int, phrase: Phrase) -> None:
        """ "Police found four shooting victims"."""
        found = toll([phrase])
        if found is None or found.is_vague or found.quantity.best < 2:
            return
        act = self._act("injure", position, phrase, [], [phrase])
        act.shot, act.is_noun = found, True
        self._keep(act)

    def _wounds(self, position: int, phrase: Phrase) -> None:
        """ "suffered gunshot wounds": the subject is hurt; "no injuries": nobody is."""
        if phrase.is_none:
            self._told_number(position, phrase, "injured")
            return
        subject = self._wounded(position)
        found = toll(subject) or self._he_suffered(position)
        if found is not None:
            act = self._act("injure", position, phrase, [], subject)
            is_also = any(p.also for p in self.phrases[max(0, position - 4) : position])
            found = replace(found, is_also=is_also)
            if self._will_live(position):
                act.injured = found
            else:
                act.shot = found  # some of those with wounds may die of them
            self._keep(act)
            return
        given = self.clauses.after(position, _TO_OR_OF, 1) if self._is_caused(position) else []
        if toll(given) is not None:
            act = self._act("injure", position, phrase, [], given)
            act.injured = toll(given)
            self._keep(act)

    def _he_suffered(self, position: int) -> Toll | None:
        """ "he sustained injuries": one, whom the text has named."""
        behind = self.phrases[max(0, position - 3) : position]
        for pronoun, verb in pairwise(behind):
            if pronoun.tag == "PRON" and pronoun.word in ("he", "she") and verb.word in _SUFFERING and verb.tag == "v":
                return Toll(ONE, pronoun.start, pronoun.end, is_named=True, is_pronoun=True)
        return None

    def _is_caused(self, position: int) -> bool:
        """ "resulted in injuries to six guards", "led to the death of a clerk and the injury of her son"."""
        k = position - 1
        while k > 0 and (self.phrases[k].tag in ("P", "AND", "COMMA") or self._is_of_a_death(k)):
            k -= 1
        return k >= 0 and self.phrases[k].word in _CAUSES

    def _is_of_a_death(self, k: int) -> bool:
        """ "the death", "his murder", and whose it is: "the death of one of its members"."""
        while k > 1 and self.phrases[k - 1].word == "of":
            k -= 2
        return self.phrases[k].act in _DEATHS

    def _wounded(self, position: int) -> list[Phrase]:
        """Who has the wounds: the subject of "suffered", the one "with" them or "suffering from" them."""
        k = position - 1
        if k > 0 and self.phrases[k].word == "of" and self.phrases[k - 1].head in _DEGREES:
            k -= 2
        while k >= 0 and self.phrases[k].tag in ("P", "OTHER", "PART", "v") and k > position - 5:
            phrase = self.phrases[k]
            if phrase.word in _SUFFERING and (phrase.tag == "v" or phrase.has_auxiliary) and not phrase.negated:
                return self.clauses.subject(k)
            if phrase.word == "suffering" and (found := self._found_suffering(k)):
                return found
            if phrase.tag == "v" and phrase.passive and self.phrases[k + 1].word in ("with", "for"):
                return self.clauses.subject(k)
            if phrase.tag in ("v",):
                return []
            k -= 1
        if (
            k >= 0
            and k < position - 1
            and self.phrases[k].tag == "NP"
            and (
                self.phrases[k + 1].word in _SUFFERING or any(p.word == "with" for p in self.phrases[k + 1 : position])
            )
        ):
            if not self.phrases[k].is_human or self._is_where(k):
                return self._found_with(k)
            return self._list_before(k + 1)
        return []

    def _found_suffering(self, position: int) -> list[Phrase]:
        """ "located a man near Elm Street suffering from a gunshot wound": whom somebody found."""
        verb = next((k for k in range(position - 1, -1, -1) if self.phrases[k].tag in ("v", "V", "SEMI", "SUB")), -1)
        if verb < 0 or self.phrases[verb].passive or self.phrases[verb].word not in _FINDING:
            return []
        return [p for p in self.clauses.objects(verb) if p.is_human and not p.act]

    def _is_where(self, position: int) -> bool:
        """ "was taken to a hospital in Ostra with injuries": a house or a name there is where, not who."""
        before = self.phrases[position - 1] if position else None
        if not (self.phrases[position].thing or self.phrases[position].name):
            return False
        return before is not None and before.tag == "P" and before.word in _WHERE

    def _found_with(self, position: int) -> list[Phrase]:
        """ "was found lying on the porch with a gunshot wound": who was found."""
        verb = next((k for k in range(position, -1, -1) if self.phrases[k].tag in ("v", "V", "SEMI", "SUB")), -1)
        return self.clauses.subject(verb) if verb >= 0 and self.phrases[verb].tag in ("v", "V") else []

    def _death_of(self, position: int, phrase: Phrase) -> None:
        of = self.clauses.after(position, OF, 2)
        victims = of or ([phrase.possessor] if phrase.possessor is not None else [])
        if not victims and phrase.word.startswith(("his ", "her ")) and self._leads_to(position):
            victims = self._named_before(position)  # "a bomb under the car of Ali Holt led to his death"
        found = toll(victims)
        if found is None or self._governed(position):
            return
        act = self._act("die", position, phrase, [], victims)
        act.killed, act.is_noun, act.is_definite = found, True, phrase.is_definite
        act.is_recalled = not self._leads_to(position)
        self._keep(act)

    def _leads_to(self, position: int) -> bool:
        """ "resulting in the death of", "caused the death of": the deaths are told, not spoken of."""
        return any(p.word in _CAUSES for p in self.phrases[max(0, position - 3) : position])
