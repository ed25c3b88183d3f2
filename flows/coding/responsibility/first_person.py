"""Communiqués that tell of their authors' own acts: "on 3 May our fighters ambushed a patrol", signed by a group."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from flows.coding.incidents.incident import Incident
from flows.coding.report import Responsibility
from flows.coding.sentences.document import Document
from flows.coding.words.cues import Cue

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
_CLAIMED = ("violence", "abduct", "property", "seize")


def own_claims(
    document: Document, incidents: Sequence[Incident], title: str | None
) -> Iterator[tuple[int, Responsibility]]:
    """For each incident that the text tells as "ours" the claim of the group that signs it, or that the title names."""
    if not incidents or document.case != "mixed" or _OURS.search(document.folded) is None:
        return
    names = _GROUP.findall(document.text[-_SIGNATURE:]) + _GROUP.findall(title or "")
    known = [name for name in names if " " in name and name in document.text]
    if not known:
        return
    group = max(known, key=len)
    for number, incident in enumerate(incidents):
        if incident.family not in _CLAIMED:
            continue
        for telling in incident.tellings:
            start, end = telling.clause
            ours = _OURS.search(document.folded[start:end])
            if ours is not None:
                words = document.text[start + ours.start() : start + ours.end()]
                yield number, Responsibility("claim", group, None, "statement", words)
                break
