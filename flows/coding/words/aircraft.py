"""What flies: it strikes from afar, it is a state's, and it is nobody among victims."""

from __future__ import annotations

from flows.coding.words.word_sets import word_set

AIRCRAFT = word_set("aircraft, drone, drones, helicopter, helicopters, jet, jets, plane, planes, warplane, warplanes")
