"""Whether a day that a sentence tells is that of who speaks of an act, or of justice done for it, not the act's own."""

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
    r"|killed|attacks?|attacked|shot|died|exploded|blast|(?:air|drone )?strikes?|airstrikes?|raids?|ambush|bombing"
    r"|shelling|clash(?:es)?|assault|explosion|when|after)\b)[^.;,]{0,24}$"
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
_BY_LAW = re.compile(
    r"\b(?:arrest\w*|detained|captured|caught|nabbed|cuffed|apprehended|extradited|booked|jailed|charged|indicted"
    r"|arraigned|sentenced|convicted|appeared|pleaded|surrendered|jury|jurors"
    r"|(?:in|into) custody|in court)\b[^.;]{0,60}$"
)
_FOR_IT = re.compile(r"[^.;]{0,60}?\b(?:for|in|over|with|on)\b")


def is_of_law(document: Document, mention: DateMention, anchor: int, sentence: Sentence) -> bool:
    """ "was arrested Friday in the shooting of", "appeared in court Monday for the killing": the act told at ``anchor``
    behind the day was another day."""
    if mention.end > anchor or not _FOR_IT.match(document.folded, mention.end, anchor):
        return False
    return bool(_BY_LAW.search(document.folded, max(sentence.start, mention.start - 90), mention.start))


def is_of_saying(document: Document, mention: DateMention, sentence: Sentence) -> bool:
    """ "said on Friday", "today condemned the murder": the day of the saying."""
    if _OF_AN_ACT.match(document.folded, mention.end):
        return False  # "claimed responsibility for Tuesday's ambush"
    if _SAID_BEHIND.match(document.folded, mention.end):
        return True
    before = document.folded[max(sentence.start, mention.start - 60) : mention.start]
    return bool(_REPORTING.search(before) or _CLAIMING.search(before) or _JUDGED.search(before))
