"""What is asked about a person: their name and roles, and the figure that stands for them."""

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
NAMED = 2
"""So many of those who have one are named beside it."""


def figure_fields(public: PublicList, id: str) -> tuple[Field, ...]:
    """Ask which figure stands for somebody, and say whose each is by now."""
    seen, near = figures(public), beside(public, id)

    def label(name: str) -> str:
        has = [other for other in seen if seen[other] == name and other != id]
        has.sort(key=lambda other: other not in near)
        names = [public.name_of(other) for other in has[:NAMED]]
        more = [f"{len(has) - NAMED} more"] if len(has) > NAMED else []
        return ": ".join((FIGURES[name], *filter(None, [", ".join((*names, *more))])))

    choices = tuple(Choice(name, label(name)) for name in FIGURES)
    hint = "Children know it: what somebody else has is theirs while another is free."
    return (Field("figure", "Figure", Kind.CHOICE, True, choices=choices, hint=hint),)


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
