"""What keepers of the list say about a proposed change: each word signed by who said it.

Words are only ever added, and judged when they are read: so it does not matter in which order
they come, how often, or from which terminal.
"""

from dataclasses import astuple, dataclass, replace
from datetime import datetime

import msgspec

from store.crypto.keys import verifies
from store.database import Database
from store.school.public_list import PublicList
from store.signing_in.session import Session

PROPOSED, AGREED, REFUSED, AWAY, SEEN = "proposed", "agreed", "refused", "away", "seen"
"""Proposed it; signed the list it makes; said no; has put it away; has seen to two versions."""


@dataclass(frozen=True)
class Word:
    """One word. `about` is the id of a proposal, or the hash of a version that does not stand.

    `at` (ISO 8601) and `terminal` say when and where; `text` is what was typed. An AGREED word is
    a signature of the list itself and has none of these.
    """

    about: str
    kind: str
    by: str
    signature: str
    at: str = ""
    terminal: str = ""
    text: str = ""

    def signed_part(self) -> bytes:
        """Return the bytes that are signed."""
        said = (self.about, self.kind, self.by, self.at, self.terminal, self.text)
        return msgspec.json.encode(["wb word", *said])

    def is_signed_with(self, keys: tuple[str, ...]) -> bool:
        """Tell whether it was signed with one of these public keys."""
        return any(verifies(key, self.signed_part(), self.signature) for key in keys)

    def is_a_keepers(self, public: PublicList) -> bool:
        """Tell whether somebody who keeps this version of the list said it."""
        who = public.person(self.by)
        keeps = self.by in public.keepers and public.is_active(self.by)
        return keeps and who is not None and self.is_signed_with((who.verify,))


def word_of(session: Session, about: str, kind: str, now: datetime, text: str = "") -> Word:
    """Return a word of whoever is signed in."""
    at, here = now.isoformat(timespec="seconds"), session.home.device.id
    said = Word(about, kind, session.person_id, "", at, here, text)
    return replace(said, signature=session.keys.sign(said.signed_part()))


def put(db: Database, word: Word) -> None:
    """Keep a word, within a transaction of the caller's; the same again changes nothing."""
    db.execute("INSERT OR IGNORE INTO keeper_words VALUES (?, ?, ?, ?, ?, ?, ?)", [*astuple(word)])


def everything(db: Database) -> list[Word]:
    """Return every word that lies here, the earliest first, whoever said it."""
    rows = db.query("SELECT * FROM keeper_words ORDER BY at, by, kind, about, signature")
    return [Word(**row) for row in rows]


def forget(db: Database, about: str) -> None:
    """Drop all that was said about something, within a transaction of the caller's."""
    db.execute("DELETE FROM keeper_words WHERE about = ?", [about])
