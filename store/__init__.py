"""Keeping: keys, envelopes, drawers and the record."""
