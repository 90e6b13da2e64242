"""A folder that somebody typed."""

from pathlib import Path

from store.errors import Incomplete


def absolute(typed: str) -> Path:
    """Return the folder that was typed, with ~ for the home folder.

    Raises:
        Incomplete: it is not the whole path; said beside the field `folder`.
    """
    try:
        folder = Path(typed.strip()).expanduser()
    except RuntimeError:
        folder = Path(typed.strip())
    if not folder.is_absolute():
        whole = f"Please give the whole path, for example {Path.home() / 'papers'}"
        raise Incomplete({"folder": whole})
    return folder
