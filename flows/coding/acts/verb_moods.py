"""Whether what a verb tells was done at all: once, in general, by way of denial, or only in somebody's plans."""

from __future__ import annotations

from flows.coding.acts.act import Act, is_known
from flows.coding.acts.asked import is_asked
from flows.coding.acts.denied import is_denied
from flows.coding.acts.imagined import is_imagined
from flows.coding.acts.practice import is_practice
from flows.coding.acts.reader import Reader
from flows.coding.acts.staged import is_staged
from flows.coding.sentences.phrases import Phrase

_COUNTLESS = frozenset({"countless", "innumerable", "many", "thousands", "numerous", "untold"})
_REACH = 7  # phrases behind a verb, in which its day stands
_COUNTED = frozenset({"kill", "die", "injure", "shoot"})  # "nobody was killed" counts: none


def _is_to_nobody(act: Act, patients: list[Phrase]) -> bool:
    """ "no suspects were arrested", "no shop was looted"."""
    return bool(patients) and act.kind not in _COUNTED and all(p.is_none for p in patients)


class VerbMoodReader(Reader):
    """Reads the mood of acts told by verbs."""

    def _mark_mood(self, position: int, verb: Phrase, act: Act, agents: list[Phrase], patients: list[Phrase]) -> None:
        """Whether it was done at all, when, and whether once."""
        act.is_negated, act.is_perfect = verb.negated or _is_to_nobody(act, patients), verb.perfect
        act.is_unreal = (
            verb.unreal
            or self._is_if(position)
            or is_imagined(self.phrases, position)
            or is_denied(self.phrases, position)
            or is_staged(self.phrases, position, patients)
            or is_asked(self.phrases)
        )
        act.is_state = self._is_state(position, verb)
        act.is_history = self._is_of_before(position, verb)
        if act.kind in ("burn", "wreck") and self._in_a_war(position, ("war", "battle", "siege", "fighting")):
            act.is_history = True
        act.is_relative = position > 0 and self.phrases[position - 1].tag == "REL"
        act.is_timeless = verb.form in ("base", "third") and not verb.has_auxiliary
        words = {token.word for token in verb.auxiliaries}
        is_being = "being" in words and words.isdisjoint(("was", "were"))  # "were being rounded up" on a day
        is_present = is_being or not words.isdisjoint(("are", "is"))
        act.is_present = act.is_timeless or words in ({"is"}, {"are"})
        hangs = verb.is_gerund and position > 0 and self.phrases[position - 1].tag in ("P", "SUB")
        act.is_general = (
            # "they are bombing the cities", "patrols are being ambushed": what goes on, no incident
            (is_present and (verb.progressive or is_being) and not (hangs or self._are_held(act, patients)))
            # "officers who kidnap and kill": what they do
            or (act.is_timeless and position > 0 and self.phrases[position - 1].tag == "REL")
            or self._has_gone_on(verb, patients)
            or (act.kind in ("kill", "die", "arrest") and self._in_a_war(position, ("war",)))
            or is_practice(self.phrases, position, agents, patients)
            or self._shares_mood(position, verb)  # "are abducted and killed"
            or [p.word for p in patients] == ["those"]  # "we keep those who were killed apart": whoever they are
        )

    def _are_held(self, act: Act, patients: list[Phrase]) -> bool:
        """ "the envoy and two guards are being held hostage": goes on, but somebody took them."""
        is_captivity = act.kind == "abduct" and act.word.split()[-1].startswith(("hostage", "captive"))
        return is_captivity and any((is_known(p) or p.is_counted) and p.is_human for p in patients)

    def _is_of_before(self, position: int, verb: Phrase) -> bool:
        """ "the same place had been bombed before": at some time; "the trader, whose shop was wrecked": who somebody
        is."""
        behind = self.phrases[position + 1 : position + 3]
        if verb.perfect and behind and behind[0].word == "before" and (len(behind) < 2 or behind[1].tag == "SEMI"):
            return True
        owner = self.phrases[max(0, position - 2)].word
        is_of_owner = verb.verb in ("wreck", "burn", "rob") and verb.passive and owner == "whose"
        return is_of_owner and not any(p.is_time for p in self.phrases[position + 1 : position + _REACH])

    def _is_state(self, position: int, verb: Phrase) -> bool:
        """ "found the vehicle burnt out", "were still burning": how something is, not what was done."""
        if verb.progressive and verb.has_auxiliary:
            return True
        if verb.has_auxiliary or position < 2 or self.phrases[position - 1].tag != "NP":
            return False
        return self.phrases[position - 2].word in ("found", "saw", "left", "show", "shows", "showed", "seen", "of")

    def _in_a_war(self, position: int, wars: tuple[str, ...]) -> bool:
        """ "destroyed in the battle of 2017", "killed in the war": the war's doing, no single act's."""
        near = self.phrases[position + 1 : position + 3]
        return len(near) == 2 and near[0].word in ("in", "during") and near[1].head in wars and near[1].is_definite

    def _has_gone_on(self, verb: Phrase, patients: list[Phrase]) -> bool:
        """ "countless judges have been murdered": over years, in no act of a day."""
        is_present = any(token.word in ("have", "has") for token in verb.auxiliaries)
        return is_present and any(not _COUNTLESS.isdisjoint(p.word.split()) for p in patients)

    def _shares_mood(self, position: int, verb: Phrase) -> bool:
        """Whether a participle hangs, by "and" or a comma, on a verb that tells what is done in general."""
        before = self.acts[-1] if self.acts else None
        if before is None or not before.is_general or verb.form != "past" or verb.has_auxiliary:
            return False
        between = self.phrases[before.position + 1 : position]
        if self.phrases[before.position].perfect_present and between and between[-1].tag in ("COMMA", "AND", "OR"):
            return not any(p.tag in ("SEMI", "SUB", "REL", "BE") for p in between)  # "have fought X, fought Y"
        return all(p.tag in ("COMMA", "AND", "OR", "OTHER") for p in between)
