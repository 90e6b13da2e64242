"""What a case is opened with: whom it is about, since when the school knows, and who leads it.

Whom the words name opens one all the same, so that nothing waits for them. But they say nothing
of it than what it is called: how grave it is and what it is about somebody else says, and leads it.
"""

from collections.abc import Mapping, Sequence
from datetime import datetime
from typing import Any

from store.cases import door
from store.cases.act_fields import CATEGORY_IS
from store.cases.begun import KNOWN
from store.cases.restrict import company
from store.drawers.drawer import Drawer
from store.drawers.holders import holders_of
from store.fields import Field, Values, kept, label
from store.letterbox import headteachers
from store.letterbox.readers import ADULT, PUPIL
from store.school.due import LADO_WITHIN, SAME_DAY, due_at, known_at
from store.school.public_list import PublicList
from store.signing_in.session import Session
from store.worries import stands_out
from store.worries.case_numbers import next_number
from store.worries.worry import Worry

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


def body(
    session: Session,
    drawer: Drawer,
    worries: Sequence[Worry],
    fields: Sequence[Field],
    values: Values,
    now: datetime,
    *,
    begun: Mapping[str, Any],
) -> dict[str, Any]:
    """Return what is recorded of a case that begins with worries, or with what was `begun`."""
    category = next(each for each in fields if each.id == "category")
    named = is_named(session, drawer, worries)
    known = known_at((begun.get(KNOWN, ""), *(each.sent_at for each in worries)), now)
    return {
        **kept(fields, values),
        CATEGORY_IS: label(category, values["category"]),
        "number": next_number(session, now),
        "kept_from": sorted({id for worry in worries for id in worry.shut_out}),
        "about": sorted(about(session.public, worries)),
        "known_at": known.isoformat(timespec="seconds"),
        "triage_due": due_at(SAME_DAY, now, session.public.calendar),
        **lado_clock(session.public, worries, values, known),
        **({"lead": leader(session, drawer, worries)} if named else {}),
    }


def about(public: PublicList, worries: Sequence[Worry]) -> set[str]:
    """Return the adults that worries are said to be about, by id."""
    heads = (headteachers.told_of(public, each.told, each.kept_from) for each in worries)
    return {each.told.adult for each in worries}.union(*heads) - {""}


def lado_clock(
    public: PublicList, worries: Sequence[Worry], values: Values, known: datetime
) -> dict[str, str]:
    """Return by when the LADO is rung about an adult, of what the school has `known` since then.

    KCSIE: within one working day.
    """
    is_about = values["category"] == ADULT or any(each.told.about != PUPIL for each in worries)
    return {"lado_due": due_at(LADO_WITHIN, known, public.calendar)} if is_about else {}
