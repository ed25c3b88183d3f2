"""Words as data: the lexicon, how its words bend, numbers."""
