"""What was told and what becomes of it before there is a case."""
