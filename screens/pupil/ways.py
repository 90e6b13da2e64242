"""The ways from the first page, on full screens and in plain lines."""

WAYS = {"tell": "1", "answer": "2", "what_happens": "3", "slip": "4", "good": "5", "cards": "6"}
"""The ways from the first page and their keys."""
