"""What the readers of verbs, nouns and casualties share: a sentence's phrases, the acts found, what is history."""

from __future__ import annotations

import re

from flows.coding.acts.act import Act, is_armed
from flows.coding.acts.meaning import BODIES, is_camp, is_meant
from flows.coding.acts.recalled import is_of_identity, is_of_record, is_on_paper, is_spoken_of
from flows.coding.sentences.clauses import Clauses
from flows.coding.sentences.document import Sentence
from flows.coding.sentences.phrases import Phrase

_SCORE = re.compile(r"\d{1,2}-\d{1,2}")
_LIGHT = re.compile(
    r"\bnon-? ?life-? ?threatening|\bnot (?:\w+ )?life-? ?threatening|\bnon-?fatal|\bminor |\bsuperficial|and released"
    r"|\bstable|\b(?:good|fair) condition|expected to (?:survive|recover|live|make|be (?:ok|okay|fine|released|all))"
    r"|\bgraz(?:ed?|ing)\b"
)
_REACH = 14  # phrases
_PREVENTED = ("foil", "thwart", "avert", "prevent")
_SHARE = frozenset(("involvement", "responsibility", "role", "part", "hand"))
#: a noun after these is a cause, an accusation or a fear, no news
_HISTORY = frozenset(
    [
        "mastermind",
        "masterminds",
        "linked",
        "connected",
        "related",
        "relation",
        "involved",
        "involvement",
        "confessed",
        "involving",
        "wanted",
        "accused",
        "suspected",
        "suspect",
        "charged",
        "participated",
        "convicted",
        "expert",
        "responsible",
        "connection",
        "cases",
        "case",
        "conspiring",
        "plotting",
        "planning",
        "planned",
        "plan",
        "plans",
        "protest",
        "protesting",
        "retaliation",
        "response",
        "avenge",
        "revenge",
        "condemn",
        "condemned",
        "demanding",
        "demanded",
        "against",
        "threatened",
        "threat",
        "threats",
        "fear",
        "feared",
        "prevent",
        "avoid",
        "possibility",
        "warned",
        "warning",
        "intended",
        "alleged",
        "instrumental",
        "anniversary",
        "sentenced",
        "guilty",
        "allegations",
        "role",
        "part",
        "attempt",
        "bid",
    ]
)


def _are_people(patients: list[Phrase]) -> bool:
    return bool(patients) and all(
        p.is_human and not (p.thing or p.weapon) and (p.person or p.name or p.is_bare_number) for p in patients
    )


def _is_weapon(phrase: Phrase) -> bool:
    return bool(phrase.tokens[-1].sense.weapon or (phrase.part_of is not None and phrase.weapon))


class Reader:
    """One sentence being read for acts."""

    def __init__(self, sentence: Sentence, phrases: list[Phrase]) -> None:
        self.sentence = sentence
        self.phrases = phrases
        self.clauses = Clauses(phrases)
        self.acts: list[Act] = []

    def _act(self, kind: str, position: int, phrase: Phrase, agents: list[Phrase], patients: list[Phrase]) -> Act:
        act = Act(kind, self.sentence, position, phrase.start, phrase.end, phrase.word, agents, patients)
        act.is_another = any("another" in p.word.split() for p in agents[:1] if p.act)
        return act

    def _keep(self, act: Act) -> None:
        if act.kind == "kill" and act.patients and all(_is_weapon(p) for p in act.patients):
            act.kind, act.killed = "seize", None  # "neutralised a bomb", "shot down 12 of 15 drones"
        if act.kind == "kill" and act.word.split()[-1].startswith("neutrali") and self._is_of_camp(act):
            act.kind, act.killed = "seize", None
        if act.kind == "seize" and not act.is_noun and "seiz" in act.word and _are_people(act.patients):
            if any(p.side == "state" for p in act.agents):
                act.kind = "arrest"  # "troops seized two men"
            elif any(is_armed(p) for p in act.agents):
                act.kind = "abduct"  # "gunmen seized two nurses"
        if (
            not is_meant(act)
            or self._is_score(act)
            or self._is_a_shot(act)
            or self._is_with_words(act)
            or self._is_handover(act)
            or self._is_nobodys(act)
        ):
            return
        if act.kind == "abduct" and any(p.head in BODIES for p in act.patients):
            act.is_history = True  # "the body of a guard abducted by rebels was found"
        act.is_history = act.is_history or (act.kind != "force" and self._is_history(act))
        self.acts.append(act)

    def _is_of_camp(self, act: Act) -> bool:
        """ "neutralised a rebel training camp", "an arms dump": no fighter is killed."""
        behind = self.phrases[act.position + 1 : act.position + 4]
        is_cut = len(behind) == 3 and behind[0].tag == behind[2].tag == "NP" and behind[1].progressive
        return is_camp(act.patients) or (is_cut and is_camp([behind[2]]))

    def _is_score(self, act: Act) -> bool:
        """ "beat X 3-1", "fired them to a 2-0 win": with goals."""
        return act.kind in ("beat", "attack", "hit", "launch") and any(
            token.word[0].isdigit() and _SCORE.fullmatch(token.word)
            for phrase in self.phrases
            if not phrase.person  # "20-25 rebels"
            for token in phrase.tokens
        )

    def _is_a_shot(self, act: Act) -> bool:
        """ "fired them to victory with a late shot": a noun behind its adjective, nobody is shot."""
        if act.kind != "shoot" or act.word != "shot" or act.position < 2:
            return False
        before, lead = self.phrases[act.position - 1], self.phrases[act.position - 2]
        behind = self.phrases[act.position + 1] if act.position + 1 < len(self.phrases) else None
        if behind is not None and behind.passive and behind.word.split()[0] in ("fired", "heard", "discharged"):
            return True  # "only one shot was fired"
        return before.tag == "NP" and before.word.startswith("a ") and not before.is_human and lead.tag == "P"

    def _is_handover(self, act: Act) -> bool:
        """ "surrendered their licences": papers and goods are given up, no fighter is."""
        if act.kind != "surrender" or act.is_noun or not any(w.startswith("surrender") for w in act.word.split()):
            return False
        given = self.phrases[act.position + 1] if act.position + 1 < len(self.phrases) else None
        if given is None or given.tag != "NP" or given.is_time or given.is_human or given.weapon or given.name:
            return False
        return not any(token.sense.weapon or token.word in ("arms", "weapons") for token in given.tokens)

    def _is_nobodys(self, act: Act) -> bool:
        """ "at the camp located in the hills", "the palace, which he captured": nothing is found, nobody is taken."""
        verb = self.phrases[act.position]
        if verb.tag != "V" or verb.has_auxiliary:
            return False
        behind = self.phrases[act.position + 1] if act.position + 1 < len(self.phrases) else None
        if act.kind == "seize" and verb.word == "located":
            return behind is not None and behind.tag == "P"
        before = self.phrases[act.position - 1] if act.position else None
        if act.kind != "arrest" or act.patients or before is None:
            return False
        return verb.word.startswith(("captur", "pick")) and before.tag in ("PRON", "NP", "AND")

    def _is_with_words(self, act: Act) -> bool:
        """ "the deputy attacked the party for failing to pay": one who is no fighter, and a fault that is found."""
        if act.kind != "attack" or act.is_noun or not act.patients or act.weapons:
            return False
        if any(p.plural or p.side == "armed" or p.weapon or p.thing or p.act for p in act.agents):
            return False
        if any(token.sense.weapon for p in self.phrases for token in p.tokens):
            return False
        end = act.patients[-1].end
        after = [k for k, p in enumerate(self.phrases) if p.start >= end][:2]
        if len(after) < 2 or self.phrases[after[0]].word not in ("for", "over"):
            return False
        fault = self.phrases[after[1]]
        return fault.progressive or fault.word.startswith(("his ", "her ", "its ", "their ")) or fault.word == "having"

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

    def _is_disowned(self, act: Act) -> bool:
        """ "denied involvement in an attack": whoever did it, it happened."""
        before = [p.word for p in self.phrases[max(0, act.position - 4) : act.position]]
        denies = any(word.startswith(("denied", "denies", "denying", "disclaim")) for word in before)
        return denies and not act.is_plural and any(w.split()[-1] in _SHARE for w in before)

    def _is_if(self, position: int) -> bool:
        """ "if the group says that it killed ten soldiers": supposed, up to the comma."""
        for k in range(position - 1, -1, -1):
            phrase = self.phrases[k]
            if phrase.tag in ("COMMA", "SEMI", "AND"):
                return False
            if phrase.word in ("if", "unless"):
                return True
        return False

    def _governed(self, position: int) -> bool:
        """Whether the noun hangs on a verb that is not real ("planned to carry out an attack") or a word of fear."""
        k = position - 1
        while k >= 0 and k > position - 5:
            phrase = self.phrases[k]
            if phrase.tag in ("SUB", "SEMI", "COMMA", "REL"):
                return False
            if phrase.tag in ("V", "v", "PART"):
                return phrase.unreal or phrase.negated or (not phrase.passive and phrase.word.startswith(_PREVENTED))
            if phrase.tag == "NP" and phrase.head in (
                "possibility",
                "threat",
                "threats",
                "fear",
                "fears",
                "plan",
                "plans",
                "risk",
                "danger",
                "rumours",
                "rumors",
                "prospect",
            ):
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
