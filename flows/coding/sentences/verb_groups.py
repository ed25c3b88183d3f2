"""Verb groups: a verb with its auxiliaries, voice and mood."""

from __future__ import annotations

from flows.coding.sentences.phrases import Phrase
from flows.coding.sentences.tokens import Token
from flows.coding.sentences.verb_words import VerbWords
from flows.coding.words.word_sets import word_set

#: after these an infinitive tells what was done: "managed to flee", "forced to leave"
_LEADING_ON = word_set(
    """
    managed, proceeded, went, came, forced, succeeded, resorted, began, started, continued, had, turned, forcing,
    prompting, forces, dead, led
    """
)


_HELD_OF_GROUPS = frozenset({"alleged", "believed", "reported", "said", "learnt", "learned"})


def _is_group(phrase: Phrase) -> bool:
    return (phrase.side == "armed" and phrase.plural) or any(actor.is_armed_group for actor in phrase.actors)


class VerbGrouper(VerbWords):
    """Makes a phrase of a verb and the auxiliaries before it."""

    def _verb(self, token: Token) -> None:
        sense = token.sense
        form = sense.form if sense.verb else (sense.plain or "")
        aux = self._aux
        start = aux[0].start if aux else token.start
        verb = Phrase("V" if sense.verb else "v", start, token.end, token.word, [token])
        verb.verb, verb.form = sense.verb, form
        verb.progressive = form == "ing"
        verb.also, self._also = self._also, False
        if aux:
            self._bend(verb, aux)
        verb.unreal = verb.unreal or (form != "ing" and self._is_infinitive()) or self._is_suspected(aux)
        if not sense.verb and form in ("past", "ing") and not aux and self._is_participle(token, form):
            verb.tag = "PART"
        if sense.jobs & {"hurt", "dead"} and aux and not sense.verb:
            verb.tag = "STATE"
        self._aux = []
        self.at += 1
        self.out.append(verb)

    @staticmethod
    def _bend(verb: Phrase, aux: list[Token]) -> None:
        """What its auxiliaries tell of a verb."""
        verb.has_auxiliary, verb.auxiliaries = True, aux
        jobs = frozenset().union(*(token.sense.jobs for token in aux))
        verb.passive = verb.form == "past" and "be" in jobs
        verb.perfect = any(token.word == "had" for token in aux)
        verb.negated = "not" in jobs
        verb.unreal = "hypothetical" in jobs

    def _flush_aux(self) -> None:
        """A form of "be" or "have" with no verb after it."""
        first, last = self._aux[0], self._aux[-1]
        bent = Phrase("BE", first.start, last.end, last.word, list(self._aux))
        if self.out and self.out[-1].word == "to" and first.word == "be":
            bent.tag = "OTHER"  # "suspecting them to be informers": no finite verb
        bent.negated = any(token.job("not") for token in self._aux)
        bent.unreal = any(token.job("hypothetical") for token in self._aux)
        self.out.append(bent)
        self._aux = []

    def _is_suspected(self, aux: list[Token]) -> bool:
        """ "suspected to have shot dead a teacher": what somebody is held for, told by the way."""
        if not aux or not self.out or self.out[-1].word != "to" or len(self.out) < 2 or self._is_held_to(aux):
            return False
        return self.out[-2].word in ("suspected", "accused", "wanted", "alleged", "supposed", "likely", "feared")

    def _is_held_to(self, aux: list[Token]) -> bool:
        """ "is suspected to have been shot by rebels": a sentence's own verb tells it, with less certainty."""
        if len(self.out) < 3 or self.out[-1].word != "to":
            return False
        held, holder = self.out[-2], self.out[-3]
        if not any(t.word in ("be", "been") for t in aux):  # "the rebels are alleged to have shot": a group, no suspect
            return held.passive and held.word in _HELD_OF_GROUPS and holder.tag == "NP" and _is_group(holder)
        is_own = held.passive and held.word in ("suspected", "alleged", "believed", "reported", "feared", "thought")
        return is_own and self.out[-3].tag not in ("REL", "SUB")

    def _is_infinitive(self) -> bool:
        """ "tried to kill" is no killing; "managed to kill" is one."""
        before = self._token(self.at - 1)
        if before is None or before.word != "to":
            return False
        if self.out and self.out[-1].tag == "P" and self.out[-1].word == "to":
            self.out.pop()
        lead = self.out[-1].word if self.out else ""
        is_means = len(self.out) > 1 and self.out[-1].weapon is not None and self.out[-2].word == "used"
        return lead not in _LEADING_ON and not is_means  # "used explosives to blow up a bridge"

    def _is_participle(self, token: Token, form: str) -> bool:
        """ "persons, identified as", "a man carrying": no finite verb."""
        if form == "ing":
            return True
        if not self.out or self.out[-1].tag not in ("COMMA", "NP", "AND"):
            return False
        following = self._token(self.at + 1)
        if following is not None and (
            following.number is not None
            or following.job("determiner")
            or following.job("possessive")
            or (following.sense.person and not following.sense.plural)
            or (following.sense.weapon and token.word == "used")
        ):
            return False  # "identified two men", "the attackers used bombs": finite
        return token.job("participle") or bool(following and following.word == "by")
