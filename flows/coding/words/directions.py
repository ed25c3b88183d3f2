"""Points of the compass: they tell where, and no act is done to them."""

from __future__ import annotations

from flows.coding.words.word_sets import word_set

DIRECTIONS = word_set("east, north, northeast, northwest, south, southeast, southwest, west")
