"""A school's own wordings of the forms: each is an edition, signed, and travels to all terminals.

Editions are only ever added. Each names the one it takes the place of; of two that were written
apart the later one stands. Shipped wordings are there without being written anywhere, until a
letter asks one: then it is kept, so that it is still known once a newer program ships other words.
What is merely kept names itself as the one before it. Words stand by the signature they were given:
they go on when their writer leaves the office, or the school.
"""

from dataclasses import dataclass, replace
from datetime import datetime
from functools import lru_cache

import msgspec

from store.carrying import board
from store.consents.forms import Form, decode, encode, shipped
from store.crypto.keys import verifies
from store.database import Database, transaction
from store.errors import UNREADABLE, Refused, Unopenable
from store.school import public_list
from store.school.public_list import OFFICE, PublicList
from store.signing_in.session import Session


@dataclass(frozen=True)
class Wording:
    """A form in words of the school. `body` is the form as it travels; `at` is ISO 8601.

    `after` is the edition that was asked before it, empty for a form of the school's own.
    """

    edition: str
    form: str
    body: bytes
    by: str
    at: str
    after: str
    signature: str = ""

    def signed_part(self) -> bytes:
        """Return the bytes that are signed."""
        said = replace(self, signature="")
        return msgspec.msgpack.encode(["wb wording", said])


def may_write(public: PublicList, person: str) -> bool:
    """Tell whether a person may word the forms: a keeper of the list, or who holds the office."""
    return person in public.keepers or person in public.held_by(OFFICE)


def write(session: Session, form: Form, now: datetime) -> Wording:
    """Word a form anew; the same words again change nothing.

    Raises:
        Refused: this person may not.
    """
    db, public = session.home.desk.db, session.public
    if not may_write(public, session.person_id):
        raise Refused("The office and the keepers of the list word the forms.")
    before = current(db, public).get(form.id)
    after = before.edition if before else ""
    at = now.isoformat(timespec="seconds")
    made = Wording(form.edition, form.id, encode(form), session.person_id, at, after)
    made = replace(made, signature=session.keys.sign(made.signed_part()))
    if after != form.edition:
        _keep(db, made)
        board.pin(db, f"{board.FORM}:{made.edition}", msgspec.msgpack.encode(made))
    return made


def keep(session: Session, form: Form, now: datetime) -> None:
    """Keep a shipped wording that letters are about to ask; one that is kept stays as it is."""
    db = session.home.desk.db
    if not may_write(session.public, session.person_id):
        raise Refused("The office and the keepers of the list word the forms.")
    if any(db.query("SELECT 1 AS x FROM wordings WHERE edition = ?", [form.edition])):
        return
    at = now.isoformat(timespec="seconds")
    kept = Wording(form.edition, form.id, encode(form), session.person_id, at, form.edition)
    kept = replace(kept, signature=session.keys.sign(kept.signed_part()))
    _keep(db, kept)
    board.pin(db, f"{board.FORM}:{kept.edition}", msgspec.msgpack.encode(kept))


def current(db: Database, public: PublicList) -> dict[str, Form]:
    """Return the forms as they are asked now, by id."""
    found = dict(shipped())
    for row in db.query("SELECT * FROM wordings ORDER BY at, edition"):
        said = Wording(**row)
        if said.after != said.edition and _is_signed(db, public, said):
            found[said.form] = decode(said.body)
    return found


def edition(db: Database, public: PublicList, which: str) -> Form | None:
    """Return the form of an edition, however old; None when it is not known here.

    An edition is the hash of its words, so whoever wrote them may have left the school since.
    """
    for form in shipped().values():
        if form.edition == which:
            return form
    for row in db.query("SELECT * FROM wordings WHERE edition = ?", [which]):
        form = decode(row["body"])
        if form.edition == which:
            return form
    return None


def worded(db: Database, which: str) -> str:
    """Return when the school worded an edition (ISO 8601); empty for words that it did not."""
    rows = db.query("SELECT at FROM wordings WHERE edition = ? AND after <> edition", [which])
    return next((row["at"] for row in rows), "")


def take_in(db: Database, body: bytes) -> None:
    """Keep a wording that another terminal has pinned up; who signed it is judged when it is read.

    Raises:
        Unopenable: it is none.
    """
    try:
        said = msgspec.msgpack.decode(body, type=Wording)
    except UNREADABLE:
        raise Unopenable("The wording of a form cannot be read.") from None
    form = decode(said.body)
    if (form.edition, form.id) != (said.edition, said.form):
        raise Unopenable("The wording of a form goes by another one's name.")
    _keep(db, said)


def _keep(db: Database, said: Wording) -> None:
    with transaction(db):
        db.execute(
            # Words that were left and are taken up again stand by their later signature.
            "INSERT INTO wordings VALUES (?, ?, ?, ?, ?, ?, ?) ON CONFLICT (edition) DO UPDATE SET"
            " by = excluded.by, at = excluded.at, after = excluded.after,"
            " signature = excluded.signature"
            " WHERE excluded.after <> excluded.edition AND excluded.at > wordings.at",
            [said.edition, said.form, said.body, said.by, said.at, said.after, said.signature],
        )


def _is_signed(db: Database, public: PublicList, said: Wording) -> bool:
    keys = public.verify_keys(said.by)
    if not any(verifies(key, said.signed_part(), said.signature) for key in keys):
        return False
    return may_write(public, said.by) or _could_write(db, said.by)


def _could_write(db: Database, person: str) -> bool:
    """Tell whether some version of the list let a person word the forms."""
    rows = db.query("SELECT body FROM lists ORDER BY number DESC")
    return any(person in _writers(row["body"]) for row in rows)


@lru_cache(maxsize=128)
def _writers(body: bytes) -> frozenset[str]:
    version = public_list.decode(body)
    return frozenset((*version.keepers, *version.held_by(OFFICE)))
