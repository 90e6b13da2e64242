"""Taking links off the board that open nothing any more: ended ones, and those that are over.

A terminal with the parents' form may hold a link already, so that it ended hangs on until the last
day on which it would have opened something. A notice is taken down by an empty one in its place.
"""

from datetime import datetime
from uuid import uuid4

from store.consents import letters, links
from store.consents.letters import Letter
from store.school.public_list import OFFICE
from store.signing_in.session import Session


def tidy(session: Session, now: datetime) -> int:
    """Take off the board of this terminal what is over; return how many links that were.

    A link of whose letter nothing is known here is left as it is.

    Raises:
        OutOfOrder: the disk failed.
    """
    if not session.holds(OFFICE):
        return 0
    db, today = session.home.desk.db, now.date().isoformat()
    hung, ended = links.hanging(db), links.hanging_ended(db)
    if not any(hung.values()) and not any(ended.values()):
        return 0
    every: list[Letter] = session.drawer(OFFICE).records(letters.NOUN)
    letter_of = {id: each for each in every for id in each.lookups}
    count, gone = 0, set[bytes]()
    for name, some in hung.items():
        live = tuple(e for e in some if e.until >= today and not _is_over(e.lookup, letter_of))
        if len(live) < len(some):
            gone |= {each.lookup for each in some if each.until >= today} - {e.lookup for e in live}
            links.pin(db, name, live)
            count += len(some) - len(live)
    # Another office may have ended a letter that was being printed here just then.
    if unsaid := gone - {each for lookups in ended.values() for each in lookups}:
        links.pin_ended(db, uuid4().hex, tuple(sorted(unsaid)))
    for name, lookups in ended.items():
        left = tuple(e for e in lookups if _still_needed(letter_of.get(e.hex()), today))
        if len(left) < len(lookups):
            links.pin_ended(db, name, left)
    return count


def _is_over(lookup: bytes, letter_of: dict[str, Letter]) -> bool:
    letter = letter_of.get(lookup.hex())
    return letter is not None and (
        bool(letter.ended) or lookup.hex() not in (letter.lookup, letter.before)
    )


def _still_needed(letter: Letter | None, today: str) -> bool:
    return letter is None or letter.until >= today
