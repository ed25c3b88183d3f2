"""From tellings to incidents: which tellings of an article are of one incident."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from flows.coding.acts.act import Act
from flows.coding.dates.mentions import DateMention
from flows.coding.incidents.counterattacks import is_counterattack
from flows.coding.incidents.incident import Incident
from flows.coding.incidents.later_deaths import is_later_death
from flows.coding.incidents.same_dead import tells_same_dead, tells_same_name
from flows.coding.incidents.telling import Telling
from flows.coding.places.mentions import PlaceMention
from flows.coding.scenes.sameness import same_scene, same_time
from flows.coding.sentences.sides import sides

_COARSE = frozenset({"country", "admin1"})
_LAST_OPENING = 3  # the number of the last sentence that a text opens with


def may_make_incidents(acts: Iterable[Act]) -> bool:
    """Whether acts can make incidents at all, whatever their days and places: asked before these are looked for."""
    return any(
        act.is_strong or act.is_allusion or (act.sentence.index <= _LAST_OPENING and _is_one_event(act)) for act in acts
    )


def incidents(found: list[Telling]) -> list[Incident]:
    """Put tellings together to incidents, in text order."""
    result: list[Incident] = []
    named: Telling | None = None
    for telling in found:
        if telling.is_total and not _fresh(telling):
            continue
        known = [i for i in result if i.tellings[-1].item == telling.item] if telling.item else result
        home = None if telling.opens_part else _home(telling, known) or _home_of_part(telling, known)
        if home is None:
            if telling.is_strong or telling.is_allusion:
                if named is not None and _is_toll_of(telling, named):
                    result.append(Incident(named.family, [named, telling], named.date, named.place or telling.place))
                else:
                    place = result[-1].place if telling.is_at_same_place and result else telling.place
                    result.append(Incident(telling.family, [telling], telling.date, place))
            elif _names_event(telling):
                named = telling
            continue
        telling.is_by_the_way = (
            not telling.is_strong and any(t.is_strong for t in home.tellings) and _is_reason(telling)
        )
        is_later = is_later_death(telling, home)
        if (home.date is None and not is_later) or (home.date is not None and _closer(telling.date, home.date)):
            home.date = telling.date or home.date
        is_headline = all(other.is_heading for other in home.tellings)
        home.tellings.append(telling)
        is_told_now = is_headline and _is_town_or_road(telling.place)
        if home.place is None or is_told_now or _finer(telling.place, home.place):
            home.place = telling.place or home.place
    return result or _only_named(found)


def _is_town_or_road(place: PlaceMention | None) -> bool:
    return place is not None and place.admin1 is not None and place.kind not in _COARSE


def _home_of_part(telling: Telling, known: list[Incident]) -> Incident | None:
    """ "One of the victims is in hospital": of the incident told last, wherever that was."""
    tolls = [toll for act in telling.acts for toll in act.victims]
    if telling.date is not None or telling.place is not None or not tolls or not all(toll.is_part for toll in tolls):
        return None
    return next((i for i in reversed(known) if i.family == telling.family == "violence"), None)


def _names_event(telling: Telling) -> bool:
    """ "the mourning after Friday's blast": an event that is told by its name and day alone."""
    if telling.family != "violence" or telling.date is None or not telling.date.is_day():
        return False
    return any(_is_one_event(act) and act.is_definite for act in telling.acts)


def _is_toll_of(telling: Telling, named: Telling) -> bool:
    """Whether a bare toll ("Five people died and two were hurt") is that of the event named just before it."""
    return (
        telling.family == named.family
        and 0 <= telling.sentence.index - named.sentence.index <= 2
        and (telling.date is None or same_time(telling.date, named.date))
        and same_scene(telling.place, named.place)
        and all(act.kind in ("die", "kill", "injure") and not act.agents for act in telling.acts if act.is_strong)
    )


def _is_reason(telling: Telling) -> bool:
    """Whether all the victims of a telling are those of a reason, a charge or a plan: "accused of killing two"."""
    counted = [act for act in telling.acts if act.victims]
    return bool(counted) and all(act.is_history or act.is_unreal for act in counted)


def _only_named(found: Sequence[Telling]) -> list[Incident]:
    """Where a text tells no act with anybody in it: the one it opens with by day or place ("a shooting on Tuesday")."""
    for telling in found:
        if telling.family != "violence" or telling.is_total or telling.sentence.index > _LAST_OPENING:
            continue
        dated = telling.date is not None and telling.date.is_day()
        for act in telling.acts:
            if dated and _is_one_event(act):
                return [Incident(telling.family, [telling], telling.date, telling.place)]
    return []


def _is_one_event(act: Act) -> bool:
    """A noun for one act of violence that happened."""
    is_one = act.is_event_noun and not act.is_plural
    return is_one and not (act.is_unreal or act.is_negated or act.is_history)


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
    if telling.is_update and telling.date is None and telling.place is None and not telling.is_past:
        counted = [i for i in known if i.family == "violence" and _is_fresh_toll(i)]
        if counted:
            return counted[-1]
    for incident in reversed(known):
        if (incident.family == telling.family or (is_none_hurt and incident.family in ("property", "seize"))) and _fits(
            telling, incident
        ):
            return incident
    if any(incident.family == "violence" for incident in known):
        return None
    return next((incident for incident in known[-1:] if _is_hurt_by(telling, incident)), None)


def _is_hurt_by(telling: Telling, damage: Incident) -> bool:
    """ "Rebels tore up the track, and a train derailed. The driver suffered injuries in the accident"."""
    if telling.family != "violence" or damage.family != "property":
        return False
    if not 0 <= telling.sentence.index - damage.tellings[-1].sentence.index <= 1:
        return False
    return same_scene(telling.place, damage.place) and all(
        act.kind == "injure" and not any(p.is_human for p in act.agents) for act in telling.acts
    )


def _is_fresh_toll(incident: Incident) -> bool:
    """Whether it has victims that a later count may bring up to date, and is not recalled."""
    has_victims = any(t.killed or t.injured or t.shot for t in incident.tellings)
    return has_victims and not all(t.is_past for t in incident.tellings)


def _fits(telling: Telling, incident: Incident) -> bool:
    if tells_same_name(telling, incident):
        return True
    if tells_same_dead(telling, incident):
        return same_time(telling.date, incident.date)
    is_there = same_scene(telling.place, incident.place) or _is_headed_by(telling, incident)
    if not is_there and not _refers_back(telling, incident):
        return False
    if telling.date is not None and telling.date.is_day() and incident.is_commemorated and not telling.is_commemorated:
        return False  # news of a day, beside what an anniversary recalls
    if is_later_death(telling, incident):
        return True
    if not same_time(telling.date, incident.date) and not (
        _next_day(telling.date, incident.date) and not _has_own_toll(telling, incident)
    ):
        return False
    if telling.is_strong and (telling.is_another or is_counterattack(telling, incident)):
        return False
    if any(act.is_noun and act.is_definite and act.patients for act in telling.acts) and not _sides_fit(
        telling, incident
    ):
        return False
    is_dated_past = telling.is_past and telling.is_strong and telling.date is not None and incident.date is None
    return not is_dated_past or _tells_as_many(telling, incident)


def _is_headed_by(telling: Telling, incident: Incident) -> bool:
    """ "Soldiers ambushed east of Homs", and below: "two soldiers died on the road to Sukhna": the headline's place is
    a rough one, of the same province."""
    if not all(other.is_heading for other in incident.tellings):
        return False
    here, there = telling.place, incident.place
    return bool(here and there and here.country == there.country and here.admin1 and here.admin1 == there.admin1)


def _tells_as_many(telling: Telling, incident: Incident) -> bool:
    """ "A boy is dead. The boy, who had been shot on Sunday": as many victims as the incident has, dead or hurt, are
    these again."""
    mine = {toll.quantity.best for act in telling.acts for toll in act.victims if not toll.is_others}
    theirs = {toll.quantity.best for act in incident.acts for toll in act.victims}
    return bool(mine & theirs)


def _refers_back(telling: Telling, incident: Incident) -> bool:
    """ "The explosion destroyed the pipeline that runs to Ostra": the one just told, whatever place comes beside it."""
    is_near = 0 < telling.sentence.index - incident.tellings[-1].sentence.index <= 2
    return is_near and telling.date is None and any(_is_one_event(act) and act.is_definite for act in telling.acts[:1])


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
    known = [toll.quantity.best for act in incident.acts for toll in act.victims]
    return telling.shot is not None and telling.shot.quantity.best > max(known, default=0) > 0


def _sides_fit(telling: Telling, incident: Incident) -> bool:
    """Whether "the attack on government forces" can be an incident: those attacked there are of the same side."""
    mine, theirs = (sides(p for act in acts for p in act.patients) for acts in (telling.acts, incident.acts))
    return not mine or not theirs or bool(mine & theirs)
