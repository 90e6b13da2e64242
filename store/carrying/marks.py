"""How far this terminal has come with its carrier, so that a round begins where the last ended."""

from datetime import datetime

from store.database import transaction
from store.letterbox.letterbox import Letterbox

SENT, PINNED, SEEN, SPENT = "sent", "pinned", "seen", "spent"
HEARD, ROUND, AGREED, DAY = "heard", "round", "agreed", "day"
"""Own envelopes sent; own notices pinned; another's notices read; envelopes thrown away at the
carrier because every office has them; the last envelope that came; the last whole round; the
last own envelope that a note of an office has named by its hash; the first round of a day."""


def get(letterbox: Letterbox, what: str, terminal: str) -> int:
    """Return a mark; 0 when nothing was done yet."""
    rows = letterbox.db.query(
        "SELECT counter FROM marks WHERE what = ? AND terminal = ?", [what, terminal]
    )
    return next((int(row["counter"]) for row in rows), 0)


def moment(letterbox: Letterbox, what: str, terminal: str) -> str:
    """Return when a mark was put last (ISO 8601); empty when it never was."""
    rows = letterbox.db.query(
        "SELECT at FROM marks WHERE what = ? AND terminal = ?", [what, terminal]
    )
    return next((str(row["at"]) for row in rows), "")


def put(letterbox: Letterbox, what: str, terminal: str, counter: int, now: datetime) -> None:
    """Put a mark further on; it never goes back by itself."""
    at = now.isoformat(timespec="seconds")
    with transaction(letterbox.db, "the letterbox"):
        letterbox.db.execute(
            "INSERT INTO marks VALUES (?, ?, ?, ?) ON CONFLICT (what, terminal) DO UPDATE SET"
            " counter = max(counter, excluded.counter), at = excluded.at",
            [what, terminal, counter, at],
        )


def put_back(letterbox: Letterbox, what: str, terminal: str, counter: int) -> None:
    """Put a mark back: what lies above it is done again."""
    with transaction(letterbox.db, "the letterbox"):
        letterbox.db.execute(
            "UPDATE marks SET counter = min(counter, ?) WHERE what = ? AND terminal = ?",
            [counter, what, terminal],
        )
