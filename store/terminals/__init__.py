"""Letting terminals in, and what is set at each."""
