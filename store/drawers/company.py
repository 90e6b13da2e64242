"""Who reads a case or a worry beside somebody: nobody is left alone with it by their own hand.

Rows 15, 27 and 29: nobody alone decides about an adult, or about what may be a crime.
"""

from collections.abc import Collection

from store.drawers import holders, moves
from store.drawers.drawer import Drawer
from store.letterbox.readers import ORDER
from store.school.public_list import PublicList
from store.signing_in.session import Session

ALONE = (
    "Then you alone could open it, and nobody is left to let in. Have somebody let into the "
    "drawer first (People)."
)


def company(
    session: Session, drawer: Drawer, subject: str, about: str, out: Collection[str] = ()
) -> tuple[str, ...]:
    """Return who could be let in to read it besides those who can already, by id, none of `out`.

    They are of the first drawer that has somebody, in the letterbox's own order for what it is
    `about` (`store.letterbox.readers`).
    """
    away = moves.kept_from(drawer, moves.linked(drawer, subject))
    return fit(session.public, about, {*away, *out, *holders.holders_of(session, drawer)})


def fit(public: PublicList, about: str, out: Collection[str]) -> tuple[str, ...]:
    """Return who could be let in to read what is `about` this, but for those who are `out`."""
    for each in ORDER[about]:
        if found := tuple(id for id in public.held_by(each) if id not in out):
            return found
    return ()


def not_alone(
    public: PublicList, about: str, left: tuple[str, ...], away: Collection[str]
) -> tuple[str, ...]:
    """Return who reads what is kept from those who are `away`: the one who is left not alone."""
    if len(left) != 1:
        return left
    return (*left, *fit(public, about, {*left, *away})[:1])


def is_read_alone(session: Session, drawer: Drawer) -> bool:
    """Tell whether nobody but this session's person can open what lies in a drawer."""
    return set(holders.holders_of(session, drawer)) == {session.person_id}


def is_last(
    session: Session, drawer: Drawer, subject: str, person: str, named: Collection[str] = ()
) -> bool:
    """Tell whether nobody but this session's person could open it without that one.

    Those of whom it may be, who are `named`, are no other readers: they judge nothing of it.
    """
    away = moves.kept_from(drawer, moves.linked(drawer, subject))
    others = set(holders.holders_of(session, drawer)) - away - {session.person_id}
    return person in others and others - {person} <= set(named)


def instead_of(
    session: Session,
    drawer: Drawer,
    subject: str,
    person: str,
    about: str,
    named: Collection[str] = (),
) -> str:
    """Return who is let in where a rule keeps the last other reader out, if somebody has to be."""
    if not is_last(session, drawer, subject, person, named):
        return ""
    others = (id for id in company(session, drawer, subject, about) if id != person)
    return next(others, "")
