"""Telling in plain lines: for screen readers, braille lines and very poor terminals."""
