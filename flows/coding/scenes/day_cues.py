"""What the words round a day tell of it: that the act was on it, or only what came of the act.

"Officers were called there around 9 p.m. Monday" ties Monday to the act; "he was charged Tuesday" ties Tuesday to
its aftermath. The nearest cue decides, and one before the day over one behind it.
"""

from __future__ import annotations

import re

from flows.coding.dates.mentions import DateMention
from flows.coding.sentences.document import Document, Sentence
from flows.coding.words.saying import JUDGING, SAID

_ACTS = (
    r"(?:shootings?|shootout|gunfire|attacks?|stabbings?|slayings?|killings?|murders?|homicides?|accident|incident"
    r"|robbery|invasion|ambush|assault|bombings?|blasts?|explosions?|raids?|strikes?|massacre|clash(?:es)?|violence"
    r"|rampage|fight|deaths?|standoff|brawl|tragedy|crimes?|suicides?|gun battle)"
)
_HAPPENED = re.compile(
    r"\b(?:happened|occurr\w+|took place|broke out|erupted|unfolded"
    r"|(?<!arguments )(?<!deliberations )(?<!hearing )(?<!selection )(?<!statements )(?<!testimony )(?<!trial )began"
    r"|shootings?|shootout|shot|shoots?|gunned"
    r"|stabb\w+|attack\w*|explo\w+|blast|killed|kills|slain|murder\w*|homicides?|suicide|bullets?|trigger|wounded|injur\w+|hurt|struck|hit"
    r"|opened fire|gunfire|fired|firing|gunshots?|went off|discharged|called (?:to|out|about)|calls?|responded"
    r"|responding|respond|reported at|dispatch\w*|found(?! [^.;]{0,50}\bguilty)|discovered"
    r"|robb\w+|rang out|ambush\w*|bomb\w*|grazed|playing"
    r"|walking|riding|driving|sitting|standing|hunting|party|invasion|rushed|taken to"
    r"|(?:assailants|attackers|bandits|extremists|fighters|gunmen|hoodlums|insurgents|jihadists|militants|rebels"
    r"|terrorists) (?:\w+ )?(?:arrived|came|descended|infiltrated|invaded|stormed))\b"
)
#: of law: not "on Elm Court", "in the 500 block of Linden Court"
_COURT = (
    r"(?:in|the|a|to|by) (?:(?!(?:on|of|off|at|block)\b)\w+ ){0,3}court"
    r"|court(?: documents| records| papers|'s|room)"
)
_AFTERMATH = re.compile(
    rf"\b(?:{_COURT})\b"
    r"|\b(?:arrest\w*|charg\w+|jury|jurors|guilty|verdict|hearing|sentenc\w+|arraign\w+|judge|bail|bond|trial|vigil|funeral|buried|mourn\w*"
    r"|memorial|gather\w*|services?|identified|learned|announced"
    r"|releas\w+|updated?|posted|published|conference|interview\w*|pronounced|custody|convicted|indict\w+|plea\w*"
    r"|arguments|deliberations|opening statements|testimony|testif\w+"
    r"|autops\w+|confirmed|turned (?:him|her|them)sel\w+|surrender\w*|captured|caught|booked|jail\w*|probation"
    r"|investigat\w+|search\w+|looking|asking|sought|remain\w*|recover\w*|ruled|report|statement|remembered|spoke"
    rf"|{JUDGING}"
    r"|returned|visit\w*|met|meeting|appear\w*|filed|issued|wrote|tweet\w*|warrants?|last seen|photo\w*|pictures?"
    r"|briefing|remember|to honou?r|honou?r(?:ed|ing)|candle\w*|prayers?"
    r"|unclear|reward|offer\w*|still|stable|critical|condition|listed|underwent|surgery|prosecutors|die[sd]?|succumbed"
    r"|passed away|scheduled)\b"
)
#: words of saying: of the day only that stands right by them, else what was said may be of it
_SAYING = re.compile(r"\b(?:said|says|told|stated|stating|according|tells?|spoke)\b(?=[^,]{0,20}$)")
_NO_ATTRIBUTE = (
    r"(?:for|in|of|after|with|on|to|about|the|an?|when|and|that|at|from|by|as|said|one|his|her|over|into|during"
    r"|following|where)"
)
_OF_THE_ACT = re.compile(rf"(?:'s|s')?,? (?:(?!{_NO_ATTRIBUTE} )[\w-]+ ){{0,3}}?{_ACTS}\b")
_HOUR_OF_SAYING = re.compile(r"\b(?:said|says?|told|tells?|stat(?:ed|es|ing)|according|reports?)\b")
_SAID_BEHIND = re.compile(
    rf",? (?:\w+ ){{0,2}}?(?:{SAID}|ruled|identified|released|charged|arrested|declined|believe)\b"
)
_RULING = re.compile(
    r"\bruled? [^.]{0,60}?(?:homicide|accident\w*|suicide)|\bcharged with [^.]{0,40}?(?:murder|homicide)"
)
_PLAINLY = re.compile(
    r"\b(?:shootings?|incident|accident|attack|stabbing|robbery|homicide|murder|it) (?:\w+ ){0,2}?"
    r"(?:happened|occurred|took place|unfolded|began)\b"
)
#: "who confirmed the attack to newsmen on": the day is that of the words
CONFIRMED = re.compile(
    rf"\bconfirm(?:ed|ing|s) (?:the|this|that) (?:\w+ )?{_ACTS}(?: to (?:\w+ ){{1,3}}?)?,? ?(?:on|early|late|in)? ?$"
)
_JUDGED_BEHIND = re.compile(rf",? (?:has |had |have )?{JUDGING}\b")
_CLOCK = re.compile(r"\b(?:\d{1,2}(?::\d\d)? ?(?:[ap]\.? ?m\b|o'clock)|noon|midnight|\d{1,2}:\d\d)")
_PART_OF_DAY = re.compile(r"night|morning|afternoon|evening|dawn|noon")
_STAMP = re.compile(
    r"\(@\w+\)\s*$|\bphoto[^.]{0,40}$|\bcopyright[^.]{0,20}$|\b(?:published|posted|updated|modified)[^.]{0,12}$"
    r"|\btune in [^.]{0,60}$|\bnews\d? at \d[^(]{0,24}$|\b(?:born|birth|dob)\b[^.]{0,8}$"
)
_STEP = re.compile(
    r"\b(?:(?:one|two|three|four|five|six|seven|a|\d+) (?:days?|weeks?|nights?) (?:after|later|earlier|before|prior)"
    r"|same|following|next|that)"
)
_TOLD_BEFORE = 20  # characters before ", police said": enough to tell the act
_BEHIND, _AHEAD = 90, 60  # characters of the sentence that may hold a cue
_CLOSE = 14  # characters between a verb of the aftermath and its own day
_FAR_BEHIND = 250  # where no cue is so near
_WHEN = re.compile(r",? (?:when|as|while) (?!(?:police|officers|deputies|authorities|prosecutors|investigators)\b)")
#: where another sentence begins within one: what was said "in a statement that" tells of its own day
_BREAK = re.compile(r";| -- |\b(?:statement|report\w*|release|conference|affidavit|said|says|told \w+) that ")


def tie_to_act(document: Document, mention: DateMention) -> float:
    """How firmly the words round a day tie the act to it: above 0 the act, below 0 only what came of it."""
    sentence = document.sentence_at(mention.start)
    before = _before(document, sentence, mention.start, _BEHIND)
    if mention.start - sentence.start > _BEHIND and not (_HAPPENED.search(before) or _AFTERMATH.search(before)):
        before = _before(document, sentence, mention.start, _FAR_BEHIND)
    after = _BREAK.split(document.folded[mention.end : min(sentence.end, mention.end + _AHEAD)])[0]
    told = document.folded[mention.start : mention.end]
    has_hour = bool(_CLOCK.search(before[-30:]) or _CLOCK.search(after[:25]))
    if has_hour:
        before = _HOUR_OF_SAYING.sub("-", before)  # nobody tells the hour of words
    tie = _nearest_cue(_RULING.sub("charged", before), after)
    if _PLAINLY.search(before):
        tie += 1.0
    if has_hour:
        tie += 2.0
    if _PART_OF_DAY.search(told):
        tie += 1.0
    if _STAMP.search(before):
        tie -= 5.0  # under a photograph, behind a name in social media
    if _STEP.match(told):
        tie -= 2.5  # counted from another day, mostly one of the aftermath
    return tie


def _before(document: Document, sentence: Sentence, at: int, reach: int) -> str:
    """What stands before a day in its sentence, at most ``reach`` characters."""
    return _BREAK.split(document.folded[max(sentence.start, at - reach) : at])[-1]


def _nearest_cue(before: str, after: str) -> float:
    if _OF_THE_ACT.match(after):
        return 4.0  # "Saturday's shooting", "the May 14 shooting spree"
    if _JUDGED_BEHIND.match(after):
        return -2.2  # "the minister today condemned"
    if _SAID_BEHIND.match(after) and not (after.startswith(",") and len(before) > _TOLD_BEFORE):
        return -0.5  # "the coroner on Thursday said"
    if CONFIRMED.search(before):
        return -2.2
    happened = _last_end(_HAPPENED, before)
    aftermath = max(_last_end(_AFTERMATH, before), _last_end(_SAYING, before))
    if _WHEN.match(after) and aftermath < len(before) - _CLOSE:
        return 3.0  # "was leaving a family gathering Saturday when"
    if happened != aftermath:
        return 3.0 if happened > aftermath else -2.2
    ahead, aftermath_ahead = _first_start(_HAPPENED, after), _first_start(_AFTERMATH, after)
    if ahead == aftermath_ahead:
        return 0.0
    return 2.7 if ahead < aftermath_ahead else -0.5


def _last_end(pattern: re.Pattern[str], words: str) -> int:
    return max((match.end() for match in pattern.finditer(words)), default=-1)


def _first_start(pattern: re.Pattern[str], words: str) -> int:
    match = pattern.search(words)
    return match.start() if match else len(words) + 1
