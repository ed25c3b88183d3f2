"""One article being read: from its sentences to its reports, with all that was found on the way."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace
from functools import cached_property
from typing import TYPE_CHECKING

from flows.coding.actors.cast import Cast
from flows.coding.actors.named_suspects import named_suspects
from flows.coding.actors.names import FullNames
from flows.coding.actors.perpetrators import Perpetrators, with_suspects
from flows.coding.actors.targets import Targets, names_in
from flows.coding.actors.told_beside import told_beside
from flows.coding.acts.act import Act
from flows.coding.acts.coreference import find_references
from flows.coding.acts.corrections import Corrections
from flows.coding.acts.sentence_reader import SentenceReader
from flows.coding.article import Article
from flows.coding.casualties import Casualties
from flows.coding.claims import claims
from flows.coding.dates.mentions import find_dates
from flows.coding.dates.order import day_first
from flows.coding.headline import Headline, read_headline
from flows.coding.incidents.carried_days import carry_days
from flows.coding.incidents.clashes import is_clash
from flows.coding.incidents.digests import parted
from flows.coding.incidents.enough import told_enough
from flows.coding.incidents.gathering import incidents, may_make_incidents
from flows.coding.incidents.genres import Genres
from flows.coding.incidents.graves import with_their_killings
from flows.coding.incidents.happening import date_main
from flows.coding.incidents.incident import Incident
from flows.coding.incidents.items import mark_items
from flows.coding.incidents.kinds import EVENT_OF, sub_event_type
from flows.coding.incidents.prominence import settle
from flows.coding.incidents.telling import Telling
from flows.coding.incidents.telling_finding import tellings
from flows.coding.incidents.weapons import weapons, with_those_behind
from flows.coding.incidents.weapons_told_behind import told_behind
from flows.coding.places.evidence import country_words
from flows.coding.places.mentions import PlaceMention, find_places
from flows.coding.report import Perpetrator, Report, Responsibility, Span
from flows.coding.responsibility.first_person import own_claims
from flows.coding.responsibility.scope import assign
from flows.coding.responsibility.statements import cue_sentences, statements
from flows.coding.scenes.scene import Scenes
from flows.coding.scenes.when_and_where import event_date, place
from flows.coding.sentences.document import read_document
from flows.coding.sentences.grouping import group
from flows.coding.sentences.phrases import Phrase
from flows.coding.sentences.tokenising import tokenise
from flows.coding.tolls.attribution import Sources
from flows.coding.tolls.party_claims import mark_rivals
from flows.coding.tolls.revisions import Revisions
from flows.coding.words.word_sets import word_set

if TYPE_CHECKING:
    from flows.coding.coder import RuleCoder

_POLITICAL = word_set(
    """
    militant, insurgent, rebel, guerrilla, guerilla, fighter, terrorist, jihadist, jihadi, extremist, separatist,
    subversive, islamist, naxal, naxalite, maoist, contra, combatant
    """
)


class Reading:
    """One article being read: everything found on the way, so that it can be explained."""

    def __init__(self, coder: RuleCoder, article: Article) -> None:
        self.article = article
        self.coder = coder
        self.document = read_document(article.text, article.published_day)
        self.phrases: dict[int, list[Phrase]] = {}
        self._glanced: dict[int, list[Phrase]] = {}
        self.scenes = Scenes(self.document, (), ())
        self.incidents: list[Incident] = []
        self.acts: dict[int, list[Act]] = {}
        self.responsibility: dict[int, list[Responsibility]] = {}
        self.sources = Sources(self.document, {})
        self.revisions = Revisions(self.document, article.title or "")
        self.targets = Targets(self.document, (), FullNames(()))

    @cached_property
    def cast(self) -> Cast:
        """The actors that the text names."""
        return Cast(self.document, self.coder.actors_named(self.document))

    @cached_property
    def perpetrators(self) -> Perpetrators:
        """Finds who did what it tells."""
        return Perpetrators(self.cast)

    @cached_property
    def headline(self) -> Headline:
        """What the headline tells."""
        return read_headline(self.article.title, self.coder.lexicon)

    def reports(self) -> list[Report]:
        """Read the article and give its reports."""
        triggered = self.coder.triggers.find(self.document)
        acts = self.acts = self._acts(triggered.telling)
        if not acts:
            return []
        self.phrases = {index: self._read(index) for index in triggered.sentences} | self.phrases
        every = [act for found in acts.values() for act in found]
        past = [act for act in every if act.is_history and act.victims]
        if past and self.is_crime_news and not self.cast.names_troops:
            for act in past:
                act.is_history = False  # "charged in the shooting death of": the crime is what the text is about
        for act in every:
            act.settle()
        if not may_make_incidents(every):
            return []
        self.scenes = Scenes(
            self.document,
            find_dates(self.article.text, self.article.published, day_first=self._day_first()),
            self._places(),
        )
        told: list[Telling] = []
        for index, read in acts.items():
            told.extend(tellings(self.document, self.document.sentences[index], read, self.phrases[index], self.scenes))
        if self.is_crime_news:
            told = parted(self.document, told)
        mark_items(self.document, told, self.scenes.places)
        enough = told_enough(incidents(told), len(self.article.text))
        genres = Genres(self.document, self.article.title or "")
        found = [incident for incident in enough if not genres.is_no_violence(incident)]
        self.incidents = settle(
            with_their_killings(found, self.document),
            self.article.published_day,
            lambda incident: self.headline.likeness(self.document, incident),
            self.is_crime_news,
        )
        date_main(self.incidents, self.document, self.scenes, self.article.published)
        carry_days(self.incidents, self.document)
        self._read_cues()
        self.sources = Sources(self.document, self.phrases, self.cast.referent)
        self.targets = Targets(self.document, self.scenes.places, self._full_names())
        self.responsibility = assign(statements(self.document, self.phrases, self.cast), self.incidents)
        for number, claim in own_claims(self.document, self.incidents, self.article.title, self.cast.named):
            self.responsibility.setdefault(number, []).append(claim)
        mark_rivals(self.incidents, self.responsibility, self.sources)
        return [self._report(number, incident) for number, incident in enumerate(self.incidents)]

    def _places(self) -> list[PlaceMention]:
        """The places that the text names; what turns out to be an actor's name puts nothing anywhere."""
        found = find_places(
            self._without_outlet(),
            self.coder.gazetteer,
            outlet=self.article.outlet,
            country_hints=self._home_countries(),
            published=self.article.published,
            title=self.article.title,
        )
        return [replace(p, relation="of", is_locative=False) if self.cast.is_group(p) else p for p in found]

    def _without_outlet(self) -> str:
        """The text with the outlet's name in small letters: "(Lakeside Tribune)" puts nothing at a lakeside."""
        name = self.article.outlet or ""
        lower = name.lower()
        is_safe = " " in name and len(lower) == len(name)
        return self.article.text.replace(name, lower) if is_safe else self.article.text

    def _day_first(self) -> bool | None:
        """The outlet's habit in numeric dates."""
        article = self.article
        homes = self.coder.gazetteer.homes(article.outlet) if article.outlet else ()
        return day_first(article.text, article.outlet, article.url, [country for country, _ in homes])

    def _home_countries(self) -> tuple[str, ...]:
        """Where the armed group acts that the text names first; of several those the text speaks of."""
        countries = next((actor.countries for _, actor in self.cast.named if actor.countries), ())
        if len(countries) < 2:
            return countries
        spoken = country_words(self.coder.gazetteer).count(self.article.text)
        most = max(spoken[iso] for iso in countries)
        return tuple(iso for iso in countries if spoken[iso] == most)

    @cached_property
    def is_crime_news(self) -> bool:
        """No armed group is named: whoever is arrested or charged here is a suspect of the crime told."""
        if self.cast.named:
            return False
        for phrases in self.phrases.values():
            for phrase in phrases:
                for token in phrase.tokens:
                    if token.sense.person == "armed_group" and token.sense.lemma in _POLITICAL:
                        return False
        return True

    @cached_property
    def casualties(self) -> Casualties:
        """The numbers of the killed and injured."""
        return Casualties(
            self.document, self.headline, self.incidents, self.sources, self.revisions, self.is_crime_news
        )

    def _read_cues(self) -> None:
        """Sentences that speak of responsibility need no word of violence."""
        for index in sorted(cue_sentences(self.document) - set(self.phrases)):
            self._phrases(Corrections(self.document, self.document.sentences[index]))

    def _acts(self, telling: Iterable[int]) -> dict[int, list[Act]]:
        result: dict[int, list[Act]] = {}
        for index in telling:
            sentence = self.document.sentences[index]
            corrections = Corrections(self.document, sentence)
            acts = SentenceReader(sentence, self._phrases(corrections)).read()
            found = corrections.taken_back(acts)
            if found:
                result[index] = found
        find_references((act for found in result.values() for act in found), self._read)
        return result

    def _read(self, index: int) -> list[Phrase]:
        """The phrases of any sentence."""
        return self.phrases.get(index) or self._phrases(Corrections(self.document, self.document.sentences[index]))

    def _glance(self, index: int) -> list[Phrase]:
        """The phrases of any sentence, which nothing else is read from."""
        known = self.phrases.get(index) or self._glanced.get(index)
        if known is None:
            tokens = tokenise(self.document, self.document.sentences[index], self.coder.lexicon)
            known = self._glanced[index] = group(tokens)
        return known

    def _phrases(self, corrections: Corrections) -> list[Phrase]:
        """The phrases of a sentence, without the numbers that it takes back."""
        tokens = tokenise(self.document, corrections.sentence, self.coder.lexicon)
        phrases = self.phrases[corrections.sentence.index] = group(corrections.without_asides(tokens))
        return phrases

    def _full_names(self) -> FullNames:
        spans = (span for phrases in self.phrases.values() for span in names_in(phrases))
        return FullNames(self.document.text[start:end] for start, end in spans)

    def _report(self, number: int, incident: Incident) -> Report:
        used = weapons(self.document, incident, self.phrases, self.coder.lexicon)
        sub = sub_event_type(incident, [w.name.replace(" ", "_") for w in used], is_clash(incident))
        behind = told_behind(self.document, incident, self._telling_violence, self._glance)
        said = tuple(self.responsibility.get(number, ()))
        scene = incident.place or self.scenes.fallback([(t.sentence.start, t.sentence.end) for t in incident.tellings])
        scene = self.scenes.told_finer(scene) if scene is not None else None
        if scene is not None and self.is_crime_news:
            scene = self.scenes.town_of(scene)
        report = Report(
            prominence=incident.prominence,
            event_type=EVENT_OF[sub],
            sub_event_type=sub,
            date=event_date(self.document, incident.date),
            place=place(self.document, scene, self.scenes.places),
            perpetrators=self._perpetrators(incident, said),
            targets=self.targets.of(incident),
            weapons=with_those_behind(self.document, used, behind),
            killed=self.casualties.of(incident, "killed"),
            injured=self.casualties.of(incident, "injured"),
            responsibility=said,
            evidence=tuple(Span(*span) for span in dict.fromkeys(telling.clause for telling in incident.tellings)),
        )
        found = claims(self.document, incident, report, self.cast.agents(incident), self.sources)
        return replace(report, claims=found)

    @cached_property
    def _telling_violence(self) -> frozenset[int]:
        """The sentences that tell of what was done to somebody, not of what was found."""
        told = (telling for incident in self.incidents if incident.family != "seize" for telling in incident.tellings)
        return frozenset(telling.sentence.index for telling in told)

    def _perpetrators(self, incident: Incident, said: tuple[Responsibility, ...]) -> tuple[Perpetrator, ...]:
        found = self.perpetrators.of(incident, said) or self._field_holders(incident) or self._abductors(incident)
        if all(p.certainty in ("claimed", "attributed") for p in found):
            on_the_spot = told_beside(self.document, incident, self.incidents, self._glance)
            beside = self.perpetrators.called(list(on_the_spot), "stated")
            found += tuple(p for p in beside if p.name not in {q.name for q in found})
        named = self.perpetrators.suspected(list(named_suspects(self.document, incident, self.incidents, self._glance)))
        return with_suspects(found, named)

    def _abductors(self, incident: Incident) -> tuple[Perpetrator, ...]:
        """ "was found dead two days after rebels abducted him": who took the dead is suspected."""
        deaths = [t for t in incident.tellings if any(a.kind in ("kill", "die") and a.killed for a in t.acts)]
        if not deaths or any(p.is_human for act in incident.acts for p in act.agents):
            return ()
        first = deaths[0].sentence.index
        for index in range(max(0, first - 1), first + 3):
            for act in self.acts.get(index, ()):
                if act.kind == "abduct" and act.agents and not (act.is_noun or act.is_unreal or act.is_negated):
                    return self.perpetrators.suspected(act.agents)
        return ()

    def _field_holders(self, incident: Incident) -> tuple[Perpetrator, ...]:
        """After a fight that the text gives no attacker for: the forces who then recovered arms at its place led it."""
        if not any(act.kind == "clash" for act in incident.acts):
            return ()
        finds = next((other for other in self.incidents if other.family == "seize"), None)
        return self.perpetrators.of(finds, ()) if finds is not None else ()
