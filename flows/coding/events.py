"""Acts told in a sentence: each verb or noun of violence with who, whom, casualties and mood; not incidents yet.

An act is told; an incident happened. What is threatened, denied, generally done or merely counted up is marked here.
"""

from __future__ import annotations

from dataclasses import replace

from flows.coding.acts import Act
from flows.coding.casualties import CasualtyReader
from flows.coding.counts import Toll, toll
from flows.coding.numbers import ONE, Quantity
from flows.coding.phrases import Phrase
from flows.coding.tokens import Token

_ON = frozenset({"on", "against", "at", "upon"})
_FROM = frozenset({"from"})
_CARRYING = frozenset({"carrying", "transporting", "ferrying", "taking", "bringing"})
_OTHER_SIDE = frozenset({"attackers", "assailants", "gunmen", "bombers", "militants"})
_LIMBS = frozenset(
    [
        "shoulder",
        "leg",
        "legs",
        "arm",
        "arms",
        "neck",
        "head",
        "back",
        "stomach",
        "chest",
        "hand",
        "foot",
        "thigh",
        "face",
        "abdomen",
        "knee",
    ]
)
_OF = frozenset({"of"})
_WITH = frozenset({"with", "between", "and"})
_FIRE = frozenset({"on", "at", "upon", "against", "into"})
_BODIES = frozenset({"body", "bodies", "corpse", "corpses", "remains", "dead body", "dead bodies"})
_DEATH_HEADS = frozenset({"deaths", "fatalities", "fatality", "casualties", "death", "dead"})
_WOUND_HEADS = frozenset({"wound", "wounds", "injury", "injuries", "burns", "burn"})
_HAPPEN = frozenset(
    [
        "occurred",
        "occur",
        "occurs",
        "happened",
        "happens",
        "happen",
        "took",
        "take",
        "erupted",
        "broke",
        "ensued",
        "rocked",
        "hit",
        "shook",
        "started",
        "began",
        "place",
        "left",
        "reported",
        "leaves",
        "injured",
        "killed",
        "wounded",
    ]
)
_LAID = frozenset(
    [
        "planted",
        "placed",
        "laid",
        "fitted",
        "buried",
        "concealed",
        "kept",
        "hidden",
        "culvert",
        "culverts",
        "road",
        "roads",
        "tracks",
        "track",
        "bridge",
        "highway",
    ]
)
_CARRY = (
    "engineer",
    "trigger",
    "carr",
    "conduct",
    "launch",
    "stage",
    "mount",
    "perpetrat",
    "orchestrat",
    "execut",
    "commit",
    "set off",
    "fought",
    "fight",
    "detonat",
    "explod",
)
_VIOLENT = frozenset({"kill", "die", "injure", "shoot", "attack", "bomb", "clash", "beat"})
_CASUALTY = {
    "beat": "injured",
    "kill": "killed",
    "die": "killed",
    "injure": "injured",
    "shoot": "shot",
    "death": "killed",
}
TRANSITIVE = frozenset(
    {
        "beat",
        "kill",
        "injure",
        "shoot",
        "attack",
        "hit",
        "bomb",
        "shell",
        "abduct",
        "arrest",
        "seize",
        "rob",
        "burn",
        "wreck",
        "rape",
        "force",
    }
)
_BESIDES = frozenset({"along with", "together with", "as well as"})
_GUNFIRE = frozenset(
    {"shooting", "gunfire", "gunshot", "gunshots", "bullet", "bullets", "shots", "fired", "discharged", "shot"}
)


class SentenceReader(CasualtyReader):
    """Reads the acts of one sentence from its phrases."""

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

    def _verb(self, position: int, verb: Phrase) -> None:
        kind = verb.verb or ""
        if kind == "attack" and verb.passive and verb.word.endswith(" at") and not self.clauses.agent(position):
            kind = "shoot"  # "was shot at a party"
        if kind in ("beat", "burn", "shoot", "attack") and self._to_death(position):
            kind = "kill"  # "beat a man to death"
        if kind == "hit" and self._is_gunfire():
            kind = "shoot"  # "the pistol went off, hitting his brother"
        passive = self._is_passive(position, verb)
        subject = self.clauses.subject(position)
        if kind == "attack" and any(verb.word.endswith(word) for word in ("under attack", "under fire")):
            patients, agents = subject, self.clauses.agent(position) or self.clauses.after(position, _FROM, 3)
        elif passive:
            patients, agents = subject, self.clauses.agent(position)
        elif kind in ("die", "surrender", "riot"):
            patients, agents = (subject, []) if kind == "die" else ([], subject)
        else:
            patients, agents = (
                self.clauses.objects(
                    position, _FIRE if kind in ("attack", "shoot", "clash", "hit", "shell", "grenade") else frozenset()
                ),
                subject,
            )
        if (
            passive
            and not agents
            and not verb.has_auxiliary
            and position >= 1
            and self.phrases[position - 1].tag == "AND"
        ):
            earlier = next((act for act in reversed(self.acts) if act.position < position - 1), None)
            if earlier is not None and earlier.patients and patients and earlier.patients[0] is patients[0]:
                agents = earlier.agents  # "was abducted by rebels and killed"
        if kind == "clash":
            patients = patients or self.clauses.after(position, _WITH)
        if kind in TRANSITIVE and not passive and not patients:
            patients = self._spoken_of(position)
        if kind in ("attack", "bomb", "hit", "shell") and not passive:
            patients = patients + self._carried(position, patients)
        if kind == "hit" and passive and self._in_the_body(position):
            kind = "shoot"
        if passive and kind in ("kill", "injure", "shoot"):
            patients = patients + self.clauses.after(position, _BESIDES, 2)  # "was killed along with three guards"
        act = self._act(kind, position, verb, agents, patients)
        act.is_negated, act.is_unreal, act.is_perfect = verb.negated, verb.unreal or self._is_if(position), verb.perfect
        act.is_state = self._is_state(position, verb)
        if kind in ("burn", "wreck") and self._in_a_war(position):
            act.is_history = True
        act.is_timeless = verb.form in ("base", "third") and not verb.has_auxiliary
        # "they are bombing the cities", "patrols are being ambushed": what goes on, no incident
        act.is_general = any(token.word in ("are", "is", "being") for token in verb.auxiliaries) and (
            verb.progressive or any(token.word == "being" for token in verb.auxiliaries)
        )
        if [p.word for p in patients] == ["those"]:
            act.is_general = True  # "we keep those who were killed apart": whoever they are
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

    def _pronoun_subject(self, act: Act, position: int) -> Toll | None:
        """ "he was shot": one, whom the text has named."""
        if not self.phrases[position].passive or act.patients:
            return None
        k = position - 1
        while k >= 0 and self.phrases[k].tag in ("COMMA", "OTHER"):
            k -= 1
        if k >= 0 and self.phrases[k].tag == "PRON" and self.phrases[k].word in ("he", "she"):
            return Toll(ONE, self.phrases[k].start, self.phrases[k].end, is_named=True, is_definite=True)
        return None

    def _has_others(self, position: int) -> bool:
        """Whether "himself" is followed by others ("and seven civilians")."""
        return (
            position + 3 < len(self.phrases)
            and self.phrases[position + 2].tag == "AND"
            and self.phrases[position + 3].tag == "NP"
        )

    def _is_gunfire(self) -> bool:
        """Whether the sentence tells of shooting."""
        return any(t.sense.weapon == "firearms" or t.word in _GUNFIRE for p in self.phrases for t in p.tokens)

    def _is_if(self, position: int) -> bool:
        """ "if the group says that it killed ten soldiers": supposed, up to the comma."""
        for k in range(position - 1, -1, -1):
            phrase = self.phrases[k]
            if phrase.tag in ("COMMA", "SEMI", "AND"):
                return False
            if phrase.word in ("if", "unless"):
                return True
        return False

    def _is_state(self, position: int, verb: Phrase) -> bool:
        """ "found the vehicle burnt out", "were still burning": how something is, not what was done."""
        if verb.progressive and verb.has_auxiliary:
            return True
        if verb.has_auxiliary or position < 2 or self.phrases[position - 1].tag != "NP":
            return False
        return self.phrases[position - 2].word in ("found", "saw", "left", "show", "shows", "showed", "seen", "of")

    def _in_a_war(self, position: int) -> bool:
        """ "destroyed in the battle of 2017", "during the war": the war's doing, no single act's."""
        near = self.phrases[position + 1 : position + 3]
        return (
            len(near) == 2
            and near[0].word in ("in", "during")
            and near[1].head in ("war", "battle", "siege", "fighting")
            and near[1].is_definite
        )

    def _spoken_of(self, position: int) -> list[Phrase]:
        """ "the convoy that the rebels attacked": what stands before the relative is the object."""
        if position < 3 or self.phrases[position - 2].tag != "REL" or self.phrases[position - 1].tag != "NP":
            return []
        before = self.phrases[position - 3]
        return [before] if before.tag == "NP" and self.phrases[position - 2].word in ("that", "which", "whom") else []

    def _in_the_body(self, position: int) -> bool:
        """ "was hit in the shoulder"."""
        behind = self.phrases[position + 1 : position + 3]
        return len(behind) == 2 and behind[0].word == "in" and behind[1].head in _LIMBS

    def _carried(self, position: int, patients: list[Phrase]) -> list[Phrase]:
        """ "ambushed a bus carrying soldiers": those in it are the target too."""
        if not patients or not patients[-1].thing or position + 3 >= len(self.phrases):
            return []
        at = self.phrases.index(patients[-1]) + 1 if patients[-1] in self.phrases else len(self.phrases)
        if at + 1 >= len(self.phrases) or self.phrases[at].word not in _CARRYING:
            return []
        return [p for p in self.clauses.objects(at) if p.is_human]

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
        if (
            k >= 0
            and self.phrases[k].tag == "PRON"
            and self.phrases[k].word in ("he", "she")
            and not (act.is_unreal or act.is_negated)
        ):
            act.killed = Toll(ONE, self.phrases[k].start, act.end, is_part=True)

    def _arms_on_them(self, position: int, verb: Phrase) -> None:
        """ "arrested with a pistol": the pistol is seized."""
        k, arms = position + 1, []
        while k < len(self.phrases) and self.phrases[k].tag not in ("V", "v", "SUB", "SEMI", "BE"):
            if (
                self.phrases[k].tag == "NP"
                and self.phrases[k].weapon
                and any(p.tag == "P" and p.word in ("with", "along with") for p in self.phrases[position + 1 : k])
            ):
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
            if earlier is not None and not any(
                p.tag == "NP" for p in self.phrases[self.phrases.index(earlier) + 1 : position]
            ):
                return earlier.passive or earlier.tag in ("PART", "BE")
        return True

    def _casualties(self, act: Act, kind: str, position: int) -> None:
        target = _CASUALTY.get(kind)
        if target is None or act.is_unreal:
            return
        found = toll(act.patients) or self._pronoun_hurt(act, position) or self._pronoun_subject(act, position)
        if found is None:
            return
        if (
            self._is_singular(position)
            and found.quantity.best in (2, 3)
            and act.patients
            and not act.patients[0].plural
            and act.patients[0].number == ONE
        ):
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
        if following.word == "them":
            told = [
                p
                for p in self.phrases[:position]
                if p.tag == "NP" and p.is_human and p.is_counted and p.plural and not p.act
            ]
            told = [p for p in told if not any(p is agent for agent in act.agents)]
            last = toll(told[-1:]) if told else None
            return replace(last, start=told[-1].start) if last else None
        if following.word in ("him", "her"):
            found = Toll(ONE, following.start, following.end, is_named=True)
            if position + 3 < len(self.phrases) and self.phrases[position + 2].tag == "AND":
                besides = toll(self.clauses.objects(position + 2))
                if besides is not None:  # "killing him and his bodyguard"
                    return replace(found, quantity=ONE.plus(besides.quantity), end=besides.end)
            return found
        if following.word in ("himself", "herself", "themselves"):
            others = self.clauses.listed(position + 2, len(self.phrases)) if self._has_others(position) else []
            if toll(others) is not None:
                act.patients = others  # "killed themselves and seven civilians"
                return toll(others)
            act.patients = act.agents
            return replace(toll(act.agents) or Toll(ONE, following.start, following.end), is_self=True)
        return None

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

    def _is_part(self, position: int, found: Toll) -> bool:
        """ "one of them", "three of whom": a part of people told before."""
        for k in range(max(0, position - 8), min(len(self.phrases) - 2, position + 6)):
            phrase = self.phrases[k]
            if phrase.start != found.start and phrase.end != found.end:
                continue
            following, behind = self.phrases[k + 1], self.phrases[k + 2]
            if (
                following.tag == "P"
                and following.word == "of"
                and (
                    behind.tag in ("PRON", "REL")
                    or (
                        behind.tag == "NP"
                        and behind.head not in _OTHER_SIDE
                        and (behind.is_definite or behind.word == "whom")
                        and (behind.plural or behind.state)
                        and not behind.act
                    )
                )
            ):
                return True
            if k and self.phrases[k - 1].tag == "P" and self.phrases[k - 1].word in ("including", "among"):
                return True
        return False

    def _is_claimed(self, position: int) -> bool:
        """ "claimed responsibility for Tuesday's ambush of a bus": who claims it says that it happened."""
        verb = self.phrases[position - 2] if position >= 2 else None
        return (
            verb is not None
            and self.phrases[position - 1].word == "for"
            and verb.word == "claimed responsibility"
            and not (verb.negated or verb.unreal)
        )

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
        if phrase.head in ("toll", "casualty", "casualties", "lives", "life") or (
            phrase.word == "the number" and self._number_of_dead(position)
        ):
            self._toll_words(position, phrase)
            return
        if phrase.act is None or phrase.act == "death":
            if phrase.act == "death":
                self._death_of(position, phrase)
            return
        act = self._act(
            phrase.act, position, phrase, self.clauses.agent(position), self.clauses.after(position, _ON, 4)
        )
        act.is_noun, act.is_plural, act.is_definite = True, phrase.plural, phrase.is_definite
        act.number = phrase.number.best if phrase.is_counted and phrase.number else 1
        if not act.agents:
            act.agents = self._owners(phrase)
        if not phrase.plural and self._is_claimed(position):
            act.happens = True
            act.patients = act.patients or self.clauses.after(position, _OF, 2)
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
        act.happens = act.happens or self._happens(position)
        self._carried_out(position, act)
        act.is_unreal = self._governed(position)
        act.is_another = act.is_another or any(
            t.word in ("another", "separate", "second", "third", "other", "similar") for t in phrase.tokens
        )
        if phrase.is_none:
            act.is_negated = True
        self._keep(act)

    def _carried_out(self, position: int, act: Act) -> None:
        """ "rebels triggered a blast": the noun's agents are the verb's."""
        verb = self.phrases[position - 1] if position else None
        if (
            verb is None
            or verb.tag not in ("V", "v")
            or verb.passive
            or verb.unreal
            or verb.negated
            or not verb.word.startswith(_CARRY)
        ):
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

    def _layers(self) -> None:
        """ "recovered a mine planted by rebels": the planting is told of the find."""
        finds = [act for act in self.acts if act.kind == "seize"]
        if not finds:
            return
        self.acts = [
            act for act in self.acts if not (act.kind == "bomb" and not act.is_noun and act.word.startswith("plant"))
        ]
        for position, phrase in enumerate(self.phrases):
            if phrase.tag in ("PART", "v", "V") and phrase.word in (
                "planted",
                "laid",
                "placed",
                "kept",
                "fitted",
                "buried",
                "hidden",
            ):
                finds[0].layers.extend(self.clauses.agent(position))

    def _pasts_of_arrested(self) -> None:
        """ "a suspect in the derailment that claimed 149 lives was arrested": the deaths say who he is."""
        if not any(act.kind in ("arrest", "surrender") and not act.is_noun for act in self.acts):
            return
        for act in self.acts:
            before = self.phrases[max(0, act.position - 2) : act.position]
            if act.kind in _VIOLENT and any(p.tag == "REL" for p in before):
                act.is_history = True

    def _second_victims(self) -> None:
        """ "an attack that killed ...": the killing names no agent but the act before it does."""
        for at, act in enumerate(self.acts):
            if act.is_history and act.is_noun:
                for later in self.acts[at + 1 :]:
                    if later.kind in _VIOLENT and any(
                        p.tag == "REL" or p.word.startswith("whose ")
                        for p in self.phrases[act.position : later.position + 1]
                    ):
                        later.is_history = True
        self._pasts_of_arrested()
        for earlier, later in zip(self.acts, self.acts[1:], strict=False):
            if later.agents and all(p.act for p in later.agents) and not later.is_noun:
                later.agents = [] if not earlier.agents else earlier.agents
