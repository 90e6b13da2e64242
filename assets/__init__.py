"""Words, pictures and styles: data, no logic beyond reading it."""

from pathlib import Path

FOLDER = Path(__file__).parent
"""Where it all lies: the package is never read out of an archive."""
