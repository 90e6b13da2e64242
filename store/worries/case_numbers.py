"""The numbers of cases, e.g. 2026-014B: the year, one after the other, the terminal's letter."""

from datetime import datetime

from store.database import transaction
from store.signing_in.session import Session


def next_number(session: Session, now: datetime) -> str:
    """Return the next case number of this terminal, e.g. 2026-014B: B is the terminal's letter."""
    terminal = session.public.terminal(session.home.device.id)
    with transaction(session.home.desk.db) as db:
        db.execute(
            "INSERT INTO numbers VALUES (?, 1) ON CONFLICT (year) DO UPDATE SET last = last + 1",
            [now.year],
        )
        last = next(db.query("SELECT last FROM numbers WHERE year = ?", [now.year]))["last"]
    return f"{now.year}-{last:03}{terminal.letter if terminal else ''}"
