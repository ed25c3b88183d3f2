"""Where people live and what leads there: scenes of acts rather than targets."""

from __future__ import annotations

from flows.coding.words.word_sets import word_set

SETTLEMENTS = word_set(
    """
    cities, city, hamlet, hamlets, highway, highways, neighborhood, neighborhoods, neighbourhood, neighbourhoods, road,
    roads, settlement, settlements, town, towns, village, villages
    """
)
