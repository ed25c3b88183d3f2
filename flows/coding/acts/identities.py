"""Victims whom a later sentence names: "the dead were identified as Ali and Omar", "among the hurt are two nurses"."""

from __future__ import annotations

from flows.coding.acts.counts import toll
from flows.coding.acts.reader import Reader
from flows.coding.sentences.phrases import Phrase
from flows.coding.words.word_sets import word_set

_VICTIMS = word_set(
    """
    victim, victims, fatality, fatalities, dead, deceased, injured, wounded, killed, hostage, hostages, casualties,
    kidnapped, abducted, murdered
    """
)
_DOERS = word_set("suspect, suspects, gunman, gunmen, shooter, shooters, attacker, attackers, killer, driver, bomber")
_TAKEN = frozenset({"kidnapped", "abducted", "hostage", "hostages"})
_TELLING = frozenset({"v", "PART", "BE"})
_NAMING = frozenset({"identified", "named"})
_INCLUDING = frozenset({"include", "includes", "included"})
_HURT = frozenset({"kill", "injure", "shoot", "die", "abduct"})


class IdentityReader(Reader):
    """Reads who the victims are, where a sentence tells no more than that."""

    def _identities(self) -> None:
        """Keep a mention of each victim named, to be put to the incident told before."""
        for position, phrase in enumerate(self.phrases):
            is_telling = phrase.tag in _TELLING or phrase.word in _INCLUDING
            start = self._names_after(position, phrase) if is_telling else None
            if start is None or not self._speaks_of_victims(position):
                continue
            if named := self.clauses.people_listed(start):
                words = {token.word for p in self.phrases[:position] for token in p.tokens}
                act = self._act("mention" if _TAKEN.isdisjoint(words) else "abduct", position, phrase, [], named)
                act.is_noun = True
                self.acts.append(act)
            break
        self._following()

    def _following(self) -> None:
        """ "The following policemen died: Juan Perez and Luis Cano": the victims are those named."""
        colon = next((k for k, p in enumerate(self.phrases) if p.tag == "SEMI" and p.word == ":"), None)
        for act in self.acts if colon is not None else ():
            if act.kind not in _HURT or not any(p.word.startswith("the following ") for p in act.patients):
                continue
            if named := self.clauses.people_listed((colon or 0) + 1):
                act.patients = named
                field = "killed" if act.kind in ("kill", "die") else "injured" if act.kind == "injure" else None
                if field is not None:
                    setattr(act, field, toll(named))

    def _names_after(self, position: int, phrase: Phrase) -> int | None:
        """Where the names begin: behind "identified as", "were", "are:"."""
        if phrase.negated or phrase.unreal:
            return None
        after = self.phrases[position + 1 : position + 3]
        if phrase.tag in ("v", "PART") and phrase.word in _NAMING and after and after[0].word in ("as", "by"):
            return position + 2 if after[0].word == "as" else None
        behind = self.phrases[position + 2 : position + 3]
        if phrase.tag == "v" and phrase.word in _NAMING and after and _tells_victims(after[0]):
            return position + 3 if behind and behind[0].word == "as" else None  # "identified the dead men as"
        if phrase.word in _INCLUDING:
            return position + 1
        if phrase.tag == "BE" and after and after[0].tag == "NP":
            return position + 1
        if phrase.tag == "BE" and len(after) == 2 and after[0].word == ":":
            return position + 2
        return None

    def _speaks_of_victims(self, position: int) -> bool:
        """Whether what is said of whom is said of the victims, without a verb of its own that kills them here."""
        before = self.phrases[:position]
        if self.phrases[position].word in _NAMING and any(
            map(_tells_victims, self.phrases[position + 1 : position + 2])
        ):
            return True
        if self.phrases[position].tag == "PART":  # "two people identified as Ali and Omar were hurt"
            return any(p.verb in _HURT and not (p.unreal or p.negated) for p in self.phrases)
        if any(p.tag in ("V", "v") and not (p.verb in _HURT and self._is_relative(k)) for k, p in enumerate(before)):
            return False
        if before and before[0].tag == "NP" and before[0].head in _DOERS:
            return False  # "the suspect in the shooting that killed two was identified as Juan Perez"
        if any(p.verb in _HURT for p in before):
            return True
        return any(map(_tells_victims, before))

    def _is_relative(self, position: int) -> bool:
        """ "the civilian who was killed"."""
        return any(p.tag == "REL" for p in self.phrases[max(0, position - 2) : position])


def _tells_victims(phrase: Phrase) -> bool:
    """ "the dead men", "the wounded"."""
    return phrase.tag in ("NP", "STATE", "OTHER") and not _VICTIMS.isdisjoint(phrase.word.split())
