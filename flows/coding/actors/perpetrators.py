"""Who did it: the agents of an incident's acts, those who claim it, those blamed for it; nobody where no one tells."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, field

from flows.coding.actors.cast import Cast
from flows.coding.actors.doers import doers
from flows.coding.actors.members import Members
from flows.coding.actors.told_again import singular
from flows.coding.acts.act import Act
from flows.coding.incidents.encounters import opponents, returners_of_fire
from flows.coding.incidents.incident import Incident
from flows.coding.incidents.kinds import is_defused, is_planted
from flows.coding.report import Certainty, Perpetrator, Responsibility
from flows.coding.sentences.phrases import Phrase
from flows.coding.sentences.sides import is_armed_side, is_state_side
from flows.coding.words.word_sets import word_set

_SUSPECTED = re.compile(r"\b(?:suspected|alleged|allegedly|believed|presumed|purported|apparently|suspect|suspects)\b")
_FORCE = re.compile(r"\b(?:police|army|military|armed forces|national guard)\b", re.I)
#: what the fighters of the one group of a country are called
_REBELS = word_set(
    """
    guerrilla, guerrillas, guerilla, guerillas, rebel, rebels, insurgent, insurgents, subversive, subversives, urban
    guerrillas, urban guerrilla
    """
)
_BESIDE = 200  # characters behind what is told of it
_POINTING = ("the ", "these ", "those ", "both ")
#: nouns for people sent together, that tell not of what force
_TEAMS = word_set("team, teams, personnel, party, unit, contingent, sleuths, forces, patrol, troops")


_BANDS = frozenset({"forces", "troops"})


@dataclass(slots=True)
class _Told:
    """Those found to have done an incident, by name; besides, the people who acted for groups, by the group's name,
    which names are forces of a state, and which only describe somebody ("gunmen"), with their head nouns."""

    found: dict[str, Perpetrator] = field(default_factory=dict)
    people: dict[str, Perpetrator] = field(default_factory=dict)
    forces: set[str] = field(default_factory=set)
    described: set[str] = field(default_factory=set)
    heads: set[str] = field(default_factory=set)

    @property
    def names_nobody(self) -> bool:
        """Whether there are only descriptions, or none at all."""
        return self.described.issuperset(self.found)


class Perpetrators:
    """Finds who did what one text tells."""

    def __init__(self, cast: Cast) -> None:
        self.cast = cast
        self.text = cast.document.text
        self._members = Members(cast.document)

    def of(self, incident: Incident, said: Sequence[Responsibility]) -> tuple[Perpetrator, ...]:
        """Who did it: the agents of its acts, actors by their canonical names; nobody where the text does not say.

        Behind a group stand the people who acted for it, where the text tells them ("FMLN guerrillas").
        """
        planters = [p for act in incident.acts for p in act.layers]
        is_harmless = not any(toll.quantity.best for act in incident.acts for toll in act.victims)
        is_found = is_harmless and (is_planted(incident) or is_defused(incident))
        if is_found and not _is_laid_by_somebody(incident):
            return self.suspected(planters) or self._suspects(incident)
        victors = self._victors(incident)
        if victors:
            return victors
        told = self._agents(incident, said)
        self._settle_surrender(incident, told)
        self._add_accused(told, said)
        self._put_first(told, {s.actor for s in said if s.actor})
        self._add_people(told)
        self._add_suspects(told, incident)
        self._add_sides(told, incident)
        self._add_only_group(incident, told)
        if not told.found and incident.family in ("arrest", "seize"):
            act = incident.acts[0]
            # Only forces of a state arrest and confiscate; the text names none: a reading, and marked as one.
            return (Perpetrator("Security forces", "suspected", self.text[act.start : act.end]),)
        return tuple(told.found.values())

    def suspected(self, phrases: Sequence[Phrase]) -> tuple[Perpetrator, ...]:
        """Those whom phrases name, as suspects."""
        return self.called(phrases, "suspected")

    def called(self, phrases: Sequence[Phrase], certainty: Certainty) -> tuple[Perpetrator, ...]:
        """Those whom phrases name, so certain."""
        found = {name: (start, end) for p in phrases for name, start, end in self.cast.names(p)}
        return tuple(Perpetrator(name, certainty, self.text[start:end]) for name, (start, end) in found.items())

    def _agents(self, incident: Incident, said: Sequence[Responsibility]) -> _Told:
        """The agents of its acts, as certain as what is said of responsibility lets them be."""
        told = _Told()
        claimed = {r.actor for r in said if r.kind == "claim" and r.actor}
        blamed = {r.actor for r in said if r.kind == "attribution" and r.actor}
        for act, phrase in doers(incident):
            for name, start, end in self.cast.names(phrase):
                is_held = incident.family in ("arrest", "seize")
                if phrase.actors:
                    told.forces.update([name] if is_state_side(phrase) else ())
                elif is_state_side(phrase) or (is_held and phrase.head in _TEAMS):
                    name = _force(name, phrase, is_held)
                    told.forces.add(name)
                if not name or name in told.found or self._is_told_again(phrase, told):
                    continue
                certainty = self._certainty(phrase, name, claimed)
                if certainty == "stated" and (act.is_accusation or (name in blamed and self._is_of_blame(act))):
                    certainty = "attributed"
                told.found[name] = Perpetrator(name, certainty, self.text[start:end])
                is_of_group = bool(phrase.actors) or self.cast.referent(phrase) is not None
                if not is_of_group and phrase.name.count(" ") == 0:
                    told.described.add(name)
                    told.heads.add(singular(phrase.head))
                if is_of_group and (acting := self._members.of(name, phrase)) is not None:
                    told.people.setdefault(name, Perpetrator(acting[0], certainty, acting[1], name))
        return told

    def _is_of_blame(self, act: Act) -> bool:
        """ "Ankara blamed the YPG for the bomb that killed four": told by who blames."""
        return "blam" in self.cast.document.folded[act.sentence.start : act.start]

    def _is_told_again(self, phrase: Phrase, told: _Told) -> bool:
        """ "10 terrorists ... the attackers ... the terrorists": those told before."""
        if phrase.actors or phrase.name or is_state_side(phrase) or not told.found.keys() - told.forces:
            return False
        return phrase.word.startswith(_POINTING) or singular(phrase.head) in told.heads

    def _settle_surrender(self, incident: Incident, told: _Told) -> None:
        """Who surrenders belongs to a group: the one that the sentence names, else the unit."""
        known = self.cast.known()
        if incident.family == "surrender" and not known & set(told.found):
            self._surrendered(incident, told.found)
            if not known & set(told.found):
                told.found = self._of_unit(incident) or told.found

    def _add_accused(self, told: _Told, said: Sequence[Responsibility]) -> None:
        """Add who claims it, and who is blamed for it."""
        for statement in said:
            if statement.actor and statement.actor not in told.found and statement.kind in ("claim", "attribution"):
                certainty: Certainty = "claimed" if statement.kind == "claim" else "attributed"
                words = statement.named or statement.text
                told.found[statement.actor] = Perpetrator(statement.actor, certainty, words)

    def _put_first(self, told: _Told, spoken_of: set[str]) -> None:
        """Put a group that claims an act, or is blamed for it, before "gunmen", "a bomber", who are its people."""
        known = self.cast.known() | spoken_of | told.forces
        if known & set(told.found):
            named = {name: p for name, p in told.found.items() if name in known or name not in told.described}
            told.found = {**named, **told.found}

    def _add_people(self, told: _Told) -> None:
        """Add those who acted for groups, where no others are described."""
        if all(name in told.people or name not in told.described for name in told.found):
            for person in told.people.values():
                told.found.setdefault(person.name, person)

    def _add_suspects(self, told: _Told, incident: Incident) -> None:
        """Add those whom the text holds to it, where nobody else is named; of a group that is named, its people."""
        is_nobody_named = told.names_nobody
        for act in incident.acts:
            held = [(name, p, start, end) for p in act.suspects for name, start, end in self.cast.names(p)]
            if act.is_unreal or not (is_nobody_named or any(name in told.found for name, *_ in held)):
                continue
            for name, phrase, start, end in held:
                told.found.setdefault(name, Perpetrator(name, "suspected", self.text[start:end]))
                if phrase.actors and (acting := self._members.of(name, phrase)) is not None:
                    told.found.setdefault(acting[0], Perpetrator(acting[0], "suspected", acting[1], name))

    def _add_sides(self, told: _Told, incident: Incident) -> None:
        """ "clashes of rival gangs", "students clashed with police": both sides of a fight that the text gives no
        attacker for; of a fight between a state and rebels, who began it stays unknown."""
        if told.found:
            return
        fights = [act for act in incident.acts if act.kind == "clash" and not (act.is_unreal or act.is_history)]
        everybody = [p for act in incident.acts for p in (*act.agents, *act.patients) if p.is_human or p.thing]
        if any(map(_is_of_state, everybody)) and any(map(is_armed_side, everybody)):
            return
        for act in fights:
            if act.agents and act.patients and not any(p.act for p in act.patients):  # not who "repelled an attack"
                for name, start, end in (n for p in (*act.agents, *act.patients) for n in self.cast.names(p)):
                    told.found.setdefault(name, Perpetrator(name, "stated", self.text[start:end]))
                return

    def _add_only_group(self, incident: Incident, told: _Told) -> None:
        """Whose people "guerrillas" are suspected to be, in a text that names one armed group alone."""
        known = self.cast.known()
        if incident.family in ("arrest", "seize", "surrender") or len(known) != 1 or known & set(told.found):
            return
        if not any(p.head in _REBELS and not p.actors for act in incident.acts for p in act.agents):
            return
        name = next(iter(known))
        if words := self.cast.as_named(name):
            told.found[name] = Perpetrator(name, "suspected", words)

    def _victors(self, incident: Incident) -> tuple[Perpetrator, ...]:
        """Who returned the fire of attackers who alone lost lives; with whom those fought who died."""
        return self.called(returners_of_fire(incident.acts) or opponents(incident.acts), "stated")

    def _suspects(self, incident: Incident) -> tuple[Perpetrator, ...]:
        """Explosives laid for somebody, in a text about one armed group: it is suspected, but not where
        it is named far behind."""
        last = incident.tellings[-1].sentence
        if not self.cast.named or self.cast.named[0][0] > last.end + _BESIDE:
            return ()
        start, actor = self.cast.named[0]
        end = next(
            (start + len(name) for name in actor.names if self.text[start : start + len(name)].lower() == name.lower()),
            start,
        )
        return (Perpetrator(actor.name, "suspected", self.text[start:end]),) if end > start else ()

    def _surrendered(self, incident: Incident, found: dict[str, Perpetrator]) -> None:
        """Who surrenders belongs to the armed group that the sentence names."""
        sentence = incident.tellings[0].sentence
        named = [(start, actor) for start, actor in self.cast.named if sentence.start <= start < sentence.end]
        if named and not found:
            start, actor = named[0]
            text = next(
                (
                    self.text[start : start + len(n)]
                    for n in actor.names
                    if self.cast.document.folded[start : start + len(n)] == n.lower()
                ),
                "",
            )
            if text:
                found[actor.name] = Perpetrator(actor.name, "stated", text)
        elif named:
            first = next(iter(found.values()))
            rest = dict(found)
            found.clear()
            found[named[0][1].name] = Perpetrator(named[0][1].name, "stated", first.text)
            found.update({name: p for name, p in rest.items() if name not in found and p is not first})

    def _of_unit(self, incident: Incident) -> dict[str, Perpetrator]:
        """ "X, secretary of the Karo dalam, surrendered": the unit, where no group is named."""
        for act in incident.acts:
            for phrase in act.agents:
                unit = phrase.belongs_to
                if unit is not None:
                    words = self.text[unit.start : unit.end]
                    return {words: Perpetrator(words.removeprefix("the "), "stated", words)}
        return {}

    def _certainty(self, phrase: Phrase, name: str, claimed: set[str]) -> Certainty:
        if name in claimed:
            return "claimed"
        if phrase.taken_for is not None:
            return "suspected"
        around = self.cast.document.folded[max(0, phrase.start - 25) : phrase.end]
        return "suspected" if _SUSPECTED.search(around) else "stated"


def _is_of_state(phrase: Phrase) -> bool:
    """A force of a state, or what such forces hold and drive."""
    return is_state_side(phrase) or phrase.thing in ("military_facility", "police_facility")


def _force(name: str, phrase: Phrase, is_held: bool) -> str:
    """What a force of a state is called that has no name of its own: "a joint team"; "Inspector Rao" who held some."""
    before, _, last = name.rpartition(" ")
    is_whose = last in _BANDS and before[:1].isupper() and before != before.upper()  # "Junta troops"
    if last in _TEAMS and not (is_whose or _FORCE.search(name)):
        return "Security forces"
    return "Police" if phrase.person == "police" and phrase.name and is_held else name


def with_suspects(found: tuple[Perpetrator, ...], named: Sequence[Perpetrator]) -> tuple[Perpetrator, ...]:
    """Those found and the suspects whom the text names, by whom "two men" who are suspected are told."""
    if not named:
        return found
    known = {p.name.lower() for p in named}
    kept = [p for p in found if not (p.name.startswith("unidentified ") and p.certainty == "suspected")]
    return (*(p for p in kept if p.name.lower() not in known), *named)


def _is_laid_by_somebody(incident: Incident) -> bool:
    """ "a bomb was placed at the bank by two men": told of no find."""
    return incident.family == "violence" and any(
        phrase.is_human for act in incident.acts if act.kind in ("bomb", "grenade") for phrase in act.agents
    )
