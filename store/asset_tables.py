"""Reading the tables in `assets` that say what staff are asked and what they are to do."""

import tomllib
from functools import cache
from typing import Any

from assets import FOLDER


@cache
def tables(folder: str, name: str, of: str) -> tuple[dict[str, Any], ...]:
    """Return the tables called `of` in a file of `assets`, in the order in which they stand."""
    return tuple(whole(folder, name)[of])


@cache
def whole(folder: str, name: str) -> dict[str, Any]:
    """Return all that a file of `assets` says."""
    return tomllib.loads((FOLDER / folder / f"{name}.toml").read_text("utf-8"))


@cache
def sources() -> dict[str, str]:
    """Return the names of what rules come from, by their ids; `policy` is the school's own."""
    text = (FOLDER / "procedures" / "sources.toml").read_text("utf-8")
    said = tomllib.loads(text)
    return {"policy": said["policy"], **said["guidance"]}
