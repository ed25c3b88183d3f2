"""Trials: run by hand, too long for the suite. Each says in its first lines what it shows and how to run it."""
