"""Nouns that tell of a person no more than age and sex."""

from __future__ import annotations

from flows.coding.words.word_sets import word_set

PERSONS = word_set("baby, boy, child, girl, infant, kid, man, person, teen, teenager, toddler, victim, woman, youth")
