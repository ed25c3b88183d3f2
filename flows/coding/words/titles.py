"""Titles as news writes them before names, cut short: the full stop behind one ends no sentence."""

from __future__ import annotations

from flows.coding.words.word_sets import word_set

TITLES = word_set("capt, col, dr, gen, gov, lt, maj, mr, mrs, ms, rep, sen, sgt, sr")
