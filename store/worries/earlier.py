"""What the same child told before, as far as this session may read it."""

from store.signing_in.session import Session
from store.worries.worry import Worry, title


def told_before(session: Session, worry: Worry) -> int:
    """Return how many more worries this session may read of the same name, or peg and class."""
    if not (worry.name or worry.told.peg):
        return 0
    drawers = session.shared()
    return max(0, sum(drawer.count_titled("worry", title(worry)) for drawer in drawers) - 1)


def maybe_told(session: Session, worry: Worry) -> int:
    """Return how many more of its class have the first name alone, or a longer name with it.

    Nobody knows whether that is the same child: there may be two of that first name.
    """
    first, _, more = worry.name.strip().partition(" ")
    if not (first and worry.told.class_name):
        return 0
    drawers, ends = session.shared(), title(worry).removeprefix(worry.name)
    if more:
        return sum(drawer.count_titled("worry", f"{first}{ends}") for drawer in drawers)
    return sum(drawer.count_between("worry", f"{first} ", ends) for drawer in drawers)


def told_earlier(session: Session, worry: Worry) -> Worry | None:
    """Return the worry to which a child added this one, where this session may read it."""
    drawer = session.find(worry.told.follows) if worry.told.follows else None
    found = drawer.get(worry.told.follows) if drawer else None
    return found if isinstance(found, Worry) else None
