"""Where the style sheets lie."""

from pathlib import Path

from assets import FOLDER


def style(area: str) -> Path:
    """Return the style sheet of an area: such as `widgets` or `pupil`."""
    return FOLDER / "styles" / f"{area}.tcss"
