"""When somebody looks next, as far as a child may be promised it."""

from collections.abc import Sequence
from contextlib import suppress
from datetime import datetime

from store.errors import WorryBoxError
from store.home import Home
from store.letterbox.readers import Readers
from store.school.public_list import SAFEGUARDING
from store.school.school_days import Standing, standing


def standing_of(home: Home, now: datetime, people: Sequence[str] | None = None) -> Standing:
    """Return whether the school is open, and when one of these `people`, or anybody, looks."""
    if home.desk.school.calendar is None:
        return standing(None, now)
    # Read when first needed: the first page must be there at once.
    from store.duty import state

    return state.read(home.desk, now).standing(people)


def look(home: Home, readers: Readers, now: datetime) -> datetime | None:
    """Return when one of the readers looks next, in school time; None where it is not promised."""
    here = standing_of(home, now, readers.people)
    if here.look is None or readers.nobody or readers.drawer != SAFEGUARDING:
        return None
    # Read when first needed: the first page must be there at once.
    from store.carrying.last_round import gets_there

    with suppress(WorryBoxError):
        return here.look if gets_there(home, now) else None
    return None
