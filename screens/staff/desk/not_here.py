"""What the desk says of drawers that are still empty here, or shut, and who can open them."""

from collections.abc import Iterator, Sequence
from datetime import date, datetime, timedelta
from itertools import groupby

from screens.staff.labels import first_capital, in_a_line, the_drawer
from store.drawers import grants, holders
from store.drawers.grants import sheet_for
from store.school.public_list import CHAIR, HEAD, SAFEGUARDING
from store.signing_in.session import Session

NAMED = 3
"""So many people are named who open a drawer; of more, anybody can be asked."""


READ_ALONE = (
    "What was kept from others and you alone read may be shut to your new PIN, and nobody can tell "
    "you so: the chair's sheet opens it (Ctrl+O at the PIN, “Keep it, open more”). Somebody who "
    "reads it with you can as well (A on their desk)."
)
SAID_FOR = timedelta(days=14)
"""So long after a renewal it is said: who of a case drawer's readers is shut out no list tells."""


def on_the_way(session: Session, now: datetime) -> list[str]:
    """Return a sentence about the drawers that are still empty here, and about the shut."""
    names = sorted(holders.on_the_way(session), key=lambda name: name != SAFEGUARDING)
    empty = [name for name in names if session.holds(name)]
    shut = [name for name in names if not session.holds(name)]
    return [*_empty(session, empty), *_shut(session, shut), *_case_drawers(session, now)]


def _empty(session: Session, names: Sequence[str]) -> Iterator[str]:
    if names:
        be, its, them = ("is", "its", "it") if len(names) == 1 else ("are", "their", "them")
        yield (
            f"{_the_drawers(names)} {be} on {its} way here: somebody who opens {them} "
            f"has to sign in at {_others(session)} first."
        )


def _shut(session: Session, names: Sequence[str]) -> Iterator[str]:
    others = _others(session)
    place = f", here or at {others}" if others else ""
    if not session.person.renewed:
        if names:
            be, them = ("is", "it") if len(names) == 1 else ("are", "them")
            yield (
                f"{_the_drawers(names)} {be} not open to you here yet: somebody who opens "
                f"{them} has to sign in first{place}."
            )
        return
    for sheet, group in groupby(sorted(names, key=sheet_for), sheet_for):
        together = list(group)
        be, them = ("is", "it") if len(together) == 1 else ("are", "them")
        who, by_sheet = _who(session, together), session.public.name_of(sheet)
        yield (
            f"{_the_drawers(together)} {be} not open to your new PIN: "
            + (f"{who} can open {them}{place} (A on the desk), or " if who else "only ")
            + f"{by_sheet} (Ctrl+O at the PIN)."
        )


def _case_drawers(session: Session, now: datetime) -> Iterator[str]:
    """Yield what is said of case drawers, where one is here that a renewed person cannot open."""
    renewed, public = session.person.renewed, session.public
    if not renewed or now.date() - date.fromisoformat(renewed) > SAID_FOR:
        return
    reads = {*public.drawers_of(session.person_id)} & {SAFEGUARDING, HEAD, CHAIR}
    shut = grants.names(session.home.desk.db, grants.CASE) - session.drawers.keys()
    if reads and shut:
        yield READ_ALONE


def _who(session: Session, names: Sequence[str]) -> str:
    """Return who opens all of these drawers besides this person; empty when nobody does."""
    public = session.public
    each = [set(public.held_by(name)) - {session.person_id} for name in names]
    found = sorted(map(public.name_of, set.intersection(*each)))
    if len(found) > NAMED or (not found and all(each)):
        return "somebody who opens the same"
    return in_a_line(found).replace(" and ", " or ")


def _the_drawers(names: Sequence[str]) -> str:
    return first_capital(in_a_line(list(dict.fromkeys(map(the_drawer, names)))))


def _others(session: Session) -> str:
    """Return the names of the other office terminals, in a line."""
    here = session.home.device.id
    others = [each for each in session.public.offices() if each.id != here]
    return " or ".join(each.name or "the first office terminal" for each in others)
