"""Lists of noun phrases: "a general, four soldiers and two civilians"."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from flows.coding.sentences.appositions import place_like, without_appositions
from flows.coding.sentences.phrases import Phrase
from flows.coding.sentences.semicolons import parts_items
from flows.coding.words.directions import DIRECTIONS
from flows.coding.words.measures import SPANS_OF_TIME
from flows.coding.words.word_sets import word_set

#: what a place is said to be, behind its name: "in Velm, the capital of the province, rebels"
_SETTLEMENTS = word_set(
    """
    capital, town, city, village, port, suburb, neighborhood, neighbourhood, hamlet, department, province, district,
    municipality, region, area, zone
    """
)
#: verbs with a hearer before what is told
_TELLING = frozenset({"told", "tells", "telling", "informed"})
_BORN = frozenset({"jr", "sr", "ii", "iii", "iv"})
_INCLUDING = frozenset({"including", "among"})
_ORDERS = frozenset({"the first", "the former", "the last", "the latter"})
#: how nouns for those who do something end
_DOERS = ("er", "ers", "or", "ors", "ist", "ists")
_SHARES = frozenset({"most", "many", "some", "half", "all", "several", "both", "the majority", "the rest"})


@dataclass(frozen=True, slots=True)
class Lists:
    """The phrases of one sentence, as lists."""

    phrases: Sequence[Phrase]

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
            is_naming = phrase.word in ("identified", "named") and bool(items)
            if is_naming and items[-1][1].is_counted and items[-1][1].plural:
                break  # "four persons, identified as ...": the rest spells them out
            if is_naming and self._is_name_behind(k + 2, end):
                items.append(("named", self.phrases[k + 2]))  # "a commander, identified as X, ..."
            if phrase.tag in ("PART", "REL") or (phrase.tag == "V" and phrase.progressive):
                if not items:
                    is_told = phrase.tag == "REL" and k > start and self.phrases[k - 1].tag == "NP"
                    comma = self._next_comma(k, end) if is_told else end  # "in acts that many call cruel, gunmen"
                    k = comma if comma < end else k + 1
                    continue
                if is_naming and self._is_with_kin(k + 3, end):
                    k += 3
                    continue
                k = self._next_comma(k, end)
                continue
            if items and (behind := self._past_more_of_them(k, end, join, items[-1][1])) is not None:
                k = behind
                continue
            if phrase.word in DIRECTIONS and k + 1 < end and self.phrases[k + 1].word == "of":
                k += 1  # "southeast of Lima, six guards"
                continue
            if phrase.tag == "NP":
                describes_place = join == "comma" and self._describes_place(k, bool(items))
                if join == "next" and items and _is_scene_before(items[-1][1], phrase):
                    join, _ = items.pop()  # "in Anta and Pullu the rebels burned a school"
                is_measure = (phrase.is_time and not phrase.is_human) or self._is_measure(k, end)
                if not is_measure and not describes_place:
                    items.append((join, phrase))
                join = "next"
            elif phrase.tag in ("AND", "OR"):
                join = "comma and" if join == "comma" else "and"
            elif phrase.tag == "COMMA":
                join = join if join.endswith("and") else "comma"
            k += 1
        is_closed = 0 < end <= len(self.phrases) and self.phrases[end - 1].tag == "COMMA"
        _know_by_company([phrase for _, phrase in items])
        return without_appositions(items, is_closed)

    def people_listed(self, start: int) -> list[Phrase]:
        """The people of a list, whose parts may be set off by semicolons: "Jose Marin, from Spain; Luis Rosso"."""
        found: list[Phrase] = []
        while start < len(self.phrases):
            end = next((k for k in range(start, len(self.phrases)) if self.phrases[k].tag == "SEMI"), len(self.phrases))
            found += [p for p in self.listed(start, end) if p.is_human and not p.is_none]
            start = end + 1
        return found

    def _past_more_of_them(self, k: int, end: int, join: str, last: Phrase) -> int | None:
        """Where a list goes on behind what at ``k`` tells more of those in it, of whom ``last`` is the last; None where
        it tells of others."""
        phrase, is_noun = self.phrases[k], self.phrases[k].tag == "NP"
        if join == "comma" and is_noun and self._is_part_of_those(k, end):
            return self._next_comma(k + 3, end)
        if join == "comma" and phrase.word in _ORDERS:
            return self._next_comma(k, end)  # "Ruiz, Holt and Berg, the first two Danes and the last a Swede, were"
        if join == "comma" and is_noun and self.is_part_of(last, k):
            return k + 1  # "11 people, eight from one family": some of those
        if join == "comma" and is_noun and self._is_some_of_them(last, k):
            return self._next_comma(k + 1, end)  # "seven people, a child among them"
        if is_noun and (self._names_inner(k, last) or phrase.word in _BORN):
            return k + 1  # "the car of a local judge, Ana Ruiz, exploded"; "Ali Holt, Jr"
        return None

    def _next_comma(self, k: int, end: int) -> int:
        return next((m for m in range(k, end) if self.phrases[m].tag == "COMMA" or parts_items(self.phrases[m])), end)

    def _is_measure(self, k: int, end: int) -> bool:
        """ "Less than 30 minutes earlier", "415 km southeast of Lima": a number of minutes or ways, of nobody."""
        if self.phrases[k].is_distance and any(token.word in DIRECTIONS for token in self.phrases[k].tokens):
            return True
        behind = self.phrases[k + 1] if k + 1 < end else None
        return self.phrases[k].is_bare_number and behind is not None and behind.head in SPANS_OF_TIME

    def past_hearer(self, start: int, verb: int) -> int:
        """ "told the station the man died": whom it was told is no subject of what was told."""
        if start < 1 or start + 1 >= verb or self.phrases[start - 1].word not in _TELLING:
            return start
        hearer, told = self.phrases[start : start + 2]
        opens = told.is_definite or told.is_counted or told.word.startswith(("his ", "her ", "their "))
        return start + 1 if hearer.tag in ("NP", "PRON") and told.tag == "NP" and opens else start

    def _describes_place(self, k: int, has_items: bool) -> bool:
        """Whether the noun phrase at ``k``, behind a comma, goes on with a place told before the comma."""
        if (
            k < 3
            or self.phrases[k - 3].tag != "P"
            or self.phrases[k - 2].tag != "NP"
            or self.phrases[k - 1].word == ":"
        ):
            return False
        phrase, place = self.phrases[k], self.phrases[k - 2]
        if phrase.head in _SETTLEMENTS and place.name and phrase.tokens[0].is_capital:
            return True  # "on a bus in Gao, Gao province"
        if not has_items:
            return phrase.head in _SETTLEMENTS and place_like(place)
        is_scene = self.phrases[k - 3].word != "of" or place.thing is not None
        return place_like(phrase) and is_scene and not place.is_human

    def _names_inner(self, k: int, last: Phrase) -> bool:
        """Whether a name behind a comma is that of the person told right before it, who is none of the list."""
        if k < 3 or self.phrases[k - 1].tag != "COMMA" or last.is_human:
            return False
        inner, phrase = self.phrases[k - 2], self.phrases[k]
        is_told_of = (
            phrase.person and not (phrase.name or phrase.plural) and phrase.word.startswith(("a ", "an ", "the "))
        )
        if inner.tag == "NP" and inner.name and inner is not last and self.phrases[k - 3].word == "of" and is_told_of:
            return True  # "the house of Ana Ruiz, a judge"
        is_one = inner.tag == "NP" and inner.is_human and not (inner.plural or inner.name) and inner is not last
        return is_one and bool(phrase.name) and not (phrase.plural or phrase.is_counted)

    def past_parts(self, cut: int, verb: int) -> int:
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

    def _goes_on(self, k: int) -> bool:
        """ "between A, B and C": one more of them; not behind a mark that opens or parts the items of another list."""
        is_joined = self.phrases[k].tag in ("AND", "COMMA") and self.phrases[k].word not in (":", ";")
        return is_joined and self.phrases[k + 1].tag == "NP" and not self.phrases[k + 1].act

    def _is_with_kin(self, k: int, end: int) -> bool:
        """ "a man, identified as X and his son": one more besides the man."""
        if k + 1 >= end or self.phrases[k].tag != "AND":
            return False
        return self.phrases[k + 1].tag == "NP" and self.phrases[k + 1].word.startswith(("his ", "her "))

    def _is_name_behind(self, k: int, end: int) -> bool:
        named = self.phrases[k] if k < end and self.phrases[k - 1].word == "as" else None
        return named is not None and named.tag == "NP" and bool(named.name)

    def included(self, start: int, end: int) -> list[Phrase]:
        """Who or what "including" opens between two positions: "six people, including two reporters"."""
        at = next((k for k in range(start, end) if self.phrases[k].word in _INCLUDING), None)
        at = self._of_those(start, end) if at is None else at
        return self.listed(at + 1, end) if at is not None else []

    def _of_those(self, start: int, end: int) -> int | None:
        """ "six people, four of them nurses": where "of them" stands that the parts follow right behind."""
        for k in range(start + 1, min(end, len(self.phrases) - 1)):
            if self.phrases[k].tag == "NP" and self.phrases[k - 1].tag == "COMMA" and self._is_part_of_those(k, end):
                return k + 2 if self.phrases[min(k + 3, end - 1)].tag == "NP" else None
        return None

    def is_part_of(self, whole: Phrase, k: int) -> bool:
        """Whether the bare number at ``k``, told behind a comma with what sets it apart, is some of those before."""
        phrase, behind = self.phrases[k], self.phrases[k + 1] if k + 1 < len(self.phrases) else None
        if not (phrase.is_bare_number and whole.is_counted and whole.is_human and behind is not None):
            return False
        if phrase.number is None or whole.number is None or phrase.number.best >= whole.number.best:
            return False
        return behind.tag == "STATE" or behind.word in ("from", "of", "in", "on", "under", "among", "with")

    def _is_part_of_those(self, k: int, end: int) -> bool:
        """ "two civilians, one of them a child", "26 people, most of them tourists": told of those before."""
        return (
            k + 2 < end
            and (self.phrases[k].is_counted or self.phrases[k].word in _SHARES)
            and self.phrases[k + 1].word == "of"
            and (self.phrases[k + 2].tag in ("PRON", "REL") or self.phrases[k + 2].word == "whom")
        )

    def _is_some_of_them(self, whole: Phrase, k: int) -> bool:
        """ "40 people, five policemen among them," "three nuns, one a woman of 70,": told behind a comma of those
        before it."""
        if not (whole.is_counted and whole.plural and whole.is_human and self.phrases[k].is_counted):
            return False
        behind = self.phrases[k + 1 : k + 3]
        if behind and behind[0].word == "including":  # as the tokens of "among them" are read
            return len(behind) < 2 or behind[1].tag != "NP"
        is_one = self.phrases[k].is_bare_number and bool(behind) and behind[0].tag == "NP"
        return is_one and behind[0].word.startswith(("a ", "an "))

    def _opens_people(self, k: int, end: int) -> bool:
        """ "In X District, Ravi Rao was shot", "... Ravi Rao and his driver were": a name behind a comma that the verb,
        or company of its own, shows to be somebody's."""
        if self.phrases[k - 1].tag != "COMMA":
            return False
        if k + 1 == end < len(self.phrases):
            return self.phrases[end].tag == "V" and self.phrases[end].has_auxiliary
        following = self.phrases[k + 1 : min(k + 3, end)]
        if len(following) < 2:
            return False
        if following[0].tag == "COMMA":  # "near Velm, Ana Ruiz, a clerk, was"
            return bool(following[1].person) and not (following[1].name or following[1].plural)
        return following[0].tag == "AND" and following[1].word.startswith(("his ", "her "))

    def _past_preposition(self, k: int, end: int) -> int:
        word, opened = self.phrases[k].word, self.phrases[k - 1]
        k += 1
        if word == "according to":
            stop = next((m for m in range(k, end) if self.phrases[m].tag in ("REL", "COMMA")), end)
            comma = next((m for m in range(stop, end) if self.phrases[m].tag == "COMMA"), None)
            if comma is not None and self.phrases[stop].tag == "REL":
                return comma  # "according to police and people who fled, six guards"
        if k < end and self.phrases[k].tag == "OTHER":
            k += 1  # "by alleged guerrillas"
        if k < end and self.phrases[k].tag == "NP":
            k += 1
            while word == "of" and k >= 3 and opened.act and k + 1 < end and self._goes_on(k):
                k += 2  # "the murder of a teacher, his sister and their driver"
            while word == "between" and k + 1 < end and self._goes_on(k):
                k += 2
            if word == "during" and k + 1 < end and self.phrases[k].tag == "AND" and self._goes_on(k):
                k += 2  # "during a party and a parade"
            while (
                place_like(self.phrases[k - 1])
                and k + 1 < end
                and self._goes_on(k)
                and place_like(self.phrases[k + 1])
                and word in ("in", "at", "near", "of", "from", "outside", "inside")
                and not self._opens_people(k + 1, end)
            ):
                k += 2  # "in Jableh and Tartous"
        return k


def _know_by_company(phrases: Sequence[Phrase]) -> None:
    """ "mayors, officials and cattle breeders": a noun for doers that the lexicon lacks means people among people."""
    unknown = [p for p in phrases if _may_be_people(p)]
    if unknown and len(unknown) < len(phrases) and all(p.person for p in phrases if p not in unknown):
        for phrase in unknown:
            phrase.person, phrase.side = "civilians", "civil"


def _may_be_people(phrase: Phrase) -> bool:
    is_known = phrase.person or phrase.thing or phrase.act or phrase.weapon or phrase.name or phrase.actors
    return not (is_known or phrase.is_time) and phrase.head.endswith(_DOERS)


def _is_scene_before(name: Phrase, phrase: Phrase) -> bool:
    """A name and people with nothing between them: the place where those acted."""
    return place_like(name) and bool(phrase.person) and phrase.is_definite and phrase.side != ""
