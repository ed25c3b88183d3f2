"""Suspects whom a text names in a sentence of its own: "those arrested were identified as Ali Omar and Jan Holt"."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence

from flows.coding.incidents.incident import ATTACKING, Incident, told_elsewhere
from flows.coding.sentences.clauses import Clauses
from flows.coding.sentences.document import Document
from flows.coding.sentences.phrases import Phrase
from flows.coding.words.cues import Cue
from flows.coding.words.word_sets import word_set

_BEFORE = 2  # sentences before a telling in which they are looked for
_BEHIND = 8  # sentences behind the last telling
#: a quick look whether a sentence can name them
_NAMING = Cue(
    r"\b(?:identified|name|arrest|warrants? |suspect|charged)",
    "identified", "name", "arrest", "warrant", "suspect", "charged",
)  # fmt: skip
_CALLED = frozenset({"identified", "named"})
#: what those are called who are held for an act
_SUSPECTS = word_set(
    """
    accused, arrested, arrestee, arrestees, assailant, assailants, assassin, assassins, attacker, attackers, bomber,
    bombers, captured, criminal, criminals, culprit, culprits, detained, detainee, detainees, gunman, gunmen, hitman,
    hitmen, kidnapper, kidnappers, killer, killers, mastermind, masterminds, murderer, murderers, perpetrator,
    perpetrators, shooter, shooters, suspect, suspects, terrorist, terrorists
    """
)
#: what ties an arrest to an act told elsewhere
_CRIME = word_set(
    """
    accomplice, accomplices, assassination, attack, bombing, case, connection, crime, killing, massacre, murder,
    shooting
    """
)
_ORDERED = ("issue", "order")
_HELD = frozenset({"arrested", "captured", "detained", "charged", "accused", "indicted", "suspected", "wanted"})
_ITS_NAMES = frozenset({"his name", "her name", "their names", "the names"})
_PRONOUNS = frozenset({"he", "she", "they"})
_WARRANTS = frozenset({"warrant", "warrants"})
_FOR = frozenset({"for", "against"})
_OF = frozenset({"of", "against"})


def named_suspects(
    document: Document, incident: Incident, others: Sequence[Incident], read: Callable[[int], Sequence[Phrase]]
) -> Iterator[Phrase]:
    """The suspects named in the sentences around an incident, as far as no other attack is told in between. ``read``
    gives the phrases of a sentence by its number."""
    if incident.family not in ATTACKING or any(act.kind == "clash" for act in incident.acts):
        return  # those arrested in a fight fought in it
    known: set[str] = set()
    is_of_suspects = False  # whether the sentence before told of them
    for index in _near(document, incident, others):
        sentence = document.sentences[index]
        folded = document.folded[sentence.start : sentence.end]
        if not _NAMING.search(folded):
            is_of_suspects = False
            continue
        is_told_here = any(abs(index - telling.sentence.index) < 2 for telling in incident.tellings)
        reader = _Reader(read(index), is_after_suspects=is_of_suspects, is_told_here=is_told_here)
        for phrase in reader.named():
            if phrase.name not in known:
                known.add(phrase.name)
                yield phrase
        is_of_suspects = reader.tells_of_suspects


def _near(document: Document, incident: Incident, others: Sequence[Incident]) -> range:
    """The numbers of the sentences that may name who did it."""
    told = [telling.sentence.index for telling in incident.tellings]
    away = told_elsewhere(incident, others)
    end = min([index for index in away if index > told[-1]], default=len(document.sentences))
    start = max([index + 1 for index in away if index < told[0]], default=0)
    return range(max(start, told[0] - _BEFORE), min(end, told[-1] + _BEHIND, len(document.sentences)))


class _Reader:
    """One sentence, read for the suspects that it names."""

    def __init__(self, phrases: Sequence[Phrase], *, is_after_suspects: bool, is_told_here: bool) -> None:
        self.phrases = phrases
        self.is_told_here = is_told_here  # the act, in this sentence or beside it
        self.clauses = Clauses(phrases)
        self.is_after_suspects = is_after_suspects
        self.tells_of_suspects = any(map(_is_suspect, phrases)) or any(p.word.split()[-1] in _HELD for p in phrases)

    def named(self) -> list[Phrase]:
        """Those named, in text order."""
        found: list[Phrase] = []
        for position, phrase in enumerate(self.phrases):
            start = self._names_behind(position, phrase)
            if start is not None:
                found += [p for p in self.clauses.people_listed(start) if _is_name(p)]
            elif phrase.passive and phrase.word in _HELD and self._is_for_act(position):
                found += [p for p in self.clauses.subject(position) if _is_name(p)]
        return found

    def _is_for_act(self, position: int) -> bool:
        """ "Ali Omar was arrested and charged with murder", "arrested as accomplices to the crime"."""
        verb = self.phrases[position]
        if verb.negated or verb.unreal:
            return False
        return any(p.act == "kill" or not _CRIME.isdisjoint(p.word.split()) for p in self.phrases[position + 1 :])

    def _names_behind(self, position: int, phrase: Phrase) -> int | None:
        """Where the names begin that a phrase announces; None where it announces none of suspects."""
        behind = self.phrases[position + 1 : position + 3]
        if len(behind) < 2 or phrase.negated or phrase.unreal:
            return None
        if phrase.tag in ("v", "PART") and phrase.word in _CALLED:
            return self._called(position)
        if phrase.tag == "NP" and phrase.word in _ITS_NAMES and (self.tells_of_suspects or self.is_after_suspects):
            return position + 2 if behind[0].tag == "BE" else None
        if phrase.tag == "NP" and phrase.word.split()[-1] in _WARRANTS and behind[0].word in _FOR:
            return position + 2 if self._is_ordered(position) else None
        if phrase.tag == "NP" and phrase.act == "arrest" and behind[0].word in _OF:
            return position + 2 if self._is_ordered(position) else None
        if behind[0].word == ":" and self.tells_of_suspects and _counts_them(self.phrases[: position + 1]):
            return position + 2
        return None

    def _is_ordered(self, position: int) -> bool:
        """ "a judge ordered the arrest of", "issued warrants for": not "revoked", nor for what is no act."""
        said = next((p for p in reversed(self.phrases[:position]) if p.tag in ("V", "v")), None)
        if said is None or said.unreal or said.negated or not said.word.startswith(_ORDERED):
            return False
        return self.is_told_here or any(not _CRIME.isdisjoint(p.word.split()) for p in self.phrases)

    def _called(self, position: int) -> int | None:
        """ "the suspects were identified as", "police identified the attacker as", "two arrested men, named as"."""
        phrase = self.phrases[position]
        start = next((k + 1 for k in range(position + 1, len(self.phrases)) if self.phrases[k].word == "as"), None)
        if start is None or any(p.tag in ("SUB", "SEMI") for p in self.phrases[position:start]):
            return None
        if phrase.tag == "PART":
            return start if self._is_of_suspect(position - 1) else None
        if not phrase.passive:
            called = self.phrases[position + 1 : start]
            return start if any(_is_suspect(p) or p.word.split()[-1] in _HELD for p in called) else None
        subject = self.clauses.subject(position)
        pronoun = any(p.tag == "PRON" and p.word in _PRONOUNS for p in self.phrases[:position])
        is_meant = pronoun and not subject and self.is_after_suspects
        return start if is_meant or any(map(_is_suspect, subject)) else None

    def _is_of_suspect(self, at: int) -> bool:
        """Whether the noun phrase at ``at``, or before a comma there, is a suspect, or is arrested in the sentence."""
        at -= self.phrases[at].tag == "COMMA"
        while at > 1 and self.phrases[at - 1].tag == "P":
            at -= 2  # "the suspect in the shooting, named as"
        if at < 0 or self.phrases[at].tag != "NP":
            return False
        phrase = self.phrases[at]
        held = [k for k, p in enumerate(self.phrases) if p.tag in ("V", "v") and p.word.split()[-1] in _HELD]
        return _is_suspect(phrase) or any(
            any(p is phrase for p in (self.clauses.subject(k) if self.phrases[k].passive else self.clauses.objects(k)))
            for k in held
        )


def _is_suspect(phrase: Phrase) -> bool:
    return phrase.tag == "NP" and not phrase.act and any(token.word in _SUSPECTS for token in phrase.tokens)


def _counts_them(before: Sequence[Phrase]) -> bool:
    """ "two men suspected of the murder: X and Y": how many there are stands before."""
    return any(p.tag == "NP" and p.person and p.is_counted and not p.name for p in before)


def _is_name(phrase: Phrase) -> bool:
    return bool(phrase.name) and phrase.is_human and not (phrase.actors or phrase.plural or phrase.is_time)
