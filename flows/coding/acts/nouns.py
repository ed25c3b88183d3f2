"""Acts told by a noun: "an attack by X on Y", "the killing of Z", "a clash between"."""

from __future__ import annotations

from flows.coding.acts.act import Act, flies
from flows.coding.acts.answering import accused, answering, plotters
from flows.coding.acts.counts import toll
from flows.coding.acts.denied import is_denied
from flows.coding.acts.imagined import is_called_for, is_feared
from flows.coding.acts.meaning import BODIES
from flows.coding.acts.noun_doers import ON, NounDoerReader, phrase_is_strike
from flows.coding.acts.shootings import at_once, count_shot
from flows.coding.acts.staged import is_shown
from flows.coding.acts.struck import struck
from flows.coding.sentences.objects import OF
from flows.coding.sentences.phrases import Phrase
from flows.coding.words.word_sets import word_set

_DEATH_HEADS = frozenset({"deaths", "fatalities", "fatality", "casualties", "death", "dead"})
_WOUND_HEADS = word_set(
    """
    wound, wounds, wounding, injury, injuries, injuring, burns, burn, some cuts, minor cuts, bruises, lacerations,
    fractures, fracture
    """
)
_TOLL_HEADS = frozenset({"toll", "figure", "casualty", "casualties", "lives", "life", "balance"})
_BLAMING = ("blam", "pin")
_BLAMED = frozenset({"attack", "bomb", "air", "shell", "abduct"})
#: what happened, where its day is told with it: "Tuesday's attack"; not "Sunday's clash", perhaps of teams
_DATED = _BLAMED | {"burn", "kill"}
#: "found four shooting victims"
_SHOT_HEADS = frozenset({"gunshot victims", "shooting victims", "stabbing victims", "victims"})
_HEADS = BODIES | _DEATH_HEADS | _WOUND_HEADS | _TOLL_HEADS | _SHOT_HEADS
#: "the murder of a judge", "the seizure of a cache"
_OF_WHOM = frozenset({"kill", "abduct", "arrest", "rape", "burn", "seize"})
_OTHER = frozenset({"another", "separate", "second", "third", "other", "similar"})
_HAPPEN = word_set(
    """
    occurred, occur, occurs, happened, happens, happen, took, take, erupted, broke, ensued, rocked, hit, shook, started,
    began, raged, continued, place, left, reported, leaves, injured, killed, taken, wounded
    """
)


_SHOOTING = frozenset({"gunshot", "shooting", "stabbing"})
_FLAMES = frozenset({"fire", "fires", "blaze", "flames", "explosion", "explosions"})
_BURNING_AT = frozenset({"at", "in", "on", "through"})
_HARMS = frozenset({"kill", "injure", "hit", "wreck", "die"})
#: what opens a sentence without an article, or has no head of its own
_TOLD_BARE = BODIES | {"the number"}


def _is_each_told(phrase: Phrase) -> bool:
    """ "the murders of a judge, Luis Prado and five guards": counted, or one person; not "of journalists"."""
    return phrase.is_counted or (not phrase.plural and phrase.is_human and bool(phrase.name or phrase.is_definite))


def may_tell(phrase: Phrase) -> bool:
    """Whether a noun phrase may tell of an act at all: a quick look before it is read, for most do not."""
    return bool(
        phrase.act or phrase.state or phrase.head in _HEADS or phrase.word in _TOLD_BARE or phrase.word[-4:] == "bomb"
    )


class NounReader(NounDoerReader):
    """Reads acts from nouns."""

    def _noun(self, position: int, phrase: Phrase) -> None:
        if self._tells_casualties(position, phrase):
            return
        kind = phrase.act or ("bomb" if self._is_blast(position, phrase) else None)
        if kind == "death":
            self._death_of(position, phrase)
        elif kind is not None:
            self._keep(self._told_by_noun(position, phrase, kind))

    def _tells_casualties(self, position: int, phrase: Phrase) -> bool:
        """Bodies, deaths, wounds and tolls tell numbers rather than an act of their own; they are kept here."""
        if (phrase.head in BODIES or phrase.word in BODIES) and not phrase.act:
            if self._is_corpse(position, phrase):
                self._bodies(position, phrase)
        elif phrase.is_counted and phrase.head in _DEATH_HEADS and phrase.number is not None:
            self._told_number(position, phrase, "killed")
        elif phrase.head == "injuries" and phrase.is_counted and self._is_caused(position):
            self._told_number(position, phrase, "injured")
        elif phrase.head in _WOUND_HEADS:
            self._wounds(position, phrase)
        elif phrase.head in _TOLL_HEADS or (
            phrase.word == "the number"
            and (self._number_of_dead(position) or self._number_of_wounded(position) is not None)
        ):
            self._toll_words(position, phrase)
        elif phrase.act is None and phrase.state == "injure" and self._are_wounded(position, phrase):
            self._told_number(position, phrase, "injured")
        elif phrase.head in _SHOT_HEADS and phrase.is_counted and not _SHOOTING.isdisjoint(phrase.word.split()):
            self._victims_told(position, phrase)
        else:
            return False
        return True

    def _told_by_noun(self, position: int, phrase: Phrase, kind: str) -> Act:
        is_blamed = position > 0 and self.phrases[position - 1].word.startswith(_BLAMING)
        hit = [] if is_blamed else self.clauses.after(position, ON, 4)  # "blamed the attack on rebels"
        act = self._act(kind, position, phrase, self.clauses.agent(position), hit)
        act.is_noun, act.is_plural, act.is_definite = True, phrase.plural, phrase.is_definite
        act.number = phrase.number.best if phrase.is_counted and phrase.number else 1
        self._name_parties(position, phrase, act, kind)
        act.happens = act.happens or at_once(act) > 0 or self._happens(position)
        act.happens = act.happens or self._is_whole_line(act) or self._set_on_fire(act)
        act.happens = act.happens or (kind in _DATED and phrase.possessor is not None and phrase.possessor.is_time)
        self._carried_out(position, act)
        self._struck_there(position, act)
        self._undergone(position, act)
        self._is_laid_on(position, act)
        self._is_work_of(position, act)
        self._announced(position, act)
        if not act.agents and act.kind not in ("arrest", "seize", "surrender"):
            act.suspects = answering(self.clauses, position) or plotters(self.clauses, position)
        words = {t.word for t in phrase.tokens}
        act.is_unreal = (
            self._governed(position)
            or is_feared(self.phrases, position)
            or is_called_for(self.phrases, position)
            or is_shown(self.phrases[:position])
            or phrase.word.startswith("any ")
            or (position > 0 and self.phrases[position - 1].word == "that" and is_denied(self.phrases, position))
        )
        act.is_general = act.is_general or (phrase.plural and not phrase.is_counted and "similar" in words)
        act.is_general = act.is_general or self._is_of_any_of(act)
        act.is_another = act.is_another or not _OTHER.isdisjoint(words)
        act.is_negated = act.is_negated or phrase.is_none
        return act

    def _is_of_any_of(self, act: Act) -> bool:
        """ "The murder of a judge or a politician is an attack on all": of whomever."""
        if act.killed is None or len(act.patients) < 2 or act.is_plural:
            return False
        between = [p for p in self.phrases[act.position + 1 :] if p.start < act.patients[-1].start]
        return any(p.tag == "OR" for p in between) and not any(p.name for p in act.patients)

    def _name_parties(self, position: int, phrase: Phrase, act: Act, kind: str) -> None:
        """Who did it to whom, as each kind of noun tells it."""
        if (victim := self._whose_end(position, phrase)) is not None:
            act.patients = act.patients or [victim]
            act.killed = toll(act.patients) if phrase.act == "kill" else None
        elif not act.agents:
            act.agents = self._owners(phrase) or self._of_attackers(position, phrase)
        if act.kind == "mention" and phrase_is_strike(phrase.word) and self._is_from_the_air(position, act):
            act.kind = "air"
        if kind in _BLAMED and not phrase.plural and (blamed := accused(self.clauses, position)):
            act.agents, act.is_accusation, act.happens = blamed, True, True
        if not phrase.plural and self._is_claimed(position):
            act.happens = True
            act.patients = act.patients or self.clauses.after(position, OF, 2)
        if phrase.act == "surrender":
            act.agents = act.agents or self._of_whom(position)
        elif phrase.act in _OF_WHOM:
            of = [p for p in self._of_whom(position) if not p.act]  # not "and the murder of"
            act.patients = of or act.patients  # not "the murder of a judge weighs on the talks"
            is_told_once = not phrase.plural or phrase.number is not None or all(map(_is_each_told, of))
            if phrase.act == "kill" and of and is_told_once:
                act.killed = toll(of)
        elif phrase.act == "bomb":
            act.patients = act.patients or struck(self.clauses, position)
        elif phrase.act == "clash":
            act.agents = act.agents or self.clauses.after(position, frozenset({"between"}), 3)
            self._between(position, act)
            act.patients = act.patients or self.clauses.after(position, frozenset({"with"}), 3)
        if act.killed is None:
            count_shot(act, phrase, self.clauses.after(position, OF, 1), self.phrases)

    def _is_from_the_air(self, position: int, act: Act) -> bool:
        """ "the strike by an unmanned aircraft", "a strike on a block of flats killed seven": no work is stopped."""
        if any(flies(p) for p in act.agents):
            return True
        is_harm = next((p.verb in _HARMS for p in self.phrases[position + 1 :] if p.tag in ("V", "v", "BE")), False)
        return bool(is_harm) and any(not p.is_time for p in act.patients)

    def _is_blast(self, position: int, phrase: Phrase) -> bool:
        """ "those who died in the car bomb", "after the roadside bomb near the school": the bomb for its blast."""
        if not (phrase.is_definite and phrase.word.endswith("bomb") and position > 1):
            return False
        before, head = self.phrases[position - 1], self.phrases[position - 2].head
        return before.tag == "P" and (
            before.word in ("in", "from", "after") or (before.word == "of" and head in ("toll", "victims", "scene"))
        )

    def _are_wounded(self, position: int, phrase: Phrase) -> bool:
        """ "five injured policemen managed to escape": told by the way, with their number."""
        if not (phrase.is_counted and phrase.is_human and phrase.number) or phrase.is_definite or phrase.is_none:
            return False
        following = self.phrases[position + 1] if position + 1 < len(self.phrases) else None
        return phrase.plural and following is not None and following.tag in ("v", "BE") and not following.unreal

    def _set_on_fire(self, act: Act) -> bool:
        """ "A fire broke out at a refinery after an attack by drones": told by what came of it."""
        lead = self.phrases[: act.position]
        if act.kind not in _BLAMED or act.is_plural or not lead or lead[-1].word not in ("after", "following"):
            return False
        fire = next((k for k, p in enumerate(lead[:-1]) if p.head in _FLAMES and lead[k + 1].tag in ("v", "V")), None)
        if fire is None or any(p.negated or p.unreal for p in lead):
            return False
        act.patients = act.patients or [p for p in self.clauses.after(fire + 1, _BURNING_AT, 4) if p.thing]
        return True

    def _is_whole_line(self, act: Act) -> bool:
        """ "Monday: clashes between rebels and guards near Velm, killing two": a line of news without a verb."""
        is_told = act.kind == "clash" and bool(act.agents and act.patients)
        return is_told and not any(
            p.tag in ("v", "BE", "REL") or (p.tag == "V" and not p.progressive) for p in self.phrases
        )

    def _happens(self, position: int) -> bool:
        """Whether the noun is the subject of a verb of happening, or opens what left victims."""
        for phrase in self.phrases[position + 1 : position + 7]:
            if phrase.tag in ("V", "v"):
                is_told = phrase.tag == "V" or phrase.word.split()[0] in _HAPPEN
                return is_told and not phrase.unreal and not phrase.negated
            if phrase.tag in ("SUB", "SEMI", "BE"):
                return False
        return False
