"""Deaths, wounds and damage that nobody did: accidents, fires, weather, illness."""

from __future__ import annotations

import re

from flows.coding.acts.act import Act
from flows.coding.acts.meaning import BODIES
from flows.coding.incidents.incident import Incident
from flows.coding.sentences.document import Document

_MISHAP = re.compile(
    r"\b(?:collisions?|collided|came down|crash(?:ed|es)?|accidents?|overturned|capsized|drown\w*|drove into"
    r"|ran over|run over|smoke inhalation|mishaps?|skid\w*|plung\w*|derail\w*|gave way|stampede|pile-up|gorge|ravine"
    r"|tyre burst|lost control|storms?|floods?|flooding|earthquakes?|quake|landslides?|mudslides?|avalanches?"
    r"|collaps\w+|cyclones?|hurricanes?|tornado(?:es)?|typhoon|lightning|heat ?wave|heart attack|cardiac|epidemics?"
    r"|cholera|malaria|diseases?|illness|virus|infections?|cancer|electrocut\w+|snake ?bite|food poisoning|gas leak"
    r"|short circuit)\b"
)
_CRASHED = r"\b[^.;]{0,80}\b(?:crash(?:ed|es)?|collided|came down|derailed|overturned|plunged|skidded)\b"
_DEEDS = (
    r"(?<!heart )attack\w*|assault\w*|assail\w*|ambush\w*|bomb\w*|blasts?|explo\w+|shooting|shot"
    r"|shots|gun\w*|firing|fired|bullets?|shell\w*|mortars?|rockets?|missiles?|drones?|airstrikes?"
    r"|landmines?|mines?|grenades?|stab\w*|knife|hacked|murder\w*|assassin\w*|massacre\w*|execut\w+"
    r"|riot\w*|mobs?|clash\w*|violence|violent|lynch\w*|behead\w*|tortur\w*|beaten|dynamite|kidnap\w*"
    r"|abduct\w*|hostages?|fighting|siege|torched|arson\w*|strangl\w*|homicide|slain"
    r"|slay\w*|suicide|lathi\w*|custody|gunned"
)
_DOERS = r"rebels?|militants?|insurgents?|guerrill?as?|terror\w*|maoists?|naxal\w*|jihad\w*|extremists?|fighters?|war"
_DEED = re.compile(rf"\b(?:{_DEEDS}|crash\w*|killed|killing|wound\w*|injur\w*)\b")
VIOLENCE = re.compile(rf"\b(?:{_DEEDS}|{_DOERS})\b")
#: where those who were killed are left, and what is left of them
_DUMPED = re.compile(
    r"\b(?:forests?|jungles?|fields?|roads?|roadside|highway|sack|ditch|bush(?:es)?|canal|railway|dumped|unidentified"
    r"|decomposed|mutilated)\b"
)
#: what bursts by itself, and mines that are dug
_BY_ACCIDENT = re.compile(
    r"\b(?:gas|boiler|propane|fuel|transformer|fireworks?|dust|steam|cylinder|engine|battery|stove"
    r"|tyre)(?: \w+)? (?:explosions?|blasts?|explod\w+|blew up)\b|\b(?:is|was|were|had|have) a blast\b"
    r"|\b(?:explosions?|blasts?) (?:of|from|by) (?:an? |the )?(?:\w+ )?(?:gas|boiler|propane|fuel|transformer"
    r"|fireworks?|cylinder|engine|battery|stove)\b"
    r"|\b(?:explosions?|blasts?)\b[^.;]{0,40}\b(?:because of|caused by|due to) (?:an? |the )?(?:\w+ )?"
    r"(?:gas(?:es)?|fuel)\b"
    r"|\bcaught fire and exploded\b"
)
#: what the police say of deaths that are nobody's doing
_NATURAL = re.compile(
    r"\bno (?:signs?|evidence|indications?|traces?) of (?:violence|foul play|a struggle|an? attack)"
    r"|foul play (?:is|was) not|\bnatural causes"
)
#: what investigators say that something was not
_RULED_OUT = re.compile(r"\b(?:rul(?:ed|es|ing) out|no (?:signs?|evidence|indications?) of)\b[^.;]*")
_DUG = re.compile(r"\b(?:coal|copper|diamond|gold|iron|salt|silver) (?:ore )?mines?\b")
_BRIEF = 600  # characters: a terse report of one incident
_HARM = frozenset({"die", "injure", "kill", "hit", "wreck", "burn"})
_OF_NOBODY = frozenset({"bomb", "mention"})  # what bursts, and what "strikes": lightning
_BLAZE = re.compile(
    r"\b(?:fire|blaze|inferno|flames) (?:that |which )?(?:destroyed|gutted|swept|ripped|tore|engulfed|broke out)\b"
)
_ARSON = re.compile(
    r"\b(?:arson\w*|torched|petrol bomb\w*|molotov|set (?:on fire|ablaze|alight|fire)|setting fire|attack\w*|gunm[ae]n"
    r"|rebels|militants|shell(?:ed|ing)|drones?|missiles?|bombs?|bomb(?:ed|ing)|strikes?|clash\w*)\b"
)
_FIRE = re.compile(r"(?:an? |the |two )?(?:\w+ )?(?:fires?|blazes?|wildfires?|inferno|flames)(?: at)?")


def is_mishap(incident: Incident, document: Document) -> bool:
    """Deaths, wounds and damage by nobody, told of an accident, the weather or an illness; or deaths alone, in a text
    that has no word of violence."""
    if all(act.kind in ("die", "mention") for act in incident.acts) and _NATURAL.search(document.folded):
        return True
    strong = [act for act in incident.acts if act.is_strong]
    if strong and all(act.is_treated for act in strong) and not VIOLENCE.search(document.folded):
        return True  # "the singer was taken to hospital with chest pains"
    told = [telling.sentence for telling in incident.tellings]
    if all(_is_peaceful(act) for act in incident.acts) and not _is_victim(incident.acts[0].patients[0].name, document):
        return True  # "when the former president died, a truce was declared"
    if not all(act.kind in _HARM | _OF_NOBODY for act in incident.acts) or any(map(_is_done, incident.acts)):
        return False
    words = _RULED_OUT.sub(" ", " ".join(document.folded[s.start : s.end] for s in told))
    words, accidents = _BY_ACCIDENT.subn("accident", _DUG.sub("pit", words))
    if (not accidents and any(act.kind == "bomb" for act in incident.acts)) or VIOLENCE.search(words):
        return False
    is_death = all(
        act.kind == "die" and act.patients and not any(p.side for p in act.patients) for act in incident.acts
    )
    told_without_accidents = _BY_ACCIDENT.sub("accident", document.folded)
    if is_death and "killed" not in document.folded and not VIOLENCE.search(told_without_accidents):
        return not _is_left_dead(incident, document)
    if any(_FIRE.fullmatch(p.word) for act in incident.acts for p in act.agents):
        return True  # "a fire destroyed nine shops"
    before = document.sentences[max(0, told[0].index - 1)]
    fire = _BLAZE.search(document.folded[before.start : before.end]) or _BLAZE.search(words)
    if fire is not None and not _ARSON.search(_RULED_OUT.sub(" ", document.folded)):
        return True
    lead = document.folded[before.start : before.end]
    if any(_has_crashed(p.word.split()[-1], document) for act in incident.acts for p in act.agents):
        return True
    return bool(_MISHAP.search(words) or _MISHAP.search(lead) or _BY_ACCIDENT.search(lead))


def _is_done(act: Act) -> bool:
    """Whether somebody or some arm does it, not an accident or the weather."""
    doers = (p for p in act.agents if p.is_human or p.weapon)
    return bool(act.weapons) or any(
        not (_MISHAP.fullmatch(p.word.split()[-1]) or _BY_ACCIDENT.search(p.word)) for p in doers
    )


def _has_crashed(head: str, document: Document) -> bool:
    """ "The plane destroyed twelve houses", of a plane of which the text tells that it crashed."""
    return re.search(rf"\b{re.escape(head)}{_CRASHED}", document.folded) is not None


def _is_peaceful(act: Act) -> bool:
    """Somebody known by name died: of what, is not told."""
    is_told = act.kind == "die" and not act.is_noun and act.word.startswith("die")
    return is_told and len(act.patients) == 1 and bool(act.patients[0].name) and not act.patients[0].is_counted


def _is_victim(name: str, document: Document) -> bool:
    """Whether violence is told in a sentence that names somebody, or beside one."""
    last = name.lower().split()[-1]
    for told in document.sentences:
        if last in document.folded[told.start : told.end]:
            beside = document.sentences[max(0, told.index - 1) : told.index + 2]
            if _DEED.search(document.folded[beside[0].start : beside[-1].end]):
                return True
    return False


def _is_left_dead(incident: Incident, document: Document) -> bool:
    """ "The body of a trader was found by the roadside": all that a terse report tells of a killing."""
    if len(document.text) > _BRIEF or _MISHAP.search(document.folded):
        return False
    is_body = any(act.is_noun and act.word.split()[-1] in BODIES for act in incident.acts)
    return is_body and _DUMPED.search(document.folded) is not None
