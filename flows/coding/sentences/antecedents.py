"""What a relative pronoun stands for: one noun phrase or two before it, and where its clause opens."""

from __future__ import annotations

from dataclasses import dataclass

from flows.coding.sentences.appositions import place_like
from flows.coding.sentences.participles import Participles
from flows.coding.sentences.phrases import Phrase
from flows.coding.words.people import KIN


@dataclass(frozen=True, slots=True)
class Antecedents(Participles):
    """The phrases of one sentence, asked what stands before "who" and "which"."""

    def _together(self, k: int) -> list[Phrase]:
        """ "a boy and a girl", "citizens Ana Ruiz, Luis Ruiz and Jan Holt": the single people of a list that ends at
        ``k``, each told with "a" or by name; just the last where it is no such list."""
        found = [self.phrases[k]]
        if k < 2 or self.phrases[k - 1].tag != "AND" or not _is_one(self.phrases[k]):
            return found
        k -= 3 if self.phrases[k - 2].tag == "COMMA" else 2
        while k >= 0 and _is_one(self.phrases[k]):
            found.insert(0, self.phrases[k])
            if k < 2 or self.phrases[k - 1].tag != "COMMA":
                break
            k -= 2
        return found

    def _is_said_of_those(self, k: int) -> bool:
        """ "six nurses, five of them Danes": what some of those before are."""
        if k < 5 or self.phrases[k - 4].tag != "COMMA":
            return False
        return self.phrases[k - 1].word == "them" and self.phrases[k - 2].word == "of"

    def _is_told_so(self, at: int) -> bool:
        """ "in acts that observers described as cruel, gunmen killed": the participle is the relative clause's verb."""
        behind = self.phrases[at + 1 : at + 3]
        return len(behind) == 2 and behind[0].tag == "NP" and behind[1].tag == "PART" and behind[1].form == "past"

    def _is_pluperfect(self, at: int) -> bool:
        return any(token.word == "had" for p in self.phrases[at : at + 4] for token in p.auxiliaries)

    def _is_person_of_thing(self, at: int, k: int) -> bool:
        """ "a report of a man who was hurt", "on two men that were shot": the men, whatever they hang on; and "the
        mother of a girl who", where she is told of first here."""
        holder, person = self.phrases[k - 2], self.phrases[k]
        is_done_to = self.phrases[at].word == "that" and any(p.passive for p in self.phrases[at + 1 : at + 2])
        if not (self.phrases[at].word == "who" or is_done_to) or not person.is_human or holder.is_bare_number:
            return False
        if _is_somebody(holder) and not self._is_place(k - 2):
            return holder.head in KIN and k == at - 1 and bool(person.is_counted and not person.plural)
        return bool(person.is_counted or person.name or person.person)

    def _is_place(self, k: int) -> bool:
        """ "a vigil in Velm for a man who": a name behind "in" or "at" is where, not who."""
        return place_like(self.phrases[k]) and k > 0 and self.phrases[k - 1].word in ("in", "at", "near", "outside")

    def _relative_start(self, at: int) -> int | None:
        """Where the relative clause of the verb at ``at`` opens, if it stands in one."""
        k = at - 1
        while k >= 0 and (self.phrases[k].tag in ("OTHER", "COMMA") or (k == at - 1 and self.phrases[k].tag == "v")):
            k -= 1  # "who tried to snatch a rifle"
        if k > 0 and self.phrases[k].tag == "NP" and self.phrases[k - 1].word in ("whose", "whom", "where"):
            k -= 1  # "dealers whose clients included rebels", "the hall, where a car was parked, was destroyed"
        if (
            k > 0
            and (self.phrases[k].tag == "REL" or self.phrases[k].word == "where")
            and self.phrases[k - 1].tag in ("NP", "COMMA")
        ):
            return k
        if k > 2 and self.phrases[k].word == "whom" and self._is_part_of_those(k - 2, at):
            return k - 2  # "three guards, two of whom were off duty, were shot"
        return None

    def _goes_on_with(self, at: int, verb: int) -> bool:
        """ "rebels who took him to the woods and thrashed him": a second verb, with its object, of the same clause."""
        phrase, join = self.phrases[verb], self.phrases[verb - 2 : verb]
        if join[1].tag != "AND" or join[0].tag == "COMMA" or verb + 1 >= len(self.phrases):
            return False
        is_alike = phrase.form == self.phrases[at].form == "past" and not phrase.has_auxiliary
        return is_alike and self.phrases[verb + 1].tag in ("NP", "PRON")

    def _nominal(self, at: int) -> bool:
        k = at - 1
        while k >= 0 and self.phrases[k].tag == "COMMA":
            k -= 1
        return k >= 0 and self.phrases[k].tag == "NP"


def _is_somebody(phrase: Phrase) -> bool:
    """People; in capitals "an arrest warrant" looks like a name, but for its article."""
    is_loose = bool(phrase.name) and not (phrase.person or phrase.actors) and phrase.tokens[0].job("determiner")
    return phrase.is_human and not is_loose


def _is_one(phrase: Phrase) -> bool:
    """One person, told with "a" or by a name of several words, whatever their title ("citizens Ana Ruiz and ...")."""
    if phrase.tag != "NP" or not phrase.is_human or not (phrase.is_counted or " " in phrase.name):
        return False
    return not phrase.plural or (phrase.name_span is not None and not phrase.is_counted)
