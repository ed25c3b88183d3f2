"""Lists of noun phrases without what only names or describes again ("two men, Ajay and Hemant")."""

from __future__ import annotations

from dataclasses import dataclass

from flows.coding.sentences.breakdowns import without_breakdowns
from flows.coding.sentences.phrases import Phrase
from flows.coding.words.groups import GROUPS
from flows.coding.words.people import PEOPLE, SOMEBODY
from flows.coding.words.word_sets import word_set

#: what people are said to be who have been counted
_ROLES = word_set("members, cadres, activists, supporters, workers, leaders, employees, residents, followers")
#: what a group that has just been named is said to be
_GROUPS = GROUPS | word_set("front, offshoot, wing")
_SIDES = ("state", "armed")
_AND = 5  # characters of "and" with its blanks
_ALL = ("both ", "all ")


def without_appositions(items: list[tuple[str, Phrase]], is_closed: bool = False) -> list[Phrase]:
    """Drop what only names or describes again, an entity at a time: a name after a counted noun ("two men, Ajay and
    Hemant"), a description after a name ("Ajay, a driver and worker"), an age. What it tells of actors is kept.

    ``is_closed`` tells that a comma ends the list, as behind an apposition ("two men, a clerk and a guard, were").
    """
    kept: list[Phrase] = []
    items = without_breakdowns(items, is_closed)
    is_chain = len(items) > 1 and not any(join.endswith("and") for join, _ in items)
    told, is_named_list = _Told(), False
    for join, phrase in items:
        last = kept[-1] if kept else None
        if last is not None and join != "start":
            if told.names(join, phrase, last) or told.describes(join, phrase, last, is_chain):
                continue
            if _counts_again(join, phrase, last) or _is_told_again(join, phrase, last, is_chain, len(items)):
                continue
            if is_named_list and _is_said_of_named(join, phrase, last):
                continue
            if (join == "next" and _is_title_before(last, phrase)) or (
                join.endswith("and") and _is_title_too(last, phrase)
            ):
                kept.pop()
        told = _Told.of(phrase)
        is_named_list = join.endswith("and")
        kept.append(phrase)
    if _names_all(items, kept):
        return kept[1:]
    if _enumerates(items, kept, is_closed):
        kept[0].parts = tuple(kept[1:])
        return kept[:1]
    return kept


@dataclass(slots=True)
class _Told:
    """What has been told of the entity that was kept last."""

    names_due: int = 0
    has_name: bool = False
    is_described: bool = False

    @classmethod
    def of(cls, phrase: Phrase) -> _Told:
        is_open = phrase.is_counted and phrase.number is not None and _ends_in_name(phrase)
        return cls(phrase.number.best - 1 if is_open and phrase.number is not None else 0, bool(phrase.name))

    def names(self, join: str, phrase: Phrase, last: Phrase) -> bool:
        """ "two men, Ajay and Hemant": names of those counted, which are kept with them."""
        if join == "comma" and phrase.is_bare_number and _age_like(phrase) and (last.name or last.person):
            return True
        if join == "named":
            pass
        elif join == "comma" and ((last.is_human and _is_said_of_group(phrase)) or phrase.word.startswith(_ALL)):
            return False
        elif self.names_due and _only_named(phrase):
            self.names_due -= 1
        elif join in ("comma", "next") and not self.has_name and _only_named(phrase) and _can_be_named(last):
            self.names_due = max(0, last.number.best - 1) if last.number is not None and last.is_counted else 0
        else:
            return False
        last.names = (*last.names, phrase)
        self.has_name = True
        return True

    def describes(self, join: str, phrase: Phrase, last: Phrase, is_chain: bool) -> bool:
        """ "Ajay, a driver and worker", "Ali and Omar, both guards", "the PLF, a breakaway faction of the CPI"."""
        if join == "comma" and ((last.is_human and _is_said_of_group(phrase)) or phrase.word.startswith(_ALL)):
            pass
        elif join == "comma" and self.has_name and (_describes(phrase) or (is_chain and _is_said_too(last, phrase))):
            self.is_described = True
        elif not (join.endswith("and") and self.is_described and _goes_on_describing(join, last, phrase)):
            return False
        _inherit(last, phrase)
        return True


def _goes_on_describing(join: str, last: Phrase, phrase: Phrase) -> bool:
    """ "Ajay, a driver and worker"; not "Ajay, a driver, and a guard"."""
    if join == "comma and" and phrase.word.startswith(("a ", "an ")):
        return False
    if phrase.name or phrase.plural or phrase.possessor:
        return False
    return not (_is_owned(phrase) or _is_of_other_side(last, phrase))


def _is_said_too(last: Phrase, phrase: Phrase) -> bool:
    """ "Ana Ruiz, another leader, was killed": commas alone join no list."""
    return phrase.word.startswith("another ") and last.is_human and bool(phrase.person) and not phrase.name


def _is_title_before(last: Phrase, phrase: Phrase) -> bool:
    """ "Related news One person", "Mayor Gray reported late Monday eight people": a name that nothing joins to those
    counted is that of a page or a speaker."""
    if last.word == "one" and phrase.word.startswith("another"):
        return True  # "one another was hurt"
    is_number = phrase.is_counted and not phrase.word.startswith(("a ", "an "))
    is_people = is_number and bool(phrase.person) and not (phrase.name or phrase.is_bare_others)
    return is_people and _only_named(last) and (phrase.plural or not last.person)


def _is_title_too(last: Phrase, phrase: Phrase) -> bool:
    """ "senator and presidential candidate Luis Prado": two titles of one person, the first without an article."""
    is_bare = bool(last.person) and not (last.name or last.plural or last.is_counted or last.is_definite)
    is_next = phrase.start - last.end <= _AND  # "a chief of police and guard Luis Prado": two
    if not (is_bare and is_next) or _is_owned(last) or last.possessor is not None or last.side != phrase.side:
        return False
    return bool(phrase.name and phrase.person) and not (phrase.plural or phrase.is_counted or phrase.is_definite)


def _counts_again(join: str, phrase: Phrase, last: Phrase) -> bool:
    """ "34 fighters and soldiers": one number for both."""
    return join.endswith("and") and last.is_counted and last.plural and phrase.plural and not phrase.is_counted


def _is_told_again(join: str, phrase: Phrase, last: Phrase, is_chain: bool, length: int) -> bool:
    """Whether the phrase is said of the one before it, which takes over what it tells."""
    if join == "comma" and length == 2 and _is_same_one(last, phrase):
        _inherit(last, phrase)
        last.ages = last.ages or phrase.ages
        return True
    if (join == "comma" and is_chain and _tells_of(last, phrase)) or _are_same_ones(join, last, phrase, is_chain):
        _inherit(last, phrase)
        return True
    is_told_behind = not phrase.is_counted or phrase.is_bare_number or _is_said_of(last, phrase)
    return join == "next" and last.is_human and is_told_behind


def _names_all(items: list[tuple[str, Phrase]], kept: list[Phrase]) -> bool:
    """ "her parents, Ann Holt and Luis Holt": as many as are named."""
    if len(kept) < 3 or len(items) < 2 or items[1][0] != "comma":
        return False
    first, rest = kept[0], kept[1:]
    is_uncounted = first.is_human and first.plural and not (first.is_counted or first.actors or first.name)
    return is_uncounted and all(p.name and not p.plural and not p.is_counted for p in rest)


def _enumerates(items: list[tuple[str, Phrase]], kept: list[Phrase], is_closed: bool) -> bool:
    """ "two policemen, sub-inspector Ali and home guard Omar": the rest spells out the first; so do "a clerk and a
    guard", where a comma closes them, and counts that add up to a number of things or of people."""
    if len(kept) < 3 or len(items) < 2 or items[1][0] != "comma":
        return False
    first, rest = kept[0], kept[1:]
    if first.is_counted and (is_closed or first.thing or first.head in PEOPLE) and _add_up(first, rest):
        return True
    return (
        first.is_counted
        and first.number is not None
        and first.number.best == len(rest)
        and all((not p.is_counted or (is_closed and p.word.startswith(("a ", "an ")))) and not p.plural for p in rest)
    )


def _add_up(whole: Phrase, parts: list[Phrase]) -> bool:
    """Whether the counts of the parts, all of them told, make that of the whole."""
    counts = [p.number.best for p in parts if p.is_counted and p.number is not None and not p.is_bare_number]
    return len(counts) == len(parts) and whole.number is not None and whole.number.best == sum(counts)


def _can_be_named(phrase: Phrase) -> bool:
    if (phrase.is_counted or _is_owned(phrase)) and not (
        phrase.plural or phrase.act or phrase.weapon or phrase.is_time
    ):
        return True
    return phrase.is_bare_number or (phrase.is_human and not (phrase.plural and not phrase.is_counted))


def _is_said_of_group(phrase: Phrase) -> bool:
    """ "two cadres of the PLF, a breakaway faction of the CPI": what their group is, no one besides them."""
    words = phrase.word.split()
    return phrase.head in _GROUPS and not phrase.plural and len(words) > 2 and words[0] in ("a", "an", "the", "another")


def _is_of_other_side(one: Phrase, other: Phrase) -> bool:
    """ "an officer, Omar, the deputy of the camp, and a rebel": troops and fighters are not the same people."""
    return one.side in _SIDES and other.side in _SIDES and one.side != other.side


def _ends_in_name(phrase: Phrase) -> bool:
    """ "two others Ali and Omar", "two villagers Ali and Omar": the first of the names of those counted."""
    if not phrase.name or phrase.name_span is None:
        return False
    return phrase.is_bare_others or (bool(phrase.person) and phrase.plural and phrase.name_span[1] == phrase.end)


def _is_owned(phrase: Phrase) -> bool:
    return phrase.word.startswith(("his ", "her ", "their "))


def _is_same_one(one: Phrase, other: Phrase) -> bool:
    """ "the victim, a 15-year-old boy": a list would have "and"."""
    if one.plural or other.plural or not one.is_human:
        return False
    is_told = one.head in SOMEBODY and other.word.startswith(("a ", "an ")) and not (other.act or other.is_bare_others)
    if is_told and one.is_counted and not one.name:
        return other.head not in SOMEBODY  # "one person, a street vendor"
    if not other.is_human:
        return False
    if other.is_bare_number and not other.is_aged:
        return False
    is_known = bool(one.name) or one.is_definite or (_is_owned(other) and one.word.startswith(("a ", "an ")))
    is_told_of = other.word.startswith(("a ", "an ", "his ", "her ")) or other.possessor is not None
    return is_known and is_told_of and "other" not in other.word


def _tells_of(one: Phrase, other: Phrase) -> bool:
    """ "Ali Omar (52), the secretary of ...", "the PLF, a splinter group": commas alone join no list of people."""
    if other.plural or other.is_bare_number or other.act or (one.is_counted and one.plural):
        return False
    return other.word.startswith(("a ", "an ", "the ")) and "other" not in other.word


def _is_said_of(one: Phrase, other: Phrase) -> bool:
    """ "Omar a special constable": no comma parts them."""
    return bool(one.name) and other.word.startswith(("a ", "an ")) and not other.plural


def _are_same_ones(join: str, one: Phrase, other: Phrase, is_chain: bool) -> bool:
    """ "seven persons, members of a village guard", "six men, all known thieves": whom the number has counted."""
    is_several = one.plural or (one.number is not None and one.number.best > 1)
    if join != "comma" or not (one.is_counted and is_several and one.is_human):
        return False
    if other.is_counted or other.possessor or _is_owned(other):
        return False
    return other.head in _ROLES or (is_chain and bool(other.person) and other.plural and not other.is_definite)


def _is_said_of_named(join: str, phrase: Phrase, last: Phrase) -> bool:
    """ "Ali Holt and Omar Ruiz, students of the college, were": who the two are that "and" has joined."""
    is_bare = phrase.plural and not (phrase.is_counted or phrase.is_definite or phrase.name or phrase.possessor)
    return join == "comma" and is_bare and bool(phrase.person and last.name) and not _is_owned(phrase)


def _inherit(phrase: Phrase, description: Phrase) -> None:
    """ "X, a member of the FMLN": what the description tells of X."""
    if description.actors and not phrase.actors:
        phrase.actors = description.actors
    if description.person and not phrase.person:
        phrase.side = description.side
    phrase.belongs_to = phrase.belongs_to or description.belongs_to
    phrase.told_as = phrase.told_as or description


def place_like(phrase: Phrase) -> bool:
    """A name that may be a place's: nothing in the phrase tells of people or acts."""
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


def without_struck(found: list[Phrase]) -> list[Phrase]:
    """ "the attack on the mayor, his driver and a guard killed two": the attack did, not those behind the comma."""
    if len(found) < 2 or not found[0].act or found[0].is_human:
        return found
    return [phrase for phrase in found if not phrase.is_human]
