"""From acts told to incidents: which acts are one incident, of what kind, and whether it is news."""
