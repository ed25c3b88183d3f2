"""What a place is to an act told beside it: no scene where somebody comes from, speaks, is treated or judged."""

from __future__ import annotations

import re

from flows.coding.places.evidence import STRIKES_AFTER
from flows.coding.places.mentions import PlaceMention
from flows.coding.sentences.document import Document, Sentence
from flows.coding.words.cues import Cue

_SPEAKER_AFTER = re.compile(
    r"(?: (?:province|governorate|city|district|area))? (?:said|says|told|reported|confirmed|announced|added)\b"
)
#: what only a government does, called by its capital: "Damascus denied", "Baghdad has sent", "Tehran condemned"
_GOVERNMENT_AFTER = re.compile(
    r" (?:also |later |has |had |have |did |does )*(?:not )?(?:yet )?(?:den(?:y|ies|ied)|accus\w+|blam\w+|condemn\w*"
    r"|reject\w*|comment(?:ed)?|summon\w*|vow\w*|warn\w*|insist\w*|claim\w*|declar\w+|apologi[sz]\w+|demand\w*"
    r"|admit\w*|acknowledg\w*|recall\w*|sent|deploy\w*|retaliat\w*|respond\w*|urg\w+|offer\w*|pledg\w+|back\w*"
    r"|recogni[sz]\w+)\b"
)
_SPEAKER_BEFORE = Cue(
    r"(?:according to|said|told) (?:[\w'-]+ ){0,4}(?:officials?|polic\w+|officers?|sources?|doctors?|medics?"
    r"|witness(?:es)?|residents?|authorities|spokes\w+|reporters?|journalists?|newsmen|media|press|conference|agency"
    r"|afp|reuters|ap|hospitals?|governors?|mayors?|command\w*|chiefs?|head|ministry|office|station|group|activists?"
    r"|monitors?) (?:in|from|of) (?:the )?$",
    "according to", "said", "told",
)  # fmt: skip
_RELEASED = Cue(
    r"(?:said|according to) (?:a|an|the) (?:[\w-]+ ){0,3}(?:statement|release|communique|report|note)\b[^.;,]{0,70}"
    r" (?:in|from|at) (?:the )?$",
    "said", "according to",
)  # fmt: skip
_CARE = Cue(
    r"\b(?:taken|rushed|moved|transferred|transported|airlifted|flown|admitted|treated|died|sent|brought|evacuated)"
    r" [^.;]{0,40}\b(?:hospitals?|clinics?|medical cent\w+)\b[^.;,]{0,20}$",
    "hospital", "clinic", "medical cent",
)  # fmt: skip
#: where the wounded were flown to is no scene
_CARRIED_OFF = re.compile(r"\b(?:evacuated|airlifted|flown|medevaced|referred) to (?:the )?(?:(?:city|town) of )?$")
_IN_CARE = Cue(
    r"\b(?:hospitali[sz]ed|recover\w*|surgery|condition|remain\w*|treat\w*|taken|flown|airlifted|transferred|counted"
    r"|received|registered|lay|lying|identified|arrived)\b"
    r"[^.;]{0,60}\b(?:hospitals?|clinics?|medical cent\w+|trauma cent\w+|morgues?|mortuar\w+)[^.;,]{0,20}$"
    r"|\b(?:admitted|cared for) (?:at|in|to) $",
    "hospital", "clinic", "medical cent", "trauma cent", "morgue", "mortuar", "admitted", "cared for",
)  # fmt: skip
_BEFORE_JUSTICE = Cue(
    r"\b(?:booked|jailed|arraigned|extradited|custody|arrested|detained|captured|apprehended|court|jail|prison"
    r"|detention cent\w+|hearing)\b(?:(?!\b(?:shot|shooting|kill\w*|attack\w*|after|for|who|when)\b)[^.;]){0,50}$",
    "booked", "jail", "arraigned", "detained", "extradited", "custody", "arrested", "captured", "apprehended",
    "court", "prison",
    "detention", "hearing",
)  # fmt: skip
_JUSTICE_BEHIND = re.compile(
    r" (?:county |parish |superior |circuit |juvenile |municipal |magistrate )?(?:jail|court|detention|correctional"
    r"|prison)\b"
)
_OF_PERSON = Cue(
    r"(?:\b(?:active|operating|operational|operated|involved|wanted|absconding|escaped|(?:working|worked) in)\b"
    r"(?:[^.;,]|,(?= \d)|,(?= \w+ and \w+ in\b))*"
    r"|\b(?:natives? of|resident of|hail(?:s|ing|ed)? from|belong(?:s|ing|ed)? to)\b"
    r"(?:(?!(?<!falling)(?<!located)(?<!situated) (?:in|at|near|from|on) )[^.;,])*"
    r"(?: in )?)$",
    "active", "operat", "involved", "wanted", "absconding", "escaped", "work", "native", "resident", "hail",
    "belong",
)  # fmt: skip
_BEFORE_WHOM = re.compile(r"\bsurrender\w*(?: (?!in\b|at\b)\w+){0,3} (?:before|to) (?:the )?(?:[\w.-]+ ){0,5}$")
_ENTRANCE = re.compile(
    r"\b(?:at|near|on|outside|beside|by) (?:the |an? )?(?:\w+ )?(?:entrances?|gates?|approach(?:es)?|way in) to"
    r" (?:the )?$"
)


_SEIZED_BY = re.compile(
    r"\b(?:arrested|detained|apprehended|nabbed|caught|held)\b[^.;,]{0,60}\bby (?:[\w().'-]+ ){0,7}police from $"
)
_NAME_OF = re.compile(r"[a-z,] (?:[A-Z][a-z]+ ){2,4}of $")
_OF_ROUTE = re.compile(
    r" ?- ?[A-Z]\w+(?: ?- ?[A-Z]\w+)* (?:National |State )?"
    r"(?:[Hh]ighway|[Rr]oad|[Rr]oute|[Ee]xpressway|line)\b"
)
_ROUTE = re.compile(r"(?: (?:district|town|city|village))? to (?:the )?[A-Z]")


class PlaceRoles:
    """The places of one text, asked by the words around them."""

    def __init__(self, document: Document) -> None:
        self.document = document
        self._known: dict[int, bool] = {}  # of others, by where a place starts: it is asked again and again

    def is_of_person(self, place: PlaceMention, sentence: Sentence, anchor: int) -> bool:
        """ "a commander active in X was arrested": where somebody comes from or is wanted, with no act told between."""
        first = max(sentence.start, place.start - 110)
        cue = _OF_PERSON.search(self.document.folded[first : place.start])
        return cue is not None and not first + cue.start() < anchor < place.start

    def is_home(self, place: PlaceMention) -> bool:
        """ "arrested Juan Perez of X in Y District": where the one who is named lives."""
        named = _NAME_OF.search(self.document.text, max(0, place.start - 40), place.start)
        return place.relation == "of" and named is not None

    def is_seized_at(self, place: PlaceMention, sentence: Sentence) -> bool:
        """ "was arrested by the city police from X": where, though "police from X" could be X's."""
        return bool(_SEIZED_BY.search(self.document.folded, max(sentence.start, place.start - 140), place.start))

    def is_left(self, place: PlaceMention) -> bool:
        """ "travelling from X to Y": the way's beginning, where nothing was done yet."""
        return place.relation == "from" and bool(_ROUTE.match(self.document.text, place.end))

    def is_of_route(self, place: PlaceMention) -> bool:
        """ "on the X-Y highway": one end of it, wherever on it."""
        return bool(_OF_ROUTE.match(self.document.text, place.end))

    def is_before_whom(self, place: PlaceMention, sentence: Sentence) -> bool:
        """ "surrendered before the X District police chief"."""
        return bool(_BEFORE_WHOM.search(self.document.folded, max(sentence.start, place.start - 60), place.start))

    def is_entered(self, place: PlaceMention) -> bool:
        """ "at the northern entrance to X", "on the road to X"."""
        words, first = self.document.folded, max(0, place.start - 50)
        is_way = words.endswith(("to ", "to the "), first, place.start)
        return is_way and bool(_ENTRANCE.search(words, first, place.start))

    def is_of_others(self, place: PlaceMention, sentence: Sentence) -> bool:
        """ "the hospital in X says", "taken to hospital in X": where who speaks is, or the wounded went."""
        if place.start not in self._known:
            self._known[place.start] = self._is_put_by_others(place, sentence)
        return self._known[place.start]

    def _is_put_by_others(self, place: PlaceMention, sentence: Sentence) -> bool:
        before = self.document.folded[max(sentence.start, place.start - 90) : place.start]
        return bool(
            self.speaks(place)
            or _SPEAKER_BEFORE.search(before)
            or _RELEASED.search(before)
            or _CARE.search(before)
            or _CARRIED_OFF.search(before)
            or _IN_CARE.search(before)
        )

    def is_of_justice(self, place: PlaceMention, sentence: Sentence) -> bool:
        """ "was booked into the X jail", "arrested in X": where the suspect was brought, not where he struck."""
        before = self.document.folded[max(sentence.start, place.start - 80) : place.start]
        return bool(_JUSTICE_BEHIND.match(self.document.folded, place.end) or _BEFORE_JUSTICE.search(before))

    def speaks(self, place: PlaceMention) -> bool:
        """ "X police said": where who speaks is."""
        if _SPEAKER_AFTER.match(self.document.folded, place.end) is not None:
            return True
        return self.is_government(place)

    def is_government(self, place: PlaceMention) -> bool:
        """ "Damascus denied", "Tehran condemned", "a US air strike": a government, called by its capital or country."""
        if place.is_locative:
            return False
        is_striker = place.kind == "country" and STRIKES_AFTER.match(self.document.folded, place.end) is not None
        return is_striker or _GOVERNMENT_AFTER.match(self.document.folded, place.end) is not None
