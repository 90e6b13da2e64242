"""Somebody whose ring is carried to a classroom, and who signs in there."""

from store.signing_in import sign_in
from store.signing_in.logger import Logger
from store.signing_in.session import Session
from tests.made_up import NOW
from tests.store.owed_rings import make_owed
from tests.terminals import Terminal, Terminals

LEE, DSL = "Miss Lee", "Mrs Adeyemi"


def visit(terminals: Terminals, name: str) -> Session:
    """Sign somebody in at the office; their rings are carried."""
    session = terminals.school.sign_in(name)
    make_owed(session, terminals.school.pins[name])
    terminals.all()
    return session


def enter(terminals: Terminals, room: Terminal, pin: str, name: str = LEE) -> Logger:
    found = sign_in.sign_in(room.home, terminals.school.people[name], pin, NOW)
    assert isinstance(found, Logger)
    return found
