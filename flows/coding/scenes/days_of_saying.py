"""Whether a day that a sentence tells is that of who speaks of an act, or of justice done for it, not the act's own."""

from __future__ import annotations

import re

from flows.coding.dates.mentions import DateMention
from flows.coding.scenes.day_cues import CONFIRMED
from flows.coding.sentences.document import Document, Sentence
from flows.coding.words.saying import JUDGING, SAID

_FUNERALS = r"funerals?(?! (?:home|parlou?r|hall))"
_REPORTING = re.compile(
    rf"\b(?:{SAID}|clarified|claimed responsibility|claimed its"
    r"|claimed the|statement|communique|informed|released|issued|according to|published|posted|updated"
    rf"|charged|arraigned|sentenced|appeared|{_FUNERALS}|vigil|buried|burial|laid to rest|hearing|court|convicted"
    r"|pleaded|indicted|press conference|news conference|interview|tweeted|identified)\b(?![^.;]*\b(?:occurred|happened"
    r"|took place|killed|attacks?|attacked|shot|died|exploded|blast|(?:air|drone )?strikes?|airstrikes?|raids?|ambush"
    r"|bombing|shelling|clash(?:es)?|assault|explosion|when|after)\b)[^.;,]{0,24}$"
)
_JUDGED = re.compile(rf"\b{JUDGING}[^.;,]{{0,12}}$")
_SAID_BEHIND = re.compile(
    rf",? (?:ha[sd] |have |also |officially )?(?:{SAID}|{JUDGING}|charged that|expressed|issued|called)\b"
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
#: where the dead are honoured, and that it is for them
_BURIAL = re.compile(
    rf"\b(?:burials?|{_FUNERALS}|vigils?|processions?|prayers|mourners|mourned|buried|laid to rest)\b[^.;]{{0,80}}$"
)
_OF_DEAD = re.compile(r"[^.;]{0,40}\b(?:for|to bury|of|those|victims|after)\b")
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
    before = document.folded[max(sentence.start, mention.start - 110) : mention.start]
    if _BURIAL.search(before) and _OF_DEAD.match(document.folded, mention.end, sentence.end):
        return True  # "a burial was held in the town on Monday for victims of"
    before = before[-60:]
    return any(cue.search(before) for cue in (CONFIRMED, _REPORTING, _CLAIMING, _JUDGED))
