"""The roll: pupils, their adults, and lists taken in."""
