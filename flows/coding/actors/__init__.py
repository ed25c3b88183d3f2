"""Who did it, and to whom or what: actors and targets by the fullest name that the text has."""
