"""Texts in words of harm that tell no act of violence: sport, fiction, obituaries, drills, markets, petty crime."""

from __future__ import annotations

import re
from functools import cached_property

from flows.coding.acts.act import Act
from flows.coding.incidents.incident import Incident
from flows.coding.incidents.mishaps import VIOLENCE, is_mishap
from flows.coding.sentences.document import Document
from flows.coding.sentences.sides import is_state_side
from flows.coding.words.cues import Cue

#: words of sport that nobody else uses, and those that others use too
_OF_SPORT_ALONE = (
    r"striker|midfielder|winger|goalkeeper|keeper|crossbar|half-time|stoppage time|free kick|penalty kick|wickets?"
    r"|innings|batsman|bowler|knee injury|hamstring|final whistle|equali[sz]er"
)
_SPORT_TALK = re.compile(rf"\b(?:{_OF_SPORT_ALONE})\b")
_SPORT = re.compile(
    rf"\b(?:{_OF_SPORT_ALONE}|defender|qualifiers?|derby|leagues?|coach|championships?|tournament|season|playoffs?"
    r"|overtime|touchdowns?|quarterback|pitcher|rebounds|fourth-quarter|starters|kicker|umpire|referee"
    r"|scored|goals?|squad|team|clubs?|match(?:es)?|footballers?|home side|away side|stadium|fans|kick-off|fixtures?)\b"
)
_FICTION = re.compile(
    r"\b(?:films?|movies?|novels?|festival|audiences?|director|camera|actors?|actress|amateurs"
    r"|screenplay|screening|plot|cinemas?|premiere|episodes?|thriller|box office|playwright"
    r"|protagonist|filmmaker|theatre|theater|script|tickets|two-hander|superb|the cast|soprano|orchestra|played by"
    r"|starring|directed by|sequel|trailer|box-office|soundtrack)\b"
)
#: beside a tale told in the present
_TALE = re.compile(r"\b(?:serial|is set (?:in|on|at|during)|chapters?|heroine|readers|humou?r|books?|tales?|author)\b")
#: somebody died of age or illness: what the text tells of his life is long past
_OBITUARY = re.compile(
    r"\b(?:died|dies|passed away)\b[^.;]{0,80}\b(?:aged \d\d|at (?:the age of )?\d\d\b|in (?:his|her) sleep"
    r"|peacefully|after a (?:long|short|brief) (?:illness|battle)|of (?:cancer|natural causes|heart failure"
    r"|old age))"
)
_MOURNED = re.compile(
    r"\b(?:survived by|is survived|leaves (?:his|her|a) (?:wife|husband|widow|two|three)|obituar\w+|in (?:his"
    r"|her) sleep|peacefully|natural causes|(?:long|short|brief) illness|funeral will|career|retired|memoirs?"
    r"|veteran (?:actor|actress|singer|broadcaster|politician|journalist)|born in \d{4}|best known)\b"
)
_DRILL = re.compile(
    r"\b(?:drills?|exercises?|scenarios?|simulat\w+|mock|role[- ]?play\w*|actors|blanks?|rehears\w+|trainees|full-scale"
    r"|tabletop|practi[cs]e)\b"
)
_PLAYED = Cue(
    r"\b(?:scenarios?|simulat\w+|mock|role[- ]?play\w*|actors|blank rounds|fake (?:wounds|blood|injuries))\b",
    "scenario", "simulat", "mock", "role", "actors", "blank rounds", "fake ",
)  # fmt: skip
_MARKET = re.compile(
    r"\b(?:shares?|stocks?|traders?|investors?|brent|crude|barrels?|analysts?|nasdaq|dow|bitcoin|crypto|dividends?"
    r"|earnings|profits?|bonds?|yields?|dollar|futures|equities|bourse|hedge|index|ounce|rally|rallied|sell-off)\b"
)
#: crimes of which nobody is the victim of violence
_PETTY = re.compile(
    r"\b(?:cocaine|heroin|marijuana|cannabis|narcotics?|drugs?|drug[- ]traffick\w+|smuggl\w+|contraband|counterfeit\w*"
    r"|fraud\w*|embezzl\w+|brib\w+|corruption|theft|burglar\w*|pickpocket\w*|passports?|gambling|prostitution"
    r"|tax evasion|shoplift\w*|poach\w+)\b"
)
#: what drugs are made of, made in and flown from
_DRUGS = re.compile(
    r"\b(?:airstrips?|cannabis|coca|cocaine|heroin|laborator(?:y|ies)|labs?|marijuana|narcotics?|opium|poppy|poppies"
    r"|drugs)\b"
)
_OF_COMPUTERS = re.compile(
    r"\b(?:hack(?:ers?|ed|ing)|cyber\w*|servers?|ransomware|malware|phishing|websites?|passwords?|software|networks?"
    r"|data breach\w*|denial-of-service)\b"
)
_TELLING_WORDS = 4
_OPENING = 400  # characters
_FEW = 4  # sentences
_BRIEF = 600  # characters


class Genres:
    """What kinds of texts a text is like."""

    def __init__(self, document: Document, title: str = "") -> None:
        self.document = document
        self.title = title.lower()

    @cached_property
    def _is_sport(self) -> bool:
        folded = self.document.folded
        if len(folded) < _BRIEF and len(set(_SPORT_TALK.findall(folded))) > 1:
            return True  # in a few lines two words are enough that no one else uses
        return self._tells_of(_SPORT)

    @cached_property
    def _is_all_sport(self) -> bool:
        return len(set(_SPORT.findall(self.document.folded))) > _TELLING_WORDS

    @cached_property
    def _is_fiction(self) -> bool:
        return self._tells_of(_FICTION)

    def _tells_of(self, words: re.Pattern[str]) -> bool:
        """Whether the text has several different words of a genre."""
        return len(set(words.findall(self.document.folded)) | set(words.findall(self.title))) >= _TELLING_WORDS

    @cached_property
    def _is_obituary(self) -> bool:
        """Somebody's life, at the end of which nobody took it."""
        opening = self.document.folded[: self.document.body_start + _OPENING]
        is_death = _OBITUARY.search(opening) or _OBITUARY.search(self.title)
        return bool(is_death) and len(set(_MOURNED.findall(self.document.folded))) > 0

    @cached_property
    def _is_drill(self) -> bool:
        """Played for training: "in the scenario, two gunmen enter"."""
        folded = self.document.folded
        return _PLAYED.search(folded) is not None and len(set(_DRILL.findall(folded))) > 2

    @cached_property
    def _is_of_markets(self) -> bool:
        return len(set(_MARKET.findall(self.document.folded))) > _TELLING_WORDS

    @cached_property
    def _is_of_computers(self) -> bool:
        return len(set(_OF_COMPUTERS.findall(self.document.folded))) > 1

    def is_no_violence(self, incident: Incident) -> bool:
        """Whether what was read as an incident is a text's sport, its fiction, a mishap or a death of itself."""
        if incident.family == "arrest":
            return _is_police_work(incident, self.document)
        if incident.family == "seize":
            return self._is_drill or self._is_of_markets or self._is_all_sport or _is_of_drugs(incident)
        if incident.family == "abduct":
            return self._is_drill
        if incident.family not in ("violence", "property"):
            return False
        if incident.family == "property" and _is_of_drugs(incident):
            return True
        # What the acts tell is asked first: what a text is like takes a look at all its words.
        if not any(_is_armed(act) for act in incident.acts) and self._is_sport:
            return True
        if not any(act.killed or act.weapons or act.kind == "shoot" for act in incident.acts) and self._is_all_sport:
            return True  # by the Raiders
        if (incident.date is None or not incident.date.is_resolved) and (self._is_fiction or self._is_obituary):
            return True
        if _is_narrated(incident, self.document):
            return True
        if self._is_drill or (not any(act.victims or act.agents for act in incident.acts) and self._is_of_markets):
            return True
        if self._is_of_computers and not any(act.victims or act.weapons for act in incident.acts):
            return True  # "the attackers bombarded the bank's servers"
        return is_mishap(incident, self.document)


def _is_narrated(incident: Incident, document: Document) -> bool:
    """Told of no day and in the present alone, within a text of several sentences that has a word of the stage or of
    books. News is told in the present too, where it is brief or translated."""
    if (incident.date is not None and incident.date.is_resolved) or len(document.sentences) < _FEW:
        return False
    told = [(act, t.sentence) for t in incident.tellings for act in t.acts if act.is_strong and not act.is_noun]
    if not any(act.is_present for act, _ in told):
        return False
    if not (_FICTION.search(document.folded) or _TALE.search(document.folded)):
        return False
    for act, sentence in told:
        is_line = not document.text[sentence.start : sentence.end].rstrip("\"'”’)").endswith((".", "!", "?"))
        if is_line or not (act.is_present or act.kind == "die"):
            return False
    return True


def _is_police_work(incident: Incident, document: Document) -> bool:
    """Arrests of smugglers, thieves and swindlers, of whom no violence is told."""
    if any(p.actors for act in incident.acts for p in act.patients):
        return False
    told = " ".join(document.folded[t.sentence.start : t.sentence.end] for t in incident.tellings)
    return bool(_PETTY.search(told)) and not VIOLENCE.search(told)


def _is_of_drugs(incident: Incident) -> bool:
    """What forces seize of smugglers and destroy: "burnt two tonnes of cocaine", "blew up eight airstrips"."""
    taken = [p for act in incident.acts for p in act.patients]
    is_force = all(is_state_side(p) for act in incident.acts for p in act.agents)
    return is_force and any(_DRUGS.search(p.word) for p in taken) and not any(p.weapon for p in taken)


def _is_armed(act: Act) -> bool:
    """Whether somebody dies or is shot by somebody, or arms or armed people are in it."""
    if act.killed is not None and act.killed.quantity.best and not act.killed.is_vague:
        return True
    if act.shot is not None and any(p.is_human for p in act.patients):
        return True
    inside = act.agents + act.patients + act.weapons
    return any(p.side == "armed" or p.weapon or (p.side == "state" and p.head != "captain") for p in inside)
