"""Nouns that tell of people no more than that they are some, or their age and sex."""

from __future__ import annotations

from flows.coding.words.word_sets import word_set

PERSONS = word_set("baby, boy, child, girl, infant, kid, man, person, teen, teenager, toddler, victim, woman, youth")
#: of whom no more is told than that they are people
PEOPLE = word_set("individual, individuals, people, person, persons, victim, victims")
#: the same, and words for their sex and for no fighters
SOMEBODY = PEOPLE | word_set("civilian, civilians, man, men, woman, women")
BY_SEX_AND_AGE = word_set(
    """
    adult, adults, boy, boys, child, children, female, females, girl, girls, juvenile, juveniles, male, males, man, men,
    minor, minors, teen, teens, teenager, teenagers, woman, women
    """
)
#: those of somebody's, who are told of by him
KIN = word_set(
    """
    aunt, boyfriend, brother, cousin, daughter, family, father, fiance, fiancee, friend, friends, girlfriend,
    grandfather, grandmother, husband, mother, nephew, niece, parents, relatives, sister, son, stepfather, stepmother,
    uncle, widow, wife
    """
)
