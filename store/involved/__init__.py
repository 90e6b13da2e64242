"""Who is involved in a case, what holds between them, and what was said of each."""
