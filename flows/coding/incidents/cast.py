"""Who did it: phrases of agents to named perpetrators, with co-reference."""

from __future__ import annotations

import re
from collections.abc import Sequence

from flows.coding.incidents.encounters import is_state_side, killers_first, returners_of_fire
from flows.coding.incidents.incident import Incident
from flows.coding.incidents.kinds import is_defused, is_planted
from flows.coding.incidents.members import Members
from flows.coding.incidents.targets import ordered, plain_words
from flows.coding.report import Certainty, Perpetrator, Responsibility
from flows.coding.sentences.document import Document
from flows.coding.sentences.phrases import Phrase
from flows.coding.words.senses import Actor
from flows.coding.words.word_sets import word_set

_SUSPECTED = re.compile(r"\b(?:suspected|alleged|allegedly|believed|presumed|purported|apparently|suspect|suspects)\b")
_FORCE = re.compile(r"\b(?:police|army|military|armed forces|national guard)\b", re.I)
_REFERRING = word_set(
    """
    group, outfit, organisation, organization, movement, militants, rebels, insurgents, jihadists, extremists,
    terrorists, attackers, assailants, fighters, gunmen, guerrillas, ultras, cadres, party
    """
)
ARMED = frozenset({"armed_group", "militia"})
#: what the fighters of the one group of a country are called
_REBELS = word_set(
    """
    guerrilla, guerrillas, guerilla, guerillas, rebel, rebels, insurgent, insurgents, subversive, subversives, urban
    guerrillas, urban guerrilla
    """
)
#: nouns for people sent together, that tell not of what force
_TEAMS = word_set("team, teams, personnel, party, unit, contingent, sleuths, forces, patrol, troops")
_MEMBERS = frozenset({"members", "member"})
_NOBODY = frozenset({"person", "people", "man", "men", "woman", "authorities", "official", "officials"})
_ANYBODY = word_set(
    """
    man, men, person, people, individual, individuals, youth, youths, gunman, gunmen, attacker, attackers, assailant,
    assailants
    """
)


class Cast:
    """The actors of one text: what has been named, so that "the group" after it can be understood."""

    def __init__(self, document: Document, named: Sequence[tuple[int, Actor]]) -> None:
        self.document = document
        self.named = [(start, actor) for start, actor in named if actor.kind in ARMED]
        self.names_troops = any(actor.kind == "security_forces" for _, actor in named)
        self._mentioned = list(named)
        self._members = Members(document)

    def referent(self, phrase: Phrase) -> Actor | None:
        """The actor that "the group", "the jihadists" stands for: the last one named before that can be called so."""
        if not phrase.is_definite:
            return None
        before = [actor for start, actor in reversed(self.named) if start < phrase.start]
        if phrase.head in _REFERRING:
            return next((actor for actor in before if actor.kind == "armed_group"), None)
        return next((actor for actor in before if phrase.head and phrase.head in actor.nouns), None)

    def perpetrators(self, incident: Incident, said: Sequence[Responsibility]) -> tuple[Perpetrator, ...]:
        """Who did it: the agents of its acts, actors by their canonical names; nobody where the text does not say.

        Behind a group stand the people who acted for it, where the text tells them ("FMLN guerrillas").
        """
        found: dict[str, Perpetrator] = {}
        people: dict[str, Perpetrator] = {}
        claimed = [r.actor for r in said if r.kind == "claim" and r.actor]
        planters = [p for act in incident.acts for p in act.layers]
        is_harmless = not any(toll.quantity.best for act in incident.acts for toll in act.victims)
        is_found = is_harmless and (is_planted(incident) or is_defused(incident))
        if is_found and not _is_laid_by_somebody(incident):
            return self.suspected(planters) or self._suspects()
        victors = self._victors(incident)
        if victors:
            return victors
        forces: set[str] = set()
        for act in killers_first(ordered(incident.acts)):
            if act.kind == "clash":
                continue  # both sides fought: who attacked is told by other acts, if at all
            for phrase in _without_places(act.agents) + (act.layers if incident.family == "violence" else []):
                for name, start, end in self._names(phrase):
                    if phrase.actors:
                        forces.update([name] if is_state_side(phrase) else ())
                    elif is_state_side(phrase) or (incident.family in ("arrest", "seize") and phrase.head in _TEAMS):
                        is_any = name.rpartition(" ")[2] in _TEAMS and not _FORCE.search(name)
                        is_held = incident.family in ("arrest", "seize")
                        is_officer = phrase.person == "police" and bool(phrase.name) and is_held
                        name = "Security forces" if is_any else "Police" if is_officer else name
                        forces.add(name)
                    if name and name not in found:
                        certainty: Certainty = self._certainty(phrase, name, claimed)
                        if act.is_accusation and certainty == "stated":
                            certainty = "attributed"
                        found[name] = Perpetrator(name, certainty, self.document.text[start:end])
                        is_of_group = phrase.actors or self.referent(phrase) is not None
                        if is_of_group and (acting := self._members.of(name, phrase)) is not None:
                            people.setdefault(name, Perpetrator(acting[0], certainty, acting[1], name))
        if incident.family == "surrender" and not any(name in self._known() for name in found):
            self._surrendered(incident, found)
            found = found if any(name in self._known() for name in found) else self._of_unit(incident) or found
        for statement in said:
            if (
                statement.actor
                and statement.actor not in found
                and statement.kind in ("claim", "attribution")
                and (statement.kind == "claim" or all(_is_common(name) for name in found))
            ):
                certainty = "claimed" if statement.kind == "claim" else "attributed"
                words = self._as_named(statement.actor) or statement.text
                found[statement.actor] = Perpetrator(statement.actor, certainty, words)
        found = _known_first(found, self._known() | {s.actor for s in said if s.actor} | forces)
        if all(name in people or not _is_common(name) for name in found):
            found |= {person.name: person for person in people.values() if person.name not in found}
        if all(_is_common(name) for name in found):
            answering = [p for act in incident.acts if not act.is_unreal for p in act.suspects]
            found |= {person.name: person for person in self.suspected(answering) if person.name not in found}
        if not self._known() & set(found) and (group := self._only_group(incident)) is not None:
            found.setdefault(group.name, group)
        if not found and incident.family in ("arrest", "seize"):
            act = incident.acts[0]
            # Only forces of a state arrest and confiscate; the text names none: a reading, and marked as one.
            return (Perpetrator("Security forces", "suspected", self.document.text[act.start : act.end]),)
        return tuple(found.values())

    def _only_group(self, incident: Incident) -> Perpetrator | None:
        """Whose people "guerrillas" are suspected to be, in a text that names one armed group alone."""
        if incident.family in ("arrest", "seize", "surrender") or len(self._known()) != 1:
            return None
        if not any(p.head in _REBELS and not p.actors for act in incident.acts for p in act.agents):
            return None
        name = next(iter(self._known()))
        words = self._as_named(name)
        return Perpetrator(name, "suspected", words) if words else None

    def _victors(self, incident: Incident) -> tuple[Perpetrator, ...]:
        """Who returned the fire of attackers who alone lost lives."""
        found = {name: (start, end) for p in returners_of_fire(incident.acts) for name, start, end in self._names(p)}
        return tuple(Perpetrator(name, "stated", self.document.text[start:end]) for name, (start, end) in found.items())

    def _as_named(self, name: str) -> str:
        """An actor's name in the text's own words, where it is first named."""
        for start, actor in self._mentioned:
            if actor.name != name:
                continue
            for words in sorted(actor.names, key=len, reverse=True):
                if self.document.folded.startswith(words.lower(), start):
                    return self.document.text[start : start + len(words)]
        at = self.document.folded.find(name.lower())
        return self.document.text[at : at + len(name)] if at >= 0 else ""

    def _suspects(self) -> tuple[Perpetrator, ...]:
        """Explosives laid for somebody, in a text about one armed group: it is suspected."""
        if not self.named:
            return ()
        start, actor = self.named[0]
        end = next(
            (
                start + len(name)
                for name in actor.names
                if self.document.text[start : start + len(name)].lower() == name.lower()
            ),
            start,
        )
        return (Perpetrator(actor.name, "suspected", self.document.text[start:end]),) if end > start else ()

    def suspected(self, phrases: Sequence[Phrase]) -> tuple[Perpetrator, ...]:
        """Those whom phrases name, as suspects."""
        found = {name: (start, end) for p in phrases for name, start, end in self._names(p)}
        return tuple(
            Perpetrator(name, "suspected", self.document.text[start:end]) for name, (start, end) in found.items()
        )

    def _known(self) -> set[str]:
        return {actor.name for _, actor in self.named}

    def _surrendered(self, incident: Incident, found: dict[str, Perpetrator]) -> None:
        """Who surrenders belongs to the armed group that the sentence names."""
        sentence = incident.tellings[0].sentence
        named = [(start, actor) for start, actor in self.named if sentence.start <= start < sentence.end]
        if named and not found:
            start, actor = named[0]
            text = next(
                (
                    self.document.text[start : start + len(n)]
                    for n in actor.names
                    if self.document.folded[start : start + len(n)] == n.lower()
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
                    words = self.document.text[unit.start : unit.end]
                    return {words: Perpetrator(words.removeprefix("the "), "stated", words)}
        return {}

    def agents(self, incident: Incident) -> list[Phrase]:
        """The phrases of its agents."""
        return [phrase for act in incident.acts for phrase in act.agents if phrase.is_human]

    def _names(self, phrase: Phrase) -> list[tuple[str, int, int]]:
        if phrase.act and not phrase.actors and phrase.possessor is None:
            return []
        if phrase.act and phrase.possessor is not None and not phrase.actors:
            return self._names(phrase.possessor)
        if phrase.actors:
            return [(actor.name, *_words_of(actor, phrase)) for actor in dict.fromkeys(phrase.actors)][:2]
        referent = self.referent(phrase)
        if referent is not None:
            return [(referent.name, phrase.start, phrase.end)]
        if phrase.taken_for is not None:
            return self._names(phrase.taken_for)
        if phrase.word.startswith(("its ", "their ")):
            return []  # whose, is told before
        if not phrase.is_human or phrase.is_none or (phrase.head in _NOBODY and phrase.is_definite):
            return []
        if phrase.name_span and not phrase.person:
            if self.document.case != "mixed" and phrase.name.count(" ") == 0:
                return []  # without capitals an unknown word is no name
            return [(self.document.text[phrase.name_span[0] : phrase.name_span[1]], *phrase.name_span)]
        if phrase.name_span and phrase.name.count(" ") and not phrase.plural:
            return [(self.document.text[slice(*phrase.name_span)], phrase.start, phrase.end)]  # "Colonel Juan Perez"
        of = phrase.part_of or (phrase.belongs_to if phrase.side == "armed" else None)
        end = of.end if of is not None and (phrase.head in _MEMBERS or (of.person and not of.name)) else phrase.end
        # "a group of hooded men", "members of the 4th Division"
        plain = plain_words(self.document, phrase.start, end)
        if plain.lower() in _ANYBODY:
            plain = f"unidentified {plain.lower()}"  # unknown stays unknown (codebook)
        return [(plain, phrase.start, end)]

    def _certainty(self, phrase: Phrase, name: str, claimed: Sequence[str]) -> Certainty:
        if name in claimed:
            return "claimed"
        if phrase.taken_for is not None:
            return "suspected"
        around = self.document.folded[max(0, phrase.start - 25) : phrase.end]
        return "suspected" if _SUSPECTED.search(around) else "stated"


def _is_laid_by_somebody(incident: Incident) -> bool:
    """ "a bomb was placed at the bank by two men": told of no find."""
    return incident.family == "violence" and any(
        phrase.is_human for act in incident.acts if act.kind in ("bomb", "grenade") for phrase in act.agents
    )


def _words_of(actor: Actor, phrase: Phrase) -> tuple[int, int]:
    """Where a phrase names an actor ("FMLN" of "FMLN guerrillas"); the whole of it where it only means one."""
    return next(((t.start, t.end) for t in phrase.tokens if t.actor is actor), (phrase.start, phrase.end))


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
