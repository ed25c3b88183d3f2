"""Who did what to whom: the subject of a verb, beside its objects and agent."""

from __future__ import annotations

from dataclasses import dataclass

from flows.coding.sentences.antecedents import Antecedents
from flows.coding.sentences.appositions import without_struck
from flows.coding.sentences.objects import FINITE
from flows.coding.sentences.phrases import Phrase
from flows.coding.words.word_sets import word_set

_SAYING = word_set(
    """
    said, say, says, told, reported, report, reports, confirmed, added, announced, stated, claimed, disclosed, informed,
    alleged, noted, explained, revealed, indicated, indicates, states, adds, notes, reveals, announces, confirms,
    discloses, indicate, reveal, asserted, maintained, acknowledged, admitted, declared, insisted
    """
)

_DENYING = frozenset({"denied", "denies", "denying", "deny", "rejected", "disclaimed"})
_BELIEVING = frozenset({"believe", "believed", "say", "said", "think", "thought", "allege", "suspect", "suspected"})


_PASSED = frozenset({"NP", "P", "AND", "OR", "COMMA", "PRON"})  # what neither opens a clause nor is its verb
#: "soldiers were the ones who killed him"
_THE_ONES = frozenset({"the ones", "the one", "those"})


def _hangs(verb: Phrase) -> bool:
    """Whether a verb is a participle: "killing", not "are killing"."""
    return verb.progressive and not verb.has_auxiliary


@dataclass(frozen=True, slots=True)
class Clauses(Antecedents):
    """The phrases of one sentence, with the questions that rules ask of them."""

    def subject(self, verb: int) -> list[Phrase]:
        """The noun phrases that a verb says something of."""
        return self._subject(verb, 0)

    def _subject(self, verb: int, depth: int) -> list[Phrase]:
        if depth > 4:
            return []
        near = self._close_by(verb, depth)
        return near if near is not None else self._searched(verb, depth)

    def _close_by(self, verb: int, depth: int) -> list[Phrase] | None:
        """The subject as the few phrases before the verb give it away; None where it has to be looked for."""
        phrases = self.phrases
        if (
            verb > 1
            and phrases[verb].form == "past"
            and not phrases[verb].has_auxiliary
            and phrases[verb - 1].tag == "NP"
            and phrases[verb - 2].word == "with"
            and not phrases[verb - 1].weapon  # "men armed with machetes attacked"
        ):
            return [phrases[verb - 1]]  # "with at least 120 people killed"
        if verb > 1 and phrases[verb - 1].word in ("they", "it") and phrases[verb - 2].tag in ("NP", "REL"):
            return self._meant_by(verb - 1, depth)  # "two policemen they had captured": not the policemen
        if self._is_among(verb):
            return [phrases[verb - 1]]  # "two teens among four shot"
        if self._modifies_inner(verb):
            return [phrases[verb - 1]]  # "the bodies of four villagers killed by rebels"
        if (_hangs(phrases[verb]) or phrases[verb].is_gerund) and verb and phrases[verb - 1].tag in ("P", "SUB"):
            return self._of_main_verb(verb, depth)  # "fled after killing two guards", "recovers after being shot"
        if phrases[verb].is_gerund and verb > 1 and phrases[verb - 1].tag == "NP" and phrases[verb - 2].tag == "P":
            return [phrases[verb - 1]]  # "a call about a man being shot"
        if left := self._left_behind(verb):
            return left
        if verb > 3 and phrases[verb - 2].tag == "AND" and self._are_both(verb - 2, verb):
            return [phrases[verb - 3], phrases[verb - 1]]
        return None

    def _of_main_verb(self, verb: int, depth: int) -> list[Phrase]:
        """The subject of the verb that a participle hangs on; of a state or a passive only where it is passive too."""
        is_passive = self.phrases[verb].is_gerund
        for k in range(verb - 1, -1, -1):
            phrase = self.phrases[k]
            is_bare = phrase.tag == "STATE" and not phrase.has_auxiliary
            if phrase.tag in (FINITE if is_passive else ("V", "v")) and not (_hangs(phrase) or is_bare):
                return [] if phrase.passive and not is_passive else self._subject(k, depth + 1)
        return []

    def _searched(self, verb: int, depth: int) -> list[Phrase]:
        """The subject, looked for leftwards: past asides, relative clauses and participles, up to another finite verb
        or to where the clause opens."""
        phrases = self.phrases
        at = verb - 1
        crossed = False
        while at >= 0:
            phrase = phrases[at]
            if phrase.tag in _PASSED:
                at -= 1
                continue
            if phrase.tag in ("SUB", "SEMI"):
                break
            if phrase.tag == "REL":
                opened = self._relative(at, verb, crossed)
                if opened is None:
                    break
                if opened >= 0:
                    return self.antecedent(opened)
                at = -opened - 1
                continue
            aside = self._aside_start(at)
            if aside is not None:
                return self._subject(aside, depth + 1)
            if self._is_reduced(at, verb) or self._is_of_object(at):
                at -= 1
                continue
            if self._says(at, verb):
                break  # "residents said gunmen shot at people"
            if self._is_done_besides(at, verb):
                return self._subject(at, depth + 1)
            if phrase.tag in FINITE and not (phrase.tag == "V" and phrase.progressive and not phrase.has_auxiliary):
                relative = self._relative_start(at)
                if relative is not None and self._goes_on_with(at, verb):
                    return self._subject(at, depth + 1)
                if relative is None or not self._nominal(relative):
                    return self._after_verb(at, verb, depth)
                at, crossed = relative - 1, True
                continue
            at -= 1
        start = self.past_hearer(at + 1, verb)
        found = self.listed(self.past_fronted(start, verb), verb)
        if at < 0 or phrases[at].tag != "SUB":  # not "hours after the arrest of two men, rebels attacked"
            found = without_struck(found)
        return self._or_stands_before(found, verb)

    def _or_stands_before(self, found: list[Phrase], verb: int) -> list[Phrase]:
        """What was found, else the noun phrase right before a participle ("with at least 120 people killed")."""
        if not found and verb and self.phrases[verb - 1].tag == "NP" and not self.phrases[verb].has_auxiliary:
            return [self.phrases[verb - 1]]
        return found

    def _is_placed(self, at: int) -> bool:
        """ "in Velm": a name that a preposition of place brings."""
        before, phrase = self.phrases[at - 1] if at else None, self.phrases[at]
        if before is None or before.tag not in ("P", "AND") or before.word == "with":
            return False
        return bool(phrase.name) and not (phrase.person or phrase.actors or phrase.is_counted)

    def _meant_by(self, pronoun: int, depth: int) -> list[Phrase]:
        """Whom "they" or "it" means where it opens a clause: the force that is the subject of the verb before."""
        found: list[Phrase] = []
        for k in range(pronoun - 1, 0, -1):
            if self.phrases[k].word in _DENYING:
                return []  # "the coalition denied that it had bombed the camp"
            if self.phrases[k].tag in ("V", "v") and not self.phrases[k].progressive:
                found = self._subject(k, depth + 1)
                break
            if self.phrases[k].tag == "OTHER" and self.phrases[k].tokens[0].job("say"):
                found = self.listed(0, k)
                break
        return [p for p in found if p.actors or p.side in ("state", "armed")]

    def _aside_start(self, at: int) -> int | None:
        """Where "suspected to have been planted by rebels" begins, if the verb at ``at`` stands in it."""
        if at < 3 or not (self.phrases[at].tag in ("V", "v", "BE") and self.phrases[at - 1].word == "to"):
            return None
        return at - 2 if self.phrases[at - 2].tag == "PART" else None

    def _says(self, at: int, verb: int) -> bool:
        """Whether a word of saying, with its speaker before it, opens what is said about somebody else."""
        phrase = self.phrases[at]
        if phrase.tag == "PART" and phrase.word in ("saying", "adding") and at < verb - 1:
            return self.phrases[at + 1].tag == "NP" and self.phrases[at + 1].is_human
        return (
            phrase.tag == "OTHER"
            and any(token.job("say") for token in phrase.tokens)
            and 0 < at < verb - 1
            and self.phrases[at - 2 if self.phrases[at - 1].tag == "COMMA" and at > 1 else at - 1].tag == "NP"
            and any(p.tag == "NP" and not p.is_time for p in self.phrases[at + 1 : verb])
            and self.phrases[at + 1].tag in ("NP", "PRON")
        )

    def _is_of_object(self, at: int) -> bool:
        """ "set ablaze equipment engaged in road works and beat": what an object does is told by its participle."""
        if at < 2:
            return False
        main, thing, verb = self.phrases[at - 2 : at + 1]
        if verb.tag not in ("V", "v") or verb.form != "past" or verb.has_auxiliary or thing.tag != "NP":
            return False
        is_active = main.tag == "V" and not (main.passive or main.progressive or main.unreal)
        return is_active and not thing.is_human and main.word not in _SAYING and self.phrases[at + 1].tag == "P"

    def _relative(self, at: int, verb: int, crossed: bool) -> int | None:
        """What a relative pronoun means for the subject of ``verb``: None ends the clause there; a number >= 0 is the
        position before which the antecedent stands; a negative one says where to go on."""
        phrases = self.phrases
        before = phrases[at - 1] if at else None
        if before is not None and before.tag == "P":
            return None
        if before is not None and before.tag in ("V", "v") and phrases[at].word == "that":
            return None
        if phrases[at].word == "that" and at > 1 and any(token.job("say") for token in phrases[at - 2].tokens):
            return None  # "told reporters that troops"
        between = [p for p in phrases[at + 1 : verb] if p.tag in ("NP", "PRON")]
        if not between:
            return at
        is_enclosed = phrases[at].word in ("who", "which") and phrases[verb - 1].tag == "COMMA" == phrases[at - 1].tag
        if any(p.tag in FINITE for p in phrases[at + 1 : verb]) or self._is_told_so(at) or crossed or is_enclosed:
            return -at if at else None  # "individuals, who posed as agents, abducted"
        return None

    def antecedent(self, at: int) -> list[Phrase]:
        """The antecedent of a relative pronoun: the noun phrase before it, past "of ..." and a comma."""
        k = at - 1
        while k >= 0 and self.phrases[k].tag == "COMMA":
            k -= 1
        found: Phrase | None = None
        is_plural = any(
            token.word in ("were", "are", "have") for p in self.phrases[at : at + 4] for token in p.auxiliaries
        )
        while k >= 0:
            phrase = self.phrases[k]
            if phrase.tag == "NP" and self._is_said_of_those(k):
                k -= 5
                continue  # "six nurses, five of them Danes, who"
            if phrase.tag == "NP" and phrase.is_time and not phrase.is_human and k:
                k -= 2 if self.phrases[k - 1].tag == "P" else 1
                continue  # "hit a bomb early on Wednesday, which killed"
            if phrase.tag == "NP":
                found = phrase
                if phrase.act and self.phrases[at].word in ("that", "which") and phrase.act != "kill":
                    break  # "with murder over the bombing that killed nine"
                if (
                    k >= 2
                    and self.phrases[k - 1].tag == "P"
                    and not self._is_person_of_thing(at, k)
                    and not (
                        found.plural
                        and self.phrases[k - 2].is_bare_number
                        and (is_plural or (found.is_definite and found.is_counted))
                    )
                ):
                    k -= 2
                    continue
                if found.word in _THE_ONES and k and self.phrases[k - 1].tag == "BE":
                    return self.subject(k - 1)
                if is_plural or (self.phrases[at - 1].tag == "NP" and self._is_pluperfect(at)):
                    return self._together(k)  # "a boy and a girl who had been shot"
                break
            break
        return [found] if found else []

    def _after_verb(self, at: int, verb: int, depth: int) -> list[Phrase]:
        """The subject where another finite verb comes before: what follows its object, or its own subject."""
        if self.phrases[at].word in _BELIEVING and at > 1 and self.phrases[at - 1].tag == "PRON" and at == verb - 1:
            return [self.phrases[at - 2]] if self.phrases[at - 2].tag == "NP" else []  # "a man they believe shot six"
        between = self.phrases[at + 1 : verb]
        if not any(p.tag in ("NP", "PRON") for p in between):
            if any(p.tag in ("AND", "COMMA", "OR") for p in between) or not between:
                return self._subject(at, depth + 1)
            return self._subject(at, depth + 1) if all(p.tag in ("P", "OTHER") for p in between) else []
        earlier = self.phrases[at]
        is_bare = self.phrases[verb].progressive and not self.phrases[verb].has_auxiliary
        if is_bare and (self.phrases[verb - 1].tag == "COMMA" or self._is_placed(verb - 1)):
            if (main := self._passed_by(at)) is not None:
                return self._subject(main, depth + 1)
            return self.agent(at) if earlier.passive else self._subject(at, depth + 1)  # "in Velm, killing two"
        cut = next((k for k in range(at + 1, verb) if self.phrases[k].tag == "AND"), None)
        has_own = (
            cut is not None
            and any(p.tag == "NP" for p in self.phrases[cut + 1 : verb])
            and not (verb + 1 < len(self.phrases) and self.phrases[verb + 1].tag in ("NP", "PRON"))
        )
        joined = self.phrases[verb - 1].tag == "AND" or (
            self.phrases[verb - 1].tag == "COMMA" and not self.phrases[verb].progressive and not has_own
        )
        if joined and not self.phrases[verb].has_auxiliary:
            return self._subject(at, depth + 1)  # "took them to the village and thrashed them"
        if earlier.word in _SAYING and not earlier.passive:
            joint = next(
                (k for k in range(at + 1, verb) if self.phrases[k].tag == "REL" and self.phrases[k].word == "that"), at
            )
            return self.listed(joint + 1, verb)
        if (opener := self.list_behind_after(at, verb)) is not None:
            return self.listed(opener + 1, verb)
        commas = (k for k in range(at + 1, verb) if self.phrases[k].tag == "COMMA")
        comma = max((k for k in commas if not self._names_inner(k + 1, earlier)), default=None)
        if cut is not None:
            if not any(p.tag in ("NP", "PRON") for p in self.phrases[cut + 1 : verb]):
                return self._subject(at, depth + 1)
            if earlier.passive and self.phrases[at + 1].tag == "COMMA" and self.phrases[at + 2].tag == "NP":
                return self.listed(at + 2, verb)  # "... were killed, two others Ali and Omar were hurt"
            return self.listed(self.past_parts(cut, verb) + 1, verb)
        if comma is not None and any(p.tag == "NP" for p in self.phrases[comma + 1 : verb]):
            return self._or_stands_before(self.listed(comma + 1, verb), verb)
        if comma is not None and self.phrases[verb].progressive:
            return self._subject(at, depth + 1)
        return self._or_stands_before(self.listed(at + 1, verb), verb)  # "were among 28 persons killed"
