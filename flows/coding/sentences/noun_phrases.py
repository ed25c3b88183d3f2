"""What a noun phrase says: number, head, actor, act and name, read from its tokens."""

from __future__ import annotations

from flows.coding.sentences.phrases import Phrase
from flows.coding.sentences.tokens import Token
from flows.coding.words.numbers import ONE, SEVERAL, Quantity, qualified

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
        "air force",
        "national guard",
        "security forces",
        *("cartel", "drug cartel", "cocaine cartel", "drug ring", "drug trafficking ring", "drug mafia", "drug gang"),
        *("drug trafficking mafia", "drug trafficking gang", "drug trafficking organization", "criminal group"),
        *("criminal gang", "guerrilla group", "rebel group", "guerrilla column", "rebel column"),
    }
)
#: Nouns whose number behind them orders and does not count: "grade nine".
ORDERED = frozenset(("class", "grade", "standard", "section", "ward", "sector"))
GROUPS = frozenset(
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


_NO_NAME = frozenset({"determiner", "trigger", "others", "approximate", "adverb"})  # jobs of words that name nobody


def noun_phrase(tokens: list[Token]) -> Phrase:
    """Read number, head, actor, act and name from the tokens of one noun phrase."""
    phrase = Phrase("NP", tokens[0].start, tokens[-1].end, " ".join([t.word for t in tokens]), tokens)
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
            if position and phrase.tokens[position - 1].word in ORDERED:
                continue  # "a class nine student"
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
            if plain in GROUPS:
                phrase.head = phrase.head or plain
            else:
                phrase.head = plain
                if phrase.person and not last.is_capital:
                    phrase.person = phrase.person if last.sense.jobs else None
                phrase.thing = phrase.thing if last.sense.thing else None
            phrase.plural = phrase.plural or plain.endswith("s")


def _read_name(phrase: Phrase) -> None:
    """The proper name in a phrase: capitals the lexicon does not know, after any title ("Mayor Luis Rojas")."""
    if not phrase.tokens[-1].is_capital or phrase.act:
        return
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
        if token.is_capital and not known and not token.sense.jobs & _NO_NAME:
            run.append(token)
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
