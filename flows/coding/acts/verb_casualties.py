"""How many a verb of violence killed or hurt: its objects, "himself", parts, joint numbers."""

from __future__ import annotations

from dataclasses import replace

from flows.coding.acts.act import Act
from flows.coding.acts.counts import Toll, toll
from flows.coding.acts.reader import Reader
from flows.coding.sentences.objects import FINITE
from flows.coding.sentences.phrases import Phrase
from flows.coding.words.numbers import ONE, SEVERAL, Quantity

_OTHER_SIDE = frozenset({"attackers", "assailants", "gunmen", "bombers", "militants"})
#: what brings more people into what happened to one
BESIDES = frozenset({"along with", "together with", "as well as"})
_ENDING = frozenset({"before", "until"})
_BOMBERS = frozenset({"bomber", "bombers"})
_CASUALTY = {
    "beat": "injured",
    "kill": "killed",
    "die": "killed",
    "injure": "injured",
    "shoot": "shot",
    "death": "killed",
}


class VerbCasualtyReader(Reader):
    """Reads the casualties of verbs."""

    def _casualties(self, act: Act, kind: str, position: int) -> None:
        target = _CASUALTY.get(kind)
        if target is None or act.is_unreal:
            return
        found = toll(act.patients) or self._pronoun_hurt(act, position) or self._pronoun_subject(act, position)
        if found is None or (kind == "beat" and (found.is_vague or self._are_dead(act))):
            return  # "beat up workers": how many were hurt is not told
        if (
            self._is_singular(position)
            and not self._is_in_company(position)
            and found.quantity.best in (2, 3)
            and act.patients
            and not act.patients[0].plural
            and act.patients[0].number == ONE
            and act.patients[-1].start < act.start
        ):
            found = replace(found, quantity=ONE)  # "X, secretary and worker of the party, was killed"
        if self._is_part(position, found, act):
            found = replace(found, is_part=True)
        if act.is_negated or self._is_not_one(act):
            found = Toll(Quantity(0, 0, 0), found.start, found.end)
        if found.is_also != self.phrases[position].also:
            found = replace(found, is_also=self.phrases[position].also)
        if kind == "die" and any(word in act.word for word in ("himself", "herself", "own life", "suicide")):
            found = replace(found, is_self=True)
        if kind in ("kill", "shoot") and act.patients and self._and_self(position):
            found = replace(found, quantity=found.quantity.plus(ONE), has_self=True)
        joined = self._joined_state(position)
        if joined:
            act.is_joint = joined == "or"
            act.killed = act.injured = found
        elif target == "killed":
            act.killed = found
        elif target == "shot":
            act.shot = found
        else:
            act.injured = found

    def _are_dead(self, act: Act) -> bool:
        """ "nine were strangled or stabbed": who is told to be killed already."""
        return any(told.kind == "kill" and told.patients and told.patients == act.patients for told in self.acts)

    def _pronoun_subject(self, act: Act, position: int) -> Toll | None:
        """ "he was shot": one, whom the text has named."""
        if not self.phrases[position].passive or act.patients:
            return None
        k = position - 1
        while k >= 0 and self.phrases[k].tag in ("COMMA", "OTHER"):
            k -= 1
        if k >= 0 and self.phrases[k].tag == "PRON" and self.phrases[k].word in ("he", "she"):
            is_self = k > 0 and self.phrases[k - 1].word in _ENDING and self._has_doer(self.phrases[k])
            start, end = self.phrases[k].start, self.phrases[k].end
            return Toll(ONE, start, end, is_named=True, is_definite=True, is_self=is_self)
        return None

    def _has_doer(self, pronoun: Phrase) -> bool:
        """ "killed a clerk and hurt two before he was shot dead": he is the one who did what is told before."""
        doers = [act.agents for act in self.acts if act.end < pronoun.start and act.victims and not act.is_unreal]
        return bool(doers) and all(len(found) == 1 and not found[0].plural for found in doers)

    def _pronoun_hurt(self, act: Act, position: int) -> Toll | None:
        """ "killed him": one, whom the text has named."""
        following = self.phrases[position + 1] if position + 1 < len(self.phrases) else None
        if following is not None and following.word == "of" and position + 2 < len(self.phrases):
            following = self.phrases[position + 2]  # "killing [all] of them"
        if following is None or following.tag != "PRON" or self.phrases[position].passive:
            return None
        if following.word == "them":
            told = [
                p
                for p in self.phrases[:position]
                if p.tag == "NP" and p.is_human and p.is_counted and p.plural and not p.act
            ]
            told = [p for p in told if not any(p is agent for agent in act.agents)]
            last = toll(told[-1:]) if told else None
            if last is None:
                return self._those_taken(position) if act.kind == "beat" else None
            return replace(last, start=told[-1].start)
        if following.word in ("him", "her"):
            found = Toll(ONE, following.start, following.end, is_named=True)
            if position + 3 < len(self.phrases) and self.phrases[position + 2].tag == "AND":
                besides = toll(self.clauses.objects(position + 2))
                if besides is not None:  # "killing him and his bodyguard"
                    return replace(found, quantity=ONE.plus(besides.quantity), end=besides.end)
            return replace(found, is_self=self._is_attacker(act))
        if following.word in ("himself", "herself", "themselves"):
            others = self.clauses.listed(position + 2, len(self.phrases)) if self._has_others(position) else []
            if toll(others) is not None:
                act.patients = others  # "killed themselves and seven civilians"
                return toll(others)
            if any(p.word.split()[-1] in _BOMBERS for p in act.agents):
                return None  # "the bomber killed himself": as he who blew himself up, no victim
            act.patients = act.agents
            own = toll(act.agents)
            return replace(own or Toll(ONE, following.start, following.end), is_self=True, is_pronoun=own is None)
        return None

    def _is_attacker(self, act: Act) -> bool:
        """ "a man shot three people before officers killed him": him who did it."""
        by_force = bool(act.agents) and all(p.side == "state" for p in act.agents)
        before = [a for a in self.acts if a.victims and a.position < act.position and not a.is_noun]
        return by_force and any(
            len(a.agents) == 1 and not a.agents[0].plural and a.agents[0].side != "state" for a in before
        )

    def _pronoun_died(self, position: int, act: Act) -> None:
        """ "he later died": one of those told of before."""
        k = self._behind_marks(position)
        if k > 0 and self.phrases[k].tag == "AND":  # "he was taken to hospital but died"
            verb = next((j for j in range(k - 1, 0, -1) if self.phrases[j].tag in FINITE), 0)
            k = self._behind_marks(verb) if verb else k
        if (
            k >= 0
            and self.phrases[k].tag == "PRON"
            and self.phrases[k].word in ("he", "she")
            and not (act.is_unreal or act.is_negated)
        ):
            act.killed = Toll(ONE, self.phrases[k].start, act.end, is_part=True)
        elif k >= 0 and self.phrases[k].word == "they" and not (act.is_unreal or act.is_negated):
            start = self.phrases[k].start  # "they died in hospital": those told of before
            act.killed = Toll(SEVERAL, start, act.end, is_part=True, is_vague=True, is_named=True)

    def _behind_marks(self, position: int) -> int:
        """Where the phrase before a verb stands, past commas, adverbs and prepositions."""
        k = position - 1
        while k >= 0 and self.phrases[k].tag in ("COMMA", "OTHER", "P"):
            k -= 1
        return k

    def _those_taken(self, position: int) -> Toll | None:
        """ "took his wife and his father to the square and thrashed them": all whom the verb before has for objects."""
        verb = next((k for k in range(position - 1, 0, -1) if self.phrases[k].tag in ("V", "v")), None)
        found = toll(self.clauses.objects(verb)) if verb is not None else None
        return found if found is not None and found.quantity.best > 1 else None

    def _has_others(self, position: int) -> bool:
        """Whether "himself" is followed by others ("and seven civilians")."""
        return (
            position + 3 < len(self.phrases)
            and self.phrases[position + 2].tag == "AND"
            and self.phrases[position + 3].tag == "NP"
        )

    def _and_self(self, position: int) -> bool:
        """ "killed his wife and then himself"."""
        for k in range(position + 2, min(len(self.phrases), position + 9)):
            phrase = self.phrases[k]
            if phrase.tag in ("V", "v", "SEMI", "SUB"):
                return False
            if phrase.tag == "PRON" and phrase.word in ("himself", "herself"):
                return any(p.tag in ("AND", "COMMA") for p in self.phrases[position + 1 : k])
        return False

    def _is_not_one(self, act: Act) -> bool:
        """ "not a single person was killed", "not one guard was hurt"."""
        first = act.patients[0] if act.patients else None
        if first is None or first not in self.phrases or not first.word.startswith(("a single ", "one ")):
            return False
        at = self.phrases.index(first)
        return at > 0 and self.phrases[at - 1].word == "not"

    def _is_singular(self, position: int) -> bool:
        return any(token.word in ("was", "is", "has") for token in self.phrases[position].auxiliaries)

    def _is_in_company(self, position: int) -> bool:
        """ "the bishop, together with two nuns, was": a singular for several."""
        return any(
            p.word in BESIDES and p.word != "as well as" for p in self.phrases[max(0, position - 8) : position + 11]
        )

    def _joined_state(self, position: int) -> str | None:
        """ "killed or wounded", "killed and wounded" of the same people."""
        if position + 2 < len(self.phrases):
            join, other = self.phrases[position + 1], self.phrases[position + 2]
            pair = {self.phrases[position].verb, other.verb}
            if join.tag == "OR" and (
                pair == {"kill", "injure"} or (other.verb == "injure" and self.phrases[position].verb == "die")
            ):
                return "or"
        return None

    def _is_part(self, position: int, found: Toll, act: Act) -> bool:
        """ "one of them", "three of whom": a part of people told before."""
        opens = act.patients[0] if len(act.patients) > 1 else None
        for k in range(max(0, position - 11), min(len(self.phrases) - 2, position + 6)):
            phrase = self.phrases[k]
            if phrase.start != found.start and (phrase.end != found.end or opens is not None):
                continue  # "a bishop along with two of his guards": of the guards nobody has been told
            if [p.word for p in self.phrases[k + 3 : k + 5]] == ["one", "of"] and self.phrases[k + 1].tag == "REL":
                return True  # "a man who was one of five people shot"
            following, behind = self.phrases[k + 1], self.phrases[k + 2]
            if self.phrases[position].also and _is_owned(behind):
                continue  # "two of the minister's guards were also killed": besides him
            if (
                following.tag == "P"
                and following.word == "of"
                and (
                    behind.tag in ("PRON", "REL")
                    or (
                        behind.tag == "NP"
                        and behind.head not in _OTHER_SIDE
                        and (behind.is_definite or behind.word == "whom" or _outnumbers(behind, found))
                        and (behind.plural or behind.state)
                        and not behind.act
                    )
                )
            ):
                return True
            if k and self.phrases[k - 1].tag == "P" and self.phrases[k - 1].word in ("including", "among"):
                return True
        return False


def _is_owned(whole: Phrase) -> bool:
    return whole.possessor is not None or whole.word.startswith(("his ", "her ", "their "))


def _outnumbers(whole: Phrase, part: Toll) -> bool:
    """ "one of five people shot": the five are more."""
    is_counted = whole.is_counted and whole.is_human and whole.number is not None
    return is_counted and whole.number is not None and whole.number.best > part.quantity.best
