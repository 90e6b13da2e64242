"""The key rings on a front desk: one per person who may sign in at this terminal.

A ring says when its PIN was chosen. So the newest PIN counts in the end wherever it was chosen,
and no ring that comes late brings an old one back. `other_rings` makes those for other terminals.
"""

from datetime import datetime
from secrets import token_hex

from store.crypto import key_ring
from store.crypto.codes import normalise, weakness
from store.crypto.key_ring import About, Ring
from store.crypto.keys import Keys
from store.database import transaction
from store.errors import BadCode, Damaged
from store.home import Home


def put(
    home: Home, person: str, seed: bytes, secret: str, now: datetime, *, first: bool = False
) -> None:
    """Make a person's key ring here, in place of an earlier one. Slow: argon2id."""
    keep(home, person, lock(home, person, seed, secret, first=first), now)


def lock(home: Home, person: str, seed: bytes, secret: str, *, first: bool = False) -> bytes:
    """Return a ring for this terminal. Slow (argon2id); touches no file."""
    device = home.device
    about = About(person, device.id, first, Keys(seed).verify)
    by = key_ring.stretched(normalise(secret), home.effort)
    return key_ring.make(about, seed, by, device.keys.seal)


def keep(home: Home, person: str, ring: bytes, now: datetime, since: str = "") -> None:
    """Put a ring that `lock` made on the front desk: its PIN was chosen now.

    `since` is the day on which somebody made up chose the first one of their own.
    """
    device, before = home.device, find(home, person)
    opens, seal = device.keys.unsealing, device.keys.seal
    new = key_ring.read(ring, opens, person=person, terminal=device.id)
    since = since or _since(before, new, now)
    chosen = _choice(now, before.chosen if before else "")
    store(home, person, key_ring.dated(ring, opens, seal, chosen, since), now)


def store(home: Home, person: str, ring: bytes, now: datetime) -> None:
    """Put a ring on the front desk as it is."""
    with transaction(home.desk.db):
        home.desk.db.execute(
            "INSERT OR REPLACE INTO rings VALUES (?, ?, ?)",
            [person, ring, now.isoformat(timespec="seconds")],
        )


def take_away(home: Home, person: str) -> None:
    """Take a ring off the front desk: it must open nothing here any more."""
    with transaction(home.desk.db):
        home.desk.db.execute("DELETE FROM rings WHERE person = ?", [person])


def get(home: Home, person: str) -> Ring:
    """Return a person's ring, still locked by the PIN.

    Raises:
        Damaged: there is none here, or it is another machine's.
    """
    rows = list(home.desk.db.query("SELECT ring FROM rings WHERE person = ?", [person]))
    if not rows:
        raise Damaged("There is no key ring for this name on this terminal.")
    device = home.device
    return key_ring.read(rows[0]["ring"], device.keys.unsealing, person=person, terminal=device.id)


def find(home: Home, person: str) -> Ring | None:
    """Return a person's ring; None where there is none that can be read."""
    try:
        return get(home, person)
    except Damaged:
        return None


def chosen_here(home: Home, person: str) -> str:
    """Return when the PIN that counts at this terminal was chosen; empty without a ring."""
    ring = find(home, person)
    return ring.chosen if ring else ""


def own_since(ring: Ring) -> str:
    """Return the day on which the first PIN of one's own was chosen; empty for a first PIN.

    A ring of an older program tells when its last one was.
    """
    if ring.about.first or ring.since:
        return ring.since
    seconds = ring.chosen.partition("-")[0]
    then = int(seconds) if seconds.isdecimal() else 0
    return datetime.fromtimestamp(then).astimezone().date().isoformat()


def people(home: Home) -> list[str]:
    """Return the ids of those who can sign in here."""
    return [row["person"] for row in home.desk.db.query("SELECT person FROM rings")]


def judge(secret: str, again: str, first: str) -> None:
    """Judge a new PIN that somebody chose, typed twice; `first` is the one it replaces.

    Raises:
        BadCode: it is too weak, differs, or is the old one.
    """
    if normalise(secret) != normalise(again):
        raise BadCode("The two are not the same. Please type the new PIN again.")
    if first and normalise(secret) == normalise(first):
        raise BadCode("Please choose another PIN than the one you have now.")
    if sentence := weakness(secret):
        raise BadCode(sentence)


def _since(before: Ring | None, new: Ring, now: datetime) -> str:
    """Return since when somebody has a PIN of their own for the keys of a new ring."""
    if new.about.first:
        return ""
    same = before is not None and before.about.verify == new.about.verify
    known = own_since(before) if before is not None and same else ""
    return known or now.date().isoformat()


def _choice(now: datetime, before: str) -> str:
    """Return the moment of a choice, later than the one before whatever the clock says.

    Of two that knew nothing of one another the later one by the clocks counts; the letters at the
    end decide where those are the same.
    """
    seconds = before.partition("-")[0]
    last = int(seconds) if seconds.isdecimal() else 0
    return f"{max(int(now.timestamp()), last + 1):015d}-{token_hex(4)}"
