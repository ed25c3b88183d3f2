"""How many were killed and injured in an incident, from all that the text tells of it, and who says so."""
