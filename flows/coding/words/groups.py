"""Common nouns for groups of people under arms: groups as a whole, and the units they consist of."""

from __future__ import annotations

from flows.coding.words.word_sets import word_set

#: a group as a whole, of whatever aim
GROUPS = word_set("faction, group, movement, organisation, organization, outfit, party")
#: units of a force, which are people too: "a military patrol killed three"
UNITS = word_set(
    """
    battalion, battalions, brigade, brigades, cell, cells, column, columns, command, commands, companies, company,
    convoy, detachment, detachments, division, divisions, front, patrol, patrols, regiment, regiments, unit, units
    """
)
#: what rebels call an army of theirs, and states none of theirs
IRREGULAR = word_set(
    """
    anti-communist, anticommunist, guerrilla, insurgent, liberation, popular, rebel, resistance, revolutionary,
    salvation, separatist, underground
    """
)
