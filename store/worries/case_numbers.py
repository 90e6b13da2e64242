"""The numbers of cases, e.g. 2026-014B: the year, one after the other, the terminal's letter.

A number that was given once names no other case, also after an old copy of the files was put back:
they go on above every number that is known, and then leave some out (`store.carrying.put_back`).
"""

import re
from datetime import datetime

from store.database import transaction
from store.drawers.summaries import ALL
from store.signing_in.session import Session

_NUMBER = re.compile(r"(\d{4})-(\d+)([A-Z]*) ")
"""A number as it begins the title of a case."""


def next_number(session: Session, now: datetime) -> str:
    """Return the next case number of this terminal, e.g. 2026-014B: B is the terminal's letter."""
    letter = _letter(session)
    given = _given(session, now.year, letter)
    with transaction(session.home.desk.db) as db:
        db.execute(
            "INSERT INTO numbers VALUES (?, ?)"
            " ON CONFLICT (year) DO UPDATE SET last = max(last + 1, excluded.last)",
            [now.year, given + 1],
        )
        last = next(db.query("SELECT last FROM numbers WHERE year = ?", [now.year]))["last"]
    return f"{now.year}-{last:03}{letter}"


def last_given(session: Session, now: datetime) -> str:
    """Return the last number that this terminal gave a case this year; empty before the first."""
    query = "SELECT last FROM numbers WHERE year = ?"
    rows = list(session.home.desk.db.query(query, [now.year]))
    return f"{now.year}-{rows[0]['last']:03}{_letter(session)}" if rows else ""


def _given(session: Session, year: int, letter: str) -> int:
    """Return the highest number of this terminal among the cases that are open to this person."""
    titles = (row.title for drawer in session.shared() for row in drawer.rows("case", limit=ALL))
    found = (match for each in titles if (match := _NUMBER.match(f"{each} ")))
    mine = (int(each[2]) for each in found if (int(each[1]), each[3]) == (year, letter))
    return max(mine, default=0)


def _letter(session: Session) -> str:
    terminal = session.public.terminal(session.home.device.id)
    return terminal.letter if terminal else ""
