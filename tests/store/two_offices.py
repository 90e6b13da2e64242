"""Two office terminals that write apart and meet, and what both then hold."""

from datetime import datetime

from store.carrying import share
from store.drawers import holders
from store.drawers.contents import Contents
from store.drawers.journal import in_order
from store.letterbox.collect import collect
from store.school.public_list import SAFEGUARDING
from store.signing_in.session import Session
from tests.made_up import NOW
from tests.terminals import Terminal, Terminals

DSL, DEPUTY, HEAD = "Mrs Adeyemi", "Mr Patel", "Ms Hart"


def rows(drawer: Contents) -> dict[str, object]:
    """Return every record but the drawer's own, which says who granted it last."""
    found = drawer.db.query("SELECT subject, body FROM records WHERE noun <> 'drawer'")
    return {row["subject"]: row["body"] for row in found}


def same(one: Session, other: Session) -> None:
    """Both sessions hold the same drawers, with the same entries and records."""
    for name, drawer in one.drawers.items():
        if not other.holds(name):
            continue
        there = other.drawer(name)
        assert rows(drawer) == rows(there)
        subjects = rows(drawer)
        for subject in subjects:
            assert in_order(drawer.entries(subject)) == in_order(there.entries(subject))


def share_all(session: Session, now: datetime) -> None:
    for drawer in session.drawers.values():
        share.post(session.home, drawer, now)


def meet(terminals: Terminals, *sessions: Session) -> None:
    """Let everything travel, and both sides take it in, until nothing is new."""
    for _ in range(2):
        for session in sessions:
            collect(session, NOW)
            holders.settle(session, NOW)
        terminals.all()
    for session in sessions:
        collect(session, NOW)


def both_have(terminals: Terminals, there: Terminal, name: str = DEPUTY) -> tuple[Session, Session]:
    """Return sessions at both terminals that have the same open case."""
    first = terminals.school.sign_in(DSL)
    first.drawer(SAFEGUARDING).record("case:1", "case.opened", {"title": "Hats"}, NOW)
    meet(terminals, first)
    return first, there.sign_in(name)
