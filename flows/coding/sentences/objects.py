"""What stands behind a verb or noun: its objects, who did it ("by ..."), what a preposition brings."""

from __future__ import annotations

from dataclasses import dataclass

from flows.coding.sentences.lists import Lists
from flows.coding.sentences.phrases import Phrase
from flows.coding.sentences.semicolons import parts_items
from flows.coding.words.word_sets import word_set

FINITE = frozenset({"V", "v", "BE", "STATE"})


OF = frozenset({"of"})
_EACH = frozenset({"one", "another"})
_LONGEST_SPEAKER = 10  # phrases
_AGENT_REACH = 16  # phrases, of time and place
_ON_DAY = word_set("at, by, during, from, in, of, on, to")  # "at dawn", "in the night from Monday to Tuesday"
_UPON = frozenset({"after", "before", "since", "until"})
_GIVEN = frozenset({"given", "provided", "supplied", "furnished"})
_SUPPOSEDLY = frozenset({"alleged", "suspected", "presumed", "supposed", "purported", "what"})
#: participles behind which "by" names who did the act told before: "an attack on the town carried out by rebels"
_DOING = (
    *(
        "carried",
        "claimed",
        "committed",
        "conducted",
        "executed",
        "launched",
        "led",
        "mounted",
        "orchestrated",
        "ordered",
    ),
    *("perpetrated", "planned", "staged"),
)
#: what is done before or after an act is no part of it: "killed after a speech by the president"
_WHEN = frozenset({"after", "before", "following", "since", "despite", "amid", "according to"})
#: behind these stands what was struck, and no more of those who struck it
_STRUCK = frozenset({"against", "on", "at", "upon"})


@dataclass(frozen=True, slots=True)
class Objects(Lists):
    """The phrases of one sentence, asked for what follows one of them."""

    def objects(self, verb: int, prepositions: frozenset[str] = frozenset()) -> list[Phrase]:
        """The noun phrases right after a verb, or after one of ``prepositions`` there."""
        start = verb + 1
        while start < len(self.phrases) and (self.phrases[start].tag == "OTHER" or self._is_when(start)):
            start += 1
        if self.shares_objects(verb):
            return self.objects(start + 1, prepositions)
        start = self.behind_time(start)
        if start < len(self.phrases) and self.phrases[start].tag == "P":
            if self.phrases[start].word not in prepositions:
                return []
            start += 1
        if start >= len(self.phrases) or self.phrases[start].tag not in ("NP",):
            return []
        end = self._of_relative(verb, start) or self.objects_end(start)
        return self.listed(start, end) + self.repeated(start, end, prepositions)

    def _of_relative(self, verb: int, start: int) -> int | None:
        """ "the men who shot six nuns and a cook fled": where the objects of a relative clause end, as the next verb
        is that of the subject which waits for it; None where they end as others do."""
        if verb < 2 or self.phrases[verb - 1].tag != "REL" or self.phrases[verb - 2].tag != "NP":
            return None
        end = next((k for k in range(start, len(self.phrases)) if self.phrases[k].tag in ("SUB", "SEMI", "REL")), None)
        told = [
            k
            for k in range(end or len(self.phrases))
            if self.phrases[k].tag in FINITE and not _is_bare(self.phrases[k])
        ]
        return told[1] if len(told) > 1 and told[0] == verb else None

    def _is_when(self, k: int) -> bool:
        """ "exploded early Monday at a house": a time right behind the verb is no object."""
        return self.phrases[k].tag == "NP" and self.phrases[k].is_time and not self.phrases[k].is_human

    def behind_time(self, at: int) -> int:
        """Where the object begins that a day at ``at`` keeps from its verb: "shot on Sunday, March 29, the mayor";
        ``at`` itself where none does."""
        k, commas = at, 0
        while k + 1 < len(self.phrases):
            phrase, following = self.phrases[k : k + 2]
            if phrase.tag == "COMMA":
                commas += 1
            elif not (phrase.is_time or (phrase.word in _ON_DAY and following.is_time)):
                break
            k += 1
        if k == at or commas % 2 or self.phrases[at].tag == "COMMA":
            return at
        whom = self.phrases[k]
        is_whom = whom.tag == "NP" and not whom.is_time and (whom.is_human or bool(whom.thing))
        return k if is_whom and not self._begins_clause(k) else at

    def with_included(self, verb: int, found: list[Phrase]) -> list[Phrase]:
        """``found``, subjects or objects of a verb, and whom "including" tells among them."""
        if not found or found[-1] not in self.phrases:
            return found
        start = self.phrases.index(found[-1]) + 1
        end = verb if start <= verb else self.objects_end(start)
        known = {id(phrase) for phrase in found}
        told = self.included(start, end)
        if not told and self.phrases[verb].passive and found[-1].plural:
            told = self.included(verb + 1, self.objects_end(verb + 1))  # "six were hurt, including two clerks"
        return found + [p for p in told if id(p) not in known and p.is_human]

    def shares_objects(self, verb: int) -> bool:
        """ "abducted and killed two men", "shot, robbed and killed a clerk": the objects stand behind the last verb."""
        if verb + 3 >= len(self.phrases):
            return False
        join, other, behind = self.phrases[verb + 1 : verb + 4]
        is_alike = other.tag == "V" and other.form == self.phrases[verb].form == "past" and not other.has_auxiliary
        if join.tag not in ("AND", "COMMA") or not is_alike:
            return False
        return (behind.tag == "NP" and not behind.is_time) or self.shares_objects(verb + 2)

    def objects_end(self, start: int) -> int:
        """Where objects that open at ``start`` end: at a verb, a clause, or the subject of the next clause."""
        k = start
        while k < len(self.phrases):
            tag = self.phrases[k].tag
            if tag == "REL" and (semicolon := self.list_goes_on(k)) is not None:
                k = semicolon
                continue
            if tag in ("SUB", "SEMI", "REL") or tag in FINITE or (tag == "V"):
                return k
            if tag == "COMMA" and k + 1 < len(self.phrases) and any(t.job("say") for t in self.phrases[k + 1].tokens):
                return k  # ", said the police chief"
            if tag in ("AND", "COMMA") and self._begins_clause(k + 1):
                return k
            if k > start and self._is_subject_behind(k):
                return k
            k += 1
        return k

    def list_behind_after(self, at: int, verb: int) -> int | None:
        """ "resigned after a judge, a priest and two guards were shot": where the preposition stands that opens it."""
        for k in range(at + 1, verb - 3):
            if self.phrases[k].tag == "P" and self.phrases[k].word in _UPON:
                people = self.phrases[k + 1 : verb]
                is_list = all(p.tag in ("COMMA", "AND") or (p.tag == "NP" and p.is_human) for p in people)
                has_several = sum(p.tag == "NP" for p in people) > 2 or people[1].tag == "AND"
                return k if is_list and has_several and self.phrases[verb].has_auxiliary else None
        return None

    def _is_subject_behind(self, k: int) -> bool:
        """ "after killing Ruiz the gunmen fled": whom a verb tells of, right behind the object of another."""
        if k + 1 >= len(self.phrases) or self.phrases[k + 1].tag not in FINITE:
            return False
        before, phrase = self.phrases[k - 1], self.phrases[k]
        is_object = before.tag == "NP" and before.is_human and not before.is_time
        return is_object and phrase.tag == "NP" and phrase.is_human and phrase.word.startswith("the ")

    def _begins_clause(self, at: int) -> bool:
        if self._is_told_by(at):
            return True
        k = at
        seen = is_joined = False
        while k < len(self.phrases):
            tag = self.phrases[k].tag
            if tag == "NP" or tag == "PRON":
                seen = True
            elif tag == "OTHER" and any(token.job("say") for token in self.phrases[k].tokens):
                return seen  # ", a military source said", ", residents and a guard said"
            elif tag in FINITE:
                verb = self.phrases[k]
                if verb.word == "being":
                    return False  # "accused the two and a captain of being behind it"
                return seen and not is_joined and not (verb.tag == "V" and verb.progressive and not verb.has_auxiliary)
            elif seen and tag == "P" and self.phrases[k].word == "by":
                return False  # "the murder of a lawyer and her driver by gunmen"
            elif tag == "AND" and seen:
                is_joined = True  # "two clerks, a guard and fled" begins none
            elif tag not in ("P", "OTHER"):
                return False
            k += 1
        return False

    def _is_told_by(self, at: int) -> bool:
        """ ", the mayor, Jan Holt, told": whoever speaks, with what stands beside the name."""
        commas = 0
        for phrase in self.phrases[at : at + _LONGEST_SPEAKER]:
            if phrase.tag == "COMMA":
                commas += 1
            elif phrase.tag == "OTHER":
                return commas == 2 and phrase.tokens[0].job("say")
            elif phrase.tag not in ("NP", "P") or phrase.is_counted:
                return False
        return False

    def agent(self, verb: int) -> list[Phrase]:
        """Who stands behind "by" after a verb or an act, within its clause."""
        k = verb + 1
        while k < len(self.phrases) and k < verb + _AGENT_REACH:
            phrase = self.phrases[k]
            if phrase.tag == "SUB" and k + 1 < len(self.phrases) and self.phrases[k + 1].progressive:
                k += 2  # "was stabbed while shopping in Velm by two men"
                continue
            if phrase.tag in ("SUB", "SEMI", "REL"):
                return []
            if k > verb + 1 and self._is_by_others(k):
                return []
            if phrase.word in _GIVEN:
                return []  # "at the house, on information given by"
            if phrase.tag in ("V", "v") and not (k == verb + 1 and phrase.form == "past" and not phrase.has_auxiliary):
                return []  # "a blast triggered by rebels" goes on
            if phrase.tag == "P" and phrase.word in ("by", "at the hands of"):
                if k + 2 < len(self.phrases) and self.phrases[k + 1].word in _SUPPOSEDLY:
                    k += 1
                if k + 1 < len(self.phrases) and self.phrases[k + 1].tag == "NP":
                    return self.listed(k + 1, self._agents_end(k + 1, is_noun=self.phrases[verb].tag == "NP"))
                return []
            k += 1
        return []

    def _is_by_others(self, k: int) -> bool:
        """Whether a "by" at or behind ``k`` tells who did something else: "an attack on a farm owned by the mayor",
        "the murder of X, an allegation made by the army", "killed after a speech by the president"."""
        phrase, behind = self.phrases[k], self.phrases[k + 1].word if k + 1 < len(self.phrases) else ""
        if phrase.tag == "PART":
            is_laid = self.phrases[k - 1].weapon is not None  # "the explosion of a mine left by rebels"
            return behind == "by" and not (is_laid or phrase.word.startswith(_DOING))
        deed, lead = self.phrases[k - 1], self.phrases[k - 2]
        if phrase.word != "by" or deed.tag != "NP" or deed.is_time or deed.act or deed.is_human:
            return False
        is_aside = lead.tag == "COMMA" and deed.word.startswith(("a ", "an ", "the "))  # ", a study by the army found"
        return is_aside or lead.word in _WHEN

    def _agents_end(self, start: int, *, is_noun: bool) -> int:
        """Where those named behind "by" end: for a noun's doers, at what it was done to ("an attack by rebels against
        the mayor, his driver and a guard")."""
        end = self.objects_end(start)
        if not is_noun:
            return end
        return next((k for k in range(start, end) if self.phrases[k].word in _STRUCK), end)

    def after(self, at: int, words: frozenset[str], reach: int = 6) -> list[Phrase]:
        """The noun phrases behind one of ``words`` (prepositions) soon after a phrase, within its clause."""
        k = at + 1
        while k < len(self.phrases) and k <= at + reach:
            phrase = self.phrases[k]
            if phrase.tag in ("SUB", "SEMI") or phrase.tag in FINITE:
                return []
            if phrase.tag == "P" and phrase.word in words:
                behind = self.phrases[k + 1 : k + 3]
                if len(behind) == 2 and behind[0].is_time and not behind[0].is_human and behind[1].tag == "P":
                    k += 2  # "the murder on Monday of two nurses"
                    continue
                if behind and behind[0].tag == "NP":
                    end = self._list_end(at, k + 1)
                    return self.listed(k + 1, end) + self.repeated(k + 1, end, words)
                return []
            k += 1
        return []

    def repeated(self, start: int, end: int, words: frozenset[str]) -> list[Phrase]:
        """ "at the airport, at a bank and near a hotel", "one at a bank, another at a hotel": what prepositions of
        ``words`` bring further on in the list that opens at ``start``; behind a comma, the same one again."""
        first, last = self.phrases[start - 1].word, min(end, len(self.phrases)) - 2
        found: list[Phrase] = []
        is_list = False
        for k in range(last - 1, start, -1):  # backwards, as "and" tells that the commas before it part items
            if self.phrases[k].tag not in ("AND", "COMMA"):
                continue
            is_each = self.phrases[k + 1].word in _EACH
            at = k + 2 if is_each else k + 1
            again, is_and = self.phrases[at], self.phrases[k].tag == "AND"
            if again.tag == "P" and again.word in words and (is_and or is_each or (is_list and again.word == first)):
                is_list = is_list or is_and
                found = self.listed(at + 1, end) + found
        return list(dict.fromkeys(found))

    def list_goes_on(self, k: int) -> int | None:
        """Where, behind the relative clause at ``k``, the semicolon stands that parts the next item of a list."""
        return next((m for m in range(k, len(self.phrases)) if parts_items(self.phrases[m])), None)

    def _list_end(self, at: int, start: int) -> int:
        """Where the list that opens at ``start`` and hangs on the phrase at ``at`` ends: "the murder of a judge, his
        wife, and her sister shocked", as the subject of a clause, at its verb."""
        end = self.objects_end(start)
        opens = self.phrases[at - 1] if at else None
        is_subject = opens is None or (opens.tag == "REL" and opens.word == "that")
        if not is_subject or end + 1 >= len(self.phrases) or self.phrases[end].tag not in ("AND", "COMMA"):
            return end
        verb = next((k for k in range(end, len(self.phrases)) if self.phrases[k].tag in FINITE), end)
        is_last = any(p.tag == "AND" for p in self.phrases[end : end + 2])
        is_list = is_last and all(p.tag in ("NP", "P", "AND", "COMMA") for p in self.phrases[end:verb])
        return verb if is_list else end


def _is_bare(phrase: Phrase) -> bool:
    """ "killing" in "..., killing two": a participle that no auxiliary makes finite."""
    return phrase.progressive and not phrase.has_auxiliary
