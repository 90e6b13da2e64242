"""The front desk: the plain file with what everyone may know.

The signed public list and its history live here; key rings, grants, receipts and the like have
modules of their own, which are handed the front desk's database.
"""

from collections.abc import Sequence
from pathlib import Path

import msgspec

from store import migrations
from store.crypto.keys import Keys
from store.database import Database, connect, migrate, transaction
from store.errors import Damaged, NoSchool, Refused
from store.journal import Head
from store.public_list import PublicList, Signatures, counts, decode


class FrontDesk:
    """The open front desk. `school` is the newest public list that counts."""

    def __init__(self, db: Database, path: Path) -> None:
        self.db = db
        self.path = path
        self._newest = self._read_newest()

    @classmethod
    def open(cls, path: Path) -> "FrontDesk":
        """Open the file, making it when the data folder is new."""
        db = connect(path, make=not path.exists())
        migrate(db, migrations.front_desk, path)
        return cls(db, path)

    def close(self) -> None:
        """Close the file."""
        self.db.close()

    @property
    def has_school(self) -> bool:
        """Tell whether a school was set up here."""
        return self._newest is not None

    @property
    def school(self) -> PublicList:
        """The public list in force.

        Raises:
            NoSchool: none was set up yet.
        """
        if self._newest is None:
            raise NoSchool("There is no school here yet. Please set one up first.")
        return self._newest

    def publish(self, new: PublicList, signatures: Signatures) -> None:
        """Put a new version in force.

        Raises:
            Refused: it does not follow the present one, or too few keepers signed it.
        """
        if not counts(self._newest, new, signatures):
            raise Refused("This change needs the agreement of another keeper of the list.")
        with transaction(self.db, self.path.name):
            self.db.execute(
                "INSERT INTO lists VALUES (?, ?, ?)",
                [new.number, new.encoded(), _text(signatures)],
            )
        self._newest = new

    def history(self) -> Sequence[tuple[bytes, Signatures]]:
        """Return every version with its signatures, the first one first."""
        rows = self.db.query("SELECT body, signatures FROM lists ORDER BY number")
        return [(row["body"], _signatures(row["signatures"])) for row in rows]

    @property
    def head(self) -> Head:
        """The end of the list's history."""
        return Head(self.school.number, self.school.hash())

    def hash_at(self, _terminal: str, number: int) -> str:
        """Return the hash of a version of the list; empty when there is none."""
        rows = self.db.query("SELECT body FROM lists WHERE number = ?", [number])
        return next((decode(row["body"]).hash() for row in rows), "")

    def _read_newest(self) -> PublicList | None:
        newest: PublicList | None = None
        for body, signatures in self.history():
            following = decode(body)
            if not counts(newest, following, signatures):
                raise Damaged(
                    f"Version {following.number} of the list of people was not rightly signed. "
                    "It was changed from outside. Please put a backup of front-desk.db back."
                )
            newest = following
        return newest


def signed(new: PublicList, signers: dict[str, Keys]) -> Signatures:
    """Return the signatures of `new` by people's (or a sheet's) ids and keys."""
    body = new.encoded()
    return {id: keys.sign(body) for id, keys in signers.items()}


def _text(signatures: Signatures) -> str:
    return msgspec.json.encode(dict(signatures), order="sorted").decode()


def _signatures(text: str) -> Signatures:
    try:
        return msgspec.json.decode(text, type=dict[str, str])
    except msgspec.MsgspecError:
        raise Damaged("The signatures of the public list cannot be read.") from None
