"""Where the style sheets lie."""

from pathlib import Path

import assets


def style(area: str) -> Path:
    """Return the style sheet of an area: such as `widgets` or `pupil`."""
    return Path(assets.__file__).parent / "styles" / f"{area}.tcss"
