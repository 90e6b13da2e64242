"""What is asked about a person: their name and roles."""

from screens.staff.labels import ROLE_NAMES
from store.drawers.record import words_of
from store.errors import Incomplete
from store.fields import Choice, Field, Kind
from store.names import tidy
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
