"""How many were killed and injured in each incident of an article: the text's number or the headline's."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, field, replace

from flows.coding.acts.counts import Toll
from flows.coding.headline import Headline
from flows.coding.incidents.incident import Incident
from flows.coding.incidents.kinds import is_defused
from flows.coding.report import Count
from flows.coding.sentences.document import Document, Sentence
from flows.coding.tolls.attribution import Sources
from flows.coding.tolls.disputes import GENERIC, is_disputed
from flows.coding.tolls.revisions import Revisions
from flows.coding.tolls.tolls import Tolls
from flows.coding.words.numbers import read_number, word_value

_PART = re.compile(r"\b(?:(?P<of>\w+) of (?:them|whom)|(?:including|among them) (?:at least )?(?P<including>\w+))\b")


def _numbers(incident: Incident, field: str) -> list[int]:
    """All numbers that an incident's acts give."""
    return [toll.quantity.best for act in incident.acts if (toll := getattr(act, field)) is not None]


def _may_hurt(incident: Incident) -> bool:
    """Whether it is of a kind that kills or injures; an abduction, where those abducted were found dead."""
    if incident.family == "abduct":
        return any(telling.family == "violence" for telling in incident.tellings)
    return incident.family in ("violence", "property") or is_defused(incident)


@dataclass(frozen=True, slots=True)
class Casualties:
    """What the numbers of an article are read from; its incidents stand by prominence, the main one first."""

    document: Document
    headline: Headline
    incidents: Sequence[Incident]
    sources: Sources
    revisions: Revisions
    is_crime_news: bool
    _tolls: dict[int, Tolls] = field(default_factory=dict)  # by the incident's id

    def _count(self, incident: Incident, field: str) -> Count | None:
        """The text's own number."""
        tolls = self._tolls.get(id(incident))
        if tolls is None:
            tolls = Tolls(self.document, incident, self.sources, self._dead_of_headline(incident))
            self._tolls[id(incident)] = tolls
        return tolls.count(field)

    def _dead_of_headline(self, incident: Incident) -> Toll | None:
        """Those whom the headline tells to have died, of the main incident: "Student killed" over a text that tells of
        one who was shot."""
        dead = self.headline.killed
        is_main = incident is self.incidents[0] and not any(other.is_of_digest for other in self.incidents)
        return dead if is_main and dead is not None and not dead.is_vague else None

    def of(self, incident: Incident, field: str) -> Count | None:
        """The number of the killed or injured, and whether it is told as taking another's place."""
        found = self._number(incident, field)
        if found is None:
            return None
        return replace(found, is_revised=self._is_revised(incident, field, found))

    def _is_revised(self, incident: Incident, field: str, found: Count) -> bool:
        """Whether a number takes another's place: by its words, or as the injured told beside a revised death toll."""
        if self.revisions.has(incident, field, found.best):
            return True
        killed = self._number(incident, "killed") if field == "injured" else None
        return killed is not None and self.revisions.has(incident, "killed", killed.best)

    def _number(self, incident: Incident, field: str) -> Count | None:
        """The text's number, else for the main incident the headline's."""
        if not _may_hurt(incident):
            return None
        found = self._count(incident, field)
        if found is None and field == "killed" and self._is_none_hurt(incident):
            none = self._count(incident, "injured")
            return none if none is not None and none.max == 0 else None  # "nobody was hurt": nobody was killed either
        if incident is not self.incidents[0] or any(other.is_of_digest for other in self.incidents):
            return found  # the headline of a digest counts the victims of all its parts
        if (
            found is None
            or found.best == 0
            or (
                self.headline.counts(field)
                and not is_disputed(incident, field)
                and not self._counts_some(incident, field, found)
                and not self._is_range_of_it(found, field)
                and not self._is_overtaken(incident, field, found)
                and (self._is_single() or self._is_of_one_crime(field))
            )
            or (field == "injured" and self._is_of_one_victim(found))
        ):
            told = self.headline.count(field)
            if told is None or (field == "injured" and self.headline.is_shot_only and self._is_of_dead(told, found)):
                return found
            return self._in_text(told, field, incident)
        return found

    def _counts_some(self, incident: Incident, field: str, found: Count) -> bool:
        """Whether the headline counts some of those whom the text counts: "8 troops killed" of eight soldiers and four
        villagers, "man kills three" of three and himself."""
        told = self.headline.count(field)
        if told is None or told.best >= found.best:
            return False
        has_self = any(act.killed is not None and act.killed.is_self for act in incident.acts)
        if field == "killed" and has_self and told.best + 1 == found.best:
            return True
        numbers = _numbers(incident, field)
        last = told.text.split()[-1].lower()
        is_of_kind = last not in GENERIC and word_value(last) is None
        if is_of_kind and told.best in numbers and found.best - told.best in numbers:
            return True  # "Two officers were killed. A civilian also died"
        if any(self._tells_part(telling.sentence, told.best) for telling in incident.tellings):
            return True
        listed = [act.patients for act in incident.acts if getattr(act, field) is not None and len(act.patients) > 1]
        return any(
            phrase.number is not None and phrase.number.best == told.best and phrase.is_counted
            for patients in listed
            for phrase in patients
            if sum(other.number.best for other in patients if other.number is not None) == found.best
        )

    def _tells_part(self, sentence: Sentence, number: int) -> bool:
        """ "ten people, six of them children", "including six children", where the headline has six."""
        for part in _PART.finditer(self.document.folded, sentence.start, sentence.end):
            told = read_number([part["of"] or part["including"]], 0)
            if told is not None and told[0].best == number:
                return True
        return False

    def _is_range_of_it(self, found: Count, field: str) -> bool:
        """Whether the text knows the headline's number, and that it is no sure one ("at least 26", others say 20)."""
        told = self.headline.count(field)
        is_held = told is not None and found.min <= told.best and (found.max is None or told.best <= found.max)
        return is_held and found.min != found.max and not self.is_crime_news

    def _is_overtaken(self, incident: Incident, field: str, found: Count) -> bool:
        """Whether the text takes back the headline's number itself: "18 dead" over "... killed 18 ... two more died,
        taking the toll to 20"."""
        told = self.headline.count(field)
        if told is None or told.best >= found.best or not self.revisions.has(incident, field, found.best):
            return False
        return told.best in _numbers(incident, field)

    def _is_of_dead(self, shot: Count, injured: Count | None) -> bool:
        """Whether the headline's number of people shot holds those who died: "Person shot", "5 shot" where the text
        tells of one killed and four wounded."""
        killed = self.of(self.incidents[0], "killed")
        dead = killed.best if killed is not None else 0
        return dead >= shot.best or (injured is not None and dead > 0 and injured.best + dead == shot.best)

    def _is_of_one_victim(self, found: Count) -> bool:
        """Whether the headline tells of one victim, nobody died, and the text gives no larger number of its own, so
        that the people whom it describes one by one are the same one."""
        told = self.headline.count("injured")
        if not self.is_crime_news or told is None or told.best != 1 or found.best < 2:
            return False
        main = self.incidents[0]
        if self.of(main, "killed") is not None:
            return False
        tolls = [toll for act in main.acts for toll in act.victims]
        return not any(toll.quantity.best > 1 and not toll.is_named for toll in tolls)

    def _is_none_hurt(self, incident: Incident) -> bool:
        return any(
            act.word.split()[-1] in ("hurt", "harmed") and act.injured is not None and act.injured.quantity.best == 0
            for act in incident.acts
        )

    def _in_text(self, told: Count, field: str, incident: Incident) -> Count:
        """The headline's number in the text's own words, where the text has it too."""
        for telling in incident.tellings:
            toll = getattr(telling, field)
            if toll is not None and toll.quantity.best == told.best:
                return replace(told, text=self.document.text[toll.start : toll.end])
        return told

    def _is_of_one_crime(self, field: str) -> bool:
        """Whether the headline of crime news counts the victims of one crime, though the text seems to tell of more:
        it names no several, and its number is not that of all together ("mines kill five" of two and of three)."""
        if not self.is_crime_news or self.headline.is_of_several:
            return False
        told = self.headline.count(field)
        each = [self._count(i, field) for i in self.incidents if i.family == "violence"]
        known = [number.best for number in each if number is not None and number.best]
        return told is not None and not (len(known) > 1 and sum(known) == told.best)

    def _is_single(self) -> bool:
        """Whether one fresh incident alone has victims, so that the headline's number can be no sum."""
        fresh = [i for i in self.incidents if i.family == "violence" and i.prominence != "background"]
        return (
            sum(
                any(t.killed is not None or t.injured is not None or t.shot is not None for t in i.tellings)
                for i in fresh
            )
            <= 1
        )
