"""Who the victims are that a text tells of one by one: "Ali, 16, died. His sister was shot in the leg."

Two mentions are one person unless something parts them: another age, name or sex, a child and a grown-up, "another".
Of a person who is told to have died once, all other mentions tell of the same death.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field

from flows.coding.acts.act import Act
from flows.coding.acts.counts import Toll, people
from flows.coding.incidents.telling import Telling
from flows.coding.sentences.phrases import Phrase
from flows.coding.words.numbers import ordinal
from flows.coding.words.people import PERSONS
from flows.coding.words.word_sets import word_set

_WORDS = {
    "male": "man boy father son brother husband uncle nephew grandfather grandson male boyfriend stepfather stepson"
    " fiance businessman policeman groom gentleman",
    "female": "woman girl mother daughter sister wife aunt niece grandmother granddaughter female girlfriend stepmother"
    " stepdaughter fiancee businesswoman policewoman bride",
    "young": "boy girl child toddler infant baby kid",
    "grown": "man woman husband wife father mother grandfather grandmother uncle aunt officer policeman deputy"
    " businessman",
    "attacker": "suspect gunman shooter attacker intruder robber assailant burglar",
    "attacked": "victim officer policeman deputy trooper agent bystander",
}
_SEX = {word: sex for sex in ("male", "female") for word in _WORDS[sex].split()}
_STAGE = {word: stage for stage in ("young", "grown") for word in _WORDS[stage].split()}
_ROLE = {word: role for role in ("attacker", "attacked") for word in _WORDS[role].split()}
_OTHER = re.compile(r"\b(?:another|other|others|second|third|fourth|fifth|additional|more)\b")
_ANYBODY = PERSONS | word_set("adult, female, individual, juvenile, male, one, resident")
_NEAR = 2  # sentences
_OWNED = re.compile(r"(?:his|her|their)\b")
_TITLES = frozenset({"jr", "sr", "ii", "iii", "iv"})


@dataclass
class Victim:
    """One person hurt or killed, as far as the text describes him."""

    ages: set[int] = field(default_factory=set)
    names: set[str] = field(default_factory=set)
    given: set[str] = field(default_factory=set)  # those of the names that others stand behind
    sex: str = ""
    stage: str = ""
    role: str = ""
    trades: set[str] = field(default_factory=set)  # "cook", "friend": what not just anybody is
    is_new: bool = False  # told with "a"
    is_owned: bool = False  # told as somebody's ("his gardener")
    is_known: bool = False  # told with "the", or as "he"
    is_the_other: bool = False  # "the other teen"
    ordinal: int = 0  # "a third victim"
    is_dead: bool = False
    is_other: bool = False  # told as another than those before
    is_of_all: bool = False  # "both died"
    told_in: set[int] = field(default_factory=set)  # the sentences that tell of him
    died_in: set[int] = field(default_factory=set)  # those that tell of his death alone

    def can_be(self, other: Victim) -> bool:
        """Whether nothing that is told of the two makes them two people."""
        if self.ages and other.ages and not self.ages & other.ages:
            return False
        if self.names and other.names and not self._shares_name(other):
            return False
        if self.sex and other.sex and self.sex != other.sex:
            return False
        if self.role and other.role and self.role != other.role:
            return False
        return not (self.stage and other.stage and self.stage != other.stage)

    def is_surely(self, other: Victim) -> bool:
        """Whether they share an age or a name."""
        return bool(self.ages & other.ages) or self._shares_name(other)

    def _shares_name(self, other: Victim) -> bool:
        """ "Leon Moss" is Moss, and not his brother Ted Moss."""
        shared = self.names & other.names
        given = self.given | other.given
        return bool(shared) and (not (self.given and other.given) or bool(shared & given))

    def is_surely_not(self, other: Victim) -> bool:
        """Whether they differ in age, or one is the attacker."""
        if self.role and other.role and self.role != other.role:
            return True
        if self.given and other.given and not self.names & other.names:
            return True  # both by their full names
        return bool(self.ages and other.ages and not self.ages & other.ages)

    def is_apart(self, other: Victim) -> bool:
        """Whether the text leaves no doubt that the two are two: it tells of them close by, and parts them."""
        if self.told_in & other.told_in:
            return True
        is_near = min(abs(one - two) for one in self.told_in for two in other.told_in) <= _NEAR
        return is_near and (self.is_other or not self.can_be(other))

    def learn(self, other: Victim) -> None:
        """Take what another mention tells of the same person."""
        self.ages |= other.ages
        self.names |= other.names
        self.given |= other.given
        self.sex = self.sex or other.sex
        self.stage = self.stage or other.stage
        self.trades |= other.trades
        self.role = self.role or other.role
        self.ordinal = max(self.ordinal, other.ordinal)
        self.is_dead = self.is_dead or other.is_dead
        self.told_in |= other.told_in
        self.died_in |= other.died_in


def victims(tellings: Iterable[Telling]) -> list[Victim]:
    """The people whom the tellings name or describe one by one as killed or hurt."""
    found: list[Victim] = []
    for telling in tellings:
        here: list[Victim] = []
        for mention, is_other in _mentions(telling):
            mention.told_in = {telling.sentence.index}
            same = _known(mention, found, here, is_other)
            if same is None:
                # "shot another teen": another than he who shot; "killed two and injured another"
                mention.is_other = is_other and (bool(found) or (telling.killed is not None and not mention.is_dead))
                found.append(mention)
                same = mention
            else:
                same.learn(mention)
            here.append(same)
        if 2 <= len(found) <= 3 and any(_is_of_all(act) for act in telling.acts):
            for victim in found:
                victim.is_dead = victim.is_of_all = True
    return found


def _is_of_all(act: Act) -> bool:
    """ "they died", "the teens were pronounced dead": all who were told of."""
    toll = act.killed
    if toll is None or not (toll.is_vague and toll.is_named) or act.is_unreal or act.is_negated or act.is_history:
        return False
    return all(phrase.is_definite or phrase.word.startswith("both") for phrase in act.patients) and not act.agents


def apart(found: Iterable[Victim]) -> list[Victim]:
    """As many of the victims as are surely different people."""
    kept: list[Victim] = []
    for victim in found:
        if all(victim.is_apart(other) for other in kept):
            kept.append(victim)
    return kept


def dead_together(found: Iterable[Victim]) -> int:
    """How many a text surely tells to have died, one by one: those of one sentence, and each one told as "another"."""
    dead = [victim for victim in found if victim.is_dead]
    by_sentence: defaultdict[int, list[Victim]] = defaultdict(list)
    for victim in dead:
        for index in victim.died_in:
            if not victim.is_other and not any(victim.can_be(other) for other in by_sentence[index]):
                by_sentence[index].append(victim)
    of_all = sum(victim.is_of_all for victim in dead)
    return of_all or max(map(len, by_sentence.values()), default=0) + sum(
        victim.is_other for victim in dead if victim.died_in
    )


def _known(mention: Victim, found: list[Victim], here: list[Victim], is_other: bool) -> Victim | None:
    fitting = [victim for victim in found if victim.can_be(mention)]
    sure = [victim for victim in fitting if victim.is_surely(mention)]
    if sure:
        return sure[0]
    parted = [
        victim
        for victim in fitting
        if (mention.is_known or not any(victim is other for other in here))
        and not (victim.is_other and mention.is_dead)
        and not (mention.is_new and mention.trades and victim.trades and not mention.trades & victim.trades)
        and not (mention.is_owned and victim.is_dead and not victim.is_owned and not mention.is_dead)
    ]
    if is_other:
        again = [victim for victim in parted if victim.is_other and victim.is_dead == mention.is_dead]
        return again[0] if again else parted[0] if parted and mention.is_the_other and len(found) == 1 else None
    if not parted:
        return None
    return next((victim for victim in parted if victim.is_dead and mention.is_dead), parted[-1])


def _mentions(telling: Telling) -> Iterator[tuple[Victim, bool]]:
    """The single people of one telling, the dead first; those told twice ("was shot and killed") once."""
    told: dict[int, tuple[Victim, int, bool]] = {}
    is_past = any(act.victims and not act.is_perfect for act in telling.acts)
    for act in telling.acts:
        if act.is_unreal or act.is_negated or (act.is_perfect and (is_past or act.killed is not None)):
            continue
        for toll, is_dead in ((act.killed, True), (act.injured, False), (act.shot, False)):
            if toll is None or toll.quantity.best == 0:
                continue
            for victim, start, is_other in _of_act(act, toll, is_dead):
                if is_dead and toll.quantity.best == 1 and not act.is_history:
                    victim.died_in = {telling.sentence.index}
                if start in told:
                    told[start][0].learn(victim)
                else:
                    told[start] = (victim, start, is_other)
    for victim, _, is_other in sorted(told.values(), key=lambda mention: (not mention[0].is_dead, mention[1])):
        yield victim, is_other


def _of_act(act: Act, toll: Toll, is_dead: bool) -> Iterator[tuple[Victim, int, bool]]:
    phrases = [p for p in act.patients if toll.start <= p.start <= toll.end]
    due = toll.quantity.best  # "Barillas, another leader, was killed": one
    for position, phrase in enumerate(phrases):
        quantity = people(phrase, position == 0)
        if quantity is None or due <= 0:
            continue
        due -= quantity.best
        if quantity.best == 1:
            is_other = bool(toll.is_others or toll.is_also or _OTHER.search(phrase.word))
            yield described(phrase, is_dead), phrase.start, is_other


def described(phrase: Phrase, is_dead: bool = False) -> Victim:
    """The one person whom a phrase tells of: age, name, sex and trade, as far as it says."""
    is_new = phrase.word.startswith(("a ", "an ")) and not phrase.ages
    victim = Victim(
        is_dead=is_dead, is_new=is_new, is_owned=bool(_OWNED.match(phrase.word)) or phrase.possessor is not None
    )
    is_of_anybody = phrase.possessor is not None and phrase.possessor.word.startswith(("a ", "an "))
    victim.is_known = (phrase.is_definite and not is_of_anybody) or phrase.tag == "PRON"
    head = phrase.head.split()[-1] if phrase.head else ""
    if head in ("victim", "person") or (head in _ANYBODY and not phrase.is_definite):
        victim.ordinal = max(map(ordinal, phrase.word.split()))
    victim.is_the_other = victim.is_known and bool(_OTHER.search(phrase.word))
    for part in (phrase, *phrase.names):
        victim.ages |= set(part.ages)
        if part.name:
            names = [word for word in part.name.split() if len(word) > 2 and word not in _TITLES]
            victim.names.update(names)
            victim.given.update(names[:-1])
        if part.head and part.head.split()[-1] not in _ANYBODY:
            victim.trades.add(part.head)
        for word in part.word.split():
            victim.sex = victim.sex or _SEX.get(word, "")
            victim.stage = victim.stage or _STAGE.get(word, "")
            victim.role = victim.role or _ROLE.get(word, "")
    if victim.ages and not victim.stage:
        youngest = min(victim.ages)
        victim.stage = "young" if youngest < 13 else "grown" if youngest > 19 else ""
    if victim.ages and 13 <= min(victim.ages) <= 19:
        victim.stage = ""  # a boy, a man
    return victim
