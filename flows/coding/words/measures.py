"""Units of time, length and weight: what is counted in them is nobody."""

from __future__ import annotations

from flows.coding.words.word_sets import word_set

#: units in which ages are told
AGE_UNITS = word_set("day, days, month, months, week, weeks, year, years")
SPANS_OF_TIME = AGE_UNITS | word_set("hour, hours, minute, minutes, second, seconds")
LENGTHS = word_set("kilometer, kilometers, kilometre, kilometres, km, kms, meter, meters, metre, metres, mile, miles")
#: what arms and explosives are measured in
AMOUNTS = word_set(
    """
    bag, bags, box, boxes, crate, crates, gram, grams, kg, kgs, kilo, kilogram, kilogramme, kilogrammes, kilograms,
    kilos, litre, litres, pounds, quintal, quintals, round, rounds, sack, sacks, stick, sticks, ton, tonne, tonnes, tons
    """
)
#: in what ways off are told
DISTANCES = LENGTHS | {"blocks"}
