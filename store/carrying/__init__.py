"""Between the terminals of a school: chains, rounds of carrying, the board."""
