"""When and where an act was: of all days and places that a text tells, those of the act."""
