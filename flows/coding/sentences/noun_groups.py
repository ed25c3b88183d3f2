"""Noun groups: where a noun phrase starts and how far it runs."""

from __future__ import annotations

from flows.coding.sentences.noun_phrases import ORDERED, TOGETHER, noun_phrase
from flows.coding.sentences.tokens import Token
from flows.coding.sentences.verb_groups import VerbGrouper
from flows.coding.words.directions import DIRECTIONS
from flows.coding.words.settlements import SETTLEMENTS
from flows.coding.words.word_sets import word_set

#: what a direction behind it places, besides people, things and acts: "two villages north of X"
_PLACED = SETTLEMENTS | word_set("areas, base, bases, camp, camps, forces, positions")
_WHERE = DIRECTIONS | {"outside"}
_SHIFTS = frozenset({"night", "day"})
_GUARDS = frozenset({"guard", "guards", "watchman", "watchmen"})
_BODIES = frozenset({"body", "bodies"})
_JOINS = frozenset({"and", "or", "but", "to", "&", "yet"})
_LAST = frozenset({"last", "next"})
_INNER = frozenset({"other", "such", "same", "another"})  # determiners that may stand inside
# jobs of words
_STATES = frozenset({"dead", "hurt", "unhurt"})
_NO_NOUN = frozenset({"say", "pronoun", "preposition", "subordinator"}) | _STATES
_ENDS_PLAINLY = frozenset({"be", "have", "modal", "pronoun", "preposition"})
_ENDS_NOUN = _ENDS_PLAINLY | {"relative", "subordinator"}
_RANGES = frozenset({"between", "from"})
_LEADS = frozenset({"determiner", "approximate"})
_BEFORE_NUMBER = _LEADS | {"possessive", "others"}


class NounGrouper(VerbGrouper):
    """Finds the tokens of one noun phrase, with its owner ("the group's leader")."""

    def _starts_noun(self, at: int) -> bool:
        if at >= len(self.tokens):
            return False
        token = self.tokens[at]
        sense = token.sense
        jobs = sense.jobs
        is_word = token.word[0].isalnum() and token.word not in _JOINS
        if is_word and not jobs:
            return True
        if (
            token.number is not None
            or token.is_age
            or token.is_time
            or token.actor
            or token.source
            or sense.person
            or sense.thing
            or sense.weapon
            or sense.act
        ):
            return True
        if "others" in jobs and "preposition" not in jobs:
            return True
        if not jobs:
            return False
        if "relative" in jobs:
            return token.word == "that" and self._that_is_determiner(at)
        if token.word == "her" and self._is_object(at):
            return False
        if "determiner" in jobs or "possessive" in jobs or token.word in ("no", "none", "nobody", "no one"):
            return not ("pronoun" in jobs and "determiner" not in jobs)
        if "approximate" in jobs and not ("adverb" in jobs and not self._token(at + 1)):
            following = self._token(at + 1)
            if token.word == "over" and self.out and self.out[-1].tag == "NP" and self.out[-1].is_counted:
                return False  # "61 drones over nine regions"
            if token.word in _RANGES and not (following and _is_range(following)):
                return False  # "four people from one family"
            return bool(
                following
                and (
                    following.number
                    or (following.word == "a" and ("preposition" not in jobs or self._is_number(at + 2)))
                    or following.word in ("dozens", "scores", "inr", "rs", "usd", "us")
                )
            )
        return is_word and jobs.isdisjoint(_NO_NOUN)

    def _is_number(self, at: int) -> bool:
        token = self._token(at)
        return token is not None and token.number is not None

    def _is_object(self, at: int) -> bool:
        """ "wounding her and two guards": herself, nothing of hers follows."""
        after = self._token(at + 1)
        return (
            after is None
            or not (after.word[0].isalnum() and after.word not in _JOINS)
            or (not after.sense.jobs.isdisjoint(("preposition", "subordinator", "dead")) and after.sense.person is None)
        )

    def _is_hour(self, at: int) -> bool:
        """ "five bystanders early this morning": the time begins."""
        after = self._token(at)
        if after is not None and after.word in ("this", "on", "in", "that"):
            after = self._token(at + 1)
        return after is not None and (after.is_time or after.word in ("the",))

    def _that_is_determiner(self, at: int) -> bool:
        following = self._token(at + 1)
        return bool(
            following
            and (following.sense.act or following.is_time)
            and self._token(at - 1) is not None
            and self.tokens[at - 1].job("preposition")
        )

    def _noun(self) -> None:
        phrase = noun_phrase(self._noun_tokens())
        if self.at < len(self.tokens) and self.tokens[self.at].word == "'s":
            self.at += 1
            owner = phrase
            if self.at < len(self.tokens):
                phrase = noun_phrase(self._noun_tokens())
                phrase.possessor = owner
                phrase.is_definite = True
                phrase.start = owner.start
                if not phrase.actors and phrase.person and phrase.side != "civil":
                    phrase.actors = owner.actors
        self.out.append(phrase)

    def _noun_tokens(self) -> list[Token]:
        """The tokens of the noun phrase that begins here, which is behind them then."""
        first, size = self.at, len(self.tokens)
        self.at += 1
        while self.at < size and self._continues_noun(first):
            self.at += 1
        return self.tokens[first : self.at]

    @staticmethod
    def _is_noun_before(before: Token) -> bool:
        """Whether a direction behind this word tells where something is: not "the south of", "25 km north of"."""
        return bool(
            before.actor or before.sense.person or before.sense.thing or before.sense.act or before.word in _PLACED
        )

    def _leads_to_people(self, at: int) -> bool:
        """ "50 [heavily] armed CPI-Maoist cadres"."""
        ahead = self.tokens[at : at + 3]
        while len(ahead) > 1 and (ahead[0].word == "armed" or "-" in ahead[0].word):
            ahead = ahead[1:]
        return bool(ahead) and bool(ahead[0].sense.person or ahead[0].actor)

    def _continues_noun(self, first: int) -> bool:
        """Whether the word here, behind others that began at ``first``, belongs to their noun phrase."""
        token = self.tokens[self.at]
        word, jobs = token.word, token.sense.jobs
        if not word[0].isalnum():
            return False
        before = self.tokens[self.at - 1]
        owners = before.sense.jobs
        if not (owners or before.is_time or jobs.isdisjoint(_ENDS_PLAINLY) or token.is_time or token.number):
            return False  # "guards of", "villagers were"
        if word in _WHERE and self._is_noun_before(before) and (self._token(self.at + 1) or token).word == "of":
            return False  # "by settlers south of the town", "pro-government forces south of it"
        if word == "loyal" and before.sense.person:
            return False  # "fighters loyal to the front"
        if before.sense.act and " to " in before.word:
            return False  # "an attempt to kill the judge"
        if word == "following" and before.word == "the" and self.at == first + 1:
            return True  # "the following policemen died"
        if (word in _LAST or "approximate" in jobs) and self._dates_before(token, before):
            return False  # "kidnapped Juan Perez almost two months ago"
        if before.word in _SHIFTS and word in _GUARDS:
            return True  # "the night guard"
        if token.is_time != before.is_time and "determiner" not in owners and "approximate" not in owners:
            return "adjective" in owners
        if word in TOGETHER and before.number is None:
            return True  # "a father-son duo"
        if token.number is not None:
            return self._continues_with_number(before, first)
        if word in _JOINS or (word in ("early", "late") and self._is_hour(self.at + 1)):
            return False
        is_verbal = bool(token.sense.verb or token.sense.plain)
        if not jobs and not token.sense.person and not word.endswith("ly"):
            return not (is_verbal and self._is_verb(self.at, in_noun=True))
        if ("determiner" in jobs and word not in _INNER) or "possessive" in jobs:
            return ("approximate" in owners and word != "that") or before.word in ("all", "both", "such", "half")
        if not jobs.isdisjoint(_ENDS_NOUN) or ("say" in jobs and "determiner" not in owners):
            return False
        if is_verbal and self._is_verb(self.at, in_noun=True):
            return False
        if self._is_adverb(token):
            return not owners.isdisjoint(_LEADS) or (before.number is not None and self._leads_to_people(self.at + 1))
        if not jobs.isdisjoint(_STATES):
            following = self._token(self.at + 1)
            is_led = "determiner" in owners or "possessive" in owners or before.number is not None
            if following and following.word in _BODIES:
                return True  # "an unidentified dead body"
            return is_led and bool(following and (following.sense.person or following.actor))
        return not (token.sense.person and before.sense.person and before.sense.plural and not token.actor)

    def _dates_before(self, token: Token, before: Token) -> bool:
        """Whether a word behind a name or a person opens when it was: "almost two months ago", "last 9 August"."""
        is_last = token.word in _LAST
        following = self._token(self.at + 1)
        if following is None:
            return False
        if following.number is not None:
            return bool(before.is_capital or before.sense.person)
        return is_last and following.is_time and bool(before.sense.person)

    def _continues_with_number(self, before: Token, first: int) -> bool:
        """ "the two", "a class nine student", "flight 12"."""
        owners = before.sense.jobs
        if before.word in ORDERED or before.word == "total" or before.is_time or not owners.isdisjoint(_BEFORE_NUMBER):
            return True
        if self.at == first + 1 and "adverb" in owners:
            return True
        is_named = not before.number and not before.sense.person and before.is_capital
        return is_named and not _is_person_next(self._token(self.at + 1))


def _is_person_next(token: Token | None) -> bool:
    return bool(token and (token.sense.person or token.actor))


def _is_range(token: Token) -> bool:
    """ "seven and nine", "five to six": a number with two ends."""
    return token.number is not None and token.number.min != token.number.max
