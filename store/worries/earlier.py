"""What the same child told before, as far as this session may read it."""

from store.signing_in.session import Session
from store.worries.worry import Worry, title


def told_before(session: Session, worry: Worry) -> int:
    """Return how many more worries this session may read of the same name, or peg and class."""
    if not (worry.name or worry.told.peg):
        return 0
    drawers = session.shared()
    return max(0, sum(drawer.count_titled("worry", title(worry)) for drawer in drawers) - 1)


def told_earlier(session: Session, worry: Worry) -> Worry | None:
    """Return the worry to which a child added this one, where this session may read it."""
    drawer = session.find(worry.told.follows) if worry.told.follows else None
    found = drawer.get(worry.told.follows) if drawer else None
    return found if isinstance(found, Worry) else None
