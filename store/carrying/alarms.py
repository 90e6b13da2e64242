"""What is wrong with a terminal's chain, or with what somebody pinned up in its name."""

from dataclasses import dataclass
from datetime import datetime

from store.database import Database

TWICE, BROKEN, CHANGED, FALSE, AHEAD = "twice", "broken", "changed", "false", "ahead"
"""Alarms: two envelopes under one counter; one that does not follow the one before it; one that
was changed on its way; a notice on the board that the terminal did not pin up; an envelope that
was written, by its own clock, after it came."""
GIVEN_UP, LATE = "given up", "late"
"""Somebody, whose id is the `detail`, waits no more for an envelope that never came; it came
after all."""
LEAP = "leap"
"""An envelope far above all that came before; it was not kept."""
BEHIND = "behind"
"""The terminal's clock showed a time when it had read what was written later by another's."""
PUT_BACK = "put back"
"""The terminal was put back from a copy of its data folder: it went on from this counter, after
the one in `detail`, which is the last that it and an office terminal know alike."""


@dataclass(frozen=True)
class Alarm:
    """Something that is wrong with a terminal's chain since a moment (ISO 8601)."""

    terminal: str
    counter: int
    kind: str
    at: str
    detail: str = ""


def note(
    db: Database, terminal: str, counter: int, kind: str, now: datetime, detail: str = ""
) -> None:
    """Note an alarm in the letterbox's file; once noted it stays as it was first."""
    db.execute(
        "INSERT OR IGNORE INTO alarms VALUES (?, ?, ?, ?, ?)",
        [terminal, counter, kind, now.isoformat(timespec="seconds"), detail],
    )


def put_back(db: Database, terminal: str, counter: int, agreed: int, now: datetime) -> None:
    """Note that a terminal was put back from a copy and went on from a counter."""
    note(db, terminal, counter, PUT_BACK, now, str(agreed))


def noted(db: Database) -> list[Alarm]:
    """Return the alarms, the newest first, but those that a terminal put back explains."""
    found = [Alarm(**row) for row in db.query("SELECT * FROM alarms ORDER BY at DESC")]
    copies = [each for each in found if each.kind == PUT_BACK]
    return [each for each in found if not any(_explains(copy, each) for copy in copies)]


def went_on(db: Database, terminal: str) -> list[int]:
    """Return the counters from which a terminal went on after it was put back, rising."""
    rows = db.query(
        "SELECT counter FROM alarms WHERE terminal = ? AND kind = ? ORDER BY counter",
        [terminal, PUT_BACK],
    )
    return [row["counter"] for row in rows]


def _explains(copy: Alarm, other: Alarm) -> bool:
    """Tell whether an alarm comes of what a terminal posted before it knew that it was put back."""
    between = int(copy.detail) < other.counter < copy.counter
    return between and other.terminal == copy.terminal and other.kind in (TWICE, BROKEN)
