"""Animals: none is counted among victims, and what they do to people, or people to them, is no conflict."""

from __future__ import annotations

from flows.coding.words.word_sets import word_set

ANIMALS = word_set(
    """
    alligator, animal, animals, bear, bears, bee, bees, bird, birds, boar, boars, buck, bucks, buffalo,
    buffaloes, bull, bulls, camel, camels, cattle, chickens, cow, cows, coyote, coyotes, crocodile, crocodiles,
    deer, dog, dogs, dolphins, donkeys, elephant, elephants, fox, foxes, goat, goats, hippo, hippos, hornets,
    horse, horses, leopard, leopards, lion, lions, livestock, monkey, monkeys, mules, oxen, panther, pig, pigs,
    pit bull, pit bulls, rhino, rhinos, shark, sharks, sheep, snake, snakes, tiger, tigers, wasps, whale,
    whales, wolf, wolves
    """
)
#: those that are nobody's surname
HERDS = frozenset(word for word in ANIMALS if word.endswith("s")) | {"cattle", "livestock", "oxen", "sheep"}
