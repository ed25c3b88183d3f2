"""What those who attacked are called by a common noun once they have been told of: "the gunmen", "the rebels"."""

from __future__ import annotations

from flows.coding.words.word_sets import word_set

#: whoever attacked, by what was done or by no more than that they are people
ATTACKERS = word_set(
    """
    abductors, assailant, assailants, assassins, attacker, attackers, bandits, criminals, culprits, gang, group, gunman,
    gunmen, individuals, invaders, kidnappers, killers, man, men, mob, murderers, perpetrators, raiders, robbers,
    suspect, suspects, youths
    """
)
#: the people of any armed group
FIGHTERS = word_set(
    "extremists, fighters, guerrillas, insurgents, jihadists, militants, rebels, subversives, terrorists"
)
