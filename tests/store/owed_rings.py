"""Key rings that somebody makes for other terminals."""

from store.signing_in import other_rings, rings, sign_in
from store.signing_in.session import Session
from tests.made_up import NOW


def make_owed(session: Session, secret: str) -> int:
    """Do what the desk does in the background; return how many rings were made."""
    sign_in.owe(session, secret)
    owed, session.owed = session.owed, None
    if owed is None:
        return 0
    other_rings.pin(session.home, owed.make())
    return len(owed.terminals)


def change(session: Session, new: str) -> None:
    ring = rings.lock(session.home, session.person_id, session.keys.seed, new)
    sign_in.change_pin(session, "", ring, NOW)
