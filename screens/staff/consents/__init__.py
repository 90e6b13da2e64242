"""Consents, checks before publishing, and agreements, for staff."""
