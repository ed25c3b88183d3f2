"""From acts told to incidents: tellings of one sentence, tellings of one incident, and which incident is the news."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, field, replace

from flows.coding.acts import Act
from flows.coding.counts import Toll
from flows.coding.dates import DateMention
from flows.coding.document import Document, Sentence
from flows.coding.phrases import Phrase
from flows.coding.places import PlaceMention
from flows.coding.report import Prominence
from flows.coding.scene import Scenes, same_scene, same_time

_MEMBERS = {
    "violence": (
        "attack",
        "mention",
        "hit",
        "clash",
        "bomb",
        "grenade",
        "shell",
        "air",
        "kill",
        "die",
        "injure",
        "shoot",
        "launch",
        "beat",
        "riot",
        "force",
        "rape",
    ),
    "abduct": ("abduct",),
    "arrest": ("arrest",),
    "surrender": ("surrender",),
    "seize": ("seize",),
    "property": ("rob", "burn", "wreck"),
}
FAMILIES = {kind: family for family, kinds in _MEMBERS.items() for kind in kinds}
_TOTALS = re.compile(
    r"\b(?:so far|in the whole of|over the whole of|ha(?:s|ve) (?:died|been killed|lost their"
    r" lives)\b[^.]{0,60}\bsince|(?:war|conflict),? (?:which|that) (?:has |had |have )?(?:killed|claimed|cost)"
    r"|(?:held|counted|recorded|logged|documented|registered) (?:\w+ )?\d+ (?:attacks|incidents|strikes|bombings"
    r"|clashes)|since (?:the )?(?:\d{4}|start|beginning|conflict|war|outbreak|last|january|february|march|april"
    r"|may|june|july|august|september|october|november|december|then|he took|taking)"
    r"|(?:in|over|during|for|within) the (?:last|past) (?:\w+ )?(?:years?|months?|decades?|weeks?|hours|days)|in"
    r" recent (?:years|months|weeks|days)|in all|on average|annually|(?:each|every|per) (?:year|month|week|day)"
    r"|crime stat|stats for|(?:conflict|war|insurgency|violence|uprising)\b[^.]{0,80}\b(?:has|have|had)"
    r" (?:killed|claimed|left|cost|taken)|(?:the|this|syria's|iraq's|civil|\w+'s) (?:\w+ )?(?:conflict|war"
    r"|insurgency|violence) (?:has|had|have)|statistics|this year alone|the war in which|[a-z]+-year(?:-old"
    r"|-long)? (?:war|conflict|civil war|insurgency)|of (?:the )?(?:war|conflict)|official figures|conflict"
    r" erupted|war (?:began|broke)|\d+ (?:murders|homicides|killings|cases) |overall toll|total toll|total"
    r" number)\b"
)
_ELSEWHERE = re.compile(
    r"\b(?:on the same day|(?:a|one) (?:day|week|month|year) (?:earlier|before)|another|separate|separately"
    r"|elsewhere|meanwhile|in other (?:actions|incidents|developments)|in a different|in addition|also in|the"
    r" same month|similarly|similar|on the other hand|in a related|earlier in|days earlier|hours earlier|weeks"
    r" earlier|days later|hours later)\b"
)
_CROWD = re.compile(
    r"\b(?:mobs?|protest\w*|rioters?|rioting|demonstrat\w*|crowds?|stone[- ]?(?:throwing|pelting)|pelt\w*"
    r"|agitat\w*|miscreants|clashing groups|to disperse|to quell|to ward off|in the air|into the air|activists"
    r"|sevaks?|kar ?sevaks?)\b"
)
_BRIEF = 1200
_PAST = re.compile(
    r"\b(?:last year|last month|earlier this (?:year|month)|(?:\w+ )?years? (?:ago|earlier|before)|(?:\w+"
    r" )?months? (?:ago|earlier|before)|in (?:19|20)\d\d|previous(?:ly)?|in the past|formerly|history|decades?"
    r" ago)\b"
)


@dataclass
class Telling:
    """The acts of one family that one clause or sentence tells, with their time and scene."""

    family: str
    sentence: Sentence
    acts: list[Act]
    clause: tuple[int, int]
    date: DateMention | None = None
    place: PlaceMention | None = None
    is_strong: bool = False
    is_total: bool = False
    is_allusion: bool = False
    is_another: bool = False
    is_past: bool = False
    is_crowd: bool = False

    @property
    def killed(self) -> Toll | None:
        """The first number of killed told here; parts ("one of them") only where nothing else is."""
        return _best_toll(self._told("killed"))

    def _told(self, name: str) -> list[Toll | None]:
        """The tolls of one kind; what is past of the past ("a gunman who had killed two") where nothing else is."""
        fresh = [getattr(act, name) for act in self.acts if not act.is_perfect]
        return fresh if any(toll is not None for toll in fresh) else [getattr(act, name) for act in self.acts]

    @property
    def injured(self) -> Toll | None:
        """The same for the injured."""
        return _best_toll(self._told("injured"))

    @property
    def shot(self) -> Toll | None:
        """Those hit by bullets, of whom some may have died."""
        return _best_toll(self._told("shot"))


@dataclass
class Incident:
    """One incident as the article tells it: its tellings in text order."""

    family: str
    tellings: list[Telling] = field(default_factory=list)
    date: DateMention | None = None
    place: PlaceMention | None = None
    prominence: Prominence = "main"
    is_crowd: bool = False

    @property
    def is_force(self) -> bool:
        """Police or troops against a crowd."""
        if any(act.kind == "force" and not act.is_unreal for act in self.acts):
            return True
        return any(
            telling.is_crowd
            and act.kind in ("launch", "attack", "shoot", "kill", "beat")
            and any(p.side == "state" or "police" in p.word for p in act.agents)
            for telling in self.tellings
            for act in telling.acts
        )

    @property
    def acts(self) -> list[Act]:
        """All acts of all tellings."""
        return [act for telling in self.tellings for act in telling.acts]


def _best_toll(tolls: Sequence[Toll | None]) -> Toll | None:
    found = [item for item in tolls if item is not None]
    told_as_toll = next((item for item in found if item.is_toll), None)
    if told_as_toll is not None:
        return told_as_toll  # "the toll rose to 12 after three bodies were found": the three are among them
    whole = [item for item in found if not item.is_part]
    if not (whole or found):
        return None
    distinct: list[Toll] = []
    for item in whole or found:
        if all((item.start, item.end) != (other.start, other.end) for other in distinct):
            distinct.append(item)
    return _summed(distinct)


def _summed(tolls: list[Toll]) -> Toll:
    """Victims of one sentence told apart ("three soldiers were killed and two civilians died") belong together."""
    first = tolls[0]
    quantity, end = first.quantity, first.end
    for other in tolls[1:]:
        if not other.is_self and (other.quantity == quantity or other.is_vague or other.is_named or other.start < end):
            continue
        quantity = quantity.plus(other.quantity)
        end = max(end, other.end)
    return replace(first, quantity=quantity, end=end)


def tellings(
    document: Document, sentence: Sentence, acts: list[Act], phrases: list[Phrase], scenes: Scenes
) -> list[Telling]:
    """Group the acts of one sentence by family, and by clause where clauses tell of different days or say "another"."""
    folded = document.folded[sentence.start : sentence.end]
    result: list[Telling] = []
    for clause in _clauses(sentence, phrases, acts, scenes):
        inside = [act for act in acts if clause[0] <= act.start < clause[1]]
        if _is_sport(phrases) and not any(act.killed or act.injured for act in inside):
            continue
        families: dict[str, list[Act]] = {}
        for act in inside:
            families.setdefault(FAMILIES[act.kind], []).append(act)
        if (
            "property" in families
            and not any(act.is_strong for act in families.get("violence", ()))
            and all(act.injured or act.killed for act in families.get("violence", ()))
        ):
            families["property"] += families.pop("violence", [])  # "nobody was hurt when rebels torched a bus"
        for family, members in families.items():
            telling = Telling(family, sentence, members, clause)
            anchor = next((act.start for act in members if act.is_strong), members[0].start)
            telling.date = scenes.date_of(sentence, clause, anchor, phrases)
            telling.place = scenes.place_of(sentence, clause, anchor, family)
            telling.is_strong = any(act.is_strong for act in members)
            telling.is_allusion = not telling.is_strong and any(act.is_allusion for act in members)
            telling.is_total = (
                family == "violence"
                and bool(_TOTALS.search(folded))
                and not any(act.kind == "force" for act in members)
            )
            telling.is_crowd = bool(_CROWD.search(folded))
            telling.is_another = any(act.is_another for act in members) or bool(
                _ELSEWHERE.search(document.folded[clause[0] : clause[1]])
            )
            telling.is_past = (
                bool(_PAST.search(document.folded[clause[0] : clause[1]]))
                or any(act.is_perfect for act in members)
                or _is_by_the_way(telling, phrases)
            )
            result.append(telling)
    return result


def _is_by_the_way(telling: Telling, phrases: list[Phrase]) -> bool:
    """ "the headman who was killed in January 2003": dated, and told in a relative clause."""
    if telling.date is None or not telling.acts:
        return False
    at = telling.acts[0].position
    return (
        any(p.word in ("who", "which", "whom", "where") for p in phrases[max(0, at - 3) : at])
        and telling.date.start > telling.acts[0].start
    )


def _is_sport(phrases: list[Phrase]) -> bool:
    return sum(token.job("sport") for phrase in phrases for token in phrase.tokens) >= 2


def _clauses(sentence: Sentence, phrases: list[Phrase], acts: list[Act], scenes: Scenes) -> list[tuple[int, int]]:
    """Stretches of a sentence that tell of different incidents: cut at "while", "after", ";" where each has its own
    strong act and its own day, or the second says "another"."""
    whole = [(sentence.start, sentence.end)]
    strong = [act for act in acts if act.is_strong or act.is_noun]
    if len(strong) < 2:
        return whole
    cuts = [p.start for p in phrases if p.tag in ("SUB", "SEMI") or (p.tag == "P" and p.word in ("since", "after"))]
    start, spans = sentence.start, []
    for cut in cuts:
        before, after = (start, cut), (cut, sentence.end)
        if _stands_alone(before, acts) and _stands_alone(after, acts) and _differ(before, after, sentence, scenes):
            spans.append(before)
            start = cut
    spans.append((start, sentence.end))
    return spans


def _stands_alone(span: tuple[int, int], acts: list[Act]) -> bool:
    return any(span[0] <= act.start < span[1] and (act.is_strong or (act.is_noun and act.is_definite)) for act in acts)


def _differ(one: tuple[int, int], other: tuple[int, int], sentence: Sentence, scenes: Scenes) -> bool:
    first = [d for d in scenes.dates_in(*one) if d.is_resolved and not scenes.is_of_saying(d, sentence)]
    second = [d for d in scenes.dates_in(*other) if d.is_resolved and not scenes.is_of_saying(d, sentence)]
    return bool(first and second) and not any(same_time(a, b) for a in first for b in second)


def incidents(found: list[Telling]) -> list[Incident]:
    """Put tellings together to incidents, in text order."""
    result: list[Incident] = []
    for telling in found:
        if telling.is_total and not _fresh(telling):
            continue
        home = _home(telling, result)
        if home is None:
            if telling.is_strong or telling.is_allusion:
                result.append(Incident(telling.family, [telling], telling.date, telling.place))
            continue
        home.tellings.append(telling)
        if home.date is None or _closer(telling.date, home.date):
            home.date = telling.date or home.date
        if home.place is None or _finer(telling.place, home.place):
            home.place = telling.place or home.place
    return result or _only_named(found)


def _only_named(found: Sequence[Telling]) -> list[Incident]:
    """Where a text tells no act with anybody in it: the one it opens with by day or place ("a shooting on Tuesday")."""
    for telling in found:
        if telling.family != "violence" or telling.is_total or telling.sentence.index > 3:
            continue
        dated = telling.date is not None and telling.date.is_day()
        for act in telling.acts:
            is_one = (
                act.is_noun and act.kind in ("attack", "bomb", "kill", "clash", "shell", "air") and not act.is_plural
            )
            if is_one and dated and not (act.is_unreal or act.is_negated or act.is_history):
                return [Incident(telling.family, [telling], telling.date, telling.place)]
    return []


def _fresh(telling: Telling) -> bool:
    """A sentence with a total may still tell fresh news of a day."""
    return telling.date is not None and telling.date.is_day() and not any(act.killed for act in telling.acts)


def _finer(new: PlaceMention | None, old: PlaceMention) -> bool:
    coarse = {"country": 3, "admin1": 2, "region": 2, "admin2": 1}
    return (
        new is not None
        and coarse.get(new.kind, 0) < coarse.get(old.kind, 0)
        and (old.kind == "country" or new.admin1 == old.admin1)
    )


def _closer(new: DateMention | None, old: DateMention) -> bool:
    """Whether a later telling dates the incident more closely ("this week", then "Wednesday")."""
    if new is None or not new.is_resolved:
        return False
    return not old.is_resolved or (new.is_day() and not old.is_day() and same_time(new, old))


def _home(telling: Telling, known: list[Incident]) -> Incident | None:
    """The incident that a telling adds to: the latest one of its family that nothing contradicts."""
    is_none_hurt = not telling.is_strong and any(
        toll is not None and toll.quantity.best == 0 for act in telling.acts for toll in (act.killed, act.injured)
    )
    for incident in reversed(known):
        if (incident.family == telling.family or (is_none_hurt and incident.family in ("property", "seize"))) and _fits(
            telling, incident
        ):
            return incident
    return None


def _fits(telling: Telling, incident: Incident) -> bool:
    if not same_scene(telling.place, incident.place):
        return False
    if not same_time(telling.date, incident.date) and not (
        _next_day(telling.date, incident.date) and not _has_own_toll(telling, incident)
    ):
        return False
    if telling.is_another and telling.is_strong:
        return False
    if any(act.is_noun and act.is_definite and act.patients for act in telling.acts) and not _sides_fit(
        telling, incident
    ):
        return False
    return not (telling.is_past and telling.is_strong and telling.date is not None and incident.date is None)


def _next_day(one: DateMention | None, other: DateMention | None) -> bool:
    """A day apart: the night of an act, told as both its days."""
    if (
        one is None
        or other is None
        or one.first is None
        or other.first is None
        or not (one.is_day() and other.is_day())
    ):
        return False
    return abs((one.first - other.first).days) == 1


def _has_own_toll(telling: Telling, incident: Incident) -> bool:
    """Whether a telling counts victims that the incident's other tellings do not."""
    for mine, theirs in (
        (telling.killed, [t.killed for t in incident.tellings]),
        (telling.injured, [t.injured for t in incident.tellings]),
    ):
        if mine is not None and all(other is None or other.quantity.best != mine.quantity.best for other in theirs):
            return True
    return False


def is_told(incident: Incident, length: int) -> bool:
    """Whether a text tells enough of an incident to be one: victims, a day, somebody, somewhere; no mere allusion.
    A text of a few sentences (``length`` characters) tells of nothing else, so less is asked."""
    if incident.family in ("surrender", "abduct") or incident.is_force:
        return True
    acts = [act for act in incident.acts if act.is_strong or act.is_allusion]
    tolls = [t for t in (x for act in acts for x in (act.killed, act.injured, act.shot)) if t is not None]
    points = 2 if any(not t.is_vague for t in tolls) else 1 if tolls else 0
    points += 2 if incident.date is not None and incident.date.is_resolved else 0
    points += any(p.is_human for act in acts for p in act.agents)
    points += any(p.is_human or p.thing or p.weapon or p.is_bare_number for act in acts for p in act.patients)
    points += points > 1 and any(
        telling.killed is not None and any(_names_act(act) for act in telling.acts) for telling in incident.tellings
    )
    points += incident.place is not None and incident.place.kind != "country"
    points += any(t.sense.weapon for act in acts for p in act.patients + act.agents + act.weapons for t in p.tokens)
    points += len(incident.tellings) > 1
    if not acts:
        return incident.tellings[0].sentence.index < 3
    first = incident.tellings[0].sentence
    points += 2 if first.index == 0 else 1 if first.index < 3 else 0
    return points >= (4 if length > _BRIEF else 1)


def _names_act(act: Act) -> bool:
    """ "one dead in a clash of police and protesters": by name what the victims died in."""
    is_told = act.is_noun and not (act.is_plural or act.is_unreal or act.is_history)
    return is_told and act.kind in ("clash", "bomb", "shell", "air", "attack")


def _sides_fit(telling: Telling, incident: Incident) -> bool:
    """Whether "the attack on government forces" can be an incident: those attacked there are of the same side."""
    mine, theirs = _sides(telling.acts), _sides(incident.acts)
    return not mine or not theirs or bool(mine & theirs)


def _sides(acts: Sequence[Act]) -> set[str]:
    found = set()
    for act in acts:
        for phrase in act.patients:
            kinds = {actor.kind for actor in phrase.actors}
            if kinds & {"army", "police", "security_forces", "coalition"} or (phrase.side == "state" and not kinds):
                found.add("state")
            elif kinds & {"armed_group", "militia"} or phrase.side == "armed":
                found.add("armed")
    return found
