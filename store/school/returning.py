"""Somebody who left and works here again: the same person, under the same id.

What is told of them and what is kept from them hangs on it. So whoever is added under a name like
that of somebody who has left is either that person, with new keys and a first PIN, or two keepers
have read that it is somebody else.
"""

from collections.abc import Iterable
from dataclasses import replace

from store.crypto.keys import Keys
from store.errors import Refused
from store.letterbox.naming import may_mean
from store.names import tidy
from store.school.public_list import OFFICE, ROLL, Person, PublicList, next_list

HERE = "{name} works here already."


def who_left(public: PublicList, name: str) -> tuple[Person, ...]:
    """Return those who have left and may be meant by a name, however it is written.

    By any name they had: `Mr. Web` may be Mr Webb, and so may `John Webb`.
    """
    left = (person for person in public.people if not person.active)
    return tuple(each for each in left if _may_be(public, each, name))


def _may_be(public: PublicList, person: Person, name: str) -> bool:
    names = (each.name for each in public.called((person.id,)))
    return any(may_mean(name, known) or may_mean(known, name) for known in names)


def come_back(
    public: PublicList, person: str, name: str, roles: Iterable[str], keys: Keys
) -> PublicList:
    """Return the next list in which somebody who left works here again, as who they were.

    They hold the `roll`, and with the role the office drawer, like everybody new, and no drawer
    that they held before; they are no keeper.

    Raises:
        Refused: they never left, or were never here.
    """
    before = public.person(person)
    if before is None or before.active:
        raise Refused(HERE.format(name=public.name_of(person)))
    now = replace(
        before,
        name=tidy(name),
        roles=tuple(roles),
        seal=keys.seal,
        verify=keys.verify,
        active=True,
        renewed="",
        renewed_by="",
    )
    given = (ROLL, OFFICE) if OFFICE in now.roles else (ROLL,)
    more = {drawer: (*public.holders.get(drawer, ()), person) for drawer in given}
    return replace(
        next_list(public),
        people=tuple(now if each.id == person else each for each in public.people),
        holders={**public.holders, **more},
        former=(*public.former, before),
    )
