"""Acts told by a verb of violence: who did it to whom, in which voice and mood."""

from __future__ import annotations

from flows.coding.acts.act import Act
from flows.coding.acts.answering import accused, answering, on_suspicion
from flows.coding.acts.ground import FALLING
from flows.coding.acts.gunfire import is_gunfire
from flows.coding.acts.orders import ordered_by
from flows.coding.acts.struck import struck
from flows.coding.acts.verb_moods import VerbMoodReader
from flows.coding.acts.verb_patients import FIRE, Told, VerbPatientReader
from flows.coding.sentences.objects import OF
from flows.coding.sentences.phrases import Phrase
from flows.coding.sentences.sides import is_armed_side, is_state_side
from flows.coding.words.word_sets import word_set

_FROM = frozenset({"from"})
_WITH = frozenset({"with", "between", "and"})
_VOLLEYS = frozenset({"barrage", "volley", "salvo", "hail", "burst", "dozens", "number", "series"})
TRANSITIVE = word_set(
    """
    beat, kill, injure, shoot, attack, hit, bomb, shell, abduct, arrest, seize, rob, burn, wreck, rape, force
    """
)
_USED = word_set("operated, flown, piloted, launched, fired, left, laid, planted, buried, dropped, driven")
_BY_MEANS = frozenset({"with", "using"})
_AIMED = frozenset({"attack", "shoot", "clash", "hit", "shell", "grenade"})
_HARMING = frozenset({"kill", "injure", "shoot"})


def _is_trap(struck_by: list[Phrase]) -> bool:
    """Whether what is hit is a mine or a bomb that lay there."""
    return bool(struck_by) and any(token.sense.weapon in ("landmine", "ied", "bomb") for token in struck_by[0].tokens)


def _is_reflexive(verb: Phrase) -> bool:
    return "self" in verb.word or "selves" in verb.word


class VerbReader(VerbPatientReader, VerbMoodReader):
    """Reads acts from verbs."""

    def _verb(self, position: int, verb: Phrase) -> None:
        told = self._sides(position, verb)
        self._share_agents(position, verb, told)
        self._find_patients(position, verb, told)
        self._correct_kind(position, told)
        done_by = accused(self.clauses, position) if verb.progressive else []
        held = on_suspicion(self.clauses, position) if verb.progressive else []
        agents = done_by or ([] if held else told.agents)  # not the police who hold them
        act = self._act(told.kind, position, verb, agents, told.patients)
        act.is_accusation = bool(done_by)
        if verb.progressive and not act.agents:
            act.suspects = answering(self.clauses, position)  # "are charged with killing six priests"
        if told.kind not in ("arrest", "seize", "surrender"):
            act.suspects = act.suspects or ordered_by(self.clauses, position)
        self._mark_mood(position, verb, act, told.agents, told.patients)
        self._mark_pronouns(position, act, told)
        if told.kind == "die" and not told.subject:
            self._pronoun_died(position, act)
        self._casualties(act, told.kind, position)
        self._find_aims(position, verb, act, told)
        self._keep(act)
        if told.kind == "arrest":
            self._arms_on_them(position, verb)

    def _kind(self, position: int, verb: Phrase) -> str:
        """The kind of act that a verb tells, by its own words and those around it."""
        kind = verb.verb or ""
        if kind == "attack" and verb.passive and verb.word.endswith(" at") and not self.clauses.agent(position):
            kind = "shoot"  # "was shot at a party"
        if kind in ("beat", "burn", "shoot", "attack") and self._to_death(position):
            kind = "kill"  # "beat a man to death"
        if kind == "hit" and is_gunfire(self.phrases) and (self._is_armed() or not verb.word.startswith("target")):
            kind = "shoot"  # "the pistol went off, hitting his brother", "a pistol attack targeting a guard"
        return kind

    def _is_armed(self) -> bool:
        """Whether the sentence names a firearm: not "opened fire targeting a patrol"."""
        return any(token.sense.weapon == "firearms" for phrase in self.phrases for token in phrase.tokens)

    def _sides(self, position: int, verb: Phrase) -> Told:
        """Who did it to whom, as the verb's voice tells."""
        kind, hangs = self._kind(position, verb), self._hangs_on_weapon(position, verb)
        subject = [self.phrases[position - 1]] if hangs else self.clauses.subject(position)
        told = Told(kind, subject, self._is_passive(position, verb) or hangs)
        if kind == "attack" and " under " in verb.word and verb.word.endswith((" attack", " fire")):
            told.patients, told.agents = subject, self.clauses.agent(position) or self.clauses.after(position, _FROM, 3)
        elif kind == "attack" and verb.word.startswith(FALLING):
            told.patients, told.agents = subject, self.clauses.objects(position)
        elif told.passive:
            told.patients, told.agents = subject, self.clauses.agent(position)
        elif kind == "die":
            told.patients = subject
        elif kind in ("surrender", "riot"):
            told.agents = subject
        else:
            told.patients = self.clauses.objects(position, FIRE if kind in _AIMED else frozenset())
            told.agents = subject
        return told

    def _share_agents(self, position: int, verb: Phrase, told: Told) -> None:
        """ "was abducted by rebels and killed": by them too."""
        if told.agents or not told.passive or not position or self.phrases[position - 1].tag != "AND":
            return
        if not verb.has_auxiliary:
            earlier = next((act for act in reversed(self.acts) if act.position < position - 1), None)
            if earlier is not None and earlier.patients and told.patients and earlier.patients[0] is told.patients[0]:
                told.agents = earlier.agents
        told.agents = told.agents or self._doers_before(position)

    def _find_patients(self, position: int, verb: Phrase, told: Told) -> None:
        """Whom or what the act was done to, where that stands elsewhere than right beside the verb."""
        kind = told.kind
        if not told.patients and kind in _HARMING:
            told.patients = self._told_behind(position, verb)
            told.passive = told.passive or bool(told.patients)
        if kind == "hit" and not told.passive and told.subject and _is_trap(told.patients):
            told.kind, told.patients, told.agents = "bomb", told.subject, []  # "the truck hit a roadside bomb"
            return
        if told.passive and verb.word.endswith((" at", " on")) and all(p.weapon for p in told.patients):
            told.patients = self.clauses.objects(position)  # "shots were fired at a vehicle"
        if kind == "clash":
            told.patients = told.patients or self.clauses.after(position, _WITH)
        if kind in TRANSITIVE and not told.passive and not told.patients:
            told.patients = self._spoken_of(position)
        if kind in ("burn", "wreck") and not told.passive and not told.patients:
            told.patients = self._thing_meant(position)
        if kind in ("attack", "bomb", "hit", "shell") and not told.passive:
            told.patients = told.patients + self._carried(position, told.patients)
        if (kind in _HARMING | {"abduct"} and told.passive) or kind == "die":
            told.patients = told.patients + self._company(position)

    def _correct_kind(self, position: int, told: Told) -> None:
        """What a verb that may say many things says with these people and weapons."""
        if told.kind == "hit" and told.passive and self._in_the_body(position):
            told.kind = "shoot"
            told.patients = told.patients + self._company(position)
        if told.kind == "shoot" and told.passive and told.patients:
            told.patients = told.patients + self._others_hit(position)
        is_human = any(p.is_human and not p.thing for p in told.patients)
        if told.kind == "hit" and is_human and self._is_with_club(position):
            told.kind = "beat"
        told.agents = told.agents + self._users(told.agents)
        is_thrown = told.kind == "grenade" and not self._hangs_on_weapon(position, self.phrases[position])
        if told.kind == "riot" or is_thrown:
            told.patients = told.patients + self._thrown_at(position)
        told.patients = [self._whose(p) for p in told.patients]

    def _find_aims(self, position: int, verb: Phrase, act: Act, told: Told) -> None:
        """What was used, and what it was aimed at."""
        kind = told.kind
        if kind in ("kill", "injure", "die", "shoot", "abduct"):
            act.patients = self.clauses.with_included(position, act.patients)
        if kind == "launch":
            act.weapons = [p for p in told.patients if p.weapon] or self._of_volley(told.patients)
            act.patients = self.clauses.after(position, FIRE, 8)
        if kind == "wreck":
            act.weapons = [p for p in self.clauses.after(position, _BY_MEANS, 4) if p.weapon]
            act.weapons += self._made_of(told.agents)
        if kind == "bomb" and not verb.passive and not told.patients:
            act.weapons = [phrase for phrase in told.subject if phrase.weapon]
        if kind == "bomb" and verb.passive and self._is_packed(act.patients):
            act.weapons, act.patients = act.patients, []
        is_laid = kind == "bomb" and not told.passive and bool(act.patients) and bool(act.patients[0].weapon)
        if is_laid and (things := struck(self.clauses, position)):
            act.patients = [p for p in act.patients if p.weapon] + things  # "placed charges on poles and boxes"
        elif kind in ("bomb", "grenade") and not any(p.thing or p.person for p in act.patients):
            thrown_at = self._thrown_at(position) if kind == "grenade" else []
            act.patients = act.patients + (thrown_at or struck(self.clauses, position))

    def _is_packed(self, things: list[Phrase]) -> bool:
        """ "a motorcycle loaded with explosives was detonated": what bursts is the bomb, not its target."""
        if len(things) != 1 or things[0] not in self.phrases:
            return False
        at = self.phrases.index(things[0])
        behind = self.phrases[at + 1 : at + 4]
        return len(behind) == 3 and behind[1].word == "with" and behind[0].tag == "PART" and bool(behind[2].weapon)

    def _users(self, agents: list[Phrase]) -> list[Phrase]:
        """ "a drone operated by the army struck", "jets and guns of the army hit": whose weapons they were."""
        if not agents or not all(p.weapon for p in agents) or agents[-1] not in self.phrases:
            return []
        at = self.phrases.index(agents[-1]) + 1
        if at + 1 >= len(self.phrases):
            return []
        joins, user = self.phrases[at : at + 2]
        if joins.word == "of":
            return [user] if is_armed_side(user) or is_state_side(user) else []
        is_fired = joins.word == "fired" and user.tag == "P"  # "bullets fired from a pistol by a guard"
        if len(agents) > 1 or joins.word not in _USED or not (user.word == "by" or is_fired):
            return []
        return [p for p in self.clauses.agent(at) if p.is_human]

    def _of_volley(self, patients: list[Phrase]) -> list[Phrase]:
        """ "a barrage of rockets was fired": what the barrage is of."""
        return self._made_of(patients) if patients and patients[-1].head in _VOLLEYS else []

    def _made_of(self, things: list[Phrase]) -> list[Phrase]:
        """ "destroyed by a package of dynamite": the weapon that something is of."""
        if not things or things[-1] not in self.phrases:
            return []
        return [p for p in self.clauses.after(self.phrases.index(things[-1]), OF, 1) if p.weapon]

    def _doers_before(self, position: int) -> list[Phrase]:
        """ "was branded an informer by a rebel court and was beheaded": fighters whom the verb before names."""
        verb = next((k for k in range(position - 2, -1, -1) if self.phrases[k].tag in ("V", "v")), None)
        if verb is None or not self.phrases[verb].passive:
            return []
        found = self.clauses.agent(verb)
        return found if any(map(is_armed_side, found)) else []

    def _hangs_on_weapon(self, position: int, verb: Phrase) -> bool:
        """ "a grenade thrown at a car by rebels", "the bomb, planted under a bus": what was thrown stands before."""
        if verb.verb not in ("grenade", "bomb") or verb.has_auxiliary or verb.form != "past" or not position:
            return False
        if _is_reflexive(verb):
            return False
        before = self.phrases[position - 1]
        after = self.phrases[position + 1] if position + 1 < len(self.phrases) else None
        return before.tag == "NP" and bool(before.weapon) and after is not None and after.tag == "P"

    def _is_passive(self, position: int, verb: Phrase) -> bool:
        if verb.passive:
            return True
        if verb.form != "past" or verb.has_auxiliary or verb.verb not in TRANSITIVE:
            return False
        before = self.phrases[position - 1] if position else None
        if before is not None and before.tag == "PRON" and before.word in ("he", "she", "they", "we"):
            return False  # "the nurses they abducted"
        if before is not None and before.tag == "NP" and position > 1 and self.phrases[position - 2].word == "whom":
            return False  # "the mayor, whom rebels kidnapped"
        if _is_reflexive(verb) or (verb.verb == "force" and verb.word.startswith(("used ", "fired "))):
            return False  # "blew himself up at a post held by", "used live rounds to disperse"
        following = next((p for p in self.phrases[position + 1 : position + 3] if p.tag != "OTHER"), None)
        if following is not None and following.tag == "NP" and not (following.is_time or self._is_span(position)):
            return False
        if following is not None and following.tag == "PRON":
            return False
        if self.clauses.shares_objects(position) or self.clauses.behind_time(position + 1) > position + 1:
            return False
        if verb.verb in ("attack", "bomb", "hit", "shell"):
            return bool(following and following.tag == "P" and following.word == "by")
        if before is not None and before.tag in ("AND", "OR", "COMMA"):
            earlier = next((p for p in reversed(self.phrases[:position]) if p.tag in ("V", "v", "PART", "BE")), None)
            if earlier is not None and not any(
                p.tag == "NP" for p in self.phrases[self.phrases.index(earlier) + 1 : position]
            ):
                if earlier.tag == "V" and not earlier.has_auxiliary:
                    return self._is_passive(self.phrases.index(earlier), earlier)  # "teen shot, killed at party"
                return earlier.passive or earlier.tag in ("PART", "BE")
        return True

    def _to_death(self, position: int) -> bool:
        """Whether "to death" follows in the clause."""
        for k in range(position + 1, min(len(self.phrases) - 1, position + 8)):
            if self.phrases[k].tag in ("V", "v", "SUB", "SEMI"):
                return False
            if self.phrases[k].word == "to" and self.phrases[k + 1].head == "death":
                return True
        return False

    def _arms_on_them(self, position: int, verb: Phrase) -> None:
        """ "arrested with a pistol": the pistol is seized; not "on a charge of assault with a pistol"."""
        k, arms = position + 1, []
        while k < len(self.phrases) and self.phrases[k].tag not in ("V", "v", "SUB", "SEMI", "BE"):
            if self.phrases[k].act and self.phrases[k + 1 : k + 2] and self.phrases[k + 1].word == "with":
                break
            if (
                self.phrases[k].tag == "NP"
                and self.phrases[k].weapon
                and any(p.tag == "P" and p.word in ("with", "along with") for p in self.phrases[position + 1 : k])
            ):
                arms.append(self.phrases[k])
            k += 1
        if arms:
            self._keep(self._act("seize", position, verb, self.clauses.agent(position), arms))
