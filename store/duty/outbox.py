"""What was sent to whom, by which office terminal, and what became of it.

One notice per event and person: each office terminal tells the others what it has sent. The first
on the list sends at once, each further one only when it has not heard of that in time.
"""

from collections.abc import Collection
from dataclasses import dataclass
from datetime import UTC, datetime
from uuid import uuid4

from store.carrying import board, sealed_pins
from store.database import transaction
from store.duty.events import TEST, Wanted
from store.home import Home

ASKED, TRYING, SENT, FAILED = "asked", "trying", "sent", "failed"
"""Somebody asks for a test; it did not go yet and is tried again; it went; it is given up."""
TRIES = 4
"""So often a notice is tried, further and further apart."""
TOLD = 200
"""So many of the last ones the other terminals are told of."""
SHOWN = 50


@dataclass(frozen=True)
class Message:
    """A notice: for which event, to whom, from where, and what became of it `at` (ISO 8601).

    `why` is a sentence of ours where it did not go: nothing of an address. One that was `SENT` says
    by it which of several addresses did not take it.
    """

    event: str
    person: str
    terminal: str
    state: str
    tries: int
    at: str
    why: str = ""

    @property
    def kind(self) -> str:
        """Which kind of event it was."""
        return self.event.partition(" ")[0]


def ask_test(home: Home, person: str, now: datetime) -> None:
    """Ask for a test notice to somebody."""
    _keep(home, Message(f"{TEST} {uuid4().hex[:12]}", person, home.device.id, ASKED, 0, _at(now)))


def asked(home: Home) -> list[Wanted]:
    """Return the tests that were asked for here and did not go yet."""
    rows = home.desk.db.query(
        "SELECT event, person FROM messages WHERE terminal = ? AND state IN (?, ?)"
        " AND event LIKE ? ORDER BY at",
        [home.device.id, ASKED, TRYING, f"{TEST} %"],
    )
    return [Wanted(row["event"], row["person"]) for row in rows]


def done(home: Home, since: datetime) -> Collection[tuple[str, str]]:
    """Return event and person of what went, whoever sent it, or was given up here."""
    rows = home.desk.db.query(
        "SELECT event, person FROM messages WHERE at >= ? AND (state = ? OR"
        " (state = ? AND terminal = ?))",
        [_at(since), SENT, FAILED, home.device.id],
    )
    return {(row["event"], row["person"]) for row in rows}


def tries(home: Home, wanted: Wanted) -> int:
    """Return how often this terminal has tried."""
    rows = home.desk.db.query(
        "SELECT tries FROM messages WHERE event = ? AND person = ? AND terminal = ?",
        [wanted.event, wanted.person, home.device.id],
    )
    return next((int(row["tries"]) for row in rows), 0)


def note(
    home: Home,
    wanted: Wanted,
    why: str,
    now: datetime,
    *,
    went: bool = False,
    final: bool = False,
) -> Message:
    """Write down what became of a try: `why` it did not go, or not everywhere though it `went`."""
    count = tries(home, wanted) + 1
    state = SENT if went or not why else FAILED if final or count >= TRIES else TRYING
    message = Message(wanted.event, wanted.person, home.device.id, state, count, _at(now), why)
    _keep(home, message)
    return message


def latest(home: Home, person: str = "", limit: int = SHOWN) -> list[Message]:
    """Return what was sent last, the newest first; to one person, or to anybody."""
    where, given = ("WHERE person = ?", [person]) if person else ("", [])
    rows = home.desk.db.query(
        f"SELECT * FROM messages {where} ORDER BY at DESC, rowid DESC LIMIT {limit:d}", given
    )
    return [Message(**row) for row in rows]


def pin(home: Home) -> None:
    """Tell the other office terminals what was sent from here lately."""
    if len(home.desk.school.offices()) < 2:
        return
    rows = home.desk.db.query(
        "SELECT * FROM messages WHERE terminal = ? AND state IN (?, ?)"
        f" ORDER BY at DESC, event, person LIMIT {TOLD:d}",
        [home.device.id, SENT, FAILED],
    )
    if said := [Message(**row) for row in rows]:
        sealed_pins.pin(home, board.SENT, said)


def take_in(home: Home, terminal: str, body: bytes) -> None:
    """Take in what another office terminal has sent.

    Raises:
        Unopenable: it holds something else.
    """
    otherwise = "What another terminal has sent cannot be read."
    for each in sealed_pins.opened(home, body, list[Message], otherwise) or ():
        if each.terminal == terminal:
            _keep(home, each)


def _keep(home: Home, message: Message) -> None:
    values = [
        message.event,
        message.person,
        message.terminal,
        message.state,
        message.tries,
        message.at,
        message.why,
    ]
    with transaction(home.desk.db):
        home.desk.db.execute("INSERT OR REPLACE INTO messages VALUES (?, ?, ?, ?, ?, ?, ?)", values)


def _at(now: datetime) -> str:
    return now.astimezone(UTC).isoformat(timespec="seconds")
