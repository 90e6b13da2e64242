"""The page on which a school makes the texts its own."""
