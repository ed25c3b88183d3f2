"""Acts of which somebody says that they never happened: "denied that troops had shot at farmers"."""

from __future__ import annotations

from collections.abc import Sequence

from flows.coding.sentences.phrases import Phrase

_DENYING = ("denied", "denies", "deny", "denying", "dismiss", "reject", "refute", "disproved")
_FALSE = frozenset({"true", "truth", "false", "untrue", "groundless", "baseless", "unfounded"})
_REACH = 12  # phrases between the denial and the act
_LEAD = 5  # from the denial to "that": "denied on Monday that", "rejected claims that"


def is_denied(phrases: Sequence[Phrase], position: int) -> bool:
    """Whether the verb at ``position`` stands in the clause that somebody denies, "no truth in the reports that"."""
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


def _denies(lead: Sequence[Phrase]) -> bool:
    """Whether what stands before "that" says that it is not so."""
    denial = any(
        p.tag in ("v", "V", "PART") and p.word.startswith(_DENYING) and not (p.negated or p.unreal) for p in lead
    )
    negated = any(p.word.startswith("no ") or p.word in ("not", "never", "no") or p.negated for p in lead)
    for phrase in lead:
        if phrase.head in _FALSE or phrase.word in _FALSE:
            is_so = phrase.head.startswith("tru") or phrase.word.startswith("tru")
            return negated or phrase.word.startswith("no ") if is_so else not negated
    return denial
