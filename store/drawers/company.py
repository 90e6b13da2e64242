"""Who reads a case or a worry beside somebody: nobody is left alone with it by their own hand.

Rows 15, 27 and 29: nobody alone decides about an adult, or about what may be a crime.
"""

from store.drawers import holders, moves
from store.drawers.drawer import Drawer
from store.letterbox.readers import ORDER
from store.signing_in.session import Session

ALONE = (
    "Then you alone could open it, and nobody is left to let in. Have somebody let into the "
    "drawer first (People)."
)


def company(session: Session, drawer: Drawer, subject: str, about: str) -> tuple[str, ...]:
    """Return who could be let in to read it besides those who can already, by id.

    They are of the first drawer that has somebody, in the letterbox's own order for what it is
    `about` (`store.letterbox.readers`).
    """
    out = {
        *moves.kept_from(drawer, moves.linked(drawer, subject)),
        *holders.holders_of(session, drawer),
        session.person_id,
    }
    for each in ORDER[about]:
        if fit := tuple(id for id in session.public.held_by(each) if id not in out):
            return fit
    return ()


def is_last(session: Session, drawer: Drawer, subject: str, person: str) -> bool:
    """Tell whether nobody but this session's person could open it without that one."""
    away = moves.kept_from(drawer, moves.linked(drawer, subject))
    others = set(holders.holders_of(session, drawer)) - away - {session.person_id}
    return others == {person}


def instead_of(session: Session, drawer: Drawer, subject: str, person: str, about: str) -> str:
    """Return who is let in where a rule keeps the last other reader out, if somebody has to be."""
    if not is_last(session, drawer, subject, person):
        return ""
    fit = (id for id in company(session, drawer, subject, about) if id != person)
    return next(fit, "")
