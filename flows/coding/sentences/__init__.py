"""A text as sentences, tokens, phrases and clauses."""
