"""Which words of a sentence are verbs, and which only look like one ("the wounded soldiers", "a killing")."""

from __future__ import annotations

from flows.coding.sentences.phrases import Phrase
from flows.coding.sentences.tokens import Token
from flows.coding.sentences.unknown_words import UNKNOWN_ING

_DOCUMENTS = frozenset({"report", "communique", "statement", "document", "bulletin", "source", "spokesman", "note"})
_OF_WOUNDS = frozenset({"gunshot", "shot", "bullet", "stab", "graze", "gun", "shrapnel", "knife", "multiple", "exit"})


_OF_A_SHOT = frozenset({"errant", "rifle", "shotgun", "single", "stray", "warning"})
#: "accused of killing Ann Lee", "fled after shooting Lee", ", killing Lee"; not "in killing"
_GOVERNING = frozenset({",", "after", "before", "by", "for", "from", "of", "to", "while", "with", "without"})
_SUFFERING = frozenset({"received", "receiving", "suffer", "suffered", "suffering", "sustained", "sustaining", "with"})
_SMALL = frozenset({"and", "but", "nor", "or", "so"})  # in capitals they look like names
_NOUNS_TOO = frozenset(
    {"forces", "units", "plans", "places", "claims", "charges", "reports", "returns", "target", "targets"}
)
_JOINING = frozenset({"subordinator", "preposition"})  # jobs of words


class VerbWords:
    """A sentence being grouped: its tokens, the phrases so far, the auxiliaries that wait for their verb."""

    def __init__(self, tokens: list[Token]) -> None:
        self.tokens = tokens
        self.out: list[Phrase] = []
        self.at = 0
        self._aux: list[Token] = []
        self._also = False

    def _token(self, at: int) -> Token | None:
        return self.tokens[at] if 0 <= at < len(self.tokens) else None

    @staticmethod
    def _is_adverb(token: Token) -> bool:
        word, sense = token.word, token.sense
        if not sense.jobs:
            is_other = sense.verb or sense.person or sense.thing or token.is_capital
            return word.endswith("ly") and len(word) > 5 and not is_other
        return "adverb" in sense.jobs and sense.jobs.isdisjoint(_JOINING) and token.number is None

    def _is_verb(self, at: int, in_noun: bool = False) -> bool:
        token = self.tokens[at]
        sense = token.sense
        form = sense.form if sense.verb else sense.plain
        if not form or token.is_time:
            return False
        if token.actor and token.is_capital and not sense.verb:
            return False
        before, after = self._token(at - 1), self._token(at + 1)
        if before is not None and _is_wound_or_shot(before, token):
            return False
        if before is not None and form == "base" and before.job("adverb") and not before.job("preposition"):
            before = self._token(at - 2)  # "rebels also kill a guard"
        if self._aux and not in_noun:
            return form in ("past", "ing") or bool(
                form == "base" and any(t.job("modal") or t.job("have") for t in self._aux)
            )
        if token.word == "armed" and after is not None and (after.sense.person or after.actor or "-" in after.word):
            return False  # "100 heavily armed cadres"
        if form == "past":
            return self._past_is_verb(at, before, after, in_noun)
        nominal = bool(sense.act or sense.thing or sense.weapon or sense.person)
        if form == "ing":
            is_of_noun = in_noun and _stands_in_noun(token, before, after)
            is_led = before is not None and after is not None and after.word == "between"
            if is_of_noun or (is_led and sense.act == "clash"):  # "heavy fighting between"
                return False
            return not self._ing_is_noun(before, after, nominal)
        if before is not None and (before.word == "to" or before.job("modal")):
            return True
        return self._base_is_verb(at, before, after, form, nominal, in_noun)

    def _past_is_verb(self, at: int, before: Token | None, after: Token | None, in_noun: bool) -> bool:
        """Whether a past form is no adjective; an adverb before one belongs to it."""
        lead = self._token(at - 2)
        if before is not None and self._is_adverb(before) and lead is not None and lead.job("preposition"):
            before = lead  # "a follower of recently slain candidate Luis Galo"
        if in_noun and before is not None and self._is_adverb(before):
            before = lead if lead is not None and lead.job("determiner") else before  # "the recently slain judge"
        return not self._is_adjective(before, after, in_noun)

    def _is_bare_behind_preposition(self, at: int) -> bool:
        """Whether a word for one person stands without an article behind a preposition: it says of what kind."""
        token, before = self.tokens[at], self._token(at - 1)
        is_one = bool(token.sense.person) and not token.sense.plural and token.actor is None
        return is_one and before is not None and bool(before.job("preposition"))

    def _is_adjective(self, before: Token | None, after: Token | None, in_noun: bool) -> bool:
        """ "the wounded soldiers", "two killed": a participle inside a noun phrase, or after a bare number a verb."""
        if after is None:
            return False
        if (
            before is None or (before.job("preposition") and before.word not in ("after", "before", "since", "until"))
        ) and (after.sense.person or after.actor):
            return True
        if before is None:
            return False
        if before.word == "another" and not (after.sense.person or after.actor):
            return False  # "another sustained injuries"
        opens = (before.job("determiner") and before.word != "that") or before.job("possessive") or before.word == "'s"
        if opens or (in_noun and before.number is not None):
            return not (
                after.job("preposition")
                or after.job("be")
                or after.word in (",", ";", ".", "and", "or", "when", "after")
            ) or (
                bool(opens)
                and (after.job("be") or after.word in (",", ".", "and") or after.job("preposition"))
                and not in_noun
            )
        return False

    def _ing_is_noun(self, before: Token | None, after: Token | None, nominal: bool) -> bool:
        if before is not None and (before.job("determiner") or before.job("possessive") or before.word == "'s"):
            return True
        takes_object = after is not None and bool(
            (after.job("determiner") and not after.job("relative"))
            or after.job("possessive")
            or after.number
            or after.job("approximate")
            or after.sense.person
            or after.actor
            or after.is_age
            or after.word in ("nobody", "no one", "former")
            or (after.job("pronoun") and after.word != "it")
            or (_may_be_name(after) and before is not None and before.word in _GOVERNING)
        )
        if nominal:
            return not takes_object or (after is not None and after.word in ("of", "in", "on", "at", "by"))
        return False

    def _base_is_verb(
        self, at: int, before: Token | None, after: Token | None, form: str, nominal: bool, in_noun: bool
    ) -> bool:
        if before is not None and before.word == "another" and form == "third":
            return True  # "one is killed and another sustains injuries"
        if before is not None and before.number is not None and self.tokens[at].word == "die":
            return True  # "four shot, two die"
        if before is None or before.job("determiner") or before.job("possessive") or before.number is not None:
            return False
        if before.job("preposition") or (before.word in ("'s", "and", "or", ",") and nominal):
            return False
        agrees = _plural_like(before) if form == "base" else not _plural_like(before)
        if form == "third" and before.word in _DOCUMENTS and not nominal:
            return True  # "the report indicates Juan Perez was abducted"
        if before.job("pronoun") or before.job("relative"):
            return True
        objects = after is not None and bool(
            after.job("determiner")
            or after.job("possessive")
            or after.number
            or after.sense.person
            or after.actor
            or after.sense.thing
            or (after.job("approximate") and not after.job("preposition"))
            or after.job("pronoun")
            or after.is_age
            or (_may_be_name(after) and _fights(before) and self.tokens[at].sense.verb is not None)
        )
        if not objects and token_is_noun_too(self.tokens[at]):
            return False
        if nominal:
            if (after is not None and after.word == "that") or self._is_bare_behind_preposition(at - 1):
                return False  # "the criminal attacks that killed two", "a number of terrorist attacks"
            somebody = bool(before.sense.person) or _fights(before)
            agrees = agrees or (form == "base" and after is not None and after.is_capital and _fights(before))
            return agrees and objects and (somebody or (form == "third" and (before.is_capital or not in_noun)))
        if objects and not nominal and (sense_is_violent(before, objects) or before.word in ("and", ",")):
            return True
        return agrees and (
            not in_noun
            or objects
            or bool(before.sense.person or before.actor or before.job("others"))
            or (after is not None and (after.job("preposition") or after.word in ("that", "to")))
        )


def _counts(token: Token | None) -> bool:
    return token is not None and token.number is not None


def _may_be_name(token: Token) -> bool:
    return token.is_capital and not token.sense.jobs and not token.is_time and token.word not in _SMALL


def token_is_noun_too(token: Token) -> bool:
    """ "rebel forces", "a military target": a verb only with an object."""
    return token.word in _NOUNS_TOO


def sense_is_violent(before: Token, has_objects: bool) -> bool:
    """ "the CPI-Maoist kill four": people before, objects behind."""
    return has_objects and bool(before.actor or before.sense.person)


def _fights(token: Token) -> bool:
    """A group, or planes and drones: "the front shell Velm", "jets bomb Velm"."""
    return bool(token.actor) or (token.word.endswith("s") and token.sense.weapon in ("air_strike", "drone"))


def _plural_like(token: Token) -> bool:
    if token.sense.person or token.sense.act or token.sense.thing:
        return token.sense.plural or token.word in ("police", "people", "personnel")
    return token.word.endswith("s") and not token.word.endswith(("ss", "ous"))  # "serious damage"


def _is_wound_or_shot(before: Token, token: Token) -> bool:
    """ "Suffering from gunshot wounds to his back", "a single shot rang out": nouns, by what stands before."""
    if token.word in ("wounds", "wound"):
        return before.word in _OF_WOUNDS | _SUFFERING or before.word.endswith("-threatening")
    return token.word == "shot" and before.word in _OF_A_SHOT


def _stands_in_noun(token: Token, before: Token | None, after: Token | None) -> bool:
    """Whether an "-ing" form within a noun is a part of it: "a top ranking leader", "three leading officials"."""
    if token.sense is UNKNOWN_ING and not (after is not None and _opens_object(after)):
        return True
    return not token.sense.verb and _counts(before) and after is not None and bool(after.sense.person)


def _opens_object(token: Token) -> bool:
    jobs = ("determiner", "possessive", "preposition", "pronoun")
    return bool(token.number) or token.word == "to" or any(token.job(job) for job in jobs)
