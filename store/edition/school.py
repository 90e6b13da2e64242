"""Reading and writing what a school has made of the texts; who may, and the versions.

The headteacher, the chair and the safeguarding leads change them. A change is one entry with its
reason; what the program brought can always be put back.
"""

from collections import defaultdict
from collections.abc import Mapping
from datetime import datetime

from store.cases.directory import EDITORS, may_edit
from store.drawers.drawer import Drawer
from store.edition.changes import CHANGED, NOUN, PUT_BACK, Change, Version, subject_of
from store.errors import Refused
from store.school.public_list import ROLL
from store.signing_in.session import Session

MOST = 2000


def changes(session: Session) -> Mapping[str, Mapping[str, Change]]:
    """Return what the school has changed, by the kind of thing and its id."""
    found: dict[str, dict[str, Change]] = defaultdict(dict)
    if session.holds(ROLL):
        drawer = session.drawer(ROLL)
        for row in drawer.rows(NOUN, limit=MOST):
            change = drawer.get(row.subject)
            if isinstance(change, Change):
                found[change.what][change.name] = change
    return found


def versions(session: Session, what: str, name: str) -> tuple[Version, ...]:
    """Return the versions of a thing, the last first."""
    change = changes(session).get(what, {}).get(name)
    return tuple(reversed(change.versions)) if change else ()


def write(
    session: Session, what: str, name: str, values: Mapping[str, str], why: str, now: datetime
) -> None:
    """Write a new version of a thing; only those values are kept that it has otherwise not.

    Raises:
        Refused: this person does not lead, nothing is different, or the roll is not here yet.
    """
    drawer = _roll(session)
    known = changes(session).get(what, {}).get(name)
    new = {key: text for key, text in values.items() if not known or known.values.get(key) != text}
    if not new:
        raise Refused("Nothing is different from how it stands now.")
    drawer.record(subject_of(what, name), CHANGED, {"values": new, "why": why}, now)


def put_back(session: Session, what: str, name: str, why: str, now: datetime) -> None:
    """Put a thing back as it came with the program.

    Raises:
        Refused: this person does not lead, it stands so already, or the roll is not here yet.
    """
    drawer = _roll(session)
    known = changes(session).get(what, {}).get(name)
    if known is None or not known.values:
        raise Refused("It stands as it came with the program.")
    drawer.record(subject_of(what, name), PUT_BACK, {"why": why}, now)


def is_doubted(session: Session, version: Version) -> bool:
    """Tell whether somebody wrote a version who does not lead: it is shown, and to be checked."""
    person = session.public.person(version.by)
    return person is None or not any(role in EDITORS for role in person.roles)


def _roll(session: Session) -> Drawer:
    if not may_edit(session):
        raise Refused("Only the headteacher, the chair and the safeguarding leads change this.")
    if not session.holds(ROLL):
        raise Refused("The roll has not come to this terminal yet. Please try again later.")
    return session.drawer(ROLL)
