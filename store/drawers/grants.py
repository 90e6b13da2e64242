"""Grants: a drawer's random key, wrapped to each of its holders, on the front desk.

The wraps look alike from outside, so the sheet of a case drawer does not tell who holds it. A
change of key is a new generation; older ones stay until the drawer has been opened with the new.
"""

from collections.abc import Sequence
from dataclasses import astuple, dataclass

import msgspec

from store.crypto import seal
from store.crypto.keys import Keys, verifies
from store.database import Database, transaction
from store.errors import Unopenable
from store.school.public_list import CHAIR, CHAIR_SHEET, HEAD, SCHOOL_SHEET, STANDING, PublicList

OWN, CASE = "own-", "case-"
"""How the names of a person's own drawer and of case drawers begin."""
LETTER = "letter-"
"""How the name begins under which the key of an envelope is given (`letterbox.recovered`)."""


@dataclass(frozen=True)
class Grant:
    """One generation of a drawer's wrapped key, signed by who granted it."""

    drawer: str
    generation: int
    wraps: bytes
    granter: str
    key: str
    signature: str

    def signed_part(self) -> bytes:
        """Return the bytes the granter signs."""
        return msgspec.json.encode([self.drawer, self.generation, self.wraps, self.granter])


def own_drawer(person: str, verify: str) -> str:
    """Return the name of the own drawer that a person has with this public key.

    Renewed keys cannot open the earlier one: it stays for the recovery sheet to give back.
    """
    return f"{OWN}{person}-{verify[:8]}"


def sheet_for(drawer: str) -> str:
    """Return the recovery sheet that opens a drawer."""
    return CHAIR_SHEET if drawer in (HEAD, CHAIR) or drawer.startswith(CASE) else SCHOOL_SHEET


def give(
    db: Database,
    public: PublicList,
    drawer: str,
    key: bytes,
    holders: Sequence[str],
    granter: str,
    keys: Keys,
    sheet: str = "",
) -> None:
    """Wrap a drawer's key to its holders (and a recovery sheet) as a new generation."""
    readers = [public.sealing_key(id) for id in (*holders, sheet or sheet_for(drawer))]
    with transaction(db):
        rows = db.query(
            "SELECT coalesce(max(generation), 0) AS g FROM grants WHERE drawer = ?", [drawer]
        )
        number = next(rows)["g"] + 1
        grant = Grant(drawer, number, seal.wrap(key, readers), granter, keys.verify, "")
        db.execute(
            "INSERT INTO grants VALUES (?, ?, ?, ?, ?, ?, 0)",
            [
                drawer,
                grant.generation,
                grant.wraps,
                granter,
                keys.verify,
                keys.sign(grant.signed_part()),
            ],
        )


def take_in(db: Database, grant: Grant, public: PublicList) -> None:
    """Take in a grant given at another office terminal; one older than those here is left out.

    Raises:
        Unopenable: nobody whom the list knows signed it.
    """
    if not rightly_given(grant, public):
        raise Unopenable("A grant was not signed by anybody here.")
    with transaction(db):
        db.execute(
            "INSERT OR IGNORE INTO grants SELECT ?, ?, ?, ?, ?, ?, 1 WHERE ? >="
            " (SELECT coalesce(max(generation), 0) FROM grants WHERE drawer = ?)",
            [*astuple(grant), grant.generation, grant.drawer],
        )


def is_given(db: Database, drawer: str) -> bool:
    """Tell whether anybody was given a drawer's key, as far as is known here."""
    return bool(list(db.query("SELECT 1 FROM grants WHERE drawer = ? LIMIT 1", [drawer])))


def came_from_elsewhere(db: Database, drawer: str) -> bool:
    """Tell whether every grant of a drawer was given at another terminal."""
    rows = db.query("SELECT min(came) AS c FROM grants WHERE drawer = ?", [drawer])
    return bool(next(rows)["c"])


def forget_older(db: Database, drawer: str) -> None:
    """Drop all but the newest generation, once the drawer was opened with it."""
    with transaction(db):
        db.execute(
            "DELETE FROM grants WHERE drawer = ? AND generation <"
            " (SELECT max(generation) FROM grants WHERE drawer = ?)",
            [drawer, drawer],
        )


def all_grants(db: Database, name: str = "") -> list[Grant]:
    """Return every grant (of this name), the newest generation of each drawer first.

    Of two that were given at once at two terminals, every terminal takes the same one first.
    """
    rows = db.query(
        "SELECT drawer, generation, wraps, granter, key, signature FROM grants"
        " WHERE ?1 IN ('', drawer) ORDER BY drawer, generation DESC, signature",
        [name],
    )
    return [Grant(**row) for row in rows]


def names(db: Database, begin: str) -> set[str]:
    """Return the names that begin like this of what was given."""
    rows = db.query("SELECT drawer FROM grants WHERE drawer GLOB ?", [f"{begin}*"])
    return {row["drawer"] for row in rows}


def key_for(db: Database, public: PublicList, letter: str, private: bytes) -> bytes | None:
    """Return the key of an envelope that a recovery sheet gave, or None: nobody else gives one."""
    for grant in all_grants(db, letter):
        if grant.granter in public.sheets and rightly_given(grant, public):
            return seal.unwrap(grant.wraps, private)
    return None


def keys_for(
    db: Database, public: PublicList, person: str, private: bytes
) -> dict[str, list[bytes]]:
    """Return the drawers that a private key opens: name to keys, the newest first."""
    opened: dict[str, list[bytes]] = {}
    for grant in all_grants(db):
        if grant.drawer.startswith(LETTER):
            continue
        if grant.drawer.startswith(OWN) and not grant.drawer.startswith(OWN + person):
            continue
        if not rightly_given(grant, public):
            continue
        if key := seal.unwrap(grant.wraps, private):
            opened.setdefault(grant.drawer, []).append(key)
    return opened


def rightly_given(grant: Grant, public: PublicList) -> bool:
    """Tell whether somebody whom the list knows signed this grant."""
    known = (
        (public.sheets[grant.granter].verify,)
        if grant.granter in public.sheets
        else public.verify_keys(grant.granter)
    )
    return grant.key in known and verifies(grant.key, grant.signed_part(), grant.signature)


def is_standing(drawer: str) -> bool:
    """Tell whether this is one of the standing drawers."""
    return drawer in STANDING
