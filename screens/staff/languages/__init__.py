"""Reviewing and offering other languages."""
