"""Benchmarks: print figures and ratios; run by hand, each says how in its first lines. Nothing here asserts on time."""
