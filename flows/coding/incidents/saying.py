"""Whether a day that a sentence tells is that of who speaks of an act, not the act's own."""

from __future__ import annotations

import re

from flows.coding.dates.mentions import DateMention
from flows.coding.incidents.day_cues import JUDGING
from flows.coding.sentences.document import Document, Sentence

_REPORTING = re.compile(
    r"\b(?:said|says|told|reported|announced|confirmed|disclosed|added|claimed responsibility|claimed its"
    r"|claimed the|statement|communique|informed|revealed|released|issued|according to|published|posted|updated"
    r"|charged|arraigned|sentenced|appeared|funeral|vigil|buried|hearing|court|convicted|pleaded|indicted|press"
    r" conference|news conference|interview|tweeted|identified)\b(?![^.;]*\b(?:occurred|happened|took place"
    r"|killed|attacks?|attacked|shot|died|exploded|blast|when|after)\b)[^.;,]{0,24}$"
)
_JUDGED = re.compile(rf"\b{JUDGING}[^.;,]{{0,12}}$")
_SAID_BEHIND = re.compile(
    r",? (?:ha[sd] |have |also |officially )?(?:said|stated|told|announced|reported|confirmed|denied"
    r"|declared|admitted|disclosed|revealed"
    rf"|charged that|claimed|warned|asked|demanded|expressed|issued|called|{JUDGING})\b"
)
_CLAIMING = re.compile(r"\b(?:claimed|claims|claim|claiming)\b[^.;,]{0,20}$")
_OF_AN_ACT = re.compile(
    r"'s (?:\w+ ){0,2}(?:attack|ambush|assault|bombing|blast|explosion|raid|killing|shooting|strike|massacre"
    r"|clash)"
)


def is_of_saying(document: Document, mention: DateMention, sentence: Sentence) -> bool:
    """ "said on Friday", "today condemned the murder": the day of the saying."""
    if _OF_AN_ACT.match(document.folded, mention.end):
        return False  # "claimed responsibility for Tuesday's ambush"
    if _SAID_BEHIND.match(document.folded, mention.end):
        return True
    before = document.folded[max(sentence.start, mention.start - 60) : mention.start]
    return bool(_REPORTING.search(before) or _CLAIMING.search(before) or _JUDGED.search(before))
