"""The front desk: the plain file with what everyone may know.

The signed public list and its history live here; key rings, grants, receipts and the like have
modules of their own, which are handed the front desk's database.
"""

from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path

import msgspec

from store import migrations
from store.carrying import board
from store.crypto.keys import Keys
from store.database import Database, connect, migrate, transaction
from store.drawers import anchors
from store.drawers.journal import Head
from store.errors import UNREADABLE, Damaged, NoSchool, Refused, Unopenable
from store.school.countersigned import Signatures, counts
from store.school.public_list import PublicList, decode

LEFT_OUT = 50
"""So many case numbers are left out once a terminal was put back: more than were given since."""


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

    def leave_out_numbers(self, year: int) -> None:
        """Go on numbering cases above those that may have been given since a copy was made."""
        self.db.execute(
            "INSERT INTO numbers VALUES (?, ?)"
            " ON CONFLICT (year) DO UPDATE SET last = last + excluded.last",
            [year, LEFT_OUT],
        )

    def publish(self, new: PublicList, signatures: Signatures) -> None:
        """Put a new version in force.

        Raises:
            Refused: it does not follow the present one, or too few keepers signed it.
        """
        # What a rival removed is left aside here: every terminal must count the same versions.
        before = replace(self._newest, removed=()) if self._newest else None
        if not counts(before, new, signatures):
            raise Refused("This change needs the agreement of another keeper of the list.")
        with transaction(self.db, self.path.name):
            self._insert(new, signatures)
        self._newest = self._read_newest()

    def take_in(self, new: PublicList, signatures: Signatures) -> None:
        """Take in a version that another terminal put in force.

        Of two that rightly follow the same version, the one with the smaller hash stands; whoever
        is removed in either is removed. The other one is kept in `rivals`, for staff to see.

        Raises:
            Refused: it does not follow any version known here, or too few keepers signed it.
        """
        standing = self._version(new.number)
        if standing is None:
            self.publish(new, signatures)
            return
        if standing.hash() == new.hash():
            return
        if not counts(self._version(new.number - 1), new, signatures):
            raise Refused("This version of the list of people was not rightly signed.")
        if standing.hash() < new.hash():
            self._keep_rival(new, signatures)
        else:
            self._replace(new, signatures)

    def rivals(self) -> list[PublicList]:
        """Return the versions that were put in force at the same time and do not stand.

        Those whose removals were carried out since are left out.
        """
        return self._rivals_of(self._newest)

    def _rivals_of(self, newest: PublicList | None) -> list[PublicList]:
        rows = self.db.query("SELECT hash, body FROM rivals ORDER BY number")
        settled = newest.settled if newest else ()
        return [decode(row["body"]) for row in rows if row["hash"] not in settled]

    def known(self, number: int, hash: str) -> PublicList | None:
        """Return a version of the list, whether it stands or not; None when it is not here."""
        standing = self._version(number)
        if standing and standing.hash() == hash:
            return standing
        rows = self.db.query("SELECT body FROM rivals WHERE hash = ?", [hash])
        return next((decode(row["body"]) for row in rows), None)

    def signers_of(self, number: int) -> tuple[str, ...]:
        """Return who has signed a version that stands, as it lies here."""
        rows = self.db.query("SELECT signatures FROM lists WHERE number = ?", [number])
        return next((tuple(_signatures(row["signatures"])) for row in rows), ())

    def history(self) -> Sequence[tuple[bytes, Signatures]]:
        """Return every version with its signatures, the first one first."""
        rows = self.db.query("SELECT body, signatures FROM lists ORDER BY number")
        return [(row["body"], _signatures(row["signatures"])) for row in rows]

    def versions(self) -> list[tuple[PublicList, Signatures]]:
        """Return every version that stands, the first one first."""
        return [(decode(body), signatures) for body, signatures in self.history()]

    @property
    def id(self) -> str:
        """The short name under which carriers keep this school apart from others."""
        rows = self.db.query("SELECT body FROM lists ORDER BY number LIMIT 1")
        return decode(next(rows)["body"]).hash()[:16]

    @property
    def head(self) -> Head:
        """The end of the list's history."""
        return Head(self.school.number, self.school.hash())

    def hash_at(self, _terminal: str, number: int) -> str:
        """Return the hash of a version of the list; empty when there is none."""
        version = self._version(number)
        return version.hash() if version else ""

    def holds(self, _terminal: str, head: Head) -> bool:
        """Tell whether this version of the list stands here."""
        return self.hash_at("", head.counter) == head.hash

    def _version(self, number: int) -> PublicList | None:
        rows = self.db.query("SELECT body FROM lists WHERE number = ?", [number])
        return next((decode(row["body"]) for row in rows), None)

    def _insert(self, new: PublicList, signatures: Signatures) -> None:
        self.db.execute(
            "INSERT INTO lists VALUES (?, ?, ?)", [new.number, new.encoded(), _text(signatures)]
        )
        board.put(self.db, f"{board.LIST}:{new.number}", pack(new, signatures))

    def _keep_rival(self, rival: PublicList, signatures: Signatures) -> None:
        with transaction(self.db, self.path.name):
            self._insert_rival(rival, signatures)
        self._newest = self._read_newest()

    def _insert_rival(self, rival: PublicList, signatures: Signatures) -> None:
        self.db.execute(
            "INSERT OR IGNORE INTO rivals VALUES (?, ?, ?, ?)",
            [rival.hash(), rival.number, rival.encoded(), _text(signatures)],
        )

    def _replace(self, new: PublicList, signatures: Signatures) -> None:
        """Put a version in the place of the standing one; what followed that one goes with it."""
        with transaction(self.db, self.path.name):
            for body, signed_by in self.history()[new.number - 1 :]:
                self._insert_rival(decode(body), signed_by)
            self.db.execute("DELETE FROM lists WHERE number >= ?", [new.number])
            self.db.execute("DELETE FROM anchors WHERE drawer = ?", [anchors.LIST])
            self._insert(new, signatures)
        self._newest = self._read_newest()

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
        return replace(newest, removed=self._removed(newest)) if newest else None

    def _removed(self, newest: PublicList) -> tuple[str, ...]:
        """Return those whom a version that does not stand has removed."""
        gone = [id for rival in self._rivals_of(newest) for id in self._removed_in(rival)]
        return tuple(dict.fromkeys(id for id in gone if newest.is_active(id)))

    def _removed_in(self, rival: PublicList) -> list[str]:
        """Return whom a version removed: who had left before may be back in the one that stands."""
        before = self.known(rival.number - 1, rival.previous)
        left = {p.id for p in before.people if not p.active} if before else set[str]()
        return [p.id for p in rival.people if not p.active and p.id not in left]


def pack(new: PublicList, signatures: Signatures) -> bytes:
    """Return a version with its signatures, for the board."""
    return msgspec.msgpack.encode([new.encoded(), dict(signatures)])


def unpack(body: bytes) -> tuple[PublicList, Signatures]:
    """Return what `pack` was given; whether it counts is still to be seen.

    Raises:
        Unopenable: it is no version of a list.
    """
    try:
        encoded, signatures = msgspec.msgpack.decode(body, type=tuple[bytes, dict[str, str]])
        return decode(encoded), signatures
    except (Damaged, *UNREADABLE):
        raise Unopenable("A version of the list of people cannot be read.") from None


def signed(new: PublicList, signers: dict[str, Keys]) -> Signatures:
    """Return the signatures of `new` by people's (or a sheet's) ids and keys."""
    body = new.encoded()
    return {id: keys.sign(body) for id, keys in signers.items()}


def _text(signatures: Signatures) -> str:
    return msgspec.json.encode(dict(signatures), order="sorted").decode()


def _signatures(text: str) -> Signatures:
    try:
        return msgspec.json.decode(text, type=dict[str, str])
    except UNREADABLE:
        raise Damaged("The signatures of the public list cannot be read.") from None
