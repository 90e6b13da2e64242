"""Letters of a case: their words, whom they go to, and what came of them."""
