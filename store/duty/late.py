"""When the steps of cases are due, for the digest of what is late: moments, and nothing else.

Cases lie in drawers that are shut while nobody is signed in. Whoever opens a drawer leaves the
moments behind, sealed to the office terminals. What is late in a drawer about adults, or in one
that keeps a case from somebody, is told to its own holders alone; so is that it was handed to them.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import UTC, datetime

import msgspec

from store.carrying import board, sealed_pins
from store.cases import alone
from store.cases.case import Case
from store.crypto import seal
from store.database import transaction
from store.drawers.drawer import Drawer
from store.drawers.grants import CASE
from store.drawers.holding import Holding, subject_of
from store.errors import UNREADABLE, Unopenable
from store.home import Home
from store.school.public_list import CHAIR, HEAD, SAFEGUARDING
from store.signing_in.session import Session
from store.worries import unopened

APART = (HEAD, CHAIR)
"""The drawers about adults at school."""
MOST = 300
"""So many moments are kept, the soonest first."""


@dataclass(frozen=True)
class Kept:
    """What is known of a case drawer: who opens it, when something in it is due, and whether it
    was handed to them and nobody has opened it yet."""

    people: tuple[str, ...]
    due: tuple[str, ...] = ()
    waits: bool = False


@dataclass(frozen=True)
class Known:
    """The moments (`2026-03-03 09:14`) at which something is due, as they were known `at`.

    `apart` are those of the drawers about adults, `kept` what is known of case drawers, by the
    drawer's name.
    """

    at: str
    due: tuple[str, ...] = ()
    apart: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    kept: Mapping[str, Kept] = field(default_factory=dict)


def note(session: Session, now: datetime) -> None:
    """Leave behind what this session knows of when steps are due."""
    home, before = session.home, newest(session.home)
    # What this session does not open stays as somebody else knew it.
    due = _due_in(session, SAFEGUARDING) if session.holds(SAFEGUARDING) else before.due
    seen = {name: _due_in(session, name) for name in APART if session.holds(name)}
    apart = {name: said for name, said in {**before.apart, **seen}.items() if said}
    cases = {each.name: _kept(session, each) for each in session.shared() if _is_case(each)}
    kept = {n: said for n, said in {**before.kept, **cases}.items() if said.due or said.waits}
    if (before.due, before.apart, before.kept) != (due, apart, kept):
        _keep(home, home.device.id, Known(_at(now), due, apart, kept))


def handed(home: Home, drawer: str, people: Sequence[str], now: datetime) -> None:
    """Leave behind that a case drawer was handed to people, until one of them has opened it."""
    before = newest(home)
    kept = {**before.kept, drawer: Kept(tuple(people), waits=True)}
    _keep(home, home.device.id, Known(_at(now), before.due, before.apart, kept))


def _is_case(drawer: Drawer) -> bool:
    return drawer.name.startswith(CASE)


def _kept(session: Session, drawer: Drawer) -> Kept:
    public = session.public
    cases = [drawer.get(row.subject) for row in drawer.rows("case", ["open"])]
    waits = any(isinstance(each, Case) and each.matter.is_untaken for each in cases)
    holding = drawer.get(subject_of(drawer.name))
    held = holding.holders if isinstance(holding, Holding) else {}
    people = tuple(id for id in held if public.is_active(id))
    return Kept(people, _due_in(session, drawer.name), waits)


def _at(now: datetime) -> str:
    return now.astimezone(UTC).isoformat(timespec="seconds")


def _due_in(session: Session, drawer: str) -> tuple[str, ...]:
    found = session.drawer(drawer)
    dues = [item.due for _, item in found.open_items() if item.due]
    # Where nobody else decides, that is late as well, and what accuses an adult and is in no case.
    dues += [item.due for _, item in unopened.found_in(session, found)]
    dues += [alone.due(session, found, each) for each in alone.found_in(session, found)]
    return tuple(sorted(dues)[:MOST])


def newest(home: Home) -> Known:
    """Return what was known last, at whichever office terminal."""
    offices = {each.id for each in home.desk.school.offices()}
    rows = [row for row in home.desk.db.query("SELECT * FROM late") if row["terminal"] in offices]
    if not rows:
        return Known("")
    return _read(home, max(rows, key=lambda row: str(row["at"]))["sealed"])


def pin(home: Home) -> None:
    """Pin up for the other office terminals what was known here last."""
    if len(home.desk.school.offices()) < 2:
        return
    mine = home.desk.db.query("SELECT sealed FROM late WHERE terminal = ?", [home.device.id])
    for row in list(mine):
        sealed_pins.pin(home, board.LATE, _read(home, row["sealed"]))


def take_in(home: Home, terminal: str, body: bytes) -> None:
    """Keep what another office terminal knew.

    Raises:
        Unopenable: it holds something else.
    """
    otherwise = "What another terminal knows of what is due cannot be read."
    known = sealed_pins.opened(home, body, Known, otherwise)
    if known is not None:
        _keep(home, terminal, known)


def passed(due: Sequence[str], here: datetime, since: datetime | None = None) -> int:
    """Count what has passed in school time, of what was due after a moment."""
    now, first = f"{here:%Y-%m-%d %H:%M}", f"{since:%Y-%m-%d %H:%M}" if since else ""
    return sum(each < now[: len(each)] and each > first[: len(each)] for each in due)


def _keep(home: Home, terminal: str, known: Known) -> None:
    sealed = seal.seal_to(home.device.keys.seal, msgspec.msgpack.encode(known))
    with transaction(home.desk.db):
        home.desk.db.execute(
            "INSERT OR REPLACE INTO late VALUES (?, ?, ?)", [terminal, known.at, sealed]
        )


def _read(home: Home, sealed: bytes) -> Known:
    try:
        plain = seal.unseal_with(home.device.keys.unsealing, sealed)
        return msgspec.msgpack.decode(plain, type=Known)
    except (Unopenable, *UNREADABLE):
        return Known("")
