"""Acts told in a sentence: each verb or noun of violence with who, whom, casualties and mood, before they become incidents.

An act is told; an incident happened. What is threatened, denied, generally done or merely counted up is marked here.
"""

from __future__ import annotations

from dataclasses import dataclass, field, replace

from flows.coding.clauses import Clauses
from flows.coding.counts import Toll, toll
from flows.coding.document import Sentence
from flows.coding.numbers import ONE, Quantity
from flows.coding.phrases import Phrase
from flows.coding.tokens import Token

_ON = frozenset({"on", "against", "at", "upon"})
_OF = frozenset({"of"})
_WITH = frozenset({"with", "between", "and"})
_FIRE = frozenset({"on", "at", "upon", "against", "into"})
_BODIES = frozenset({"body", "bodies", "corpse", "corpses", "remains", "dead body", "dead bodies"})
_DEATH_HEADS = frozenset({"deaths", "fatalities", "fatality", "casualties", "death", "dead"})
_WOUND_HEADS = frozenset({"wound", "wounds", "injury", "injuries", "burns", "burn"})
_HAPPEN = frozenset("occurred occur occurs happened happens happen took take erupted broke ensued rocked hit shook started began place left reported leaves injured killed wounded".split())
_SUFFERING = frozenset("suffered sustained received suffering sustaining receiving sustain suffer sustains suffers had".split())
_LEAVING = frozenset({"left", "leaving", "leave", "leaves"})
_TAKEN = frozenset("taken rushed transported hospitalized hospitalised airlifted flown treated admitted shifted sent".split())
#: a noun after these is a cause, an accusation or a fear, no news
_HISTORY = frozenset("mastermind masterminds linked connected related relation involved involvement confessed involving wanted accused suspected suspect charged participated convicted expert responsible connection cases case conspiring plotting planning planned plan plans protest protesting retaliation response avenge revenge condemn condemned demanding demanded against threatened threat threats fear feared prevent avoid possibility warned warning intended alleged instrumental anniversary sentenced guilty allegations role part attempt bid".split())
_LAID = frozenset("planted placed laid fitted buried concealed kept hidden culvert culverts road roads tracks track bridge highway".split())
_CARRY = ("engineer", "trigger", "carr", "conduct", "launch", "stage", "mount", "perpetrat", "orchestrat", "execut", "commit", "set off", "detonat", "explod")
_CAUSES = frozenset("resulting resulted result results leading led leads causing caused saw seen cause claimed left".split())
_VIOLENT = frozenset({"kill", "die", "injure", "shoot", "attack", "bomb", "clash", "beat"})
_CASUALTY = {"beat": "injured", "kill": "killed", "die": "killed", "injure": "injured", "shoot": "shot", "death": "killed"}
TRANSITIVE = frozenset({"beat", "kill", "injure", "shoot", "attack", "hit", "bomb", "shell", "abduct", "arrest", "seize", "rob", "burn", "wreck", "rape", "force"})


@dataclass(slots=True)
class Act:
    """One telling of an act: its kind, where it stands, the phrases of those in it, and its casualties."""

    kind: str
    sentence: Sentence
    position: int
    start: int
    end: int
    word: str
    agents: list[Phrase] = field(default_factory=list)
    patients: list[Phrase] = field(default_factory=list)
    weapons: list[Phrase] = field(default_factory=list)
    layers: list[Phrase] = field(default_factory=list)
    killed: Toll | None = None
    injured: Toll | None = None
    shot: Toll | None = None
    is_joint: bool = False
    is_noun: bool = False
    is_unreal: bool = False
    is_negated: bool = False
    is_perfect: bool = False
    is_history: bool = False
    is_another: bool = False
    is_plural: bool = False
    is_definite: bool = False
    happens: bool = False
    is_recalled: bool = False
    is_laid: bool = False
    is_general: bool = False
    is_timeless: bool = False
    number: int = 1

    @property
    def is_strong(self) -> bool:
        """Whether the telling can stand as an incident by itself, or only adds to one."""
        if self.is_unreal or self.is_negated or self.is_history or self.is_recalled or self.is_general:
            return False
        tolls = [toll for toll in (self.killed, self.injured, self.shot) if toll is not None]
        if tolls:
            if all(toll.quantity.best == 0 for toll in tolls):
                return False  # "nobody was hurt": what happened is told elsewhere
            if self.is_timeless and all(toll.is_vague for toll in tolls):
                return False  # "strikes that kill civilians"
            return not (self.is_noun and all(toll.is_vague for toll in tolls))
        if self.is_noun:
            return self.kind != "mention" and bool(self.kind == "force" or self.happens or (self.agents and self.patients)) and not (self.is_plural and self.number == 1)
        if self.kind in ("attack", "launch"):
            return bool(self.patients) or "fire" in self.word or "shot" in self.word or bool(self.weapons)
        if self.kind == "hit":
            return bool(self.weapons) or any(p.side == "armed" or p.weapon or p.actors for p in self.agents)
        return self.kind not in ("die", "grenade") or bool(self.patients and self.agents) or bool(self.weapons)


class SentenceReader:
    """Reads the acts of one sentence from its phrases."""

    def __init__(self, sentence: Sentence, phrases: list[Phrase]) -> None:
        self.sentence = sentence
        self.phrases = phrases
        self.clauses = Clauses(phrases)
        self.acts: list[Act] = []

    def read(self) -> list[Act]:
        """All acts, in text order."""
        for position, phrase in enumerate(self.phrases):
            if phrase.tag == "V" and phrase.verb:
                self._verb(position, phrase)
            elif phrase.tag == "NP":
                self._noun(position, phrase)
            elif phrase.tag == "STATE":
                self._state(position, phrase)
            elif phrase.tag in ("v", "PART"):
                self._plain(position, phrase)
        self._second_victims()
        self._layers()
        laid = any(p.word in _LAID or p.head in _LAID for p in self.phrases)
        for act in self.acts:
            act.is_laid = laid
        return self.acts

    # ---------------------------------------------------------------- verbs
    def _verb(self, position: int, verb: Phrase) -> None:
        kind = verb.verb or ""
        if kind == "attack" and verb.passive and verb.word.endswith(" at") and not self.clauses.agent(position):
            kind = "shoot"  # "was shot at a party"
        if kind in ("beat", "burn", "shoot", "attack") and self._to_death(position):
            kind = "kill"  # "beat a man to death"
        passive = self._is_passive(position, verb)
        subject = self.clauses.subject(position)
        if passive:
            patients, agents = subject, self.clauses.agent(position)
        elif kind in ("die", "surrender", "riot"):
            patients, agents = (subject, []) if kind == "die" else ([], subject)
        else:
            patients, agents = self.clauses.objects(position, _FIRE if kind in ("attack", "shoot", "clash", "hit", "shell", "grenade") else frozenset()), subject
        if passive and not agents and not verb.has_auxiliary and position >= 1 and self.phrases[position - 1].tag == "AND":
            earlier = next((act for act in reversed(self.acts) if act.position < position - 1), None)
            if earlier is not None and earlier.patients and patients and earlier.patients[0] is patients[0]:
                agents = earlier.agents  # "was abducted by rebels and killed"
        if kind == "clash":
            patients = patients or self.clauses.after(position, _WITH)
        act = self._act(kind, position, verb, agents, patients)
        act.is_negated, act.is_unreal, act.is_perfect = verb.negated, verb.unreal, verb.perfect
        act.is_timeless = verb.form in ("base", "third") and not verb.has_auxiliary
        # "they are bombing the cities", "patrols are being ambushed": what goes on, no incident
        act.is_general = any(token.word in ("are", "is", "being") for token in verb.auxiliaries) and (verb.progressive or any(token.word == "being" for token in verb.auxiliaries))
        if kind == "die" and not subject:
            self._pronoun_died(position, act)
        self._casualties(act, kind, position)
        if kind == "launch":
            act.weapons, act.patients = [p for p in patients if p.weapon], self.clauses.after(position, _FIRE, 8)
        if kind == "bomb" and not verb.passive and not patients and subject:
            act.weapons = [phrase for phrase in subject if phrase.weapon]
        self._keep(act)
        if kind == "arrest":
            self._arms_on_them(position, verb)

    def _to_death(self, position: int) -> bool:
        """Whether "to death" follows in the clause."""
        for k in range(position + 1, min(len(self.phrases) - 1, position + 8)):
            if self.phrases[k].tag in ("V", "v", "SUB", "SEMI"):
                return False
            if self.phrases[k].word == "to" and self.phrases[k + 1].head == "death":
                return True
        return False

    def _pronoun_died(self, position: int, act: Act) -> None:
        """ "he later died": one of those told of before."""
        k = position - 1
        while k >= 0 and self.phrases[k].tag in ("COMMA", "OTHER", "P"):
            k -= 1
        if k >= 0 and self.phrases[k].tag == "PRON" and self.phrases[k].word in ("he", "she") and not (act.is_unreal or act.is_negated):
            act.killed = Toll(ONE, self.phrases[k].start, act.end, is_part=True)

    def _arms_on_them(self, position: int, verb: Phrase) -> None:
        """ "arrested with a pistol": the pistol is seized."""
        k, arms = position + 1, []
        while k < len(self.phrases) and self.phrases[k].tag not in ("V", "v", "SUB", "SEMI", "BE"):
            if self.phrases[k].tag == "NP" and self.phrases[k].weapon and any(p.tag == "P" and p.word in ("with", "along with") for p in self.phrases[position + 1 : k]):
                arms.append(self.phrases[k])
            k += 1
        if arms:
            self._keep(self._act("seize", position, verb, self.clauses.agent(position), arms))

    def _is_passive(self, position: int, verb: Phrase) -> bool:
        if verb.passive:
            return True
        if verb.form != "past" or verb.has_auxiliary or verb.verb not in TRANSITIVE:
            return False
        following = self.phrases[position + 1] if position + 1 < len(self.phrases) else None
        if following is not None and following.tag == "NP" and not following.is_time:
            return False
        if following is not None and following.tag == "PRON":
            return False
        if self.clauses.shares_objects(position):
            return False
        if verb.verb in ("attack", "bomb", "hit", "shell"):
            return bool(following and following.tag == "P" and following.word == "by")
        before = self.phrases[position - 1] if position else None
        if before is not None and before.tag in ("AND", "OR", "COMMA"):
            earlier = next((p for p in reversed(self.phrases[:position]) if p.tag in ("V", "v", "PART", "BE")), None)
            if earlier is not None and not any(p.tag == "NP" for p in self.phrases[self.phrases.index(earlier) + 1 : position]):
                return earlier.passive or earlier.tag in ("PART", "BE")
        return True

    def _casualties(self, act: Act, kind: str, position: int) -> None:
        target = _CASUALTY.get(kind)
        if target is None or act.is_unreal:
            return
        found = toll(act.patients) or self._pronoun_hurt(act, position)
        if found is None:
            return
        if self._is_singular(position) and found.quantity.best in (2, 3) and act.patients and not act.patients[0].plural and act.patients[0].number == ONE:
            found = replace(found, quantity=ONE)  # "X, secretary and worker of the party, was killed"
        if self._is_part(position, found):
            found = replace(found, is_part=True)
        if act.is_negated:
            found = Toll(Quantity(0, 0, 0), found.start, found.end)
        found = replace(found, is_also=self.phrases[position].also)
        if kind == "die" and any(word in act.word for word in ("himself", "herself", "own life", "suicide")):
            found = replace(found, is_self=True)
        if kind in ("kill", "shoot") and act.patients and self._and_self(position):
            found = replace(found, quantity=found.quantity.plus(ONE))
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

    def _and_self(self, position: int) -> bool:
        """ "killed his wife and then himself"."""
        for k in range(position + 2, min(len(self.phrases), position + 9)):
            phrase = self.phrases[k]
            if phrase.tag in ("V", "v", "SEMI", "SUB"):
                return False
            if phrase.tag == "PRON" and phrase.word in ("himself", "herself"):
                return any(p.tag in ("AND", "COMMA") for p in self.phrases[position + 1 : k])
        return False

    def _is_singular(self, position: int) -> bool:
        return any(token.word in ("was", "is", "has") for token in self._auxiliaries(position))

    def _auxiliaries(self, position: int) -> list[Token]:
        return self.phrases[position].auxiliaries

    def _pronoun_hurt(self, act: Act, position: int) -> Toll | None:
        """ "killed him": one, whom the text has named."""
        following = self.phrases[position + 1] if position + 1 < len(self.phrases) else None
        if following is None or following.tag != "PRON" or self.phrases[position].passive:
            return None
        if following.word in ("him", "her"):
            return Toll(ONE, following.start, following.end, is_named=True)
        if following.word in ("himself", "herself", "themselves"):
            act.patients = act.agents
            return replace(toll(act.agents) or Toll(ONE, following.start, following.end), is_self=True)
        return None

    def _joined_state(self, position: int) -> str | None:
        """ "killed or wounded", "killed and wounded" of the same people."""
        if position + 2 < len(self.phrases):
            join, other = self.phrases[position + 1], self.phrases[position + 2]
            pair = {self.phrases[position].verb, other.verb}
            if join.tag == "OR" and (pair == {"kill", "injure"} or (other.verb == "injure" and self.phrases[position].verb == "die")):
                return "or"
        return None

    def _is_part(self, position: int, found: Toll) -> bool:
        """ "one of them", "three of whom": a part of people told before."""
        for k in range(max(0, position - 8), min(len(self.phrases) - 2, position + 6)):
            phrase = self.phrases[k]
            if phrase.start != found.start and phrase.end != found.end:
                continue
            following, behind = self.phrases[k + 1], self.phrases[k + 2]
            if following.tag == "P" and following.word == "of" and (behind.tag in ("PRON", "REL") or (behind.tag == "NP" and (behind.is_definite or behind.word == "whom") and (behind.plural or behind.state) and not behind.act)):
                return True
            if k and self.phrases[k - 1].tag == "P" and self.phrases[k - 1].word in ("including", "among"):
                return True
        return False

    # ---------------------------------------------------------------- nouns
    def _noun(self, position: int, phrase: Phrase) -> None:
        if phrase.head in _BODIES and not phrase.act:
            if self._is_corpse(position, phrase):
                self._bodies(position, phrase)
            return
        if phrase.is_counted and phrase.head in _DEATH_HEADS and phrase.number is not None:
            self._told_number(position, phrase, "killed")
            return
        if phrase.head in _WOUND_HEADS:
            self._wounds(position, phrase)
            return
        if phrase.head in ("toll", "casualty", "casualties", "lives", "life"):
            self._toll_words(position, phrase)
            return
        if phrase.act is None or phrase.act == "death":
            if phrase.act == "death":
                self._death_of(position, phrase)
            return
        act = self._act(phrase.act, position, phrase, self.clauses.agent(position), self.clauses.after(position, _ON, 4))
        act.is_noun, act.is_plural, act.is_definite = True, phrase.plural, phrase.is_definite
        act.number = phrase.number.best if phrase.is_counted and phrase.number else 1
        if not act.agents:
            act.agents = self._owners(phrase)
        if phrase.act in ("kill", "abduct", "arrest", "rape", "burn", "surrender", "seize"):
            of = self.clauses.after(position, _OF, 2)
            if phrase.act == "surrender":
                act.agents = act.agents or of
            else:
                act.patients = act.patients or of
                if phrase.act == "kill" and of and not (phrase.plural and phrase.number is None):
                    act.killed = toll(of)
        if phrase.act == "clash":
            act.agents = act.agents or self.clauses.after(position, frozenset({"between"}), 3)
            self._between(position, act)
            act.patients = act.patients or self.clauses.after(position, frozenset({"with"}), 3)
        act.happens = self._happens(position)
        self._carried_out(position, act)
        act.is_unreal = self._governed(position)
        act.is_another = act.is_another or any(t.word in ("another", "separate", "second", "third", "other", "similar") for t in phrase.tokens)
        if phrase.is_none:
            act.is_negated = True
        self._keep(act)

    def _carried_out(self, position: int, act: Act) -> None:
        """ "rebels triggered a blast": the noun's agents are the verb's."""
        verb = self.phrases[position - 1] if position else None
        if verb is None or verb.tag not in ("V", "v") or verb.passive or verb.unreal or verb.negated or not verb.word.startswith(_CARRY):
            return
        act.agents = act.agents or [p for p in self.clauses.subject(position - 1) if p.is_human]
        act.happens = act.happens or bool(act.agents)
        act.is_plural = act.is_plural and not act.agents

    def _between(self, position: int, act: Act) -> None:
        """ "a clash between X and Y": both sides."""
        phrases = self.phrases
        for k in range(position + 1, min(position + 4, len(phrases) - 1)):
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

    def _happens(self, position: int) -> bool:
        """Whether the noun is the subject of a verb of happening, or opens what left victims."""
        for phrase in self.phrases[position + 1 : position + 7]:
            if phrase.tag in ("V", "v"):
                return (phrase.word in _HAPPEN or phrase.tag == "V") and not phrase.unreal and not phrase.negated
            if phrase.tag in ("SUB", "SEMI", "BE"):
                return False
        return False

    def _governed(self, position: int) -> bool:
        """Whether the noun hangs on a verb that is not real ("planned to carry out an attack"), or on a word of fear."""
        k = position - 1
        while k >= 0 and k > position - 5:
            phrase = self.phrases[k]
            if phrase.tag in ("SUB", "SEMI", "COMMA", "REL"):
                return False
            if phrase.tag in ("V", "v", "PART"):
                return phrase.unreal or phrase.negated
            if phrase.tag == "NP" and phrase.head in ("possibility", "threat", "threats", "fear", "fears", "plan", "plans", "risk", "danger", "rumours", "rumors", "prospect"):
                return True
            k -= 1
        return False

    def _bodies(self, position: int, phrase: Phrase) -> None:
        if self._governed(position):
            return
        of = self.clauses.after(position, _OF, 2)
        found = toll(of) if of else None
        if found is None and phrase.possessor is not None:
            found = toll([phrase.possessor])
        if found is None and phrase.number is not None and phrase.is_counted:
            found = Toll(phrase.number, phrase.start, phrase.end)
        if found is None or found.quantity.best == 0:
            return
        act = self._act("die", position, phrase, [], of)
        act.killed = found
        act.is_noun, act.is_definite = True, phrase.is_definite or phrase.possessor is not None
        self._keep(act)

    def _is_corpse(self, position: int, phrase: Phrase) -> bool:
        """A body is also an association: a dead one is somebody's, said to be dead, or found."""
        if phrase.head != "body" or "dead" in phrase.word or phrase.possessor is not None:
            return True
        if any(word in phrase.word for word in ("ridden", "riddled", "beheaded", "mutilated", "charred", "decomposed")):
            return True
        near = self.phrases[max(0, position - 3) : position + 7]
        return any(p.word in ("found", "recovered", "discovered", "dumped", "identified", "retrieved", "lying") for p in near)

    def _told_number(self, position: int, phrase: Phrase, name: str) -> None:
        quantity = phrase.number
        if quantity is None:
            return
        act = self._act("die" if name == "killed" else "injure", position, phrase, [], [])
        act.is_noun = True
        setattr(act, name, Toll(quantity, phrase.start, phrase.end))
        if phrase.head == "casualties":
            act.killed = Toll(quantity, phrase.start, phrase.end)
            act.injured = Toll(quantity, phrase.start, phrase.end) if quantity.best == 0 else None
        self._keep(act)

    def _wounds(self, position: int, phrase: Phrase) -> None:
        """ "suffered gunshot wounds": the subject is hurt; "no injuries": nobody is."""
        if phrase.is_none:
            self._told_number(position, phrase, "injured")
            return
        subject = self._wounded(position)
        found = toll(subject)
        if found is not None:
            act = self._act("injure", position, phrase, [], subject)
            act.shot = found  # some of those with wounds may die of them
            self._keep(act)

    def _wounded(self, position: int) -> list[Phrase]:
        """Who has the wounds: the subject of "suffered", the one "with" them or "suffering from" them."""
        k = position - 1
        while k >= 0 and self.phrases[k].tag in ("P", "OTHER", "PART", "v") and k > position - 5:
            phrase = self.phrases[k]
            if phrase.word in _SUFFERING and (phrase.tag == "v" or phrase.has_auxiliary) and not phrase.negated:
                return self.clauses.subject(k)
            if phrase.tag == "v" and phrase.passive and self.phrases[k + 1].word in ("with", "for"):
                return self.clauses.subject(k)
            if phrase.tag in ("v",):
                return []
            k -= 1
        if k >= 0 and k < position - 1 and self.phrases[k].tag == "NP" and (self.phrases[k + 1].word in _SUFFERING or any(p.word == "with" for p in self.phrases[k + 1 : position])):
            return self._list_before(k + 1)
        return []

    def _toll_words(self, position: int, phrase: Phrase) -> None:
        """ "the death toll rose to 12", "claimed the lives of 20", "claimed five lives"."""
        if phrase.head == "toll":
            numbers = self.clauses.after(position, frozenset({"to", "at", "of"}), 6)
            number = next((p for p in numbers if p.is_counted and p.number is not None), None)
            if number is None or number.number is None:
                k = position + 1
                while k < min(len(self.phrases), position + 8) and number is None:
                    if self.phrases[k].tag == "NP" and self.phrases[k].is_counted and (self.phrases[k].is_bare_number or self.phrases[k].is_human):
                        number = self.phrases[k]
                    k += 1
            if number is not None and number.number is not None:
                act = self._act("die", position, phrase, [], [])
                act.killed, act.is_noun, act.is_definite = Toll(number.number, number.start, number.end, is_toll=True), True, True
                self._keep(act)
            return
        verb = self.phrases[position - 1] if position else None
        if verb is None or verb.word not in ("claimed", "claiming", "took", "taking", "claims", "claim", "cost", "costing"):
            return
        of = self.clauses.after(position, _OF, 2)
        found = toll(of) if of else (Toll(phrase.number, phrase.start, phrase.end) if phrase.number else None)
        if found is not None:
            act = self._act("die", position, phrase, [], of)
            act.killed = found
            self._keep(act)

    def _death_of(self, position: int, phrase: Phrase) -> None:
        of = self.clauses.after(position, _OF, 2)
        victims = of or ([phrase.possessor] if phrase.possessor is not None else [])
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

    # ---------------------------------------------------------------- states
    def _state(self, position: int, phrase: Phrase) -> None:
        """ "left three dead", "ten dead and five injured", "two are dead", "in critical condition"."""
        token = phrase.tokens[-1] if phrase.tokens else None
        if token is None or token.job("unhurt"):
            return
        before = self.phrases[position - 1] if position else None
        if before is not None and (before.tag == "BE" or (before.tag == "v" and before.passive)):
            if before.unreal:
                return
            victims = self.clauses.subject(position - 1)
        elif before is not None and before.tag == "NP" and position >= 2 and self.phrases[position - 2].tag == "P" and self.phrases[position - 2].word not in ("of", "with", "and"):
            verb = next((k for k in range(position - 2, -1, -1) if self.phrases[k].tag in ("v", "V")), None)
            victims = self.clauses.subject(verb) if verb is not None and self.phrases[verb].passive else self._list_before(position)
        elif before is not None and before.tag == "NP":
            victims = self._list_before(position)
        elif before is not None and before.tag == "PRON" and before.word in ("him", "her") and token.job("dead"):
            act = self._act("kill", position, phrase, [], [])
            act.killed = Toll(ONE, before.start, before.end, is_named=True)
            self._keep(act)
            return
        else:
            victims = self.clauses.subject(position) if phrase.has_auxiliary else []
        found = toll(victims)
        if found is None:
            return
        dead = token.job("dead")
        found = replace(found, is_part=found.is_part or token.word == "fatally")
        act = self._act("die" if dead else "injure", position, phrase, [], victims)
        joined = position + 2 < len(self.phrases) and self.phrases[position + 1].tag == "OR" and (self.phrases[position + 2].tag == "STATE" or self.phrases[position + 2].verb == "injure")
        if joined:
            act.is_joint, act.killed, act.injured = True, found, found
        elif dead:
            act.killed = found
        elif token.word in ("injured", "wounded", "hurt") or found.is_others:
            act.injured = found
        else:
            act.shot = found  # "in critical condition"
        self._keep(act)

    def _list_before(self, position: int) -> list[Phrase]:
        start = position - 1
        while start > 0 and self.phrases[start - 1].tag in ("NP", "AND", "COMMA") or (start > 0 and self.phrases[start - 1].tag == "P" and self.phrases[start - 1].word == "of"):
            start -= 1
        return self.clauses.listed(start, position)

    def _plain(self, position: int, verb: Phrase) -> None:
        """ "taken to hospital", "left three people injured"."""
        if verb.word in ("survive", "survived") and verb.negated:
            self._died(position, verb)
            return
        if verb.word in _LEAVING or verb.unreal or verb.negated:
            return
        if verb.word in ("took", "taken", "take", "taking", "takes") and any(p.tag == "NP" and p.head == "custody" for p in self.phrases[position + 1 : position + 6]):
            held = self.clauses.subject(position) if verb.passive else self.clauses.objects(position)
            self._keep(self._act("arrest", position, verb, [] if verb.passive else self.clauses.subject(position), [p for p in held if p.head != "custody"]))
            return
        if verb.word in _TAKEN and verb.passive and self._hospital_after(position):
            victims = [p for p in self.clauses.subject(position) if not (p.head in ("bodies", "body"))]
            found = toll(victims)
            if found is not None:
                act = self._act("injure", position, verb, [], victims)
                act.shot = found
                act.is_noun = True
                self._keep(act)

    def _died(self, position: int, verb: Phrase) -> None:
        subject = self.clauses.subject(position)
        act = self._act("die", position, verb, [], subject)
        act.killed = toll(subject)
        if act.killed is not None:
            act.killed = replace(act.killed, is_part=True)
            self._keep(act)

    def _hospital_after(self, position: int) -> bool:
        return any(
            p.tag == "NP" and ("hospital" in p.word or p.head in ("injuries", "wounds", "clinic", "wound", "injury") or "medical" in p.word)
            for p in self.phrases[position + 1 : position + 6]
        )

    # ---------------------------------------------------------------- all
    def _act(self, kind: str, position: int, phrase: Phrase, agents: list[Phrase], patients: list[Phrase]) -> Act:
        act = Act(kind, self.sentence, position, phrase.start, phrase.end, phrase.word, agents, patients)
        act.is_another = any("another" in p.word.split() for p in agents[:1] if p.act)
        return act

    def _keep(self, act: Act) -> None:
        if not _is_meant(act):
            return
        act.is_history = act.is_history or (act.kind != "force" and self._is_history(act))
        self.acts.append(act)

    def _is_history(self, act: Act) -> bool:
        """Told as the reason of something else: "wanted for the murder of", "in connection with the attack on"."""
        if not act.is_noun:
            lead = self.phrases[act.position - 1] if act.position else None
            return self.phrases[act.position].progressive and lead is not None and lead.tag == "P" and lead.word in ("for", "of", "from", "against", "to", "in")
        k = act.position - 1
        reach = act.position - 14
        while k >= 0 and k > reach:
            phrase = self.phrases[k]
            if phrase.tag in ("SUB", "SEMI", "REL") or (phrase.tag in ("V",) and not phrase.progressive):
                return phrase.word in _HISTORY
            if phrase.tag in ("v", "PART", "NP", "P") and (phrase.word in _HISTORY or phrase.head in _HISTORY):
                return True
            if phrase.tag == "P" and phrase.word in ("following", "since"):
                return True
            if phrase.tag == "v":
                return phrase.unreal
            k -= 1
        return False

    def _layers(self) -> None:
        """ "recovered a mine planted by rebels": the planting is told of the find."""
        finds = [act for act in self.acts if act.kind == "seize"]
        if not finds:
            return
        self.acts = [act for act in self.acts if not (act.kind == "bomb" and not act.is_noun and act.word.startswith("plant"))]
        for position, phrase in enumerate(self.phrases):
            if phrase.tag in ("PART", "v", "V") and phrase.word in ("planted", "laid", "placed", "kept", "fitted", "buried", "hidden"):
                finds[0].layers.extend(self.clauses.agent(position))

    def _second_victims(self) -> None:
        """ "an attack that killed ...": the killing names no agent but the act before it does."""
        for at, act in enumerate(self.acts):
            if act.is_history and act.is_noun:
                for later in self.acts[at + 1 :]:
                    if later.kind in _VIOLENT and any(p.tag == "REL" for p in self.phrases[act.position : later.position]):
                        later.is_history = True
        for earlier, later in zip(self.acts, self.acts[1:], strict=False):
            if later.agents and all(p.act for p in later.agents) and not later.is_noun:
                later.agents = [] if not earlier.agents else earlier.agents




_LOOSE = frozenset({"up", "net", "nets", "netted", "caught", "catch", "held", "jailed", "overpowered"})
_FIRED = frozenset({"rocket", "mortar", "artillery", "firearms", "grenade", "tear_gas"})
_FINDING = frozenset("find finds found finding discover discovered discovers discovering detect detected detecting locate located locating".split())
_SEIZABLE = frozenset("cash money literature documents document pamphlets posters uniforms uniform equipment phones phone phones sim cards card vehicles motorcycle motorcycles materials material articles items goods wire wires bags kits medicines batteries camera laptop computer laptops pendrive wireless sets radio bullets magazines camp camps hideout hideouts dump dumps factory belongings things tents utensils banners rounds literature kit bag loot levy batteries walkie-talkie diary letters books books tiffin container containers grams kilograms kg currency notes rupees inr drums barrels".split())


def _is_meant(act: Act) -> bool:
    """Whether a word of several meanings means the act here: "found" only of arms, "burnt" of things, "took away" of people."""
    things = [p for p in act.patients if not p.is_human]
    if act.kind == "seize":
        if act.is_noun:
            return bool(act.patients)
        if any(p.head in _BODIES for p in act.patients):
            return False
        if not act.patients:
            return act.word in ("seized", "confiscated", "impounded")
        arms = any(p.weapon or p.head in _SEIZABLE or any(t.word in _SEIZABLE for t in p.tokens) for p in act.patients)
        if act.word.split()[-1].startswith(("foil", "thwart")):
            return any(p.act in ("attack", "bomb", "kill", "abduct") or p.weapon for p in act.patients)
        if act.word.split()[-1] in _FINDING:
            return any(p.weapon for p in act.patients)
        return arms or any(not (p.thing or p.name or p.head in ("land", "territory", "control", "power", "opportunity", "area", "areas")) for p in things)
    if act.kind == "arrest":
        if act.is_noun or not act.patients or any(p.is_human for p in act.patients) or act.word.startswith(("arrest", "apprehend", "nab", "detain", "was arrest", "were arrest")):
            return True
        return not act.word.split()[-1] in _LOOSE and not act.word.startswith("captur") and any(not (p.thing or p.act or p.weapon) for p in act.patients)
    if act.kind == "launch":
        return any(t.sense.weapon in _FIRED or t.word in ("shots", "rounds", "bullets", "volley") for p in act.weapons for t in p.tokens) or any(p.head in ("shots", "rounds") for p in act.weapons)
    if act.kind == "rob":
        return bool(things) and not act.is_noun
    if act.kind in ("burn", "wreck"):
        return act.is_noun or any(p.thing or (not p.is_human and not p.is_time and not p.act) for p in act.patients)
    if act.kind == "abduct" and ("away" in act.word or act.word in ("hijack", "hijacked")):
        return any(p.is_human for p in act.patients)
    if act.kind == "grenade":
        return any(p.weapon for p in act.patients)
    if act.kind == "bomb" and not act.is_noun and act.word.split()[-1] in ("off", "trigger", "triggered", "triggering", "plant", "planted", "plants", "planting", "exploded", "explode", "explodes"):
        return any(p.weapon or p.act == "bomb" or p.head in ("device", "devices") for p in act.patients + act.agents) and not any(t.sense.weapon == "firearms" for p in act.agents + act.patients for t in p.tokens)
    if act.kind == "attack" and act.word.split()[-1] in ("raid", "raided", "raids", "raiding"):
        return not _of_state(act.agents)
    if act.kind == "clash" and not act.is_noun and act.word.split()[-1] in ("engaged", "engage", "engaging", "retaliated", "retaliating", "retaliate", "battled", "battling"):
        return bool(act.agents and act.patients and any(p.is_human for p in act.patients))
    return True


def _of_state(phrases: list[Phrase]) -> bool:
    return any(p.side == "state" or any(a.kind in ("police", "army", "security_forces") for a in p.actors) for p in phrases) or not phrases
