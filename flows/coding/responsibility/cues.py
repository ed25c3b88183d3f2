"""Words by which texts tell who claims an act, denies it, is blamed for it, or that nobody has claimed it."""

from __future__ import annotations

import re

from flows.coding.words.cues import Cue

NONE_YET = Cue(
    r"\b(?:(?:no (?:[\w-]+ ){0,2}?(?:group|one|organi[sz]ation|individual|party|faction|movement)|nobody)\b"
    r"[^.,;]{0,40}? (?:taken|took|assumed|accepted|admitted) (?:\w+ )?responsibility"
    r"|(?:none of|neither|nor (?:has|have|did) any)\b[^.;]{0,80}? (?:claim(?:ed)?|take|taken|took|assumed|accepted)"
    r" (?:\w+ )?(?:responsibility|credit)"
    r"|no (?:group|one|organi[sz]ation|party|faction) has (?:said|announced) that (?:it|they) (?:had )?carried"
    r"|no (?:[\w-]+ ){0,2}?(?:group|one|organi[sz]ation|individual|party|faction|movement)\b[^.]{0,40}"
    r"\bclaim(?:ed|s)?|(?:did|has|have|had) not (?:yet |immediately )?claim(?:ed)?|not"
    r" immediately claimed|no (?:immediate )?claim of responsibility|yet to claim|nobody has claimed)",
    "claim", "responsibility", "credit", "has said", "has announced",
)  # fmt: skip
DENIAL = Cue(
    r"\b(?:den(?:ied|ies|ying) (?:any |all |its |their |having |that (?:it|they) |being )?(?:responsibility"
    r"|involvement|part|role|directed|carried|behind|knowledge|responsible)?|rejected (?:the )?accusations?"
    r"|disclaimed responsibility|(?:distanced|dissociated) (?:itself|themselves|himself) from)",
    "denie", "denying", "rejected", "disclaimed", "distanced", "dissociated",
)  # fmt: skip
CLAIM = Cue(
    r"\b(?:(?:claim(?:ed|s|ing)?|accept(?:ed|s|ing)?|assum(?:ed|es|ing)|admit(?:ted|s|ting)?|took|taken|takes"
    r"|taking) (?:\w+ ){0,2}?(?:responsibility|credit)"
    r"|claim(?:ed|s|ing)? (?:(?:on|in|via|through) [^.;,]{2,40} )?to have (?:carried|killed|attacked|burn|shot|struck"
    r"|bombed|ambushed|captured|overrun|seized|stormed|taken (?:over|control|the))\w*"
    r"|(?:put|puts|putting) out (?:a|its) claim|(?:issued|released|published) (?:a|its) claim (?:for|of)"
    r"|adopt(?:ed|s|ing) (?:the|an?|this|that|its|responsibility for) (?:\w+ ){0,3}?(?:assassination|attack|operation"
    r"|bombing|ambush|assault|blast|killing|explosion)"
    r"|claim(?:ed|s|ing)? (?:its|the|a|an|two|three|several|both|that (?:attack|bombing)|this) ?"
    r"(?:\w+ ){0,4}?(?:attacks?|bombings?|ambush(?:es)?|assaults?|blasts?|killings?|raids?|strikes?|explosions?)"
    r"|(?:attacks?|bombings?|ambush|assault|blast|killing|raid|explosion|shooting)s?,? (?:which (?:was|were) "
    r"|that (?:was|were) )?(?:later )?claimed by|responsibility (?:for [^.]{3,60})?(?:was|has been|were)"
    r" (?:claimed|assumed) by|(?:was|were) responsible for carrying out|said (?:it|they|their fighters|its"
    r" fighters) (?:was|were|had been) (?:behind|responsible)|claimed by"
    r"|(?:said|says|announced|declared)\b[^.;]{0,60}? (?:that )?(?:it|they|(?:its|their|one of its|some of its)"
    r" [^.;]{1,50}?) (?:(?:had|have|has) )?(?:carried out|staged|launched|executed|sent the bomber)"
    r"|(?:said|says)\b(?: [^.;,]{1,40})? (?:that )?(?:it|they) (?:was|were|had been|is) behind)",
    "claim", "responsib", "credit", " behind", "carried out", "staged", "launched", "executed", "adopt",
    "sent the bomber",
)  # fmt: skip
#: claims of acts that are none in particular: "with some attacks claimed by", "has claimed dozens of attacks"
OF_NONE = re.compile(
    r"\b(?<!and )(?:some|many|most|dozens of|scores of|hundreds of|numerous|previous|past|earlier|similar|other|various"
    r"|a number of) (?:of the )?(?:\w+ ){0,3}?(?:attacks|bombings|ambushes|assaults|blasts|killings|raids|strikes"
    r"|explosions)\b"
    r"|\bseveral (?:\w+ )?(?:attacks|bombings|ambushes|assaults|blasts|killings|raids)\b[^.;]{0,60}\b(?:this year"
    r"|in recent|in the past|over the (?:past|last)|since)\b"
)
BLAME = Cue(
    r"\b(?:blam(?:ed|es|ing)|attribut(?:ed|es|ing)|accus(?:ed|es|ing)"
    r"|(?:hold|holds|held|holding) (?:[^.;,]{1,80} )?responsible"
    r"|suspicion (?:fell|falls|has fallen|immediately fell|centred|centered) on|hallmarks? of"
    r"|it (?:could|may|might) (?:also )?have been|(?:was|were|is|are) suspected(?! of| to)"
    r"|suspects? (?:the|that)|(?:authorities|investigators|officials|police|sources|residents) suspect"
    r"|pointed (?:the|a) finger|had no doubt that|(?:was|were|is|are) (?:probably |likely"
    r" |most likely )?responsible(?! for carrying)|(?:handi)?work of|doing of)\b",
    "blam", "attribut", "accus", "responsible", "suspect", "pointed", "no doubt", "work of", "doing of", "suspicion",
    "hallmark", "have been",
)  # fmt: skip
SELF = re.compile(
    r"\b(?:said|says|stated|announced|reported|declared|claimed|added)\b[^.]{0,40}\b(?:statement|communique"
    r"|leaflet|note|telegram|its|message|posters?|pamphlets?|that it had|it had|it|that)\b"
)
NOT_SAID = re.compile(r"\b(?:did|does|do|would) not (?:say|name|know|tell)\b|\b(?:unclear|not clear|not known)\b")
#: an attacker told to be of a group
MEMBER = Cue(
    r"\b(?:the |all |both |two |three |four )?(?:\w+ )?(?:attackers?|assailants?|bombers?|gunm[ae]n|shooters?"
    r"|perpetrators?|killers?|militants|men),? (?:who )?(?:(?:was|were|is|are|had been) (?:an? )?"
    r"(?:(?:believed|suspected|thought|said|alleged|reported) to be )?"
    r"(?:\w+ )?(?:members?|fighters?|militants?|followers?|supporters?|operatives?) (?:of|from)"
    r"|(?:suspected|alleged|presumed) (?:members?|fighters?|militants?|followers?|supporters?|operatives?) of"
    r"|(?:(?:is|are|was|were) (?:believed|suspected|thought|said|alleged|reported) to )?belong(?:ed|s)? to|(?:had"
    r"|have|has) (?:pledged allegiance|sworn allegiance|links|ties) to)\b",
    "member", "fighter", "militant", "follower", "supporter", "operative", "belong", "allegiance", "links", "ties",
)  # fmt: skip
STATEMENT = Cue(
    r"\b(?:in a (?:\w+ )?(?:statement|communique|leaflet|note|message)|statement|communique|leaflets?|pamphlets?"
    r"|posters?|telephone call|phone call|telegram)\b",
    "statement", "communique", "leaflet", "note", "message", "pamphlet", "poster", "phone call", "telegram",
)  # fmt: skip
SEVERAL = re.compile(
    r"\b(?:two|three|four|both|several|the|these|for) (?:\w+ )?(?:attacks|bombings|assaults|blasts|killings"
    r"|ambushes|explosions)\b"
)
CUE = Cue(
    r"(?:attackers?|assailants?|bombers?|gunm[ae]n|shooters?|perpetrators?|killers?),? (?:who )?"
    r"(?:was|were|is|are|ha[ds]|belong|suspected|alleged)"
    r"|carried out|distanced|dissociated|(?:was|were|had been) behind"
    r"|claim(?:s|ed|ing)? (?:\w+ ){0,3}(?:to have|respons|credit|attack|bomb|ambush|assault|blast|kill|raid|strike)"
    r"|claimed by|ha(?:s|ve|d) claimed|adopted (?:the|an?|this|that)|out (?:a|its) claim"
    r"|responsib|denie[sd]|denying|blam(?:e|ing)|accus(?:e|ing)"
    r"|attribut|in a statement|communique|leaflet|work of|doing of|sent the bomber|suspicion|hallmark"
    r"|it (?:could|may|might) (?:also )?have been|(?:was|were|is|are) suspected"
    r"|(?:authorities|investigators|officials|police|sources|residents) suspect",
    "attacker", "assailant", "bomber", "gunm", "shooter", "perpetrator", "killer", "carried out", "distanced",
    "dissociated", " behind", "claim", "adopted", "responsib", "denie", "denying", "blam", "accus", "attribut",
    "in a statement", "communique", "leaflet", " suspect", "work of", "doing of", "sent the bomber",
    "suspicion", "hallmark", "have been",
)  # fmt: skip
