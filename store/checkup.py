"""`check`: is everything still what was written? Each finding is a sentence naming what is wrong.

Without a PIN it reads what lies open (the public list's history, the letterbox's chain, grants,
SQLite's own integrity). With a session it also opens each drawer the person holds: signatures,
chains, every summary against a fresh fold, and SQLCipher's own page check.
"""

from collections.abc import Callable, Iterator
from itertools import islice
from typing import Any

from store import grants
from store.crypto.keys import verifies
from store.database import authentic, sound
from store.drawer import Drawer
from store.errors import WorryBoxError
from store.home import Home
from store.journal import Entry, complaints
from store.public_list import PublicList, counts, decode
from store.session import Session

Progress = Callable[[str], None]


def check_open(home: Home, progress: Progress = lambda what: None) -> list[str]:
    """Check what needs no PIN."""
    findings: list[str] = []
    progress("the front desk")
    findings += [
        f"The front desk's file is damaged: {c}." for c in sound(home.desk.db, thorough=True)
    ]
    progress("the public list")
    findings += _guarded("The public list", lambda: _history(home))
    progress("the letterbox")
    findings += [
        f"The letterbox's file is damaged: {c}." for c in sound(home.letterbox.db, thorough=True)
    ]
    findings += _guarded("The letterbox", lambda: _letterbox(home))
    if home.desk.has_school:
        progress("grants")
        findings += _guarded("The grants", lambda: _grants(home))
    return findings


def check_session(session: Session, progress: Progress = lambda what: None) -> list[str]:
    """Check every drawer this session holds."""
    findings = list(session.trouble)
    anchors = _anchors(session.home)
    for drawer in session.drawers.values():
        progress(f"the drawer {drawer.name}")
        findings += _guarded(
            f"The drawer {drawer.name}",
            lambda drawer=drawer: check_drawer(  # type: ignore[misc]
                drawer, session.public, anchors.get(drawer.name, {})
            ),
        )
    return findings


def check_drawer(
    drawer: Drawer, public: PublicList, anchors: dict[str, tuple[int, str]]
) -> list[str]:
    """Check one open drawer; `anchors` maps terminals to the (counter, hash) last noted."""
    name = f"The drawer {drawer.name}"
    findings = [f"{name} is damaged: {complaint}." for complaint in authentic(drawer.db)]
    findings += [
        f"{name} is damaged: {complaint}." for complaint in sound(drawer.db, thorough=True)
    ]
    if findings:
        return findings
    moved: dict[str, str] = {}
    chains: dict[str, list[Entry]] = {}
    strangers: list[Entry] = []
    for entry in drawer.everything():
        keys = _keys_of(public, entry.by)
        findings += [f"{name}: the entry {_called(entry)}: {c}." for c in complaints(entry, keys)]
        if entry.origin == drawer.name:
            chains.setdefault(entry.terminal, []).append(entry)
        else:
            strangers.append(entry)
        if entry.kind.endswith(".moved_in"):
            moved |= entry.said.get("entries", {})
    for terminal, chain in chains.items():
        findings += [f"{name}: {c}" for c in _chain(chain, anchors.get(terminal))]
    findings += [
        f"{name}: the entry {_called(entry)} came from elsewhere and no move names it."
        for entry in strangers
        if moved.get(entry.id) != entry.hash()
    ]
    findings += [f"{name}: {c}" for c in _missing(chains, anchors)]
    return findings + [f"{name}: {c}" for c in _summaries(drawer)]


def _history(home: Home) -> Iterator[str]:
    before: PublicList | None = None
    for body, signatures in home.desk.history():
        version = decode(body)
        if not counts(before, version, signatures):
            yield f"Version {version.number} of the public list was not rightly signed."
        before = version
    if before is None:
        yield "There is no school here yet."
    elif before != home.desk.school:
        yield "The public list in use is not the newest one."


def _letterbox(home: Home) -> Iterator[str]:
    previous, counter = "", 0
    for posted in home.letterbox.everything():
        counter += 1
        if posted.counter != counter:
            yield f"An envelope is missing from the letterbox: number {counter}."
            counter = posted.counter
        elif posted.previous != previous:
            yield f"Envelope {posted.counter} does not follow the one before it."
        if not verifies(home.device.keys.verify, posted.signed_part(), posted.signature):
            yield f"Envelope {posted.counter} was changed after it was posted."
        previous = posted.hash()


def _grants(home: Home) -> Iterator[str]:
    public = home.desk.school
    for grant in grants.all_grants(home.desk.db):
        if not grants.rightly_given(grant, public):
            yield f"The grant of the drawer {grant.drawer} was not signed by anybody here."
    files = {path.stem for path in home.drawers.glob("*.db")}
    for drawer in sorted({grant.drawer for grant in grants.all_grants(home.desk.db)} - files):
        yield f"The file of the drawer {drawer} is missing."


def _anchors(home: Home) -> dict[str, dict[str, tuple[int, str]]]:
    found: dict[str, dict[str, tuple[int, str]]] = {}
    for row in home.desk.db.query("SELECT * FROM anchors"):
        noted = found.setdefault(row["drawer"], {})
        noted[row["terminal"]] = (row["counter"], row["hash"])
    return found


def _chain(chain: list[Entry], anchor: tuple[int, str] | None) -> Iterator[str]:
    chain.sort(key=lambda entry: entry.counter)
    previous = ""
    for place, entry in enumerate(chain, 1):
        if entry.counter != place:
            yield f"an entry is missing: number {place} of terminal {entry.terminal}."
            return
        if entry.prev != previous:
            yield f"the entry {_called(entry)} does not follow the one before it."
        previous = entry.hash()
        if anchor and anchor[0] == place and anchor[1] != previous:
            yield f"the entry {_called(entry)} is not the one that was there before."
    if anchor and anchor[0] > len(chain):
        yield f"the last {anchor[0] - len(chain)} entries were cut off."


def _missing(chains: dict[str, list[Entry]], anchors: dict[str, tuple[int, str]]) -> Iterator[str]:
    for terminal in anchors.keys() - chains.keys():
        yield f"all entries of terminal {terminal} were cut off."


def _summaries(drawer: Drawer) -> Iterator[str]:
    rows = drawer.db.query("SELECT DISTINCT subject FROM entries")
    subjects = {str(row["subject"]) for row in rows}
    listed = {str(row["subject"]) for row in drawer.db.query("SELECT subject FROM records")}
    for subject in sorted(listed - subjects):
        yield f"the record {subject} has no entries."
    for subject in sorted(subjects):
        row, items = drawer.fresh_summary(subject)
        if _stored(drawer, "records", subject) != [row]:
            yield f"the record {subject} does not say what its entries say."
        if sorted(_stored(drawer, "open_items", subject)) != sorted(items):
            yield f"what is to be done for {subject} does not fit its entries."


def _stored(drawer: Drawer, table: str, subject: str) -> list[list[Any]]:
    rows = drawer.db.query(f"SELECT * FROM {table} WHERE subject = ?", [subject])
    return [list(row.values()) for row in rows]


def _keys_of(public: PublicList, author: str) -> tuple[str, ...]:
    if author in public.sheets:
        return (public.sheets[author].verify,)
    return public.verify_keys(author)


def _called(entry: Entry) -> str:
    return f"{entry.counter} ({entry.kind}, {entry.at})"


def _guarded(what: str, look: Callable[[], Any]) -> list[str]:
    try:
        return list(islice(look(), 50))
    except WorryBoxError as error:
        return [f"{what}: {error}"]
