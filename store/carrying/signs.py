"""Signs of life: once a day each terminal tells the office terminals that it is there.

Its own time, when the newest note it has read was written, and the program's version, sealed to
the office terminals' own keys, so that they are read without a PIN. A terminal that is quiet and
one that is cut off look different; a clock that is wrong is told of; nothing of it ever waits.

A clock is called behind only by what must have come before: a note that the terminal had read
when its clock showed an earlier time. How long a sign was on its way does not matter.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from importlib.metadata import PackageNotFoundError, version
from typing import Annotated

import msgspec

from store.carrying import alarms, delivery, marks
from store.carrying.chain import Posted
from store.crypto import seal
from store.database import transaction
from store.errors import UNREADABLE, Unopenable
from store.home import Home
from store.letterbox.envelope import SIGN, Sealed, name

MINUTES_WRONG = 10
"""A clock may differ by so much before it is told of."""


@dataclass(frozen=True)
class Sign:
    """What a terminal tells of itself: its time and that of the newest note it has read (ISO
    8601; empty when it has read none), and the program's version."""

    at: str
    noted: str
    version: Annotated[str, msgspec.Meta(pattern=r"\A[0-9A-Za-z.+-]{0,40}\Z")]


@dataclass(frozen=True)
class Heard:
    """What is known of a terminal: its last sign, and how many days on which this office carried
    have begun since anything came from it."""

    sign: Sign | None
    quiet_days: int


def running() -> str:
    """Return the version of the program that runs here; empty when it was never installed."""
    try:
        return version("worrybox")
    except PackageNotFoundError:
        return ""


def begin_day(home: Home, now: datetime) -> bool:
    """In the first round of a day post a sign, and count a day for all others; True when it is."""
    box, here = home.letterbox, home.device.id
    today = now.date().isoformat()
    if home.desk.school.terminal(here) is None or marks.moment(box, marks.DAY, here)[:10] == today:
        return False
    with transaction(box.db, "the letterbox"):
        box.db.execute("UPDATE signs SET quiet_days = quiet_days + 1")
    posted = _post(home, now)
    marks.put(box, marks.DAY, here, 0, now)
    return posted


def _post(home: Home, now: datetime) -> bool:
    public, here = home.desk.school, home.device.id
    readers = [each.seal for each in public.offices() if each.id != here]
    if not readers:
        return False
    noted = max((note.at for note in delivery.notes(home.letterbox, public)), default="")
    sign = Sign(now.isoformat(timespec="seconds"), noted, running())
    blob = seal.seal_for(readers, msgspec.json.encode(sign))
    home.letterbox.post(Sealed(name(blob), SIGN, blob))
    return True


def take_in(home: Home, came: Sequence[Posted], now: datetime) -> None:
    """Note that terminals were heard of, and read their signs; one that is older says nothing."""
    db = home.letterbox.db
    with transaction(db, "the letterbox"):
        for terminal in {each.terminal for each in came} - {home.device.id}:
            db.execute(
                "INSERT INTO signs VALUES (?, 0, '', '', '', 0)"
                " ON CONFLICT (terminal) DO UPDATE SET quiet_days = 0",
                [terminal],
            )
        for posted in came:
            if posted.envelope.urgency == SIGN and (sign := _opened(home, posted)):
                _keep(home, posted, sign, now)


def heard(home: Home, terminal: str) -> Heard:
    """Return what is known of a terminal."""
    rows = home.letterbox.db.query("SELECT * FROM signs WHERE terminal = ?", [terminal])
    row = next(iter(list(rows)), None)
    if row is None:
        return Heard(None, 0)
    sign = Sign(row["at"], row["noted"], row["version"]) if row["at"] else None
    return Heard(sign, row["quiet_days"])


def _opened(home: Home, posted: Posted) -> Sign | None:
    """Return a sign; None when it is sealed to others or is none, which harms nobody."""
    try:
        plain = seal.unseal_for(home.device.keys.unsealing, posted.envelope.blob)
        return msgspec.json.decode(plain, type=Sign) if plain else None
    except (Unopenable, *UNREADABLE):
        return None


def _keep(home: Home, posted: Posted, sign: Sign, now: datetime) -> None:
    db = home.letterbox.db
    db.execute(
        "UPDATE signs SET counter = ?, at = ?, noted = ?, version = ?"
        " WHERE terminal = ? AND counter < ?",
        [posted.counter, sign.at, sign.noted, sign.version, posted.terminal, posted.counter],
    )
    if kind := _wrong(sign, now):
        alarms.note(db, posted.terminal, posted.counter, kind, now)


def _wrong(sign: Sign, now: datetime) -> str:
    """Return the alarm for a clock that cannot be right; empty when it can."""
    slack = timedelta(minutes=MINUTES_WRONG)
    try:
        at = datetime.fromisoformat(sign.at)
        if at - now > slack:
            return alarms.AHEAD
        if sign.noted and datetime.fromisoformat(sign.noted) - at > slack:
            return alarms.BEHIND
    except (ValueError, TypeError):
        pass  # it says no time that could be compared
    return ""
