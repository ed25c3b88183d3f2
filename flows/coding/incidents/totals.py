"""Whether a telling sums up: the toll of a war or a year, "386 clashes", what happened "so far this year"."""

from __future__ import annotations

import re

from flows.coding.acts.act import Act
from flows.coding.incidents.telling import Telling
from flows.coding.sentences.phrases import Phrase
from flows.coding.words.calendar import MONTH_NAMES
from flows.coding.words.cues import Cue

_TOTALS = Cue(
    r"\b(?:as of (?:today|now|yesterday|this \w+)"
    r"|so far(?!,? (?:at least |about |more than |some )?\w+ (?:people|persons?|deaths|was|were)\b)"
    r"|in the whole of|over the whole of"
    r"|ha(?:s|ve) (?:already )?(?:died|been killed|killed|lost their lives)\b[^.]{0,60}\bsince"
    r"|(?:near|almost)[- ]daily"
    r"|ha(?:s|ve) (?:died|been (?:(?:hurt|injured|shot|wounded) (?:and|or) )?(?:hurt|injured|killed|shot|wounded)"
    r"|lost their lives)\b[^.]{0,40}\bthis year"
    r"|since [^.,;]{3,50}? (?:broke out|erupted|flared)"
    r"|(?:down|up) from \d+ in (?:january|february|march|april|may|june|july|august|september|october|november"
    r"|december)"
    r"|(?:war|conflict),? (?:which|that) (?:has |had |have )?(?:killed|claimed|cost)"
    r"|(?:held|counted|recorded|logged|documented|registered) (?:[a-z]+ ){0,2}[\d,]+ (?:attacks|incidents|strikes"
    r"|bombings"
    r"|clashes)|(?<!missing )since (?:the )?(?:\d{4}|start|beginning|conflict|war|outbreak|last|january|february|march"
    r"|april|may|june|july|august|september|october|november|december|then|he took|taking)"
    r"|(?:in|over|during|for|within) (?:the )?(?:last|past) (?:\w+ )?(?:years?|months?|decades?|weeks?|days)"
    r"|(?:in|during|over|of) (?:the )?recent (?:years|months|weeks|days)"
    r"|on (?:several|many|various|numerous|countless) occasions"
    r"|ha(?:s|ve) [^.;]{0,40}\b(?:repeatedly|regularly|routinely|frequently|constantly)"
    r"|(?:is|was|became|becomes) (?:at least )?the (?:second|third|fourth|fifth|sixth|seventh|eighth|ninth|tenth"
    r"|eleventh|twelfth) [^.;,]{2,40}"
    r" (?:killed|murdered|slain|assassinated|kidnapped|abducted|shot)"
    r"|over the years|through the years"
    r"|on average|annually|(?:each|every|per) (?:year|month|week|day)"
    r"|crime stat|stats for|(?:conflict|war|insurgency|violence|uprising)\b[^.]{0,80}\b(?:has|have|had)"
    r" (?:already |now |so far )?(?:killed|claimed|left|cost|taken)"
    r"|(?:the|this|syria's|iraq's|civil|\w+'s) (?:\w+ )?(?:conflict|war|insurgency|violence) (?:has|had|have)"
    r"|statistics|this year alone|the war in which|[a-z]+-year(?:-old|-long)? (?:war|conflict|civil war|insurgency)"
    r"|of (?:the )?(?:war|conflict)|official figures|conflict"
    r" erupted|war (?:began|broke)|\d+ (?:murders|homicides|killings|cases) |overall toll|total toll|total"
    r" number)\b",
    "as of ", "so far", "whole of", "since", "war", "conflict", "held ", "counted", "recorded", "logged", "documented",
    "registered", " last ", " past ", "recent ", "occasions", "on average", "annually", "each ", "every ",
    "per ", "crime stat", "stats for", "insurgency", "violence", "uprising", "statistics", "year alone",
    "official figures", "murders ", "homicides ", "killings ", "cases ", " toll", "total number",
    "second", "third", "fourth", "fifth", "sixth", "seventh", "eighth", "ninth", "tenth", "eleventh", "twelfth",
    " the years", " this year", "down from ", "up from ", "repeatedly", "regularly", "routinely",
    "frequently", "constantly", "daily",
)  # fmt: skip
#: what happens once may be told with these: held "since", arrested "so far"
_OF_YEARS = re.compile(
    r"\b(?:so far this year|this year alone|(?:in|over|during|for|within) the (?:last|past) (?:\w+ )?(?:years?|months?"
    r"|decades?)|in (?:just|less than|only|under) (?:\w+ )?(?:months?|years?)|annually"
    r"|(?:each|every|per) (?:year|month|week|day)|statistics|since (?:19|20)\d\d)\b"
)
#: "documented 1,146 attacks in which": whatever the sentence tells of them
_OF_REPORTS = re.compile(
    r"\b(?:counted|recorded|logged|documented|registered) (?:[a-z]+ ){0,2}[\d,]+ (?:[a-z]+ )?(?:attacks|incidents"
    r"|strikes|cases)\b"
)
_AGAIN_AND_AGAIN = re.compile(
    r"\b(?:on average|(?:each|every) (?:day|week|month|year)"
    r"|on (?:several|many|various|numerous|countless) occasions)\b"
)
#: behind what is told of one act, the sum that it is added to
_BRINGING = Cue(
    r",? (?:bringing|taking|raising|pushing) (?:to|the|its|their)\b", " bringing", " taking", " raising", " pushing"
)
#: "in the deadliest attack on civilians there since 2008": one act, set against those before
_SUPERLATIVE = re.compile(
    r"\b(?:the |its |his |her |their |\w+'s )?(?:(?:second|third|fourth)[- ])?(?:\w{3,}est|worst|first|most \w+|single)"
    r" [^.,;]{0,70}?\b(?:since|in (?:the )?(?:last |past )?(?:\w+ )?(?:years|months|weeks|decades)|this year"
    r"|in recent (?:years|months|weeks))\b"
)
#: what goes on for days at many places, and what it has cost by now
_CAMPAIGN = re.compile(
    r"\b(?:offensive|campaign|insurrection|unrest|uprising)\b[^.;]{0,120}\b(?:has|have|had) (?:already |now |so far )?"
    r"(?:caused|claimed|cost|inflicted|killed|left|produced|resulted in|yielded)\b"
    r"|\bsince the (?:\w+ )?(?:offensive|campaign|insurrection|unrest|uprising)\b"
    r"|\b(?:across|all over|throughout) the (?:country|nation)\b|\bnationwide\b|\bcumulative\b"
    r"|\bin (?:just|less than|only|under) (?:\w+ )?(?:decades?|months?|years?)\b"
)
_MONTH = f"({'|'.join(MONTH_NAMES)})"
#: "from 11 November 1989 to 30 January", "between May and July"
_MONTHS = re.compile(
    rf"\b(?:between|from) (?:\d{{1,2}} )?{_MONTH}(?: \d{{1,2}})?,?(?: \d{{4}})?"
    rf" (?:and|through|to|until) (?:\d{{1,2}} )?{_MONTH}\b"
)
_OF_A_WAR = 1000  # dead
_OF_MANY_DAYS = 100  # dead, of no place and by nobody
_MANY = 10  # people told together
_SERIES = 20  # acts told together
_CROWD = 50  # dead, of a month, of no town and of no single act
_SHORT_DAYS = 7  # that one fight may last


def is_total(telling: Telling, folded: str, start: int) -> bool:
    """Whether a telling, whose sentence is ``folded`` and begins at ``start``, counts up what happened on many days or
    in many places."""
    if any(act.kind == "force" for act in telling.acts):
        return False
    if telling.family == "violence":
        folded = _without_short_span(telling, folded, start)
        brought = _BRINGING.search(folded)
        folded = folded[: brought.start()] if brought else folded
        if _sums_up(folded) or _is_of_a_war(telling) or _is_of_many_acts(telling):
            return True
        return _victims(telling) >= _CROWD and (_CAMPAIGN.search(folded) is not None or _is_of_months(folded))
    if telling.family == "seize" and _is_of_months(folded):
        return True
    if telling.family in ("abduct", "property", "arrest", "seize"):
        return (
            bool(_OF_REPORTS.search(folded))
            or bool(_AGAIN_AND_AGAIN.search(folded))
            or (_counts_many(telling) and bool(_OF_YEARS.search(folded)))
        )
    return False


def _sums_up(folded: str) -> bool:
    if _TOTALS.search(folded) is None:
        return False
    rest, superlatives = _SUPERLATIVE.subn(" ", folded)
    return superlatives == 0 or _TOTALS.search(rest) is not None


def _without_short_span(telling: Telling, folded: str, start: int) -> str:
    """A sentence without the words of its own few days at a place of its own: "killed since Friday in fighting in X",
    "over the past three days" tell of one fight."""
    date, place = telling.date, telling.place
    if date is None or date.first is None or date.last is None or date.precision != "days":
        return folded
    if place is None or place.kind == "country" or (date.last - date.first).days > _SHORT_DAYS:
        return folded
    opens = folded.rfind("since ", 0, date.start - start)
    opens = opens if date.role == "since" and opens >= 0 else date.start - start
    return f"{folded[:opens]}then{folded[date.end - start :]}"


def _is_of_a_war(telling: Telling) -> bool:
    """A thousand dead of no day: the toll of a war or of years, not of an act."""
    if any(is_one(act) for act in telling.acts) or not _is_undated(telling):
        return False
    is_told = telling.place is not None or any(act.agents for act in telling.acts)
    least = _OF_A_WAR if is_told else _OF_MANY_DAYS
    return any(toll.quantity.best >= least for act in telling.acts if (toll := act.killed) is not None)


def _is_of_many_acts(telling: Telling) -> bool:
    """ "killed in 386 clashes", "set off more than 260 bombs"; "100 casualties in October"."""
    if any(act.is_noun and act.number >= _SERIES for act in telling.acts):
        return True
    if any(p.weapon and _number(p) >= _SERIES for act in telling.acts if act.kind == "bomb" for p in act.patients):
        return _is_undated(telling)
    dead = max((toll.quantity.best for act in telling.acts if (toll := act.killed) is not None), default=0)
    is_coarse = telling.date is not None and telling.date.precision in ("month", "year") and not _is_placed(telling)
    return is_coarse and dead >= _CROWD and not any(is_one(act) for act in telling.acts)


def _is_placed(telling: Telling) -> bool:
    return telling.place is not None and telling.place.kind != "country"


def _victims(telling: Telling) -> int:
    """How many dead or hurt are counted together."""
    return max((toll.quantity.best for act in telling.acts for toll in act.victims), default=0)


def _is_of_months(folded: str) -> bool:
    """ "seized 300 rifles between May and July": in no single act."""
    found = _MONTHS.search(folded)
    return found is not None and found[1] != found[2]


def _counts_many(telling: Telling) -> bool:
    return any(_number(phrase) >= _MANY for act in telling.acts for phrase in act.patients)


def _number(phrase: Phrase) -> int:
    return phrase.number.best if phrase.is_counted and phrase.number is not None else 0


def _is_undated(telling: Telling) -> bool:
    return telling.date is None or not telling.date.is_day()


def is_one(act: Act) -> bool:
    """Whether an act is told by a noun for a single one: "an attack", "the fight"."""
    return act.is_event_noun and not act.is_plural
