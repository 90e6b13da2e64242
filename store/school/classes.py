"""The classes of a school, changed after set-up. One keeper of the list is enough for that.

What was told keeps the name that its class had then.
"""

from dataclasses import replace
from uuid import uuid4

from assets.catalogues import codes
from assets.pegs import peg_names
from store.errors import Incomplete, Refused
from store.names import tidy
from store.school.public_list import PublicList, SchoolClass, next_list

NAME_LIMIT = 30
"""The most characters of a class's name: it must fit a pupil's tile."""


def new_class(
    name: str, version: str, adults: tuple[str, ...], pegs: tuple[str, ...] = ()
) -> SchoolClass:
    """Return a class that is not on the list yet."""
    return SchoolClass(uuid4().hex[:12], name, version, adults, pegs)


def tidied(each: SchoolClass) -> SchoolClass:
    """Return a class whose name is tidied up."""
    return replace(each, name=tidy(each.name))


def keep_class(public: PublicList, kept: SchoolClass) -> PublicList:
    """Return the next list with a class in the place it had, or at the end when it is new.

    Raises:
        Incomplete: the name is taken, or nobody who works here is there to be asked for.
    """
    kept = tidied(kept)
    if wrong := _wrong(public, kept):
        raise Incomplete(wrong)
    if public.school_class(kept.id) is None:
        return _with(public, (*public.classes, kept))
    return _with(public, tuple(kept if each.id == kept.id else each for each in public.classes))


def remove_class(public: PublicList, id: str) -> PublicList:
    """Return the next list without a class.

    Raises:
        Refused: it is the last one.
    """
    left = tuple(each for each in public.classes if each.id != id)
    if not left:
        raise Refused("This is the only class. A school needs one at least: add another first.")
    return _with(public, left)


def move_class(public: PublicList, id: str, by: int) -> PublicList | None:
    """Return the next list with a class further up (-1) or down (1); None at the edge.

    Children see the classes in this order.
    """
    classes = list(public.classes)
    here = [each.id for each in classes].index(id)
    there = here + by
    if not 0 <= there < len(classes):
        return None
    classes.insert(there, classes.pop(here))
    return _with(public, tuple(classes))


def _with(public: PublicList, classes: tuple[SchoolClass, ...]) -> PublicList:
    return replace(next_list(public), classes=classes)


def _wrong(public: PublicList, kept: SchoolClass) -> dict[str, str]:
    wrong: dict[str, str] = {}
    others = {each.name.casefold() for each in public.classes if each.id != kept.id}
    if not kept.name:
        wrong["name"] = "Every class needs a name."
    elif kept.name.casefold() in others:
        wrong["name"] = f"There is a class called {kept.name} already."
    elif len(kept.name) > NAME_LIMIT:
        wrong["name"] = f"Please keep to {NAME_LIMIT} characters ({len(kept.name)} now)."
    if kept.version not in ("younger", "older"):
        wrong["version"] = "Please choose pictures or words."
    if kept.language and kept.language not in codes():
        wrong["language"] = "There is no such language here. Please choose another."
    same = [one.name for one in public.classes if one.id != kept.id and one.picture == kept.picture]
    if kept.picture and kept.picture not in peg_names():
        wrong["picture"] = "There is no such picture. Please choose another."
    elif kept.picture and same:
        wrong["picture"] = f"{same[0]} has this picture already. Please choose another."
    if not kept.adults:
        wrong["adults"] = "Please choose at least one adult: children ask for them by name."
    elif gone := [id for id in kept.adults if not public.is_active(id)]:
        wrong["adults"] = f"{public.name_of(gone[0])} no longer works here."
    return wrong
