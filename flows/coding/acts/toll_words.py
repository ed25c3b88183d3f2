"""Tolls told by the noun for them: "the death toll rose to 12", "revised down to four the number of dead", "claimed the
lives of 20"."""

from __future__ import annotations

from flows.coding.acts.counts import Toll, toll
from flows.coding.acts.reader import Reader
from flows.coding.acts.restated import PUTTING, REVISING
from flows.coding.sentences.objects import OF
from flows.coding.sentences.phrases import Phrase
from flows.coding.words.numbers import ONE
from flows.coding.words.word_sets import word_set

_NOW = word_set(
    """
    climbed, climbs, crept, down, gone, grew, grown, increased, jumped, jumps, mounted, put, rises, risen, rose, soared,
    stands, stood, swelled, up, went
    """
)
_HURT = frozenset({"injured", "wounded", "hurt", "injuries"})
#: "claimed the lives of 20"
_CLAIMING = word_set("claim, claimed, claiming, claims, cost, costing, taking, took")
_LONG = frozenset({"month", "months", "year", "years", "decade"})


class TollWordReader(Reader):
    """Reads tolls from nouns that name them."""

    def _number_of_dead(self, position: int) -> bool:
        """ "the number of soldiers killed", "the number of dead", "the number of those killed"."""
        behind = self.phrases[position + 1 : position + 4]
        if len(behind) < 3 or behind[0].word != "of":
            return False
        dead, then = behind[1], behind[2]
        if dead.tag == "STATE" or dead.head in ("dead", "deaths", "fatalities", "killed"):
            return not any(word in dead.word.split() for word in ("injured", "wounded", "hurt"))
        if dead.word in ("the", "those"):
            return then.head in ("dead", "killed") or any(token.job("dead") for token in then.tokens)
        return dead.is_human and then.verb in ("kill", "die")

    def _number_of_wounded(self, position: int) -> Phrase | None:
        """ "put the number of wounded at 37", "the number of injured rose to 40": the number."""
        behind = self.phrases[position + 1 : position + 4]
        if len(behind) < 3 or behind[0].word != "of" or self._is_of_a_time(position):
            return None
        hurt = behind[2] if behind[1].word in ("those", "the", "people") else behind[1]
        is_hurt = hurt.word in _HURT or hurt.head in _HURT or hurt.verb == "injure" or hurt.state == "injure"
        if not is_hurt:
            return None
        put = self.phrases[position + 3] if behind[1].word not in ("the", "those", "people") else None
        if put is not None and put.word in ("at", "to") and position + 4 < len(self.phrases):
            number = self.phrases[position + 4]
            return number if number.is_counted else None
        return self._risen_to(position)

    def _is_of_a_time(self, position: int) -> bool:
        """Whether a number is that of many acts: told of months or years, or "since"."""
        behind = self.phrases[position : position + 12]
        return any(p.word == "since" or (p.is_time and p.tokens[-1].word in _LONG) for p in behind)

    def _risen_to(self, position: int) -> Phrase | None:
        """ "... has risen to 12", "... stands at 12": the number it now is."""
        for k in range(position + 1, len(self.phrases) - 2):
            if self.phrases[k].tag == "SEMI":
                return self._it_was(k)
            if self.phrases[k].word in _NOW and self.phrases[k + 1].word in ("to", "at"):
                number = self.phrases[k + 2]
                return number if number.is_counted else None
            if self.phrases[k].word in REVISING:
                return self._revised_to(k)
            if self.phrases[k].tag == "BE" and self.phrases[k + 1].is_bare_number:
                return self.phrases[k + 1]  # "the number of dead in the blast on Sunday is 2 and not 3"
        return None

    def _is_of_dead(self, position: int) -> bool:
        """ "an earlier toll was wrong: the figure is four": the figure of what is counted before."""
        return any(p.head in ("toll", "deaths", "dead") or p.word == "dead" for p in self.phrases[:position])

    def _it_was(self, colon: int) -> Phrase | None:
        """ "corrected the toll of the blast: it was four"."""
        behind = self.phrases[colon + 1 : colon + 4]
        is_told = len(behind) == 3 and behind[0].word == "it" and behind[1].tag == "BE" and behind[2].is_bare_number
        return behind[2] if is_told else None

    def _revised_before(self, position: int) -> Phrase | None:
        """ "revised down to four the number of dead", "cut the toll of the blast in the town to four"."""
        before = self.phrases[max(0, position - 4) : position]
        if not any(p.word in REVISING for p in before):
            return None
        if before[-1].is_bare_number:
            return before[-1]
        for k in range(position + 1, len(self.phrases) - 1):
            if self.phrases[k].tag in ("V", "v", "SEMI", "SUB", "REL"):
                return None
            if self.phrases[k].word in ("to", "at") and self.phrases[k + 1].is_counted:
                return self.phrases[k + 1]
        return None

    def _revised_to(self, verb: int) -> Phrase | None:
        """ "revised down to seven", "lowered from ten to seven"."""
        for k in range(verb + 1, min(len(self.phrases) - 1, verb + 5)):
            if self.phrases[k].word in ("to", "at") and self.phrases[k + 1].is_counted:
                return self.phrases[k + 1]
        return None

    def _brought_to(self, position: int) -> Phrase | None:
        """ "bringing the number of dead in the blast to 8", "bringing to 8 the number of dead": what it is now."""
        before = self.phrases[max(0, position - 3) : position]
        if len(before) == 3 and before[1].word == "to" and before[2].is_counted:
            return before[2]
        for k in range(position + 2, min(len(self.phrases) - 1, position + 11)):
            phrase, number = self.phrases[k], self.phrases[k + 1]
            if phrase.tag in ("V", "v", "SEMI", "SUB", "REL", "COMMA") and phrase.verb is None:
                return None
            if phrase.word == "to" and number.is_counted:
                return number
        return None

    def _toll_behind(self, position: int) -> Phrase | None:
        """ "the toll: 12 people", "toll of the blast, 12"; not whom a verb tells of ("toll: nobody was hurt")."""
        for k in range(position + 1, min(len(self.phrases), position + 8)):
            phrase = self.phrases[k]
            if phrase.tag != "NP" or not phrase.is_counted or not (phrase.is_bare_number or phrase.is_human):
                continue
            is_subject = k + 1 < len(self.phrases) and self.phrases[k + 1].verb in ("kill", "die", "injure")
            return None if phrase.is_none or is_subject else phrase
        return None

    def _toll_words(self, position: int, phrase: Phrase) -> None:
        """ "the death toll rose to 12", "claimed the lives of 20", "claimed five lives"."""
        if phrase.word == "the number" and (hurt := self._number_of_wounded(position)) is not None:
            act = self._act("injure", position, phrase, [], [])
            act.injured = Toll(hurt.number or ONE, hurt.start, hurt.end, is_toll=True)
            act.is_noun = act.is_definite = True
            self._keep(act)
            return
        if phrase.word == "the number":
            if self._is_of_a_time(position):
                return  # "the number of people murdered there since the start of the year"
            self._keep_toll(
                position, self._brought_to(position) or self._revised_before(position) or self._risen_to(position)
            )
            return
        if phrase.head == "figure" and not self._is_of_dead(position):
            return
        if phrase.head == "balance" and not any(p.word in ("dead", "killed") for p in self.phrases[position:][:5]):
            return
        if phrase.head in ("toll", "figure", "balance"):  # "with a balance of five dead", as Spanish has it
            numbers = self.clauses.after(position, frozenset({"to", "at", "of"}), 6)
            number = (
                self._revised_before(position)
                or self._risen_to(position)
                or next((p for p in numbers if p.is_counted and p.number is not None), None)
            )
            if number is None or number.number is None:
                number = self._toll_behind(position)
            self._keep_toll(position, number, is_put=position > 0 and self.phrases[position - 1].word in PUTTING)
            return
        verb = self.phrases[position - 1] if position else None
        if verb is None or verb.word not in _CLAIMING:
            return
        of = self.clauses.after(position, OF, 2)
        found = toll(of) if of else (Toll(phrase.number, phrase.start, phrase.end) if phrase.number else None)
        if found is not None:
            act = self._act("die", position, phrase, [], of)
            act.killed = found
            self._keep(act)

    def _keep_toll(self, position: int, number: Phrase | None, is_put: bool = False) -> None:
        """Those dead whom a noun counts; ``is_put``: by another source ("put the toll at")."""
        if number is None or number.number is None:
            return
        act = self._act("die", position, self.phrases[position], [], [])
        act.killed = Toll(number.number, number.start, number.end, is_toll=True, is_rival=is_put)
        act.is_noun = act.is_definite = True
        self._keep(act)
