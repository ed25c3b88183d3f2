"""What the readers of verbs, nouns and casualties share: a sentence's phrases, the acts found, what is history."""

from __future__ import annotations

import re

from flows.coding.acts.act import Act
from flows.coding.acts.figurative import is_figurative
from flows.coding.acts.ground import changes_hands, takes_ground
from flows.coding.acts.imagined import AWAITED
from flows.coding.acts.meaning import BODIES, is_camp, is_meant
from flows.coding.acts.misread import is_misread
from flows.coding.acts.recalled import is_of_identity, is_of_record, is_on_paper, is_spoken_of
from flows.coding.sentences.clauses import Clauses
from flows.coding.sentences.document import Sentence
from flows.coding.sentences.phrases import Phrase
from flows.coding.sentences.sides import is_armed, may_abduct
from flows.coding.words.word_sets import word_set

_LIGHT = re.compile(
    r"\bnon-? ?life-? ?threatening|\bnot (?:\w+ )?life-? ?threatening|\bnon-?fatal|\bminor |\bsuperficial|and released"
    r"|\bstable|\b(?:good|fair) condition|expected to (?:survive|recover|live|make|be (?:ok|okay|fine|released|all))"
    r"|\bgraz(?:ed?|ing)\b"
)
_REACH = 14  # phrases
#: what such a noun brings has not happened
_UNREAL = AWAITED | {"rumors", "rumours", "threats"}
_UPON = frozenset({"after", "following", "over", "since"})
#: what is done about an act that happened
_TAKING_UP = (
    "avenge", "clarif", "clear", "commemorat", "condemn", "denounc", "discuss", "elucidat", "examin", "explain",
    "investigat", "mourn", "prob", "protest", "punish", "regret", "repudiat", "resolv", "review", "solv",
)  # fmt: skip
_PREVENTED = ("foil", "thwart", "avert", "prevent", "rule out", "ruled out", "ruling out")
#: what is done to people without taking them along
_TAKING_THINGS = ("rob", "loot", "plunder", "steal", "stole")
_SHARE = frozenset(("involvement", "responsibility", "role", "part", "hand"))
#: a noun after these is a cause, an accusation or a fear, no news
_HISTORY = word_set(
    """
    mastermind, masterminds, linked, connected, related, relation, involved, involvement, confessed, involving, wanted,
    accused, suspected, suspect, charged, participated, convicted, expert, responsible, connection, cases, case,
    conspiring, plotting, planning, planned, plan, plans, protest, protesting, retaliation, response, avenge, revenge,
    condemn, condemned, demanding, demanded, against, threatened, threat, threats, fear, feared, prevent, avoid,
    possibility, warned, warning, intended, alleged, instrumental, anniversary, sentenced, guilty, allegations, role,
    part, attempt, bid
    """
)


def _are_rebels(phrases: list[Phrase]) -> bool:
    return any(is_armed(p) and not p.weapon for p in phrases) and all(p.side != "state" for p in phrases)


def _are_people(patients: list[Phrase]) -> bool:
    return bool(patients) and all(
        p.is_human and not (p.thing or p.weapon) and (p.person or p.name or p.is_bare_number) for p in patients
    )


_DEVICES = frozenset({"device", "devices"})


def _are_told_people(patients: list[Phrase]) -> bool:
    """People by a noun or a number: not a name alone, which may be a thing's ("the EVMs")."""
    return _are_people(patients) and all(p.person or p.is_bare_number for p in patients)


def _is_weapon(phrase: Phrase) -> bool:
    return bool(phrase.tokens[-1].sense.weapon or (phrase.part_of is not None and phrase.weapon))


def _makes_harmless(act: Act) -> bool:
    """ "Sappers destroyed a second device", "the army blew up two mines": forces of a state clear what others laid."""
    if act.kind not in ("bomb", "wreck") or act.is_noun or not any(p.side == "state" for p in act.agents):
        return False
    return bool(act.patients) and all(_is_weapon(p) or p.head in _DEVICES for p in act.patients)


class Reader:
    """One sentence being read for acts."""

    def __init__(self, sentence: Sentence, phrases: list[Phrase]) -> None:
        self.sentence = sentence
        self.phrases = phrases
        self.clauses = Clauses(phrases)
        self.acts: list[Act] = []

    def _named_before(self, position: int) -> list[Phrase]:
        """Whom "him" or "her" means: the last one told before by name, where the sentence does ("shot her dead")."""
        named = [
            phrase
            for k, phrase in enumerate(self.phrases[:position])
            if phrase.tag == "NP" and phrase.is_human and phrase.name and not phrase.plural
            if phrase.person or not (k and self.phrases[k - 1].tag == "P")  # "in Basra"
        ]
        return named[-1:]

    def _act(self, kind: str, position: int, phrase: Phrase, agents: list[Phrase], patients: list[Phrase]) -> Act:
        act = Act(kind, self.sentence, position, phrase.start, phrase.end, phrase.word, agents, patients)
        act.is_treated = "hospitali" in phrase.word
        act.is_another = any("another" in p.word.split() for p in agents[:1] if p.act)
        return act

    def _keep(self, act: Act) -> None:
        if act.kind == "kill" and act.patients and all(_is_weapon(p) for p in act.patients):
            act.kind, act.killed = "seize", None  # "neutralised a bomb", "shot down 12 of 15 drones"
        if _makes_harmless(act):
            act.kind = "seize"
        if act.kind == "seize" and "intercept" in act.word and any(map(may_abduct, act.agents)):
            if self.phrases[act.position].passive:
                return  # "his car was intercepted by armed men": what they did then is told beside it
            act.kind = "attack"  # "rebels intercepted a truck and set it ablaze"
        if act.kind == "kill" and act.word.split()[-1].startswith("neutrali") and self._is_of_camp(act):
            act.kind, act.killed = "seize", None
        if act.kind == "seize" and not act.is_noun and "seiz" in act.word and _are_people(act.patients):
            if any(p.side == "state" for p in act.agents):
                act.kind = "arrest"  # "troops seized two men"
            elif any(may_abduct(p) for p in act.agents):
                act.kind = "abduct"  # "gunmen seized two nurses"
        if act.kind == "rob" and not act.word.startswith(_TAKING_THINGS) and _are_told_people(act.patients):
            act.kind = "abduct"  # "snatched six pupils", "made off with two nurses"
        self._take_captives(act)
        act.is_conquest = changes_hands(act)
        if act.is_conquest or takes_ground(act):
            act.kind = "attack"  # "rebels seized a radio station", "fighters captured a post from the army"
            act.patients = act.patients + self.clauses.after(act.position, frozenset({"from"}), 6)
        if not is_meant(act) or is_misread(self.phrases, act) or is_figurative(act, self.phrases):
            return
        if act.word == "picked up" and not act.patients and not self.phrases[act.position].passive:
            return  # "violence has picked up"
        if act.kind == "abduct" and any(p.head in BODIES for p in act.patients):
            act.is_history = True  # "the body of a guard abducted by rebels was found"
        act.is_history = act.is_history or (act.kind != "force" and self._is_history(act))
        self.acts.append(act)

    def _take_captives(self, act: Act) -> None:
        """ "rebels captured three soldiers": what those do who are no force of a state; "police led away a clerk"."""
        if act.kind == "abduct" and act.word.endswith(" away") and act.agents:
            act.kind = "arrest" if all(p.side == "state" and "police" in p.word for p in act.agents) else act.kind
        if act.kind != "arrest" or act.is_noun or not act.word.startswith(("captur", "detain")):
            return
        if _are_rebels(act.agents) and _are_people(act.patients) and not any(map(is_armed, act.patients)):
            act.kind = "abduct"

    def _is_of_camp(self, act: Act) -> bool:
        """ "neutralised a rebel training camp", "an arms dump": no fighter is killed."""
        behind = self.phrases[act.position + 1 : act.position + 4]
        is_cut = len(behind) == 3 and behind[0].tag == behind[2].tag == "NP" and behind[1].progressive
        return is_camp(act.patients) or (is_cut and is_camp([behind[2]]))

    def _is_history(self, act: Act) -> bool:
        """Told as the reason of something else: "wanted for the murder of", "in connection with the attack on"."""
        if act.is_accusation:
            return False
        if is_of_record(self.phrases, act.position) or is_of_identity(self.phrases, act.position):
            return True
        if not act.is_noun:
            if is_spoken_of(self.phrases, act.position) or is_on_paper(self.phrases, act.position):
                return True
            lead = self.phrases[act.position - 1] if act.position else None
            return (
                self.phrases[act.position].progressive
                and not (self._is_claimed(act.position) and not self._is_aside(act.position))
                and lead is not None
                and lead.tag == "P"
                and lead.word in ("for", "of", "from", "against", "to", "in")
            )
        if self._is_disowned(act):
            return False
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

    def _is_aside(self, position: int) -> bool:
        """ "the group, which in May claimed responsibility for killing a judge,": told by the way."""
        comma = next((k for k in range(position - 1, -1, -1) if self.phrases[k].tag == "COMMA"), 0)
        return any(p.tag == "REL" for p in self.phrases[comma:position])

    def _is_claimed(self, position: int) -> bool:
        """ "claimed responsibility for Tuesday's ambush of a bus", "claimed responsibility on Tuesday for detonating a
        bomb": who claims it says that it happened."""
        before = [p for p in self.phrases[max(0, position - 4) : position] if p.tag in ("v", "P")]
        if len(before) < 2 or before[-1].word != "for":
            return False
        claim = next((p for p in before if p.tag == "v"), None)
        return claim is not None and claim.word == "claimed responsibility" and not (claim.negated or claim.unreal)

    def _is_disowned(self, act: Act) -> bool:
        """ "denied involvement in an attack": whoever did it, it happened."""
        before = [p.word for p in self.phrases[max(0, act.position - 4) : act.position]]
        denies = any(word.startswith(("denied", "denies", "denying", "disclaim")) for word in before)
        return denies and not act.is_plural and any(w.split()[-1] in _SHARE for w in before)

    def _is_if(self, position: int) -> bool:
        """ "if the group says that it killed ten soldiers", "asked whether jets had bombed it": supposed, up to the
        comma."""
        for k in range(position - 1, -1, -1):
            phrase = self.phrases[k]
            if phrase.tag in ("COMMA", "SEMI", "AND"):
                return False
            if phrase.word in ("if", "unless") or (phrase.word == "whether" and k > 0):
                return True
        return False

    def _governed(self, position: int) -> bool:
        """Whether the noun hangs on a verb that is not real ("planned to carry out an attack") or a word of fear."""
        k = position - 1
        while k >= 0 and k > position - 5:
            phrase = self.phrases[k]
            if phrase.tag in ("SUB", "SEMI", "COMMA", "REL"):
                return False
            if phrase.tag == "P" and phrase.word in _UPON:
                return False  # "asked to leave the country after the murder of"
            if phrase.tag in ("V", "v", "PART"):
                if phrase.unreal and not phrase.negated and phrase.word.startswith(_TAKING_UP):
                    return False  # "continue to investigate the murder of"
                return phrase.unreal or phrase.negated or (not phrase.passive and phrase.word.startswith(_PREVENTED))
            if phrase.tag == "NP" and phrase.head in _UNREAL:
                return True
            k -= 1
        return False

    def _will_live(self, position: int) -> bool:
        """Whether the clause tells that those hurt live: "with non-life-threatening injuries", "and released"."""
        told = []
        for phrase in self.phrases[position : position + _REACH]:
            if phrase.tag in ("SUB", "SEMI"):
                break
            told.append(phrase.word)
        return bool(_LIGHT.search(" ".join(told)))

    def _list_before(self, position: int) -> list[Phrase]:
        start = position - 1
        while (start > 0 and self.phrases[start - 1].tag in ("NP", "AND", "COMMA")) or (
            start > 0 and self.phrases[start - 1].tag == "P" and self.phrases[start - 1].word == "of"
        ):
            start -= 1
        if start and self.phrases[start - 1].tag == "P":  # "a bomb in Velm, six dead": Velm is no victim
            comma = next((k for k in range(start, position) if self.phrases[k].tag == "COMMA"), None)
            if comma is not None and comma + 1 < position:
                start = comma + 1
        last = position - 1
        is_apart = last >= start + 2 and self.phrases[last - 1].tag == "COMMA"
        if is_apart and self.clauses.is_part_of(self.phrases[last - 2], last):
            return [self.phrases[last]]  # "shot six people - two fatally"
        return self.clauses.listed(start, position)
