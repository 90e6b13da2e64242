"""What a case begins with that is opened from what was told, and who leads it.

Whom the words name opens one all the same, so that nothing waits for them. But they say nothing
of it than what it is called: how grave it is and what it is about somebody else says, and leads it.
"""

from collections.abc import Sequence
from datetime import datetime

from store.cases import door
from store.cases.act_fields import CATEGORY_IS
from store.cases.kinds import OPENED
from store.cases.restrict import company
from store.drawers.drawer import Drawer, Fact
from store.drawers.holders import holders_of
from store.fields import Field, Values, kept, label
from store.letterbox import headteachers
from store.letterbox.readers import ADULT, PUPIL
from store.school.due import LADO_WITHIN, due_at
from store.signing_in.session import Session
from store.worries import stands_out
from store.worries.case_numbers import next_number
from store.worries.worries import Worry

THEIRS = (
    "Your name is in it: {} leads it, and says how grave it is and what it is about. Until then it "
    "stands as high."
)
DSL = "dsl"
UNSAID = {"category": "other", "seriousness": "high"}
"""What stands for what whoever is named does not say."""


def is_named(session: Session, drawer: Drawer, worries: Sequence[Worry]) -> bool:
    """Tell whether one of the worries may be about whoever opens a case with them."""
    return any(door.why_not(session.public, drawer, each) for each in worries)


def by_named(worries: Sequence[Worry], values: Values) -> Values:
    """Return what a case begins with that is opened by somebody named: the title is theirs."""
    about = any(each.told.about != PUPIL for each in worries)
    return {"title": values.get("title", ""), **UNSAID, **({"category": ADULT} if about else {})}


def leader(session: Session, drawer: Drawer, worries: Sequence[Worry]) -> str:
    """Return who leads a case instead of whoever is named: one who reads it, or is let in; or "".

    Those who lead safeguarding come first.
    """
    public = session.public
    away = {session.person_id, *(id for each in worries for id in each.kept_from)}
    away |= {id for each in worries for id in stands_out.adults_in(each, public)}
    left = [each.id for each in public.with_role(DSL) if each.id in holders_of(session, drawer)]
    left += [id for id in holders_of(session, drawer) if public.is_active(id)]
    found = next((id for id in left if id not in away), "")
    beside = company(session, drawer, worries[0])[:1]  # who is let in where nobody else reads it
    return found or next((each.id for each in beside if each.id not in away), "")


def fact(
    session: Session,
    drawer: Drawer,
    case: str,
    worries: Sequence[Worry],
    fields: Sequence[Field],
    values: Values,
    now: datetime,
) -> Fact:
    """Return what is recorded of a case that these worries come into, with its number."""
    category = next(each for each in fields if each.id == "category")
    named = is_named(session, drawer, worries)
    body = {
        **kept(fields, values),
        CATEGORY_IS: label(category, values["category"]),
        "number": next_number(session, now),
        "kept_from": sorted({id for worry in worries for id in worry.kept_from}),
        "about": sorted(_about(session, worries)),
        **_lado_clock(session, worries, values, now),
        **({"lead": leader(session, drawer, worries)} if named else {}),
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
