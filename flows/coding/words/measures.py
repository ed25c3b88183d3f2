"""Units of time and of length: what is counted in them is nobody."""

from __future__ import annotations

from flows.coding.words.word_sets import word_set

#: units in which ages are told
AGE_UNITS = word_set("day, days, month, months, week, weeks, year, years")
SPANS_OF_TIME = AGE_UNITS | word_set("hour, hours, minute, minutes, second, seconds")
LENGTHS = word_set("kilometer, kilometers, kilometre, kilometres, km, kms, meter, meters, metre, metres, mile, miles")
