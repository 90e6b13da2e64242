"""What a case begins with that is opened from what was told."""

from collections.abc import Sequence
from datetime import datetime

from store.cases.act_fields import CATEGORY_IS
from store.cases.kinds import OPENED
from store.drawers.drawer import Fact
from store.fields import Field, Values, kept, label
from store.letterbox import headteachers
from store.letterbox.readers import ADULT, PUPIL
from store.school.due import LADO_WITHIN, due_at
from store.signing_in.session import Session
from store.worries.case_numbers import next_number
from store.worries.worries import Worry


def fact(
    session: Session,
    case: str,
    worries: Sequence[Worry],
    fields: Sequence[Field],
    values: Values,
    now: datetime,
) -> Fact:
    """Return what is recorded of a case that these worries come into, with its number."""
    category = next(each for each in fields if each.id == "category")
    body = {
        **kept(fields, values),
        CATEGORY_IS: label(category, values["category"]),
        "number": next_number(session, now),
        "kept_from": sorted({id for worry in worries for id in worry.kept_from}),
        "about": sorted(_about(session, worries)),
        **_lado_clock(session, worries, values, now),
    }
    return Fact(case, OPENED, body)


def _about(session: Session, worries: Sequence[Worry]) -> set[str]:
    """Return the adults that worries are said to be about."""
    public = session.public
    heads = (headteachers.told_of(public, each.told, each.kept_from) for each in worries)
    return {each.told.adult for each in worries}.union(*heads) - {""}


def _lado_clock(
    session: Session, worries: Sequence[Worry], values: Values, now: datetime
) -> dict[str, str]:
    """Return by when the LADO is rung about an adult: the school knows from now on at the latest.

    KCSIE: within one working day.
    """
    about = values["category"] == ADULT or any(each.told.about != PUPIL for each in worries)
    return {"lado_due": due_at(LADO_WITHIN, now, session.public.calendar)} if about else {}
