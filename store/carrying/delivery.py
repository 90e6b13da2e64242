"""Delivery notes: what each office terminal says it has of every terminal's chain.

An envelope stays in its terminal's outbox until such a note names it; what a note leaves out is
sent again. A carrier may throw away what the notes of all office terminals name. By the hashes
in a note a terminal finds out that it was put back from a copy.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import datetime

import msgspec

from store.carrying.chain import Chain
from store.database import transaction
from store.drawers.journal import Head
from store.errors import UNREADABLE, Unopenable
from store.letterbox.letterbox import Letterbox
from store.school.public_list import PublicList

MISSING_TOLD = 200
"""So many missing counters are named in a note: the rest come to it in a later round."""


@dataclass(frozen=True)
class Had(Chain):
    """What an office terminal has of a chain; `ends` are those at which it broke off, then its
    end up to which all of it is there."""

    ends: tuple[Head, ...] = ()


@dataclass(frozen=True)
class Note:
    """What an office terminal has; `number` grows with each note, `at` is its time (ISO 8601)."""

    office: str
    number: int
    at: str
    has: Mapping[str, Had]

    def chain(self, terminal: str) -> Had:
        """Return what it has of one terminal's chain."""
        return self.has.get(terminal, Had())


@dataclass(frozen=True)
class Body:
    """What a note says: when it was written, by the office's clock, and what the office has."""

    at: str
    has: Mapping[str, Had]


def write(letterbox: Letterbox, public: PublicList, before: bytes | None, now: datetime) -> bytes:
    """Return what this office terminal has, for its note.

    It is the one `before` when nothing has changed since, and it is of the same day.
    """
    has = {each.id: _had(letterbox, each.id) for each in public.terminals}
    at = now.isoformat(timespec="seconds")
    if before is not None and (old := read(before)).has == has and old.at[:10] == at[:10]:
        return before
    return msgspec.json.encode(Body(at, has), order="sorted")


def read(body: bytes) -> Body:
    """Return what a note says.

    Raises:
        Unopenable: it is no note.
    """
    try:
        return msgspec.json.decode(body, type=Body)
    except UNREADABLE:
        raise Unopenable("A delivery note cannot be read.") from None


def keep(letterbox: Letterbox, office: str, number: int, body: bytes, at: str) -> None:
    """Keep the newest note of another office terminal; an older one changes nothing.

    Raises:
        Unopenable: it is no note.
    """
    read(body)
    with transaction(letterbox.db, "the letterbox"):
        letterbox.db.execute(
            "INSERT INTO notes VALUES (?, ?, ?, ?, 0) ON CONFLICT (office) DO UPDATE SET"
            " number = excluded.number, at = excluded.at, has = excluded.has"
            " WHERE excluded.number > notes.number",
            [office, number, at, body.decode()],
        )


def notes(letterbox: Letterbox, public: PublicList) -> list[Note]:
    """Return the notes of the office terminals that are still the school's."""
    offices = {terminal.id for terminal in public.offices()}
    return [
        Note(row["office"], row["number"], body.at, body.has)
        for row in letterbox.db.query("SELECT * FROM notes ORDER BY office")
        if row["office"] in offices and (body := read(row["has"].encode()))
    ]


def unanswered(letterbox: Letterbox, public: PublicList) -> list[Note]:
    """Return the notes whose gaps nobody here has tried to fill yet."""
    done = {
        row["office"]: row["refilled"]
        for row in letterbox.db.query("SELECT office, refilled FROM notes")
    }
    return [note for note in notes(letterbox, public) if note.number > done[note.office]]


def answered(letterbox: Letterbox, office: str, number: int) -> None:
    """Mark a note whose gaps were filled as far as this terminal can."""
    with transaction(letterbox.db, "the letterbox"):
        letterbox.db.execute(
            "UPDATE notes SET refilled = max(refilled, ?) WHERE office = ?", [number, office]
        )


def delivered(notes: Iterable[Note], terminal: str) -> Chain:
    """Return what has reached an office terminal of one terminal's chain: the most of any note."""
    return max((note.chain(terminal) for note in notes), key=_most, default=Chain())


def undelivered(letterbox: Letterbox, public: PublicList, here: str) -> int:
    """Return how many of this terminal's own letters no note has named yet."""
    there = delivered(notes(letterbox, public), here)
    return letterbox.count_above(there.top, there.missing)


def _most(chain: Chain) -> tuple[int, int]:
    return chain.upto, chain.top


def _had(letterbox: Letterbox, terminal: str) -> Had:
    chain, ends = letterbox.chain(terminal), letterbox.ends(terminal)
    if len(chain.missing) <= MISSING_TOLD:
        return Had(chain.upto, chain.top, chain.missing, ends)
    told = chain.missing[:MISSING_TOLD]
    return Had(chain.upto, chain.missing[MISSING_TOLD] - 1, told, ends)
