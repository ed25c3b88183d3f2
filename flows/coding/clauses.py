"""Who did what to whom: the subject, objects and agent of a verb, and lists of noun phrases without appositions."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from flows.coding.phrases import Phrase

_FINITE = frozenset({"V", "v", "BE", "STATE"})
_PARTITIVE = frozenset({"of"})
_SAYING = frozenset(
    [
        "said",
        "say",
        "says",
        "told",
        "reported",
        "report",
        "reports",
        "confirmed",
        "added",
        "announced",
        "stated",
        "claimed",
        "disclosed",
        "informed",
        "alleged",
        "noted",
        "explained",
        "revealed",
        "indicated",
        "asserted",
        "maintained",
        "acknowledged",
        "admitted",
        "declared",
        "insisted",
    ]
)


@dataclass(frozen=True, slots=True)
class Clauses:
    """The phrases of one sentence, with the questions that rules ask of them."""

    phrases: Sequence[Phrase]

    def subject(self, verb: int) -> list[Phrase]:
        """The noun phrases that a verb says something of."""
        return self._subject(verb, 0)

    def _subject(self, verb: int, depth: int) -> list[Phrase]:
        phrases = self.phrases
        if depth > 4:
            return []
        if (
            verb > 1
            and phrases[verb].form == "past"
            and not phrases[verb].has_auxiliary
            and phrases[verb - 1].tag == "NP"
            and phrases[verb - 2].word == "with"
        ):
            return [phrases[verb - 1]]  # "with at least 120 people killed"
        if self._modifies_inner(verb):
            return [phrases[verb - 1]]  # "the bodies of four villagers killed by rebels"
        if (
            phrases[verb].progressive
            and not phrases[verb].has_auxiliary
            and verb
            and phrases[verb - 1].tag in ("P", "SUB")
        ):
            main = next(
                (k for k in range(verb - 1, -1, -1) if phrases[k].tag in ("V", "v") and not phrases[k].progressive),
                None,
            )
            return self._subject(main, depth + 1) if main is not None and not phrases[main].passive else []
        at = verb - 1
        crossed = False
        while at >= 0:
            phrase = phrases[at]
            if phrase.tag in ("SUB", "SEMI"):
                break
            if phrase.tag == "REL":
                opened = self._relative(at, verb, crossed)
                if opened is None:
                    break
                if opened >= 0:
                    return self._before(opened)
                at = -opened - 1
                continue
            if self._is_reduced(at, verb):
                at -= 1
                continue
            if phrase.tag in _FINITE and not (phrase.tag == "V" and phrase.progressive and not phrase.has_auxiliary):
                relative = self._relative_start(at)
                if relative is not None and self._nominal(relative + 0):
                    at = relative - 1
                    crossed = True
                    continue
                return self._after_verb(at, verb, depth)
            at -= 1
        found = self.listed(at + 1, verb)
        if not found and verb and phrases[verb - 1].tag == "NP" and not phrases[verb].has_auxiliary:
            return [phrases[verb - 1]]  # "with at least 120 people killed"
        return found

    def _modifies_inner(self, verb: int) -> bool:
        """Whether a participle with "by" hangs on the noun right before it rather than on the whole chain."""
        if verb < 2 or verb + 1 >= len(self.phrases):
            return False
        if self.phrases[verb].has_auxiliary or self.phrases[verb].form != "past":
            return False
        inner, join = self.phrases[verb - 1], self.phrases[verb - 2]
        if inner.tag != "NP" or not inner.is_human or not inner.is_counted:
            return False
        return join.word == "of" and self.phrases[verb + 1].word == "by"

    def _is_reduced(self, at: int, verb: int) -> bool:
        """ "two bombs planted on a bus killed ten": the first verb only describes."""
        phrase = self.phrases[at]
        if phrase.tag not in ("V", "v") or phrase.form != "past" or phrase.has_auxiliary or not 0 < at < verb - 1:
            return False
        if self.phrases[at - 1].tag != "NP" or self.phrases[at + 1].tag != "P" or self.phrases[verb].form != "past":
            return False
        return not any(p.tag in ("AND", "COMMA", "SUB", "REL", "SEMI") for p in self.phrases[at:verb])

    def _relative(self, at: int, verb: int, crossed: bool) -> int | None:
        """What a relative pronoun means for the subject of ``verb``: None ends the clause there; a number >= 0 is the
        position before which the antecedent stands; a negative one says where to go on."""
        phrases = self.phrases
        before = phrases[at - 1] if at else None
        if before is not None and before.tag == "P":
            return None
        if before is not None and before.tag in ("V", "v") and phrases[at].word == "that":
            return None
        between = [p for p in phrases[at + 1 : verb] if p.tag in ("NP", "PRON")]
        if not between:
            return at
        if any(p.tag in _FINITE for p in phrases[at + 1 : verb]) or crossed:
            return -at if at else None
        return None

    def _before(self, at: int) -> list[Phrase]:
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
            if phrase.tag == "NP":
                found = phrase
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
                break
            break
        return [found] if found else []

    def _is_person_of_thing(self, at: int, k: int) -> bool:
        """ "a report of a man who was hurt": the man, whatever he hangs on."""
        holder = self.phrases[k - 2]
        return (
            self.phrases[at].word == "who"
            and self.phrases[k].is_human
            and self.phrases[k].is_counted
            and not (holder.is_human or holder.is_bare_number)
        )

    def _relative_start(self, at: int) -> int | None:
        """Where the relative clause of the verb at ``at`` opens, if it stands in one."""
        k = at - 1
        while k >= 0 and self.phrases[k].tag in ("OTHER", "COMMA"):
            k -= 1
        if k > 0 and self.phrases[k].tag == "REL" and self.phrases[k - 1].tag in ("NP", "COMMA"):
            return k
        return None

    def _nominal(self, at: int) -> bool:
        k = at - 1
        while k >= 0 and self.phrases[k].tag == "COMMA":
            k -= 1
        return k >= 0 and self.phrases[k].tag == "NP"

    def _after_verb(self, at: int, verb: int, depth: int) -> list[Phrase]:
        """The subject where another finite verb comes before: what follows its object, or its own subject."""
        between = self.phrases[at + 1 : verb]
        if not any(p.tag in ("NP", "PRON") for p in between):
            if any(p.tag in ("AND", "COMMA", "OR") for p in between) or not between:
                return self._subject(at, depth + 1)
            return self._subject(at, depth + 1) if all(p.tag in ("P", "OTHER") for p in between) else []
        earlier = self.phrases[at]
        joined = self.phrases[verb - 1].tag == "AND" or (
            self.phrases[verb - 1].tag == "COMMA" and not self.phrases[verb].progressive
        )
        if joined and not self.phrases[verb].has_auxiliary:
            return self._subject(at, depth + 1)  # "took them to the village and thrashed them"
        if earlier.word in _SAYING and not earlier.passive:
            joint = next(
                (k for k in range(at + 1, verb) if self.phrases[k].tag == "REL" and self.phrases[k].word == "that"), at
            )
            return self.listed(joint + 1, verb)
        cut = next((k for k in range(at + 1, verb) if self.phrases[k].tag == "AND"), None)
        comma = max((k for k in range(at + 1, verb) if self.phrases[k].tag == "COMMA"), default=None)
        if cut is not None:
            if not any(p.tag in ("NP", "PRON") for p in self.phrases[cut + 1 : verb]):
                return self._subject(at, depth + 1)
            return self.listed(self._past_parts(cut, verb) + 1, verb)
        if comma is not None and any(p.tag == "NP" for p in self.phrases[comma + 1 : verb]):
            found = self.listed(comma + 1, verb)
            if not found and self.phrases[verb - 1].tag == "NP" and not self.phrases[verb].has_auxiliary:
                return [self.phrases[verb - 1]]  # ", with at least 120 people killed"
            return found
        if comma is not None and self.phrases[verb].progressive:
            return self._subject(at, depth + 1)
        found = self.listed(at + 1, verb)
        if not found and self.phrases[verb - 1].tag == "NP" and not self.phrases[verb].has_auxiliary:
            return [self.phrases[verb - 1]]  # "were among 28 persons killed"
        return found

    def _past_parts(self, cut: int, verb: int) -> int:
        """ "..., three of them officers, and ten people were hurt": parts of those before are no subject."""
        if not (
            cut + 2 < verb
            and self.phrases[cut + 1].is_counted
            and self.phrases[cut + 1].word.isalpha()
            and self.phrases[cut + 2].word == "of"
        ):
            return cut
        joined = [
            k for k in range(cut + 3, verb) if self.phrases[k].tag == "AND" and self.phrases[k - 1].tag == "COMMA"
        ]
        return joined[0] if joined else cut

    def objects(self, verb: int, prepositions: frozenset[str] = frozenset()) -> list[Phrase]:
        """The noun phrases right after a verb, or after one of ``prepositions`` there."""
        start = verb + 1
        while start < len(self.phrases) and self.phrases[start].tag in ("OTHER",):
            start += 1
        if self.shares_objects(verb):
            return self.objects(start + 1, prepositions)
        if start < len(self.phrases) and self.phrases[start].tag == "P":
            if self.phrases[start].word not in prepositions:
                return []
            start += 1
        if start >= len(self.phrases) or self.phrases[start].tag not in ("NP",):
            return []
        return self.listed(start, self._objects_end(start))

    def shares_objects(self, verb: int) -> bool:
        """ "abducted and killed two men": the objects stand behind the second verb."""
        if verb + 3 >= len(self.phrases):
            return False
        join, other, behind = self.phrases[verb + 1 : verb + 4]
        return (
            join.tag in ("AND", "COMMA")
            and other.tag == "V"
            and other.form == self.phrases[verb].form == "past"
            and not other.has_auxiliary
            and behind.tag == "NP"
            and not behind.is_time
        )

    def _objects_end(self, start: int) -> int:
        """Where the objects end: at a verb, a clause, or a noun phrase that is the next clause's subject."""
        k = start
        while k < len(self.phrases):
            tag = self.phrases[k].tag
            if tag in ("SUB", "SEMI", "REL") or tag in _FINITE or (tag == "V"):
                return k
            if tag in ("AND", "COMMA") and self._begins_clause(k + 1):
                return k
            k += 1
        return k

    def _begins_clause(self, at: int) -> bool:
        k = at
        seen = False
        while k < len(self.phrases):
            tag = self.phrases[k].tag
            if tag == "NP" or tag == "PRON":
                seen = True
            elif tag == "OTHER" and any(token.job("say") for token in self.phrases[k].tokens):
                return seen  # ", a military source said"
            elif tag in _FINITE:
                verb = self.phrases[k]
                return seen and not (verb.tag == "V" and verb.progressive and not verb.has_auxiliary)
            elif tag not in ("P", "OTHER"):
                return False
            k += 1
        return False

    def agent(self, verb: int) -> list[Phrase]:
        """Who stands behind "by" after a verb or an act, within its clause."""
        k = verb + 1
        while k < len(self.phrases) and k < verb + 10:
            phrase = self.phrases[k]
            if phrase.tag in ("SUB", "SEMI", "REL"):
                return []
            if phrase.tag in ("V", "v") and not (k == verb + 1 and phrase.form == "past" and not phrase.has_auxiliary):
                return []  # "a blast triggered by rebels" goes on
            if phrase.tag == "P" and phrase.word in ("by", "at the hands of"):
                if k + 1 < len(self.phrases) and self.phrases[k + 1].tag == "NP":
                    return self.listed(k + 1, self._objects_end(k + 1))
                return []
            k += 1
        return []

    def after(self, at: int, words: frozenset[str], reach: int = 6) -> list[Phrase]:
        """The noun phrases behind one of ``words`` (prepositions) soon after a phrase, within its clause."""
        k = at + 1
        while k < len(self.phrases) and k <= at + reach:
            phrase = self.phrases[k]
            if phrase.tag in ("SUB", "SEMI") or phrase.tag in _FINITE:
                return []
            if phrase.tag == "P" and phrase.word in words:
                if k + 1 < len(self.phrases) and self.phrases[k + 1].tag == "NP":
                    return self.listed(k + 1, self._objects_end(k + 1))
                return []
            k += 1
        return []

    def listed(self, start: int, end: int) -> list[Phrase]:
        """The noun phrases of a list ("a general and four soldiers"): not what hangs on prepositions, what "including"
        opens, relative clauses, and appositions ("two men, Ajay and Hemant,")."""
        items: list[tuple[str, Phrase]] = []
        join, k = "start", start
        while k < end:
            phrase = self.phrases[k]
            if phrase.tag == "P":
                if phrase.word in ("along with", "together with", "as well as") and items:
                    join, k = "and", k + 1
                    continue
                if phrase.word in ("including", "besides", "apart from") and items:
                    break
                k = self._past_preposition(k, end)
                continue
            if phrase.word in ("identified", "named") and items and items[-1][1].is_counted and items[-1][1].plural:
                break  # "four persons, identified as ...": the rest spells them out
            if phrase.tag in ("PART", "REL") or (phrase.tag == "V" and phrase.progressive):
                if not items:
                    k += 1
                    continue
                k = next((m for m in range(k, end) if self.phrases[m].tag == "COMMA"), end)
                continue
            if phrase.tag == "NP" and items and join == "comma" and self._is_part_of_those(k, end):
                k = next((m for m in range(k + 3, end) if self.phrases[m].tag == "COMMA"), end)
                continue
            if phrase.tag == "NP":
                after_place = (
                    join == "comma"
                    and k >= 3
                    and self.phrases[k - 3].tag == "P"
                    and self.phrases[k - 2].tag == "NP"
                    and not self.phrases[k - 2].is_human
                )
                if not (phrase.is_time and not phrase.is_human) and not (after_place and _place_like(phrase) and items):
                    items.append((join, phrase))
                join = "next"
            elif phrase.tag in ("AND", "OR"):
                join = "and"
            elif phrase.tag == "COMMA":
                join = "comma" if join != "and" else join
            k += 1
        return _without_appositions(items)

    def _is_part_of_those(self, k: int, end: int) -> bool:
        """ "two civilians, one of them a child": told of those before."""
        return (
            k + 2 < end
            and self.phrases[k].is_counted
            and self.phrases[k + 1].word == "of"
            and (self.phrases[k + 2].tag in ("PRON", "REL") or self.phrases[k + 2].word == "whom")
        )

    def _past_preposition(self, k: int, end: int) -> int:
        word = self.phrases[k].word
        k += 1
        if k < end and self.phrases[k].tag == "NP":
            k += 1
            if (
                word == "of"
                and k >= 3
                and self.phrases[k - 3].act
                and k + 1 < end
                and self.phrases[k].tag == "AND"
                and self.phrases[k + 1].tag == "NP"
            ):
                k += 2  # "the murder of a teacher and his sister"
            if word in ("between",) and k + 1 < end and self.phrases[k].tag == "AND":
                k += 2
            while (
                _place_like(self.phrases[k - 1])
                and k + 1 < end
                and self.phrases[k].tag in ("AND", "COMMA")
                and self.phrases[k + 1].tag == "NP"
                and _place_like(self.phrases[k + 1])
                and word in ("in", "at", "near", "of", "from")
            ):
                k += 2  # "in Jableh and Tartous"
        return k


def _without_appositions(items: list[tuple[str, Phrase]]) -> list[Phrase]:
    """Drop what only names or describes again, an entity at a time: a name after a counted noun ("two men, Ajay and
    Hemant"), a description after a name ("Ajay, a driver and worker"), an age. What it tells of actors is kept."""
    kept: list[Phrase] = []
    names_due = 0
    has_name = is_described = False
    for join, phrase in items:
        last = kept[-1] if kept else None
        if last is not None and join != "start":
            if join == "comma" and phrase.is_bare_number and _age_like(phrase) and (last.name or last.person):
                continue
            if names_due and _only_named(phrase):
                names_due -= 1
                last.names.append(phrase)
                has_name = True
                continue
            if join in ("comma", "next") and not has_name and _only_named(phrase) and _can_be_named(last):
                names_due = max(0, last.number.best - 1) if last.number is not None and last.is_counted else 0
                last.names.append(phrase)
                has_name = True
                continue
            if join == "comma" and has_name and _describes(phrase):
                is_described = True
                _inherit(last, phrase)
                continue
            if (
                join == "and"
                and is_described
                and not phrase.name
                and not phrase.plural
                and not (phrase.possessor or _is_owned(phrase))
            ):
                _inherit(last, phrase)
                continue
            if join == "and" and last.is_counted and last.plural and phrase.plural and not phrase.is_counted:
                continue  # "34 fighters and soldiers": one number for both
            if join == "next" and last.is_human and not phrase.is_counted:
                continue
        names_due = 0
        is_described = False
        has_name = bool(phrase.name)
        kept.append(phrase)
    return kept[:1] if _enumerates(items, kept) else kept


def _enumerates(items: list[tuple[str, Phrase]], kept: list[Phrase]) -> bool:
    """ "two policemen, sub-inspector Ali and home guard Omar": the rest spells out the first."""
    if len(kept) < 3 or len(items) < 2 or items[1][0] != "comma":
        return False
    first, rest = kept[0], kept[1:]
    return (
        first.is_counted
        and first.number is not None
        and first.number.best == len(rest)
        and all(not p.is_counted and not p.plural for p in rest)
    )


def _can_be_named(phrase: Phrase) -> bool:
    if phrase.is_counted and not phrase.plural and not (phrase.act or phrase.weapon or phrase.is_time):
        return True
    return phrase.is_bare_number or (phrase.is_human and not (phrase.plural and not phrase.is_counted))


def _is_owned(phrase: Phrase) -> bool:
    return phrase.word.startswith(("his ", "her ", "their "))


def _inherit(phrase: Phrase, description: Phrase) -> None:
    """ "X, a member of the FMLN": what the description tells of X."""
    if description.actors and not phrase.actors:
        phrase.actors = description.actors
    if description.person and not phrase.person:
        phrase.side = description.side


def _place_like(phrase: Phrase) -> bool:
    return bool(phrase.name) and not (phrase.person or phrase.is_counted or phrase.act)


def _age_like(phrase: Phrase) -> bool:
    return bool(
        phrase.number
        and phrase.number.best <= 110
        and phrase.number.best == phrase.number.max
        and phrase.word.isdigit()
    )


def _only_named(phrase: Phrase) -> bool:
    return bool(phrase.name) and not phrase.is_counted


def _describes(phrase: Phrase) -> bool:
    if phrase.name or phrase.plural or _is_owned(phrase) or phrase.possessor is not None:
        return False
    if phrase.word == "one":
        return True  # "Ali, one of the hostages"
    if phrase.word.startswith(("a ", "an ", "the ", "one ")):
        return not phrase.is_bare_number
    return bool(phrase.person) and not phrase.is_counted
