"""What becomes of each kind of notice on the board, at the terminal that reads it."""

from collections.abc import Callable
from datetime import datetime

from store import front_desk
from store.adults import published
from store.carriers.carrier import Notice
from store.carrying import between_offices, board, delivery
from store.consents import links, wording
from store.drawers import grants
from store.duty import late, outbox, reach, words
from store.errors import Unopenable
from store.home import Home
from store.languages import verdicts
from store.letterbox import alerts, collected, receipts
from store.signing_in import other_rings


def take(home: Home, notice: Notice, body: bytes, now: datetime) -> None:
    """Take in what an office terminal has pinned up; a kind that is too new is left alone.

    Raises:
        Unopenable: it does not hold what it should.
        Refused: the list of people does not permit it.
    """
    handler = _HANDLERS.get(board.kind_of(notice))
    if handler:
        handler(home, notice, body, now)


def _list(home: Home, notice: Notice, body: bytes, now: datetime) -> None:
    new, signatures = front_desk.unpack(body)
    home.desk.take_in(new, signatures)
    other_rings.purge(home)


def _note(home: Home, notice: Notice, body: bytes, now: datetime) -> None:
    at = now.isoformat(timespec="seconds")
    delivery.keep(home.letterbox, notice.terminal, notice.counter, body, at)


def _alert(home: Home, notice: Notice, body: bytes, now: datetime) -> None:
    alerts.take_in(home.desk.db, body, home.desk.school)


def _reply(home: Home, notice: Notice, body: bytes, now: datetime) -> None:
    receipt, id = _two(notice)
    receipts.take_in(home.desk.db, receipt, id, body)


def _ring(home: Home, notice: Notice, body: bytes, now: datetime) -> None:
    terminal, person = _two(notice)
    if terminal == home.device.id:
        other_rings.take_in(home, notice, person, body, now)


def _two(notice: Notice) -> tuple[str, str]:
    """Return the two parts of a key after its kind."""
    parts = notice.key.split(":")
    if len(parts) != 3:
        raise Unopenable("A notice on the board goes by a key that is none.")
    return parts[1], parts[2]


def _collected(home: Home, notice: Notice, body: bytes, now: datetime) -> None:
    collected.keep(home.letterbox, notice.terminal, notice.counter, body)


def _grant(home: Home, notice: Notice, body: bytes, now: datetime) -> None:
    if grant := between_offices.opened(home, body):
        grants.take_in(home.desk.db, grant, home.desk.school)


def _proposals(home: Home, notice: Notice, body: bytes, now: datetime) -> None:
    between_offices.take_proposals(home, body)


def _verdicts(home: Home, notice: Notice, body: bytes, now: datetime) -> None:
    verdicts.take_in(home.desk.db, notice.key, body)


def _duty(home: Home, notice: Notice, body: bytes, now: datetime) -> None:
    words.take_in(home.desk.db, notice.key, body)


def _reach(home: Home, notice: Notice, body: bytes, now: datetime) -> None:
    reach.take_in(home, body)


def _late(home: Home, notice: Notice, body: bytes, now: datetime) -> None:
    late.take_in(home, notice.terminal, body)


def _sent(home: Home, notice: Notice, body: bytes, now: datetime) -> None:
    outbox.take_in(home, notice.terminal, body)


def _beside(home: Home, notice: Notice, body: bytes, now: datetime) -> None:
    published.take_in(home.desk.db, body)


def _links(home: Home, notice: Notice, body: bytes, now: datetime) -> None:
    links.take_in(home.desk.db, body)


def _ended(home: Home, notice: Notice, body: bytes, now: datetime) -> None:
    links.take_ended(home.desk.db, body)


def _form(home: Home, notice: Notice, body: bytes, now: datetime) -> None:
    wording.take_in(home.desk.db, body)


_HANDLERS: dict[str, Callable[[Home, Notice, bytes, datetime], None]] = {
    board.LIST: _list,
    board.NOTE: _note,
    board.ALERT: _alert,
    board.REPLY: _reply,
    board.RING: _ring,
    board.GRANT: _grant,
    board.COLLECTED: _collected,
    board.PROPOSALS: _proposals,
    board.VERDICTS: _verdicts,
    board.DUTY: _duty,
    board.REACH: _reach,
    board.LATE: _late,
    board.SENT: _sent,
    board.BESIDE: _beside,
    board.LINKS: _links,
    board.ENDED: _ended,
    board.FORM: _form,
}
