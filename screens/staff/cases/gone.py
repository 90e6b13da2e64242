"""What the page of a record says once it is not there for whoever had it open."""

from datetime import datetime

from screens.staff.adults import handed_words
from store.signing_in.session import Session

MOVED = "This was moved to a drawer that your key ring does not open."
NOWHERE = "This is in no drawer that your key ring opens."


def where_to(session: Session, drawer_name: str, subject: str, now: datetime) -> str:
    """Return what became of a subject that lay in this drawer before."""
    drawer = session.drawers.get(drawer_name)
    moved = drawer is not None and drawer.state_of(subject) == "moved"
    return handed_words.line_of(session, subject, now) or (MOVED if moved else NOWHERE)
