"""The templates and the style sheet as they lie in `assets/web`."""

from functools import cache

from assets import FOLDER


@cache
def source(name: str) -> str:
    """Return a file by its name."""
    return (FOLDER / "web" / name).read_text("utf-8")
