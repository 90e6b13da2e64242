"""What is wrong with a terminal's chain, or with what somebody pinned up in its name."""

from dataclasses import dataclass
from datetime import datetime

from store.database import Database

TWICE, BROKEN, CHANGED, FALSE, AHEAD = "twice", "broken", "changed", "false", "ahead"
"""Alarms: two envelopes under one counter; one that does not follow the one before it; one that
was changed on its way; a notice on the board that the terminal did not pin up; an envelope that
was written, by its own clock, after it came."""


@dataclass(frozen=True)
class Alarm:
    """Something that is wrong with a terminal's chain since a moment (ISO 8601)."""

    terminal: str
    counter: int
    kind: str
    at: str


def note(db: Database, terminal: str, counter: int, kind: str, now: datetime) -> None:
    """Note an alarm in the letterbox's file; once noted it stays as it was first."""
    db.execute(
        "INSERT OR IGNORE INTO alarms VALUES (?, ?, ?, ?)",
        [terminal, counter, kind, now.isoformat(timespec="seconds")],
    )


def noted(db: Database) -> list[Alarm]:
    """Return every alarm, the newest first."""
    return [Alarm(**row) for row in db.query("SELECT * FROM alarms ORDER BY at DESC")]
