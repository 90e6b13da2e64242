"""Slowing down wrong PINs: per person and per terminal, by no clock.

A failure is counted and committed before the PIN is checked. A wait is seconds left, counted
while the program runs and saved as it goes; a restart begins it again.
"""

from store.database import Database, transaction
from store.errors import LockedOut, MustWait

WAITS = {5: 60, 6: 300, 7: 900, 8: 3600, 9: 3600}
"""Seconds to wait after that many wrong PINs in a row."""
LOCKED_AT = 10


def count_try(db: Database, person: str) -> None:
    """Count a try before it is made; `forgive` takes it back when the PIN was right.

    Raises:
        MustWait: a wait is running.
        LockedOut: there were ten wrong ones.
    """
    with transaction(db):
        failures, left = _state(db, person)
        if failures >= LOCKED_AT:
            raise LockedOut(
                "This name is locked after ten wrong PINs. "
                "A colleague who may, or the recovery sheet, can renew the PIN."
            )
        if left > 0:
            raise MustWait(left)
        failures += 1
        _set(db, person, failures, WAITS.get(failures, 0))


def forgive(db: Database, person: str) -> None:
    """Forget the failures of a person: the PIN was right, or was renewed."""
    with transaction(db):
        db.execute("DELETE FROM slow_downs WHERE person = ?", [person])


def tick(db: Database, seconds: int) -> None:
    """Count down every wait by the seconds the program has run."""
    if not any(db.query("SELECT 1 FROM slow_downs WHERE seconds_left > 0 LIMIT 1")):
        return
    with transaction(db):
        db.execute("UPDATE slow_downs SET seconds_left = max(0, seconds_left - ?)", [seconds])


def restart(db: Database) -> None:
    """Begin every unfinished wait again: the program was not running, so nothing is known."""
    rows = list(db.query("SELECT person, failures FROM slow_downs WHERE seconds_left > 0"))
    if not rows:
        return
    with transaction(db):
        for row in rows:
            _set(db, row["person"], row["failures"], WAITS.get(row["failures"], 0))


def seconds_left(db: Database, person: str) -> int:
    """Return how long this person still has to wait."""
    return _state(db, person)[1]


def is_locked(db: Database, person: str) -> bool:
    """Tell whether only somebody else, or a recovery sheet, can open this name again."""
    return _state(db, person)[0] >= LOCKED_AT


def _state(db: Database, person: str) -> tuple[int, int]:
    rows = db.query("SELECT failures, seconds_left FROM slow_downs WHERE person = ?", [person])
    row = next(rows, None)
    return (row["failures"], row["seconds_left"]) if row else (0, 0)


def _set(db: Database, person: str, failures: int, seconds: int) -> None:
    db.execute("INSERT OR REPLACE INTO slow_downs VALUES (?, ?, ?)", [person, failures, seconds])
