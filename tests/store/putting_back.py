"""What is told at a terminal, who finds it, and how often a terminal was put back."""

from store.carrying import alarms
from store.home import Home
from store.letterbox.collect import collect
from store.letterbox.told import Told
from store.school.public_list import SAFEGUARDING
from tests.made_up import NOW
from tests.terminals import Terminal, Terminals

DSL, HEAD = "Mrs Adeyemi", "Ms Hart"


def tell(terminal: Terminal, *words: str, carry: bool = False) -> None:
    for each in words:
        terminal.intake.post(Told(words=each), NOW)
        if carry:
            terminal.carry()


def told(terminals: Terminals, terminal: Terminal | None = None) -> list[str]:
    """Return the words that somebody who signs in finds, sorted."""
    session = terminal.sign_in(DSL) if terminal else terminals.school.sign_in(DSL)
    collect(session, NOW)
    drawer = session.drawer(SAFEGUARDING)
    return sorted(drawer.get(row.subject).told.words for row in drawer.rows("worry"))


def put_backs(home: Home, terminal: Terminal) -> list[int]:
    return alarms.went_on(home.letterbox.db, terminal.id)
