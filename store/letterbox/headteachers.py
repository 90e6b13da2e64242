"""Who is meant by "the headteacher": whoever was it when that was said, not whoever follows them.

What is told carries their ids (`Told.heads`), a triage too. What an older program wrote was kept
from them in the same save: that tells who it was.
"""

from collections.abc import Collection, Iterable

from store.letterbox.readers import HEADTEACHER
from store.letterbox.told import Told
from store.school.public_list import PublicList

ROLE = "headteacher"


def now(public: PublicList) -> tuple[str, ...]:
    """Return who is the headteacher, by id; there may be two, or nobody yet."""
    return tuple(person.id for person in public.with_role(ROLE))


def ever(public: PublicList) -> tuple[str, ...]:
    """Return who is or was the headteacher, as far as the list tells; also who has left."""
    had = (each.id for each in (*public.people, *public.former) if ROLE in each.roles)
    return tuple(dict.fromkeys(had))


def then(public: PublicList, said: Collection[str], kept_from: Iterable[str]) -> tuple[str, ...]:
    """Return who was meant when it was said: as it says, else of whom it was kept then.

    Nobody where neither tells.
    """
    had = ever(public)
    return tuple(said) or tuple(id for id in dict.fromkeys(kept_from) if id in had)


def told_of(public: PublicList, told: Told, kept_from: Iterable[str]) -> tuple[str, ...]:
    """Return of which headteacher something is told; nobody where it is about others."""
    return then(public, told.heads, kept_from) if told.about == HEADTEACHER else ()
