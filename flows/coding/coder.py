"""The coder: articles in, reports out. Other coders can stand beside this one behind the same small interface."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import Protocol

import ahocorasick_rs

from flows.coding.acts.triggers import Triggers
from flows.coding.article import Article
from flows.coding.article_reading import Reading
from flows.coding.headline_alone import report_of_headline
from flows.coding.long_text import PIECE, read_in_pieces
from flows.coding.places.gazetteer import Gazetteer, load_gazetteer
from flows.coding.report import Report
from flows.coding.sentences.document import Document, fold
from flows.coding.version import version_of
from flows.coding.words.lexicon import Lexicon, needs_case
from flows.coding.words.lexicon_files import folders_of, load_lexicon
from flows.coding.words.senses import Actor


class Coder(Protocol):
    """Whatever turns an article into reports. ``version`` changes whenever its answers may."""

    name: str
    version: str

    def code(self, article: Article) -> list[Report]:
        """The incidents that an article tells, the one it is about first."""
        ...


def load_coder(lexicon_dirs: Sequence[Path] = (), gazetteer: Path | None = None) -> Coder:
    """The rule coder, with the shipped lexicon and gazetteer and the user's besides.

    Raises LexiconError or GazetteerError, naming file and key, where one cannot be read.
    """
    folders = folders_of(lexicon_dirs)
    return RuleCoder(load_lexicon(folders), load_gazetteer(gazetteer, folders), version_of(folders))


class RuleCoder:
    """Codes by general rules over phrases; see ``article_reading``."""

    name = "rules"

    def __init__(self, lexicon: Lexicon, gazetteer: Gazetteer, version: str = "rules") -> None:
        self.version = version
        self.lexicon = lexicon
        self.gazetteer = gazetteer
        named: dict[str, list[tuple[str, Actor]]] = {}  # by folded name: the name as written, whose it is
        for actor in lexicon.actors.values():
            for name in actor.names:
                named.setdefault(fold(name), []).append((name, actor))
        self._names = list(named.values())
        self._actors = ahocorasick_rs.AhoCorasick(list(named), matchkind=ahocorasick_rs.MatchKind.LeftmostLongest)
        self.triggers = Triggers(lexicon)

    def code(self, article: Article) -> list[Report]:
        """The incidents that an article tells, the one it is about first."""
        if len(article.text) > PIECE:
            return read_in_pieces(self.code, article)
        return self._read(article) or report_of_headline(self._read, article)

    def _read(self, article: Article) -> list[Report]:
        return Reading(self, article).reports()

    def actors_named(self, document: Document) -> list[tuple[int, Actor]]:
        """Where a text names the actors of the lexicon, whatever the sentence tells."""
        text, found = document.folded, []
        for number, start, end in self._actors.find_matches_as_indexes(text):
            if (start and text[start - 1].isalnum()) or (end < len(text) and text[end].isalnum()):
                continue
            name, actor = next((own for own in self._names[number] if own[1].acts_on(document.published)), ("", None))
            if actor is None:
                continue
            raw = document.text[start:end]
            if document.case != "mixed" and len(name) < 3:
                continue  # without case "IS" is the verb
            if not needs_case(name) or raw == name or (len(name) > 3 and raw == name.capitalize()):
                found.append((start, actor))
        return found
