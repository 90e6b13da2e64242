"""What the school has written down about the people of a case: see `involved/*.toml`."""

import tomllib
from dataclasses import dataclass
from functools import cache
from typing import Any

from assets import FOLDER

Point = tuple[float, float]


@dataclass(frozen=True)
class FlagKind:
    """A flag: `short` stands on a case's head; `asks` are the further questions."""

    id: str
    say: str
    short: str
    asks: tuple[str, ...] = ()


@dataclass(frozen=True)
class Region:
    """A part of the body on one side: `shape` are its corners, x 0 to 100 and y 0 to 200.

    `view` is `front` or `back`; `say` is what it is called by itself, the child's own left and
    right, so that two people mean the same.
    """

    id: str
    view: str
    say: str
    shape: tuple[Point, ...]

    @property
    def middle(self) -> Point:
        """Where a number is written."""
        xs, ys = [x for x, _ in self.shape], [y for _, y in self.shape]
        return (min(xs) + max(xs)) / 2, (min(ys) + max(ys)) / 2


@cache
def flag_kinds() -> tuple[FlagKind, ...]:
    """Return the flags there are, in their order.

    Raises:
        KeyError, TypeError: somebody has changed the file into something else.
    """
    return tuple(
        FlagKind(str(f["id"]), str(f["say"]), str(f["short"]), tuple(map(str, f.get("asks", ()))))
        for f in _read("flags")["flag"]
    )


@cache
def search_words(kind: str) -> tuple[tuple[str, str], ...]:
    """Return what a search may be for (`item`), or what makes it reasonable (`grounds`).

    Raises:
        KeyError, TypeError: somebody has changed the file into something else.
    """
    return tuple((str(each["id"]), str(each["say"])) for each in _read("searches")[kind])


@cache
def search_procedure(item: str) -> str:
    """Return the procedure that a search for such an item brings by itself, if any.

    Raises:
        KeyError, TypeError: somebody has changed the file into something else.
    """
    found = (each for each in _read("searches")["item"] if each["id"] == item)
    return next((str(each.get("procedure", "")) for each in found), "")


@cache
def regions() -> tuple[Region, ...]:
    """Return every region of the front, then of the back, each from head to foot.

    What is there once on either side (`sides`) is mirrored: seen from the front a child's right
    is on the left.

    Raises:
        KeyError, TypeError, ValueError: somebody has changed the file into something else.
    """
    found: list[Region] = []
    for part in _read("body")["part"]:
        shape = tuple((float(x), float(y)) for x, y in part["shape"])
        for view in part["views"]:
            found += _of_view(part, str(view), shape)
    return tuple(sorted(found, key=lambda each: each.view != "front"))


def _of_view(part: dict[str, Any], view: str, shape: tuple[Point, ...]) -> list[Region]:
    id, say = str(part["id"]), str(part.get(view, part["say"]))
    if not part.get("sides"):
        return [Region(f"{view}-{id}", view, say, shape)]
    near, far = ("right", "left") if view == "front" else ("left", "right")
    other = tuple((100 - x, y) for x, y in shape)
    return [
        Region(f"{view}-{near}-{id}", view, f"{near} {say}", shape),
        Region(f"{view}-{far}-{id}", view, f"{far} {say}", other),
    ]


def _read(name: str) -> dict[str, Any]:
    return tomllib.loads((FOLDER / "involved" / f"{name}.toml").read_text("utf-8"))
