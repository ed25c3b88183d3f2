"""Of whom a participle without an auxiliary tells: "four people shot", "left two men wounded", "a bomb planted by"."""

from __future__ import annotations

from dataclasses import dataclass

from flows.coding.sentences.objects import FINITE, Objects
from flows.coding.sentences.phrases import Phrase

_LEAVING = frozenset({"left", "leaves", "leaving", "leave", "found", "find", "finding", "located", "discovered"})

#: "in memory of the 58 people killed": no news of it
_TRIBUTES = frozenset({"homage", "honor", "honour", "memory", "remembrance", "tribute"})
_HARM = frozenset({"abduct", "injure", "kill", "rape", "shoot"})
_WHEN = frozenset({"in", "during", "on", "when", "at", "last"})
_ENDING = frozenset({"resulted", "resulting", "ended", "ending"})


_WHILE = frozenset({"as", "when", "while"})


@dataclass(frozen=True, slots=True)
class Participles(Objects):
    """The phrases of one sentence, asked whom a participle describes."""

    def past_fronted(self, start: int, verb: int) -> int:
        """ "Acting on a tip about rebels, a patrol raided": what a participle opens the sentence with is no subject."""
        opening = self.phrases[start : start + 2]
        if len(opening) < 2 or not (
            opening[0].tag == "PART" or (opening[0].tag == "P" and opening[1].tag == "PART" and opening[1].progressive)
        ):
            return start
        commas = [k for k in range(start, verb) if self.phrases[k].tag == "COMMA" and self.phrases[k + 1].tag == "NP"]
        while len(commas) > 1 and any(p.tag == "AND" for p in self.phrases[commas[-1] : verb]):
            commas.pop()  # "..., police, army and guards raided"
        return commas[-1] + 1 if commas else start

    def _left_behind(self, verb: int) -> list[Phrase]:
        """ "a shooting that left four students wounded": the students."""
        if self.phrases[verb].has_auxiliary or self.phrases[verb].form != "past":
            return []
        at = verb - 1
        while at > 0 and self.phrases[at].tag in ("NP", "AND", "COMMA", "OTHER"):
            at -= 1
        if at > 0 and self.phrases[at].word in ("in", "with") and self.phrases[at - 1].word in _ENDING:
            return self.listed(at + 1, verb)  # "resulted in two guards and a clerk killed"
        is_left = at >= 0 and self.phrases[at].word in _LEAVING
        return self.listed(at + 1, verb) if is_left and not self.phrases[at].passive else []

    def _is_among(self, verb: int) -> bool:
        """ "two teens among four shot", "one of five men shot": four were, and five."""
        if verb < 2 or self.phrases[verb].has_auxiliary or self.phrases[verb].form != "past":
            return False
        counted, before = self.phrases[verb - 1], self.phrases[verb - 2]
        is_people = counted.is_counted and (counted.is_human or counted.is_bare_number)
        is_one_of = before.word == "of" and verb > 2 and self.phrases[verb - 3].word == "one" and counted.plural
        return is_people and (before.word == "among" or is_one_of)

    def _modifies_inner(self, verb: int) -> bool:
        """Whether a participle hangs on the noun right before it rather than on the whole chain: with "by", and where
        the chain is no human's."""
        if verb < 2 or verb + 1 >= len(self.phrases):
            return False
        if self.phrases[verb].has_auxiliary or self.phrases[verb].form != "past":
            return False
        inner, join = self.phrases[verb - 1], self.phrases[verb - 2]
        if inner.tag != "NP" or not inner.is_human:
            return False
        behind = self.phrases[verb + 1].word
        whole = self.phrases[verb - 3] if verb > 2 else None
        if whole is not None and self._is_of_one_harmed(whole, verb):
            return True
        if not inner.is_counted:
            return False
        is_of_people = whole is not None and not (whole.is_human or whole.is_bare_number or whole.head in _TRIBUTES)
        return join.word == "of" and (behind == "by" or (is_of_people and inner.plural and behind in _WHEN))

    def _is_of_one_harmed(self, whole: Phrase, verb: int) -> bool:
        """ "a song for the judge murdered in May", "flowers at the grave of the girl shot by guards"."""
        join, told, behind = self.phrases[verb - 2], self.phrases[verb], self.phrases[verb + 1]
        if whole.tag != "NP" or join.tag != "P" or told.verb not in _HARM or behind.tag not in ("P", "SUB"):
            return False
        is_doer = whole.is_human or whole.is_counted or whole.is_bare_number or whole.act or whole.weapon
        return not (is_doer or whole.head in _TRIBUTES)

    def _are_both(self, cut: int, verb: int) -> bool:
        """ "the names of the man and the boy shot dead": both."""
        if cut != verb - 2 or cut < 2 or self.phrases[verb].has_auxiliary or self.phrases[verb].form != "past":
            return False
        one, other = self.phrases[cut - 1], self.phrases[cut + 1]
        return one.is_human and other.is_human and self.phrases[cut - 2].word == "of"

    def _is_reduced(self, at: int, verb: int) -> bool:
        """ "two bombs planted on a bus killed ten", "a guard, abducted by rebels, was found dead": the first verb only
        describes."""
        phrase = self.phrases[at]
        if phrase.tag not in ("V", "v") or phrase.form != "past" or not 0 < at < verb - 1:
            return False
        if phrase.has_auxiliary and not phrase.is_gerund:
            return False  # but "two guards being held by rebels were shot"
        described, inside = self.phrases[at - 1], self.phrases[at:verb]
        if described.tag == "COMMA" and at > 1 and self.phrases[verb].has_auxiliary:
            described = self.phrases[at - 2]
            inside = inside[:-1] if inside[-1].tag == "COMMA" else inside
        behind = self.phrases[at + 1]
        is_finite = self.phrases[verb].form == "past" or self.phrases[verb].tag == "BE"
        if described.tag != "NP" or not (behind.tag == "P" or behind.is_time) or not is_finite:
            return False
        if self._is_corner(verb):
            inside = [p for p in inside if p.tag != "AND"]
        return not any(p.tag in ("AND", "COMMA", "SUB", "REL", "SEMI") for p in inside)

    def _is_corner(self, verb: int) -> bool:
        """ "a man injured at 22nd and Bragg has died": two streets before the verb, the second no subject of it."""
        if verb < 5 or not self.phrases[verb].has_auxiliary:
            return False
        at, street, join, other = self.phrases[verb - 4 : verb]
        is_name = bool(other.name) and not (other.person or other.is_counted)
        return at.word in ("at", "near", "of") and join.tag == "AND" and is_name and not street.person

    def _is_done_besides(self, at: int, verb: int) -> bool:
        """ "the men who were seized, beaten and shot": participles that share one "were"."""
        earlier, later = self.phrases[at], self.phrases[verb]
        if not (earlier.tag == "V" and earlier.passive) or later.form != "past" or later.has_auxiliary:
            return False
        if at == verb - 1 or any(p.tag not in ("COMMA", "AND", "OR", "OTHER") for p in self.phrases[at + 1 : verb]):
            return False
        return not (verb + 1 < len(self.phrases) and self.phrases[verb + 1].tag in ("NP", "PRON"))

    def _passed_by(self, at: int) -> int | None:
        """ "a bomb exploded as a convoy passed, wounding two": the act that went on while something else was done."""
        opener = next((k for k in range(at, 0, -1) if self.phrases[k].tag == "SUB"), 0)
        if self.phrases[at].tag != "v" or self.phrases[at].passive or self.phrases[opener].word not in _WHILE:
            return None
        main = next((k for k in range(opener - 1, 0, -1) if self.phrases[k].tag in FINITE), 0)
        is_deed = self.phrases[main].tag == "V" and not (self.phrases[main].passive or self.phrases[main].progressive)
        return main if is_deed else None
