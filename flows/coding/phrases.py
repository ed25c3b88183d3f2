"""Tokens grouped into phrases: noun phrases with number, head and actor, verbs with voice and mood, what joins them.

The grouping follows FASTUS (Hobbs et al. 1997): no full parse, but basic phrases, whose order clauses.py reads.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Literal

from flows.coding.lexicon import Actor
from flows.coding.numbers import ONE, SEVERAL, Quantity, qualified
from flows.coding.tokens import UNKNOWN_ING, Token

Tag = Literal["NP", "V", "v", "P", "AND", "OR", "COMMA", "SUB", "REL", "SEMI", "PART", "PRON", "STATE", "BE", "OTHER"]
_COLLECTIVE = frozenset(
    {
        "family",
        "mob",
        "crowd",
        "gang",
        "police",
        "military",
        "militia",
        "personnel",
        "squad",
        "security force",
        "dalam",
        "group",
        "mafia",
        "patrol",
        "police party",
        "police team",
        "patrol party",
        "platoon",
        "armed group",
        "armed gang",
        "death squad",
        "security forces",
    }
)
_JOINS = frozenset({"and", "or", "but", "to", "&", "yet"})
_ORGANS = frozenset(
    {
        "committee",
        "faction",
        "division",
        "wing",
        "squad",
        "dalam",
        "group",
        "outfit",
        "party",
        "branch",
        "front",
        "commission",
        "command",
        "unit",
        "cell",
        "organisation",
        "organization",
        "formation",
        "company",
        "platoon",
        "zone",
        "bureau",
    }
)
_GROUPS = frozenset(
    {
        "group",
        "team",
        "party",
        "number",
        "members",
        "member",
        "contingent",
        "squad",
        "gang",
        "band",
        "cadres",
        "cadre",
        "column",
        "unit",
        "section",
    }
)


@dataclass(slots=True)
class Phrase:
    """One phrase of a sentence. A noun phrase ("NP") has number, head and maybe an actor; a verb ("V" of the lexicon's
    violence, "v" any other finite one) has its class, form, voice and mood."""

    tag: Tag
    start: int
    end: int
    word: str = ""
    tokens: list[Token] = field(default_factory=list)
    # noun phrases
    number: Quantity | None = None
    is_counted: bool = False
    is_definite: bool = False
    is_none: bool = False
    person: str | None = None
    side: str = ""
    plural: bool = False
    actors: tuple[Actor, ...] = ()
    thing: str | None = None
    weapon: str | None = None
    act: str | None = None
    state: str | None = None
    name: str = ""
    name_span: tuple[int, int] | None = None
    head: str = ""
    role_span: tuple[int, int] | None = None
    possessor: Phrase | None = None
    names: list[Phrase] = field(default_factory=list)
    is_bare_others: bool = False
    is_aged: bool = False
    is_time: bool = False
    # verbs
    verb: str | None = None
    form: str = ""
    passive: bool = False
    has_auxiliary: bool = False
    auxiliaries: list[Token] = field(default_factory=list)
    negated: bool = False
    unreal: bool = False
    also: bool = False
    perfect: bool = False
    progressive: bool = False

    @property
    def is_human(self) -> bool:
        """People, a named person, or an actor; not things and acts."""
        return (
            bool(self.person or self.is_aged or self.is_bare_others or (self.name and not self.thing) or self.actors)
            and not self.act
        )

    @property
    def is_bare_number(self) -> bool:
        """ "three" alone: people, where a verb of killing says so."""
        return self.is_counted and not (
            self.person or self.thing or self.weapon or self.act or self.name or self.actors or self.head
        )


def group(tokens: list[Token]) -> list[Phrase]:
    """Group the tokens of one sentence."""
    return _Grouper(tokens).run()


class _Grouper:
    """Walks the tokens once; auxiliaries wait in ``_aux`` for their verb."""

    def __init__(self, tokens: list[Token]) -> None:
        self.tokens = tokens
        self.out: list[Phrase] = []
        self.at = 0
        self._aux: list[Token] = []
        self._also = False

    def run(self) -> list[Phrase]:
        while self.at < len(self.tokens):
            self._step()
        if self._aux:
            self._flush_aux()
        _attach(self.out)
        _belongs(self.out)
        _suspected(self.out)
        return self.out

    def _step(self) -> None:
        token = self.tokens[self.at]
        jobs = token.sense.jobs
        if (
            not jobs
            and token.word != "including"
            and not self._opens_with_adverb(token)
            and not token.word.endswith("ly")
        ):
            self._content_word(token)
            return
        bends = token.job("be") or token.job("have") or token.job("modal") or (token.job("not") and self._aux)
        if token.actor is None and bends and not (token.job("have") and not self._aux and self._owns()):
            self._aux.append(token)
            self.at += 1
            return
        if (
            token.job("dead")
            and token.job("adverb")
            and not (self._token(self.at + 1) and self._is_verb(self.at + 1))
            and not self._aux
        ):
            self._join(token)
            return
        if (self._is_adverb(token) or self._opens_with_adverb(token)) and not self._noun_follows_adverb():
            if token.job("not"):
                self._aux.append(token)
            self._also = token.word in ("also", "too", "additionally")
            self.at += 1
            return
        if token.word == "including":
            self._join(token)
            return
        self._content_word(token)

    def _content_word(self, token: Token) -> None:
        """A verb, a noun phrase, or whatever else stands there."""
        if self._is_verb(self.at):
            self._verb(token)
            return
        if self._aux:
            self._flush_aux()
        if self._starts_noun(self.at):
            self._noun()
            return
        self._join(token)

    # ---------------------------------------------------------------- small words
    def _join(self, token: Token) -> None:
        self.at += 1
        word = token.word
        if token.job("relative") and word != "where":
            tag: Tag = "REL"
        elif token.job("subordinator") and not self._as_preposition(token):
            tag = "SUB"
        elif token.job("preposition") or token.job("subordinator") or word in ("to", "according to"):
            tag = "P"
        elif word in ("and", "&", "plus"):
            tag = "AND"
        elif word in ("or",):
            tag = "OR"
        elif word in ("but", "yet"):
            tag = "AND"
        elif word in (",", "--", "-", "/"):
            tag = "COMMA"
        elif word in (";", ":", ".", "!", "?"):
            tag = "SEMI"
        elif token.job("pronoun"):
            tag = "PRON"
        elif token.job("dead") or token.job("hurt") or token.job("unhurt"):
            tag = "STATE"
        else:
            tag = "OTHER"
        self.out.append(Phrase(tag, token.start, token.end, word, [token]))

    def _as_preposition(self, token: Token) -> bool:
        """ "after the blast" is a preposition, "after they fired" a subordinator."""
        if token.word in ("that", "when", "while", "if", "because", "although", "though", "unless", "whether", "where"):
            return False
        if not token.job("preposition"):
            return False
        k = self.at
        while k < len(self.tokens) and k < self.at + 14:
            following = self.tokens[k]
            if following.word in (",", ";", "and", "that", "who", "which"):
                return True
            if following.job("be") or following.job("have") or following.job("modal"):
                return False
            if self._is_verb(k):
                return following.sense.form == "ing" or (following.sense.plain == "ing")
            k += 1
        return True

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

    @staticmethod
    def _is_adverb(token: Token) -> bool:
        if (
            token.word.endswith("ly")
            and len(token.word) > 5
            and token.sense.jobs == frozenset()
            and not (token.sense.person or token.sense.thing or token.is_capital)
        ):
            return True
        return (
            token.job("adverb")
            and not token.job("subordinator")
            and not token.job("preposition")
            and token.number is None
        )

    def _opens_with_adverb(self, token: Token) -> bool:
        """ "Fortunately, nobody was hurt"."""
        return (
            self.at == 0
            and token.word.endswith("ly")
            and len(token.word) > 5
            and not token.sense.person
            and not token.actor
        )

    def _owns(self) -> bool:
        """ "have" with an object is no auxiliary."""
        k = self.at + 1
        while k < len(self.tokens) and (
            self._is_adverb(self.tokens[k]) or self.tokens[k].job("not") or self.tokens[k].job("be")
        ):
            k += 1
        if k >= len(self.tokens):
            return True
        sense = self.tokens[k].sense
        return (sense.form if sense.verb else sense.plain) != "past" and self._starts_noun(k)

    def _noun_follows_adverb(self) -> bool:
        """ "only three", "all five": bends the number; "heavily armed men": belongs to the noun phrase."""
        token, following = self.tokens[self.at], self._token(self.at + 1)
        return bool(token.job("approximate") and following and (following.number or following.job("determiner")))

    def _token(self, at: int) -> Token | None:
        return self.tokens[at] if 0 <= at < len(self.tokens) else None

    # ---------------------------------------------------------------- verbs
    def _is_verb(self, at: int, in_noun: bool = False) -> bool:
        token = self.tokens[at]
        sense = token.sense
        form = sense.form if sense.verb else sense.plain
        if not form or token.is_time:
            return False
        if token.actor and token.is_capital and not sense.verb:
            return False
        before, after = self._token(at - 1), self._token(at + 1)
        if self._aux and not in_noun:
            return form in ("past", "ing") or bool(
                form == "base" and any(t.job("modal") or t.job("have") for t in self._aux)
            )
        if form == "past":
            return not self._is_adjective(before, after, in_noun)
        if (
            form == "ing"
            and in_noun
            and sense is UNKNOWN_ING
            and not (
                after is not None
                and (
                    after.job("determiner")
                    or after.job("possessive")
                    or after.number
                    or after.job("preposition")
                    or after.job("pronoun")
                    or after.word == "to"
                )
            )
        ):
            return False  # "a top ranking leader"
        nominal = bool(sense.act or sense.thing or sense.weapon or sense.person)
        if form == "ing":
            return not self._ing_is_noun(before, after, nominal)
        if before is not None and (before.word == "to" or before.job("modal")):
            return True
        return self._base_is_verb(before, after, form, nominal, in_noun)

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
            after.job("determiner")
            or after.job("possessive")
            or after.number
            or after.job("approximate")
            or after.sense.person
            or after.actor
            or after.is_age
            or (after.job("pronoun") and after.word != "it")
        )
        if nominal:
            return not takes_object or (after is not None and after.word in ("of", "in", "on", "at", "by"))
        return False

    def _base_is_verb(self, before: Token | None, after: Token | None, form: str, nominal: bool, in_noun: bool) -> bool:
        if before is None or before.job("determiner") or before.job("possessive") or before.number is not None:
            return False
        if before.job("preposition") or (before.word in ("'s", "and", "or", ",") and nominal):
            return False
        agrees = _plural_like(before) if form == "base" else not _plural_like(before)
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
        )
        if nominal:
            return agrees and objects and (form == "third" or bool(before.sense.person or before.actor))
        if objects and not nominal and (sense_is_violent(before, objects) or before.word in ("and", ",")):
            return True
        return agrees and (
            not in_noun
            or objects
            or bool(before.sense.person or before.actor or before.job("others"))
            or (after is not None and (after.job("preposition") or after.word in ("that", "to")))
        )

    def _verb(self, token: Token) -> None:
        sense = token.sense
        form = sense.form if sense.verb else (sense.plain or "")
        aux = self._aux
        start = aux[0].start if aux else token.start
        verb = Phrase("V" if sense.verb else "v", start, token.end, token.word, [token])
        verb.verb, verb.form = sense.verb, form
        verb.has_auxiliary, verb.auxiliaries = bool(aux), aux
        verb.passive = form == "past" and any(t.job("be") for t in aux)
        verb.progressive = form == "ing"
        verb.perfect = any(t.word == "had" for t in aux)
        verb.also, self._also = self._also, False
        verb.negated = any(t.job("not") for t in aux)
        verb.unreal = any(t.job("hypothetical") for t in aux) or self._is_infinitive() or self._is_suspected(aux)
        if not sense.verb and form in ("past", "ing") and not aux and self._is_participle(token, form):
            verb.tag = "PART"
        if sense.jobs & {"hurt", "dead"} and aux and not sense.verb:
            verb.tag = "STATE"
        self._aux = []
        self.at += 1
        self.out.append(verb)

    def _is_suspected(self, aux: list[Token]) -> bool:
        """ "suspected to have shot dead a teacher": what somebody is held for, told by the way."""
        if not aux or not self.out or self.out[-1].word != "to" or len(self.out) < 2:
            return False
        return self.out[-2].word in ("suspected", "accused", "wanted", "alleged", "supposed", "likely", "feared")

    def _is_infinitive(self) -> bool:
        """ "tried to kill" is no killing; "managed to kill" is one."""
        before = self._token(self.at - 1)
        if before is None or before.word != "to":
            return False
        if self.out and self.out[-1].tag == "P" and self.out[-1].word == "to":
            self.out.pop()
        lead = self.out[-1].word if self.out else ""
        return lead not in (
            "managed",
            "proceeded",
            "went",
            "came",
            "forced",
            "succeeded",
            "resorted",
            "began",
            "started",
            "continued",
            "had",
            "turned",
            "forcing",
            "prompting",
            "forces",
            "dead",
            "led",
        )

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
        ):
            return False  # "identified two men": finite
        return token.job("participle") or bool(following and following.word == "by")

    # ---------------------------------------------------------------- noun phrases
    def _starts_noun(self, at: int) -> bool:
        token = self._token(at)
        if token is None:
            return False
        if (
            token.number is not None
            or token.is_age
            or token.is_time
            or token.actor
            or token.source
            or token.sense.person
            or token.sense.thing
            or token.sense.weapon
        ):
            return True
        if token.sense.act or (token.job("others") and not token.job("preposition")):
            return True
        if token.job("relative"):
            return token.word == "that" and self._that_is_determiner(at)
        if token.job("determiner") or token.job("possessive") or token.word in ("no", "none", "nobody"):
            return not (token.job("pronoun") and not token.job("determiner"))
        if token.job("approximate") and not (token.job("adverb") and not self._token(at + 1)):
            following = self._token(at + 1)
            return bool(
                following
                and (following.number or following.word in ("a", "dozens", "scores", "inr", "rs", "usd", "us"))
            )
        if token.job("say") or token.job("pronoun") or token.job("preposition") or token.job("subordinator"):
            return False
        if token.job("unhurt") or token.job("dead") or token.job("hurt"):
            return False
        return not (token.word in ("and", "or", "but", "to", "yet", "&") or not token.word[0].isalnum())

    def _that_is_determiner(self, at: int) -> bool:
        following = self._token(at + 1)
        return bool(
            following
            and (following.sense.act or following.is_time)
            and self._token(at - 1) is not None
            and self.tokens[at - 1].job("preposition")
        )

    def _noun(self) -> None:
        first = self.at
        while self.at < len(self.tokens) and self._continues_noun(first):
            self.at += 1
        if self.at == first:
            self.at += 1
        phrase = _noun_phrase(self.tokens[first : self.at])
        if self.at < len(self.tokens) and self.tokens[self.at].word == "'s":
            self.at += 1
            owner = phrase
            start = self.at
            while self.at < len(self.tokens) and self._continues_noun(start):
                self.at += 1
            if self.at > start:
                phrase = _noun_phrase(self.tokens[start : self.at])
                phrase.possessor = owner
                phrase.is_definite = True
                phrase.start = owner.start
                if not phrase.actors and phrase.person and phrase.side != "civil":
                    phrase.actors = owner.actors
        self.out.append(phrase)

    def _continues_noun(self, first: int) -> bool:
        token = self.tokens[self.at]
        if self.at == first:
            return True
        if not token.word[0].isalnum() or token.word == "'s":
            return False
        before = self.tokens[self.at - 1]
        if token.is_time != before.is_time and not before.job("determiner") and not before.job("approximate"):
            return bool(before.job("adjective"))
        if token.number is not None:
            return bool(
                before.job("determiner")
                or before.job("approximate")
                or before.job("possessive")
                or before.job("others")
                or (self.at == first + 1 and before.job("adverb"))
                or before.is_time
                or before.word in ("total",)
            ) or (
                not before.number
                and not before.sense.person
                and before.is_capital
                and not _is_person_next(self._token(self.at + 1))
            )
        if token.word in _JOINS:
            return False
        if not token.sense.jobs and not token.sense.person and not token.word.endswith("ly"):
            return not self._is_verb(self.at, in_noun=True)
        if (token.job("determiner") and token.word not in ("other", "such", "same", "another")) or token.job(
            "possessive"
        ):
            return before.job("approximate") or before.word in ("all", "both", "such", "half")
        if token.job("be") or token.job("have") or token.job("modal") or token.job("pronoun") or token.job("relative"):
            return False
        if token.job("preposition") or token.job("subordinator") or token.word in ("and", "or", "but", "to", "&"):
            return False
        if token.job("say") and not before.job("determiner"):
            return False
        if self._is_verb(self.at, in_noun=True):
            return False
        if self._is_adverb(token):
            return bool(before.job("determiner") or before.job("approximate")) or (
                before.number is not None and bool(self._token(self.at + 1) and self.tokens[self.at + 1].sense.person)
            )
        if token.job("dead") or token.job("hurt") or token.job("unhurt"):
            following = self._token(self.at + 1)
            return (before.job("determiner") or before.job("possessive") or before.number is not None) and bool(
                following and (following.sense.person or following.actor)
            )
        return not (token.sense.person and before.sense.person and before.sense.plural and not token.actor)


def _belongs(phrases: list[Phrase]) -> None:
    """ "cadres belonging to the CPI-Maoist"."""
    for at in range(len(phrases) - 3):
        head, part, to, inner = phrases[at : at + 4]
        if (
            head.tag == inner.tag == "NP"
            and part.word in ("belonging", "loyal", "affiliated", "linked", "allied")
            and to.word == "to"
            and inner.actors
            and not head.actors
        ):
            head.actors = inner.actors
            head.side = head.side if head.side == "state" else "armed"


def _suspected(phrases: list[Phrase]) -> None:
    """ "unidentified men, suspected to be members of the FMLN"."""
    for at, part in enumerate(phrases):
        if part.word not in ("suspected", "believed", "alleged", "thought") or at == 0 or part.has_auxiliary:
            continue
        head = next((p for p in reversed(phrases[max(0, at - 2) : at]) if p.tag == "NP"), None)
        named = next((p for p in phrases[at + 1 : at + 7] if p.tag == "NP" and p.actors), None)
        if (
            head is not None
            and named is not None
            and head.is_human
            and not head.actors
            and phrases[at + 1].word in ("to", "be", "of")
        ):
            head.actors = named.actors


def _attach(phrases: list[Phrase]) -> None:
    """ "cadres of the CPI-Maoist", "a group of 40 masked men": what hangs on "of" tells who or how many the head is."""
    for at in range(len(phrases) - 3, -1, -1):
        head, join, inner = phrases[at : at + 3]
        if head.tag != "NP" or inner.tag != "NP":
            continue
        if (
            inner.actors
            and join.word == "of"
            and not (head.actors or head.person)
            and any(token.sense.weapon in ("drone", "air_strike") for token in head.tokens)
        ):
            head.actors = inner.actors  # "a drone of the coalition"
            continue
        if inner.actors and not head.actors and not head.person and head.head in _ORGANS and join.word == "of":
            head.actors = inner.actors  # "the area committee of the CPI-Maoist"
            continue
        if join.tag not in ("P", "PART") or join.word not in ("of", "from", "belonging", "affiliated"):
            continue
        if head.is_bare_number and join.word == "of" and inner.plural and inner.side == "armed" and inner.is_definite:
            head.person, head.side, head.head = inner.person, inner.side, inner.head  # "one of the attackers"
        if (
            head.head in _GROUPS
            and head.head not in ("members", "member", "cadre", "cadres")
            and (inner.is_human or inner.is_bare_number)
            and not head.act
            and not head.actors
        ):
            head.person, head.side, head.plural = inner.person or "civilians", inner.side, True
            head.number, head.is_counted = (inner.number, True) if inner.is_counted else (None, False)
            head.actors, head.head = inner.actors, inner.head or head.head
            head.name, head.name_span = "", None
        elif (
            (head.person or head.head in _GROUPS or head.is_bare_number)
            and inner.actors
            and not head.actors
            and not head.act
        ):
            head.actors = inner.actors
            if not head.person and head.head in ("members", "member", "cadre", "cadres"):
                head.person = "armed_group"
            if any(actor.kind in ("armed_group", "militia") for actor in inner.actors):
                head.side = head.side if head.side == "state" else "armed"


def sense_is_violent(before: Token, has_objects: bool) -> bool:
    """ "the CPI-Maoist kill four": people before, objects behind."""
    return has_objects and bool(before.actor or before.sense.person)


def _plural_like(token: Token) -> bool:
    if token.sense.person or token.sense.act or token.sense.thing:
        return token.sense.plural or token.word in ("police", "people", "personnel")
    return token.word.endswith("s") and not token.word.endswith("ss")


def _is_person_next(token: Token | None) -> bool:
    return bool(token and (token.sense.person or token.actor))


def _noun_phrase(tokens: list[Token]) -> Phrase:
    """Read number, head, actor, act and name from the tokens of one noun phrase."""
    phrase = Phrase("NP", tokens[0].start, tokens[-1].end, " ".join(t.word for t in tokens), tokens)
    _read_number(phrase)
    _read_words(phrase)
    _read_name(phrase)
    if phrase.number is None and not phrase.is_none:
        phrase.number = _implied_number(phrase)
    elif phrase.number is not None and phrase.number.best > 1:
        phrase.plural = True
    return phrase


def _read_number(phrase: Phrase) -> None:
    for position, token in enumerate(phrase.tokens):
        if token.number is not None:
            following = phrase.tokens[position + 1] if position + 1 < len(phrase.tokens) else None
            if following is not None and following.word == "years-of-age":
                continue
            if (
                position
                and phrase.tokens[position - 1].is_capital
                and not phrase.tokens[position - 1].job("approximate")
                and not phrase.tokens[position - 1].job("determiner")
                and position > 1
            ):
                continue
            quantity = token.number
            for before in phrase.tokens[:position]:
                if before.job("approximate"):
                    quantity = qualified(quantity, before.word)
            phrase.number, phrase.is_counted = quantity, True
            return
        if token.word in ("no", "none", "nobody", "no one", "zero", "neither"):
            phrase.number, phrase.is_counted, phrase.is_none = Quantity(0, 0, 0), True, True
            return
        if token.word in ("a", "an", "another", "one"):
            phrase.number, phrase.is_counted = ONE, True
        if token.sense.person or token.sense.thing or token.sense.act:
            break


def _read_words(phrase: Phrase) -> None:
    for token in phrase.tokens:
        sense = token.sense
        if token.word in ("the", "this", "that", "these", "those"):
            phrase.is_definite = True
        if token.actor:
            phrase.actors += (token.actor,)
        if sense.person and not (
            token.is_capital
            and sense.person == "civilians"
            and phrase.person
            and not sense.plural
            and token is not phrase.tokens[-1]
        ):
            phrase.person, phrase.side, phrase.plural = sense.person, sense.side, sense.plural
            phrase.head = token.word
            phrase.thing = None
        elif sense.thing:
            phrase.thing, phrase.head, phrase.plural = sense.thing, token.word, sense.plural
        if sense.weapon:
            phrase.weapon = token.word
        if token.is_age:
            phrase.is_aged = True
            phrase.plural = phrase.plural or token.word.endswith("s")
        if token.job("others"):
            phrase.is_bare_others = True
            phrase.plural = phrase.plural or token.word == "others"
        if sense.verb and sense.form == "past" and phrase.state is None:
            phrase.state = sense.verb
        if token.is_time:
            phrase.is_time = True
    last = phrase.tokens[-1]
    if last.sense.act:
        phrase.act = last.sense.act
        phrase.plural = last.sense.plural
        phrase.head = last.word
        phrase.person = phrase.thing = None
    elif not (
        last.sense.person
        or last.sense.thing
        or last.actor
        or last.is_age
        or last.number
        or last.is_capital
        or last.job("others")
    ):
        plain = last.word
        if not (last.job("determiner") or last.job("approximate")):
            if plain in _GROUPS:
                phrase.head = phrase.head or plain
            else:
                phrase.head = plain
                if phrase.person and not last.is_capital:
                    phrase.person = phrase.person if last.sense.jobs else None
                phrase.thing = phrase.thing if last.sense.thing else None
            phrase.plural = phrase.plural or plain.endswith("s")


def _read_name(phrase: Phrase) -> None:
    """The proper name in a phrase: capitals the lexicon does not know, after any title ("Mayor Luis Rojas")."""
    run: list[Token] = []
    for token in phrase.tokens:
        known = (
            token.sense.person
            or token.sense.thing
            or token.sense.act
            or token.actor
            or token.sense.weapon
            or token.number
            or token.is_time
            or token.is_age
        )
        proper = (
            token.is_capital
            and not known
            and not token.job("determiner")
            and not token.job("trigger")
            and not token.job("others")
            and not token.job("approximate")
            and not token.job("adverb")
        )
        if proper:
            run.append(token)
        elif known and run:
            run = []
    if run and (run[-1] is phrase.tokens[-1]) and not phrase.act:
        phrase.name_span = (run[0].start, run[-1].end)
        phrase.name = " ".join(token.word for token in run)


def _implied_number(phrase: Phrase) -> Quantity | None:
    if phrase.name and not phrase.plural:
        return ONE
    if phrase.head in _COLLECTIVE or (phrase.actors and not phrase.person):
        return None
    if phrase.plural:
        return SEVERAL if phrase.person or phrase.is_aged or phrase.is_bare_others else None
    if phrase.person or phrase.is_aged:
        return ONE
    return None
