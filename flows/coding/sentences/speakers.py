"""Who speaks by a verb of saying: the noun phrases before or behind it, past asides, relative clauses and "of X"."""

from __future__ import annotations

from collections.abc import Sequence

from flows.coding.sentences.clauses import Clauses
from flows.coding.sentences.phrases import Phrase
from flows.coding.words.word_sets import word_set

_CITING = ("according to", "per", "citing", "cited", "quoting", "quoted", "cites", "quotes")
_TELLING = frozenset({"told", "tells", "tell", "informed"})  # behind these stands who is told
_INVERTING = frozenset({"said", "says", "say", "added", "adds", "reported", "reports"})  # before who speaks, mostly
_OWN = ("its ", "their ", "his ", "her ")
_PAPERS = frozenset({"report", "reports", "statement", "communique", "message", "video", "post", "letter", "note"})
_BODIES = word_set(
    """
    ministry, hospital, agency, command, office, network, union, ministry's, media, embassy, government, group,
    organisation, organization, council, commission, authorities, movement, front, party, mission, centre, center,
    department, company, family, court, committee
    """
)
SILENT = frozenset({"NP", "COMMA", "SEMI", "AND", "OR"})  # phrases by which nobody speaks
_FROM = frozenset({"from", "by", "of"})


def is_saying(phrase: Phrase) -> bool:
    """Whether a phrase is a verb of saying, or words that cite ("according to", "per")."""
    if phrase.tag in SILENT or phrase.passive:
        return False
    for token in phrase.tokens:
        if "say" in token.sense.jobs:
            return True
    return phrase.word == "per"


def speakers(phrases: Sequence[Phrase], position: int) -> list[Phrase]:
    """Who speaks by the verb of saying at ``position``; a lone pronoun where somebody told of before does."""
    verb = phrases[position]
    if verb.word in _CITING:
        cited = _behind(phrases, position)
        return [] if cited and cited[0].word.startswith(_OWN) else cited  # "the monitor, quoting its own sources"
    k = _skipped(phrases, position - 1, ("OTHER", "BE"))
    if k < 0:
        return _inverted(phrases, position)
    if verb.progressive or verb.tag == "PART" or phrases[k].tag == "AND":
        return _of_main_clause(phrases, position)
    if phrases[k].tag == "PRON":
        return [phrases[k]]
    if phrases[k].tag != "COMMA":
        return _before(phrases, k) or _inverted(phrases, position)
    aside = _skipped(phrases, k, ("OTHER", "COMMA"))
    if verb.word in _INVERTING:
        return _inverted(phrases, position) or _past_aside(phrases, aside)
    return _past_aside(phrases, aside) or _inverted(phrases, position)


def _skipped(phrases: Sequence[Phrase], k: int, tags: tuple[str, ...]) -> int:
    while k >= 0 and phrases[k].tag in tags and not is_saying(phrases[k]):
        k -= 1
    return k


def _before(phrases: Sequence[Phrase], k: int) -> list[Phrase]:
    """The subject that ends at ``k``: past "of X", "reached by phone" and "who had escaped"."""
    while k >= 0:
        phrase = phrases[k]
        if phrase.tag == "NP" and k >= 2 and phrases[k - 1].tag == "P":
            k -= 2
        elif phrase.tag == "NP":
            return _joined(phrases, k) if _may_speak(phrase) else []
        elif phrase.tag == "PRON" and k >= 2 and phrases[k - 1].word == "of":
            return [phrase]  # "one of them said": of those told before
        elif phrase.tag == "REL" and k and phrases[k - 1].tag in ("NP", "COMMA"):
            k = _skipped(phrases, k - 1, ("COMMA",))
        elif phrase.tag in ("V", "v", "BE", "OTHER") and (
            (k and phrases[k - 1].tag == "REL") or (phrase.form == "past" and k and phrases[k - 1].tag == "NP")
        ):
            k -= 1  # "an elder who escaped", "a resident contacted by telephone"
        else:
            return []
    return []


def _past_aside(phrases: Sequence[Phrase], k: int) -> list[Phrase]:
    """Who stands before an aside between commas: "the spokesman, Col X, said", "the group, which claimed it, said"."""
    if k < 0 or phrases[k].tag in ("SEMI", "SUB"):
        return []
    if phrases[k + 1].tag == "COMMA" and phrases[k + 2].tag == "COMMA":
        return _before(phrases, k)  # "the forum, however, said"
    opener = next((n for n in range(k, 0, -1) if phrases[n].tag in ("COMMA", "SEMI", "SUB")), 0)
    if phrases[opener].tag != "COMMA" or any(p.tag == "V" and not _is_relative(phrases, p) for p in phrases[opener:k]):
        return [phrases[k]] if phrases[k].tag == "NP" and _may_speak(phrases[k]) and k == opener + 1 else []
    first = _skipped(phrases, opener, ("OTHER", "COMMA"))
    found = _before(phrases, first) if first >= 0 else []
    if found:
        return found
    return _joined(phrases, k) if phrases[k].tag == "NP" and _may_speak(phrases[k]) else []


def _is_relative(phrases: Sequence[Phrase], verb: Phrase) -> bool:
    at = next(k for k, phrase in enumerate(phrases) if phrase is verb)
    return any(p.tag in ("REL", "PART") for p in phrases[max(0, at - 3) : at])


def _of_main_clause(phrases: Sequence[Phrase], position: int) -> list[Phrase]:
    """ "claimed responsibility, saying it had killed 41": who did what the participle goes with."""
    main = next(
        (k for k in range(position - 1, 0, -1) if phrases[k].tag in ("V", "v", "OTHER") and _is_main(phrases[k])), None
    )
    if main is None:
        return []
    if is_saying(phrases[main]) and not phrases[main].passive:
        return speakers(phrases, main)
    if not phrases[main].passive and (found := [p for p in Clauses(phrases).subject(main) if _is_somebody(p)]):
        return found[:1]
    return _of_main_clause(phrases, main)


def _is_somebody(phrase: Phrase) -> bool:
    """People, an actor, a source or a body of people; not "the attack", "responsibility"."""
    is_known = phrase.is_human or any(t.source is not None or t.actor is not None for t in phrase.tokens)
    return _may_speak(phrase) and (is_known or phrase.head in _BODIES)


def _is_main(phrase: Phrase) -> bool:
    return not phrase.progressive and (phrase.tag != "OTHER" or is_saying(phrase))


def _inverted(phrases: Sequence[Phrase], position: int) -> list[Phrase]:
    """ ", said a resident": who stands behind the verb, and tells nothing himself ("said 17 bodies were found")."""
    found = _behind(phrases, position)
    if not found or not is_saying(phrases[position]) or phrases[position].word in _TELLING:
        return []
    at = next(k for k in range(position + 1, len(phrases)) if phrases[k] is found[-1])
    while at + 2 < len(phrases) and phrases[at + 1].tag == "P" and phrases[at + 2].tag == "NP":
        at += 2
    behind = phrases[at + 1] if at + 1 < len(phrases) else None
    is_subject = behind is not None and behind.tag in ("V", "v", "BE", "STATE")
    return [] if is_subject or (found[0].is_counted and not found[0].name and found[0].plural) else found


def _behind(phrases: Sequence[Phrase], position: int) -> list[Phrase]:
    """The noun phrases right behind: "according to police and residents"."""
    k = position + 1
    if k >= len(phrases) or phrases[k].tag != "NP" or not _may_speak(phrases[k]):
        return []
    both = k + 2 < len(phrases) and phrases[k + 1].tag == "AND" and phrases[k + 2].tag == "NP"
    if both and _may_speak(phrases[k + 2]) and not (k + 3 < len(phrases) and phrases[k + 3].tag in ("V", "v", "BE")):
        return [phrases[k], phrases[k + 2]]
    if phrases[k].head in _PAPERS and k + 2 < len(phrases) and phrases[k + 1].word in _FROM:
        return [phrases[k + 2]] if _may_speak(phrases[k + 2]) else []
    return [phrases[k]]


def _joined(phrases: Sequence[Phrase], k: int) -> list[Phrase]:
    """ "residents and a military source": both, where nothing else joins them."""
    is_second = k >= 2 and phrases[k - 1].tag == "AND" and _may_speak(phrases[k - 2])
    if is_second and (k == 2 or phrases[k - 3].tag in ("COMMA", "SEMI", "SUB")):
        return [phrases[k - 2], phrases[k]]
    if phrases[k].head in _PAPERS and k + 2 < len(phrases) and phrases[k + 1].word in _FROM:
        return [phrases[k + 2]] if _may_speak(phrases[k + 2]) else []
    return [phrases[k]]


def _may_speak(phrase: Phrase) -> bool:
    return phrase.tag == "NP" and not (phrase.act or phrase.is_time or phrase.is_none)
