"""The toll of an incident from all its tellings: restated, raised, added to, told by several sources."""

from __future__ import annotations

from collections.abc import Sequence

from flows.coding.acts.act import Act
from flows.coding.acts.counts import Toll
from flows.coding.incidents.attribution import Sources
from flows.coding.incidents.disputes import GENERIC, spanned, victims
from flows.coding.incidents.incident import Incident
from flows.coding.incidents.one_by_one import Found, dead, hurt
from flows.coding.incidents.telling import Telling
from flows.coding.report import Count
from flows.coding.sentences.document import Document
from flows.coding.sentences.phrases import Phrase
from flows.coding.words.numbers import Quantity

_ORDINALS = ("second", "third", "fourth", "fifth", "sixth", "seventh", "eighth", "ninth", "tenth")


def count(document: Document, incident: Incident, field: str, sources: Sources) -> Count | None:
    """The killed or injured of an incident; ``field`` is "killed" or "injured".

    Where sources differ, best is the most conservative figure and min and max span them all (ACLED's rule).
    """
    found = killed = dead(incident, _stated(document, incident, "killed", sources))
    if field == "injured":
        found = _stated(document, incident, "injured", sources)
        found = None if found is not None and _died_of_it(incident, found[1]) else found
        found = _without_dead(incident, found, killed)
        found = _with_shot(incident, found, killed)
        found = hurt(incident, found, [toll for _, toll in _told(incident, "shot")], killed)
    if found is None:
        return None
    quantity, toll = found
    return Count(quantity.min, quantity.best, quantity.max, document.text[toll.start : toll.end])


def _stated(document: Document, incident: Incident, field: str, sources: Sources) -> Found:
    """The number that the incident's tellings give together."""
    told = _told(incident, field)
    if not told:
        return None
    rivals = [(telling, toll) for telling in incident.tellings for toll in telling.rivals(field)]
    return spanned(document, _combined(document, told, field), told + rivals, field, sources)


def _died_of_it(incident: Incident, toll: Toll) -> bool:
    """ "injuring the toddler", where somebody died: the same."""
    if not toll.is_definite or toll.quantity.best != 1:
        return False
    return any(other.quantity.best >= 1 and not other.is_others for _, other in _told(incident, "killed"))


def _without_dead(incident: Incident, found: Found, killed: Found) -> Found:
    """The injured but for those of them who died since: 14 were hurt, and two of them died on Sunday."""
    if found is None or killed is None:
        return found
    quantity, toll = found
    told = next((t for t in incident.tellings if t.sentence.start <= toll.start < t.sentence.end), None)
    if told is None:
        return found
    is_old = told.killed is not None and told.killed.quantity.best < killed[0].best
    died = sum(
        dead.quantity.best
        for telling in incident.tellings
        for act in telling.acts
        if (dead := act.killed) is not None
        and dead.is_later
        and (dead.is_part or dead.is_more)
        and (is_old or told.sentence.index < telling.sentence.index)
    )
    if not 0 < died < quantity.best:
        return found
    top = None if quantity.max is None else quantity.max - died
    return Quantity(max(0, quantity.min - died), quantity.best - died, top), toll


def _ordinal(document: Document, toll: Toll) -> int:
    """ "a fourth fighter": 4; 0 where nobody is counted so."""
    words = document.folded[toll.start : toll.end].split()[:2]
    return next((_ORDINALS.index(word) + 2 for word in words if word in _ORDINALS), 0)


def _told(incident: Incident, field: str) -> list[tuple[Telling, Toll]]:
    told = [(telling, toll) for telling in incident.tellings if (toll := getattr(telling, field)) is not None]
    return [(telling, toll) for telling, toll in told if not _is_joint(telling)] or told


def _combined(document: Document, told: list[tuple[Telling, Toll]], field: str) -> tuple[Quantity, Toll]:
    """The leading number with what later sentences add to it."""
    telling, toll = _leading(told, is_added_to=True)
    quantity = toll.quantity
    if _is_joint(telling):
        quantity = Quantity(0, quantity.best, quantity.best)
    classes = {victims(telling, field)}
    has_self = any(act.killed is not None and act.killed.is_self for act in telling.acts)
    for other, extra in told:
        if other is telling or extra.quantity.best == 0 or (extra.is_part and not extra.is_later):
            continue
        if extra.is_later and not extra.is_more:
            if _ordinal(document, extra) == quantity.best + 1:
                quantity = quantity.plus(extra.quantity)  # "a fourth man died of his wounds", after three
            continue
        kind = victims(other, field)
        if extra.is_self and not toll.is_self and not has_self:
            quantity, has_self = quantity.plus(extra.quantity), True  # the attacker, by his own hand
            continue
        if (
            extra.is_others
            and toll.is_named
            and toll.quantity.best == 1
            and other.sentence.index > telling.sentence.index
        ):
            quantity = quantity.plus(extra.quantity)  # "Ashok was hurt. 20 others were hurt"
            continue
        is_other_side = kind[1] not in {c[1] for c in classes} and kind[1] != "civil"
        is_among = extra.is_also and extra.is_named and not toll.is_named
        if is_among and extra.quantity.best < toll.quantity.best and not is_other_side:
            continue  # "Ali was also killed": one of the three told before
        if toll.is_more and extra.is_more and extra.quantity.best == toll.quantity.best:
            continue  # "another was hurt. Another injured driver was taken to hospital"
        if (extra.is_more or extra.is_also) and other.sentence.index > telling.sentence.index:
            quantity = quantity.plus(extra.quantity)
        elif (
            extra.quantity.best != toll.quantity.best
            and kind not in classes
            and not (kind[0] in GENERIC or any(c[0] in GENERIC for c in classes))
            and kind[1] not in {c[1] for c in classes}
        ):
            quantity = quantity.plus(extra.quantity)
            classes.add(kind)
    return quantity, toll


def _with_shot(incident: Incident, found: Found, dead_toll: Found) -> Found:
    """Those shot are injured but for those of them who died; told as injured too, the larger number holds."""
    shots = _told(incident, "shot")
    if not shots:
        return found
    killed = _told(incident, "killed")
    others = [(telling, toll) for telling, toll in shots if not (killed and _is_pronoun(toll))]
    telling, toll = _leading(others or shots)
    quantity = toll.quantity
    if dead_toll is not None and not killed:
        left = max(0, quantity.best - dead_toll[0].best)  # shot in a murder-suicide
        quantity = Quantity(left, left, left)
    is_besides = (toll.is_others or toll.is_also) and not _opens(incident, telling)
    if killed and not (is_besides or _is_anothers(telling, toll) or _differ(telling, killed)):
        fatal_telling, fatal = _leading(killed)
        apart = fatal_telling.sentence is telling.sentence and fatal.start != toll.start
        if fatal.is_part or toll.is_self or not apart or _is_subordinate(telling, toll, fatal):
            died = min(dead_toll[0].best if dead_toll else 0, quantity.best)
            quantity = Quantity(
                max(0, quantity.min - died),
                quantity.best - died,
                None if quantity.max is None else max(0, quantity.max - died),
            )
    if found is not None and toll.is_others and found[1].is_named and found[0].best == 1:
        return found[0].plus(quantity), found[1]  # "Ali was hurt. 20 others suffered wounds"
    if found is not None and found[0].best >= quantity.best:
        return found
    if quantity.best == 0:
        return found
    return quantity, toll


def _is_pronoun(toll: Toll) -> bool:
    """ "shot him at close range": one told of before."""
    return toll.is_named and toll.end - toll.start <= 3


def _opens(incident: Incident, telling: Telling) -> bool:
    """Whether nobody is told to be hurt before: "shot another teen" tells of another than who shot."""
    before = (other for other in incident.tellings if other.sentence.index < telling.sentence.index)
    return not any(other.killed or other.injured or other.shot for other in before)


def _is_subordinate(telling: Telling, shot: Toll, fatal: Toll) -> bool:
    """ "one is dead after a gunman opened fire, shooting five", "shot six people, killing four": among those shot."""
    if fatal.quantity.best > shot.quantity.best:
        return False
    if fatal.start > shot.end and any(
        p.is_bare_number
        for act in telling.acts
        if act.killed is not None
        for p in act.patients
        if p.start == fatal.start
    ):
        return True  # "four men were shot, two of whom died", "4 shot, 2 killed"
    return any(
        act.word.endswith(("shooting", "striking", "hitting", "killing")) and not act.is_noun
        for act in telling.acts
        if act.shot is not None or act.killed is not None
    )


def _differ(telling: Telling, killed: list[tuple[Telling, Toll]]) -> bool:
    """Whether those shot are of another side than all the dead: none of them died."""
    if not _are_suspects([telling], "shot") and _are_suspects([other for other, _ in killed], "killed"):
        return True  # "two officers were shot; the suspect died"
    _, side = victims(telling, "shot")
    sides = {victims(other, "killed")[1] for other, _ in killed}
    return bool(sides) and side not in sides and "civil" not in {side, *sides}


def _are_suspects(tellings: Sequence[Telling], field: str) -> bool:
    """Whether all the victims that tellings name are those who did it."""
    acts = [act for telling in tellings for act in telling.acts if getattr(act, field) is not None]
    victims = [phrase for act in acts for phrase in act.patients if phrase.is_human]
    return bool(victims) and all(phrase.person == "suspects" for phrase in victims)


def _is_anothers(telling: Telling, toll: Toll) -> bool:
    """ "a judge was shot dead; his driver was hit": somebody of the dead one's, not he."""
    words = ("hit", "injury", "injuries", "wound", "wounds")
    phrases = [p for a in telling.acts if a.shot is not None and a.word.split()[-1] in words for p in a.patients]
    return any(p.start == toll.start and p.word.startswith(("his ", "her ")) for p in phrases)


def _leading(told: list[tuple[Telling, Toll]], is_added_to: bool = False) -> tuple[Telling, Toll]:
    """The first number that is neither vague nor a part; one of several people over a single named one, unless those
    are told as besides it and will be added."""
    whole = [(telling, toll) for telling, toll in told if not toll.is_part] or told
    precise = [(telling, toll) for telling, toll in whole if not toll.is_vague] or whole
    first = precise[0]
    if first[1].is_named:
        larger = [
            (telling, toll)
            for telling, toll in precise
            if not (toll.is_named or (is_added_to and (toll.is_also or toll.is_more)))
            and toll.quantity.best > first[1].quantity.best
        ]
        if larger:
            return larger[0]
    if first[1].quantity.best == 0:
        return next(((telling, toll) for telling, toll in precise if toll.quantity.best), first)
    return first


def _is_joint(telling: Telling) -> bool:
    return any(act.is_joint for act in telling.acts)


def attackers(incident: Incident, perpetrators: Sequence[Phrase]) -> list[tuple[Act, Toll]]:
    """Attackers who died: killed people of the armed side where the perpetrators are of the armed side too."""
    if not any(p.side == "armed" or any(a.kind == "armed_group" for a in p.actors) for p in perpetrators):
        return []
    return [
        (act, act.killed)
        for act in incident.acts
        if act.killed is not None and act.patients and all(p.side == "armed" for p in act.patients)
    ]
