"""How envelopes and notices travel between the terminals of a school."""
