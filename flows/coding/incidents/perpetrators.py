"""Who did it: the agents of an incident's acts, those who claim it, those blamed for it; nobody where no one tells."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from flows.coding.acts.act import Act
from flows.coding.incidents.cast import Cast
from flows.coding.incidents.encounters import is_state_side, killers_first, returners_of_fire
from flows.coding.incidents.incident import Incident
from flows.coding.incidents.kinds import is_defused, is_planted
from flows.coding.incidents.members import Members
from flows.coding.incidents.targets import ordered
from flows.coding.report import Certainty, Perpetrator, Responsibility
from flows.coding.sentences.phrases import Phrase
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
#: nouns for people sent together, that tell not of what force
_TEAMS = word_set("team, teams, personnel, party, unit, contingent, sleuths, forces, patrol, troops")


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
            return self.suspected(planters) or self._suspects()
        victors = self._victors(incident)
        if victors:
            return victors
        known = self.cast.known()
        found, people, forces = self._agents(incident, {r.actor for r in said if r.kind == "claim" and r.actor})
        if incident.family == "surrender" and not any(name in known for name in found):
            self._surrendered(incident, found)
            found = found if any(name in known for name in found) else self._of_unit(incident) or found
        self._add_accused(found, said)
        found = _known_first(found, known | {s.actor for s in said if s.actor} | forces)
        if all(name in people or not _is_common(name) for name in found):
            found |= {person.name: person for person in people.values() if person.name not in found}
        self._add_suspects(found, [p for act in incident.acts if not act.is_unreal for p in act.suspects])
        if not known & set(found) and (group := self._only_group(incident)) is not None:
            found.setdefault(group.name, group)
        if not found and incident.family in ("arrest", "seize"):
            act = incident.acts[0]
            # Only forces of a state arrest and confiscate; the text names none: a reading, and marked as one.
            return (Perpetrator("Security forces", "suspected", self.text[act.start : act.end]),)
        return tuple(found.values())

    def suspected(self, phrases: Sequence[Phrase]) -> tuple[Perpetrator, ...]:
        """Those whom phrases name, as suspects."""
        return self._called(phrases, "suspected")

    def _called(self, phrases: Sequence[Phrase], certainty: Certainty) -> tuple[Perpetrator, ...]:
        found = {name: (start, end) for p in phrases for name, start, end in self.cast.names(p)}
        return tuple(Perpetrator(name, certainty, self.text[start:end]) for name, (start, end) in found.items())

    def _agents(
        self, incident: Incident, claimed: set[str]
    ) -> tuple[dict[str, Perpetrator], dict[str, Perpetrator], set[str]]:
        """The agents of its acts by name; the people of groups among them; which names are forces of a state."""
        found: dict[str, Perpetrator] = {}
        people: dict[str, Perpetrator] = {}
        forces: set[str] = set()
        for act, phrase in _doers(incident):
            for name, start, end in self.cast.names(phrase):
                if phrase.actors:
                    forces.update([name] if is_state_side(phrase) else ())
                elif is_state_side(phrase) or (incident.family in ("arrest", "seize") and phrase.head in _TEAMS):
                    name = _force(name, phrase, incident)
                    forces.add(name)
                if not name or name in found:
                    continue
                certainty = self._certainty(phrase, name, claimed)
                if act.is_accusation and certainty == "stated":
                    certainty = "attributed"
                found[name] = Perpetrator(name, certainty, self.text[start:end])
                is_of_group = phrase.actors or self.cast.referent(phrase) is not None
                if is_of_group and (acting := self._members.of(name, phrase)) is not None:
                    people.setdefault(name, Perpetrator(acting[0], certainty, acting[1], name))
        return found, people, forces

    def _add_suspects(self, found: dict[str, Perpetrator], held: Sequence[Phrase]) -> None:
        """Add those whom the text holds to it, where nobody else is named; of a group that is named, its people."""
        is_nobody_named = all(_is_common(name) for name in found)
        for phrase in held:
            for name, start, end in self.cast.names(phrase):
                if is_nobody_named and name not in found:
                    found[name] = Perpetrator(name, "suspected", self.text[start:end])
                if name in found and phrase.actors and (acting := self._members.of(name, phrase)) is not None:
                    found.setdefault(acting[0], Perpetrator(acting[0], "suspected", acting[1], name))

    def _add_accused(self, found: dict[str, Perpetrator], said: Sequence[Responsibility]) -> None:
        """Add who claims it; and who is blamed for it, where no name is known."""
        for statement in said:
            if (
                statement.actor
                and statement.actor not in found
                and statement.kind in ("claim", "attribution")
                and (statement.kind == "claim" or all(_is_common(name) for name in found))
            ):
                certainty: Certainty = "claimed" if statement.kind == "claim" else "attributed"
                words = self.cast.as_named(statement.actor) or statement.text
                found[statement.actor] = Perpetrator(statement.actor, certainty, words)

    def _only_group(self, incident: Incident) -> Perpetrator | None:
        """Whose people "guerrillas" are suspected to be, in a text that names one armed group alone."""
        if incident.family in ("arrest", "seize", "surrender") or len(self.cast.known()) != 1:
            return None
        if not any(p.head in _REBELS and not p.actors for act in incident.acts for p in act.agents):
            return None
        name = next(iter(self.cast.known()))
        words = self.cast.as_named(name)
        return Perpetrator(name, "suspected", words) if words else None

    def _victors(self, incident: Incident) -> tuple[Perpetrator, ...]:
        """Who returned the fire of attackers who alone lost lives."""
        return self._called(returners_of_fire(incident.acts), "stated")

    def _suspects(self) -> tuple[Perpetrator, ...]:
        """Explosives laid for somebody, in a text about one armed group: it is suspected."""
        if not self.cast.named:
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
        around = self.cast.document.folded[max(0, phrase.start - 25) : phrase.end]
        return "suspected" if _SUSPECTED.search(around) else "stated"


def _doers(incident: Incident) -> Iterator[tuple[Act, Phrase]]:
    """The agents of its acts, of those that kill first; not of a fight, in which both sides fought."""
    for act in killers_first(ordered(incident.acts)):
        if act.kind != "clash":
            for phrase in _without_places(act.agents) + (act.layers if incident.family == "violence" else []):
                yield act, phrase


def _force(name: str, phrase: Phrase, incident: Incident) -> str:
    """What a force of a state is called that has no name of its own: "a joint team", "Inspector Rao"."""
    is_held = incident.family in ("arrest", "seize")
    if name.rpartition(" ")[2] in _TEAMS and not _FORCE.search(name):
        return "Security forces"
    return "Police" if phrase.person == "police" and phrase.name and is_held else name


def _is_laid_by_somebody(incident: Incident) -> bool:
    """ "a bomb was placed at the bank by two men": told of no find."""
    return incident.family == "violence" and any(
        phrase.is_human for act in incident.acts if act.kind in ("bomb", "grenade") for phrase in act.agents
    )


def _is_common(name: str) -> bool:
    """ "gunmen", "two attackers": a description, no name."""
    return name[1:] == name[1:].lower()


def _known_first(found: dict[str, Perpetrator], known: set[str]) -> dict[str, Perpetrator]:
    """A group that claims an act, or is blamed for it, before "gunmen", "a suicide bomber", who are its people."""
    if not any(name in known for name in found):
        return found
    named = {name: p for name, p in found.items() if name in known or not _is_common(name)}
    return {**named, **{name: p for name, p in found.items() if name not in named}}


def _without_places(agents: Sequence[Phrase]) -> list[Phrase]:
    """ "the Khunti and Ranchi Police": the first name belongs to the force behind it."""
    if any(phrase.actors for phrase in agents):
        return [p for p in agents if p.actors or p.person or p.name.count(" ") > 0] or list(agents)
    return list(agents)
