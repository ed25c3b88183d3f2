"""Words that set a telling apart: elsewhere, afterwards, long ago, at the same place, in a crowd, beside the news."""

from __future__ import annotations

from flows.coding.words.cues import Cue

ELSEWHERE = Cue(
    r"\b(?:on the same day|(?:a|one) (?:day|week|month|year) (?:earlier|before)"
    r"|(?<!one )another(?! (?:\w+ ){1,3}(?:said|says|told|added|reported|put|counted|gave)\b)(?! (?:was|were|is"
    r"|died|sustain\w+|suffer\w+|receiv\w+|injured|wounded|trooper|soldier|constable|policeman|one|two|\d+"
    r"|(?:man|woman|boy|girl|child|teen|teenager|person|victim|student)(?=,| (?:was|is|had|suffered|died)\b))\b)"
    r"|separate|separately"
    r"|elsewhere|meanwhile|in other (?:actions|incidents|developments)|in a different|in addition|also in|the"
    r" same month|similarly|similar|on the other hand|in a related|earlier in (?!the (?:day|evening|night|morning))"
    r"|days earlier|hours earlier|weeks"
    r" earlier|(?:days|hours) later(?!,? [^.;,]{0,40} (?:said|claimed|announced|posted|published)\b))\b",
    "the same", "earlier", "before", "another", "separate", "elsewhere", "meanwhile", "in other ", "in a different",
    "in addition", "also in", "similar", "other hand", "in a related", " later",
)  # fmt: skip
AFTERWARDS = Cue(
    r"\b(?:later|afterwards?|subsequently|hours after|(?:in|as) (?:revenge|reprisal|response)"
    r"|(?:ensuing|subsequent|follow-up|retaliatory) (?:\w+ )?(?:operation|raid|strike|fire)s?)\b",
    "later", "afterward", "subsequent", "hours after", "revenge", "reprisal", "response", "ensuing", "follow-up",
    "retaliatory",
)  # fmt: skip
CROWD = Cue(
    r"\b(?:mobs?|protest\w*|rioters?|rioting|demonstrat\w*|crowds?|stone[- ]?(?:throwing|pelting)|pelt\w*"
    r"|agitat\w*|miscreants|clashing groups|to disperse|to quell|to ward off|in the air|into the air"
    r"|activists(?! (?:said|say|told|reported|counted|put))"
    r"|sevaks?|kar ?sevaks?)\b",
    "mob", "protest", "riot", "demonstrat", "crowd", "throwing", "pelt", "agitat", "miscreant", "clashing",
    "disperse", "to quell", "to ward off", "the air", "activists", "sevak",
)  # fmt: skip
PAST = Cue(
    r"\b(?:last year|last month|earlier this (?:year|month)|(?:\w+ )?years? (?:ago|earlier|before)|(?:\w+"
    r" )?months? (?:ago|earlier|before)|in (?:19|20)\d\d|previous(?:ly)?|in the past|formerly|history|decades?"
    r" ago)\b",
    "last year", "last month", "earlier", " ago", " before", "in 19", "in 20", "previous", "in the past", "formerly",
    "history",
)  # fmt: skip

SAME_PLACE = Cue(
    r"\b(?:in|at|of|near|on) (?:the|that) same (?:area|district|village|town|city|neighbou?rhood|province|region|place"
    r"|road|street|spot|township|county|camp)\b",
    " same ",
)
ANNIVERSARY = Cue(
    r"\banniversary of (?:the|an?|that|last|its) [^.;]{0,80}?\b(?:attacks?|bombings?|massacre|shootings?|killings?"
    r"|murders?|blasts?|siege|ambush)\b",
    "anniversary",
)
#: "two years after the mayor was shot, nobody has been tried": what the clause behind it tells
YEARS_AFTER = Cue(
    r"\b(?:years?|decades?|months) (?:on )?after (?P<event>[^,.;]*),[^.;]{0,60}?\b(?:has|have|is|are|still|remains?)\b",
    "year", "decade", "months",
)  # fmt: skip
_EVENTS = (
    r"(?:attacks?|incidents?|violence|blasts?|bombings?|explosions?|raids?|strikes?|shootings?|killings?|assaults?"
    r"|abductions?|kidnappings?|clash(?:es)?|fighting|shelling|unrest)"
)
#: what opens a sentence that recalls an earlier event beside the news: "the raid follows", "in a similar incident"
BESIDES = Cue(
    rf"(?:^|\W)(?:(?:it|(?:the|this)(?: \w+)? {_EVENTS}) (?:comes|came|follows|followed)\b|in (?:a|another) similar\b"
    r"|last time\b|it (?:is|was) not the first\b)",
    "comes", "came", "follow", "similar", "last time", "not the first",
)  # fmt: skip
