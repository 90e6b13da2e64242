"""A secret word, and whether somebody finds it."""

from store import on_desk
from store.drawers import holders
from store.letterbox import collect
from store.signing_in.session import Session
from tests.made_up import NOW, School

SECRET = "zebrafish"


def finds(session: Session, subject: str = "") -> bool:
    """Tell whether a session finds the secret by any of its ways."""
    shown = on_desk.of(session, NOW)
    titles = " ".join(row.title for row in (*shown.waiting, *shown.cases, *shown.inbox))
    bodies = [entry.body for d in session.drawers.values() for entry in d.everything()]
    records = [drawer.get(subject) for drawer in session.drawers.values()] if subject else []
    return any(
        (
            SECRET in titles,
            bool(session.search(SECRET)),
            bool(session.search(SECRET[:4])),
            SECRET in str(bodies),
            SECRET in str(records),
            bool(subject and session.find(subject)),
        )
    )


def settle(school: School, *names: str) -> None:
    for name in names:
        session = school.sign_in(name)
        collect.collect(session, school.now)
        holders.settle(session, school.now)
        session.lock()
