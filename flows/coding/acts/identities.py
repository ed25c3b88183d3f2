"""Victims whom a later sentence names: "the dead were identified as Ali and Omar", "among the hurt are two nurses"."""

from __future__ import annotations

from flows.coding.acts.reader import Reader
from flows.coding.sentences.phrases import Phrase

_VICTIMS = frozenset(
    [
        *("victim", "victims", "fatality", "fatalities", "dead", "deceased", "injured", "wounded", "killed"),
        *("hostage", "hostages", "casualties"),
    ]
)
_TELLING = frozenset({"v", "PART", "BE"})
_NAMING = frozenset({"identified", "named"})
_HURT = frozenset({"kill", "injure", "shoot", "die", "abduct"})


class IdentityReader(Reader):
    """Reads who the victims are, where a sentence tells no more than that."""

    def _identities(self) -> None:
        """Keep a mention of each victim named, to be put to the incident told before."""
        for position, phrase in enumerate(self.phrases):
            start = self._names_after(position, phrase) if phrase.tag in _TELLING else None
            if start is None or not self._speaks_of_victims(position):
                continue
            named = [p for p in self.clauses.listed(start, len(self.phrases)) if p.is_human and not p.is_none]
            if named:
                act = self._act("mention", position, phrase, [], named)
                act.is_noun = True
                self.acts.append(act)
            return

    def _names_after(self, position: int, phrase: Phrase) -> int | None:
        """Where the names begin: behind "identified as", "were", "are:"."""
        if phrase.negated or phrase.unreal:
            return None
        after = self.phrases[position + 1 : position + 3]
        if phrase.tag in ("v", "PART") and phrase.word in _NAMING and after and after[0].word in ("as", "by"):
            return position + 2 if after[0].word == "as" else None
        if phrase.tag == "BE" and after and after[0].tag == "NP":
            return position + 1
        if phrase.tag == "BE" and len(after) == 2 and after[0].word == ":":
            return position + 2
        return None

    def _speaks_of_victims(self, position: int) -> bool:
        """Whether what is said of whom is said of the victims, without a verb of its own that kills them here."""
        before = self.phrases[:position]
        if self.phrases[position].tag == "PART":  # "two people identified as Ali and Omar were hurt"
            return any(p.verb in _HURT and not (p.unreal or p.negated) for p in self.phrases)
        if any(p.tag in ("V", "v") and not (p.verb in _HURT and self._is_relative(k)) for k, p in enumerate(before)):
            return False
        if any(p.verb in _HURT for p in before):
            return True
        return any(token.word in _VICTIMS for p in before if p.tag in ("NP", "STATE", "OTHER") for token in p.tokens)

    def _is_relative(self, position: int) -> bool:
        """ "the civilian who was killed"."""
        return any(p.tag == "REL" for p in self.phrases[max(0, position - 2) : position])
