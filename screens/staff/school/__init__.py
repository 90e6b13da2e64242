"""Who works here and who opens what, classes, days, and what the school settles."""
