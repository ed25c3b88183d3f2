"""From the acts of a sentence to its tellings: by family, and by clause where clauses tell of different days."""

from __future__ import annotations

from flows.coding.acts.act import Act
from flows.coding.acts.recalled import past_fronted
from flows.coding.dates.mentions import DateMention
from flows.coding.incidents.headings import is_above_text, is_line
from flows.coding.incidents.telling import Telling
from flows.coding.incidents.telling_cues import (
    AFTERWARDS,
    ANNIVERSARY,
    BESIDES,
    CROWD,
    ELSEWHERE,
    PAST,
    SAME_PLACE,
    YEARS_AFTER,
)
from flows.coding.incidents.totals import is_one, is_total
from flows.coding.places.mentions import PlaceMention
from flows.coding.scenes.other_verbs import is_of_other_verb
from flows.coding.scenes.sameness import same_time
from flows.coding.scenes.scene import Scenes
from flows.coding.sentences.document import Document, Sentence
from flows.coding.sentences.phrases import Phrase
from flows.coding.sentences.speakers import is_saying

_MEMBERS = {
    "violence": (
        "attack", "mention", "hit", "clash", "bomb", "grenade", "shell", "air", "kill", "die", "injure", "shoot",
        "launch", "beat", "riot", "force", "rape",
    ),
    "abduct": ("abduct",),
    "arrest": ("arrest",),
    "surrender": ("surrender",),
    "seize": ("seize",),
    "property": ("rob", "burn", "wreck"),
}  # fmt: skip
FAMILIES = {kind: family for family, kinds in _MEMBERS.items() for kind in kinds}
_OPENERS = frozenset({"who", "which", "whom", "where"})
_OPENING = 60  # characters of a sentence in which it says what it is told for
_TOLD = 6  # phrases from a verb of saying to its "that": "said in a statement on Wednesday that"
_BEFORE, _BEHIND = 25, 80  # characters between the noun of an act and its day


def tellings(
    document: Document, sentence: Sentence, acts: list[Act], phrases: list[Phrase], scenes: Scenes
) -> list[Telling]:
    """Group the acts of one sentence by family, and by clause where clauses tell of different days or say "another"."""
    result: list[Telling] = []
    folded = document.folded[sentence.start : sentence.end]
    is_crowd = bool(CROWD.search(folded))
    clauses = _clauses(sentence, phrases, acts, scenes)
    for clause in clauses:
        inside = [act for act in acts if clause[0] <= act.start < clause[1]]
        if not any(act.killed or act.injured for act in inside) and _is_sport(phrases):
            continue
        for family, members in _families(inside).items():
            telling = Telling(family, sentence, members, clause, is_crowd=is_crowd)
            telling.is_strong = any(act.is_strong for act in members)
            telling.is_allusion = not telling.is_strong and any(act.is_allusion for act in members)
            telling.is_line = is_line(document, sentence)
            telling.is_heading = telling.is_line and is_above_text(document, sentence)
            _date_and_place(telling, clauses, phrases, scenes)
            telling.is_total = is_total(telling, folded, sentence.start)
            telling.is_commemorated = _is_commemorated(document, clause, members)
            if telling.is_commemorated and telling.date is not None and telling.date.basis == "relative":
                years = (date for date in scenes.dates_in(*clause) if date.precision == "year")
                telling.date = next(years, None)  # not that of the ceremony
            _set_apart(telling, document, clauses, phrases)
            result.append(telling)
    return result


def _families(acts: list[Act]) -> dict[str, list[Act]]:
    """The acts of a clause by what they belong to."""
    families: dict[str, list[Act]] = {}
    for act in acts:
        families.setdefault(_family(act), []).append(act)
    violence = families.get("violence", ())
    if "property" in families and all((act.injured or act.killed) and not act.is_strong for act in violence):
        families["property"] += families.pop("violence", [])  # "nobody was hurt when rebels torched a bus"
    return families


def _date_and_place(telling: Telling, clauses: list[tuple[int, int]], phrases: list[Phrase], scenes: Scenes) -> None:
    """Give a telling the day and place that its clause tells of its acts."""
    sentence, clause, acts = telling.sentence, telling.clause, telling.acts
    anchor = _anchor(acts)
    telling.date = scenes.date_of(sentence, clause, anchor, telling.family, phrases)
    others = [other for other in clauses if other != clause]
    if telling.date is not None and any(_is_of_aside(telling.date, other, phrases) for other in others):
        telling.date = None
    if telling.date is not None and is_of_other_verb(telling.date, acts, phrases, scenes.document.folded):
        scenes.of_other_verbs.add(telling.date.start)
        telling.date = None
    if telling.date is None and telling.family == "violence" and not any(is_one(act) for act in acts):
        telling.date = scenes.lasting_in(sentence, acts, phrases)
    telling.place = _conquered(acts, scenes) or scenes.place_of(sentence, clause, anchor, telling.family)
    if telling.is_update and not any(_is_dated(act, telling.date) for act in acts):
        telling.date = None  # that of the counting, or of the death in hospital
        telling.place = telling.place if any(_names_event(act) for act in acts) else None


def _conquered(acts: list[Act], scenes: Scenes) -> PlaceMention | None:
    """ "Goma fell to the rebels days after talks in Doha": what was taken, where its name is a place's."""
    taken = [act.patients[0] for act in acts if act.is_conquest and act.patients and act.patients[0].name]
    return next((p for p in scenes.places for t in taken if t.start <= p.start < t.end), None)


def _set_apart(telling: Telling, document: Document, clauses: list[tuple[int, int]], phrases: list[Phrase]) -> None:
    """Note the words of a clause that set its acts apart from others told: elsewhere, afterwards, before."""
    acts, clause = telling.acts, telling.clause
    words = _without_others(document.folded, clause, acts, phrases)
    telling.is_another = any(act.is_another for act in acts) or bool(ELSEWHERE.search(words))
    telling.is_another |= clause[0] > telling.sentence.start and _is_past_fronted(clauses, phrases)
    telling.is_afterwards = AFTERWARDS.search(words) is not None
    telling.is_at_same_place = telling.place is None and _is_same_place(document, clause)
    telling.is_for_comparison = _is_for_comparison(document, telling)
    telling.is_past = (
        any(act.is_perfect and not _is_backshifted(act, phrases) for act in acts)
        or _is_by_the_way(telling, phrases)
        or telling.is_for_comparison
        or bool(PAST.search(words))
    )


def _is_commemorated(document: Document, clause: tuple[int, int], acts: list[Act]) -> bool:
    """Told for its anniversary, or for what has become of it in years."""
    words = document.folded[clause[0] : clause[1]]
    after = YEARS_AFTER.search(words)
    if after is not None and all(after.start("event") <= act.start - clause[0] < after.end("event") for act in acts):
        return True
    return ANNIVERSARY.search(words) is not None


def _is_backshifted(act: Act, phrases: list[Phrase]) -> bool:
    """ "the army said that jets had struck a camp": past of the past for the verb of saying alone."""
    return any(
        phrases[k].word == "that" and phrases[k].tag == "REL" and any(map(is_saying, phrases[max(0, k - _TOLD) : k]))
        for k in range(1, act.position)
    )


def _family(act: Act) -> str:
    """What an act belongs to; damage that a blast did, to the blast: "the explosion wrecked the pipeline"."""
    family = FAMILIES[act.kind]
    return "violence" if family == "property" and act.is_of_blast else family


def _is_same_place(document: Document, clause: tuple[int, int]) -> bool:
    """ "a mine in the same area killed a herder": where the text was before."""
    return SAME_PLACE.search(document.folded[clause[0] : clause[1]]) is not None


def _is_for_comparison(document: Document, telling: Telling) -> bool:
    """ "the blast came a day after a guard was shot": told for what it was before or after."""
    date = telling.date
    start = telling.sentence.start
    if BESIDES.search(document.folded[start : start + _OPENING]):
        return True
    if date is None or any(act.start < date.start for act in telling.acts if act.is_strong):
        return False
    return document.folded[date.start : date.end].endswith((" after", " before"))


def _names_event(act: Act) -> bool:
    """ "the toll of Friday's blast": the act that is counted."""
    return act.is_event_noun and act.killed is None and act.injured is None


def _is_dated(act: Act, date: DateMention | None) -> bool:
    """Whether a date is that of an act told by its noun: "Friday's blast at a mosque", "the attack on 5 May"."""
    if date is None or not _names_event(act):
        return False
    return date.start - act.start >= -_BEFORE and date.start - act.end <= _BEHIND


def _anchor(acts: list[Act]) -> int:
    """Where an act is told, beside which its day and its place stand; a toll told again stands beside the day on which
    somebody told it ("put the toll of the blast on Sunday at four on Tuesday"): there it is the event's noun."""
    strong = next((act for act in acts if act.is_strong), acts[0])
    if _is_restated(strong):
        strong = next((act for act in acts if act.is_event_noun), strong)
    return strong.start


def _is_restated(act: Act) -> bool:
    return act.is_noun and any(toll is not None and toll.is_toll for toll in (act.killed, act.injured))


def _without_others(folded: str, clause: tuple[int, int], acts: list[Act], phrases: list[Phrase]) -> str:
    """A clause's words but for "another" of "shot at another villager", "shot by another hunter", "another guard
    succumbed": one more person is no other incident. Another one who is killed, or who opens an attack, may be, but not
    one who "also died after the shooting"."""
    words = folded[clause[0] : clause[1]]
    names_event = any(act.is_event_noun and act.is_definite and not act.is_plural for act in acts)
    killed = (
        act
        for act in acts
        if act.killed is not None and (act.is_noun or not (names_event or act.word.startswith("succumb")))
    )
    apart = {p.start for act in killed for p in act.patients}
    apart |= {p.start for act in acts for p in act.agents if p.start < act.start}
    for phrase in phrases:
        at = phrase.start - clause[0]
        is_one_more = phrase.is_human and not phrase.act and phrase.word.startswith("another ")
        if is_one_more and phrase.start not in apart and 0 <= at < len(words):
            words = words[:at] + " " * 8 + words[at + 8 :]
    return words


def _is_by_the_way(telling: Telling, phrases: list[Phrase]) -> bool:
    """ "the headman who was killed in January 2003", "an ambush on 5 April in which two died": dated, and told in a
    relative clause."""
    acts = [act for act in telling.acts if not act.is_noun]
    if telling.date is None or not acts:
        return False
    at = acts[0].position
    opener = next((k for k in range(at - 1, max(-1, at - 4), -1) if phrases[k].word in _OPENERS), None)
    if opener is None:
        return False
    if telling.date.start > acts[0].start:
        return True
    event = next((act for act in telling.acts if act.is_noun and act.start < phrases[opener].start), None)
    return event is not None and event.start < telling.date.start < phrases[opener].start and opener > 2


def _is_other_day(span: tuple[int, int], before: tuple[int, int], phrases: list[Phrase], scenes: Scenes) -> bool:
    """ "at the spot where ten people were killed on June 28": a day of its own behind "where", none before."""
    opens = next((p for p in phrases if p.start == span[0]), None)
    return opens is not None and opens.word == "where" and bool(scenes.dates_in(*span)) and not scenes.dates_in(*before)


def _is_of_aside(date: DateMention, aside: tuple[int, int], phrases: list[Phrase]) -> bool:
    """Whether a date stands in another clause, that "where" opens."""
    is_inside = aside[0] <= date.start < aside[1]
    return is_inside and any(p.start == aside[0] and p.word == "where" for p in phrases)


def _is_sport(phrases: list[Phrase]) -> bool:
    found = 0
    for phrase in phrases:
        if phrase.side == "armed" or phrase.actors:
            return False
        for token in phrase.tokens:
            if "sport" in token.sense.jobs:
                found += 1
    return found >= 2


def _clauses(sentence: Sentence, phrases: list[Phrase], acts: list[Act], scenes: Scenes) -> list[tuple[int, int]]:
    """Stretches of a sentence that tell of different incidents: cut at "while", "after", ";" where each has its own
    strong act and its own day, or the second says "another"."""
    whole = [(sentence.start, sentence.end)]
    strong = [act for act in acts if act.is_strong or act.is_noun]
    if len(strong) < 2:
        return whole
    joints = [p for p in phrases if p.tag in ("SUB", "SEMI") or (p.tag == "P" and p.word in ("since", "after"))]
    steps = {date.end: date.start for date in scenes.dates_in(sentence.start, sentence.end)}
    fronted = past_fronted(phrases)
    if fronted is not None:
        cut = phrases[fronted].end
        before, after = (sentence.start, cut), (cut, sentence.end)
        if _stands_alone(before, acts) and any(act.is_strong for act in acts if act.start >= cut):
            return [before, after]
    cuts = [steps.get(p.end, p.start) for p in joints]  # "a day after" goes with what follows
    start, spans = sentence.start, []
    for cut in cuts:
        before, after = (start, cut), (cut, sentence.end)
        if (
            _stands_alone(before, acts)
            and _stands_alone(after, acts)
            and (_differ(before, after, sentence, scenes) or _is_other_day(after, before, phrases, scenes))
            and not all(_is_restated(act) for act in acts if after[0] <= act.start < after[1])
        ):
            spans.append(before)
            start = cut
    spans.append((start, sentence.end))
    return spans


def _is_past_fronted(clauses: list[tuple[int, int]], phrases: list[Phrase]) -> bool:
    """Whether a sentence opens with an earlier event, beside which its news is another."""
    fronted = past_fronted(phrases)
    return len(clauses) == 2 and fronted is not None and phrases[fronted].end == clauses[0][1]


def _stands_alone(span: tuple[int, int], acts: list[Act]) -> bool:
    return any(span[0] <= act.start < span[1] and (act.is_strong or (act.is_noun and act.is_definite)) for act in acts)


def _differ(one: tuple[int, int], other: tuple[int, int], sentence: Sentence, scenes: Scenes) -> bool:
    first = [d for d in scenes.dates_in(*one) if d.is_resolved and not scenes.is_of_saying(d, sentence)]
    second = [d for d in scenes.dates_in(*other) if d.is_resolved and not scenes.is_of_saying(d, sentence)]
    return bool(first and second) and not any(same_time(a, b) for a in first for b in second)
