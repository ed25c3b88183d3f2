"""Parts of the body: who is hit in one is hurt, and one that is hit is its owner's."""

from __future__ import annotations

from flows.coding.words.word_sets import word_set

LIMBS = word_set(
    """
    shoulder, leg, legs, arm, arms, neck, head, back, stomach, chest, hand, foot, thigh, face, abdomen, nose, torso,
    ankle, cheek, finger, ear, wrist, hip, knee
    """
)
