"""Finding a case or a worry by what it is called: its number, its title, a name in it."""

from store.cases.cases import NOUN as CASE
from store.drawers.record import Row, words_of
from store.signing_in.session import Session
from store.worries.worries import NOUN as WORRY

MOST = 30
OPEN_STATES = ("open", "waiting")


def jump(session: Session, typed: str, limit: int = MOST) -> list[Row]:
    """Return what is called so in the drawers of this session: open first, then the newest."""
    words = words_of(typed)
    found = [
        row
        for drawer in session.shared()
        for row in drawer.called(words, (CASE, WORRY), limit=limit)
    ]
    found.sort(key=lambda row: row.at, reverse=True)
    found.sort(key=lambda row: (row.state not in OPEN_STATES, row.noun != CASE))
    return found[:limit]
