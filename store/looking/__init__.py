"""Looking into a case: investigations, computers, searches, and files kept with it."""
