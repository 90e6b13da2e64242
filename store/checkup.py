"""`check`: is everything still what was written? Each finding is a sentence naming what is wrong.

Without a PIN it reads what lies open: the history of the public list, key rings, grants, the
letterbox's chain, SQLite's own integrity. With a session it also opens each drawer the person
holds: signatures, chains, every summary against a fresh fold, and SQLCipher's own page check.
"""

from collections.abc import Callable, Iterable, Iterator
from datetime import datetime
from itertools import groupby, islice

import msgspec

from store.carrying import alarms
from store.carrying.chain import Posted
from store.database import damaged, sound, translated
from store.drawers import anchors, grants, moves
from store.drawers.drawer_checkup import check_drawer
from store.drawers.grants import CASE, LETTER, OWN
from store.drawers.journal import Head
from store.errors import WorryBoxError
from store.home import Home
from store.letterbox.alerts import rightly_signed
from store.school import table
from store.school.countersigned import counts, signers
from store.school.public_list import STANDING, decode
from store.signing_in import rings
from store.signing_in.session import Session

Progress = Callable[[str], None]

MOST = 50
"""So many findings of one sort are told; more would not be read."""


def check_open(home: Home, progress: Progress = lambda what: None) -> list[str]:
    """Check what needs no PIN."""
    findings: list[str] = []
    progress("the front desk")
    findings += damaged("The front desk's file", sound(home.desk.db, thorough=True))
    progress("the public list")
    findings += _guarded("The public list", _history(home))
    if home.desk.has_school:
        progress("key rings and grants")
        findings += _guarded("A key ring", _rings(home))
        findings += _guarded("The grants", _grants(home))
        findings += _guarded("The front desk", _rest_of_the_desk(home))
    progress("the letterbox")
    findings += damaged("The letterbox's file", sound(home.letterbox.db, thorough=True))
    return findings + _guarded("The letterbox", _letterbox(home))


def remarks(home: Home) -> list[str]:
    """Return what whoever checks should know though nothing is wrong with it."""
    return [
        "This terminal was put back from a copy of its data folder. It went on from number "
        f"{counter} of its letters."
        for counter in alarms.went_on(home.letterbox.db, home.device.id)
    ]


def check_session(session: Session, progress: Progress = lambda what: None) -> list[str]:
    """Check every drawer this session holds."""
    findings = list(session.trouble)
    noted = anchors.noted(session.home.desk.db)
    public = session.public
    for name in public.drawers_of(session.person_id):
        if not session.holds(name) and not session.trouble:
            findings.append(f"{session.person.name} should open the drawer {name} and cannot.")
    # After a copy was put back, what was written here since it was made comes from elsewhere.
    home = session.home
    whole = not alarms.went_on(home.letterbox.db, home.device.id)
    for drawer in session.drawers.values():
        progress(f"the drawer {drawer.name}")
        name = f"The drawer {drawer.name}"
        found = check_drawer(drawer, public, noted.get(drawer.name, {}), whole=whole)
        findings += _guarded(name, (f"{name}: {sentence}" for sentence in found))
    return findings + _guarded("A move", _unfinished_moves(session))


def _unfinished_moves(session: Session) -> Iterator[str]:
    for source, target, _ in moves.unfinished(session):
        yield (
            f"Something moved to {target.name} still lies in {source.name} too. "
            "Opening the desk finishes the move."
        )


def not_looked_into(home: Home, session: Session | None) -> str:
    """Return which drawers nobody has looked into, as words; empty when all were."""
    held = set(session.drawers) if session else set[str]()
    left = sorted({path.stem for path in home.drawers.glob("*.db")} - held)
    named = [name for name in left if name in STANDING]
    for begin, one, many in (
        (CASE, "case drawer", "case drawers"),
        (OWN, "own drawer", "own drawers"),
    ):
        count = sum(name.startswith(begin) for name in left)
        named += [f"{count} {one if count == 1 else many}"] if count else []
    return ", ".join(named)


def _history(home: Home) -> Iterator[str]:
    noted = anchors.noted(home.desk.db).get(anchors.LIST, {}).get(home.device.id)
    before = None
    for body, signatures in home.desk.history():
        version = decode(body)
        if not counts(before, version, signatures):
            yield f"Version {version.number} of the public list was not rightly signed."
        elif set(signers(before or version, version, signatures)) != set(signatures):
            yield f"A signature of version {version.number} of the public list was changed."
        before = version
    if before is None:
        yield "There is no school here yet."
    elif noted and home.desk.hash_at("", noted.counter) != noted.hash:
        yield f"Version {noted.counter} of the public list is gone: an older one is in use."
    elif before != home.desk.school:
        yield "The public list in use is not the newest one."


def _rings(home: Home) -> Iterator[str]:
    known = {person.id for person in home.desk.school.people} | table.expected(home.desk)
    for id in rings.people(home):
        if id not in known:
            yield "There is a key ring for somebody who is not in the list of people."
            continue
        try:
            rings.get(home, id)
        except WorryBoxError:
            name = home.desk.school.name_of(id)
            yield f"The key ring of {name} was exchanged or changed. They need a new PIN."


def _grants(home: Home) -> Iterator[str]:
    public = home.desk.school
    given = grants.all_grants(home.desk.db)
    for grant in given:
        if not grants.rightly_given(grant, public):
            yield f"The grant of the drawer {grant.drawer} was not signed by anybody here."
    granted = {grant.drawer for grant in given if not grant.drawer.startswith(LETTER)}
    here = public.terminal(home.device.id)
    standing = set(STANDING) if here in public.offices() else set[str]()
    files = {path.stem for path in home.drawers.glob("*.db")}
    noted = anchors.noted(home.desk.db)
    for drawer in sorted((granted | standing) - files):
        if grants.came_from_elsewhere(home.desk.db, drawer) and drawer not in noted:
            continue  # nobody who holds it has signed in here yet
        yield f"The file of the drawer {drawer} is missing."
    for drawer in sorted((files | standing) - granted):
        yield f"The grant of the drawer {drawer} is missing: nobody can open it."


def _rest_of_the_desk(home: Home) -> Iterator[str]:
    public = home.desk.school
    for _ in range(table.unsigned(home.desk)):
        yield "A proposed change of the public list was not signed by a keeper."
    for row in home.desk.db.query("SELECT * FROM alert_states"):
        if not rightly_signed(row, public):
            yield f"The state of the call for help {row['envelope']} was not rightly signed."
    for row in home.desk.db.query("SELECT * FROM sign_ins"):
        if public.person(row["person"]) is None or not _is_moment(row["at"]):
            yield "A note of who signed in last cannot be right."


def _letterbox(home: Home) -> Iterator[str]:
    chains = groupby(home.letterbox.everything(), key=lambda posted: posted.terminal)
    for terminal, chain in chains:
        yield from _own_chain(home, chain) if terminal == home.device.id else _others(home, chain)
    if not home.letterbox.head.counter and _noted_end(home):
        yield "All envelopes of this terminal were cut off."
    for row in home.letterbox.db.query("SELECT id, at FROM collected"):
        if not _is_moment(row["at"]):
            yield f"Envelope {row['id']} does not say when it was collected."


def _others(home: Home, chain: Iterable[Posted]) -> Iterator[str]:
    """Gaps in another terminal's chain are no damage here: they are alarms on the desk."""
    for posted in chain:
        terminal = home.desk.school.terminal(posted.terminal)
        if terminal is None or not posted.is_signed_by(terminal.verify):
            where = terminal.name if terminal else "a terminal nobody knows"
            yield f"Envelope {posted.counter} of {where} was changed after it came."


def _noted_end(home: Home) -> Head | None:
    return anchors.noted(home.desk.db).get(anchors.LETTERBOX, {}).get(home.device.id)


def _own_chain(home: Home, chain: Iterable[Posted]) -> Iterator[str]:
    """Judge this terminal's own chain; what `remarks` says explains gaps, twins and jumps."""
    noted, put_backs = _noted_end(home), alarms.went_on(home.letterbox.db, home.device.id)
    previous, counter = {""}, 0
    for number, same in groupby(chain, key=lambda posted: posted.counter):
        here = list(same)
        is_mixed = number <= max(put_backs, default=0)
        if is_mixed:
            pass
        elif number != counter + 1:
            yield f"An envelope is missing from the letterbox: number {counter + 1}."
        elif here[0].previous not in previous:
            yield f"Envelope {number} does not follow the one before it."
        for posted in here:
            if not posted.is_signed_by(home.device.keys.verify):
                yield f"Envelope {number} was changed after it was posted."
        previous, counter = {posted.hash for posted in here}, number
        if noted and noted.counter == counter and noted.hash not in previous:
            yield f"Envelope {counter} is not the one that was there before."
    if noted and noted.counter > counter:
        yield f"The last {noted.counter - counter} envelopes were cut off."


def _is_moment(text: str) -> bool:
    try:
        datetime.fromisoformat(text)
    except ValueError:
        return False
    return True


def _guarded(what: str, findings: Iterable[str]) -> list[str]:
    """Return the findings, up to one that says reading had to stop."""
    found: list[str] = []
    try:
        with translated(what):
            found.extend(islice(findings, MOST))
    except WorryBoxError as error:
        found.append(f"{what}: {error}")
    except (ValueError, TypeError, KeyError, msgspec.MsgspecError):
        found.append(f"{what} cannot be read rightly.")
    return found
