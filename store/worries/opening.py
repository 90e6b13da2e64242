"""What a case is opened with: whom it is about, as told, and by when the LADO hears of that."""

from collections.abc import Sequence
from datetime import datetime

from store.fields import Values
from store.letterbox import headteachers
from store.letterbox.readers import ADULT, PUPIL
from store.school.due import LADO_WITHIN, due_at
from store.school.public_list import PublicList
from store.worries.worries import Worry


def about(public: PublicList, worries: Sequence[Worry]) -> set[str]:
    """Return the adults that worries are said to be about, by id."""
    heads = (headteachers.told_of(public, each.told, each.kept_from) for each in worries)
    return {each.told.adult for each in worries}.union(*heads) - {""}


def lado_clock(
    public: PublicList, worries: Sequence[Worry], values: Values, now: datetime
) -> dict[str, str]:
    """Return by when the LADO is rung about an adult: the school knows from now on at the latest.

    KCSIE: within one working day.
    """
    is_about = values["category"] == ADULT or any(each.told.about != PUPIL for each in worries)
    return {"lado_due": due_at(LADO_WITHIN, now, public.calendar)} if is_about else {}
