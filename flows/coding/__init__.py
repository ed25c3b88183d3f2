"""From an article's text to reports of incidents, by rules and lexicons. Pure Python: no network, no database."""
