"""Casualties told by a state or a verb of no violence: "left three dead", "taken to hospital"."""

from __future__ import annotations

from dataclasses import replace

from flows.coding.acts.captives import HOLDING, TAKING, CaptiveReader
from flows.coding.acts.counts import Toll, toll
from flows.coding.acts.from_above import COMING_DOWN, FromAboveReader
from flows.coding.sentences.phrases import Phrase
from flows.coding.words.limbs import LIMBS
from flows.coding.words.numbers import ONE
from flows.coding.words.word_sets import word_set

_OUT = frozenset({"out", "up", "in", "ashore"})
_LOSING = frozenset({"lost", "lose", "loses", "losing"})
_LEAVING = frozenset({"left", "leaving", "leave", "leaves"})
_TOLD_DEAD = frozenset({"reported", "confirmed", "declared", "pronounced"})
_TAKEN = word_set(
    """
    taken, rushed, transported, hospitalized, hospitalised, airlifted, flown, treated, taking, took, takes, rushing,
    transporting, airlifting, brought, bringing, admitted, shifted, sent
    """
)


_HURT = frozenset({"hurt", "injured", "wounded"})
_LIVING = frozenset({"live", "recover", "survive"})
_STABLE = frozenset({"in a stable condition", "in stable condition"})
_STAYING = frozenset({"remain", "remained", "remains", "stayed", "stays"})
_NUMBERING = frozenset({"number", "numbers", "numbered"})
_DEAD = frozenset({"dead", "deaths", "fatalities", "killed"})
_ARRIVING = frozenset({"arrived", "showed", "turned", "walked", "came", "drove", "appeared", "checked"})
_SURVIVING = frozenset({"survive", "survived"})
_EXPECTING = frozenset({"expected"})
#: the verbs of no violence that may tell of an act: no other is looked at
PLAIN_VERBS = COMING_DOWN | _LOSING | TAKING | _TAKEN | _NUMBERING | HOLDING | _ARRIVING | _SURVIVING | _EXPECTING


class StateReader(CaptiveReader, FromAboveReader):
    """Reads casualties from states, and from verbs of no violence."""

    def _state(self, position: int, phrase: Phrase) -> None:
        """ "left three dead", "ten dead and five injured", "two are dead", "in critical condition"."""
        token = phrase.tokens[-1] if phrase.tokens else None
        if token is None or token.job("unhurt"):
            return
        before = self.phrases[position - 1] if position else None
        if before is not None and before.tag == "PRON" and before.word in ("him", "her") and token.job("dead"):
            self._shot_dead(position, phrase, before)
            return
        victims = self._in_state(position, phrase)
        found = toll(victims)
        if found is None:
            return
        dead = token.job("dead")
        found = replace(found, is_part=found.is_part or token.word == "fatally" or self._is_left(position, dead, found))
        act = self._act("die" if dead else "injure", position, phrase, [], victims)
        if self._is_dead_or_hurt(position):
            act.is_joint, act.killed, act.injured = True, found, found
        elif dead:
            act.killed = found
        elif token.word in _HURT or token.word in _STABLE or found.is_others:
            act.injured = found
        else:
            act.shot = found  # "in critical condition"
        act.is_treated = act.kind == "injure" and token.word not in _HURT
        self._keep(act)

    def _in_state(self, position: int, phrase: Phrase) -> list[Phrase]:
        """Of whom the state is told, by what stands before it."""
        before = self.phrases[position - 1] if position else None
        if before is not None and (before.tag == "BE" or (before.tag == "v" and before.passive)):
            return [] if before.unreal else self.clauses.subject(position - 1)
        if before is not None and before.word in _STAYING:
            return self.clauses.subject(position - 1)  # "remains in critical condition"
        if before is not None and before.word in _OUT and position > 1 and self.phrases[position - 2].passive:
            return self.clauses.subject(position - 2)  # "were pulled out dead"
        if before is not None and before.tag == "NP":
            return self._in_state_behind_noun(position)
        if before is not None and before.word in _TOLD_DEAD and not before.has_auxiliary:
            return self._list_before(position - 1)  # "with three people reported dead"
        if before is not None and before.word in ("them", "whom") and position > 2 and phrase.tokens[-1].job("dead"):
            counted = self.phrases[position - 3]  # "left seven of them dead"
            return [counted] if counted.is_bare_number and self.phrases[position - 2].word == "of" else []
        return self.clauses.subject(position) if phrase.has_auxiliary else []

    def _in_state_behind_noun(self, position: int) -> list[Phrase]:
        """ "three people dead"; behind a place, whom the verb is about ("taken to Holt Hospital in poor condition")."""
        joins = self.phrases[position - 2] if position >= 2 else None
        if joins is None or joins.tag != "P" or joins.word in ("of", "with", "and"):
            return self._list_before(position)
        verb = next((k for k in range(position - 2, -1, -1) if self.phrases[k].tag in ("v", "V")), None)
        if verb is not None and self.phrases[verb].passive:
            return self.clauses.subject(verb)
        if verb is not None and self.phrases[verb].word in _TAKEN:
            return self.clauses.objects(verb)
        return self._list_before(position)

    def _shot_dead(self, position: int, phrase: Phrase, pronoun: Phrase) -> None:
        """ "shot him dead"."""
        act = self._act("kill", position, phrase, [], [])
        act.killed = Toll(ONE, pronoun.start, pronoun.end, is_named=True)
        act.patients = self._named_before(position - 1)
        for shooting in self.acts:
            if shooting.position == position - 2 and shooting.kind == "shoot":
                shooting.shot = None  # one and the same
        self._keep(act)

    def _is_left(self, position: int, dead: bool, found: Toll) -> bool:
        """ "shot five people, leaving two dead": some of those told before."""
        if not dead or not any(p.word == "leaving" for p in self.phrases[max(0, position - 3) : position]):
            return False
        earlier = [act.shot or act.injured for act in self.acts]
        return any(told is not None and told.quantity.best >= found.quantity.best for told in earlier)

    def _is_dead_or_hurt(self, position: int) -> bool:
        """ "seven dead or wounded": a joint count."""
        behind = self.phrases[position + 1 : position + 3]
        return len(behind) == 2 and behind[0].tag == "OR" and (behind[1].tag == "STATE" or behind[1].verb == "injure")

    def _plain(self, position: int, verb: Phrase) -> None:
        """ "taken to hospital", "left three people injured"."""
        if verb.word in _SURVIVING and verb.negated:
            self._died(position, verb)
            return
        if verb.word in _EXPECTING and self._is_to_live(position):
            self._survivors(position, verb)
            return
        if verb.word in _LEAVING or verb.unreal or verb.negated:
            return
        if self._from_above(position, verb):
            return
        if self._is_taken_into_custody(position, verb):
            held = self.clauses.subject(position) if verb.passive else self.clauses.objects(position)
            takers = [] if verb.passive else self.clauses.subject(position)
            self._keep(self._act("arrest", position, verb, takers, [p for p in held if p.head != "custody"]))
            return
        if maimed := self._lost_limb(position, verb):
            act = self._act("injure", position, verb, [], maimed)
            act.injured = toll(maimed)
            self._keep(act)
            return
        if lost := self._lost(position, verb):
            act = self._act("die", position, verb, [], lost)
            act.killed = toll(lost)
            self._keep(act)
            return
        if self._holds_people(position, verb):
            return
        if dead := self._numbered(position, verb):
            act = self._act("die", position, verb, [], [])
            act.killed, act.is_noun, act.is_definite = dead, True, True
            self._keep(act)
            return
        is_arrival = verb.word in _ARRIVING and not verb.passive
        if (verb.word in _TAKEN or is_arrival) and self._hospital_after(position):
            self._reach_hospital(position, verb, is_arrival)

    def _reach_hospital(self, position: int, verb: Phrase, is_arrival: bool) -> None:
        """ "was taken to hospital", "a third shooting victim arrived at the hospital" (not his family)."""
        taken = self.clauses.subject(position) if verb.passive or is_arrival else self.clauses.objects(position)
        if is_arrival:
            taken = [p for p in taken if "victim" in p.word]
        victims = [p for p in taken if p.head not in ("bodies", "body")]
        found = toll(victims)
        if found is None:
            return
        act = self._act("injure", position, verb, [], victims)
        if self._will_live(position):
            act.injured = found
        else:
            act.shot = found
        act.is_noun = act.is_treated = True
        self._keep(act)

    def _is_taken_into_custody(self, position: int, verb: Phrase) -> bool:
        behind = self.phrases[position + 1 : position + 6]
        return verb.word in TAKING and any(p.tag == "NP" and p.head == "custody" for p in behind)

    def _lost_limb(self, position: int, verb: Phrase) -> list[Phrase]:
        """ "a ranger lost his right foot": who is hurt."""
        if verb.word not in _LOSING or verb.passive or position + 1 >= len(self.phrases):
            return []
        limb = self.phrases[position + 1]
        is_own = limb.tag == "NP" and limb.word.startswith(("his ", "her ", "their ", "a ", "an ", "both "))
        if not is_own or limb.word.split()[-1] not in LIMBS | {"eye", "eyes", "limb", "limbs", "sight"}:
            return []
        return [p for p in self.clauses.subject(position) if p.is_human and not p.act]

    def _lost(self, position: int, verb: Phrase) -> list[Phrase]:
        """ "the army lost three of its men", "the rebels lost eight fighters": a force's own dead."""
        if verb.word not in _LOSING or verb.passive:
            return []
        subject, lost = self.clauses.subject(position), self.clauses.objects(position)[:1]
        if not lost or not any(p.side in ("state", "armed") or p.actors for p in subject):
            return []
        whose = self.phrases[position + 2 : position + 4]
        is_own = len(whose) == 2 and whose[0].word == "of" and whose[1].word.startswith(("its ", "their "))
        is_people = lost[0].is_counted and bool(
            lost[0].person or (lost[0].is_bare_number and is_own and whose[1].person)
        )
        return lost if is_people else []

    def _numbered(self, position: int, verb: Phrase) -> Toll | None:
        """ "the dead numbered six"."""
        behind = self.phrases[position + 1] if position + 1 < len(self.phrases) else None
        if verb.word not in _NUMBERING or behind is None or behind.number is None or not behind.is_counted:
            return None
        before = self.phrases[position - 1]
        is_of_dead = any(t.job("dead") for t in before.tokens) or before.head in _DEAD
        return Toll(behind.number, behind.start, behind.end, is_toll=True) if is_of_dead else None

    def _died(self, position: int, verb: Phrase) -> None:
        subject = self.clauses.subject(position)
        act = self._act("die", position, verb, [], subject)
        act.killed = toll(subject)
        if act.killed is not None:
            act.killed = replace(act.killed, is_part=True)
            self._keep(act)

    def _is_to_live(self, position: int) -> bool:
        behind = self.phrases[position + 1 : position + 3]
        return any(p.word in _LIVING for p in behind)

    def _survivors(self, position: int, verb: Phrase) -> None:
        """ "both victims are expected to survive": how many were hurt, where it is more than one."""
        subject = self.clauses.subject(position)
        found = toll(subject)
        is_both = any(p.word.startswith("both ") for p in subject)
        if found is None or (found.is_vague and not is_both) or found.quantity.best < 2:
            return
        act = self._act("injure", position, verb, [], subject)
        act.injured, act.is_noun, act.is_treated = found, True, True
        self._keep(act)

    def _hospital_after(self, position: int) -> bool:
        return any(
            p.tag == "NP"
            and (
                "hospital" in p.word
                or p.head in ("injuries", "wounds", "clinic", "wound", "injury")
                or "medical" in p.word
            )
            for p in self.phrases[position + 1 : position + 6]
        )
