"""Encrypted drawers: their journals, folds and holders, and moving out of them."""
