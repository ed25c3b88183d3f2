"""Communiqués that tell of their authors' own acts: "on 3 May our fighters ambushed a patrol", signed by a group."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from flows.coding.incidents.incident import Incident
from flows.coding.report import Responsibility
from flows.coding.sentences.document import Document
from flows.coding.sentences.sides import is_armed
from flows.coding.words.cues import Cue
from flows.coding.words.senses import Actor

_OURS = Cue(
    r"\bour (?:own )?(?:fighters|units?|combatants|forces|troops|comrades|mujahideen|soldiers|guerrillas|commandos"
    r"|militia\w*|brigades?|columns?)\b|\bwe (?:have |also )?(?:attack|kill|execut|ambush|bomb|blew|destroy|shot|shell"
    r"|captur|raid|strik|struck|recover|seiz)\w*",
    "our ", "we ",
)  # fmt: skip
_GROUP = re.compile(
    r"(?:[A-Z][\w'’-]+ )*(?:Army|Front|Movement|Brigades?|Organi[sz]ation|Forces|Resistance|Militia|Column)"
    r"(?: (?:of|for) (?:the )?[A-Z][\w'’-]+(?: [A-Z][\w'’-]+)*)*"
)
_SIGNATURE = 250  # characters at the end of a text
_HEAD = 400  # characters at its beginning
_CLAIMED = ("violence", "abduct", "property", "seize")


def own_claims(
    document: Document, incidents: Sequence[Incident], title: str | None, armed: Sequence[tuple[int, Actor]]
) -> Iterator[tuple[int, Responsibility]]:
    """For each incident that the text tells as "ours" the claim of the group that signs it, or that the title names;
    ``armed`` are the armed groups that the text names, each with where it does."""
    if not incidents or _OURS.search(document.folded) is None:
        return
    group = _signed(document, title) if document.case == "mixed" else _only_author(document, armed)
    if group is None:
        return
    for number, incident in enumerate(incidents):
        if incident.family not in _CLAIMED:
            continue
        for telling in incident.tellings:
            if any(is_armed(p) and not p.weapon for act in telling.acts for p in act.patients):
                continue  # "our troops killed four rebels"
            start, end = telling.clause
            ours = _OURS.search(document.folded[start:end])
            if ours is not None:
                words = document.text[start + ours.start() : start + ours.end()]
                yield number, Responsibility("claim", group[0], None, "statement", words, group[1])
                break


def _signed(document: Document, title: str | None) -> tuple[str, str] | None:
    """The group whose name stands under a text, or over it."""
    names = _GROUP.findall(document.text[-_SIGNATURE:]) + _GROUP.findall(title or "")
    known = [name for name in names if " " in name and name in document.text]
    group = max(known, key=len, default="")
    return (group, group) if group else None


def _only_author(document: Document, armed: Sequence[tuple[int, Actor]]) -> tuple[str, str] | None:
    """In a text without small letters: the one armed group that it names, at its head or its end."""
    if len({actor.name for _, actor in armed}) != 1:
        return None
    end = len(document.text) - _SIGNATURE
    start, actor = next(((at, a) for at, a in armed if at < _HEAD or at > end), (-1, armed[0][1]))
    words = max((n for n in actor.names if document.folded.startswith(n.lower(), start)), key=len, default="")
    return (actor.name, document.text[start : start + len(words)]) if start >= 0 and words else None
