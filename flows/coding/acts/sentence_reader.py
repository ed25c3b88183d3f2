"""Acts told in a sentence: each verb or noun of violence with who, whom, casualties and mood; not incidents yet.

An act is told; an incident happened. What is threatened, denied, generally done or merely counted up is marked here.
"""

from __future__ import annotations

from itertools import pairwise

from flows.coding.acts.act import Act
from flows.coding.acts.damage import DAMAGE, DamageReader
from flows.coding.acts.identities import IdentityReader
from flows.coding.acts.later_deaths import LaterDeathReader
from flows.coding.acts.nouns import NounReader, may_tell
from flows.coding.acts.recalled import is_days_before, is_tied_to, past_fronted
from flows.coding.acts.restated import RestatedReader
from flows.coding.acts.states import PLAIN_VERBS, StateReader
from flows.coding.acts.struck import struck
from flows.coding.acts.verbs import VerbReader
from flows.coding.words.word_sets import word_set

_LAYING = word_set("buried, fitted, hidden, kept, laid, placed, planted")
#: what tells that explosives were laid for somebody: how, or where
_LAID = _LAYING | word_set("bridge, concealed, culvert, culverts, highway, road, roads, track, tracks")
_LEFT = frozenset({"left", "found", "discovered", "located", "parked"})
_DISARMING = ("deactivat", "defus", "diffus", "disarm", "dismantl", "neutrali")
_BLASTS = frozenset({"bomb", "shell", "air"})
_OF_STATE = frozenset({"arrest", "seize", "surrender"})  # "defused a bomb hours after two were wounded by gunfire"
_RUMOURS = frozenset({"rumor", "rumors", "rumour", "rumours"})
_VIOLENT = frozenset({"kill", "die", "injure", "shoot", "attack", "bomb", "clash", "beat"})


class SentenceReader(
    VerbReader, NounReader, StateReader, RestatedReader, IdentityReader, LaterDeathReader, DamageReader
):
    """Reads the acts of one sentence from its phrases."""

    def read(self) -> list[Act]:
        """All acts, in text order."""
        for position, phrase in enumerate(self.phrases):
            if phrase.tag == "V" and phrase.verb:
                self._verb(position, phrase)
            elif phrase.tag == "NP":
                if phrase.head in DAMAGE:
                    self._damage(position, phrase)
                elif may_tell(phrase):
                    self._noun(position, phrase)
            elif phrase.tag == "STATE":
                self._state(position, phrase)
            elif phrase.tag in ("v", "PART") and not self._restated(position, phrase) and phrase.word in PLAIN_VERBS:
                self._plain(position, phrase)
        self._identities()
        if not self.acts:
            return []
        self._second_victims()
        self._freed_by_takers()
        self._mark_past()
        self._layers()
        self._later_deaths()
        words, heads = [p.word for p in self.phrases], [p.head for p in self.phrases]
        is_laid = not (_LAID.isdisjoint(words) and _LAID.isdisjoint(heads))
        for act in self.acts:
            act.is_laid = is_laid
        return self.acts

    def _layers(self) -> None:
        """ "recovered a mine planted by rebels": the planting is told of the find."""
        finds = [act for act in self.acts if act.kind == "seize"]
        if finds:
            self.acts = [
                act
                for act in self.acts
                if not (act.kind == "bomb" and not act.is_noun and act.word.startswith("plant"))
            ]
        else:  # "was hurt as a mine laid by rebels went off"
            finds = [
                act
                for act in self.acts
                if act.kind in ("bomb", "injure", "kill") and not any(p.is_human for p in act.agents)
            ]
        if not finds:
            return
        if finds[0].kind == "seize" and finds[0].word.startswith(_DISARMING):
            self._laid_at(finds[0])
        for position, phrase in enumerate(self.phrases):
            word = phrase.tokens[-1].word if phrase.tag == "NP" and phrase.tokens else phrase.word
            if phrase.tag in ("PART", "v", "V", "NP") and word in _LAYING:
                finds[0].layers.extend(self.clauses.agent(position))

    def _laid_at(self, found: Act) -> None:
        """ "a bomb planted near the embassy was defused", "dynamite found in a plane": what it was meant for."""
        for position, phrase in enumerate(self.phrases):
            if phrase.tag in ("V", "v", "PART") and phrase.form == "past" and phrase.word in _LAYING | _LEFT:
                found.patients = found.patients + struck(self.clauses, position)
                return

    def _share_doers(self) -> None:
        """ "a guard was shot dead while two huts were burnt by rebels": the one "by" is said of both."""
        done = [act for act in self.acts if not act.is_noun and self.phrases[act.position].passive and act.is_strong]
        for earlier, later in pairwise(done):
            between = self.phrases[earlier.position + 1 : later.position]
            is_joined = any(p.tag == "AND" or p.word == "while" for p in between)
            is_apart = any(p.tag in ("SEMI", "REL", "v") or (p.tag == "SUB" and p.word != "while") for p in between)
            if later.agents and not earlier.agents and is_joined and not is_apart and earlier.kind in _VIOLENT:
                earlier.agents = later.agents

    def _done_by_accused(self) -> None:
        """ "accused the army of an air strike on the town, killing two": those accused, not who accuses, killed."""
        blamed = next((act for act in self.acts if act.is_accusation), None)
        for act in self.acts if blamed is not None else ():
            if blamed is not None and act.position > blamed.position and self.phrases[act.position].progressive:
                act.agents = blamed.agents

    def _pasts_of_arrested(self) -> None:
        """ "a suspect in the derailment that claimed 149 lives was arrested": the deaths say who he is."""
        told = [
            act
            for act in self.acts
            if act.kind in _VIOLENT
            and (self._opens_relative(act.position - 2) or self._opens_relative(act.position - 1))
        ]
        if not told:
            return
        is_of_arrested = any(p.tag == "NP" and p.state == "arrest" and p.is_definite for p in self.phrases)
        if is_of_arrested or any(a.kind in ("arrest", "surrender") and not a.is_noun for a in self.acts):
            for act in told:
                act.is_history = True

    def _opens_relative(self, at: int) -> bool:
        """Whether a relative clause opens: not "police stated that", which tells the news."""
        return at >= 0 and self.phrases[at].tag == "REL" and (at == 0 or self.phrases[at - 1].tag not in ("v", "OTHER"))

    def _mark_past(self) -> None:
        """What is told of an event of before, by which the news is placed, lies back as a pluperfect does."""
        fronted = past_fronted(self.phrases)
        for act in self.acts:
            if fronted is not None and act.position < fronted:
                act.is_perfect = True
            if is_tied_to(self.phrases, act.position) or is_days_before(self.phrases, act.position):
                act.is_perfect = True

    def _is_held_against(self, act: Act) -> bool:
        """ "is suspected to have led an attack": what somebody is held for."""
        before = self.phrases[max(0, act.position - 5) : act.position]
        return act.is_unreal and any(p.word in ("suspected", "accused", "alleged", "wanted") for p in before)

    def _is_rumoured(self, act: Act) -> bool:
        """ "rumours of an attack in which many died": nobody says that it was."""
        return any(p.head in _RUMOURS for p in self.phrases[max(0, act.position - 3) : act.position])

    def _second_victims(self) -> None:
        """ "an attack that killed ...": the killing names no agent but the act before it does."""
        is_of_arrest = any(act.kind in ("arrest", "surrender") for act in self.acts)
        for at, act in enumerate(self.acts):
            is_rumoured = act.is_noun and act.is_unreal and self._is_rumoured(act)
            if is_rumoured or (act.is_noun and (act.is_history or self._is_held_against(act))):
                for later in self.acts[at + 1 :]:
                    if later.kind in _VIOLENT and any(
                        p.tag == "REL" or p.word.startswith("whose ")
                        for p in self.phrases[act.position : later.position + 1]
                    ):
                        later.is_unreal |= is_rumoured
                        later.is_history = True
                        later.is_reacted_to = not (is_of_arrest or self._is_held_against(act))
        self._pasts_of_arrested()
        if len(self.acts) > 1:
            self._share_doers()
            self._done_by_accused()
        for act in self.acts:
            act.is_of_blast = not act.is_noun and any(p.act in _BLASTS and not p.plural for p in act.agents)
        for earlier, later in zip(self.acts, self.acts[1:], strict=False):
            is_of_struck = bool(later.agents) and all(p in earlier.patients for p in later.agents)
            verb = self.phrases[later.position]
            if is_of_struck and verb.progressive and not (later.is_noun or verb.has_auxiliary):
                later.agents = earlier.agents  # "the town was shelled by rebels, killing two": they killed them
                continue
            if later.agents and later.agents[0].act and not any(p.is_human for p in later.agents) and not later.is_noun:
                later.agents = [] if earlier.kind in _OF_STATE else earlier.agents
