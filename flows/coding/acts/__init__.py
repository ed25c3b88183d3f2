"""The acts that single sentences tell, with who, whom and how many."""
