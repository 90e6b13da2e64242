"""What is asked about a person, and the figures that can stand for them."""

from screens.staff.labels import ROLE_NAMES
from store.drawers.record import words_of
from store.errors import Incomplete
from store.fields import Choice, Field, Kind
from store.names import tidy
from store.school.figures import beside, figures
from store.school.public_list import PublicList

PERSON_FIELDS = (
    Field("name", "Name, as the children know it", required=True, limit=80),
    Field(
        "roles",
        "Roles",
        Kind.SEVERAL,
        True,
        choices=tuple(Choice(role, name) for role, name in ROLE_NAMES.items()),
        hint="Digits or Space choose, one or more. Drawers are given afterwards; a newcomer at the "
        "office has that one.",
    ),
)

FIGURES = {
    "adult-1": "Blue, with a square",
    "adult-2": "Gold, with a cross",
    "adult-3": "Green, with two bars",
    "adult-4": "Violet, with a line",
    "adult-5": "Brown, with a frame",
    "adult-6": "Teal, with checks",
    "adult-7": "Pink, with a cup",
    "adult-8": "Grey, with an arch",
}
"""Each figure by its colour and badge."""
NAMED = 1
"""So many of those who have one are named with it."""


def who_has(public: PublicList, id: str, figure: str) -> str:
    """Return who has a figure, one person and those beside them first: `Miss Lee, 2 more`."""
    seen, near = figures(public), beside(public, id)
    has = [other for other in seen if seen[other] == figure]
    has.sort(key=lambda other: (other != id, other not in near))
    more = [f"{len(has) - NAMED} more"] if len(has) > NAMED else []
    return ", ".join((*(public.name_of(other) for other in has[:NAMED]), *more))


def figure_of(public: PublicList, id: str) -> str:
    """Return the figure as which children see somebody: `blue, with a square`."""
    return FIGURES[figures(public)[id]].lower()


def free_name(public: PublicList, name: str, whose: str = "") -> str:
    """Return a name tidied up.

    Raises:
        Incomplete: nothing of it can be seen, or somebody else who works here is called so.
    """
    tidied = tidy(name)
    if not tidied:
        raise Incomplete({"name": "Please write a name that can be read."})
    # "Mr. Lee" is Mr Lee: points and accents make no other name.
    others = {_as_said(person.name) for person in public.adults() if person.id != whose}
    if _as_said(tidied) in others:
        raise Incomplete({"name": "Somebody of this name is on the list already."})
    return tidied


def _as_said(name: str) -> tuple[str, ...]:
    return tuple(words_of(name)) or (name.casefold(),)
