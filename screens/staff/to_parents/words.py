"""How staff read letters: where one stands, and which forms it asks."""

from collections.abc import Sequence

from screens.widgets.listing import Tone
from store.consents import wording
from store.consents.letters import BACK, HELD, OUT, OVER, READY, Letter
from store.roll.carers import Carer
from store.signing_in.session import Session

STATES: dict[str, tuple[str, Tone]] = {
    HELD: ("second look", "warning"),
    READY: ("to print", ""),
    OUT: ("printed", ""),
    BACK: ("answered", "good"),
    OVER: ("ended", "quiet"),
}
"""A word and a tone for each state of a letter."""
DECIDE: tuple[str, Tone] = ("decide", "warning")
"""The same for one that was ended since its adult is kept away."""


def couples(found: Sequence[Carer]) -> str:
    """Return who gets no letter since the roll has two people as one."""
    names = "; ".join(each.name for each in found)
    return (
        f"Two people stand as one adult in the roll, and get no letter: {names}. On the child's "
        "page E leaves one of them, A adds the other."
    )


def titles(session: Session, found: Sequence[Letter]) -> str:
    """Return the titles of the forms that letters ask, each once."""
    db, public = session.home.desk.db, session.public
    editions = dict.fromkeys(id for each in found for id in each.forms)
    known = (wording.edition(db, public, each) for each in editions)
    return "; ".join(dict.fromkeys(each.title if each else "Not here yet" for each in known))
