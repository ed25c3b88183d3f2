"""Acts that a text speaks of but does not tell as done: wanted, forbidden, ordered, planned."""

from __future__ import annotations

from collections.abc import Sequence

from flows.coding.sentences.phrases import Phrase
from flows.coding.words.word_sets import word_set

_STOPPING = word_set(
    """
    stop, stops, stopping, cease, ceases, ceasing, quit, halt, halting, avoid, avoids, avoiding, refrain, refraining,
    desist, forbid, forbids, forbidding, without
    """
)
_SKIPPED = frozenset({"P", "OTHER"})
#: nouns whose act is to come, if ever
AWAITED = word_set("danger, fear, fears, plan, plans, possibility, prospect, risk, threat")
#: nouns behind which "of" brings what is meant to be done
_PURPOSES = AWAITED | word_set(
    """
    aim, aims, desire, goal, goals, hope, hopes, idea, intention, intentions, mission, missions, objective, objectives,
    order, orders, point, purpose, purposes, task, way, ways
    """
)
#: verbs behind which "that" brings what somebody wants
_WANTING = ("demand", "order", "ask", "request", "urg", "insist", "propos", "recommend", "requir", "suggest", "want")
#: words behind which a noun of violence is something feared, threatened or planned
_FEARED = frozenset(
    [
        *("plotting", "planning", "planned", "plan", "plans", "plot", "plots", "threatened", "threat", "threats"),
        *("fear", "fears", "feared", "fearing", "prevent", "preventing", "avoid", "avoiding", "possibility"),
        *("warned", "warning", "intended", "intending", "danger", "risk"),
    ]
)
#: words of courts and police: whoever is charged with planning an attack, it happened
_HELD = frozenset(
    [
        *("accused", "charged", "arrested", "convicted", "sentenced", "involved", "guilty", "suspected", "wanted"),
        *("responsible", "helped", "blamed", "tried", "indicted", "jailed", "detained", "implicated", "charges"),
        *("acquitted", "acquittal", "trial", "guilt", "confessed", "admitted"),
    ]
)
_CALLING = ("call", "called", "calling", "calls")
_TRYING = ("tried", "trying", "attempted", "sought", "managed")
_PRESENT = frozenset({"are", "is", "get", "gets"})


def is_imagined(phrases: Sequence[Phrase], position: int) -> bool:
    """Whether the verb at ``position`` says what somebody wants, plans, orders or is told to leave off."""
    verb = phrases[position]
    if _is_to_come(phrases, position):
        return True
    if not verb.has_auxiliary:
        if verb.form == "base":
            return _goes_on_with_plan(phrases, position) or _is_wanted(phrases, position)
        if verb.progressive:
            return (
                _is_left_off(phrases, position)
                or _is_purpose(phrases, position)
                or _is_means_to_come(phrases, position)
                or _is_example(phrases, position)
            )
    return _is_subjunctive(verb) and _is_wanted(phrases, position)


def _is_to_come(phrases: Sequence[Phrase], position: int) -> bool:
    """ "... before another child is killed": what must not come."""
    words = [token.word for token in phrases[position].auxiliaries]
    is_to_come = bool(words) and words[0] in _PRESENT
    return is_to_come and position > 1 and phrases[position - 1].tag == "NP" and phrases[position - 2].word == "before"


def is_feared(phrases: Sequence[Phrase], position: int) -> bool:
    """Whether the noun of violence at ``position`` is planned or feared: "planning the murder of a judge"."""
    for k in range(position - 1, max(-1, position - 7), -1):
        phrase = phrases[k]
        if phrase.tag in ("SUB", "SEMI", "REL", "BE") or (phrase.tag == "V" and not phrase.progressive):
            return False
        if phrase.word in _FEARED or (phrase.tag == "NP" and phrase.head in _FEARED):
            return all(p.word not in _HELD and p.head not in _HELD for p in phrases[max(0, k - 8) : k])
        if phrase.tag == "v" and not phrase.progressive:
            return False
    return False


def is_called_for(phrases: Sequence[Phrase], position: int) -> bool:
    """Whether somebody wants the noun of violence at ``position``: "called for the killing of the general"; not
    "called for the murder to be investigated"."""
    if position < 2 or phrases[position - 1].word != "for" or not phrases[position - 2].word.endswith(_CALLING):
        return False
    return not any(p.tag in ("v", "V", "BE") and p.form == "base" for p in phrases[position + 1 :])


def _goes_on_with_plan(phrases: Sequence[Phrase], position: int) -> bool:
    """ "plan to burn buses, destroy shops and kill judges": the verbs that share a "to", or a "will"."""
    for k in range(position - 1, -1, -1):
        phrase = phrases[k]
        if phrase.tag in ("SUB", "SEMI", "REL", "BE", "STATE"):
            return False
        if phrase.tag in ("V", "v"):
            between = phrases[k + 1 : position]
            is_joined = between and between[-1].tag in ("COMMA", "AND", "OR")
            return bool(is_joined) and phrase.unreal and phrase.form == "base"
    return False


def _is_wanted(phrases: Sequence[Phrase], position: int) -> bool:
    """ "demanded that the group surrender its arms", "until the rebels surrender"."""
    for k in range(position - 1, -1, -1):
        phrase = phrases[k]
        if phrase.tag in ("V", "v", "SEMI", "BE"):
            return False
        if phrase.tag == "SUB":
            return phrase.word in ("until", "unless", "if", "before")
        if phrase.word == "that" and k:
            return phrases[k - 1].word.startswith(_WANTING)
    return False


def _is_left_off(phrases: Sequence[Phrase], position: int) -> bool:
    """ "stop murdering peasants", "refrain from attacking"."""
    for k in range(position - 1, max(-1, position - 3), -1):
        if phrases[k].word.split()[-1] in _STOPPING:
            return True
        if phrases[k].tag not in _SKIPPED:
            return False
    return False


def _is_means_to_come(phrases: Sequence[Phrase], position: int) -> bool:
    """ "wants to act by burning lorries", "decided not to continue sabotaging": no more than the verb it hangs on; but
    what was tried by an act came by that act."""
    k = position - 1
    if k > 0 and phrases[k].tag == "P" and phrases[k].word == "by":
        k = next((at for at in range(k - 1, -1, -1) if phrases[at].tag in ("V", "v", "SEMI")), -1)
    if k < 0 or phrases[k].tag != "v" or (k > 0 and phrases[k - 1].word.startswith(_TRYING)):
        return False
    return phrases[k].unreal or phrases[k].negated or (k > 0 and phrases[k - 1].word == "not")


def _is_purpose(phrases: Sequence[Phrase], position: int) -> bool:
    """ "had the mission of assassinating the president"."""
    if position < 2 or phrases[position - 1].word not in ("of", "for"):
        return False
    return phrases[position - 2].tag == "NP" and phrases[position - 2].head in _PURPOSES


def _is_example(phrases: Sequence[Phrase], position: int) -> bool:
    """ "has powers such as arresting suspects and seizing arms": kinds of deeds."""
    for k in range(position - 1, 0, -1):
        phrase = phrases[k]
        if phrase.word == "as" and phrases[k - 1].word.split()[-1] == "such":
            return phrases[k + 1].progressive
        if phrase.tag in ("SUB", "SEMI", "REL", "BE") or (phrase.tag in ("V", "v") and not phrase.progressive):
            return False
    return False


def _is_subjunctive(verb: Phrase) -> bool:
    """ "ordered that the quarter be bombed"."""
    return bool(verb.auxiliaries) and all(token.word in ("be", "not") for token in verb.auxiliaries)
