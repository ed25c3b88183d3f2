"""What is the news, told besides, or recalled; and headlines that only sum up what the text tells apart."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from datetime import date

from flows.coding.dates.mentions import DateMention
from flows.coding.incidents.counter_blows import is_counter_blow
from flows.coding.incidents.incident import Incident
from flows.coding.incidents.one_attack import goes_with, is_taken_by_raiders
from flows.coding.incidents.sameness import days_between, same_time
from flows.coding.incidents.telling import Telling

_STALE_DAYS = 12
_OLD_DAYS = 60
_DAYS_BEHIND = 2


def settle(
    found: Sequence[Incident], published: date | None, likeness: Callable[[Incident], float], is_crime: bool
) -> list[Incident]:
    """Drop sums, put the main incident first and background last, and mark each incident's prominence."""
    kept = _without_sums(_absorbed(_without_raids(_without_finds(list(found)))))
    if not kept:
        return []
    for incident in kept:
        incident.prominence = (
            "background" if _is_recalled(incident, kept[0], published) or _is_aside(incident, published) else "also"
        )
    fresh = [incident for incident in kept if incident.prominence == "also"]
    is_news = bool(fresh)
    fresh = fresh or kept
    if is_crime:
        # The arrest of a suspect is no incident of politics: the crime leads, even where it lies back.
        fresh = (
            [i for i in fresh if i.family not in ("arrest", "surrender")]
            or [i for i in kept if i.family == "violence"]
            or fresh
        )
    main = _main(fresh, likeness)
    main.prominence = "main" if is_news or is_crime or _is_fresh(main, published) else "background"
    if main.is_commemorated:
        main.prominence = "background"
    rest = [incident for incident in kept if incident is not main]
    return [main, *(i for i in rest if i.prominence == "also"), *(i for i in rest if i.prominence == "background")]


def _main(fresh: Sequence[Incident], likeness: Callable[[Incident], float]) -> Incident:
    """Of the incidents that the text opens with, the first one with victims, not what was done in revenge for it; but a
    later one that the headline plainly means."""
    if len(fresh) == 1:
        return fresh[0]
    if sum(incident.is_of_digest for incident in fresh) > 1:
        return max(fresh, key=lambda incident: (_victims(incident), -_start(incident)))
    first = min(incident.tellings[0].sentence.index for incident in fresh)
    lead = [incident for incident in fresh if incident.tellings[0].sentence.index <= first + 1]
    best = min(
        lead,
        key=lambda i: (_is_context(i), _is_counter_blow(i, lead), _is_behind_news(i, lead), _mildness(i), _start(i)),
    )
    alike = {id(incident): likeness(incident) for incident in fresh}
    meant = max(fresh, key=lambda incident: (alike[id(incident)], -_start(incident)))
    return meant if alike[id(meant)] >= 0.3 and alike[id(meant)] > 2 * alike[id(best)] else best


def _is_counter_blow(incident: Incident, lead: Sequence[Incident]) -> bool:
    """Struck back upon what is told before it."""
    earlier = (other for other in lead if _start(other) < _start(incident))
    return any(is_counter_blow(incident.tellings[0], other) for other in earlier)


def _victims(incident: Incident) -> int:
    """How many people the fullest telling counts."""
    counted = [
        [0 if toll is None else toll.quantity.best for toll in (t.killed, t.injured, t.shot)] for t in incident.tellings
    ]
    return max(max(dead + hurt, shot) for dead, hurt, shot in counted)


def _is_context(incident: Incident) -> bool:
    """Told for what another act came after, or for its anniversary."""
    return incident.is_commemorated or all(telling.is_for_comparison for telling in incident.tellings)


def _start(incident: Incident) -> int:
    return incident.tellings[0].acts[0].start


def _is_behind_news(incident: Incident, lead: Sequence[Incident]) -> bool:
    """Told after what happened days later: "six students were kidnapped today. On Monday four died in a gun battle"."""
    return any(
        _start(other) < _start(incident) and _days_older(incident.date, other.date) >= _DAYS_BEHIND for other in lead
    )


def _days_older(one: DateMention | None, other: DateMention | None) -> int:
    """By how many days one date lies before another; 0 where either is no day."""
    if one is None or other is None or not (one.is_day() and other.is_day()):
        return 0
    return (days_between(one, other.first) or 0) if other.first is not None else 0


def _is_fresh(incident: Incident, published: date | None) -> bool:
    """Of these days: where a text tells of nothing else, it is about this, however it is worded."""
    gap = days_between(incident.date, published)
    return gap is not None and gap <= _STALE_DAYS


def _mildness(incident: Incident) -> int:
    """How little it did: 0 where it killed, 1 where it hurt somebody, 2 where it was meant to, 3 else."""
    if any(t.killed is not None and t.killed.quantity.best for t in incident.tellings):
        return 0
    if any(toll is not None and toll.quantity.best for t in incident.tellings for toll in (t.injured, t.shot)):
        return 1
    return 2 if incident.family in ("violence", "abduct") else 3


def _is_recalled(incident: Incident, first: Incident, published: date | None) -> bool:
    """Dated long before publication, told in the past of the past or for its anniversary."""
    if incident.is_commemorated:
        return True
    gap = days_between(incident.date, published)
    if incident.is_force and (gap is None or gap <= _OLD_DAYS):
        return False
    is_vague = incident.date is not None and incident.date.precision in ("month", "year")
    if is_vague and incident is not first and all(telling.is_past for telling in incident.tellings):
        return True  # "last month the group killed three"
    if gap is not None:
        if incident is first:
            return False
        own = days_between(first.date, published)
        if own is not None and gap > own + 1 and all(telling.is_for_comparison for telling in incident.tellings):
            return True
        return gap > _STALE_DAYS and (own is None or gap > own + 3)
    if incident is first or incident.is_of_digest:
        return False
    return all(telling.is_past for telling in incident.tellings)


def _is_aside(incident: Incident, published: date | None) -> bool:
    """Told only further down, and of no day of this week, or months back: what the article is not about."""
    gap = days_between(incident.date, published)
    if gap is not None and gap > _OLD_DAYS:
        return True
    if all(telling.is_allusion or not telling.is_strong for telling in incident.tellings):
        return True
    if incident.is_force or incident.is_of_digest or any(telling.is_line for telling in incident.tellings):
        return False
    first = incident.tellings[0].sentence
    return first.index > 3 and first.start > 600 and (gap is None or gap > 3) and published is not None


def _without_sums(found: list[Incident]) -> list[Incident]:
    """ "Mines killed five" above two mines that killed three and two is no incident of its own."""
    _split_sum(found)
    if len(found) < 3:
        return found
    lead = found[0]
    toll = lead.tellings[0].killed
    if toll is None or len(lead.tellings) > 2 or (lead.date is not None and lead.date.is_day()):
        return found
    told = [
        t.killed.quantity.best
        for i in found[1:4]
        if i.family == lead.family
        for t in i.tellings[:1]
        if t.killed is not None
    ]
    for size in range(2, len(told) + 1):
        if sum(told[:size]) == toll.quantity.best:
            _hand_down(lead.tellings[0], found[1 : size + 1])
            return found[1:]
    return found


def _hand_down(of_sum: Telling, parts: Sequence[Incident]) -> None:
    """ "The PLF killed five in two places": who did it is told of the sum alone."""
    agents = [phrase for act in of_sum.acts for phrase in act.agents if act.is_strong]
    for part in parts:
        if not any(act.agents for act in part.acts):
            for act in part.acts:
                act.agents = list(agents) if act.is_strong and not act.is_noun else act.agents


def _without_finds(found: list[Incident]) -> list[Incident]:
    """What "was found" after a raid, a fight or an arrest belongs to it."""
    acts = [i for i in found if i.family in ("violence", "arrest")]
    return [i for i in found if not (_is_find(i) and any(_follows(i, other) for other in acts))]


def _without_raids(found: list[Incident]) -> list[Incident]:
    """ "raided the town and abducted six nurses": a raid that hurt nobody is how those were taken."""
    taken = {t.sentence.index: i for i in found if i.family == "abduct" for t in i.tellings[:1]}
    for raid in [i for i in found if i.family == "violence" and _is_mere_raid(i)]:
        abduction = taken.get(raid.tellings[0].sentence.index)
        if abduction is not None:
            abduction.tellings = sorted(abduction.tellings + raid.tellings, key=lambda t: t.acts[0].start)
            found = [i for i in found if i is not raid]
    return found


def _is_mere_raid(incident: Incident) -> bool:
    return all(act.kind == "attack" and not act.is_noun for act in incident.acts) and not any(
        act.victims or any(p.person for p in act.patients) for act in incident.acts
    )


def _is_find(incident: Incident) -> bool:
    return (
        incident.family == "seize"
        and incident.date is None
        and all(act.word.split()[-1] == "found" and not act.agents for act in incident.acts)
    )


def _follows(incident: Incident, other: Incident) -> bool:
    first = incident.tellings[0].sentence.index
    return any(0 <= first - telling.sentence.index <= 2 for telling in other.tellings)


def _absorbed(found: list[Incident]) -> list[Incident]:
    """Damage done by a blast belongs to the blast; an attack on things that were then burnt belongs to the burning."""
    damage = [i for i in found if i.family == "property" or is_taken_by_raiders(i)]
    violence = [i for i in found if i.family == "violence"]
    gone: set[int] = set()
    for harm in damage:
        for attack in violence:
            is_blast = any(act.kind in ("bomb", "shell", "air") for act in attack.acts)
            if id(attack) not in gone and goes_with(harm, attack):
                attack.tellings.extend(harm.tellings)
                gone.add(id(harm))
                break
            if (
                id(attack) in gone
                or harm.family == "seize"
                or not (_near(attack, harm) or (is_blast and _is_of_blast(harm, attack)))
            ):
                continue
            if (
                _is_loot(harm)
                or (is_blast and _is_of_blast(harm, attack))
                or (is_blast and all(act.kind == "wreck" for act in harm.acts))
            ):
                attack.tellings.extend(harm.tellings)
                gone.add(id(harm))
            elif _hurts_nobody(attack):
                harm.tellings.extend(attack.tellings)
                gone.add(id(attack))
            break
    for incident in found:
        incident.tellings.sort(key=lambda telling: telling.acts[0].start)
    return [incident for incident in found if id(incident) not in gone]


def _is_loot(harm: Incident) -> bool:
    """Arms taken from those attacked."""
    return all(act.kind == "rob" and act.word.startswith(("captur", "seiz", "confisc")) for act in harm.acts)


def _is_of_blast(harm: Incident, attack: Incident) -> bool:
    """ "The blast tore down the awnings and set four cars on fire": a blast that is told already did it."""
    blasts = [act for act in attack.acts if act.is_noun and act.is_definite]
    return all(
        any(p.act and p.is_definite for p in act.agents)
        or (not act.agents and any(b.sentence is act.sentence and b.start < act.start for b in blasts))
        for act in harm.acts
    )


def _near(one: Incident, other: Incident) -> bool:
    return min(abs(a.sentence.index - b.sentence.index) for a in one.tellings for b in other.tellings) <= 1


def _hurts_nobody(incident: Incident) -> bool:
    """An attack, no clash and no blast, without victims and without people as its object."""
    if any(act.kind not in ("attack", "hit", "die", "injure") for act in incident.acts):
        return False
    if any(
        (act.killed is not None and act.killed.quantity.best) or (act.injured is not None and act.injured.quantity.best)
        for act in incident.acts
    ):
        return False
    return not any(phrase.is_human for act in incident.acts for phrase in act.patients)


def _split_sum(found: list[Incident]) -> None:
    """Take the headline sum out of an incident that it was put to: "mines killed five", then three, then two."""
    lead = found[0] if found else None
    if lead is None or len(found) < 2 or len(lead.tellings) < 2:
        return
    first, own = lead.tellings[0].killed, lead.tellings[1].killed
    others = [
        t.killed.quantity.best
        for i in found[1:4]
        if i.family == lead.family and same_time(i.date, lead.tellings[0].date)
        for t in i.tellings[:1]
        if t.killed is not None
    ]
    if first is None or own is None:
        return
    for size in range(1, len(others) + 1):
        if own.quantity.best + sum(others[:size]) == first.quantity.best:
            of_sum = lead.tellings.pop(0)
            _hand_down(of_sum, [lead, *found[1 : size + 1]])
            lead.date, lead.place = lead.tellings[0].date or lead.date, lead.tellings[0].place or lead.place
            return
