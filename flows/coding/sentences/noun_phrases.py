"""What a noun phrase says: number, head, actor, act and name, read from its tokens."""

from __future__ import annotations

from collections.abc import Sequence

from flows.coding.sentences.phrases import Phrase
from flows.coding.sentences.tokens import Token
from flows.coding.words.groups import IRREGULAR
from flows.coding.words.measures import LENGTHS
from flows.coding.words.numbers import ONE, SEVERAL, Quantity, qualified
from flows.coding.words.senses import Actor
from flows.coding.words.titles import TITLES
from flows.coding.words.word_sets import word_set

_COLLECTIVE = word_set(
    """
    family, mob, crowd, gang, police, military, militia, personnel, squad, security force, dalam, group, mafia, patrol,
    police party, police team, patrol party, platoon, armed group, armed gang, death squad, air force, national guard,
    security forces, cartel, drug cartel, cocaine cartel, drug ring, drug trafficking ring, drug mafia, drug gang, drug
    trafficking mafia, drug trafficking gang, drug trafficking organization, criminal group, criminal gang, guerrilla
    group, rebel group, guerrilla column, rebel column
    """
)
#: Nouns whose number behind them orders and does not count: "grade nine".
ORDERED = word_set("channel, class, grade, highway, interstate, route, section, sector, standard, ward")
#: Nouns for so many people at once: "a father-son duo".
TOGETHER = frozenset({"duo", "trio", "couple", "pair"})
#: nouns that count people: "a group of 40 men"
COLLECTIVES = word_set(
    """
    group, groups, team, teams, party, number, members, member, contingent, squad, squads, gang, gangs, band, cadres,
    cadre, column, columns, unit, units, section
    """
)


_NONE = frozenset({"no", "none", "nobody", "no one", "zero", "neither"})
_ONE = frozenset({"a", "an", "another", "one"})
_DEFINITE = frozenset({"the", "this", "that", "these", "those"})
_LEADS = frozenset({"approximate", "determiner"})  # jobs
_OFFSHOOTS = word_set("affiliate, affiliates, ally, allies, branch, franchise, offshoot, proxy, splinter, wing")
#: words before a name that are no part of it
_HONORIFICS = TITLES | word_set("atty, cpl, don, dona, eng, fr, hon, hopeful, mgr, miss, monsignor, msgr, prof, rev")
_PARTICLES = frozenset({"bin", "ibn", "bint", "ben", "ould", "ag", "de", "del", "da", "dos", "van", "von", "der", "la"})
#: words for people that say of a thing whose it is: "private vehicles", "the local command post"
_ADJECTIVES = frozenset({"private", "local", "general", "major"})
_ARMIES = frozenset({"army", "armed forces"})
_FORMER = frozenset({"former", "retired", "ex"})
_NO_NAME = frozenset({"determiner", "trigger", "others", "approximate", "adverb"})  # jobs of words that name nobody


def noun_phrase(tokens: list[Token]) -> Phrase:
    """Read number, head, actor, act and name from the tokens of one noun phrase."""
    phrase = Phrase("NP", tokens[0].start, tokens[-1].end, tokens[0].word, tokens)
    if len(tokens) > 1:
        phrase.word = " ".join([t.word for t in tokens])
    elif phrase.word in ("early", "late"):
        phrase.is_time = True
    _read_number(phrase)
    _read_words(phrase)
    _read_name(phrase)
    if phrase.number is None and not phrase.is_none:
        phrase.number = _implied_number(phrase)
    elif phrase.number is not None and phrase.number.best > 1:
        phrase.plural = True
    return phrase


def _read_number(phrase: Phrase) -> None:
    tokens = phrase.tokens
    last = tokens[-1]
    if last.number is not None and last.word in TOGETHER and tokens[0].word in _ONE | _DEFINITE:
        phrase.number, phrase.is_counted = last.number, True  # "a brother duo": two
        return
    for position, token in enumerate(tokens):
        if token.number is not None:
            if _orders(tokens, position):
                continue
            quantity = token.number
            for before in tokens[:position]:
                if "approximate" in before.sense.jobs:
                    quantity = qualified(quantity, before.word)
            phrase.number, phrase.is_counted = quantity, True
            return
        if token.word in _NONE:
            phrase.number, phrase.is_counted, phrase.is_none = Quantity(0, 0, 0), True, True
            return
        if token.word in _ONE:
            phrase.number, phrase.is_counted = ONE, True
        sense = token.sense
        if sense.person or sense.thing or sense.act:
            break


def _orders(tokens: Sequence[Token], position: int) -> bool:
    """Whether a number counts nothing: "aged 12", "Flight 12", "a class nine student"."""
    if position + 1 < len(tokens) and tokens[position + 1].word == "years-of-age":
        return True
    before = tokens[position - 1] if position else None
    if before is None:
        return False
    return (position > 1 and before.is_capital and before.sense.jobs.isdisjoint(_LEADS)) or before.word in ORDERED


def _read_words(phrase: Phrase) -> None:
    """What each word of the phrase tells, and the last as its head."""
    last, has_actor = phrase.tokens[-1], False
    for token in phrase.tokens:
        sense = token.sense
        if token.word in _DEFINITE:
            phrase.is_definite = True
        if token.actor:
            has_actor = True
        if sense.person and (token is last or not _is_attribute(token, last, phrase)):
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
        if "others" in sense.jobs:
            phrase.is_bare_others = True
            phrase.plural = phrase.plural or token.word == "others"
        if sense.verb and sense.form == "past" and phrase.state is None:
            phrase.state = sense.verb
        if token.is_time:
            phrase.is_time = True
    if is_irregular(phrase.tokens):
        phrase.side = "armed"
    elif has_actor:
        phrase.actors = _actors_of(phrase.tokens)
    if phrase.side == "state" and any(token.word in _FORMER for token in phrase.tokens):
        phrase.side = "civil"  # "a former officer"
    _read_head(phrase, last)


def _is_attribute(token: Token, last: Token, phrase: Phrase) -> bool:
    """Whether a word for people is said of the last word ("private vehicles"), or part of a name behind a title
    ("Colonel Baker Ruiz")."""
    if token.word in _ADJECTIVES and last.sense.thing:
        return True
    sense = token.sense
    return token.is_capital and sense.person == "civilians" and bool(phrase.person) and not sense.plural


def _actors_of(tokens: Sequence[Token]) -> tuple[Actor, ...]:
    """The actors that words name; of "al-Qaeda affiliate JNIM" not the group named first, of which the other is."""
    actors: tuple[Actor, ...] = ()
    is_parent = False
    for token in tokens:
        if token.actor:
            actors = (token.actor,) if is_parent else (*actors, token.actor)
            is_parent = False
        is_parent = is_parent or (token.word in _OFFSHOOTS and bool(actors))
    return actors


def _read_head(phrase: Phrase, last: Token) -> None:
    """What the last word makes of the phrase: the name of an act, or a head that nothing else in it tells."""
    sense = last.sense
    phrase.is_time = phrase.is_time and not sense.person  # "the night guard"
    if sense.act:
        phrase.act = sense.act
        phrase.plural = sense.plural
        phrase.head = last.word
        phrase.person = phrase.thing = None
    elif not (
        last.is_capital
        or sense.person
        or sense.thing
        or last.actor
        or last.is_age
        or last.number
        or "others" in sense.jobs
    ):
        _read_plain_head(phrase, last)


def is_irregular(tokens: Sequence[Token]) -> bool:
    """ "the Plain Liberation Army": a name that ends like that of a state's army, and is none."""
    return len(tokens) > 1 and tokens[-1].word in _ARMIES and tokens[-2].word in IRREGULAR


def _read_plain_head(phrase: Phrase, last: Token) -> None:
    """The head where the last word is neither people nor a thing nor a name: "a group", "the road"."""
    plain, jobs = last.word, last.sense.jobs
    if jobs.isdisjoint(_LEADS):
        if plain in COLLECTIVES:
            phrase.head = phrase.head or plain
        else:
            phrase.head = plain
            if not jobs:
                phrase.person = None
            phrase.thing = None
        phrase.plural = phrase.plural or plain.endswith("s")


def _read_name(phrase: Phrase) -> None:
    """The proper name in a phrase: capitals the lexicon does not know, after any title ("Mayor Luis Rojas")."""
    if not phrase.tokens[-1].is_capital or phrase.act:
        return
    if phrase.is_counted and any(token.word in LENGTHS for token in phrase.tokens[1:2]):
        return  # "250 KM NORTHEAST"
    run: list[Token] = []
    for token in phrase.tokens:
        is_family_name = bool(run) and token.job("surname") and token is phrase.tokens[-1]
        known = not is_family_name and (
            token.sense.person
            or token.sense.thing
            or token.sense.act
            or token.actor
            or token.sense.weapon
            or token.number
            or token.is_time
            or token.is_age
        )
        if token.is_capital and not known and not token.sense.jobs & _NO_NAME:
            if run or token.word.rstrip(".") not in _HONORIFICS or token is phrase.tokens[-1]:
                run.append(token)
        elif run and token.word in _PARTICLES:
            run.append(token)  # "Ahmed bin Salman"
        elif known and run:
            run = []
    if run and run[-1] is phrase.tokens[-1]:
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
