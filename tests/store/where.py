"""Where something lies that a session can open."""

from store.drawers.drawer import Drawer
from store.signing_in.session import Session


def where(session: Session, subject: str) -> Drawer:
    """Return the drawer in which a subject lives now; it must be open."""
    found = session.find(subject)
    assert found is not None, f"{subject} is not found"
    return found
