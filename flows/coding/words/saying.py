"""Verbs of saying as pieces of patterns, for rules on a text that is not grouped into phrases; phrases have the ``say``
of ``lexicon/sources.toml``."""

from __future__ import annotations

#: what news tells that somebody said
SAID = (
    r"(?:said|says|stated|told|announced|reported|confirmed|denied|declared|admitted|disclosed|revealed|indicated|added"
    r"|claimed|warned|asked|demanded)"
)
#: verbs of those who speak of an act that others did
JUDGING = (
    r"(?:condemn\w*|denounc\w*|repudiat\w*|deplor\w*|regrett\w*|criticiz\w*|criticis\w*|reject\w*|lament\w*|mourn\w*)"
)
