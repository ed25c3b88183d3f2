"""Acts of which somebody says that they never happened: "denied that troops had shot at farmers"."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise

from flows.coding.sentences.phrases import Phrase
from flows.coding.words.word_sets import word_set

_DENYING = ("denied", "denies", "deny", "denying", "dismiss", "reject", "refute", "disproved")
_SO = ("evidence", "proof", "tru")
_FALSE = word_set(
    "baseless, evidence, fabrication, false, groundless, invention, proof, true, truth, unfounded, untrue"
)
#: what may be called false after it has been told
_REPORTS = word_set(
    """
    accusation, accusations, allegation, allegations, claim, claims, dispatch, dispatches, information, news, report,
    reports, rumor, rumors, rumour, rumours, statement, statements, story, stories, version, versions
    """
)
_REACH = 12  # phrases between the denial and the act
_LEAD = 5  # from the denial to "that": "denied on Monday that", "rejected claims that"


def is_denied(phrases: Sequence[Phrase], position: int) -> bool:
    """Whether the word at ``position`` stands in a clause that somebody denies or calls false."""
    return _is_denied_before(phrases, position) or _is_called_false(phrases, position)


def _is_denied_before(phrases: Sequence[Phrase], position: int) -> bool:
    """ "denied that troops had shot at farmers", "no truth in the reports that"."""
    for k in range(position - 1, max(-1, position - _REACH), -1):
        phrase = phrases[k]
        if phrase.tag in ("SEMI", "SUB", "COMMA"):
            return False
        if phrase.tag == "REL" or phrase.word == "that":
            return (
                phrase.word == "that" and k > 0 and not phrases[k - 1].act and _denies(phrases[max(0, k - _LEAD) : k])
            )
        if phrase.tag == "v" and phrase.word.startswith(_DENYING[:4]) and k + 2 >= position - 1:
            return phrases[position].perfect  # "denied they had attacked"
    return False


def _is_called_false(phrases: Sequence[Phrase], position: int) -> bool:
    """ "the report that an envoy was shot is unfounded", "said they hold the town, which is not true"."""
    for k in range(position + 1, min(len(phrases), position + _REACH)):
        phrase, lead = phrases[k], phrases[k - 1]
        if phrase.tag == "SEMI":
            return False
        if phrase.head in _FALSE or phrase.word in _FALSE:
            is_so = phrase.head.startswith(_SO) or phrase.word.startswith(_SO)
            negated = lead.negated or "not" in lead.word.split() or phrase.negated or phrase.is_none
            return is_so == negated and (phrases[k - 2].word == "which" or _is_of_report(phrases[:position]))
    return False


def _is_of_report(lead: Sequence[Phrase]) -> bool:
    """Whether what stands before an act brings it as what a report says: "the story that"."""
    return any(
        other.word == "that" and (one.head in _REPORTS if one.tag == "NP" else one.word in _REPORTS)
        for one, other in pairwise(lead)
    )  # "said reports that": read as a verb


def _is_denial(phrase: Phrase) -> bool:
    """ "has denied": read as a negation; "has not denied" is two."""
    return phrase.word.startswith(_DENYING) and sum(token.job("not") for token in phrase.tokens) == 1


def _denies(lead: Sequence[Phrase]) -> bool:
    """Whether what stands before "that" says that it is not so."""
    denial = any(
        p.tag in ("v", "V", "PART") and p.word.startswith(_DENYING) and not (p.negated or p.unreal) for p in lead
    )
    denial = denial or any(p.tag == "BE" and _is_denial(p) for p in lead)
    negated = any(p.word.startswith("no ") or p.word in ("not", "never", "no") or p.negated for p in lead)
    for phrase in lead:
        if phrase.head in _FALSE or phrase.word in _FALSE:
            is_so = phrase.head.startswith(_SO) or phrase.word.startswith(_SO)
            return negated or phrase.word.startswith("no ") if is_so else not negated
    return denial
