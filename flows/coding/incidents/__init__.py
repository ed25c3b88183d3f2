"""From acts told to incidents: which acts are one, when and where it was, who did it, who says so."""
