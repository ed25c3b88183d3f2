"""Numbers told again: by another source ("state media put it at eight"), or by one that revises its own ("lowered the
figure to nine")."""

from __future__ import annotations

from flows.coding.acts.counts import Toll
from flows.coding.acts.reader import Reader
from flows.coding.sentences.phrases import Phrase
from flows.coding.words.word_sets import word_set

#: verbs whose subject gives a number of its own for what is told already
PUTTING = word_set("put, puts, putting, placed, places, estimated, estimates, gave, gives, giving, spoke, speaks")
REVISING = word_set(
    """
    revised, revises, revising, lowered, lowers, lowering, corrected, corrects, correcting, reduced, reduces, reducing,
    cut, cuts, cutting, amended, raised, raises, raising
    """
)
#: what stands between them and the number
BEFORE_NUMBER = frozenset({"at", "of", "as", "to"})
FIGURES = word_set("number, figure, count, losses, deaths, dead, killed, casualties, injured, wounded")
_HURT = frozenset({"injured", "wounded", "hurt"})
_REACH = 9  # phrases between the verb and its number
_REVISED_REACH = 16  # where the event is named between: "revised its count of the dead in the blast at ... to four"


class RestatedReader(Reader):
    """Reads a number told again where no noun for a toll stands beside it; ``BodyReader`` reads the others."""

    def _restated(self, position: int, verb: Phrase) -> bool:
        """Keep the number that a verb puts to those told of; whether there is one."""
        is_put = verb.word in PUTTING
        if not (is_put or verb.word in REVISING) or verb.passive or verb.negated or verb.unreal:
            return False
        if self._is_if(position):
            return False  # "if a hospital speaks of seven dead"
        number = self._number_put(position, ("at", "of", "as") if is_put else ("to",))
        if number is None or number.number is None:
            return False
        told = Toll(number.number, number.start, number.end, is_toll=True, is_rival=is_put, is_revision=not is_put)
        act = self._act("die", position, verb, [], [])
        act.is_noun = act.is_definite = True
        if self._is_of_hurt(position):
            act.kind, act.injured = "injure", told
        else:
            act.killed = told
        self._keep(act)
        return True

    def _number_put(self, position: int, prepositions: tuple[str, ...]) -> Phrase | None:
        """The number behind "it at", "the figure to", "of" ("spoke of six dead")."""
        meant = self.phrases[position].word.startswith("sp")  # "spoke of": needs nothing to put the number to
        reach = _REVISED_REACH if self.phrases[position].word in REVISING else _REACH
        for k in range(position + 1, min(len(self.phrases) - 1, position + reach)):
            phrase, number = self.phrases[k], self.phrases[k + 1]
            if phrase.tag in ("V", "v", "SUB", "SEMI", "REL"):
                return None
            meant = meant or phrase.word in ("it", "them") or (phrase.tag == "NP" and phrase.head in FIGURES)
            if (
                meant
                and phrase.word in prepositions
                and number.is_counted
                and (number.is_bare_number or number.is_human)
            ):
                return number
        return None

    def _is_of_hurt(self, position: int) -> bool:
        """Whether the number is of the wounded: the words say so, else those told of last were hurt, not killed."""
        near = self.phrases[position : position + _REACH]
        if any(token.word in _HURT for phrase in near for token in phrase.tokens):
            return True
        last = next((act for act in reversed(self.acts) if act.killed or act.injured), None)
        return last is not None and last.killed is None and self.phrases[position + 1].tag == "PRON"
