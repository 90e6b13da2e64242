"""A case on the screen, from its triage to its closing and its printed record."""
