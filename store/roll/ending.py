"""Bringing an import to its end that a power cut broke off.

An import writes to two drawers, and no transaction spans two files. It is committed in the
`office` first, all of it, with what it makes of the roll beside each pupil; then in the `roll`, all
of it, under ids that both know. Whoever breaks off in between leaves an import that is `begun`,
and the next one who holds both drawers ends it.
"""

from collections.abc import Iterable
from datetime import datetime
from typing import Any

from store.drawers.drawer import Drawer, Fact
from store.roll import details, imported, pupils
from store.roll.imported import BEGUN, FINISHED, NOUN, Import, fact_id
from store.school.public_list import OFFICE, ROLL
from store.signing_in.session import Session

ROLL_PART = "roll"
"""Where in an entry of the office it is said what the import makes of the roll."""


def finish(session: Session, now: datetime) -> int:
    """Bring every import to its end that was broken off; return how many there were."""
    if not (session.holds(OFFICE) and session.holds(ROLL)):
        return 0
    office, roll = session.drawer(OFFICE), session.drawer(ROLL)
    begun = [office.get(row.subject) for row in office.rows(NOUN, [BEGUN])]
    for found in begun:
        roll.record_all(roll_part(office, found), now)
        end(office, found.id, now)
    return len(begun)


def end(office: Drawer, id: str, now: datetime) -> None:
    """Record that an import stands in both drawers."""
    office.record(imported.subject(id), FINISHED, {}, now, id=fact_id(id, "", FINISHED))


def roll_part(office: Drawer, found: Import) -> Iterable[Fact]:
    """Yield what an import makes of the roll, from what stands in the office."""
    for pupil in found.pupils:
        for entry in office.entries(details.subject(pupil)):
            if entry.said.get(NOUN) == found.id:
                yield from roll_facts(found.id, pupil, entry.said.get(ROLL_PART, ()))


def roll_facts(id: str, pupil: str, said: Iterable[Any]) -> Iterable[Fact]:
    """Yield the facts about a pupil in the roll that an import names: `[kind, body]` each."""
    about = pupils.subject(pupil)
    for kind, body in said:
        yield Fact(about, str(kind), dict(body), fact_id(id, about, str(kind)))
